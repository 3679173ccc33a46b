//! Addresses that nobody confirmed, and what must not make confirmed ones of them.

use super::{PLAIN, service, succeeded, update};
use crate::support::person::{PASSWORD, Person, Tokens, newest_link};
use crate::support::world::World;
use serde_json::json;

/// A link to the secondary address proves nothing of a primary one that came later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_by_the_secondary_address_confirms_no_other() {
    let service = service(&[("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED", "true")]).await;
    let person = Person::at(&service);
    let access = person.settle(&service, "ada", "ada@example.org").await.access;
    service.set_secondary_address("ada", "second@example.org").await;
    succeeded(&update(&service, PLAIN, &access, "email: \"victim@example.com\"").await);
    assert_eq!(person.ask_for_reset("second@example.org").await["success"], true);
    assert_eq!(person.reset(&newest_link(&service).await, "another long password").await["success"], true);
    assert!(!service.account("ada").await.verified);
    assert_eq!(person.sign_in_with("ada", "another long password").await["success"], true);
}

/// A secondary address counts as confirmed, so none becomes one that was not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn swapping_while_the_primary_address_moves_confirms_nothing() {
    let service = service(&[("ACCOUNTS__SEND_ACTIVATION_EMAIL", "false")]).await;
    let person = Person::at(&service);
    for round in 0..12 {
        let (name, email) = (format!("ada{round}"), format!("ada{round}@example.org"));
        person.register(&name, &email).await;
        service.sql("update accounts set verified = true, confirmed_once = true").await;
        service.set_secondary_address(&name, &format!("second{round}@example.org")).await;
        let access = Tokens::of(&person.sign_in(&name).await).access;
        let moving = format!("mutation {{ updateAccount(email: \"victim{round}@example.com\") {{ success }} }}");
        // Either may come too late.
        let swapping = "mutation ($p: String!) { swapEmails(password: $p) { success } }";
        let (nothing, password) = (json!({}), json!({ "p": PASSWORD }));
        let moved = person.ask(Some(&access), &moving, &nothing);
        tokio::join!(moved, person.ask(Some(&access), swapping, &password));
    }
    let claimed = "select count(*) from email_addresses where kind = 'secondary' and address_key like 'victim%'";
    assert_eq!(service.count(claimed).await, 0);
}
