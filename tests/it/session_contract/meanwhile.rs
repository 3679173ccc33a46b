//! What changes while somebody is at it: nothing is done by what was so a moment before.

use super::{Device, Service, text};
use crate::support::person::{PASSWORD, Person, Tokens, codes};
use crate::support::world::World;
use diesel_async::RunQueryDsl;
use lychgate::db::{Connection, DbError, accounts};
use serde_json::{Value, json};
use std::future::Future;

/// Has somebody ask for something until it waits for the account, and changes something before it goes on.
async fn meanwhile<T: Send + 'static>(
    service: &Service,
    username: &str,
    asking: impl Future<Output = T> + Send + 'static,
    change: String,
) -> T {
    const WAITING: &str =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let account = service.account(username).await;
    let work = async |mut conn: &Connection| {
        accounts::lock(conn, account.id).await?;
        let asked = tokio::spawn(asking);
        while service.count(WAITING).await == 0 && !asked.is_finished() {
            tokio::task::yield_now().await;
        }
        assert!(!asked.is_finished(), "it did not wait for the account");
        diesel::sql_query(change).execute(&mut conn).await?;
        Ok::<_, DbError>(asked)
    };
    let asked = service.server.app.db.transaction(work).await.unwrap();
    asked.await.unwrap()
}

/// Somebody who settled, with a session from a device called `first`.
async fn settle(username: &str) -> (Service, Person, Device, Value) {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, username, &format!("{username}@example.org")).await;
    let device = Device::at(&service);
    let session = device.login(username, Some("first")).await;
    (service, person, device, session)
}

fn ended(session: &Value) -> String {
    format!("update sessions set ended_at = created_at where id = '{}'", text(session, "sessionId"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_is_no_longer_trusted_is_asked_for_a_code() {
    let (service, _, device, session) = settle("sabine").await;
    service.give_second_factor("sabine").await;
    service.sql("insert into profiles (account_id, two_factor_per_device) select id, true from accounts").await;
    service.sql("update devices set trusted_until = created_at + interval '30 days'").await;
    let known = text(&session, "deviceId").to_owned();
    assert_eq!(device.login("sabine", Some(&known)).await["promptTwoFactorAuth"], false);
    for change in ["update profiles set two_factor_per_device = false", "update devices set trusted_until = null"] {
        let (device, known) = (device.clone(), known.clone());
        let asking = async move { device.login("sabine", Some(&known)).await };
        let sessions = service.count("select count(*) from sessions").await;
        let answer = meanwhile(&service, "sabine", asking, change.to_owned()).await;
        assert_eq!(answer["promptTwoFactorAuth"], true, "{change}");
        assert_eq!(service.count("select count(*) from sessions").await, sessions);
        service.sql("update profiles set two_factor_per_device = true").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ended_disables_no_codes() {
    let (service, _, device, session) = settle("hondo").await;
    service.give_second_factor("hondo").await;
    for password in [None, Some(PASSWORD)] {
        let (asking_device, access) = (device.clone(), text(&session, "token").to_owned());
        let asking = async move {
            let query = "mutation ($p: String) { disable2Fa(password: $p) { status } }";
            asking_device.try_ask(Some(&access), query, &json!({ "p": password })).await
        };
        let answer = meanwhile(&service, "hondo", asking, ended(&session)).await;
        assert_eq!(answer, Err("UNAUTHENTICATED".to_owned()));
        assert_eq!(service.count("select count(*) from second_factors").await, 1);
        service.sql("update sessions set ended_at = null").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ended_changes_no_password() {
    let (service, person, _, _) = settle("aurra").await;
    let thief = Tokens::of(&person.sign_in("aurra").await);
    let asking = {
        let (person, access) = (person.clone(), thief.access.clone());
        async move { person.change_password(&access, PASSWORD, "a password of the thief").await }
    };
    // As enabling codes from another session does.
    let change = "update sessions set ended_at = created_at where contract = 'accounts'".to_owned();
    let answer = meanwhile(&service, "aurra", asking, change).await;
    assert_eq!(codes(&answer, "nonFieldErrors"), ["unauthenticated"]);
    assert_eq!(person.sign_in("aurra").await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_factor_that_comes_up_is_asked_for() {
    let (service, person, device, _) = settle("cad").await;
    let change =
        "insert into second_factors (account_id, kind, enabled_at) select id, 'mail', created_at from accounts";
    let asking = {
        let device = device.clone();
        async move { device.login("cad", None).await }
    };
    assert_eq!(meanwhile(&service, "cad", asking, change.to_owned()).await["promptTwoFactorAuth"], true);
    service.sql("delete from second_factors").await;
    let asking = async move { person.sign_in("cad").await };
    let answer = meanwhile(&service, "cad", asking, change.to_owned()).await;
    assert_eq!(codes(&answer, "nonFieldErrors"), ["second_factor_required"]);
}
