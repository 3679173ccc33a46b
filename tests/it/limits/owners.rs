//! Whoever guesses at an account does not shut its owner out.

use super::{Caller, Door, ENABLED, GENEROUS, PASSWORD, Told, seconds, service};
use crate::support::Service;
use crate::support::person::Person;
use crate::support::world::World;
use serde_json::{Value, json};

const LEIA: &str = "leia@example.org";
const DAY: u32 = 86_400;

/// Somebody guesses until nobody from elsewhere gets in.
async fn shut(service: &Service) {
    let stranger = Caller::from_address(service, [127, 0, 0, 9]);
    stranger.guess_wrong(Door::Session, LEIA, 5).await;
    assert_eq!(stranger.guess(Door::Session, LEIA, PASSWORD).await, Told::Limited(5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_is_known_for_thirty_days() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "leia", LEIA).await;
    let home = Caller::from_address(&service, [127, 0, 0, 5]);
    assert_eq!(home.guess(Door::Platform, LEIA, PASSWORD).await, Told::Right);
    service.move_clock(seconds(30 * DAY - 60));
    shut(&service).await;
    // It has guesses of its own, and no more of them.
    home.guess_wrong(Door::Accounts, LEIA, 5).await;
    assert_eq!(home.guess(Door::Accounts, LEIA, PASSWORD).await, Told::Limited(5));
    service.move_clock(seconds(5));
    shut_again(&service).await;
    assert_eq!(home.guess(Door::Relay, LEIA, PASSWORD).await, Told::Right);

    // A neighbour is none of it, and nor is home when nobody was there for long.
    let neighbour = Caller::from_address(&service, [127, 0, 0, 6]);
    shut(&service).await;
    assert_eq!(neighbour.guess(Door::Relay, LEIA, PASSWORD).await, Told::Limited(5));
    service.move_clock(seconds(30 * DAY + 60));
    service.sql("update guess_counters set failures = 100").await;
    assert_eq!(home.guess(Door::Relay, LEIA, PASSWORD).await, Told::Limited(DAY));
}

/// The same where the wait was over meanwhile.
async fn shut_again(service: &Service) {
    let stranger = Caller::from_address(service, [127, 0, 0, 9]);
    stranger.guess_wrong(Door::Session, LEIA, 1).await;
    assert_eq!(stranger.guess(Door::Session, LEIA, PASSWORD).await, Told::Limited(10));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trusted_device_signs_in_from_anywhere_and_a_network_no_longer() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "leia", LEIA).await;
    let home = Caller::from_address(&service, [127, 0, 0, 5]);
    let signed_in = sign_in_on(&home, None).await;
    let device = signed_in["data"]["login"]["deviceId"].as_str().unwrap().to_owned();
    service.sql("update devices set trusted_until = now() + interval '1 day'").await;
    shut(&service).await;
    assert_eq!(home.guess(Door::Session, LEIA, PASSWORD).await, Told::Limited(5));
    let away = Caller::from_address(&service, [127, 0, 0, 7]);
    for unknown in ["phone", "0123456789012345678901234567890123456789"] {
        let refused = sign_in_on(&away, Some(unknown)).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    }
    assert_eq!(sign_in_on(&away, Some(&device)).await["data"]["login"]["deviceId"], *device);
    // That was right, so the count begins anew for everybody.
    assert_eq!(service.count("select count(*) from guess_counters").await, 0);
}

async fn sign_in_on(caller: &Caller, device: Option<&str>) -> Value {
    let query = "mutation ($p: String!, $e: EmailAddress, $d: String) {
        login(credentials: { email: $e, password: $p, deviceInfo: { deviceId: $d } }) { deviceId } }";
    let variables = json!({ "e": LEIA, "p": PASSWORD, "d": device });
    caller.send(Door::Session, None, query, &variables).await.json().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_a_session_does_not_guess_the_password_in_it_either() {
    let service = service(&[ENABLED, GENEROUS]).await;
    let leia = Person::at(&service);
    let tokens = leia.settle(&service, "leia", LEIA).await;
    let thief = Caller::from_address(&service, [127, 0, 0, 9]);
    let query = "mutation ($p: String!) { archiveAccount(password: $p) { success errors } }";
    let mut codes = Vec::new();
    for password in ["a", "b", "c", "d", "e", PASSWORD] {
        let answer = thief.send(Door::Accounts, Some(&tokens.access), query, &json!({ "p": password })).await;
        let errors = answer.json().unwrap()["data"]["archiveAccount"]["errors"].clone();
        let code = errors["password"][0]["code"].as_str().or(errors["nonFieldErrors"][0]["code"].as_str());
        codes.push(code.unwrap().to_owned());
    }
    assert_eq!(codes, [vec!["invalid_password"; 5], vec!["rate_limited"]].concat());
    // It is the same count as that of sign-ins.
    assert_eq!(thief.guess(Door::Platform, LEIA, PASSWORD).await, Told::Limited(5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_not_guessed_by_beginning_again_and_again() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "leia", LEIA).await;
    service.give_second_factor("leia").await;
    let thief = Caller::from_address(&service, [127, 0, 0, 9]);
    let begin = "mutation ($p: String!, $e: EmailAddress) {
        login(credentials: { email: $e, password: $p }) { sessionId } }";
    let confirm = "mutation ($s: String!, $e: EmailAddress!, $c: String!) {
        confirm2Fa(sessionId: $s, email: $e, code: $c) { token } }";
    let mut told = Vec::new();
    for _ in 0..3 {
        let begun = thief.send(Door::Session, None, begin, &json!({ "p": PASSWORD, "e": LEIA })).await.json().unwrap();
        let handle = begun["data"]["login"]["sessionId"].clone();
        for _ in 0..2 {
            let variables = json!({ "s": handle, "e": LEIA, "c": "none" });
            let answer = thief.send(Door::Session, None, confirm, &variables).await.json().unwrap();
            told.push(answer["errors"][0]["extensions"]["reason"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(told, [vec!["CODE_INVALID"; 5], vec!["TOO_MANY_ATTEMPTS"]].concat());
}
