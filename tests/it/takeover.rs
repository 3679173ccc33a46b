//! Somebody registers another person's address and waits for its owner to confirm it: what the owner does who asks for a
//! password reset, and what is left to whoever waited.

use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens, codes, newest_address, newest_link};
use crate::support::smtp::{Conduct, Step};
use crate::support::world::World;
use serde_json::json;

const ADDRESS: &str = "leia@example.org";
const OWN_PASSWORD: &str = "alderaan was beautiful";

/// Asks for a password reset, which is answered with an activation link, and takes that from the mail.
async fn asked_for_reset(service: &Service, person: &Person) -> String {
    assert_eq!(codes(&person.ask_for_reset(ADDRESS).await, "email"), ["not_verified"]);
    let link = newest_address(service).await;
    assert!(link.contains("/activate/"), "{link}");
    newest_link(service).await
}

async fn assert_signs_in(person: &Person, password: &str) {
    assert_eq!(person.sign_in_with("leia", password).await["success"], true);
}

/// Neither by name nor by address.
async fn assert_is_shut_out(person: &Person, password: &str) {
    let by_address = "mutation ($e: String!, $p: String!) { tokenAuth(email: $e, password: $p) { success errors } }";
    let answer = person.ask(None, by_address, &json!({"e": ADDRESS, "p": password})).await;
    for refused in [&person.sign_in_with("leia", password).await, &answer["data"]["tokenAuth"]] {
        assert_eq!(codes(refused, "nonFieldErrors"), ["invalid_credentials"], "{refused}");
    }
}

async fn without_password(service: &Service) -> i64 {
    service.count("select count(*) from accounts where password is null").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_registered_the_address_of_another_is_out_when_its_owner_asks_for_a_reset() {
    let service = Service::start(&[]).await;
    let (mallory, owner) = (Person::at(&service), Person::at(&service));
    let first = Tokens::of(&mallory.register("leia", ADDRESS).await);
    let link = asked_for_reset(&service, &owner).await;
    let second = Tokens::of(&mallory.sign_in("leia").await);
    service.give_second_factor("leia").await;
    assert_eq!(owner.verify(None, &link).await, json!({"success": true, "errors": null}));

    assert!(service.account("leia").await.verified);
    assert_eq!(service.count("select count(*) from second_factors").await, 0);
    for tokens in [first, second] {
        assert_eq!(mallory.me(&tokens.access).await, None);
        assert_eq!(codes(&mallory.refresh(&tokens.refresh).await, "nonFieldErrors"), ["invalid_token"]);
        let refused = mallory.ask_for_secondary(&tokens.access, "mallory@example.org").await;
        assert_eq!(refused["success"], false, "{refused}");
        let refused = mallory.change_password(&tokens.access, PASSWORD, "mallory is still here").await;
        assert_eq!(refused["success"], false, "{refused}");
    }
    for guess in [PASSWORD, "", " ", "!", OWN_PASSWORD] {
        assert_is_shut_out(&mallory, guess).await;
    }
    assert_eq!(codes(&mallory.verify(None, &link).await, "nonFieldErrors"), ["already_verified"]);

    assert_eq!(owner.ask_for_reset(ADDRESS).await["success"], true);
    assert!(newest_address(&service).await.contains("/password-reset/"));
    assert_eq!(owner.reset(&newest_link(&service).await, OWN_PASSWORD).await["success"], true);
    assert_signs_in(&owner, OWN_PASSWORD).await;
    assert_is_shut_out(&mallory, PASSWORD).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_was_mailed_for_its_own_sake_drops_no_password() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("leia", ADDRESS).await;
    assert_eq!(person.resend(ADDRESS).await["success"], true);
    assert_eq!(person.verify(None, &newest_link(&service).await).await["success"], true);
    assert_signs_in(&person, PASSWORD).await;
    assert_eq!(without_password(&service).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_who_asks_for_another_link_does_not_save_her_password() {
    let service = Service::start(&[]).await;
    let mallory = Person::at(&service);
    mallory.register("leia", ADDRESS).await;
    let of_reset = asked_for_reset(&service, &mallory).await;
    for _ in 0..2 {
        assert_eq!(mallory.resend(ADDRESS).await["success"], true);
    }
    assert_eq!(codes(&mallory.verify(None, &of_reset).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(mallory.verify(None, &newest_link(&service).await).await["success"], true);
    assert_is_shut_out(&mallory, PASSWORD).await;
    assert_eq!(without_password(&service).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_of_the_account_keeps_the_password_and_that_of_another_does_not() {
    for is_own in [true, false] {
        let service = Service::start(&[]).await;
        let person = Person::at(&service);
        let own = Tokens::of(&person.register("leia", ADDRESS).await);
        let other = Tokens::of(&person.register("dooku", "dooku@example.org").await);
        let link = asked_for_reset(&service, &person).await;
        let caller = if is_own { &own } else { &other };
        assert_eq!(person.verify(Some(&caller.access), &link).await["success"], true);
        assert_eq!(person.me(&own.access).await.is_some(), is_own);
        assert_eq!(without_password(&service).await, i64::from(!is_own));
        assert!(person.me(&other.access).await.is_some());
        assert_eq!(person.sign_in("dooku").await["success"], true);
        if is_own {
            assert_signs_in(&person, PASSWORD).await;
        } else {
            assert_is_shut_out(&person, PASSWORD).await;
        }
    }
}

/// Whoever asked for it wants another password, and who knows the present one may have moved the account to their address.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_of_an_account_that_was_confirmed_before_goes_and_its_factors_stay() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "leia", ADDRESS).await;
    service.give_second_factor("leia").await;
    service.sql("update accounts set verified = false").await;
    let link = asked_for_reset(&service, &person).await;
    assert_eq!(person.verify(None, &link).await["success"], true);
    assert!(service.account("leia").await.verified);
    assert_eq!(person.me(&tokens.access).await, None);
    assert_eq!(without_password(&service).await, 1);
    assert_eq!(service.count("select count(*) from second_factors").await, 1);
}

/// Which link counts again decides, not which one was asked for last.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_is_refused_leaves_each_link_what_it_was() {
    for is_reset_refused in [true, false] {
        let service = Service::start(&[]).await;
        let person = Person::at(&service);
        person.register("leia", ADDRESS).await;
        let ordinary = newest_link(&service).await;
        let refuse = || service.mail_conduct(Conduct::Refuse(Step::Recipient, "550 nobody of that name here"));
        let link = if is_reset_refused {
            refuse().await;
            assert_eq!(codes(&person.ask_for_reset(ADDRESS).await, "nonFieldErrors"), ["email_fail"]);
            ordinary
        } else {
            let link = asked_for_reset(&service, &person).await;
            refuse().await;
            assert_eq!(codes(&person.resend(ADDRESS).await, "nonFieldErrors"), ["email_fail"]);
            link
        };
        assert_eq!(person.verify(None, &link).await["success"], true);
        assert_eq!(without_password(&service).await, i64::from(!is_reset_refused));
    }
}
