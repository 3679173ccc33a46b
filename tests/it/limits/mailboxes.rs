//! How often strangers can have somebody mailed.

use super::{Caller, Door, ENABLED, GENEROUS, Told, seconds, service};
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use serde_json::{Value, json};

/// Asks for mails to this address in every way there is without an account, and counts who was refused.
async fn bomb(caller: &Caller, email: &str) -> usize {
    let requests = [
        (Door::Accounts, "mutation ($e: String!) { it: sendPasswordResetEmail(email: $e) { success errors } }"),
        (Door::Relay, "mutation ($e: String!) { it: resendActivationEmail(input: { email: $e }) { success errors } }"),
        (Door::Session, "mutation ($e: EmailAddress!) { it: forgotPassword(email: $e) { status } }"),
        (Door::Session, "mutation ($e: EmailAddress!) { it: resendConfirmation(email: $e) { status } }"),
        (Door::Platform, "mutation ($e: String!) { it: forgot_password(email: $e) { success code } }"),
        (Door::Platform, "mutation ($e: String!) { it: resend_verification_email(email: $e) { success code } }"),
        (
            Door::Platform,
            "mutation ($e: String!) { it: register(email: $e, password: \"a long one 83hf\") { success code } }",
        ),
    ];
    let mut refused = 0;
    for (door, query) in requests {
        let answer = caller.send(door, None, query, &json!({ "e": email })).await;
        let is_limited = answer.headers.contains_key("retry-after");
        let answer = answer.json().unwrap();
        let it = &answer["data"]["it"];
        let code = it["errors"]["nonFieldErrors"][0]["code"].as_str().or(it["code"].as_str());
        let code = code.or(answer["errors"][0]["extensions"]["code"].as_str());
        assert_eq!(matches!(code, Some("rate_limited" | "RATE_LIMITED")), is_limited, "{answer}");
        refused += usize::from(is_limited);
    }
    refused
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_fills_a_mailbox_that_is_somebody_elses() {
    let service = service(&[ENABLED, GENEROUS, ("LIMITS__MAIL", "6/1h")]).await;
    let person = Person::at(&service);
    person.settle(&service, "luke", "luke@example.org").await;
    let before = service.mails().await.len();
    let caller = Caller::at(&service);
    // One was registering.
    assert_eq!(bomb(&caller, "luke@example.org").await, 2);
    assert_eq!(bomb(&caller, "LUKE@Example.org").await, 7);
    assert!(service.mails().await.len() - before <= 5);
    // Nor does anybody learn who has an account.
    assert_eq!(bomb(&caller, "nobody@example.org").await, 1);
    service.move_clock(seconds(600));
    assert_eq!(bomb(&caller, "nobody@example.org").await, 6);
}

/// Somebody who registered the address of another and signs in again and again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notices_to_an_address_that_nobody_confirmed_are_few() {
    let service = service(&[ENABLED, GENEROUS, ("LIMITS__MAIL", "3/1h")]).await;
    Person::at(&service).register("han", "victim@example.org").await;
    let caller = Caller::at(&service);
    for _ in 0..8 {
        assert_eq!(caller.guess(Door::Session, "victim@example.org", PASSWORD).await, Told::Right);
    }
    // The link that confirms it, and three of seven notices of another device.
    assert_eq!(service.mails().await.len(), 4);
    service.sql("update accounts set verified = true").await;
    assert_eq!(caller.guess(Door::Session, "victim@example.org", PASSWORD).await, Told::Right);
    assert_eq!(service.mails().await.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_does_whoever_is_signed_in() {
    let service = service(&[ENABLED, GENEROUS, ("LIMITS__MAIL", "2/1h")]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "luke", "luke@example.org").await;
    let caller = Caller::at(&service);
    let query = "mutation ($e: String!, $p: String!) {
        sendSecondaryEmailActivation(email: $e, password: $p) { success errors } }";
    let mut codes = Vec::new();
    for _ in 0..3 {
        let variables = json!({ "e": "victim@example.org", "p": PASSWORD });
        let answer = caller.send(Door::Accounts, Some(&tokens.access), query, &variables).await.json().unwrap();
        codes.push(answer["data"]["sendSecondaryEmailActivation"]["errors"]["nonFieldErrors"][0]["code"].clone());
    }
    assert_eq!(codes, [Value::Null, Value::Null, json!("rate_limited")]);
}
