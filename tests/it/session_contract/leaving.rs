//! Closing an account, and ending single sessions.

use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person, codes};
use crate::support::world::World;
use serde_json::{Value, json};
use std::time::Duration;

async fn revoke(device: &Device, session: &Value, id: &str) -> Result<Value, String> {
    let query = "mutation ($i: String!) { revokeSession(id: $i) { sessionsEnded } }";
    device.try_ask(Some(text(session, "token")), query, &json!({ "i": id })).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_of_another_contract_is_ended_with_its_tokens() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let there = person.settle(&service, "cody", "cody@example.org").await;
    let device = Device::at(&service);
    let session = device.login("cody", None).await;
    let shown = device.sessions(text(&session, "token")).await.unwrap();
    let foreign = shown.as_array().unwrap().iter().find(|it| it["contract"] == "accounts").unwrap();
    assert_eq!(revoke(&device, &session, text(foreign, "id")).await.unwrap()["sessionsEnded"], 1);
    assert_eq!(person.me(&there.access).await, None);
    assert_eq!(codes(&person.refresh(&there.refresh).await, "nonFieldErrors"), ["invalid_token"]);
    let again = revoke(&device, &session, text(foreign, "id")).await;
    assert_eq!(again, Err("SESSION_UNKNOWN".to_owned()));

    // One that nobody can go on with is not there.
    service.move_clock(Duration::from_secs(50 * 60));
    let renewed = device.new_token(text(&session, "refreshToken")).await.unwrap();
    let late = device.login("cody", None).await;
    service.move_clock(Duration::from_secs(23 * 60 * 60 + 50 * 60));
    let renewed = device.new_token(text(&renewed, "refreshToken")).await.unwrap();
    service.move_clock(Duration::from_secs(11 * 60));
    assert_eq!(device.sessions(text(&renewed, "token")).await.unwrap().as_array().unwrap().len(), 1);
    assert_eq!(revoke(&device, &renewed, text(&late, "sessionId")).await, Err("SESSION_UNKNOWN".to_owned()));
    for garbage in ["", "0", "00000000-0000-0000-0000-000000000000", "\u{0}"] {
        assert_eq!(revoke(&device, &renewed, garbage).await, Err("SESSION_UNKNOWN".to_owned()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_account_is_closed_everywhere_and_its_last_mail_outlives_it() {
    for is_final in ["true", "false"] {
        let settings = [("ACCOUNTS__ALLOW_DELETE_ACCOUNT", is_final)];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let service = Service::start(&settings).await;
        let person = Person::at(&service);
        let there = person.settle(&service, "krennic", "krennic@example.org").await;
        let device = Device::at(&service);
        let session = device.login("krennic", None).await;
        let query = "mutation ($p: String) { closeAccount(password: $p) { status } }";
        let closed = device.try_ask(Some(text(&session, "token")), query, &json!({ "p": PASSWORD })).await;
        assert_eq!(closed.unwrap()["status"], 200);
        assert_eq!(person.me(&there.access).await, None);
        assert_eq!(device.new_token(text(&session, "refreshToken")).await, Err("TOKEN_INVALID".to_owned()));
        assert_eq!(codes(&person.sign_in("krennic").await, "nonFieldErrors"), ["invalid_credentials"]);
        let left = i64::from(is_final == "false");
        assert_eq!(service.count("select count(*) from accounts").await, left);
        let last = "select count(*) from outbox where kind = 'account_closed' and account_id is null";
        assert_eq!(service.count(last).await, 1);
    }
}
