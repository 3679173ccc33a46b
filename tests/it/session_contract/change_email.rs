//! Moving to another address by a mailed link, and what nobody learns by it.

use super::second_step::{confirm, newest_code, settle};
use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};

/// Whom the mails went to since there were so many.
async fn recipients(service: &Service, since: usize) -> Vec<String> {
    service.mails().await.split_off(since).into_iter().map(|mail| mail.to).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_moves_the_account_in_every_contract_and_signs_nobody_out() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let there = person.settle(&service, "leia", "leia@example.org").await;
    assert_eq!(person.ask_for_reset("leia@example.org").await["success"], true);
    let reset = newest_link(&service).await;
    let device = Device::at(&service);
    let session = device.login("leia", None).await;
    let before = service.mails().await.len();
    let asked = device.change_email(&session, "Organa@Example.COM").await.unwrap();
    assert_eq!(asked["status"], 202);
    assert_eq!(recipients(&service, before).await, ["leia@example.org", "Organa@example.com"]);
    let notice = &service.mails().await[before];
    assert!(notice.text.contains("asked to change its address to Organa@example.com"), "{notice:?}");
    let me = "{ me { email verified secondaryEmail } }";
    let seen = async || person.ask(Some(&there.access), me, &json!({})).await["data"]["me"].clone();
    assert_eq!(seen().await["email"], "leia@example.org");

    let link = newest_link(&service).await;
    assert_eq!(device.confirm_email_change(&link).await.unwrap()["status"], 200);
    assert_eq!(recipients(&service, before + 2).await, ["leia@example.org"]);
    assert_eq!(seen().await, json!({ "email": "Organa@example.com", "verified": true, "secondaryEmail": null }));
    assert_eq!(device.user_profile(&session).await.unwrap()["email"], "Organa@example.com");
    assert_eq!(person.reset(&reset, "another long enough one").await["success"], false);
    let by_address = "mutation ($e: EmailAddress!, $p: String!) {
        login(credentials: { email: $e, password: $p }) { status } }";
    let login = async |email: &str| device.try_ask(None, by_address, &json!({ "e": email, "p": PASSWORD })).await;
    assert_eq!(login("organa@example.com").await.unwrap()["status"], 200);
    assert_eq!(login("leia@example.org").await, Err("INVALID_CREDENTIALS".to_owned()));
    assert_eq!(device.confirm_email_change(&link).await, Err("TOKEN_INVALID".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_go_to_the_new_address_and_those_at_the_former_one_are_void() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "mace").await;
    device.change_email(&session, "windu@example.org").await.unwrap();
    let link = newest_link(&service).await;
    let waiting = device.login("mace", None).await;
    let code = newest_code(&service).await;
    assert_eq!(device.confirm_email_change(&link).await.unwrap()["status"], 200);
    assert_eq!(service.count("select count(*) from sign_in_attempts where spent_at is null").await, 0);
    assert_eq!(service.count("select count(*) from one_time_codes where used_at is null").await, 0);
    for username in ["mace", "windu"] {
        let late = confirm(&device, username, text(&waiting, "sessionId"), &code).await;
        assert_eq!(late, Err("CODE_INVALID".to_owned()));
    }
    let waiting = device.login("mace", None).await;
    assert_eq!(service.mails().await.last().unwrap().to, "windu@example.org");
    let code = newest_code(&service).await;
    assert!(confirm(&device, "windu", text(&waiting, "sessionId"), &code).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_cannot_tell_a_taken_address_from_a_free_one() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "owner", "taken@example.org").await;
    let device = Device::at(&service);
    let mut seen = Vec::new();
    for (username, wanted) in [("poe", "free@example.org"), ("finn", "Taken@example.org")] {
        person.settle(&service, username, &format!("{username}@example.org")).await;
        let session = device.login(username, None).await;
        device.change_email(&session, &format!("{username}@example.com")).await.unwrap();
        let earlier = newest_link(&service).await;
        let before = service.mails().await.len();
        let answer = device.change_email(&session, wanted).await;
        let sent = recipients(&service, before).await;
        assert_eq!(sent, [format!("{username}@example.org"), wanted.to_owned()]);
        // The link before it is void either way.
        seen.push((answer, device.confirm_email_change(&earlier).await));
    }
    assert_eq!(seen[0], seen[1]);
    let links = "select count(*) from mailed_tokens where purpose = 'email_change'";
    assert_eq!(service.count(links).await, 4);
    let mail = service.mails().await.pop().unwrap();
    assert!(mail.text.contains("It is the address of your account already"), "{mail:?}");
    assert!(
        mail.text.contains("Hello owner,") && !mail.text.contains("finn") && !mail.text.contains("http"),
        "{mail:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_accounts_that_move_to_one_address_one_gets_there() {
    let service = Service::start(&[("PASSWORDS__QUEUE".to_owned(), "200".to_owned())]).await;
    let person = Person::at(&service);
    let device = Device::at(&service);
    let mut links = Vec::new();
    for number in 0..20 {
        let name = format!("clone{number}");
        person.settle(&service, &name, &format!("{name}@example.org")).await;
        let address = if number % 2 == 0 { "Fett@example.org" } else { "fett@EXAMPLE.org" };
        device.change_email(&device.login(&name, None).await, address).await.unwrap();
        links.push(newest_link(&service).await);
    }
    let answers = join_all(links.iter().map(|link| device.confirm_email_change(link))).await;
    let lost = answers.iter().filter(|answer| **answer == Err("EMAIL_TAKEN".to_owned())).count();
    assert_eq!((answers.iter().filter(|answer| answer.is_ok()).count(), lost), (1, 19), "{answers:?}");
    assert_eq!(service.count("select count(*) from email_addresses").await, 20);
    assert_eq!(service.count("select count(*) from email_addresses where address_key = 'fett@example.org'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_link_used_twenty_times_at_once_moves_once() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "rex", "rex@example.org").await;
    let device = Device::at(&service);
    device.change_email(&device.login("rex", None).await, "captain@example.org").await.unwrap();
    let link = newest_link(&service).await;
    let before = service.mails().await.len();
    let answers: Vec<Result<Value, String>> = join_all((0..20).map(|_| device.confirm_email_change(&link))).await;
    let lost = answers.iter().filter(|answer| **answer == Err("TOKEN_INVALID".to_owned())).count();
    assert_eq!((answers.iter().filter(|answer| answer.is_ok()).count(), lost), (1, 19), "{answers:?}");
    assert_eq!(recipients(&service, before).await, ["rex@example.org"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_ends_with_the_address_it_was_asked_for_at_and_outlives_a_mail_that_is_refused() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "bly", "bly@example.org").await;
    let device = Device::at(&service);
    let session = device.login("bly", None).await;
    device.change_email(&session, "new@example.org").await.unwrap();
    let void = newest_link(&service).await;
    service.set_secondary_address("bly", "second@example.org").await;
    let there = Tokens::of(&person.sign_in("bly").await);
    assert_eq!(person.confirm(&there.access, "swapEmails").await["success"], true);
    assert_eq!(device.confirm_email_change(&void).await, Err("TOKEN_INVALID".to_owned()));

    device.change_email(&session, "new@example.org").await.unwrap();
    let kept = newest_link(&service).await;
    service.refuse_mail().await;
    assert_eq!(device.change_email(&session, "other@example.org").await, Err("EMAIL_FAIL".to_owned()));
    assert_eq!(device.confirm_email_change(&kept).await.unwrap()["status"], 200);
    let addresses = "select count(*) from email_addresses where (kind, address) in
        (('primary', 'new@example.org'), ('secondary', 'bly@example.org'))";
    assert_eq!(service.count(addresses).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_a_stranger_a_link_is_out_when_the_stranger_follows_it() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("thief", "thief@example.org").await;
    let device = Device::at(&service);
    let session = device.login("thief", None).await;
    device.change_email(&session, "victim@example.org").await.unwrap();
    let link = newest_link(&service).await;
    assert_eq!(device.confirm_email_change(&link).await.unwrap()["status"], 200);
    assert_eq!(device.user_profile(&session).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(service.count("select count(*) from sessions where ended_at is null").await, 0);
}
