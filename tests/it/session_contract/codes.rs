//! What a mailed code is good for, and what strangers learn of it.

use super::second_step::{confirm, newest_code, settle, wrong};
use super::{Device, PATH, come_back, text};
use crate::support::Service;
use crate::support::person::PASSWORD;
use crate::support::world::World;
use bytes::Bytes;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const INVALID: &str = "CODE_INVALID";

/// The answer as it comes over the wire.
async fn raw(device: &Device, query: &str, variables: &Value) -> Bytes {
    let answer = device.0.graphql(PATH, &[], query, variables).await.unwrap();
    assert_eq!(answer.status, 200);
    answer.body
}

async fn resend(device: &Device, handle: &str, email: &str) -> Bytes {
    let query = "mutation ($h: String!, $e: EmailAddress!) {
        resend2Fa(sessionId: $h, email: $e) { status message twoFactorAuth expiresAt resendAvailableAt } }";
    raw(device, query, &json!({ "h": handle, "e": email })).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_good_for_its_own_sign_in_alone() {
    let service = Service::start(&[]).await;
    let (device, _) = settle(&service, "lando").await;
    let first = device.login("lando", None).await;
    let first_code = newest_code(&service).await;
    let second = device.login("lando", None).await;
    let second_code = newest_code(&service).await;
    // In the rare case that both are the same there is nothing to see.
    if first_code != second_code {
        let crossed = confirm(&device, "lando", text(&first, "sessionId"), &second_code).await;
        assert_eq!(crossed, Err(INVALID.to_owned()));
        let crossed = confirm(&device, "lando", text(&second, "sessionId"), &first_code).await;
        assert_eq!(crossed, Err(INVALID.to_owned()));
    }
    // One does not void the other: two devices may be at it.
    assert!(confirm(&device, "lando", text(&first, "sessionId"), &first_code).await.is_ok());
    assert!(confirm(&device, "lando", text(&second, "sessionId"), &second_code).await.is_ok());
    assert_eq!(confirm(&device, "lando", text(&second, "sessionId"), &second_code).await, Err(INVALID.to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_code_voids_the_one_before_it_and_its_tries() {
    let service = Service::start(&[]).await;
    let (device, _) = settle(&service, "boba").await;
    let waiting = device.login("boba", None).await;
    let handle = text(&waiting, "sessionId");
    let older = newest_code(&service).await;
    for _ in 0..5 {
        assert_eq!(confirm(&device, "boba", handle, &wrong(&older)).await, Err(INVALID.to_owned()));
    }
    // The sixth try is none, right or wrong.
    for code in [&older, &wrong(&older)] {
        assert_eq!(confirm(&device, "boba", handle, code).await, Err("TOO_MANY_TRIES".to_owned()));
    }
    service.move_clock(MINUTE);
    resend(&device, handle, "boba@example.org").await;
    let newer = newest_code(&service).await;
    if older != newer {
        assert_eq!(confirm(&device, "boba", handle, &older).await, Err(INVALID.to_owned()));
    }
    assert!(confirm(&device, "boba", handle, &newer).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_the_password_alone_does_not_guess_for_ever() {
    let service = Service::start(&[]).await;
    let (device, _) = settle(&service, "dooku").await;
    for _ in 0..5 {
        // Those who finish what they begin are not counted.
        for number in 0..7 {
            let waiting = device.login("dooku", None).await;
            if number == 0 {
                let code = newest_code(&service).await;
                assert!(confirm(&device, "dooku", text(&waiting, "sessionId"), &code).await.is_ok());
            }
        }
        service.move_clock(11 * MINUTE);
    }
    let too_many = Err("TOO_MANY_CODES".to_owned());
    assert_eq!(device.try_login("dooku", None).await, too_many);
    service.move_clock(22 * 60 * MINUTE);
    assert_eq!(device.try_login("dooku", None).await, too_many);
    // The owner need not wait: a new password is another matter.
    let hash = service.server.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    service.sql(&format!("update accounts set password = '{hash}', token_version = token_version + 1")).await;
    assert_eq!(device.login("dooku", None).await["status"], 202);
    service.sql("update accounts set token_version = token_version - 1").await;
    assert_eq!(device.try_login("dooku", None).await, too_many);
    service.move_clock(2 * 60 * MINUTE);
    assert_eq!(device.login("dooku", None).await["status"], 202);
}

/// What is said of when to come back is true: not a second before, and no later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_waits_as_long_as_was_told_is_served() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "ahsoka").await;
    let wait = |seconds: u64| service.move_clock(Duration::from_secs(seconds));

    let access = Some(text(&session, "token"));
    let send = "mutation { send2Fa(reason: CLOSE_ACCOUNT) { status } }";
    let send = async || come_back(&device.ask(access, send, &json!({})).await);
    for wait_s in [60, 60, 60, 60, 3360] {
        assert_eq!(send().await, None);
        assert_eq!(send().await, Some(wait_s));
        wait(wait_s - 1);
        assert_eq!(send().await, Some(1));
        wait(1);
    }
    assert_eq!(send().await, None);

    let login = "mutation ($p: String!) { login(credentials: { username: \"ahsoka\", password: $p }) { status } }";
    let login = async || come_back(&device.ask(None, login, &json!({ "p": PASSWORD })).await);
    for wait_s in [600, 600, 85_200] {
        for _ in 0..10 {
            assert_eq!(login().await, None);
        }
        assert_eq!(login().await, Some(wait_s));
        wait(wait_s - 1);
        assert_eq!(login().await, Some(1));
        wait(1);
    }

    let waiting = device.login("ahsoka", None).await;
    let (handle, email) = (text(&waiting, "sessionId"), "ahsoka@example.org");
    let code = newest_code(&service).await;
    let confirm = "mutation ($h: String!, $e: EmailAddress!, $c: String!) {
        confirm2Fa(sessionId: $h, email: $e, code: $c) { token } }";
    let shown = json!({ "h": handle, "e": email, "c": wrong(&code) });
    // Nothing is to be waited for but another code, and a new sign-in has one at once.
    for wait_s in [None, None, None, None, None, Some(1)] {
        assert_eq!(come_back(&device.ask(None, confirm, &shown).await), wait_s);
    }
    let resend = "mutation ($h: String!, $e: EmailAddress!) { resend2Fa(sessionId: $h, email: $e) { status } }";
    let resend = async || come_back(&device.ask(None, resend, &json!({ "h": handle, "e": email })).await);
    for _ in 0..5 {
        assert_eq!(resend().await, Some(60));
        wait(60);
        assert_eq!(resend().await, None);
    }
    // This was the last one for this sign-in.
    wait(60);
    assert_eq!(resend().await, Some(1));
    assert_eq!(login().await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_are_answered_alike_byte_for_byte() {
    let service = Service::start(&[]).await;
    let (device, _) = settle(&service, "jango").await;
    let spent = device.login("jango", None).await;
    let code = newest_code(&service).await;
    assert!(confirm(&device, "jango", text(&spent, "sessionId"), &code).await.is_ok());
    let waiting = device.login("jango", None).await;
    let (handle, code) = (text(&waiting, "sessionId"), newest_code(&service).await);
    let (own, other) = ("jango@example.org", "zam@example.org");
    let unknown = "0".repeat(handle.len());
    let guesses = [(handle, other), (&unknown, own), (&unknown, other), (text(&spent, "sessionId"), own), ("", "")];

    service.move_clock(MINUTE);
    let mails = service.mails().await.len();
    let mut answers = Vec::new();
    for (handle, email) in guesses {
        answers.push(resend(&device, handle, email).await);
    }
    assert_eq!(service.mails().await.len(), mails);
    // Not even whether a mail went tells them apart.
    answers.push(resend(&device, handle, own).await);
    assert_eq!(service.mails().await.len(), mails + 1);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");

    let query = "mutation ($h: String!, $c: String!, $e: EmailAddress!) {
        confirm2Fa(sessionId: $h, code: $c, email: $e) { token } }";
    let mut answers = Vec::new();
    for (handle, email) in guesses.into_iter().chain([(handle, own)]) {
        let code = wrong(&newest_code(&service).await);
        answers.push(raw(&device, query, &json!({ "h": handle, "c": code, "e": email })).await);
    }
    let right = raw(&device, query, &json!({ "h": handle, "c": newest_code(&service).await, "e": other })).await;
    answers.push(right);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert!(String::from_utf8_lossy(&answers[0]).contains(INVALID), "{code} {answers:?}");
}
