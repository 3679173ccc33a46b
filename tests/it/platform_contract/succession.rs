//! What becomes of organizations when their owner leaves.

use super::organizations::{Somebody, members};
use super::text;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use lychgate::domain::administer;
use serde_json::{Value, json};

const DELETING: (&str, &str) = ("ACCOUNTS__ALLOW_DELETE_ACCOUNT", "true");

async fn start(settings: &[(&str, &str)]) -> Service {
    let named: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Service::start(&named).await
}

/// How somebody leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    DeleteAccount,
    CloseAccount,
    Operator,
}

async fn leave(service: &Service, name: &str, leaving: Leaving) -> Result<(), String> {
    let person = Person::at(service);
    match leaving {
        Leaving::DeleteAccount => {
            let tokens = person.sign_in(name).await;
            let answer = person.confirm(text(&tokens, "token"), "deleteAccount").await;
            if answer["success"] == true { Ok(()) } else { Err(answer.to_string()) }
        }
        Leaving::CloseAccount => {
            let client = Client::new(service.base_url());
            let login =
                "mutation ($u: String!, $p: String!) { login(credentials: { username: $u, password: $p }) { token } }";
            let ask = async |header: &[(&str, &str)], query: &str, variables: Value| -> Value {
                client.graphql("/session/graphql", header, query, &variables).await.unwrap().json().unwrap()
            };
            let tokens = ask(&[], login, json!({ "u": name, "p": PASSWORD })).await;
            let bearer = format!("Bearer {}", text(&tokens["data"]["login"], "token"));
            let answer = ask(&[("authorization", &bearer)], "mutation { closeAccount { status } }", json!({})).await;
            if answer.get("errors").is_none() { Ok(()) } else { Err(answer.to_string()) }
        }
        Leaving::Operator => {
            administer::delete(&service.server.app, name).await.map(drop).map_err(|error| error.to_string())
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_owner_leaves_passes_to_whoever_administers_it_longest() {
    for leaving in [Leaving::DeleteAccount, Leaving::CloseAccount, Leaving::Operator] {
        let service = start(&[DELETING]).await;
        let owner = Somebody::new(&service, "owner").await;
        let (shared, alone) = (owner.found().await, owner.found().await);
        let mut people = Vec::new();
        // The first of them cannot sign in any more, and the last one came later.
        for (name, role) in [("plain", "member"), ("gone", "admin"), ("first", "admin"), ("second", "admin")] {
            people.push(Somebody::new(&service, name).await);
            owner.invite(&shared, &format!("{name}@example.org"), role).await.unwrap();
            owner.invite(&alone, &format!("{name}@example.org"), "member").await.unwrap();
        }
        owner.invite(&shared, "invited@example.org", "member").await.unwrap();
        service.deactivate("gone").await;
        leave(&service, "owner", leaving).await.unwrap();
        let [plain, _, first, second] = &people[..] else { panic!("four people") };

        let shown = first.show(&shared).await.unwrap();
        let expected = [
            ("plain@example.org", "member"),
            ("gone@example.org", "admin"),
            ("first@example.org", "owner"),
            ("second@example.org", "admin"),
        ];
        assert_eq!(members(&shown), expected, "{leaving:?}");
        assert_eq!(shown["invitations"].as_array().unwrap().len(), 1, "{leaving:?}");
        let inbox = first.ask("{ notifications { type data } }", json!({})).await.unwrap();
        assert_eq!(inbox[0]["type"], "organization.owned", "{leaving:?}");
        assert_eq!(inbox[0]["data"]["organization_id"], shared, "{leaving:?}");
        for other in [plain, second] {
            let inbox = other.ask("{ notifications { type } }", json!({})).await.unwrap();
            assert!(inbox.as_array().unwrap().iter().all(|news| news["type"] == "organization.added"), "{inbox}");
        }
        // It is wholly theirs; the one that nobody else administered is gone.
        assert_eq!(first.show(&alone).await, Err("NOT_FOUND".to_owned()), "{leaving:?}");
        first.invite(&shared, "new@example.org", "admin").await.unwrap();
        first.ask("mutation ($id: ID!) { deleteOrganization(id: $id) }", json!({ "id": shared })).await.unwrap();
        for table in ["organizations", "organization_members", "organization_invitations"] {
            assert_eq!(service.count(&format!("select count(*) from {table}")).await, 0, "{leaving:?}: {table}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_is_only_deactivated_hands_on_what_it_can_and_keeps_the_rest() {
    for leaving in [Leaving::DeleteAccount, Leaving::CloseAccount] {
        let service = start(&[]).await;
        let owner = Somebody::new(&service, "owner").await;
        let (shared, alone) = (owner.found().await, owner.found().await);
        let admin = Somebody::new(&service, "admin").await;
        owner.invite(&shared, "admin@example.org", "admin").await.unwrap();
        owner.invite(&alone, "admin@example.org", "member").await.unwrap();
        leave(&service, "owner", leaving).await.unwrap();
        let handed_on = [("owner@example.org", "admin"), ("admin@example.org", "owner")];
        assert_eq!(members(&admin.show(&shared).await.unwrap()), handed_on, "{leaving:?}");
        let kept = [("owner@example.org", "owner"), ("admin@example.org", "member")];
        assert_eq!(members(&admin.show(&alone).await.unwrap()), kept, "{leaving:?}");
        // The new owner may let the former one go.
        admin.remove(&shared, &owner.id).await.unwrap();
    }
}

/// Suspending and archiving are undone again: nothing changes hands.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_away_for_a_while_stays_the_owner() {
    let service = start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let id = owner.found().await;
    let admin = Somebody::new(&service, "admin").await;
    owner.invite(&id, "admin@example.org", "admin").await.unwrap();
    let expected = [("owner@example.org", "owner"), ("admin@example.org", "admin")];
    let suspended = administer::Changes { active: Some(false), ..administer::Changes::default() };
    administer::update(&service.server.app, "owner", &suspended).await.unwrap();
    assert_eq!(members(&admin.show(&id).await.unwrap()), expected);
    let back = administer::Changes { active: Some(true), archived: Some(true), ..administer::Changes::default() };
    administer::update(&service.server.app, "owner", &back).await.unwrap();
    assert_eq!(members(&admin.show(&id).await.unwrap()), expected);
    assert_eq!(admin.remove(&id, &owner.id).await, Err("OWNER_STAYS".to_owned()));
}

/// Each is the heir of the other, and others come and go meanwhile: nobody is left owning nothing, and nothing without owner.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn owners_who_leave_at_the_same_time_leave_nothing_behind_without_one() {
    let service = start(&[DELETING]).await;
    let last = Somebody::new(&service, "last").await;
    for round in 0..6 {
        let (a, b) = (format!("a{round}"), format!("b{round}"));
        let (one, two) = (Somebody::new(&service, &a).await, Somebody::new(&service, &b).await);
        let (of_one, of_two) = (one.found().await, two.found().await);
        one.invite(&of_one, &format!("{b}@example.org"), "admin").await.unwrap();
        two.invite(&of_two, &format!("{a}@example.org"), "admin").await.unwrap();
        one.invite(&of_one, "last@example.org", "admin").await.unwrap();
        two.invite(&of_two, "last@example.org", "admin").await.unwrap();
        let joining = join(&two, &of_one, round);
        let (first, second, _) = tokio::join!(persist(&service, &a), persist(&service, &b), joining);
        assert!(first && second, "round {round}");
        for id in [&of_one, &of_two] {
            assert_eq!(text(&last.show(id).await.unwrap(), "my_role"), "owner", "round {round}");
        }
        let orphans = "select count(*) from organizations where not exists (select from organization_members
            where organization_id = id and account_id = owner_id and role = 'owner')";
        assert_eq!(service.count(orphans).await, 0, "round {round}");
    }
}

async fn join(admin: &Somebody, id: &str, round: i32) {
    // Whether it still goes is all the same.
    let _ = admin.invite(id, &format!("new{round}@example.org"), "member").await;
}

/// Who is told to try again does.
async fn persist(service: &Service, name: &str) -> bool {
    for _ in 0..5 {
        if leave(service, name, Leaving::Operator).await.is_ok() {
            return true;
        }
    }
    false
}
