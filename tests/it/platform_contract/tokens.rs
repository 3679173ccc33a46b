//! How long tokens last, and what they open.

use super::{Guest, text};
use crate::support::Service;
use crate::support::journey::session::mailed_code;
use crate::support::person::Person;
use crate::support::world::World;
use serde_json::json;
use std::time::Duration;

fn settings(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn settled(service: &Service, username: &str) -> (Guest, String) {
    let email = format!("{username}@example.org");
    Person::at(service).settle(service, username, &email).await;
    (Guest::at(service), email)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_last_as_long_as_it_is_set() {
    let service = Service::start(&settings(&[
        ("PLATFORM__ACCESS_LIFETIME", "5m"),
        ("PLATFORM__REFRESH_LIFETIME", "1h"),
        ("PLATFORM__SESSION_LIFETIME", "100m"),
        ("PLATFORM__REFRESH_RETRY_WINDOW", "1s"),
    ]))
    .await;
    let (guest, email) = settled(&service, "bail").await;
    let first = guest.login(&email).await.unwrap();
    assert_eq!(first["expires_in"], 300);
    service.move_clock(Duration::from_mins(5));
    assert_eq!(guest.me(text(&first, "access_token")).await, Err("UNAUTHENTICATED".to_owned()));
    service.move_clock(Duration::from_mins(54));
    let second = guest.refresh(text(&first, "refresh_token")).await.unwrap();
    service.move_clock(Duration::from_mins(38));
    // The session itself ends in three minutes, however often it is refreshed.
    let third = guest.refresh(text(&second, "refresh_token")).await.unwrap();
    assert!([180, 179].map(|seconds| json!(seconds)).contains(&third["expires_in"]), "{third}");
    service.move_clock(Duration::from_mins(3));
    assert_eq!(guest.refresh(text(&third, "refresh_token")).await, Err("TOKEN_EXPIRED".to_owned()));

    let other = guest.login(&email).await.unwrap();
    guest.refresh(text(&other, "refresh_token")).await.unwrap();
    // A second later there is no second answer.
    service.move_clock(Duration::from_secs(1));
    assert_eq!(guest.refresh(text(&other, "refresh_token")).await, Err("TOKEN_INVALID".to_owned()));
    service.move_clock(Duration::from_hours(1));
    let idle = guest.login(&email).await.unwrap();
    service.move_clock(Duration::from_hours(1));
    assert_eq!(guest.refresh(text(&idle, "refresh_token")).await, Err("TOKEN_EXPIRED".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_waits_for_its_code_as_long_as_it_is_set() {
    let service = Service::start(&settings(&[("PLATFORM__SECOND_STEP_LIFETIME", "2m")])).await;
    let (guest, email) = settled(&service, "mon").await;
    service.give_second_factor("mon").await;
    let verify = "mutation ($h: ID!, $c: String!) { verify_2fa_code(user_id: $h, token: $c) { access_token } }";
    for (minutes, expected) in [(1, Ok(())), (2, Err("CODE_EXPIRED".to_owned()))] {
        let waiting = guest.login(&email).await.unwrap();
        let code = mailed_code(service.mails().await.last().unwrap()).unwrap();
        service.move_clock(Duration::from_mins(minutes));
        let variables = json!({ "h": text(&waiting, "user_id"), "c": code });
        assert_eq!(guest.try_ask(None, verify, &variables).await.map(drop), expected);
        // A code works once.
        let again = if minutes == 1 { "CODE_INVALID" } else { "CODE_EXPIRED" };
        assert_eq!(guest.try_ask(None, verify, &variables).await.unwrap_err(), again);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_of_one_contract_open_no_other() {
    let service = Service::start(&[]).await;
    let (guest, email) = settled(&service, "padme").await;
    let here = guest.login(&email).await.unwrap();
    let (access, refresh) = (text(&here, "access_token"), text(&here, "refresh_token"));
    let me = guest.me(access).await.unwrap();
    assert!(text(&me, "id").starts_with("user_"), "{me}");
    let elsewhere = Person::at(&service);
    let answer = elsewhere.ask(Some(access), "{ me { username } }", &json!({})).await;
    assert_eq!(answer["data"]["me"], json!(null));
    let query = "mutation ($t: String!) { refreshToken(refreshToken: $t) { success } }";
    let answer = elsewhere.ask(None, query, &json!({ "t": refresh })).await;
    assert_eq!(answer["data"]["refreshToken"]["success"], false);
    // It was not spent there.
    guest.refresh(refresh).await.unwrap();
}
