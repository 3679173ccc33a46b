//! Registration as settings have it: which arguments there are, which must be given, and accounts without a password. Each
//! is tried in both flavours.

use crate::support::client::{Answer, Client};
use crate::support::person::{Person, codes};
use crate::support::smtp::{Conduct, Step};
use crate::support::{Service, world::World};
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::Full;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Notify;

const PASSWORD: &str = "x7#kQ2zp and more";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flavour {
    Plain,
    Relay,
}

const FLAVOURS: [Flavour; 2] = [Flavour::Plain, Flavour::Relay];

impl Flavour {
    fn path(self) -> &'static str {
        match self {
            Self::Plain => "/accounts",
            Self::Relay => "/accounts-relay",
        }
    }
}

async fn service(settings: &[(&str, &str)]) -> Service {
    let settings = settings.iter().map(|(name, value)| (format!("ACCOUNTS__{name}"), (*value).to_owned()));
    Service::start(&settings.collect::<Vec<_>>()).await
}

/// The arguments of `register` in the served SDL: `name: Type`.
async fn served(service: &Service, flavour: Flavour) -> Vec<String> {
    let request = Request::get(format!("{}/schema.graphql", flavour.path())).body(Full::new(Bytes::new())).unwrap();
    let answer = Client::new(service.base_url()).send(request).await.unwrap();
    let sdl = String::from_utf8(answer.body.to_vec()).unwrap();
    let types = apollo_compiler::Schema::parse_and_validate(&sdl, "served.graphql").unwrap();
    let arguments: Vec<String> = match flavour {
        Flavour::Plain => {
            let register = types.type_field("Mutation", "register").unwrap();
            register.arguments.iter().map(|argument| format!("{}: {}", argument.name, argument.ty)).collect()
        }
        Flavour::Relay => {
            let input = types.get_input_object("RegisterInput").unwrap();
            input.fields.values().map(|field| format!("{}: {}", field.name, field.ty)).collect()
        }
    };
    arguments.into_iter().filter(|argument| !argument.starts_with("clientMutationId")).collect()
}

async fn ask(service: &Service, flavour: Flavour, arguments: &Value, selection: &str) -> Answer {
    let written: Vec<String> =
        arguments.as_object().unwrap().iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let written = written.join(", ");
    let query = match flavour {
        Flavour::Plain => format!("mutation {{ register({written}) {{ {selection} }} }}"),
        Flavour::Relay => format!("mutation {{ register(input: {{ {written} }}) {{ {selection} }} }}"),
    };
    let path = format!("{}/graphql", flavour.path());
    Client::new(service.base_url()).graphql(&path, &[], &query, &json!({})).await.unwrap()
}

/// The payload of a registration with these arguments.
async fn register(service: &Service, flavour: Flavour, arguments: Value) -> Value {
    let answer = ask(service, flavour, &arguments, "success errors token refreshToken").await;
    let body = answer.json().unwrap();
    assert_eq!(answer.status, StatusCode::OK, "{body}");
    body["data"]["register"].clone()
}

/// The form with a password in it.
fn with_password(mut arguments: Value) -> Value {
    arguments["password1"] = PASSWORD.into();
    arguments["password2"] = PASSWORD.into();
    arguments
}

/// That the document does not even fit the schema.
async fn assert_unfit(service: &Service, flavour: Flavour, arguments: Value) {
    let answer = ask(service, flavour, &arguments, "success").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{arguments} {:?}", answer.json());
    assert!(answer.json().unwrap().get("data").is_none());
}

/// Who somebody with this access token is.
async fn me(service: &Service, payload: &Value) -> Value {
    let query = "{ me { username email firstName lastName verified } }";
    let answer = Person::at(service).ask(payload["token"].as_str(), query, &json!({})).await;
    answer["data"]["me"].clone()
}

#[tokio::test]
async fn by_default_address_name_and_password_are_asked_for() {
    let service = service(&[]).await;
    for flavour in FLAVOURS {
        let expected = ["email: String!", "username: String!", "password1: String!", "password2: String!"];
        assert_eq!(served(&service, flavour).await, expected);
        let more = with_password(json!({"email": "a@example.org", "username": "a", "firstName": "A"}));
        assert_unfit(&service, flavour, more).await;
        assert_unfit(&service, flavour, json!({"email": "a@example.org", "username": "a"})).await;
    }
}

#[tokio::test]
async fn names_can_be_asked_for_or_allowed() {
    let settings = [
        ("REGISTER_MUTATION_FIELDS", "email, username, first_name"),
        ("REGISTER_MUTATION_FIELDS_OPTIONAL", "last_name"),
    ];
    for flavour in FLAVOURS {
        let service = service(&settings).await;
        let expected = [
            "email: String!",
            "username: String!",
            "firstName: String!",
            "lastName: String",
            "password1: String!",
            "password2: String!",
        ];
        assert_eq!(served(&service, flavour).await, expected);
        let form = |first: Value, last: Value| {
            with_password(
                json!({"email": "luke@example.org", "username": "luke", "firstName": first, "lastName": last}),
            )
        };
        assert_unfit(&service, flavour, with_password(json!({"email": "", "username": "luke"}))).await;
        assert_unfit(&service, flavour, form(Value::Null, "Skywalker".into())).await;

        let long = register(&service, flavour, form("x".repeat(151).into(), "y".repeat(200).into())).await;
        assert_eq!(
            long["errors"],
            json!({
                "firstName": [{"message": "Ensure this value has at most 150 characters (it has 151).", "code": "max_length"}],
                "lastName": [{"message": "Ensure this value has at most 150 characters (it has 200).", "code": "max_length"}],
            })
        );
        let nul = register(&service, flavour, form("\0".into(), Value::Null)).await;
        assert_eq!(codes(&nul, "firstName"), ["null_characters_not_allowed"]);
        let similar = register(&service, flavour, form("x7#kQ2zp and mor".into(), Value::Null)).await;
        assert_eq!(codes(&similar, "password2"), ["password_too_similar"]);
        assert_eq!(similar["errors"]["password2"][0]["message"], "The password is too similar to the first name.");
        assert_eq!(service.count("select count(*) from accounts").await, 0);

        let done = register(&service, flavour, form(" Luke ".into(), "Skywalker".into())).await;
        let named = json!({"username": "luke", "email": "luke@example.org", "firstName": "Luke", "lastName": "Skywalker", "verified": false});
        assert_eq!(me(&service, &done).await, named, "{done}");
        // As in the forms of the contract, a name must be given and may be empty.
        let empty = with_password(json!({"email": "", "username": "leia", "firstName": ""}));
        let done = register(&service, flavour, empty).await;
        assert_eq!(me(&service, &done).await["firstName"], "", "{done}");
    }
}

#[tokio::test]
async fn who_chooses_no_name_gets_one() {
    for optional in ["", "username"] {
        let settings = [("REGISTER_MUTATION_FIELDS", "email"), ("REGISTER_MUTATION_FIELDS_OPTIONAL", optional)];
        let service = service(&settings).await;
        for (number, flavour) in FLAVOURS.into_iter().enumerate() {
            let form = |name: &str| with_password(json!({"email": format!("{name}{number}@example.org")}));
            let done = register(&service, flavour, form("luke")).await;
            let me = me(&service, &done).await;
            let made_up = me["username"].as_str().unwrap().strip_prefix("user_").unwrap();
            assert!(made_up.len() == 16 && made_up.bytes().all(|byte| byte.is_ascii_hexdigit()), "{me}");
            let named = |username: Value| {
                let mut form = form("leia");
                form["username"] = username;
                form
            };
            if optional.is_empty() {
                assert!(!served(&service, flavour).await.iter().any(|argument| argument.starts_with("username")));
                assert_unfit(&service, flavour, named("leia".into())).await;
                continue;
            }
            assert!(served(&service, flavour).await.contains(&"username: String".to_owned()));
            let chosen = register(&service, flavour, named(format!("leia{number}").into())).await;
            assert_eq!(self::me(&service, &chosen).await["username"], format!("leia{number}"));
            let taken = register(&service, flavour, named(format!("LEIA{number}").into())).await;
            assert_eq!(codes(&taken, "username"), ["unique"]);
            let wrong = register(&service, flavour, named("le ia".into())).await;
            assert_eq!(codes(&wrong, "username"), ["invalid"]);
            for (nothing, email) in [(Value::Null, "a"), ("".into(), "b"), ("  ".into(), "c")] {
                let mut form = form(email);
                form["username"] = nothing;
                let done = register(&service, flavour, form).await;
                let name = self::me(&service, &done).await["username"].clone();
                assert!(name.as_str().unwrap().starts_with("user_"), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn without_an_address_no_mail_goes_out() {
    for optional in ["", "email"] {
        let settings = [("REGISTER_MUTATION_FIELDS", "username"), ("REGISTER_MUTATION_FIELDS_OPTIONAL", optional)];
        let service = service(&settings).await;
        for (number, flavour) in FLAVOURS.into_iter().enumerate() {
            let form = |name: &str| with_password(json!({"username": format!("{name}{number}")}));
            let done = register(&service, flavour, form("luke")).await;
            assert_eq!(me(&service, &done).await["email"], "", "{done}");
            let mut addressed = form("leia");
            addressed["email"] = format!("leia{number}@example.org").into();
            if optional.is_empty() {
                assert_unfit(&service, flavour, addressed).await;
                assert!(service.mails().await.is_empty());
                continue;
            }
            assert!(served(&service, flavour).await.contains(&"email: String".to_owned()));
            assert_eq!(service.mails().await.len(), number);
            assert_eq!(register(&service, flavour, addressed).await["success"], true);
            assert_eq!(service.mails().await.len(), number + 1);
            let mut wrong = form("han");
            wrong["email"] = "nowhere".into();
            assert_eq!(codes(&register(&service, flavour, wrong).await, "email"), ["invalid"]);
        }
    }
}

#[tokio::test]
async fn a_required_name_must_not_be_empty() {
    let service = service(&[("REGISTER_MUTATION_FIELDS", "{\"username\": \"String\"}")]).await;
    for flavour in FLAVOURS {
        let refused = register(&service, flavour, with_password(json!({"username": " "}))).await;
        assert_eq!(codes(&refused, "username"), ["required"]);
    }
}

const PASSWORDLESS: (&str, &str) = ("ALLOW_PASSWORDLESS_REGISTRATION", "true");
const SEND_PASSWORD_SET: (&str, &str) = ("SEND_PASSWORD_SET_EMAIL", "true");

/// The tokens of the links that were mailed since the last look, by the path of the link.
async fn links(service: &Service, seen: &mut usize) -> Vec<(String, String)> {
    let mails = service.mails().await;
    let links = mails.iter().skip(*seen).map(|mail| {
        let link = mail.text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        let (rest, token) = link.rsplit_once('/').unwrap();
        (rest.rsplit('/').next().unwrap().to_owned(), token.to_owned())
    });
    let links = links.collect();
    *seen = mails.len();
    links
}

async fn set_password(service: &Service, token: &str) -> Value {
    let query = "mutation ($t: String!, $p: String!) {
        passwordSet(token: $t, newPassword1: $p, newPassword2: $p) { success errors } }";
    Person::at(service).ask(None, query, &json!({"t": token, "p": PASSWORD})).await["data"]["passwordSet"].clone()
}

#[tokio::test]
async fn without_a_password_nobody_is_signed_in_until_one_is_set() {
    for flavour in FLAVOURS {
        let service = service(&[PASSWORDLESS, SEND_PASSWORD_SET]).await;
        let mut seen = 0;
        assert_eq!(served(&service, flavour).await, ["email: String!", "username: String!"]);
        let form = |name: &str| json!({"email": format!("{name}@example.org"), "username": name});
        assert_unfit(&service, flavour, with_password(form("luke"))).await;
        let done = register(&service, flavour, form("luke")).await;
        assert_eq!(done, json!({"success": true, "errors": null, "token": null, "refreshToken": null}));
        assert_eq!(service.count("select count(*) from accounts where password is null").await, 1);
        assert_eq!(service.count("select count(*) from sessions").await, 0);

        let person = Person::at(&service);
        for guess in ["", " ", PASSWORD, "luke"] {
            let refused = person.sign_in_with("luke", guess).await;
            assert_eq!(codes(&refused, "nonFieldErrors"), ["invalid_credentials"], "{guess}");
        }
        let mailed = links(&service, &mut seen).await;
        let paths: Vec<&str> = mailed.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["activate", "password-set"]);
        assert_eq!(set_password(&service, &mailed[1].1).await, json!({"success": true, "errors": null}));
        assert!(service.account("luke").await.verified);
        assert_eq!(person.sign_in_with("luke", PASSWORD).await["success"], true);
        assert_eq!(codes(&set_password(&service, &mailed[1].1).await, "nonFieldErrors"), ["invalid_token"]);

        // The other way round: the address first, then the password.
        register(&service, flavour, form("leia")).await;
        let mut mailed = links(&service, &mut seen).await;
        // The notice that a password was set has no link.
        mailed.retain(|(path, _)| path == "activate" || path == "password-set");
        assert_eq!(person.verify(None, &mailed[0].1).await["success"], true);
        assert_eq!(set_password(&service, &mailed[1].1).await["success"], true);
        assert_eq!(person.sign_in_with("leia", PASSWORD).await["success"], true);
    }
}

#[tokio::test]
async fn without_a_mail_for_it_a_password_is_set_by_a_reset() {
    let service = service(&[PASSWORDLESS]).await;
    let mut seen = 0;
    for (name, flavour) in ["luke", "leia"].into_iter().zip(FLAVOURS) {
        let address = format!("{name}@example.org");
        assert_eq!(
            register(&service, flavour, json!({"email": address, "username": name})).await["token"],
            Value::Null
        );
        let mailed = links(&service, &mut seen).await;
        assert_eq!(mailed.len(), 1);
        assert_eq!(mailed[0].0, "activate");
        let person = Person::at(&service);
        assert_eq!(person.verify(None, &mailed[0].1).await["success"], true);
        assert_eq!(person.ask_for_reset(&address).await["success"], true);
        let mailed = links(&service, &mut seen).await;
        assert_eq!(mailed[0].0, "password-reset");
        assert_eq!(person.reset(&mailed[0].1, PASSWORD).await["success"], true);
        assert_eq!(person.sign_in_with(name, PASSWORD).await["success"], true);
        seen = service.mails().await.len();
    }
}

#[tokio::test]
async fn each_mail_of_a_registration_has_its_own_setting() {
    for (settings, paths) in [
        (vec![PASSWORDLESS, SEND_PASSWORD_SET, ("SEND_ACTIVATION_EMAIL", "false")], vec!["password-set"]),
        (vec![PASSWORDLESS, ("SEND_ACTIVATION_EMAIL", "false")], vec![]),
        (
            vec![
                PASSWORDLESS,
                SEND_PASSWORD_SET,
                ("REGISTER_MUTATION_FIELDS", "email"),
                ("ALLOW_LOGIN_NOT_VERIFIED", "false"),
            ],
            vec!["activate", "password-set"],
        ),
    ] {
        let service = service(&settings).await;
        let has_name = !settings.contains(&("REGISTER_MUTATION_FIELDS", "email"));
        let may_sign_in = !settings.contains(&("ALLOW_LOGIN_NOT_VERIFIED", "false"));
        let mut seen = 0;
        for (name, flavour) in ["luke", "leia"].into_iter().zip(FLAVOURS) {
            let mut form = json!({"email": format!("{name}@example.org")});
            if has_name {
                form["username"] = name.into();
            }
            let answer = ask(&service, flavour, &form, "success errors").await.json().unwrap();
            assert_eq!(answer["data"]["register"], json!({"success": true, "errors": null}));
            let tokens = ask(&service, flavour, &form, "token").await;
            assert_eq!(tokens.status == StatusCode::OK, may_sign_in, "{:?}", tokens.json());
            let mailed = links(&service, &mut seen).await;
            assert_eq!(mailed.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), paths);
        }
    }
}

#[tokio::test]
async fn an_account_without_address_and_password_gets_no_mail() {
    let service = service(&[PASSWORDLESS, SEND_PASSWORD_SET]).await;
    for (name, flavour) in ["luke", "leia"].into_iter().zip(FLAVOURS) {
        assert_eq!(register(&service, flavour, json!({"email": "", "username": name})).await["success"], true);
    }
    assert!(service.mails().await.is_empty());
}

#[tokio::test]
async fn either_mail_that_is_refused_undoes_the_registration() {
    let service = service(&[PASSWORDLESS, SEND_PASSWORD_SET]).await;
    let form = || json!({"email": "luke@example.org", "username": "luke"});
    for flavour in FLAVOURS {
        let refuse = || Conduct::Refuse(Step::Recipient, "550 nobody of that name here");
        service.mail_conduct(refuse()).await;
        let first = register(&service, flavour, form()).await;
        assert_eq!(codes(&first, "nonFieldErrors"), ["email_fail"]);
        assert_eq!(service.count("select count(*) from accounts").await, 0);
        assert!(service.mails().await.is_empty());

        // The first one arrives, and the second is refused.
        let told = Arc::new(Notify::new());
        service.mail_conduct(Conduct::AnswerWhenTold(Arc::clone(&told))).await;
        let between = async {
            let mail = service.whole_mail().await;
            service.mail_conduct(refuse()).await;
            told.notify_one();
            mail
        };
        let (second, mail) = tokio::join!(register(&service, flavour, form()), between);
        assert_eq!(codes(&second, "nonFieldErrors"), ["email_fail"]);
        assert!(mail.link().contains("/activate/"), "{}", mail.link());
        assert_eq!(service.count("select count(*) from accounts").await, 0);
        assert_eq!(service.count("select count(*) from outbox where account_id is not null").await, 0);
        let lost = Person::at(&service).verify(None, &mail.token()).await;
        assert_eq!(codes(&lost, "nonFieldErrors"), ["invalid_token"]);
    }
    service.mail_conduct(Conduct::Accept).await;
    assert_eq!(register(&service, Flavour::Plain, form()).await["success"], true);
}
