//! How often one client address may try, whatever it tries.

use super::{Caller, DOORS, Door, ENABLED, PASSWORD, Told, seconds, service};
use crate::support::person::Person;
use crate::support::world::World;
use http::{Request, StatusCode};
use http_body_util::Full;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_address_tries_many_accounts_only_so_often() {
    let service = service(&[ENABLED, ("LIMITS__CLIENT", "6/1m")]).await;
    let [stranger, other] = [9, 10].map(|last| Caller::from_address(&service, [127, 0, 0, last]));
    for number in 0..6 {
        let email = format!("nobody{number}@example.org");
        stranger.guess_wrong(DOORS[number % 4], &email, 1).await;
    }
    for door in DOORS {
        assert_eq!(stranger.guess(door, "somebody@example.org", "a guess").await, Told::Limited(10));
    }
    other.guess_wrong(Door::Relay, "somebody@example.org", 1).await;
    // One is forgotten after a sixth of the time.
    service.move_clock(seconds(10));
    stranger.guess_wrong(Door::Relay, "nobody9@example.org", 1).await;
    assert_eq!(stranger.guess(Door::Relay, "nobody9@example.org", "a guess").await, Told::Limited(10));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_a_proxy_each_client_counts_and_the_addresses_of_one_connection_as_one() {
    let settings = [ENABLED, ("LIMITS__CLIENT", "1/1m"), ("TRUSTED_PROXIES", "127.0.0.1")];
    let service = service(&settings).await;
    let caller = Caller::at(&service);
    let query = format!("mutation {{ {} }}", Door::Session.field("it", "nobody@example.org", "a guess"));
    for (forwarded, told) in [
        ("192.0.2.1", Told::Wrong),
        ("192.0.2.2", Told::Wrong),
        ("192.0.2.3, 192.0.2.1", Told::Limited(60)),
        ("2001:db8:1:2::3", Told::Wrong),
        ("2001:db8:1:2:ffff::4", Told::Limited(60)),
        ("2001:db8:1:3::3", Told::Wrong),
    ] {
        service.sql("delete from guess_counters").await;
        let headers = [("x-forwarded-for", forwarded)];
        let answer = caller.0.graphql(Door::Session.path(), &headers, &query, &json!({})).await.unwrap();
        assert_eq!(Door::Session.told(&answer.json().unwrap(), "it"), told, "{forwarded}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_people_of_one_office_sign_in() {
    let service = service(&[ENABLED, ("LIMITS__CLIENT", "6/1h")]).await;
    Person::at(&service).settle(&service, "luke", "luke@example.org").await;
    let office = Caller::from_address(&service, [127, 0, 0, 9]);
    for round in 0..10 {
        assert_eq!(office.guess(DOORS[round % 4], "luke@example.org", PASSWORD).await, Told::Right);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_that_nobody_guesses_have_a_counter_of_their_own_and_pages_have_another() {
    let service = service(&[ENABLED, ("LIMITS__CLIENT", "1/1h"), ("LIMITS__TOKENS", "3/30s")]).await;
    let caller = Caller::at(&service);
    let verify = "mutation { verifyAccount(token: \"none\") { errors } }";
    let refresh = "mutation { newToken(refreshToken: \"none\") { token } }";
    let verified = caller.send(Door::Accounts, None, verify, &json!({})).await.json().unwrap();
    assert_eq!(verified["data"]["verifyAccount"]["errors"]["nonFieldErrors"][0]["code"], "invalid_token");
    let refreshed = caller.send(Door::Session, None, refresh, &json!({})).await.json().unwrap();
    assert_eq!(refreshed["errors"][0]["extensions"]["reason"], "TOKEN_INVALID");
    // Any site can lead a browser to a page: that keeps nobody from refreshing.
    let page = || Request::get("/activate/none").body(Full::default()).unwrap();
    for _ in 0..3 {
        assert_eq!(caller.0.send(page()).await.unwrap().status, StatusCode::NOT_FOUND);
    }
    let full = caller.0.send(page()).await.unwrap();
    assert_eq!(full.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(full.headers["retry-after"], "10");
    assert!(String::from_utf8_lossy(&full.body).contains("Please try again later"));
    let post = Request::post("/activate/none").body(Full::default()).unwrap();
    assert_eq!(caller.0.send(post).await.unwrap().status, StatusCode::TOO_MANY_REQUESTS);
    let refreshed = caller.send(Door::Session, None, refresh, &json!({})).await.json().unwrap();
    assert_eq!(refreshed["errors"][0]["extensions"]["reason"], "TOKEN_INVALID");
    let refreshed = caller.send(Door::Session, None, refresh, &json!({})).await;
    assert_eq!(refreshed.headers["retry-after"], "10");
    assert_eq!(refreshed.json().unwrap()["errors"][0]["extensions"]["retryAfter"], 10);
    service.move_clock(seconds(10));
    assert_eq!(caller.0.send(page()).await.unwrap().status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counters_hold_no_names_and_go_when_they_are_empty() {
    let service = service(&[ENABLED, ("LIMITS__CLIENT", "6/1m")]).await;
    Person::at(&service).settle(&service, "luke", "luke@example.org").await;
    let stranger = Caller::from_address(&service, [127, 0, 0, 9]);
    stranger.guess_wrong(Door::Session, "luke@example.org", 1).await;
    stranger.guess_wrong(Door::Session, "nobody@example.org", 1).await;
    assert_eq!(service.count("select count(*) from guess_counters").await, 2);
    let app = &service.server.app;
    assert_eq!(lychgate::domain::clean::clean(app).await.unwrap().counters, 0);
    service.move_clock(seconds(8 * 86_400));
    assert!(lychgate::domain::clean::clean(app).await.unwrap().counters > 0);
    assert_eq!(service.count("select count(*) from rate_counters").await, 0);
    // What was guessed at an account stays.
    assert_eq!(service.count("select count(*) from guess_counters where account_id is not null").await, 1);
    assert_eq!(service.count("select count(*) from guess_counters").await, 1);
}
