//! Many at the same time: of what there may be one, there is one.

use crate::support::Service;
use crate::support::person::{Person, Tokens, codes, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use std::collections::BTreeSet;

/// Settings with which nobody is refused as busy.
fn roomy() -> Vec<(String, String)> {
    vec![("PASSWORDS__QUEUE".to_owned(), "200".to_owned())]
}

async fn registrations(names: impl Fn(usize) -> (String, String)) -> (Service, Vec<serde_json::Value>) {
    let service = Service::start(&roomy()).await;
    let person = Person::at(&service);
    let all = (0..50).map(|number| {
        let (person, (username, email)) = (person.clone(), names(number));
        async move { person.register(&username, &email).await }
    });
    let answers = join_all(all).await;
    (service, answers)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_registrations_with_one_name_one_wins() {
    // The same name in two cases, each time with another address.
    let name = |number: usize| if number.is_multiple_of(2) { "Leia" } else { "leia" }.to_owned();
    let (service, answers) = registrations(|number| (name(number), format!("leia{number}@example.org"))).await;
    let won = answers.iter().filter(|answer| answer["success"] == true).count();
    let lost = answers.iter().filter(|answer| codes(answer, "username") == ["unique"]).count();
    assert_eq!((won, lost), (1, 49));
    assert_eq!(service.count("select count(*) from accounts").await, 1);
    assert_eq!(service.mails().await.len(), 1);
    assert_eq!(service.count("select count(*) from outbox").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_registrations_with_one_address_one_wins() {
    let address = |number: usize| if number.is_multiple_of(2) { "han@EXAMPLE.org" } else { "Han@example.org" };
    let (service, answers) = registrations(|number| (format!("han{number}"), address(number).to_owned())).await;
    let won = answers.iter().filter(|answer| answer["success"] == true).count();
    let lost = answers.iter().filter(|answer| codes(answer, "email") == ["unique"]).count();
    assert_eq!((won, lost), (1, 49));
    assert_eq!(service.count("select count(*) from email_addresses").await, 1);
    assert_eq!(service.count("select count(*) from accounts").await, 1);
    assert_eq!(service.mails().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_token_that_is_exchanged_fifty_times_at_once_has_one_successor() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let first = Tokens::of(&person.register("chewbacca", "chewie@example.org").await);
    let answers = join_all((0..50).map(|_| person.refresh(&first.refresh))).await;
    let successors: BTreeSet<String> = answers.iter().map(|answer| Tokens::of(answer).refresh).collect();
    assert_eq!(successors.len(), 1, "{answers:?}");
    assert_eq!(service.count("select count(*) from refresh_tokens").await, 2);
    assert_eq!(service.count("select count(*) from refresh_tokens where spent_at is null").await, 1);
    // Nobody lost the session over it.
    let successor = successors.first().unwrap();
    assert_eq!(person.refresh(successor).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_used_fifty_times_at_once_counts_once() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("lando", "lando@example.org").await;
    let link = newest_link(&service).await;
    let answers = join_all((0..50).map(|_| person.verify(None, &link))).await;
    let won = answers.iter().filter(|answer| answer["success"] == true).count();
    let late = answers.iter().filter(|answer| codes(answer, "nonFieldErrors") == ["already_verified"]).count();
    assert_eq!((won, late), (1, 49));
    assert_eq!(service.count("select token_version::bigint as count from accounts").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_links_asked_for_at_once_one_works() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("ackbar", "ackbar@example.org").await;
    let answers = join_all((0..10).map(|_| person.resend("ackbar@example.org"))).await;
    assert!(answers.iter().all(|answer| answer["success"] == true), "{answers:?}");
    let usable = "select count(*) from mailed_tokens where used_at is null and superseded_by is null";
    assert_eq!(service.count(usable).await, 1);
    assert_eq!(service.mails().await.len(), 11);
}
