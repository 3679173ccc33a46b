//! Codes for somebody who is signed in, and proving once more who one is.

use super::second_step::{newest_code, settle, wrong};
use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person};
use crate::support::smtp::Conduct;
use crate::support::world::World;
use chrono::{DateTime, TimeDelta};
use futures_util::future::join_all;
use lychgate::domain::clean::clean;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

async fn send(device: &Device, access: &str, reason: &str) -> Result<Value, String> {
    let query = "mutation ($r: TwoFactorAuthReason!) {
        send2Fa(reason: $r) { twoFactorAuth expiresAt resendAvailableAt } }";
    device.try_ask(Some(access), query, &json!({ "r": reason })).await
}

/// With nothing but a code, or with nothing at all.
async fn disable(device: &Device, access: &str, code: Option<&str>) -> Result<Value, String> {
    let query = "mutation ($c: String) { disable2Fa(code: $c) { twoFactorAuth } }";
    device.try_ask(Some(access), query, &json!({ "c": code })).await
}

fn refused(reason: &str) -> Result<Value, String> {
    Err(reason.to_owned())
}

fn count(answers: &[Result<Value, String>], reason: &str) -> usize {
    answers.iter().filter(|answer| answer.as_ref().err().is_some_and(|it| it == reason)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_good_for_one_act_in_one_session_once() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "jyn", "jyn@example.org").await;
    let device = Device::at(&service);
    let (here, there) = (device.login("jyn", None).await, device.login("jyn", None).await);
    let (here, there) = (text(&here, "token"), text(&there, "token"));
    service.move_clock(11 * MINUTE);
    send(&device, here, "CLOSE_ACCOUNT").await.unwrap();
    let other = newest_code(&service).await;
    assert_eq!(disable(&device, here, Some(&other)).await, refused("CODE_INVALID"));
    let told = send(&device, here, "DISABLE_TWO_FACTOR_AUTH").await.unwrap();
    assert_eq!(told["twoFactorAuth"], false);
    let code = newest_code(&service).await;
    assert_eq!(disable(&device, there, Some(&code)).await, refused("CODE_INVALID"));
    assert!(disable(&device, here, Some(&code)).await.is_ok());
    assert_eq!(disable(&device, here, Some(&code)).await, refused("CODE_INVALID"));
    assert_eq!(disable(&device, here, None).await, refused("REAUTH_REQUIRED"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_guesses_at_an_act_are_five_and_nothing_happens() {
    let service = Service::start(&[("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]).await;
    let (device, session) = settle(&service, "cassian").await;
    let access = text(&session, "token");
    send(&device, access, "DISABLE_TWO_FACTOR_AUTH").await.unwrap();
    let code = newest_code(&service).await;
    let guess = wrong(&code);
    let tries = join_all((0..100).map(|_| disable(&device, access, Some(&guess)))).await;
    assert_eq!((count(&tries, "CODE_INVALID"), count(&tries, "TOO_MANY_TRIES")), (5, 95));
    assert_eq!(disable(&device, access, Some(&code)).await, refused("TOO_MANY_TRIES"));
    assert_eq!(service.count("select count(*) from second_factors").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mail_says_what_the_code_is_for() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "orson").await;
    for (reason, words) in [
        ("UPDATE_PROFILE", "wants to change what is known of you."),
        ("CHANGE_EMAIL", "wants to change your address."),
        ("DISABLE_TWO_FACTOR_AUTH", "wants to no longer be asked for codes."),
        ("CLOSE_ACCOUNT", "wants to close your account."),
    ] {
        send(&device, text(&session, "token"), reason).await.unwrap();
        let mails = service.mails().await;
        assert!(mails.last().unwrap().text.contains(words), "{mails:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_requests_at_once_one_mails_a_code() {
    let service = Service::start(&[("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]).await;
    Person::at(&service).settle(&service, "bodhi", "bodhi@example.org").await;
    let device = Device::at(&service);
    let session = device.login("bodhi", None).await;
    let before = service.mails().await.len();
    let sent = join_all((0..20).map(|_| send(&device, text(&session, "token"), "CHANGE_EMAIL"))).await;
    assert_eq!(count(&sent, "TOO_MANY_CODES"), 19);
    assert_eq!(service.mails().await.len(), before + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_codes_an_hour_are_for_all_acts_and_sessions_together() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "baze", "baze@example.org").await;
    let device = Device::at(&service);
    let (here, there) = (device.login("baze", None).await, device.login("baze", None).await);
    let acts = ["UPDATE_PROFILE", "CHANGE_EMAIL", "DISABLE_TWO_FACTOR_AUTH", "CLOSE_ACCOUNT"];
    let all = [&here, &there].into_iter().flat_map(|session| acts.map(|act| (text(session, "token"), act)));
    let sent = join_all(all.map(|(access, act)| send(&device, access, act))).await;
    assert_eq!(count(&sent, "TOO_MANY_CODES"), 3, "{sent:?}");
    service.move_clock(Duration::from_secs(3599));
    assert_eq!(send(&device, text(&here, "token"), "CLOSE_ACCOUNT").await, refused("TOO_MANY_CODES"));
    service.move_clock(Duration::from_secs(1));
    // The access tokens end by now.
    let again = device.new_token(text(&here, "refreshToken")).await.unwrap();
    assert!(send(&device, text(&again, "token"), "CLOSE_ACCOUNT").await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_mail_is_refused_the_code_before_it_holds_with_its_tries() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "chirrut").await;
    let access = text(&session, "token");
    service.refuse_mail().await;
    assert_eq!(send(&device, access, "DISABLE_TWO_FACTOR_AUTH").await, refused("EMAIL_FAIL"));
    assert_eq!(service.count("select count(*) from one_time_codes").await, 0);
    service.mail_conduct(Conduct::Accept).await;
    service.move_clock(MINUTE);
    send(&device, access, "DISABLE_TWO_FACTOR_AUTH").await.unwrap();
    let code = newest_code(&service).await;
    assert_eq!(disable(&device, access, Some(&wrong(&code))).await, refused("CODE_INVALID"));
    service.refuse_mail().await;
    service.move_clock(MINUTE);
    assert_eq!(send(&device, access, "DISABLE_TWO_FACTOR_AUTH").await, refused("EMAIL_FAIL"));
    assert_eq!(service.count("select tries::int8 as count from one_time_codes").await, 1);
    assert!(disable(&device, access, Some(&code)).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_says_the_password_once_more_is_asked_for_nothing_for_ten_minutes() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "saw", "saw@example.org").await;
    let device = Device::at(&service);
    let (here, there) = (device.login("saw", None).await, device.login("saw", None).await);
    let (here, there) = (text(&here, "token"), text(&there, "token"));
    service.move_clock(11 * MINUTE);
    let query = "mutation ($p: String!) { reauthenticate(password: $p) { validUntil } }";
    let say = async |password: &str| device.try_ask(Some(here), query, &json!({ "p": password })).await;
    assert_eq!(say("none").await, refused("WRONG_PASSWORD"));
    assert_eq!(disable(&device, here, None).await, refused("REAUTH_REQUIRED"));
    let until = say(PASSWORD).await.unwrap();
    let until = DateTime::parse_from_rfc3339(text(&until, "validUntil")).unwrap();
    // What is finer than a microsecond is cut off.
    assert_eq!((until.to_utc() - service.now() - TimeDelta::minutes(10)).num_milliseconds(), 0);
    service.move_clock(9 * MINUTE);
    assert!(disable(&device, here, None).await.is_ok());
    // In this session only.
    assert_eq!(disable(&device, there, None).await, refused("REAUTH_REQUIRED"));
    service.move_clock(2 * MINUTE);
    assert_eq!(disable(&device, here, None).await, refused("REAUTH_REQUIRED"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_mailed_is_forgotten_after_a_day() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "galen").await;
    send(&device, text(&session, "token"), "CLOSE_ACCOUNT").await.unwrap();
    let change = "mutation ($o: String!) { changePassword(oldPassword: $o, newPassword: \"qlr4nq3f3\") { status } }";
    device.try_ask(Some(text(&session, "token")), change, &json!({ "o": PASSWORD })).await.unwrap();
    let rows = "select (select count(*) from mailed_act_codes) + (select count(*) from pending_password_changes)
        + (select count(*) from one_time_codes) as count";
    clean(&service.server.app).await.unwrap();
    assert_eq!(service.count(rows).await, 5);
    service.move_clock(Duration::from_secs(86_400) + 11 * MINUTE);
    assert_eq!(clean(&service.server.app).await.unwrap().codes, 2);
    assert_eq!(service.count(rows).await, 0);
}
