//! Identity tokens: which prove something, and how often.

use super::social::Scene;
use crate::support::providers::{Key, Mood};
use crate::support::world::World;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use std::time::Duration;

fn refused(reason: &str) -> Result<Value, String> {
    Err(reason.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_tokens_of_the_issuer_for_us_count_and_each_once() {
    let scene = Scene::new(&[]).await;
    let now = scene.service.now_s();
    for (other, reason) in [
        (json!({ "aud": "another client" }), "TOKEN_INVALID"),
        (json!({ "aud": [] }), "TOKEN_INVALID"),
        (json!({ "aud": ["web.google", "another client"] }), "TOKEN_INVALID"),
        (json!({ "aud": ["web.google", "another client"], "azp": "another client" }), "TOKEN_INVALID"),
        (json!({ "iss": "https://accounts.google.com.example.org" }), "TOKEN_INVALID"),
        (json!({ "iss": "https://appleid.apple.com" }), "TOKEN_INVALID"),
        (json!({ "iat": now + 61 }), "TOKEN_INVALID"),
        (json!({ "exp": now }), "TOKEN_EXPIRED"),
        (json!({ "exp": null }), "TOKEN_INVALID"),
        (json!({ "sub": "" }), "TOKEN_INVALID"),
    ] {
        assert_eq!(scene.through_google("gree", &other).await, refused(reason), "{other}");
    }
    for other in [
        json!({ "aud": "ios.google" }),
        json!({ "aud": ["web.google"] }),
        json!({ "aud": ["web.google", "another client"], "azp": "web.google" }),
        json!({ "iss": "accounts.google.com" }),
    ] {
        assert!(scene.through_google("gree", &other).await.is_ok(), "{other}");
    }
    let token = scene.key.sign(&scene.google("gree", &json!({})));
    assert!(scene.guest.social("google_auth", &token).await.is_ok());
    assert_eq!(scene.guest.social("google_auth", &token).await, refused("TOKEN_INVALID"));
    // ECDSA draws each signature at random: the same token with another one is the same token.
    let claims = scene.google("gree", &json!({}));
    assert!(scene.guest.social("google_auth", &scene.key.sign(&claims)).await.is_ok());
    assert_eq!(scene.guest.social("google_auth", &scene.key.sign(&claims)).await, refused("TOKEN_INVALID"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signatures_are_those_of_published_keys() {
    let scene = Scene::new(&[]).await;
    let rsa = Key::rsa("two");
    scene.providers.publish(&[&scene.key, &rsa]);
    let claims = || scene.google("gree", &json!({}));
    assert!(scene.guest.social("google_auth", &rsa.sign(&claims())).await.is_ok());
    let stranger = Key { id: "one", ..Key::ec("x") };
    assert_eq!(scene.guest.social("google_auth", &stranger.sign(&claims())).await, refused("TOKEN_INVALID"));
    // The public key as a password, as some verifiers believed it.
    let public = rsa.published().to_string();
    let hmac = Key { id: "two", algorithm: Algorithm::HS256, signing: EncodingKey::from_secret(public.as_bytes()) };
    assert_eq!(scene.guest.social("google_auth", &hmac.sign(&claims())).await, refused("TOKEN_INVALID"));
    let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let none = format!("{}.{}.", part(json!({ "alg": "none", "kid": "one" })), part(claims()));
    assert_eq!(scene.guest.social("google_auth", &none).await, refused("TOKEN_INVALID"));
    // A key of one kind does not verify what says it is of another.
    let confused = Key { id: "one", ..rsa.clone() };
    assert_eq!(scene.guest.social("google_auth", &confused.sign(&claims())).await, refused("TOKEN_INVALID"));
    let mut other = claims();
    let signed = scene.key.sign(&other);
    other["sub"] = json!("maul");
    let parts: Vec<&str> = signed.split('.').collect();
    let changed = format!("{}.{}.{}", parts[0], part(other), parts[2]);
    assert_eq!(scene.guest.social("google_auth", &changed).await, refused("TOKEN_INVALID"));
    for garbage in ["", ".", "a.b.c", "{}"] {
        assert_eq!(scene.guest.social("google_auth", garbage).await, refused("TOKEN_INVALID"), "{garbage}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_keys_are_looked_up_now_and_then_and_old_ones_last_while_the_issuer_is_away() {
    let scene = Scene::new(&[]).await;
    let through = async |key: &Key| {
        scene.guest.social("google_auth", &key.sign(&scene.google("gree", &json!({})))).await.map(drop)
    };
    let invalid = || Err("TOKEN_INVALID".to_owned());
    assert_eq!(through(&scene.key).await, Ok(()));
    let next = Key::ec("two");
    scene.providers.publish(&[&next]);
    // Strangers cannot make us ask again and again.
    assert_eq!((through(&next).await, through(&next).await), (invalid(), invalid()));
    assert_eq!(scene.providers.keys_asked(), 1);
    scene.service.move_clock(Duration::from_secs(60));
    assert_eq!(through(&next).await, Ok(()));
    assert_eq!((through(&scene.key).await, scene.providers.keys_asked()), (invalid(), 2));
    let away = || Err("PROVIDER_UNAVAILABLE".to_owned());
    for mood in [Mood::Failing, Mood::Verbose, Mood::Moved] {
        scene.providers.mood(mood);
        scene.service.move_clock(Duration::from_hours(8));
        assert_eq!(through(&next).await, Ok(()), "{mood:?}");
        // Whether this one is new, nobody can tell now.
        assert_eq!(through(&scene.key).await, away(), "{mood:?}");
    }
    assert_eq!(scene.providers.keys_asked(), 5);
    // A day after they would have been asked for again, they may have been withdrawn long ago.
    scene.service.move_clock(Duration::from_hours(1));
    assert_eq!(through(&next).await, away());
    scene.providers.mood(Mood::Well);
    scene.service.move_clock(Duration::from_mins(1));
    assert_eq!(through(&next).await, Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_the_lookup_of_a_key_but_those_who_need_it() {
    let scene = Scene::new(&[]).await;
    assert!(scene.through_google("gree", &json!({})).await.is_ok());
    scene.service.move_clock(Duration::from_mins(1));
    scene.providers.mood(Mood::Silent);
    let token = Key::ec("two").sign(&scene.google("gree", &json!({})));
    let mut unknown = std::pin::pin!(scene.guest.social("google_auth", &token));
    let known = async {
        scene.providers.asked_again().await;
        scene.through_google("gree", &json!({})).await
    };
    tokio::select! {
        answer = &mut unknown => panic!("answered before the issuer: {answer:?}"),
        answer = known => assert!(answer.is_ok(), "{answer:?}"),
    }
    // The issuer is given five seconds, and not asked once more for whoever comes next.
    assert_eq!(unknown.await, refused("PROVIDER_UNAVAILABLE"));
    assert_eq!(scene.providers.keys_asked(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_issuer_that_was_never_reached_is_away() {
    let scene = Scene::new(&[]).await;
    scene.providers.mood(Mood::Verbose);
    let through = async || scene.through_google("gree", &json!({})).await;
    assert_eq!(through().await, refused("PROVIDER_UNAVAILABLE"));
    scene.providers.mood(Mood::Well);
    assert_eq!(through().await, refused("PROVIDER_UNAVAILABLE"));
    scene.service.move_clock(Duration::from_secs(60));
    assert!(through().await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonces_count_once_and_may_be_required() {
    let scene = Scene::new(&[("PLATFORM__SOCIAL_NONCE_REQUIRED", "true")]).await;
    let through = async |nonce: Option<&str>| scene.through_google("gree", &json!({ "nonce": nonce })).await;
    assert_eq!(through(None).await, refused("NONCE_REQUIRED"));
    assert_eq!(through(Some("mine")).await, refused("NONCE_INVALID"));
    let nonce = scene.guest.nonce().await;
    assert!(through(Some(&nonce)).await.is_ok());
    assert_eq!(through(Some(&nonce)).await, refused("NONCE_INVALID"));
    let late = scene.guest.nonce().await;
    scene.service.move_clock(Duration::from_mins(10));
    assert_eq!(through(Some(&late)).await, refused("NONCE_INVALID"));
    // What has had its time is deleted.
    scene.service.move_clock(Duration::from_hours(26));
    lychgate::domain::clean::clean(&scene.service.server.app).await.unwrap();
    assert_eq!(scene.service.count("select count(*) from used_identity_proofs").await, 0);
    assert_eq!(scene.service.count("select count(*) from social_nonces").await, 0);
    // Where it is not required, one that is there is looked at all the same.
    let lax = Scene::new(&[]).await;
    assert!(lax.through_google("gree", &json!({})).await.is_ok());
    assert_eq!(lax.through_google("gree", &json!({ "nonce": nonce })).await, refused("NONCE_INVALID"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_uses_of_a_token_at_once_one_succeeds() {
    let scene = Scene::new(&[]).await;
    let token = scene.key.sign(&scene.google("gree", &json!({})));
    let all = (0..10).map(|_| scene.guest.social("google_auth", &token));
    let answers = futures_util::future::join_all(all).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
}
