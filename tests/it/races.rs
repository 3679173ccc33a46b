//! Many at the same time: of what there may be one, there is one.

use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens, codes, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use lychgate::db::{DbError, accounts, administration, email_addresses};
use lychgate::domain::clean::clean;
use serde_json::Value;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_link_that_is_used_fifty_times_at_once_sets_one_password() {
    let service = Service::start(&roomy()).await;
    let person = Person::at(&service);
    person.settle(&service, "jyn", "jyn@example.org").await;
    assert_eq!(person.ask_for_reset("jyn@example.org").await["success"], true);
    let link = newest_link(&service).await;
    let password = |number: usize| format!("new password number {number}");
    let answers = join_all((0..50).map(|number| {
        let (person, link) = (person.clone(), &link);
        async move { person.reset(link, &password(number)).await }
    }))
    .await;
    let won: Vec<usize> = (0..50).filter(|number| answers[*number]["success"] == true).collect();
    let lost = answers.iter().filter(|answer| codes(answer, "nonFieldErrors") == ["invalid_token"]).count();
    assert_eq!((won.len(), lost), (1, 49), "{answers:?}");
    // The activation confirmed the account from its own session, so the reset alone raised the version.
    assert_eq!(service.count("select token_version::bigint as count from accounts").await, 1);
    for number in [won[0], (won[0] + 1) % 50] {
        let signed_in = person.sign_in_with("jyn", &password(number)).await;
        assert_eq!(signed_in["success"], number == won[0]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_changes_of_a_password_at_once_one_counts() {
    let service = Service::start(&roomy()).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "cassian", "cassian@example.org").await;
    let answers = join_all((0..20).map(|number| {
        let (person, access) = (person.clone(), &tokens.access);
        async move { person.change_password(access, PASSWORD, &format!("new password number {number}")).await }
    }))
    .await;
    let won: Vec<&Value> = answers.iter().filter(|answer| answer["success"] == true).collect();
    assert_eq!(won.len(), 1, "{answers:?}");
    assert_eq!(service.count("select count(*) from sessions where ended_at is null").await, 1);
    assert_eq!(person.me(&Tokens::of(won[0]).access).await.as_deref(), Some("cassian"));
    assert_eq!(person.me(&tokens.access).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_that_are_swapped_many_times_at_once_stay_two_of_different_kinds() {
    let service = Service::start(&roomy()).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "bodhi", "bodhi@example.org").await;
    service.set_secondary_address("bodhi", "rook@example.org").await;
    // An odd number, so that they end the other way round.
    let answers = join_all((0..25).map(|_| person.confirm(&tokens.access, "swapEmails"))).await;
    assert!(answers.iter().all(|answer| answer["success"] == true), "{answers:?}");
    let kinds = "select count(*) from email_addresses where (kind, address) in
        (('primary', 'rook@example.org'), ('secondary', 'bodhi@example.org'))";
    assert_eq!(service.count(kinds).await, 2);
    assert_eq!(service.count("select count(*) from email_addresses").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_accounts_that_want_one_secondary_address_one_gets_it() {
    let service = Service::start(&roomy()).await;
    let person = Person::at(&service);
    let mut links = Vec::new();
    for number in 0..10 {
        let (name, email) = (format!("rebel{number}"), format!("rebel{number}@example.org"));
        let tokens = person.settle(&service, &name, &email).await;
        let address = if number % 2 == 0 { "Base@example.org" } else { "base@EXAMPLE.org" };
        assert_eq!(person.ask_for_secondary(&tokens.access, address).await["success"], true);
        links.push(newest_link(&service).await);
    }
    // Somebody who registers it takes part as well.
    let verifying = join_all(links.iter().map(|link| person.verify_secondary(link)));
    let (answers, registered) = tokio::join!(verifying, person.register("base", "base@example.org"));
    let won = answers.iter().filter(|answer| answer["success"] == true).count();
    let lost = answers.iter().filter(|answer| codes(answer, "nonFieldErrors") == ["unique"]).count();
    let registered = usize::from(registered["success"] == true);
    assert_eq!((won + registered, lost + won), (1, 10), "{answers:?}");
    assert_eq!(service.count("select count(*) from email_addresses where address_key = 'base@example.org'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_that_come_and_go_at_once_are_counted_right() {
    let settings = [roomy(), vec![("ACCOUNTS__ALLOW_DELETE_ACCOUNT".to_owned(), "true".to_owned())]].concat();
    let service = Service::start(&settings).await;
    let person = Person::at(&service);
    let going = person.settle(&service, "going", "going@example.org").await;
    // So many changes of the number that each of these sums up what it finds; and accounts that lapse just now.
    service.sql("insert into account_counts select 0 from generate_series(1, 300)").await;
    service
        .sql(
            "with a as (insert into accounts (uuid, username, username_key, created_at)
                select gen_random_uuid(), n::text, n::text, now() - interval '60 days' from generate_series(1, 2500) n
                returning id)
            insert into mailed_tokens (token_hash, account_id, purpose, address_key, created_at, expires_at)
            select decode(md5(id::text), 'hex'), id, 'activation', '', now() - interval '60 days', now() - interval '53 days'
            from a",
        )
        .await;
    let coming = join_all((0..50).map(|number| {
        let person = person.clone();
        async move { person.register(&format!("come{number}"), &format!("come{number}@example.org")).await }
    }));
    let cleaned = async { clean(&service.server.app).await.map(drop).unwrap() };
    let (answers, gone, ()) = tokio::join!(coming, person.confirm(&going.access, "deleteAccount"), cleaned);
    assert!(answers.iter().all(|answer| answer["success"] == true), "{answers:?}");
    assert_eq!(gone["success"], true);
    let wrong = "select (select sum(delta)::bigint from account_counts) - count(*) as count from accounts";
    assert_eq!(service.count(wrong).await, 0);
    assert_eq!(service.count("select count(*) from accounts where username like 'come%'").await, 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_link_is_mailed_to_an_address_that_is_taken_away_at_this_moment() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("saw", "saw@example.org").await;
    let account = service.account("saw").await;
    let waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let app = &service.server.app;
    let asking = app
        .db
        .transaction(async |conn| {
            accounts::lock(conn, account.id).await?;
            let asking = tokio::spawn({
                let person = person.clone();
                async move {
                    let query = "mutation { resendActivationEmail(email: \"saw@example.org\") { success } }";
                    person.ask(None, query, &Value::Null).await
                }
            });
            while service.count(waiting).await == 0 && !asking.is_finished() {
                tokio::task::yield_now().await;
            }
            administration::remove_address(conn, account.id, email_addresses::PRIMARY).await?;
            Ok::<_, DbError>(asking)
        })
        .await
        .unwrap();
    let answer = asking.await.unwrap();
    assert_eq!(answer["data"]["resendActivationEmail"], Value::Null, "{answer}");
    assert_eq!(service.mails().await.len(), 1);
    assert_eq!(service.count("select count(*) from mailed_tokens").await, 1);
}
