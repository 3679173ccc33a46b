//! Signing in with a mailed code.

use super::{Device, text};
use crate::support::Service;
use crate::support::journey::session::mailed_code;
use crate::support::person::{PASSWORD, Person, codes};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

const CONFIRM: &str = "mutation ($h: String!, $c: String!, $e: EmailAddress!) {
    confirm2Fa(sessionId: $h, code: $c, email: $e) {
    token refreshToken deviceId promptTwoFactorAuth promptTncAcceptance tncId } }";

/// Somebody who settled and is asked for codes, and the session that enabled that.
pub(super) async fn settle(service: &Service, username: &str) -> (Device, Value) {
    let email = format!("{username}@example.org");
    Person::at(service).settle(service, username, &email).await;
    let device = Device::at(service);
    let session = device.login(username, Some("first")).await;
    let enable = "mutation ($p: String) { enable2Fa(password: $p) { twoFactorAuth } }";
    let enabled = device.try_ask(Some(text(&session, "token")), enable, &json!({ "p": PASSWORD })).await.unwrap();
    assert_eq!(enabled["twoFactorAuth"], true);
    (device, session)
}

/// The code in the newest mail.
pub(super) async fn newest_code(service: &Service) -> String {
    let mails = service.mails().await;
    let mail = mails.last().unwrap();
    mailed_code(mail).unwrap_or_else(|| panic!("no code in {mail:?}"))
}

pub(super) async fn confirm(device: &Device, username: &str, handle: &str, code: &str) -> Result<Value, String> {
    let email = format!("{username}@example.org");
    device.try_ask(None, CONFIRM, &json!({ "h": handle, "c": code, "e": email })).await
}

/// Another code than this one.
pub(super) fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_hundred_who_have_the_code_one_comes_in() {
    let service = Service::start(&[("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]).await;
    let (device, _) = settle(&service, "ahsoka").await;
    let waiting = device.login("ahsoka", None).await;
    let code = newest_code(&service).await;
    let before = service.count("select count(*) from sessions").await;
    let tries = join_all((0..100).map(|_| confirm(&device, "ahsoka", text(&waiting, "sessionId"), &code))).await;
    assert_eq!(tries.iter().filter(|it| it.is_ok()).count(), 1);
    assert!(tries.iter().flatten_err().all(|reason| reason == "CODE_INVALID"), "{tries:?}");
    assert_eq!(service.count("select count(*) from sessions").await, before + 1);
    assert_eq!(service.count("select tries::int8 as count from one_time_codes").await, 1);
    assert_eq!(service.count("select count(*) from sessions where assurance = 2").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_token_that_is_exchanged_a_hundred_times_at_once_has_one_successor() {
    let service = Service::start(&[("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]).await;
    Person::at(&service).settle(&service, "barriss", "barriss@example.org").await;
    let device = Device::at(&service);
    let session = device.login("barriss", None).await;
    let answers = join_all((0..100).map(|_| device.new_token(text(&session, "refreshToken")))).await;
    let successors: BTreeSet<&str> = answers.iter().map(|it| text(it.as_ref().unwrap(), "refreshToken")).collect();
    assert_eq!(successors.len(), 1, "{answers:?}");
    let family = format!("from refresh_tokens where session_id = '{}'", text(&session, "sessionId"));
    assert_eq!(service.count(&format!("select count(*) {family}")).await, 2);
    assert_eq!(service.count(&format!("select count(*) {family} and spent_at is null")).await, 1);
    assert!(device.new_token(successors.first().unwrap()).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_guesses_are_five() {
    let service = Service::start(&[("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]).await;
    let (device, _) = settle(&service, "ventress").await;
    let waiting = device.login("ventress", None).await;
    let code = newest_code(&service).await;
    let guess = wrong(&code);
    let tries = join_all((0..100).map(|_| confirm(&device, "ventress", text(&waiting, "sessionId"), &guess))).await;
    let told = |reason: &str| tries.iter().flatten_err().filter(|it| *it == reason).count();
    assert_eq!((told("CODE_INVALID"), told("TOO_MANY_TRIES")), (5, 95));
    // The right one comes too late.
    let late = confirm(&device, "ventress", text(&waiting, "sessionId"), &code).await;
    assert_eq!(late, Err("TOO_MANY_TRIES".to_owned()));
    assert_eq!(service.count("select tries::int8 as count from one_time_codes").await, 5);
}

/// The errors among results.
trait FlattenErr<'a> {
    fn flatten_err(self) -> impl Iterator<Item = &'a String>;
}

impl<'a, I: Iterator<Item = &'a Result<Value, String>>> FlattenErr<'a> for I {
    fn flatten_err(self) -> impl Iterator<Item = &'a String> {
        self.filter_map(|it| it.as_ref().err())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn enabling_ends_all_other_sessions_and_the_other_contract_asks_too() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let there = person.settle(&service, "kanan", "kanan@example.org").await;
    let device = Device::at(&service);
    let other = device.login("kanan", None).await;
    let own = device.login("kanan", None).await;
    let enable = "mutation { enable2Fa { twoFactorAuth } }";
    assert!(device.try_ask(Some(text(&own, "token")), enable, &json!({})).await.is_ok());
    assert_eq!(device.sessions(text(&own, "token")).await.unwrap().as_array().unwrap().len(), 1);
    assert_eq!(device.sessions(text(&other, "token")).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(person.me(&there.access).await, None);
    assert_eq!(codes(&person.sign_in("kanan").await, "nonFieldErrors"), ["second_factor_required"]);
    // Once more changes nothing, and tells nobody.
    let mails = service.mails().await.len();
    assert!(device.try_ask(Some(text(&own, "token")), enable, &json!({})).await.is_ok());
    assert_eq!(service.mails().await.len(), mails);
    let disable = "mutation { disable2Fa { twoFactorAuth } }";
    let disabled = device.try_ask(Some(text(&own, "token")), disable, &json!({})).await.unwrap();
    assert_eq!(disabled["twoFactorAuth"], false);
    assert_eq!(person.sign_in("kanan").await["success"], true);
    assert_eq!(device.login("kanan", None).await["promptTwoFactorAuth"], false);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trusted_device_is_not_asked_again_until_its_trust_ends() {
    let service = Service::start(&[]).await;
    let (device, first) = settle(&service, "sabine").await;
    service.sql("insert into profiles (account_id, two_factor_per_device) select id, true from accounts").await;
    // It signed in before codes were asked for: that confirmed nothing.
    let known = text(&first, "deviceId").to_owned();
    let waiting = device.login("sabine", Some(&known)).await;
    assert_eq!(waiting["promptTwoFactorAuth"], true);
    let code = newest_code(&service).await;
    let confirmed = confirm(&device, "sabine", text(&waiting, "sessionId"), &code).await.unwrap();
    assert_eq!(confirmed["deviceId"], first["deviceId"]);
    assert_eq!(device.login("sabine", Some(&known)).await["promptTwoFactorAuth"], false);
    // Another device, one that only has its name, and a named one that was signed out, are asked.
    assert_eq!(device.login("sabine", None).await["promptTwoFactorAuth"], true);
    assert_eq!(device.login("sabine", Some("first")).await["promptTwoFactorAuth"], true);
    service.move_clock(Duration::from_secs(30 * 86_400));
    assert_eq!(device.login("sabine", Some(&known)).await["promptTwoFactorAuth"], true);
    let again = device.login("sabine", Some(&known)).await;
    let code = newest_code(&service).await;
    let confirmed = confirm(&device, "sabine", text(&again, "sessionId"), &code).await.unwrap();
    assert!(device.logout(text(&confirmed, "token"), Some(&known)).await.is_ok());
    assert_eq!(device.login("sabine", Some(&known)).await["promptTwoFactorAuth"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_waits_for_no_code_once_the_password_changed() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "zeb").await;
    let waiting = device.login("zeb", None).await;
    let code = newest_code(&service).await;
    let hash = service.server.app.passwords.hash("another qlr4nq3f3 for all".to_owned()).await.unwrap();
    service.sql(&format!("update accounts set password = '{hash}', token_version = token_version + 1")).await;
    let handle = text(&waiting, "sessionId");
    assert_eq!(confirm(&device, "zeb", handle, &code).await, Err("CODE_INVALID".to_owned()));
    assert_eq!(device.sessions(text(&session, "token")).await, Err("UNAUTHENTICATED".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_mailed_six_times_a_sign_in_and_ten_sign_ins_begin_in_ten_minutes() {
    let service = Service::start(&[]).await;
    let (device, _) = settle(&service, "hera").await;
    let waiting = device.login("hera", None).await;
    let handle = text(&waiting, "sessionId");
    let resend = "mutation ($h: String!, $e: EmailAddress!) { resend2Fa(sessionId: $h, email: $e) { status } }";
    let ask = async |email: &str| device.try_ask(None, resend, &json!({ "h": handle, "e": email })).await;
    for _ in 0..5 {
        assert_eq!(ask("hera@example.org").await, Err("TOO_MANY_CODES".to_owned()));
        service.move_clock(Duration::from_secs(60));
        let mails = service.mails().await.len();
        // Another address: the same answer, and no mail.
        assert!(ask("thrawn@example.org").await.is_ok());
        assert_eq!(service.mails().await.len(), mails);
        assert!(ask("Hera@Example.org").await.is_ok());
        assert_eq!(service.mails().await.len(), mails + 1);
    }
    service.move_clock(Duration::from_secs(60));
    assert_eq!(ask("hera@example.org").await, Err("TOO_MANY_CODES".to_owned()));
    assert!(confirm(&device, "hera", handle, &newest_code(&service).await).await.is_ok());
    service.move_clock(Duration::from_secs(600));
    for _ in 0..10 {
        assert_eq!(device.login("hera", None).await["status"], 202);
    }
    assert_eq!(device.try_login("hera", None).await, Err("TOO_MANY_CODES".to_owned()));
    service.move_clock(Duration::from_secs(601));
    assert_eq!(device.login("hera", None).await["status"], 202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_code_nor_handle_is_kept_and_no_subject_shows_the_code() {
    let service = Service::start(&[]).await;
    let (device, first) = settle(&service, "ezra").await;
    let known = text(&first, "deviceId");
    let waiting = device.login("ezra", Some(known)).await;
    let code = newest_code(&service).await;
    for table in ["sign_in_attempts", "one_time_codes", "outbox", "devices"] {
        for secret in [text(&waiting, "sessionId"), &code, known] {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            let found = format!(
                "select count(*) from {table} t where t::text ~ '(^|[^0-9]){secret}([^0-9]|$)' or t::text like '%{hex}%'"
            );
            assert_eq!(service.count(&found).await, 0, "{table}");
        }
    }
    assert_ne!(waiting["sessionId"], first["userId"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_was_not_used_before_is_told_of() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "rex", "rex@example.org").await;
    let device = Device::at(&service);
    let before = service.mails().await.len();
    let first = device.login("rex", None).await;
    device.login("rex", Some(text(&first, "deviceId"))).await;
    assert_eq!(service.mails().await.len(), before);
    device.login("rex", None).await;
    let mails = service.mails().await;
    assert_eq!(mails.len(), before + 1);
    assert!(mails.last().unwrap().text.contains("a device that was not used before"), "{mails:?}");
}
