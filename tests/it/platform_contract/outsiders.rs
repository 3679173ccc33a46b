//! Organizations for those who are not signed in: nobody, whoever still owes a code, and whoever was signed in once.

use super::organizations::Somebody;
use super::{Guest, text};
use crate::support::Service;
use crate::support::person::PASSWORD;
use crate::support::world::World;
use serde_json::json;

const FIELDS: [&str; 7] = [
    "query ($id: ID!) { organization(id: $id) { id members { user_id } } }",
    "query { organizations { id members { user_id } } }",
    r#"mutation { createOrganization(input: { name: "Empire" }) { id } }"#,
    r#"mutation ($id: ID!) { updateOrganization(id: $id, input: { name: "Empire" }) { id } }"#,
    r#"mutation ($id: ID!) { inviteUserToOrganization(organization_id: $id, email: "n@x.io", role: "member") }"#,
    "mutation ($id: ID!, $plain: ID!) { removeUserFromOrganization(organization_id: $id, user_id: $plain) }",
    "mutation ($id: ID!) { deleteOrganization(id: $id) }",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_not_signed_in_hears_and_changes_nothing() {
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let id = owner.found().await;
    let mut people = Vec::new();
    for name in ["plain", "waiting", "deactivated", "archived", "closed", "out"] {
        people.push(Somebody::new(&service, name).await);
        owner.invite(&id, &format!("{name}@example.org"), "admin").await.unwrap();
    }
    let [plain, waiting, deactivated, archived, closed, out] = &people[..] else { panic!("six people") };
    service.give_second_factor("waiting").await;
    let handle = waiting.guest.login("waiting@example.org").await.unwrap();
    let handle = text(&handle, "user_id").to_owned();
    service.deactivate("deactivated").await;
    let accounts = crate::support::person::Person::at(&service);
    for (name, field) in [("archived", "archiveAccount"), ("closed", "deleteAccount")] {
        let tokens = accounts.sign_in(name).await;
        assert_eq!(accounts.confirm(text(&tokens, "token"), field).await["success"], true);
    }
    out.ask("mutation { logout_all }", json!({})).await.unwrap();

    let shown = owner.show(&id).await.unwrap();
    let guest = Guest::at(&service);
    let callers = [
        ("nobody", None),
        ("a handle", Some(&handle)),
        ("deactivated", Some(&deactivated.access)),
        ("archived", Some(&archived.access)),
        ("closed", Some(&closed.access)),
        ("signed out", Some(&out.access)),
    ];
    for (name, access) in callers {
        for field in FIELDS {
            let mut variables = json!({ "id": id, "plain": plain.id });
            for variable in ["id", "plain"] {
                if !field.contains(&format!("${variable}")) {
                    variables.as_object_mut().unwrap().remove(variable);
                }
            }
            let answer = guest.try_ask(access.map(String::as_str), field, &variables).await;
            assert_eq!(answer, Err("UNAUTHENTICATED".to_owned()), "{name}: {field}");
        }
    }
    assert_eq!(owner.show(&id).await.unwrap(), shown);
    assert_eq!(service.count("select count(*) from organizations").await, 1);
    // The code opens all of it.
    assert!(guest.login("waiting@example.org").await.is_ok(), "{PASSWORD}");
}

/// What is nobody's business stays so for those who are signed in, too: an organization that never was, that of others, and
/// one that is malformed are told alike.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_anothers_and_what_never_was_are_told_alike() {
    let service = Service::start(&[]).await;
    let (owner, stranger) = (Somebody::new(&service, "owner").await, Somebody::new(&service, "stranger").await);
    let id = owner.found().await;
    let never = format!("org_{}", "0".repeat(32));
    let upper = id.to_uppercase();
    for id in [id.as_str(), &never, "org_123", "", "user_456", &upper, &format!("{id}0")] {
        for field in FIELDS.iter().filter(|field| field.contains("$id")) {
            let mut variables = json!({ "id": id, "plain": owner.id });
            if !field.contains("$plain") {
                variables.as_object_mut().unwrap().remove("plain");
            }
            assert_eq!(stranger.ask(field, variables).await, Err("NOT_FOUND".to_owned()), "{id}: {field}");
        }
    }
    assert_eq!(stranger.ask("{ organizations { id } }", json!({})).await.unwrap(), json!([]));
}

/// Who belongs to it sees who else does, and only those who run it see who is invited.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plain_members_see_no_invitations() {
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let id = owner.found().await;
    let (member, admin) = (Somebody::new(&service, "member").await, Somebody::new(&service, "admin").await);
    for (email, role) in [("member@example.org", "member"), ("admin@example.org", "admin"), ("n@x.io", "member")] {
        owner.invite(&id, email, role).await.unwrap();
    }
    for (person, role, seen) in [(&member, "member", 0), (&admin, "admin", 1), (&owner, "owner", 1)] {
        let shown = person.show(&id).await.unwrap();
        assert_eq!((text(&shown, "my_role"), shown["members"].as_array().unwrap().len()), (role, 3));
        assert_eq!(shown["invitations"].as_array().unwrap().len(), seen, "{role}");
    }
}
