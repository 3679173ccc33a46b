//! Settings that decide which parts of the contract are served, over HTTP and in both flavours.

use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person, Tokens};
use crate::support::world::World;
use lychgate::config::Config;
use serde_json::{Value, json};

const PATHS: [&str; 2] = ["/accounts/graphql", "/accounts-relay/graphql"];

async fn started(settings: &[(&str, &str)]) -> Service {
    let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Service::start(&settings).await
}

/// Asks both flavours for a mutation; `select` is what is read of the payload. Answers status and body, alike in both.
async fn mutate(service: &Service, access: Option<&str>, field: &str, arguments: &str, select: &str) -> (u16, Value) {
    let plain = format!("mutation {{ {field}({arguments}) {{ {select} }} }}");
    let relay = format!("mutation {{ {field}(input: {{ {arguments} }}) {{ {select} }} }}");
    let mut answers = Vec::new();
    for (path, query) in PATHS.into_iter().zip([plain, relay]) {
        answers.push(ask(service, path, access, &query).await);
    }
    let plain = answers.swap_remove(0);
    assert_eq!(plain.0, answers[0].0, "{plain:?} {answers:?}");
    plain
}

async fn ask(service: &Service, path: &str, access: Option<&str>, query: &str) -> (u16, Value) {
    let header = access.map(|token| format!("JWT {token}"));
    let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
    let client = Client::new(service.base_url());
    let answer = client.post(path, &headers, &json!({ "query": query })).await.unwrap();
    (answer.status.as_u16(), answer.json().unwrap())
}

/// What a start with this file says.
fn refused(file: &str) -> String {
    Config::load(std::iter::empty(), Some(&format!("[accounts]\n{file}"))).unwrap_err().to_string()
}

#[tokio::test]
async fn people_sign_in_by_the_fields_that_the_setting_names_only() {
    for (allowed, other) in [("username", "email"), ("email", "username")] {
        let service = started(&[("ACCOUNTS__LOGIN_ALLOWED_FIELDS", allowed)]).await;
        Person::at(&service).register("ada", "ada@example.org").await;
        let name = |field: &str| format!("{field}: \"{}\"", if field == "email" { "ada@example.org" } else { "ada" });
        let sign_in = async |arguments: String| mutate(&service, None, "tokenAuth", &arguments, "success").await;

        let password = format!("password: \"{PASSWORD}\"");
        let (status, answer) = sign_in(format!("{password}, {}", name(allowed))).await;
        assert_eq!((status, &answer), (200, &json!({ "data": { "tokenAuth": { "success": true } } })));
        let (status, answer) = sign_in(format!("{password}, {}", name(other))).await;
        assert_eq!(status, 400, "{answer}");
        let message = format!("Must login with password and one of the following fields ['{allowed}'].");
        let (status, answer) = sign_in(password).await;
        assert_eq!((status, &answer["errors"][0]["message"]), (200, &json!(message)));
        assert_eq!(answer["data"], json!({ "tokenAuth": null }));
    }
}

#[tokio::test]
async fn the_message_names_the_fields_in_the_order_of_the_setting() {
    let service = started(&[("ACCOUNTS__LOGIN_ALLOWED_FIELDS", "username, email")]).await;
    let both = "password: \"p\", email: \"e\", username: \"u\"";
    let (_, answer) = mutate(&service, None, "tokenAuth", both, "success").await;
    let message = "Must login with password and one of the following fields ['username', 'email'].";
    assert_eq!(answer["errors"][0]["message"], message);
}

#[test]
fn fields_to_sign_in_by_have_to_be_known_and_some() {
    let nothing = "LYCHGATE_ACCOUNTS__LOGIN_ALLOWED_FIELDS names nothing: it takes email, username";
    assert_eq!(refused("login_allowed_fields = []"), nothing);
    let unknown = refused("login_allowed_fields = ['email', 'phone']");
    assert_eq!(unknown, "lychgate.toml: accounts.login_allowed_fields names `phone`: it takes email, username");
    let twice = refused("login_allowed_fields = 'email, email'");
    assert_eq!(twice, "LYCHGATE_ACCOUNTS__LOGIN_ALLOWED_FIELDS names `email` twice");
}

#[tokio::test]
async fn fields_of_accounts_are_hidden_by_the_names_of_their_columns() {
    let hidden = "email, last_login, is_staff, is_superuser, secondary_email";
    let service = started(&[("ACCOUNTS__USER_NODE_EXCLUDE_FIELDS", hidden)]).await;
    let tokens = Tokens::of(&Person::at(&service).register("ada", "ada@example.org").await);
    for path in PATHS {
        let me =
            async |field: &str| ask(&service, path, Some(&tokens.access), &format!("{{ me {{ {field} }} }}")).await;
        for field in ["email", "lastLogin", "isStaff", "secondaryEmail"] {
            let (status, answer) = me(field).await;
            assert_eq!(status, 400, "{field}: {answer}");
        }
        let (status, answer) = me("username isActive verified").await;
        let shown = json!({ "username": "ada", "isActive": true, "verified": false });
        assert_eq!((status, answer), (200, json!({ "data": { "me": shown } })));
        let query = "{ __type(name: \"UserNode\") { fields { name } } }";
        let (_, answer) = ask(&service, path, None, query).await;
        let served = answer["data"]["__type"]["fields"].to_string();
        assert!(served.contains("\"username\"") && !served.contains("mail"), "introspection tells the same: {served}");
    }
}

#[tokio::test]
async fn accounts_are_filtered_by_what_the_setting_names_only() {
    let filters = "username.icontains, status__verified.exact";
    let settings = [("ACCOUNTS__USER_NODE_FILTER_FIELDS", filters), ("ACCOUNTS__USERS_VISIBLE_TO", "public")];
    let service = started(&settings).await;
    for name in ["ada", "bea"] {
        Person::at(&service).register(name, &format!("{name}@example.org")).await;
    }
    for path in PATHS {
        let users = async |filter: &str| {
            let query = format!("{{ users({filter}) {{ edges {{ node {{ username }} }} }} }}");
            ask(&service, path, None, &query).await
        };
        let found = json!({ "data": { "users": { "edges": [{ "node": { "username": "bea" } }] } } });
        // The filters behind the ones that are gone are still the ones that they are called.
        assert_eq!(users("username_Icontains: \"B\", status_Verified: false, first: 5").await, (200, found));
        let none = json!({ "data": { "users": { "edges": [] } } });
        assert_eq!(users("status_Verified: true").await, (200, none));
        for filter in [
            "email: \"bea@example.org\"",
            "username: \"bea\"",
            "username_Istartswith: \"b\"",
            "isActive: true",
            "status_Archived: false",
            "status_SecondaryEmail: \"b\"",
        ] {
            let (status, answer) = users(filter).await;
            assert_eq!(status, 400, "{filter}: {answer}");
        }
    }
}

/// The filters of `users`, each with the column that it looks at.
const FILTERS: [(&str, &str); 8] = [
    ("email: \"ada@example.org\"", "email"),
    ("username: \"ada\"", "username"),
    ("username_Icontains: \"A\"", "username"),
    ("username_Istartswith: \"a\"", "username"),
    ("isActive: true", "is_active"),
    ("status_Archived: false", "archived"),
    ("status_Verified: false", "verified"),
    ("status_SecondaryEmail: \"b@example.org\"", "secondary_email"),
];

#[tokio::test]
async fn what_is_hidden_cannot_be_found_out_by_a_filter() {
    for hidden in ["email, is_active, secondary_email", "username, archived, verified"] {
        let settings = [("ACCOUNTS__USER_NODE_EXCLUDE_FIELDS", hidden), ("ACCOUNTS__USERS_VISIBLE_TO", "public")];
        let service = started(&settings).await;
        for (filter, column) in FILTERS {
            let expected = if hidden.split(", ").any(|name| name == column) { 400 } else { 200 };
            for path in PATHS {
                let (status, answer) =
                    ask(&service, path, None, &format!("{{ users({filter}) {{ edges {{ node {{ id }} }} }} }}")).await;
                assert_eq!(status, expected, "{hidden} are hidden, {filter}: {answer}");
            }
        }
    }
}

#[tokio::test]
async fn a_hidden_column_is_filtered_by_where_somebody_chose_that() {
    let settings = [
        ("ACCOUNTS__USER_NODE_EXCLUDE_FIELDS", "email, username"),
        ("ACCOUNTS__USER_NODE_FILTER_FIELDS", "email.exact"),
        ("ACCOUNTS__USERS_VISIBLE_TO", "public"),
    ];
    let service = started(&settings).await;
    Person::at(&service).register("ada", "ada@example.org").await;
    for path in PATHS {
        for (email, found) in [("ada@example.org", 1), ("bea@example.org", 0)] {
            let query = format!("{{ users(email: \"{email}\") {{ edges {{ node {{ firstName }} }} }} }}");
            let (status, answer) = ask(&service, path, None, &query).await;
            let edges = answer["data"]["users"]["edges"].as_array().map(Vec::len);
            assert_eq!((status, edges), (200, Some(found)), "{answer}");
        }
    }
}

#[test]
fn fields_and_filters_have_to_be_known() {
    let unknown = refused("user_node_exclude_fields = ['email', 'isStaff']");
    assert!(unknown.contains("names `isStaff`: it takes last_login, username, first_name,"), "{unknown}");
    let id = refused("user_node_exclude_fields = 'id'");
    assert!(id.contains("names `id`, which cannot be hidden: clients find an account again by it"), "{id}");
    let filter = refused("user_node_filter_fields = 'username.exact, username.iexact'");
    assert!(
        filter.contains("names `username.iexact`, which is none of the documented filters: email.exact,"),
        "{filter}"
    );
}
