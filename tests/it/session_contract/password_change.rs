//! Changing the password, with and without a second factor.

use super::second_step::{newest_code, settle, wrong};
use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person};
use crate::support::smtp::Conduct;
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;

const NEW: &str = "qlr4nq3f3 for all";
const MINUTE: Duration = Duration::from_secs(60);

async fn change_to(device: &Device, access: &str, new: &str) -> Result<Value, String> {
    let query = "mutation ($o: String!, $n: String!) {
        changePassword(oldPassword: $o, newPassword: $n) { status token refreshToken sessionId } }";
    device.try_ask(Some(access), query, &json!({ "o": PASSWORD, "n": new })).await
}

async fn change(device: &Device, access: &str) -> Result<Value, String> {
    change_to(device, access, NEW).await
}

async fn confirm(device: &Device, access: &str, code: &str) -> Result<Value, String> {
    let query = "mutation ($c: String!) { confirmChangePassword2Fa(code: $c) { status token sessionId } }";
    device.try_ask(Some(access), query, &json!({ "c": code })).await
}

async fn resend(device: &Device, access: &str) -> Result<Value, String> {
    device.try_ask(Some(access), "mutation { resendChangePassword2Fa { status } }", &json!({})).await
}

fn refused(reason: &str) -> Result<Value, String> {
    Err(reason.to_owned())
}

const LIVE: &str = "select count(*) from sessions where ended_at is null";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_session_ends_and_the_new_one_is_on_the_same_device() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let there = person.settle(&service, "leia", "leia@example.org").await;
    let device = Device::at(&service);
    let other = device.login("leia", None).await;
    let own = device.login("leia", Some("falcon")).await;
    service.sql(&format!("update sessions set assurance = 2 where id = '{}'", text(&own, "sessionId"))).await;
    let changed = change(&device, text(&own, "token")).await.unwrap();
    assert_ne!(changed["sessionId"], own["sessionId"]);
    for old in [&other, &own] {
        assert_eq!(device.sessions(text(old, "token")).await, refused("UNAUTHENTICATED"));
        assert!(device.new_token(text(old, "refreshToken")).await.is_err());
    }
    assert_eq!(person.me(&there.access).await, None);
    let sessions = device.sessions(text(&changed, "token")).await.unwrap();
    assert_eq!(sessions.as_array().unwrap().len(), 1);
    assert_eq!(sessions[0]["deviceName"], "falcon");
    assert_eq!(service.count(&format!("{LIVE} and assurance = 2")).await, 1);
    assert!(device.new_token(text(&changed, "refreshToken")).await.is_ok());
    assert_eq!(person.sign_in("leia").await["success"], false);
    assert_eq!(person.sign_in_with("leia", NEW).await["success"], true);
    assert!(service.mails().await.last().unwrap().text.contains("your password"), "no notice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_hundred_who_confirm_a_change_one_does() {
    let service = Service::start(&[("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]).await;
    let (device, own) = settle(&service, "padme").await;
    let access = text(&own, "token");
    assert_eq!(change(&device, access).await.unwrap()["status"], 202);
    let code = newest_code(&service).await;
    let tries = join_all((0..100).map(|_| confirm(&device, access, &code))).await;
    let changed: Vec<&Value> = tries.iter().flatten().collect();
    assert_eq!(changed.len(), 1, "{tries:?}");
    let lost = tries.iter().filter_map(|it| it.as_ref().err());
    assert!(lost.into_iter().all(|reason| reason == "UNAUTHENTICATED"), "{tries:?}");
    assert_eq!(service.count(LIVE).await, 1);
    assert_eq!(service.count(&format!("{LIVE} and assurance = 2 and device_hash is not null")).await, 1);
    assert_eq!(service.count("select count(*) from pending_password_changes").await, 0);
    assert!(device.sessions(text(changed[0], "token")).await.is_ok());
    assert_eq!(device.try_login("padme", None).await, refused("INVALID_CREDENTIALS"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_waits_in_its_session_and_a_newer_one_voids_it() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "mace", "mace@example.org").await;
    let device = Device::at(&service);
    let (here, there) = (device.login("mace", None).await, device.login("mace", None).await);
    let (here, there) = (text(&here, "token"), text(&there, "token"));
    service.give_second_factor("mace").await;
    change(&device, here).await.unwrap();
    let code = newest_code(&service).await;
    assert_eq!(confirm(&device, there, &code).await, refused("NOTHING_PENDING"));
    assert_eq!(resend(&device, there).await, refused("NOTHING_PENDING"));
    change_to(&device, there, "another qlr4nq3f3").await.unwrap();
    assert_eq!(confirm(&device, here, &code).await, refused("NOTHING_PENDING"));
    // The same where the password was changed by somebody else, though the session of this one goes on.
    let code = newest_code(&service).await;
    service.sql("update pending_password_changes set token_version = token_version - 1").await;
    assert_eq!(confirm(&device, there, &code).await, refused("NOTHING_PENDING"));
    assert!(Device::at(&service).login("mace", None).await["promptTwoFactorAuth"].as_bool().unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ended_finishes_no_change() {
    let service = Service::start(&[]).await;
    let (device, own) = settle(&service, "quigon").await;
    change(&device, text(&own, "token")).await.unwrap();
    let code = newest_code(&service).await;
    device.logout(text(&own, "token"), None).await.unwrap();
    assert_eq!(confirm(&device, text(&own, "token"), &code).await, refused("UNAUTHENTICATED"));
    assert_eq!(device.login("quigon", None).await["status"], 202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_wrong_codes_end_a_code_and_not_the_change() {
    let service = Service::start(&[]).await;
    let (device, own) = settle(&service, "plo").await;
    let access = text(&own, "token");
    change(&device, access).await.unwrap();
    let code = newest_code(&service).await;
    for _ in 0..5 {
        assert_eq!(confirm(&device, access, &wrong(&code)).await, refused("CODE_INVALID"));
    }
    assert_eq!(confirm(&device, access, &code).await, refused("TOO_MANY_TRIES"));
    service.move_clock(9 * MINUTE);
    assert!(resend(&device, access).await.is_ok());
    // It waits from then on once more.
    service.move_clock(9 * MINUTE);
    assert!(confirm(&device, access, &newest_code(&service).await).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_codes_for_changes_are_mailed_an_hour_whatever_else_is() {
    let service = Service::start(&[]).await;
    let (device, own) = settle(&service, "kit").await;
    let access = text(&own, "token");
    let send = "mutation { send2Fa(reason: CLOSE_ACCOUNT) { status } }";
    for _ in 0..5 {
        assert!(device.try_ask(Some(access), send, &json!({})).await.is_ok());
        assert!(change(&device, access).await.is_ok());
        service.move_clock(MINUTE);
        assert!(resend(&device, access).await.is_ok());
        assert_eq!(change(&device, access).await, refused("TOO_MANY_CODES"));
        service.move_clock(MINUTE);
    }
    assert_eq!(device.try_ask(Some(access), send, &json!({})).await, refused("TOO_MANY_CODES"));
    assert_eq!(change(&device, access).await, refused("TOO_MANY_CODES"));
    assert_eq!(resend(&device, access).await, refused("TOO_MANY_CODES"));
    assert!(confirm(&device, access, &newest_code(&service).await).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_mail_is_refused_nothing_waits_and_what_waits_goes_on() {
    let service = Service::start(&[]).await;
    let (device, own) = settle(&service, "yaddle").await;
    let access = text(&own, "token");
    service.refuse_mail().await;
    assert_eq!(change(&device, access).await, refused("EMAIL_FAIL"));
    assert_eq!(resend(&device, access).await, refused("NOTHING_PENDING"));
    service.mail_conduct(Conduct::Accept).await;
    service.move_clock(MINUTE);
    change(&device, access).await.unwrap();
    let code = newest_code(&service).await;
    service.refuse_mail().await;
    service.move_clock(MINUTE);
    assert_eq!(resend(&device, access).await, refused("EMAIL_FAIL"));
    assert!(confirm(&device, access, &code).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_password_that_waits_is_not_readable() {
    let service = Service::start(&[]).await;
    let (device, own) = settle(&service, "shaak").await;
    change(&device, text(&own, "token")).await.unwrap();
    assert_eq!(service.count("select count(*) from pending_password_changes").await, 1);
    // Neither the password nor the beginning of its hash, as text or in hexadecimal digits.
    for secret in [NEW, "$2b$", "$2y$"] {
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        let found = format!(
            "select count(*) from pending_password_changes t where strpos(t::text, '{secret}') > 0 or strpos(t::text, '{hex}') > 0"
        );
        assert_eq!(service.count(&found).await, 0, "{secret}");
    }
}
