//! Notifications, settings and first steps at their bounds.

use super::{Guest, text};
use crate::support::Service;
use crate::support::person::{Person, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use lychgate::db::DbError;
use lychgate::domain::clean::clean;
use lychgate::domain::notification::{News, notify};
use lychgate::error::Failure;
use serde_json::{Value, json};
use std::time::Duration;

async fn luke(service: &Service) -> (Guest, String) {
    let person = Person::at(service);
    person.register("luke", "luke@example.org").await;
    person.verify(None, &newest_link(service).await).await;
    let guest = Guest::at(service);
    let access = text(&guest.login("luke@example.org").await.unwrap(), "access_token").to_owned();
    (guest, access)
}

/// Tells luke something.
async fn tell(service: &Service, title: &str) {
    let app = &service.server.app;
    let id = service.account("luke").await.id;
    let told: Result<(), Failure> = app
        .db
        .transaction(async |conn| {
            lychgate::db::accounts::lock(conn, id).await.map_err(DbError::from)?;
            notify(app, conn, id, News { kind: "test.told", title, message: "", data: None }).await
        })
        .await;
    told.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_thousand_newest_notifications_are_kept_for_180_days() {
    let service = Service::start(&[]).await;
    let (guest, access) = luke(&service).await;
    service
        .sql(
            "insert into notifications (id, account_id, kind, title, message, created_at)
            select gen_random_uuid(), id, 'test.told', 'old', '', now() from accounts, generate_series(1, 999)",
        )
        .await;
    for title in ["first", "second", "third"] {
        tell(&service, title).await;
    }
    let count = "select count(*) from notifications";
    assert_eq!(service.count(count).await, 1_000);
    let page = "query ($offset: Int!) { notifications(limit: 2, offset: $offset) { id title } }";
    let titles = |answer: &Value| -> Vec<String> {
        answer.as_array().unwrap().iter().map(|one| text(one, "title").to_owned()).collect()
    };
    let newest = guest.try_ask(Some(&access), page, &json!({ "offset": 0 })).await.unwrap();
    // Made at one time, and told in the order in which they were made.
    assert_eq!(titles(&newest), ["third", "second"]);
    let next = guest.try_ask(Some(&access), page, &json!({ "offset": 2 })).await.unwrap();
    assert_eq!(titles(&next), ["first", "old"]);

    let mark = "mutation ($id: ID!) { markNotificationAsRead(id: $id) { read_at } }";
    let id = &newest[0]["id"];
    let first = guest.try_ask(Some(&access), mark, &json!({ "id": id })).await.unwrap();
    service.move_clock(Duration::from_secs(60));
    assert_eq!(guest.try_ask(Some(&access), mark, &json!({ "id": id })).await.unwrap(), first);
    let unread = "{ unreadNotificationCount }";
    assert_eq!(guest.try_ask(Some(&access), unread, &json!({})).await.unwrap(), 999);
    guest.try_ask(Some(&access), "mutation { markAllNotificationsAsRead }", &json!({})).await.unwrap();
    assert_eq!(guest.try_ask(Some(&access), unread, &json!({})).await.unwrap(), 0);
    let again = "{ notifications(limit: 1) { read_at } }";
    assert_eq!(guest.try_ask(Some(&access), again, &json!({})).await.unwrap()[0], first);

    service.move_clock(Duration::from_secs(181 * 86_400));
    assert_eq!(clean(&service.server.app).await.unwrap().notifications, 1_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_are_a_hundred_keys_however_many_are_set_at_once() {
    let service = Service::start(&[]).await;
    let (guest, access) = luke(&service).await;
    service
        .sql(
            "insert into user_settings (account_id, key, value, updated_at)
            select id, 'old-' || n, '', now() from accounts, generate_series(1, 90) n",
        )
        .await;
    let set = "mutation ($key: String!) { updateUserSetting(key: $key, value: \"on\") { key } }";
    let (guest, access) = (&guest, &access);
    let all = (0..20).map(|number| async move {
        guest.try_ask(Some(access), set, &json!({ "key": format!("key-{number}") })).await
    });
    let answers = join_all(all).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10, "{answers:?}");
    assert!(answers.iter().all(|answer| !answer.as_ref().is_err_and(|it| it != "TOO_MANY_KEYS")), "{answers:?}");
    assert_eq!(service.count("select count(*) from user_settings").await, 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn first_steps_keep_the_first_completion_and_the_newest_events() {
    let service = Service::start(&[]).await;
    let (guest, access) = luke(&service).await;
    service
        .sql(
            "insert into onboarding_events (account_id, event, created_at)
            select id, 'event ' || n, now() from accounts, generate_series(1, 500) n",
        )
        .await;
    let track = "mutation { trackOnboardingEvent(event: \"newest\", stepId: \"last\") }";
    guest.try_ask(Some(&access), track, &json!({})).await.unwrap();
    let state = "{ onboarding { completed completed_at events { event stepId } } }";
    let told = guest.try_ask(Some(&access), state, &json!({})).await.unwrap();
    let events = told["events"].as_array().unwrap();
    assert_eq!((events.len(), &events[0]["event"]), (500, &json!("event 2")));
    assert_eq!(events[499], json!({ "event": "newest", "stepId": "last" }));
    assert_eq!((&told["completed"], &told["completed_at"]), (&json!(false), &Value::Null));

    let acts = ["mutation { completeOnboarding { reason } }", "mutation { resetOnboarding { reason } }"];
    guest.try_ask(Some(&access), acts[0], &json!({})).await.unwrap();
    let first = guest.try_ask(Some(&access), state, &json!({})).await.unwrap()["completed_at"].clone();
    service.move_clock(Duration::from_secs(60));
    for act in [acts[1], acts[0]] {
        guest.try_ask(Some(&access), act, &json!({})).await.unwrap();
    }
    let told = guest.try_ask(Some(&access), state, &json!({})).await.unwrap();
    assert_eq!((&told["completed"], &told["completed_at"]), (&json!(true), &first));
    assert_eq!(told["events"].as_array().unwrap().len(), 500);
}
