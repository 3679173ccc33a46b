//! Guessing at passwords and codes of one account.

use super::{Caller, DOORS, Door, ENABLED, GENEROUS, PASSWORD, Told, seconds, service};
use crate::support::client::Client;
use crate::support::person::{Person, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::json;
use std::collections::BTreeMap;

const LUKE: &str = "luke@example.org";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_five_wrong_passwords_each_further_one_waits_longer_at_every_door() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "luke", LUKE).await;
    // Somebody from elsewhere, and for comparison a name of nobody.
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    for email in [LUKE, "nobody@example.org"] {
        for door in [DOORS, DOORS].concat().into_iter().take(5) {
            stranger.guess_wrong(door, email, 1).await;
        }
        for wait in [5, 10, 20, 40, 80, 160, 320, 640, 900, 900] {
            for door in DOORS {
                // To the second, the right password and a wrong one alike.
                let refused = Told::Limited(wait);
                assert_eq!(stranger.guess(door, email, "not the one").await, refused, "{email}");
                assert_eq!(stranger.guess(door, email, PASSWORD).await, refused, "{email}");
            }
            service.move_clock(seconds(wait));
            stranger.guess_wrong(DOORS[usize::try_from(wait).unwrap() / 5 % 4], email, 1).await;
        }
    }
    service.move_clock(seconds(900));
    assert_eq!(stranger.guess(Door::Session, LUKE, PASSWORD).await, Told::Right);
    // It begins anew, for somebody from elsewhere: that network is known now.
    let another = Caller::from_address(&service, [127, 0, 0, 10]);
    another.guess_wrong(Door::Platform, LUKE, 5).await;
    assert_eq!(another.guess(Door::Platform, LUKE, PASSWORD).await, Told::Limited(5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_more_than_a_hundred_in_succession_until_the_owner_proves_who_it_is() {
    let service = service(&[ENABLED, GENEROUS]).await;
    let luke = Person::at(&service);
    luke.settle(&service, "luke", LUKE).await;
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    for _ in 0..100 {
        stranger.guess_wrong(Door::Accounts, LUKE, 1).await;
        service.move_clock(seconds(900));
    }
    for _ in 0..3 {
        service.move_clock(seconds(86_400));
        for door in DOORS {
            assert_eq!(stranger.guess(door, LUKE, PASSWORD).await, Told::Limited(86_400));
        }
    }
    luke.ask_for_reset(LUKE).await;
    let password = "another one of 9qh3";
    assert_eq!(luke.reset(&newest_link(&service).await, password).await["success"], true);
    assert_eq!(stranger.guess(Door::Accounts, LUKE, password).await, Told::Right);
}

/// What is guessed at somebody's address says nothing of who is called so: names of nobody count by their kind, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_of_nobody_is_counted_by_its_kind() {
    let service = service(&[ENABLED, GENEROUS]).await;
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    stranger.guess_wrong(Door::Accounts, "nobody@example.org", 5).await;
    assert_eq!(stranger.guess(Door::Accounts, "nobody@example.org", "a guess").await, Told::Limited(5));
    let query =
        "mutation { it: tokenAuth(username: \"nobody@example.org\", password: \"a guess\") { success errors } }";
    let answer = stranger.send(Door::Accounts, None, query, &json!({})).await.json().unwrap();
    assert_eq!(Door::Accounts.told(&answer, "it"), Told::Wrong);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn attempts_are_counted_and_not_requests() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "luke", LUKE).await;
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    for door in DOORS {
        let fields = |count: usize| {
            let fields = (0..count).map(|at| door.field(&format!("a{at}"), LUKE, "not the one"));
            format!("mutation {{ {} }}", fields.collect::<Vec<_>>().join(" "))
        };
        let six = stranger.send(door, None, &fields(6), &json!({})).await.json().unwrap();
        assert_eq!(six["errors"][0]["extensions"], json!({ "code": "TOO_MANY_ATTEMPTS", "limit": 5 }), "{door:?}");
        assert_eq!(six.get("data"), None);
        service.sql("delete from guess_counters").await;
        let mut told = BTreeMap::new();
        let (five, nothing) = (fields(5), json!({}));
        for answer in join_all((0..6).map(|_| stranger.send(door, None, &five, &nothing))).await {
            let answer = answer.json().unwrap();
            for at in 0..5 {
                let told_so = told.entry(door.told(&answer, &format!("a{at}"))).or_insert(0);
                *told_so += 1;
            }
        }
        assert_eq!(told, BTreeMap::from([(Told::Wrong, 5), (Told::Limited(5), 25)]), "{door:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_at_the_same_time_at_two_instances_share_their_counter() {
    let service = service(&[ENABLED, GENEROUS]).await;
    Person::at(&service).settle(&service, "luke", LUKE).await;
    let second = service.second_instance(&[ENABLED, GENEROUS]).await;
    let origins = [service.base_url(), format!("http://{}", second.address)];
    let strangers = origins.map(|origin| Caller(Client::from_address(origin, [127, 0, 0, 9].into())));
    let guesses = (0..32).flat_map(|_| &strangers).map(|stranger| stranger.guess(Door::Platform, LUKE, "not it"));
    let told = join_all(guesses).await;
    let wrong = told.iter().filter(|told| **told == Told::Wrong).count();
    assert_eq!((wrong, told.len()), (5, 64));
    assert!(told.iter().all(|told| matches!(told, Told::Wrong | Told::Limited(5))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guess_that_nobody_looked_at_is_none() {
    let service = service(&[ENABLED, GENEROUS, ("PASSWORDS__THREADS", "1"), ("PASSWORDS__QUEUE", "1")]).await;
    Person::at(&service).settle(&service, "luke", LUKE).await;
    service.occupy_passwords().await;
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    let query = format!("mutation {{ {} }}", Door::Accounts.field("it", LUKE, "not the one"));
    for _ in 0..7 {
        let answer = stranger.send(Door::Accounts, None, &query, &json!({})).await.json().unwrap();
        assert_eq!(answer["data"]["it"]["errors"]["nonFieldErrors"][0]["code"], "busy");
    }
    assert_eq!(service.count("select coalesce(sum(failures), 0)::bigint as count from guess_counters").await, 0);
}

/// A clock that was ahead once leaves nobody waiting until it is there again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_went_back_shuts_nobody_out() {
    let service = service(&[ENABLED, ("LIMITS__CLIENT", "7/10m")]).await;
    Person::at(&service).settle(&service, "luke", LUKE).await;
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    stranger.guess_wrong(Door::Session, LUKE, 5).await;
    let ahead = "interval '1 day'";
    service.sql(&format!("update guess_counters set free_at = free_at + {ahead}")).await;
    service.sql(&format!("update rate_counters set empty_at = empty_at + {ahead}")).await;
    stranger.guess_wrong(Door::Session, LUKE, 1).await;
    assert_eq!(stranger.guess(Door::Session, LUKE, "not the one").await, Told::Limited(10));
}
