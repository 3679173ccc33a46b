//! Organizations: who may do what, who comes in, and many at the same time.

use super::{Guest, text};
use crate::support::Service;
use crate::support::person::{Person, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use lychgate::domain::clean::clean;
use serde_json::{Value, json};
use std::time::Duration;

const INVITE: &str = "mutation ($id: ID!, $email: String!, $role: String!) {
    inviteUserToOrganization(organization_id: $id, email: $email, role: $role) }";
const REMOVE: &str =
    "mutation ($id: ID!, $user: ID!) { removeUserFromOrganization(organization_id: $id, user_id: $user) }";
const SHOW: &str = "query ($id: ID!) { organization(id: $id) {
    my_role members { user_id email role } invitations { email role } } }";
const DAY: Duration = Duration::from_secs(86_400);

/// Somebody who is signed in, with a confirmed address.
pub(super) struct Somebody {
    pub(super) guest: Guest,
    pub(super) access: String,
    pub(super) id: String,
}

impl Somebody {
    pub(super) async fn new(service: &Service, name: &str) -> Self {
        let (person, email) = (Person::at(service), format!("{name}@example.org"));
        person.register(name, &email).await;
        person.verify(None, &newest_link(service).await).await;
        let guest = Guest::at(service);
        let access = text(&guest.login(&email).await.unwrap(), "access_token").to_owned();
        let id = text(&guest.me(&access).await.unwrap(), "id").to_owned();
        Self { guest, access, id }
    }

    pub(super) async fn ask(&self, query: &str, variables: Value) -> Result<Value, String> {
        self.guest.try_ask(Some(&self.access), query, &variables).await
    }

    pub(super) async fn found(&self) -> String {
        let made = self.ask("mutation { createOrganization(input: { name: \"Rebels\" }) { id } }", json!({})).await;
        text(&made.unwrap(), "id").to_owned()
    }

    pub(super) async fn invite(&self, id: &str, email: &str, role: &str) -> Result<Value, String> {
        self.ask(INVITE, json!({ "id": id, "email": email, "role": role })).await
    }

    pub(super) async fn remove(&self, id: &str, user: &str) -> Result<Value, String> {
        self.ask(REMOVE, json!({ "id": id, "user": user })).await
    }

    pub(super) async fn show(&self, id: &str) -> Result<Value, String> {
        self.ask(SHOW, json!({ "id": id })).await
    }
}

/// Addresses and roles of the members.
pub(super) fn members(shown: &Value) -> Vec<(&str, &str)> {
    let members = shown["members"].as_array().unwrap();
    members.iter().map(|member| (text(member, "email"), text(member, "role"))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_role_may_do_what_is_its_own() {
    const NOT: Option<&str> = Some("NOT_ALLOWED");
    const GONE: Option<&str> = Some("NOT_FOUND");
    const INVITE_MEMBER: &str =
        r#"mutation ($id: ID!) { inviteUserToOrganization(organization_id: $id, email: "N@x.io", role: "member") }"#;
    const INVITE_ADMIN: &str =
        r#"mutation ($id: ID!) { inviteUserToOrganization(organization_id: $id, email: "N@x.io", role: "admin") }"#;
    // What an outsider, a member, somebody who administers it, and the owner hear.
    let table: [(&str, [Option<&str>; 4]); 8] = [
        ("query ($id: ID!) { organization(id: $id) { id } }", [GONE, None, None, None]),
        ("mutation ($id: ID!) { updateOrganization(id: $id, input: {}) { id } }", [GONE, NOT, None, None]),
        (INVITE_MEMBER, [GONE, NOT, None, None]),
        (INVITE_ADMIN, [GONE, NOT, NOT, None]),
        (
            "mutation ($id: ID!, $plain: ID!) { removeUserFromOrganization(organization_id: $id, user_id: $plain) }",
            [GONE, NOT, None, None],
        ),
        (
            "mutation ($id: ID!, $admin: ID!) { removeUserFromOrganization(organization_id: $id, user_id: $admin) }",
            [GONE, NOT, NOT, None],
        ),
        (
            "mutation ($id: ID!, $owner: ID!) { removeUserFromOrganization(organization_id: $id, user_id: $owner) }",
            [GONE, NOT, Some("OWNER_STAYS"), Some("OWNER_STAYS")],
        ),
        ("mutation ($id: ID!) { deleteOrganization(id: $id) }", [GONE, NOT, NOT, None]),
    ];
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let outsider = Somebody::new(&service, "outsider").await;
    let (member, admin) = (Somebody::new(&service, "member").await, Somebody::new(&service, "admin").await);
    let (plain, other) = (Somebody::new(&service, "plain").await, Somebody::new(&service, "other").await);
    for (query, expected) in table {
        for (caller, expected) in [&outsider, &member, &admin, &owner].into_iter().zip(expected) {
            let id = owner.found().await;
            for (name, role) in [("member", "member"), ("admin", "admin"), ("plain", "member"), ("other", "admin")] {
                owner.invite(&id, &format!("{name}@example.org"), role).await.unwrap();
            }
            let variables = json!({ "id": id, "plain": plain.id, "admin": other.id, "owner": owner.id });
            let answer = caller.ask(query, variables).await;
            assert_eq!(answer.as_ref().err().map(String::as_str), expected, "{query}: {answer:?}");
            let _ = owner.ask("mutation ($id: ID!) { deleteOrganization(id: $id) }", json!({ "id": id })).await;
        }
    }
    assert_eq!(service.count("select count(*) from organizations").await, 0);
    assert_eq!(service.count("select count(*) from organization_members").await, 0);
    assert_eq!(service.count("select count(*) from organization_invitations").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_is_taken_up_by_whoever_confirms_the_address_and_by_nobody_else() {
    let service = Service::start(&[]).await;
    let (owner, leia) = (Somebody::new(&service, "owner").await, Somebody::new(&service, "leia").await);
    let (id, late) = (owner.found().await, owner.found().await);
    owner.invite(&late, "new@example.org", "member").await.unwrap();
    service.move_clock(15 * DAY);
    let owner = Somebody { access: login(&owner.guest, "owner").await, ..owner };
    owner.invite(&id, "new@example.org", "admin").await.unwrap();
    // Who has the address, and has not confirmed it, has nothing of it.
    let person = Person::at(&service);
    person.register("new", "NEW@example.org").await;
    let link = newest_link(&service).await;
    let leia = Somebody { access: login(&leia.guest, "leia").await, ..leia };
    assert_eq!(leia.show(&id).await.unwrap_err(), "NOT_FOUND");
    let waiting = owner.show(&id).await.unwrap();
    assert_eq!(members(&waiting), [("owner@example.org", "owner")]);
    assert_eq!(waiting["invitations"], json!([{ "email": "new@example.org", "role": "admin" }]));
    person.verify(None, &link).await;
    let joined = owner.show(&id).await.unwrap();
    assert_eq!(members(&joined), [("owner@example.org", "owner"), ("NEW@example.org", "admin")]);
    assert_eq!(joined["invitations"], json!([]));
    let newcomer = login(&owner.guest, "new").await;
    let count = owner.guest.try_ask(Some(&newcomer), "{ unreadNotificationCount }", &json!({})).await;
    assert_eq!(count.unwrap(), 1);
    // The other one had expired, and went.
    assert_eq!(members(&owner.show(&late).await.unwrap()), [("owner@example.org", "owner")]);
    assert_eq!(service.count("select count(*) from organization_invitations").await, 0);
}

async fn login(guest: &Guest, name: &str) -> String {
    text(&guest.login(&format!("{name}@example.org")).await.unwrap(), "access_token").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_goes_with_its_organization_and_after_its_time() {
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let (gone, kept) = (owner.found().await, owner.found().await);
    owner.invite(&gone, "new@example.org", "member").await.unwrap();
    owner.invite(&kept, "other@example.org", "member").await.unwrap();
    owner.ask("mutation ($id: ID!) { deleteOrganization(id: $id) }", json!({ "id": gone })).await.unwrap();
    let newcomer = Somebody::new(&service, "new").await;
    assert_eq!(newcomer.ask("{ organizations { id } }", json!({})).await.unwrap(), json!([]));
    service.move_clock(13 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap().invitations, 0);
    service.move_clock(2 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap().invitations, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_invitations_of_one_person_one_counts() {
    let service = Service::start(&[]).await;
    let (owner, _) = (Somebody::new(&service, "owner").await, Somebody::new(&service, "leia").await);
    let id = owner.found().await;
    for (email, late) in [("leia@example.org", "ALREADY_MEMBER"), ("new@example.org", "ALREADY_INVITED")] {
        let before = service.mails().await.len();
        let answers = join_all((0..20).map(|_| owner.invite(&id, email, "member"))).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| !answer.as_ref().is_err_and(|reason| reason != late)), "{answers:?}");
        assert_eq!(service.mails().await.len(), before + 1);
    }
    let shown = owner.show(&id).await.unwrap();
    assert_eq!(members(&shown), [("owner@example.org", "owner"), ("leia@example.org", "member")]);
    assert_eq!(service.count("select count(*) from notifications").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inviting_and_confirming_at_the_same_time_loses_nobody() {
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let person = Person::at(&service);
    for number in 0..8 {
        let (name, email) = (format!("new{number}"), format!("new{number}@example.org"));
        let id = owner.found().await;
        person.register(&name, &email).await;
        let link = newest_link(&service).await;
        let (invited, _) = tokio::join!(owner.invite(&id, &email, "member"), person.verify(None, &link));
        invited.unwrap();
        assert_eq!(members(&owner.show(&id).await.unwrap()).len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_who_leaves_at_once_is_gone_and_the_owner_stays() {
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let id = owner.found().await;
    let mut people = Vec::new();
    for name in ["a", "b", "c", "d"] {
        people.push(Somebody::new(&service, &format!("admin-{name}")).await);
        owner.invite(&id, &format!("admin-{name}@example.org"), "admin").await.unwrap();
    }
    let attacks = people.iter().map(|person| person.remove(&id, &owner.id));
    let leaving = people.iter().map(|person| person.remove(&id, &person.id));
    let removing = people.iter().map(|person| owner.remove(&id, &person.id));
    let (attacks, leaving, removing) = tokio::join!(join_all(attacks), join_all(leaving), join_all(removing));
    assert!(attacks.iter().all(Result::is_err), "{attacks:?}");
    for (left, removed) in leaving.iter().zip(&removing) {
        assert!(left.is_ok() != removed.is_ok(), "{left:?} {removed:?}");
    }
    assert_eq!(members(&owner.show(&id).await.unwrap()), [("owner@example.org", "owner")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_owns_more_than_twenty_however_many_ask_at_once() {
    let service = Service::start(&[]).await;
    let owner = Somebody::new(&service, "owner").await;
    let create = "mutation { createOrganization(input: { name: \"Rebels\" }) { id } }";
    for _ in 0..10 {
        owner.ask(create, json!({})).await.unwrap();
    }
    let answers = join_all((0..20).map(|_| owner.ask(create, json!({})))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10, "{answers:?}");
    assert!(answers.iter().all(|answer| !answer.as_ref().is_err_and(|reason| reason != "TOO_MANY")), "{answers:?}");
}
