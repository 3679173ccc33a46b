//! Keys of programs: what they count for, and when they no longer do.

use super::administration::{Settled, administrator, settled};
use super::text;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::json;
use std::time::Duration;

/// A key that may read: the whole text.
async fn key(person: &Settled) -> String {
    let create = "mutation { createApiKey(input: { name: \"bot\", permissions: [\"read\"] }) { key reason } }";
    text(&person.ask(create, &json!({})).await.unwrap(), "key").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_is_shown_once_and_kept_as_a_hash() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let key = key(&luke).await;
    let listed = luke.ask("{ apiKeys { id name key_prefix } }", &json!({})).await.unwrap();
    assert!(key.starts_with(text(&listed[0], "key_prefix")));
    assert!(!listed.to_string().contains(&key), "{listed}");
    let digits = key.rsplit('_').next().unwrap();
    let kept = format!("select count(*) from api_keys where api_keys::text like '%{digits}%'");
    assert_eq!(service.count(&kept).await, 0);
    let hashed = format!("select count(*) from api_keys where key_hash = sha256('{key}')");
    assert_eq!(service.count(&hashed).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_keys_at_once_no_more_are_made_than_there_may_be() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let create = "mutation { createApiKey(input: { name: \"bot\", permissions: [\"read\"] }) { key reason } }";
    let none = json!({});
    let made = join_all((0..24).map(|_| luke.ask(create, &none))).await;
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 20);
    assert!(made.iter().flat_map(|made| made.as_ref().err()).all(|reason| reason == "TOO_MANY_KEYS"), "{made:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_key_is_no_fresh_sign_in_and_revokes_no_other() {
    let service = Service::start(&[]).await;
    settled(&service, "luke").await;
    let luke = administrator(&service, "luke").await;
    let create = "mutation { createApiKey(input: { name: \"bot\", permissions: [\"read\", \"trade\", \"admin\"] }) {
        key data { id } reason } }";
    let made = luke.ask(create, &json!({})).await.unwrap();
    let (key, id) = (text(&made, "key"), text(&made["data"], "id"));
    for act in [
        create.to_owned(),
        format!("mutation {{ revokeApiKey(id: \"{id}\") {{ reason }} }}"),
        format!("mutation {{ adminEnableApiKey(key_id: \"{id}\", type: \"rest\") {{ reason }} }}"),
        "mutation { logout_all }".to_owned(),
        "{ users { id } }".to_owned(),
        "mutation { reauthenticate(password: \"supersecretpassword\") { reason } }".to_owned(),
        "mutation { change_password(current_password: \"supersecretpassword\", new_password: \"alderaan was far\") {
            reason } }"
            .to_owned(),
    ] {
        let refused = luke.guest.try_ask(Some(key), &act, &json!({})).await;
        assert_eq!(refused, Err("PERMISSION_REQUIRED".to_owned()), "{act}");
    }
    luke.guest.me(key).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_rests_while_the_password_has_to_be_changed() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let key = key(&luke).await;
    service.make_password_temporary("luke").await;
    assert_eq!(luke.guest.me(&key).await, Err("UNAUTHENTICATED".to_owned()));
    let change = "mutation ($p: String!) { change_password(current_password: $p, new_password: \"alderaan was far\") {
        success reason } }";
    luke.ask(change, &json!({ "p": PASSWORD })).await.unwrap();
    luke.guest.me(&key).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_of_a_closed_account_stay_disabled() {
    let service = Service::start(&[]).await;
    settled(&service, "leia").await;
    let luke = settled(&service, "luke").await;
    let key = key(&luke).await;
    let person = Person::at(&service);
    let access = person.sign_in("luke").await["token"].as_str().unwrap().to_owned();
    let close = "mutation ($p: String!) { deleteAccount(password: $p) { success } }";
    let closed = person.ask(Some(&access), close, &json!({ "p": PASSWORD })).await;
    assert_eq!(closed["data"]["deleteAccount"]["success"], true, "{closed}");
    assert_eq!(luke.guest.me(&key).await, Err("UNAUTHENTICATED".to_owned()));
    let leia = administrator(&service, "leia").await;
    leia.act("adminReactivateUser", &luke.id).await.unwrap();
    assert_eq!(luke.guest.me(&key).await, Err("UNAUTHENTICATED".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_takes_an_address_back_finds_no_key_of_the_stranger() {
    let service = Service::start(&[]).await;
    let mallory = Person::at(&service);
    mallory.register("luke", "luke@example.org").await;
    let link = newest_link(&service).await;
    let mallory = super::administration::settled_again(&service, "luke").await;
    let key = key(&mallory).await;
    mallory.guest.me(&key).await.unwrap();
    assert_eq!(Person::at(&service).verify(None, &link).await["success"], true);
    assert_eq!(mallory.guest.me(&key).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(service.count("select count(*) from api_keys").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_is_one_of_its_contract() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let key = key(&luke).await;
    service.move_clock(Duration::from_hours(24 * 365));
    luke.guest.me(&key).await.unwrap();
    let bearer = format!("Bearer {key}");
    let client = Client::new(service.base_url());
    for header in [("authorization", &*bearer), ("x-api-key", &*key)] {
        let refused = client.graphql("/session/graphql", &[header], "{ sessions { id } }", &json!({})).await.unwrap();
        let refused = refused.json().unwrap();
        assert_eq!(refused["errors"][0]["extensions"]["reason"], "UNAUTHENTICATED", "{refused}");
    }
}
