//! The outbox: no mail without its cause, no cause without its mail, each mail once.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::future::join_all;
use lychgate::db::{Connection, DbError, outbox};
use lychgate::mail::{Delivery, Letter};
use tokio::sync::{Notify, oneshot};

use super::post::{Post, TOKEN, account};
use crate::support::smtp::{Conduct, MailServer, Step};

#[tokio::test]
async fn what_waits_is_encrypted() {
    let post = Post::open(None, Delivery::Inline).await;
    post.enqueue().await;
    let row = post.row().await;
    assert!(row.is_waiting());
    let payload = row.payload.unwrap();
    for secret in [TOKEN, "joe@example.com", "Zoë"] {
        assert!(!payload.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
}

#[tokio::test]
async fn a_letter_shares_the_fate_of_its_cause() {
    let server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    let letter = Letter::activation("joe@example.com", &account("joe"), TOKEN);
    let mut id = None;
    let undone: Result<(), DbError> = post
        .db
        .transaction(async |conn: &Connection| {
            id = Some(post.mail.enqueue(conn, None, &letter).await?);
            Err(DbError::Unavailable("undone by the test".to_owned()))
        })
        .await;
    assert!(undone.is_err());
    assert!(post.rows().await.is_empty());
    assert_eq!(post.mail.deliver(id.unwrap()).await, Ok(()));
    assert!(server.commands().is_empty());
}

#[tokio::test]
async fn a_letter_goes_with_its_account() {
    let post = Post::open(None, Delivery::Inline).await;
    let insert = "insert into accounts (id, uuid, username, username_key, created_at) values (5, gen_random_uuid(), 'joe', 'joe', now())";
    post.execute(insert).await;
    let letter = Letter::activation("joe@example.com", &account("joe"), TOKEN);
    let enqueued = post.db.transaction(async |conn: &Connection| post.mail.enqueue(conn, Some(5), &letter).await);
    let id = enqueued.await.map_err(|error: DbError| error).unwrap();
    assert!(post.row().await.is_waiting());
    post.execute("delete from accounts").await;
    assert!(post.rows().await.is_empty());
    assert_eq!(post.mail.deliver(id).await, Ok(()));
    assert_eq!(std::fs::read_dir(&post.directory).unwrap().count(), 0);
}

#[tokio::test]
async fn a_letter_is_delivered_once_however_often_it_is_asked_for() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    let id = post.enqueue().await;
    let delivered = join_all((0..5).map(|_| post.mail.deliver(id))).await;
    assert_eq!(delivered, [Ok(()); 5]);
    server.mail().await;
    assert!(server.mail_now().is_none());
    assert_eq!(post.row().await.attempts, 1);
}

#[tokio::test]
async fn a_delivery_goes_on_when_the_request_goes_away() {
    let told = Arc::new(Notify::new());
    let mut server = MailServer::start(Conduct::AnswerWhenTold(Arc::clone(&told))).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    let id = post.enqueue().await;
    tokio::select! {
        _ = post.mail.deliver(id) => unreachable!("the server has not answered"),
        _ = server.mail() => {}
    }
    told.notify_one();
    while !post.row().await.is_delivered() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_a_crash_leaves_behind_is_delivered_by_the_worker() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    // The process ended between the commit and the delivery.
    post.enqueue().await;
    assert_eq!(post.mail.deliver_due().await.unwrap(), 0, "the request may still be at it");
    post.clock.advance(TimeDelta::seconds(61));
    assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
    server.mail().await;
    assert!(post.row().await.is_delivered());
    assert_eq!(post.mail.deliver_due().await.unwrap(), 0);
}

/// While a newer version is put in the place of this one, its mails may be of kinds that this one cannot read.
#[tokio::test]
async fn a_mail_of_an_unknown_kind_is_left_to_who_knows_it() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Queued).await;
    post.enqueue().await;
    post.execute("update outbox set kind = 'of_a_newer_version'").await;
    assert_eq!(post.mail.deliver_due().await.unwrap(), 0);
    assert!(post.row().await.is_waiting());
    post.execute("update outbox set kind = 'activation'").await;
    assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
    server.mail().await;
}

/// A clock that went ahead for a while and was put back does not keep mails for as long as it was wrong.
#[tokio::test]
async fn a_mail_does_not_wait_for_a_time_that_was_none() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Queued).await;
    post.clock.advance(TimeDelta::days(1));
    post.enqueue().await;
    post.clock.advance(TimeDelta::days(-1));
    assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
    server.mail().await;
    assert!(post.row().await.is_delivered());
}

#[tokio::test]
async fn who_takes_too_long_does_not_end_the_attempt_of_another() {
    let post = Post::open(None, Delivery::Queued).await;
    post.enqueue().await;
    let claim = async |now: chrono::DateTime<chrono::Utc>| {
        let until = now + TimeDelta::seconds(60);
        let times = outbox::DueTimes { now, never_after: now + TimeDelta::hours(2), until };
        let claimed = post.db.transaction(async |conn: &Connection| {
            Ok::<_, DbError>(outbox::claim_due(conn, &["activation"], times, 8).await?)
        });
        claimed.await.unwrap()
    };
    let now = post.row().await.next_attempt_at;
    let slow = claim(now).await.remove(0);
    assert!(claim(now).await.is_empty(), "claimed twice");
    let quick = claim(now + TimeDelta::seconds(60)).await.remove(0);
    assert_eq!((slow.attempts, quick.attempts), (1, 2));
    let finish = async |attempt: i32, outcome: outbox::Outcome| {
        let id = slow.id;
        post.db.write(async |conn: &Connection| outbox::finish(conn, id, attempt, outcome).await).await.unwrap()
    };
    assert!(!finish(1, outbox::Outcome::Failed { at: now }).await);
    assert!(post.row().await.is_waiting());
    assert!(finish(2, outbox::Outcome::Delivered { at: now }).await);
    assert!(!finish(2, outbox::Outcome::Failed { at: now }).await);
    assert!(post.row().await.is_delivered());
}

#[tokio::test]
async fn queued_letters_are_tried_again_and_given_up_at_last() {
    let mut server = MailServer::start(Conduct::Refuse(Step::Recipient, "451 later")).await;
    let post = Post::open(Some(server.url()), Delivery::Queued).await;
    let given_up = post.enqueue().await;
    assert_eq!(post.mail.deliver(given_up).await, Ok(()), "queued delivery tells nobody");
    for attempt in 1..10 {
        assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
        let row = post.row().await;
        assert!(row.is_waiting() && row.attempts == attempt, "{row:?}");
        assert_eq!(post.mail.deliver_due().await.unwrap(), 0, "tried again too early");
        post.clock.advance(row.next_attempt_at - lychgate::app::Clock::now(&*post.clock));
    }
    assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
    assert!(post.row().await.is_failed());
    post.clock.advance(TimeDelta::days(1));
    assert_eq!(post.mail.deliver_due().await.unwrap(), 0);
    post.execute("delete from outbox").await;

    post.enqueue().await;
    assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
    server.conduct(Conduct::Accept);
    post.clock.advance(TimeDelta::seconds(30));
    assert_eq!(post.mail.deliver_due().await.unwrap(), 1);
    server.mail().await;
    let row = post.row().await;
    assert!(row.is_delivered() && row.attempts == 2, "{row:?}");
}

#[tokio::test]
async fn what_cannot_be_read_or_addressed_is_given_up_at_once() {
    let post = Post::open(None, Delivery::Queued).await;
    post.enqueue().await;
    post.execute("update outbox set payload = set_byte(payload, 30, get_byte(payload, 30) # 1)").await;
    post.enqueue_to("nobody").await;
    assert_eq!(post.mail.deliver_due().await.unwrap(), 2);
    let rows = post.rows().await;
    assert!(rows.iter().all(super::post::Row::is_failed), "{rows:?}");
    assert_eq!(post.mail.deliver_due().await.unwrap(), 0);
}

#[tokio::test]
async fn many_workers_deliver_each_letter_once() {
    const LETTERS: usize = 40;
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Queued).await;
    for number in 0..LETTERS {
        post.enqueue_to(&format!("joe{number}@example.com")).await;
    }
    let worker = async || {
        let mut found = 0;
        loop {
            match post.mail.deliver_due().await.unwrap() {
                0 => return found,
                count => found += count,
            }
        }
    };
    let found: Vec<usize> = join_all((0..4).map(|_| worker())).await;
    assert_eq!(found.iter().sum::<usize>(), LETTERS);
    let mut recipients = BTreeSet::new();
    while let Some(mail) = server.mail_now() {
        assert!(recipients.insert(mail.to.clone()), "{:?} twice", mail.to);
    }
    assert_eq!(recipients.len(), LETTERS);
    assert!(post.rows().await.iter().all(super::post::Row::is_delivered));
}

#[tokio::test]
async fn the_worker_wakes_for_a_letter_and_ends_when_told_to() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Queued).await;
    let (stop, stopped) = oneshot::channel::<()>();
    let mail = post.mail.clone();
    let worker = tokio::spawn(async move { mail.work(async { drop(stopped.await) }).await });
    for _ in 0..3 {
        let id = post.enqueue().await;
        assert_eq!(post.mail.deliver(id).await, Ok(()));
        server.mail().await;
    }
    stop.send(()).unwrap();
    worker.await.unwrap();
    assert!(post.rows().await.iter().all(super::post::Row::is_delivered));
}

#[tokio::test]
async fn old_rows_go_but_not_those_that_wait() {
    let post = Post::open(None, Delivery::Queued).await;
    post.enqueue().await;
    post.mail.deliver_due().await.unwrap();
    post.enqueue().await;
    let later = lychgate::app::Clock::now(&*post.clock) + TimeDelta::days(1);
    let deleted = post.db.write(async |conn: &Connection| outbox::delete_ended(conn, later, 100).await).await;
    assert_eq!(deleted.unwrap(), 1);
    assert!(post.row().await.is_waiting());
}
