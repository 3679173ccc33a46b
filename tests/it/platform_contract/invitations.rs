//! Invitations are taken up in every way in which an address becomes a confirmed one, and by nothing else.

use super::organizations::{Somebody, members};
use super::{Guest, text};
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person, newest_link};
use crate::support::world::World;
use lychgate::domain::administer::{self, AddressChange, Changes, Creation};
use lychgate::domain::email_address::EmailAddress;
use lychgate::domain::password_rules::{About, NewPassword};
use lychgate::domain::transfer;
use lychgate::domain::username::Username;
use serde_json::{Value, json};

const INVITED: &str = "leia@example.org";
const FORMER: &str = "princess@example.org";
const ANOTHER: &str = "organa@example.org";

/// How an address becomes a confirmed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    VerifyAccount,
    VerifyEmail,
    ConfirmEmail,
    PasswordReset,
    PasswordSet,
    ChangeEmail,
    ConfirmEmailChange,
    SecondaryEmail,
    Operator,
    OperatorCreates,
    OperatorMoves,
    OperatorAddsSecondary,
    OperatorActivates,
    Import,
}

const WAYS: [Way; 14] = [
    Way::VerifyAccount,
    Way::VerifyEmail,
    Way::ConfirmEmail,
    Way::PasswordReset,
    Way::PasswordSet,
    Way::ChangeEmail,
    Way::ConfirmEmailChange,
    Way::SecondaryEmail,
    Way::Operator,
    Way::OperatorCreates,
    Way::OperatorMoves,
    Way::OperatorAddsSecondary,
    Way::OperatorActivates,
    Way::Import,
];

/// A field of the session contract.
async fn session(service: &Service, access: Option<&str>, query: &str, variables: Value) -> Value {
    let header = access.map(|token| format!("Bearer {token}"));
    let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
    let client = Client::new(service.base_url());
    let answer: Value = client.graphql("/session/graphql", &headers, query, &variables).await.unwrap().json().unwrap();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].as_object().unwrap().values().next().unwrap().clone()
}

fn new_address(typed: &str) -> Option<AddressChange> {
    Some(AddressChange::Set(EmailAddress::parse(typed).unwrap()))
}

async fn operate(service: &Service, changes: Changes) {
    administer::update(&service.server.app, "leia", &changes).await.unwrap();
}

/// All that comes before the last step, and the newest link that was mailed.
async fn prepare(service: &Service, way: Way) -> String {
    let person = Person::at(service);
    match way {
        Way::VerifyAccount | Way::VerifyEmail | Way::ConfirmEmail | Way::Operator => {
            person.register("leia", INVITED).await;
        }
        Way::PasswordReset => {
            person.register("leia", INVITED).await;
            assert_eq!(person.ask_for_reset(INVITED).await["success"], true);
        }
        Way::PasswordSet => {
            person.register("leia", INVITED).await;
            service.mail_password_set("leia").await;
        }
        Way::ChangeEmail => {
            person.settle(service, "leia", FORMER).await;
            let login =
                "mutation ($u: String!, $p: String!) { login(credentials: { username: $u, password: $p }) { token } }";
            let tokens = session(service, None, login, json!({ "u": "leia", "p": PASSWORD })).await;
            let ask = "mutation ($e: EmailAddress!) { changeEmail(email: $e) { status } }";
            session(service, Some(text(&tokens, "token")), ask, json!({ "e": INVITED })).await;
        }
        Way::ConfirmEmailChange => {
            person.settle(service, "leia", FORMER).await;
            let guest = Guest::at(service);
            let tokens = guest.login(FORMER).await.unwrap();
            let ask = "mutation ($e: String!) { change_email(new_email: $e) { success reason } }";
            guest.try_ask(Some(text(&tokens, "access_token")), ask, &json!({ "e": INVITED })).await.unwrap();
        }
        Way::SecondaryEmail => {
            let tokens = person.settle(service, "leia", FORMER).await;
            assert_eq!(person.ask_for_secondary(&tokens.access, INVITED).await["success"], true);
        }
        Way::OperatorMoves | Way::OperatorAddsSecondary => drop(person.settle(service, "leia", FORMER).await),
        Way::OperatorActivates => {
            person.settle(service, "leia", INVITED).await;
            operate(service, Changes { active: Some(false), ..Changes::default() }).await;
        }
        Way::OperatorCreates | Way::Import => return String::new(),
    }
    newest_link(service).await
}

/// The last step.
async fn confirm(service: &Service, way: Way, link: &str) {
    let (person, guest, token) = (Person::at(service), Guest::at(service), json!({ "t": link }));
    let changes = Changes::default();
    match way {
        Way::VerifyAccount => assert_eq!(person.verify(None, link).await["success"], true),
        Way::VerifyEmail => {
            let verify = "mutation ($t: String!) { verify_email(token: $t) { access_token } }";
            guest.try_ask(None, verify, &token).await.unwrap();
        }
        Way::ConfirmEmail => {
            drop(session(service, None, "mutation ($t: String!) { confirmEmail(token: $t) { status } }", token).await);
        }
        Way::PasswordReset => assert_eq!(person.reset(link, "alderaan was beautiful").await["success"], true),
        Way::PasswordSet => {
            let set = "mutation ($t: String!, $p: String!) {
                passwordSet(token: $t, newPassword1: $p, newPassword2: $p) { success errors } }";
            let answer = person.ask(None, set, &json!({ "t": link, "p": PASSWORD })).await;
            assert_eq!(answer["data"]["passwordSet"]["success"], true, "{answer}");
        }
        Way::ChangeEmail => {
            let confirm = "mutation ($t: String!) { confirmEmailChange(token: $t) { status } }";
            drop(session(service, None, confirm, token).await);
        }
        Way::ConfirmEmailChange => {
            let confirm = "mutation ($t: String!) { confirm_email_change(token: $t) { success reason } }";
            guest.try_ask(None, confirm, &token).await.unwrap();
        }
        Way::SecondaryEmail => assert_eq!(person.verify_secondary(link).await["success"], true),
        Way::Operator => operate(service, Changes { verified: Some(true), ..changes }).await,
        Way::OperatorCreates => {
            let password = NewPassword::single(PASSWORD.to_owned(), &About::default()).unwrap();
            let (username, email) = (Username::parse("leia").unwrap(), EmailAddress::parse(INVITED).ok());
            let changes = Changes { verified: Some(true), ..changes };
            let creation = Creation { username, email, password, changes };
            administer::create(&service.server.app, creation).await.unwrap();
        }
        Way::OperatorMoves => {
            operate(service, Changes { email: new_address(INVITED), verified: Some(true), ..changes }).await;
        }
        Way::OperatorAddsSecondary => {
            operate(service, Changes { secondary_email: new_address(INVITED), ..changes }).await;
        }
        Way::OperatorActivates => operate(service, Changes { active: Some(true), ..changes }).await,
        Way::Import => {
            let line = json!({ "pk": 900, "username": "leia", "email": INVITED, "verified": true,
                "date_joined": "2020-02-29T23:59:59Z" });
            transfer::import(&service.server.app, &line.to_string(), &|_| ()).await.unwrap();
        }
    }
}

async fn start() -> Service {
    let setting = ("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED".to_owned(), "true".to_owned());
    Service::start(&[setting]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_to_confirm_an_address_takes_its_invitations_up_and_no_others() {
    for way in WAYS {
        let service = start().await;
        let owner = Somebody::new(&service, "owner").await;
        let (id, other) = (owner.found().await, owner.found().await);
        let link = prepare(&service, way).await;
        owner.invite(&id, INVITED, "admin").await.unwrap();
        for email in [ANOTHER, FORMER] {
            // Who has confirmed the former address is a member already; nobody takes up the other one.
            let _ = owner.invite(&other, email, "member").await;
        }
        let waiting = "select count(*) from organization_invitations where address_key = 'leia@example.org'";
        assert_eq!(service.count(waiting).await, 1, "{way:?}");
        let before = members(&owner.show(&other).await.unwrap()).len();
        confirm(&service, way, &link).await;
        let shown = owner.show(&id).await.unwrap();
        let roles: Vec<&str> = members(&shown).into_iter().map(|(_, role)| role).collect();
        assert_eq!((roles, &shown["invitations"]), (vec!["owner", "admin"], &json!([])), "{way:?}");
        let untouched = owner.show(&other).await.unwrap();
        assert_eq!(members(&untouched).len(), before, "{way:?}");
        let invitations = untouched["invitations"].as_array().unwrap();
        assert!(invitations.iter().any(|invitation| invitation["email"] == ANOTHER), "{way:?}: {untouched}");
        let told = "select count(*) from notifications join accounts on accounts.id = account_id
            where username = 'leia' and kind = 'organization.added' and data->>'role' = 'admin'";
        assert_eq!(service.count(told).await, 1, "{way:?}");
    }
}

/// A mistyped operator's wish must not make somebody a member who cannot sign in, nor an import whoever has confirmed nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_confirmed_nothing_or_cannot_sign_in_stays_invited() {
    let service = start().await;
    let owner = Somebody::new(&service, "owner").await;
    let id = owner.found().await;
    for email in [INVITED, ANOTHER, FORMER] {
        owner.invite(&id, email, "member").await.unwrap();
    }
    let line = |pk: i32, name: &str, email: &str, verified: bool, is_active: bool| {
        json!({ "pk": pk, "username": name, "email": email, "verified": verified, "is_active": is_active,
            "date_joined": "2020-02-29T23:59:59Z" })
    };
    let lines = [line(900, "leia", INVITED, false, true), line(901, "organa", ANOTHER, true, false)];
    let text = lines.map(|line| line.to_string()).join("\n");
    transfer::import(&service.server.app, &text, &|_| ()).await.unwrap();
    operate(&service, Changes { staff: Some(true), ..Changes::default() }).await;
    let organa = Changes { staff: Some(true), ..Changes::default() };
    administer::update(&service.server.app, "organa", &organa).await.unwrap();
    Person::at(&service).register("princess", FORMER).await;
    assert_eq!(members(&owner.show(&id).await.unwrap()), [("owner@example.org", "owner")]);
    assert_eq!(service.count("select count(*) from organization_invitations").await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_that_two_ways_meet_is_taken_up_once() {
    for round in 0..6 {
        let service = start().await;
        let owner = Somebody::new(&service, "owner").await;
        let (id, other) = (owner.found().await, owner.found().await);
        let link = prepare(&service, Way::VerifyAccount).await;
        owner.invite(&id, INVITED, "member").await.unwrap();
        let person = Person::at(&service);
        // The invitation to the other organization comes before the confirmation, after it, or at the same time.
        let operator = async || operate(&service, Changes { verified: Some(true), ..Changes::default() }).await;
        let (_, (), invited, _) = tokio::join!(
            person.verify(None, &link),
            operator(),
            owner.invite(&other, INVITED, "member"),
            confirm_as_session(&service, &link),
        );
        invited.unwrap();
        for id in [&id, &other] {
            assert_eq!(members(&owner.show(id).await.unwrap()).len(), 2, "round {round}");
        }
        assert_eq!(service.count("select count(*) from notifications").await, 2);
        assert_eq!(service.count("select count(*) from organization_invitations").await, 0);
    }
}

/// Whatever comes of it: another way may have been faster.
async fn confirm_as_session(service: &Service, link: &str) {
    let query = "mutation ($t: String!) { confirmEmail(token: $t) { status } }";
    let client = Client::new(service.base_url());
    client.graphql("/session/graphql", &[], query, &json!({ "t": link })).await.unwrap();
}
