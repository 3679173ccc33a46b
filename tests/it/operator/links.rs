//! Links that a former Django service mailed, after its accounts were imported.

use super::{lychgate_on, printed};
use crate::support::person::{PASSWORD, Person, codes, newest_link};
use crate::support::world::World;
use crate::support::{Service, directory};
use aws_lc_rs::{digest, hmac};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lychgate::crypto::django;
use lychgate::db::{DbError, accounts, email_addresses, mailed_tokens};
use serde_json::{Value, json};
use std::time::Duration;

pub(crate) const KEY: &str = "the secret key of an old Django service";
pub(crate) const HOUR_S: i64 = 3600;

/// What Django's `signing.dumps` would make; `lychgate::crypto::django` is tested against what it made.
pub(crate) fn dumps(payload: &Value, signed_at_s: i64, given: &str) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let (mut time, mut rest) = (String::new(), usize::try_from(signed_at_s).unwrap());
    while rest > 0 {
        time.insert(0, char::from(DIGITS[rest % 62]));
        rest /= 62;
    }
    let value = format!("{}:{time}", URL_SAFE_NO_PAD.encode(payload.to_string()));
    let key = digest::digest(&digest::SHA256, format!("django.core.signingsigner{given}").as_bytes());
    let code = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_ref()), value.as_bytes());
    let token = format!("{value}:{}", URL_SAFE_NO_PAD.encode(code));
    assert_eq!(django::read(&token, given).unwrap().signed_at.timestamp(), signed_at_s);
    token
}

fn activation(name: &str, signed_at_s: i64) -> String {
    dumps(&json!({ "username": name, "action": "activation" }), signed_at_s, KEY)
}

/// A service with the key of the old one, and the accounts of that: unverified, each with an address.
pub(crate) async fn moved(names: &[&str]) -> Service {
    let settings = [("ACCOUNTS__DJANGO_SECRET_KEY".to_owned(), KEY.to_owned())];
    let service = Service::start(&settings).await;
    let account = |(index, name): (usize, &&str)| {
        let email = format!("{name}@example.org");
        let account =
            json!({ "pk": index + 1, "username": name, "email": email, "date_joined": "2020-01-01T00:00:00Z" });
        format!("{account}\n")
    };
    let path = directory().join("accounts");
    std::fs::write(&path, names.iter().enumerate().map(account).collect::<String>()).unwrap();
    printed(lychgate_on(&service.database.url, &["user", "import", path.to_str().unwrap()]), "");
    service
}

async fn refusal(person: &Person, token: &str) -> String {
    let answer = person.verify(None, token).await;
    assert_eq!(answer["success"], false, "{answer}");
    codes(&answer, "nonFieldErrors").join(" ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_of_django_confirms_the_address_once() {
    let service = moved(&["vic"]).await;
    let person = Person::at(&service);
    let token = activation("vic", service.now().timestamp() - HOUR_S);
    assert_eq!(person.verify(None, &token).await["success"], true);
    assert_eq!(service.count("select count(*) from accounts where verified").await, 1);
    assert_eq!(refusal(&person, &token).await, "already_verified");
    // Also where there is something to confirm again.
    service.sql("update accounts set verified = false, token_version = 0").await;
    assert_eq!(refusal(&person, &token).await, "invalid_token");
    let older = activation("vic", service.now().timestamp() - 2 * HOUR_S);
    assert_eq!(refusal(&person, &older).await, "invalid_token", "one that a newer one has overtaken");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_of_django_is_as_short_lived_as_there() {
    let service = moved(&["vic"]).await;
    let person = Person::at(&service);
    let week = 7 * 24 * HOUR_S;
    let token = activation("vic", service.now().timestamp() - week + 60);
    assert_eq!(refusal(&person, &activation("vic", service.now().timestamp() - week)).await, "expired_token");
    service.move_clock(Duration::from_secs(60));
    assert_eq!(refusal(&person, &token).await, "expired_token");
    assert_eq!(service.count("select count(*) from mailed_tokens").await, 0);
    // Whoever has the old key cannot make links that were never mailed: none is taken that is younger than the import.
    service.move_clock(Duration::from_secs(7200));
    assert_eq!(refusal(&person, &activation("vic", service.now().timestamp())).await, "invalid_token");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_of_django_is_void_for_all_else() {
    let service = moved(&["vic", "wes", "xim", "yara", "zed"]).await;
    let person = Person::at(&service);
    let time = service.now().timestamp() - HOUR_S;
    let url = &service.database.url;
    let say = |payload: Value, key: &str| dumps(&payload, time, key);
    let strangers = [
        say(json!({ "username": "vic", "action": "activation" }), "another key"),
        say(json!({ "username": "vic", "action": "password_reset" }), KEY),
        say(json!({ "username": "VIC", "action": "activation" }), KEY),
        say(json!({ "username": "nobody", "action": "activation" }), KEY),
    ];
    for token in &strangers {
        assert_eq!(refusal(&person, token).await, "invalid_token", "{token}");
    }
    // Not after another address, after all sessions ended, for whoever has the name today, or after a newer link.
    printed(lychgate_on(url, &["user", "update", "vic", "--email", "other@example.org"]), "");
    service.sql("update accounts set token_version = 1 where username = 'wes'").await;
    printed(lychgate_on(url, &["user", "delete", "xim"]), "");
    person.register("xim", "another.xim@example.org").await;
    person.resend("yara@example.org").await;
    let ours = newest_link(&service).await;
    for name in ["vic", "wes", "xim", "yara"] {
        assert_eq!(refusal(&person, &activation(name, time)).await, "invalid_token", "{name}");
    }
    assert_eq!(person.verify(None, &ours).await["success"], true);
    // Without the key, none.
    let without = service.second_instance(&[]).await;
    let elsewhere = Person::at_origin(format!("http://{}", without.address));
    assert_eq!(refusal(&elsewhere, &activation("zed", time)).await, "invalid_token");
    assert_eq!(person.verify(None, &activation("zed", time)).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_of_django_adds_a_second_address_once() {
    let service = moved(&["vic", "wes"]).await;
    let person = Person::at(&service);
    let now = service.now().timestamp();
    let link = |name: &str, address: &str, time| {
        let payload = json!({ "username": name, "action": "activation_secondary_email", "secondary_email": address });
        dumps(&payload, time, KEY)
    };
    let told = async |token: &str| {
        let answer = person.verify_secondary(token).await;
        codes(&answer, "nonFieldErrors").join(" ")
    };
    assert_eq!(told(&link("vic", "vic@Second.example", now - HOUR_S)).await, "expired_token");
    assert_eq!(told(&link("vic", "no address", now - 60)).await, "invalid_token");
    assert_eq!(told(&link("vic", "wes@example.org", now - 60)).await, "unique");
    let token = link("vic", "Vic@Second.example", now - 30);
    assert_eq!(person.verify_secondary(&token).await["success"], true);
    assert_eq!(service.account("vic").await.secondary_email.as_deref(), Some("Vic@second.example"));
    assert_eq!(told(&token).await, "unique", "used, as with links of ours");
    // One that was signed before a newer link is void, and so is one of a link without an address.
    assert_eq!(told(&link("vic", "vic@third.example", now - 90)).await, "invalid_token");
    let without = dumps(&json!({ "username": "wes", "action": "activation_secondary_email" }), now - 60, KEY);
    assert_eq!(told(&without).await, "invalid_token");
    assert_eq!(service.account("wes").await.secondary_email, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_link_of_django_sets_a_new_password_once() {
    let service = moved(&["vic", "wes"]).await;
    let person = Person::at(&service);
    let time = service.now().timestamp() - HOUR_S / 2;
    let link = |name: &str, time| dumps(&json!({ "username": name, "action": "password_reset" }), time, KEY);
    let reset = async |token: &str| {
        let query = "mutation ($t: String!, $p: String!) {
            passwordReset(token: $t, newPassword1: $p, newPassword2: $p) { success errors } }";
        let answer = person.ask(None, query, &json!({ "t": token, "p": PASSWORD })).await;
        answer["data"]["passwordReset"].clone()
    };
    let token = link("vic", time);
    assert_eq!(reset(&token).await["success"], true);
    assert_eq!(person.sign_in("vic").await["success"], true);
    assert_eq!(codes(&reset(&token).await, "nonFieldErrors"), ["invalid_token"]);
    let expired = link("wes", time - HOUR_S);
    assert_eq!(codes(&reset(&expired).await, "nonFieldErrors"), ["expired_token"]);
    let wes = "select count(*) from mailed_tokens t join accounts a on a.id = t.account_id where username = 'wes'";
    assert_eq!(service.count(wes).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_of_django_that_comes_while_the_addresses_change_places_is_void() {
    let service = moved(&["vic"]).await;
    service.set_secondary_address("vic", "second@example.org").await;
    let person = Person::at(&service);
    let app = &service.server.app;
    let token =
        dumps(&json!({ "username": "vic", "action": "password_reset" }), service.now().timestamp() - HOUR_S / 2, KEY);
    let waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let answer = app
        .db
        .transaction(async |conn| {
            accounts::lock(conn, 1).await?;
            email_addresses::swap(conn, 1).await?;
            mailed_tokens::void_all(conn, 1, service.now()).await?;
            let (person, token) = (person.clone(), token.clone());
            let coming = tokio::spawn(async move { person.reset(&token, "a whole new password").await });
            while service.count(waiting).await == 0 && !coming.is_finished() {
                tokio::task::yield_now().await;
            }
            Ok::<_, DbError>(coming)
        })
        .await
        .unwrap();
    assert_eq!(codes(&answer.await.unwrap(), "nonFieldErrors"), ["invalid_token"]);
}
