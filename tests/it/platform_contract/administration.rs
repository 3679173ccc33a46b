//! What administrators do, what comes of it, and what is written down.

use super::{Guest, text};
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use lychgate::db::{Connection, DbError};
use serde_json::{Value, json};
use std::time::Duration;

const LIFE: Duration = Duration::from_secs(60);

/// Somebody with a confirmed account, signed in.
pub(super) struct Settled {
    pub(super) guest: Guest,
    pub(super) access: String,
    pub(super) id: String,
}

pub(super) async fn settled(service: &Service, username: &str) -> Settled {
    let email = format!("{username}@example.org");
    Person::at(service).settle(service, username, &email).await;
    let guest = Guest::at(service);
    let signed_in = guest.login(&email).await.unwrap();
    let access = text(&signed_in, "access_token").to_owned();
    Settled { guest, access, id: service.user_id(username).await }
}

pub(super) async fn administrator(service: &Service, username: &str) -> Settled {
    service.make_administrator(username).await;
    settled_again(service, username).await
}

pub(super) async fn settled_again(service: &Service, username: &str) -> Settled {
    let guest = Guest::at(service);
    let signed_in = guest.login(&format!("{username}@example.org")).await.unwrap();
    let access = text(&signed_in, "access_token").to_owned();
    Settled { guest, access, id: service.user_id(username).await }
}

impl Settled {
    pub(super) async fn ask(&self, query: &str, variables: &Value) -> Result<Value, String> {
        self.guest.try_ask(Some(&self.access), query, variables).await
    }

    /// Something that takes one person.
    pub(super) async fn act(&self, field: &str, person: &str) -> Result<Value, String> {
        let selected = if field.starts_with("admin") { "reason" } else { "id" };
        let query = format!("mutation ($id: ID!) {{ {field}(user_id: $id) {{ {selected} }} }}");
        self.ask(&query, &json!({ "id": person })).await
    }

    async fn actions(&self, subject: &str) -> Vec<(String, String)> {
        let query = "query ($id: ID) { auditLog(subject_id: $id, limit: 100) { action actor_id } }";
        let lines = self.ask(query, &json!({ "id": subject })).await.unwrap();
        let line = |line: &Value| (text(line, "action").to_owned(), text(line, "actor_id").to_owned());
        lines.as_array().unwrap().iter().map(line).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn printed_operations_run_as_they_are_printed() {
    let service = Service::start(&[]).await;
    settled(&service, "leia").await;
    let leia = administrator(&service, "leia").await;
    for printed in [
        r#"mutation { updateUserStatus(user_id: "user_123", is_active: false) { id is_active } }"#,
        r#"mutation { grantSystemAdmin(user_id: "user_123") { id is_system_admin } }"#,
        r#"mutation { revokeSystemAdmin(user_id: "user_123") { id is_system_admin } }"#,
        r#"mutation { adminResetUserPassword(user_id: "user_123") { success temporary_password } }"#,
        r#"mutation { adminChangeUserEmail(user_id: "user_123", new_email: "new@example.com") { success } }"#,
        r#"mutation { adminResetUser2FA(user_id: "user_123") { success } }"#,
        r#"mutation { adminDeactivateUser(user_id: "user_123", reason: "TOS violation") { success } }"#,
        r#"mutation { adminReactivateUser(user_id: "user_123") { success } }"#,
        r#"mutation { adminToggleSystemAdmin(user_id: "user_123", is_admin: true) { success } }"#,
        r#"mutation { adminEnableApiKey(key_id: "key_123", type: "rest") { success } }"#,
    ] {
        let answer = leia.guest.ask(Some(&leia.access), printed, &json!({})).await;
        let value = answer["data"].as_object().unwrap().values().next().unwrap();
        let is_refused = value["success"] == false || answer["errors"][0]["extensions"]["reason"] == "NOT_FOUND";
        assert!(is_refused, "{printed}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_administrators_who_act_on_each_other_one_stays() {
    let service = Service::start(&[]).await;
    for (round, field) in ["revokeSystemAdmin", "adminDeactivateUser", "revokeSystemAdmin"].into_iter().enumerate() {
        let names = [format!("leia{round}"), format!("luke{round}")];
        for name in &names {
            settled(&service, name).await;
        }
        service.sql("delete from administrators").await;
        let [leia, luke] = &names;
        let (leia, luke) = (administrator(&service, leia).await, administrator(&service, luke).await);
        let (one, other) = tokio::join!(leia.act(field, &luke.id), luke.act(field, &leia.id));
        assert_ne!(one.is_ok(), other.is_ok(), "{field}: {one:?}, {other:?}");
        let reason = one.err().or(other.err()).unwrap();
        assert!(["ADMIN_REQUIRED", "UNAUTHENTICATED"].contains(&&*reason), "{reason}");
        let left = "select count(*) from administrators join accounts on id = account_id where is_active";
        assert_eq!(service.count(left).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_password_is_only_good_for_another() {
    let service = Service::start(&[]).await;
    settled(&service, "leia").await;
    let luke = settled(&service, "luke").await;
    let leia = administrator(&service, "leia").await;
    let reset = "mutation ($id: ID!) { adminResetUserPassword(user_id: $id) { temporary_password reason } }";
    let reset = leia.ask(reset, &json!({ "id": luke.id })).await.unwrap();
    let temporary = text(&reset, "temporary_password");
    assert_eq!(luke.guest.me(&luke.access).await, Err("UNAUTHENTICATED".to_owned()));

    let login = "mutation ($p: String!) { login(email: \"luke@example.org\", password: $p) {
        ... on AuthPayload { access_token } } }";
    let opened = luke.guest.try_ask(None, login, &json!({ "p": temporary })).await.unwrap();
    let access = text(&opened, "access_token");
    assert_eq!(luke.guest.me(access).await, Err("PASSWORD_CHANGE_REQUIRED".to_owned()));
    let sessions = luke.guest.try_ask(Some(access), "{ sessions { id } }", &json!({})).await;
    assert_eq!(sessions, Err("PASSWORD_CHANGE_REQUIRED".to_owned()));
    // No session of the accounts contract may only change it.
    let refused = Person::at(&service).sign_in_with("luke", temporary).await;
    assert_eq!(refused["errors"]["nonFieldErrors"][0]["code"], "password_change_required", "{refused}");

    let client = Client::new(service.base_url());
    let login = "mutation ($p: String!) { login(credentials: { username: \"luke\", password: $p }) { token } }";
    let opened = client.graphql("/session/graphql", &[], login, &json!({ "p": temporary })).await.unwrap();
    let bearer = format!("Bearer {}", text(&opened.json().unwrap()["data"]["login"], "token"));
    let headers = [("authorization", &*bearer)];
    let refused = client.graphql("/session/graphql", &headers, "{ sessions { id } }", &json!({})).await.unwrap();
    let refused = refused.json().unwrap();
    assert_eq!(refused["errors"][0]["extensions"]["reason"], "PASSWORD_CHANGE_REQUIRED", "{refused}");
    let change = "mutation ($o: String!, $n: String!) { changePassword(oldPassword: $o, newPassword: $n) { token } }";
    let passwords = json!({ "o": temporary, "n": PASSWORD });
    let changed = client.graphql("/session/graphql", &headers, change, &passwords).await.unwrap().json().unwrap();
    assert!(changed["data"]["changePassword"]["token"].is_string(), "{changed}");

    // Another is no temporary one.
    let luke = settled_again(&service, "luke").await;
    luke.ask("{ sessions { id } }", &json!({})).await.unwrap();
    let done: Vec<_> =
        leia.actions(&luke.id).await.into_iter().map(|(action, actor)| (action, actor == luke.id)).collect();
    let newest = done.iter().map(|(action, own)| (action.as_str(), *own)).take(5).collect::<Vec<_>>();
    let expected = ["signed_in", "password_changed", "signed_in", "signed_in", "admin_password_reset"];
    assert_eq!(newest, expected.map(|action| (action, action != "admin_password_reset")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_password_expires() {
    let service = Service::start(&[]).await;
    settled(&service, "luke").await;
    service.make_password_temporary("luke").await;
    let guest = Guest::at(&service);
    guest.login("luke@example.org").await.unwrap();
    service.move_clock(Duration::from_hours(7 * 24 + 1));
    assert_eq!(guest.login("luke@example.org").await, Err("INVALID_CREDENTIALS".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_of_somebody_who_was_deactivated_stay_disabled() {
    let service = Service::start(&[]).await;
    settled(&service, "leia").await;
    let luke = settled(&service, "luke").await;
    let leia = administrator(&service, "leia").await;
    let create = "mutation { createApiKey(input: { name: \"bot\", permissions: [\"read\"] }) { key data { id } } }";
    let made = luke.ask(create, &json!({})).await.unwrap();
    let (key, id) = (text(&made, "key"), text(&made["data"], "id"));
    luke.guest.me(key).await.unwrap();
    // That it was used is noted beside the answer.
    let noted = async {
        while luke.ask("{ apiKeys { last_used_at } }", &json!({})).await.unwrap()[0]["last_used_at"].is_null() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(LIFE, noted).await.unwrap();

    leia.act("adminDeactivateUser", &luke.id).await.unwrap();
    assert_eq!(luke.guest.me(key).await, Err("UNAUTHENTICATED".to_owned()));
    leia.act("adminReactivateUser", &luke.id).await.unwrap();
    assert_eq!(luke.guest.me(key).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(luke.guest.me(&luke.access).await, Err("UNAUTHENTICATED".to_owned()));
    let enable = "mutation ($id: ID!) { adminEnableApiKey(key_id: $id, type: \"rest\") { reason } }";
    leia.ask(enable, &json!({ "id": id })).await.unwrap();
    luke.guest.me(key).await.unwrap();
    let actions: Vec<String> = leia.actions(&luke.id).await.into_iter().map(|(action, _)| action).take(4).collect();
    assert_eq!(actions, ["api_key_enabled", "user_reactivated", "user_deactivated", "api_key_created"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_stay_as_they_are_and_outlive_accounts() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let db = &service.server.app.db;
    for statement in ["update audit_entries set action = ''", "delete from audit_entries", "truncate audit_entries"] {
        let refused = db
            .write(async |mut conn: &Connection| {
                diesel_async::RunQueryDsl::execute(diesel::sql_query(statement), &mut conn).await
            })
            .await;
        assert!(matches!(refused, Err(DbError::Internal(_))), "{statement}: {refused:?}");
    }
    service.sql("delete from accounts").await;
    let uuid = luke.id.trim_start_matches("user_");
    let lines = service.count(&format!("select count(*) from audit_entries where subject = '{uuid}'")).await;
    assert!(lines > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_password_is_changed_in_the_session_that_it_opened() {
    let service = Service::start(&[]).await;
    settled(&service, "leia").await;
    let luke = settled(&service, "luke").await;
    let leia = administrator(&service, "leia").await;
    let reset = "mutation ($id: ID!) { adminResetUserPassword(user_id: $id) { temporary_password reason } }";
    let reset = leia.ask(reset, &json!({ "id": luke.id })).await.unwrap();
    let temporary = text(&reset, "temporary_password");
    let login = "mutation ($p: String!) { login(email: \"luke@example.org\", password: $p) {
        ... on AuthPayload { access_token refresh_token } } }";
    let opened = luke.guest.try_ask(None, login, &json!({ "p": temporary })).await.unwrap();
    let renewed = luke.guest.refresh(text(&opened, "refresh_token")).await.unwrap();
    let access = text(&renewed, "access_token");
    for held in
        ["{ me { reason } }", "mutation { logout_all }", "mutation { generate_2fa { secret } }", "{ users { id } }"]
    {
        let refused = luke.guest.try_ask(Some(access), held, &json!({})).await;
        assert_eq!(refused, Err("PASSWORD_CHANGE_REQUIRED".to_owned()), "{held}");
    }
    let change = "mutation ($o: String!, $n: String!) { change_password(current_password: $o, new_password: $n) {
        success reason } }";
    let same = luke.guest.try_ask(Some(access), change, &json!({ "o": temporary, "n": temporary })).await;
    assert_eq!(same, Err("PASSWORD_UNCHANGED".to_owned()));
    luke.guest.try_ask(Some(access), change, &json!({ "o": temporary, "n": PASSWORD })).await.unwrap();
    let renewed = luke.guest.refresh(text(&renewed, "refresh_token")).await.unwrap();
    luke.guest.me(text(&renewed, "access_token")).await.unwrap();
    let again = luke.guest.try_ask(None, login, &json!({ "p": temporary })).await;
    assert_eq!(again, Err("INVALID_CREDENTIALS".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_administrators_in_a_ring_one_stays() {
    let service = Service::start(&[]).await;
    let mut ring = Vec::new();
    for name in ["leia", "luke", "han"] {
        settled(&service, name).await;
        ring.push(administrator(&service, name).await);
    }
    let off = "mutation ($id: ID!) { adminToggleSystemAdmin(user_id: $id, is_admin: false) { reason } }";
    let inactive = "mutation ($id: ID!) { updateUserStatus(user_id: $id, is_active: false) { id } }";
    let [leia, luke, han] = &ring[..] else { unreachable!() };
    let (of_luke, of_han, of_leia) = (json!({ "id": luke.id }), json!({ "id": han.id }), json!({ "id": leia.id }));
    let (one, two, three) = tokio::join!(leia.ask(off, &of_luke), luke.ask(inactive, &of_han), han.ask(off, &of_leia));
    let done = [&one, &two, &three].into_iter().filter(|done| done.is_ok()).count();
    assert!((1..3).contains(&done), "{one:?}, {two:?}, {three:?}");
    let left = "select count(*) from administrators join accounts on id = account_id where is_active";
    assert!(service.count(left).await >= 1);
}
