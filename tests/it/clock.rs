//! The clock of the machine goes ahead for a while and is put back, by an hour or a day: no token is good twice, no session is
//! lost, and people sign in.

use crate::support::Service;
use crate::support::person::{Person, Tokens, codes, newest_link};
use crate::support::world::World;
use serde_json::json;
use std::time::Duration;

const JUMPS: [Duration; 2] = [Duration::from_secs(3600), Duration::from_secs(86_400)];
const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_outlive_a_clock_that_jumps() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "luke", "luke@example.org").await;
    for jump in JUMPS {
        let before = Tokens::of(&person.sign_in("luke").await);
        let asleep = Tokens::of(&person.sign_in("luke").await);
        service.move_clock(jump);
        let ahead = Tokens::of(&person.refresh(&before.refresh).await);
        let opened_ahead = Tokens::of(&person.sign_in("luke").await);
        service.put_clock_back(jump);
        assert_eq!(person.me(&asleep.access).await.as_deref(), Some("luke"), "an access token of before");
        for refresh in [&ahead.refresh, &opened_ahead.refresh, &asleep.refresh] {
            let next = Tokens::of(&person.refresh(refresh).await);
            assert_eq!(person.me(&next.access).await.as_deref(), Some("luke"), "{jump:?}");
            assert_eq!(person.refresh(&next.refresh).await["success"], true, "{jump:?}");
        }
        assert_eq!(person.sign_in("luke").await["success"], true);
        service.move_clock(MINUTE);
    }
    assert_eq!(service.count(ENDED).await, 0);
}

const ENDED: &str = "select count(*) from sessions where ended_at is not null";

/// How long an exchange can be repeated does not grow by the time that the clock is put back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_token_that_was_spent_ahead_is_spent() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "luke", "luke@example.org").await;
    for jump in JUMPS {
        let first = Tokens::of(&person.sign_in("luke").await);
        service.move_clock(jump);
        let second = Tokens::of(&person.refresh(&first.refresh).await);
        assert_eq!(Tokens::of(&person.refresh(&first.refresh).await).refresh, second.refresh, "the answer was lost");
        service.put_clock_back(jump);
        assert_eq!(codes(&person.refresh(&first.refresh).await, "nonFieldErrors"), ["invalid_token"], "{jump:?}");
        assert_eq!(codes(&person.refresh(&second.refresh).await, "nonFieldErrors"), ["invalid_token"], "reuse ends it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_was_followed_ahead_is_used_up() {
    for jump in JUMPS {
        let service = Service::start(&[]).await;
        let person = Person::at(&service);
        person.register("luke", "luke@example.org").await;
        let link = newest_link(&service).await;
        service.move_clock(jump);
        assert_eq!(person.verify(None, &link).await["success"], true);
        person.ask_for_reset("luke@example.org").await;
        let reset = newest_link(&service).await;
        service.put_clock_back(jump);
        assert_eq!(codes(&person.verify(None, &link).await, "nonFieldErrors"), ["already_verified"]);
        // A link that was mailed ahead works, once.
        assert_eq!(person.reset(&reset, "t4tooine has two suns").await["success"], true);
        assert_eq!(person.reset(&reset, "t4tooine has two moons").await["success"], false);
        assert_eq!(person.sign_in_with("luke", "t4tooine has two suns").await["success"], true);
    }
}

/// Who signed in ahead has not proved who they are until the clock is there again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_ahead_does_not_count_as_recent_for_longer() {
    let settings = [("ACCOUNTS__UPDATE_MUTATION_FIELDS".to_owned(), "email".to_owned())];
    for jump in JUMPS {
        let service = Service::start(&settings).await;
        let person = Person::at(&service);
        person.settle(&service, "luke", "luke@example.org").await;
        service.move_clock(jump);
        let ahead = Tokens::of(&person.sign_in("luke").await);
        service.put_clock_back(jump);
        let move_to = async |address: &str, access: &str| {
            let document = "mutation ($e: String!) { updateAccount(email: $e) { success errors } }";
            person.ask(Some(access), document, &json!({ "e": address })).await["data"]["updateAccount"].clone()
        };
        assert_eq!(move_to("skywalker@example.org", &ahead.access).await["success"], false, "{jump:?}");
        let now = Tokens::of(&person.sign_in("luke").await);
        assert_eq!(move_to("skywalker@example.org", &now.access).await["success"], true, "{jump:?}");
    }
}
