//! Whoever guesses at an account does not shut its owner out.

use super::{Caller, Door, ENABLED, GENEROUS, PASSWORD, Told, seconds, service};
use crate::support::Service;
use crate::support::person::{Person, newest_link};
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
async fn whoever_is_signed_in_has_guesses_of_their_own_and_no_more_than_that() {
    let service = service(&[ENABLED, GENEROUS]).await;
    let leia = Person::at(&service);
    leia.settle(&service, "leia", LEIA).await;
    let [first, second] = [leia.sign_in("leia").await, leia.sign_in("leia").await];
    let [first, second] = [&first, &second].map(|signed_in| signed_in["token"].as_str().unwrap());
    let thief = Caller::from_address(&service, [127, 0, 0, 9]);
    let mut codes = Vec::new();
    for _ in 0..10 {
        codes.push(archive(&thief, first, "a guess").await);
    }
    codes.push(archive(&thief, first, PASSWORD).await);
    assert_eq!(codes, [vec![Some("invalid_password".to_owned()); 10], vec![Some("rate_limited".to_owned())]].concat());
    // The first five counted as those of sign-ins do, and another session has no more.
    assert_eq!(thief.guess(Door::Platform, LEIA, PASSWORD).await, Told::Limited(5));
    assert_eq!(archive(&thief, second, PASSWORD).await.as_deref(), Some("rate_limited"));
}

/// Strangers keep nobody from what asks for the password once more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_signed_in_proves_who_they_are_while_strangers_guess() {
    let service = service(&[ENABLED, GENEROUS]).await;
    let leia = Person::at(&service);
    leia.settle(&service, "leia", LEIA).await;
    let signed_in = leia.sign_in("leia").await;
    shut(&service).await;
    let away = Caller::from_address(&service, [127, 0, 0, 7]);
    assert_eq!(archive(&away, signed_in["token"].as_str().unwrap(), PASSWORD).await, None);
}

/// Why the account was not archived.
async fn archive(caller: &Caller, access: &str, password: &str) -> Option<String> {
    let query = "mutation ($p: String!) { archiveAccount(password: $p) { success errors } }";
    let answer = caller.send(Door::Accounts, Some(access), query, &json!({ "p": password })).await.json().unwrap();
    let told = &answer["data"]["archiveAccount"];
    if told["success"] == true {
        return None;
    }
    let errors = &told["errors"];
    let code = errors["password"][0]["code"].as_str().or(errors["nonFieldErrors"][0]["code"].as_str());
    Some(code.unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_not_guessed_by_beginning_again_and_again() {
    let service = service(&[ENABLED, GENEROUS]).await;
    let leia = Person::at(&service);
    leia.settle(&service, "leia", LEIA).await;
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

    // A new password says nothing of codes: whoever reads the mails has only one of both.
    leia.ask_for_reset(LEIA).await;
    let password = "another one of 9qh3";
    assert_eq!(leia.reset(&newest_link(&service).await, password).await["success"], true);
    let begun = thief.send(Door::Session, None, begin, &json!({ "p": password, "e": LEIA })).await.json().unwrap();
    let variables = json!({ "s": begun["data"]["login"]["sessionId"], "e": LEIA, "c": "none" });
    let answer = thief.send(Door::Session, None, confirm, &variables).await.json().unwrap();
    assert_eq!(answer["errors"][0]["extensions"]["reason"], "TOO_MANY_ATTEMPTS");
}

/// However long the history of an account, looking through it takes no longer than two hundred entries do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_is_known_by_what_happened_of_late() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "leia", LEIA).await;
    let home = Caller::from_address(&service, [127, 0, 0, 5]);
    for (entries, told) in [(199, Told::Right), (200, Told::Limited(5))] {
        assert_eq!(home.guess(Door::Platform, LEIA, PASSWORD).await, Told::Right);
        let entry = "insert into audit_entries (action, subject, created_at) select 'password_changed', uuid, now()";
        service.sql(&format!("{entry} from accounts, generate_series(1, {entries})")).await;
        shut(&service).await;
        assert_eq!(home.guess(Door::Platform, LEIA, PASSWORD).await, told, "{entries}");
    }
}
