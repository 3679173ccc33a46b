//! What has had its time goes, and nothing else.

use crate::support::Service;
use crate::support::person::{Person, Tokens, newest_link};
use crate::support::world::World;
use lychgate::domain::administer::{self, AddressChange, Changes};
use lychgate::domain::clean::{Cleaned, clean};
use lychgate::domain::email_address::EmailAddress;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

async fn names(service: &Service) -> i64 {
    service.count("select count(*) from accounts").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_that_were_never_confirmed_lapse_after_their_newest_mail() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("confirmed", "confirmed@example.org").await;
    person.verify(None, &newest_link(&service).await).await;
    person.register("silent", "silent@example.org").await;
    person.register("asking", "asking@example.org").await;
    person.register("without-address", "").await;
    service.move_clock(20 * DAY);
    person.resend("asking@example.org").await;
    service.move_clock(9 * DAY);
    clean(&service.server.app).await.unwrap();
    assert_eq!(names(&service).await, 4);

    service.move_clock(2 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap().accounts, 1);
    assert_eq!(service.count("select count(*) from accounts where username = 'silent'").await, 0);
    // The name and the address are free again.
    assert_eq!(person.register("silent", "silent@example.org").await["success"], true);

    service.move_clock(20 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap().accounts, 1);
    service.move_clock(400 * DAY);
    clean(&service.server.app).await.unwrap();
    let left = "select count(*) from accounts where username in ('confirmed', 'without-address')";
    assert_eq!((service.count(left).await, names(&service).await), (2, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_links_and_mails_go_a_while_after_their_end() {
    let settings = [("ACCOUNTS__UNVERIFIED_LIFETIME".to_owned(), "off".to_owned())];
    let service = Service::start(&settings).await;
    let person = Person::at(&service);
    let first = Tokens::of(&person.register("rose", "rose@example.org").await);
    person.revoke(&first.refresh).await;
    let second = Tokens::of(&person.sign_in("rose").await);
    service.move_clock(6 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap(), Cleaned::default());
    let third = Tokens::of(&person.refresh(&second.refresh).await);
    service.move_clock(2 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap(), Cleaned { sessions: 1, ..Cleaned::default() });
    assert_eq!(person.refresh(&third.refresh).await["success"], true);
    service.move_clock(40 * DAY);
    let cleaned = clean(&service.server.app).await.unwrap();
    assert_eq!(cleaned, Cleaned { links: 1, mails: 1, ..Cleaned::default() });
    service.move_clock(90 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap(), Cleaned { sessions: 1, ..Cleaned::default() });
    assert_eq!(service.count("select count(*) from refresh_tokens").await, 0);
    assert_eq!(names(&service).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_instances_clean_one_after_the_other_and_there_may_be_much() {
    let service = Service::start(&[]).await;
    let other = service.second_instance(&[]).await;
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
    // Whoever finds the lock taken has nothing to do.
    let begin = std::time::Instant::now();
    while names(&service).await > 0 {
        let (here, there) = tokio::join!(clean(&service.server.app), clean(&other.app));
        assert!(here.unwrap().accounts + there.unwrap().accounts <= 2500);
        assert!(begin.elapsed() < Duration::from_secs(20), "they do not get it done");
    }
    other.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_an_operator_gives_another_address_does_not_lapse() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "finn", "finn@example.org").await;
    service.move_clock(31 * DAY);
    let email = Some(AddressChange::Set(EmailAddress::parse("fn2187@example.org").unwrap()));
    let changed = administer::update(&service.server.app, "finn", &Changes { email, ..Changes::default() }).await;
    assert!(!changed.unwrap().verified);
    assert_eq!(clean(&service.server.app).await.unwrap().accounts, 0);
    assert_eq!(names(&service).await, 1);
    // That it was confirmed keeps it, not that its sessions have ended.
    service.sql("update accounts set confirmed_once = false").await;
    assert_eq!(clean(&service.server.app).await.unwrap().accounts, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_void_link_that_outlives_the_one_that_voids_it_stays_void() {
    let service = Service::start(&[("ACCOUNTS__UNVERIFIED_LIFETIME".to_owned(), "off".to_owned())]).await;
    let person = Person::at(&service);
    person.register("poe", "poe@example.org").await;
    person.resend("poe@example.org").await;
    person.resend("poe@example.org").await;
    // Of three links the second has the shortest life, as where a setting is changed and changed back.
    service
        .sql(
            "update mailed_tokens set expires_at = now() - interval '40 days' where superseded_by is not null
                and exists (select from mailed_tokens older where older.superseded_by = mailed_tokens.token_hash)",
        )
        .await;
    assert_eq!(clean(&service.server.app).await.unwrap().links, 1);
    let usable = "select count(*) from mailed_tokens where used_at is null and superseded_by is null";
    assert_eq!(service.count(usable).await, 1);
    assert_eq!(service.count("select count(*) from mailed_tokens").await, 2);
}
