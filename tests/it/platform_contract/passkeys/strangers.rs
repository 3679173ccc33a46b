//! What strangers learn of passkeys, and what becomes of theirs when the owner of an address comes.

use super::{Owner, login, login_challenge};
use crate::platform_contract::{Guest, text};
use crate::support::Service;
use crate::support::client::Client;
use crate::support::passkey::{Algorithm, Authenticator, PRESENT, VERIFIED};
use crate::support::person::{PASSWORD, Person, newest_link};
use crate::support::world::World;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a challenge shows beside itself.
fn shown(mut challenge: Value) -> Value {
    challenge["challenge"] = json!(challenge["challenge"].as_str().unwrap().len());
    challenge
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_without_passkeys_get_a_steady_answer_that_looks_like_any() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    Owner::settle(&service, "luke").await;
    let gone = Owner::settle(&service, "gone").await;
    padme.passkey(Algorithm::Es256).await;
    gone.passkey(Algorithm::Es256).await;
    service.deactivate("gone").await;
    let guest = Guest::at(&service);
    let known = shown(login_challenge(&guest, &padme.email).await);
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for address in ["luke@example.org", "gone@example.org", "nobody@example.org", "no address", ""] {
        let made_up = login_challenge(&guest, address).await;
        let again = login_challenge(&guest, &address.to_uppercase()).await;
        assert_ne!(made_up["challenge"], again["challenge"]);
        let (made_up, again) = (shown(made_up), shown(again));
        if address.contains('@') {
            assert_eq!(made_up, again, "{address}");
        }
        assert_eq!(shown(login_challenge(&guest, address).await), made_up, "{address}");
        assert_eq!((names(&made_up), &made_up["challenge"]), (names(&known), &known["challenge"]));
        let allowed = made_up["allowCredentials"].as_array().unwrap();
        assert!((1..=2).contains(&allowed.len()));
        assert_eq!(names(&allowed[0]), names(&known["allowCredentials"][0]));
    }
    let mut different = BTreeSet::new();
    for number in 0..20 {
        let answer = login_challenge(&guest, &format!("somebody{number}@example.org")).await;
        different.insert(answer["allowCredentials"].to_string());
    }
    assert_eq!(different.len(), 20);
    let good = "select count(*) from passkey_challenges where session_id is null and account_id is not null";
    assert_eq!(service.count(good).await, 1, "only that of padme is good for anything");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passkeys_of_whoever_waited_go_when_the_owner_confirms_the_address() {
    let service = Service::start(&[]).await;
    for (name, by_reset) in [("leia", false), ("han", true)] {
        let email = format!("{name}@example.org");
        let (mallory, owner) = (Person::at(&service), Person::at(&service));
        mallory.register(name, &email).await;
        let link = newest_link(&service).await;
        let waiting = Owner::sign_in(&service, email.clone()).await;
        let mut passkey = waiting.passkey(Algorithm::Es256).await;
        let credential = passkey.sign(&login_challenge(&waiting.guest, &email).await);
        let link = if by_reset {
            owner.ask_for_reset(&email).await;
            newest_link(&service).await
        } else {
            link
        };
        assert_eq!(owner.verify(None, &link).await["success"], true);
        assert_eq!(service.count("select count(*) from passkeys").await, 0, "{name}");
        assert_eq!(login(&waiting.guest, &credential).await, Err("CREDENTIAL_INVALID".to_owned()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_of_a_confirmed_account_leaves_its_passkeys() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let mut passkey = padme.passkey(Algorithm::Es256).await;
    let person = Person::at(&service);
    person.ask_for_reset(&padme.email).await;
    let link = newest_link(&service).await;
    assert_eq!(person.reset(&link, &format!("{PASSWORD} indeed")).await["success"], true);
    let challenge = login_challenge(&padme.guest, &padme.email).await;
    let payload = login(&padme.guest, &passkey.sign(&challenge)).await.unwrap();
    assert!(!text(&payload, "access_token").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_not_confirmed_the_address_is_told_so_by_the_right_passkey_only() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let mut passkey = padme.passkey(Algorithm::Es256).await;
    service.sql("update accounts set verified = false").await;
    let strict = service.second_instance(&[("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED", "false")]).await;
    let guest = Guest(Client::new(format!("http://{}", strict.address)));
    passkey.origin = format!("http://localhost:{}", strict.address.port());
    let challenge = login_challenge(&guest, &padme.email).await;
    passkey.flags = PRESENT;
    assert_eq!(login(&guest, &passkey.sign(&challenge)).await, Err("CREDENTIAL_INVALID".to_owned()));
    passkey.flags = VERIFIED;
    assert_eq!(login(&guest, &passkey.sign(&challenge)).await, Err("EMAIL_NOT_VERIFIED".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_elsewhere_may_use_passkeys_where_settings_say_so() {
    let settings = [
        ("PUBLIC_URL", "https://id.example.org"),
        ("PLATFORM__RP_ID", "example.org"),
        ("PLATFORM__RP_NAME", "Example"),
        ("PLATFORM__PASSKEY_ORIGINS", "https://app.example.org,https://www.example.org:8443"),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let service = Service::start(&settings).await;
    let mut padme = Owner::settle(&service, "padme").await;
    assert_eq!(padme.challenge().await["rp"], json!({ "id": "example.org", "name": "Example" }));
    for (origin, is_taken) in [
        ("https://id.example.org", true),
        ("https://app.example.org", true),
        ("https://www.example.org:8443", true),
        ("https://www.example.org", false),
        ("http://app.example.org", false),
        ("https://example.org", false),
    ] {
        padme.origin = origin.to_owned();
        let mut authenticator = Authenticator::new(origin, Algorithm::EdDsa);
        authenticator.rp_id = "example.org".to_owned();
        let credential = authenticator.make(&padme.challenge().await);
        assert_eq!(padme.register(&credential).await.is_ok(), is_taken, "{origin}");
    }
}
