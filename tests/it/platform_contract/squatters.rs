//! Whoever holds an account whose address turns out to be somebody else's, and whoever asks for an address in a bad moment.

use super::administration::{administrator, settled, settled_again};
use super::social::Scene;
use super::{Guest, text};
use crate::support::Service;
use crate::support::person::{Person, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};

const VICTIM: &str = "victim@example.org";
const CHANGE: &str = "mutation ($e: String!) { change_email(new_email: $e) { success reason } }";

fn refused(reason: &str) -> Result<Value, String> {
    Err(reason.to_owned())
}

async fn key_of(guest: &Guest, access: &str) -> String {
    let make = "mutation { createApiKey(input: { name: \"bot\", permissions: [\"read\"] }) { success reason key } }";
    text(&guest.try_ask(Some(access), make, &json!({})).await.unwrap(), "key").to_owned()
}

/// Mail that answers a forgotten password confirms an address that nobody confirmed. The secondary address of the squatter, the
/// API key and the password are all good for nothing afterwards, though an address of the account was confirmed before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_moved_to_the_address_of_somebody_else_has_nothing_left_of_the_account() {
    let scene = Scene::new(&[]).await;
    let (guest, service) = (&scene.guest, &scene.service);
    let squatter = Person::at(service);
    squatter.settle(service, "maul", "maul@example.org").await;
    let access = text(&guest.login("maul@example.org").await.unwrap(), "access_token").to_owned();
    let key = key_of(guest, &access).await;
    service.set_secondary_address("maul", "maul@example.com").await;
    let moved = format!(
        "update email_addresses set address_key = '{VICTIM}', address = '{VICTIM}' where address = 'maul@example.org'"
    );
    service.sql(&moved).await;
    service.sql("update accounts set verified = false").await;
    let forgot = "mutation ($e: String!) { forgot_password(email: $e) { success reason } }";
    guest.try_ask(None, forgot, &json!({ "e": VICTIM })).await.unwrap();
    let verify = "mutation ($t: String!) { verify_email(token: $t) { access_token user { email has_password } } }";
    let owner = guest.try_ask(None, verify, &json!({ "t": newest_link(service).await })).await.unwrap();
    assert_eq!(owner["user"], json!({ "email": VICTIM, "has_password": false }));
    assert_eq!(guest.me(&access).await, refused("UNAUTHENTICATED"));
    assert_eq!(guest.me(&key).await, refused("UNAUTHENTICATED"));
    assert_eq!(guest.login(VICTIM).await, refused("INVALID_CREDENTIALS"));
    let mails = service.mails().await.len();
    guest.try_ask(None, forgot, &json!({ "e": "maul@example.com" })).await.unwrap();
    assert_eq!(service.mails().await.len(), mails);
}

/// The link is followed on a page, where nobody is signed in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_came_through_a_service_keeps_it_with_a_first_address() {
    let scene = Scene::new(&[]).await;
    let (guest, service) = (&scene.guest, &scene.service);
    let telegram = |age| scene.telegram(7, age).to_string();
    let owner = guest.social("telegram_auth", &telegram(0)).await.unwrap();
    let access = text(&owner, "access_token");
    guest.try_ask(Some(access), CHANGE, &json!({ "e": "ahsoka@example.org" })).await.unwrap();
    let confirm = "mutation ($t: String!) { confirm_email_change(token: $t) { success reason } }";
    guest.try_ask(None, confirm, &json!({ "t": newest_link(service).await })).await.unwrap();
    assert_eq!(guest.me(access).await.unwrap()["email"], "ahsoka@example.org");
    let again = guest.social("telegram_auth", &telegram(1)).await.unwrap();
    assert_eq!(again["user"]["email"], "ahsoka@example.org");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_ask_for_the_address_of_each_other_do_not_wait_for_each_other() {
    let service = Service::start(&[]).await;
    let (luke, leia) = (settled(&service, "luke").await, settled(&service, "leia").await);
    let asked = (0..12).map(|number| {
        let (who, wanted) = if number % 2 == 0 { (&luke, "leia@example.org") } else { (&leia, "luke@example.org") };
        async move { who.ask(CHANGE, &json!({ "e": wanted })).await }
    });
    for answer in join_all(asked).await {
        assert!(answer.is_ok(), "{answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_who_left_is_none_when_the_account_is_activated_again() {
    let service = Service::start(&[("ACCOUNTS__ALLOW_DELETE_ACCOUNT".to_owned(), "false".to_owned())]).await;
    settled(&service, "leia").await;
    let leia = administrator(&service, "leia").await;
    let person = Person::at(&service);
    let access = person.sign_in("leia").await["token"].as_str().unwrap().to_owned();
    assert_eq!(person.confirm(&access, "deleteAccount").await["success"], true);
    service.sql("update accounts set is_active = true").await;
    let again = settled_again(&service, "leia").await;
    assert_eq!(again.act("grantSystemAdmin", &leia.id).await, refused("ADMIN_REQUIRED"));
}
