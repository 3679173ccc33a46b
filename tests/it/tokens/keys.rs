//! Keys of access tokens over HTTP: each algorithm, rotation, audience, issuer, leeway, and tokens that others made.

use super::front_end::service;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{Person, Tokens, codes};
use crate::support::world::World;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::hmac;
use aws_lc_rs::rsa::{KeyPair as RsaPair, KeySize};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use lychgate::service::Server;
use serde_json::{Value, json};
use std::time::Duration;

/// A key pair in PEM.
struct Pair {
    algorithm: &'static str,
    private: String,
    public: String,
}

impl Pair {
    fn rs256() -> Self {
        let pair = RsaPair::generate(KeySize::Rsa2048).unwrap();
        let private: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
        Self::of("RS256", private.as_ref(), public.as_ref())
    }

    fn ed_dsa() -> Self {
        let pair = Ed25519KeyPair::generate().unwrap();
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
        Self::of("EdDSA", pair.to_pkcs8v1().unwrap().as_ref(), public.as_ref())
    }

    fn of(algorithm: &'static str, private: &[u8], public: &[u8]) -> Self {
        let pem =
            |label, der| format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode::<&[u8]>(der));
        Self { algorithm, private: pem("PRIVATE KEY", private), public: pem("PUBLIC KEY", public) }
    }

    fn settings(&self) -> [(&str, &str); 3] {
        [
            ("ACCOUNTS__JWT_ALGORITHM", self.algorithm),
            ("ACCOUNTS__JWT_PRIVATE_KEY", &self.private),
            ("ACCOUNTS__JWT_PUBLIC_KEY", &self.public),
        ]
    }
}

/// One instance, and what it says about a token.
struct Instance {
    person: Person,
    client: Client,
}

impl Instance {
    fn of(server: &Server) -> Self {
        let origin = format!("http://{}", server.address);
        Self { person: Person::at_origin(origin.clone()), client: Client::new(origin) }
    }

    /// The answer of `verifyToken`.
    async fn verify(&self, token: &str) -> Value {
        let query = "mutation ($t: String!) { verifyToken(token: $t) { success errors payload } }";
        self.person.ask(None, query, &json!({ "t": token })).await["data"]["verifyToken"].clone()
    }

    async fn takes(&self, token: &str, name: &str) {
        let verified = self.verify(token).await;
        assert_eq!(
            (&verified["success"], &verified["payload"]["username"]),
            (&json!(true), &json!(name)),
            "{verified}"
        );
        assert_eq!(self.person.me(token).await.as_deref(), Some(name));
    }

    async fn refuses(&self, token: &str) {
        assert_eq!(codes(&self.verify(token).await, "nonFieldErrors"), ["invalid_token"]);
        assert_eq!(self.person.me(token).await, None);
    }

    async fn sign_in(&self) -> String {
        Tokens::of(&self.person.sign_in("luke").await).access
    }

    /// The names of the published keys.
    async fn published(&self) -> Vec<String> {
        let request = http::Request::get("/.well-known/jwks.json").body(http_body_util::Full::default()).unwrap();
        let set = self.client.send(request).await.unwrap().json().unwrap();
        let keys = set["keys"].as_array().unwrap();
        for key in keys {
            for private in ["d", "p", "q", "k"] {
                assert!(key.get(private).is_none(), "{private} is published");
            }
            assert_eq!(key["use"], "sig");
        }
        keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
    }
}

/// The head of a token.
fn head(token: &str) -> Value {
    let head = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap();
    serde_json::from_slice(&head).unwrap()
}

/// A token that says the same, made with HMAC and the text of a public key: for those who forget to look which algorithm
/// a key is of.
fn with_public_key_as_secret(token: &str, secret: &str) -> String {
    let claims = token.split('.').nth(1).unwrap();
    let head = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"HS256"}"#);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let signature = hmac::sign(&key, format!("{head}.{claims}").as_bytes());
    format!("{head}.{claims}.{}", URL_SAFE_NO_PAD.encode(signature))
}

async fn start(settings: &[(&str, &str)]) -> (Service, Instance) {
    let service = service(settings).await;
    let instance = Instance::of(&service.server);
    instance.person.register("luke", "luke@example.org").await;
    (service, instance)
}

async fn rotates(first: Pair, second: Pair) {
    let (service, before) = start(&first.settings()).await;
    let old = before.sign_in().await;
    assert_eq!(head(&old)["alg"], first.algorithm);
    before.takes(&old, "luke").await;
    assert_eq!(before.published().await, [head(&old)["kid"].as_str().unwrap()]);
    before.refuses(&with_public_key_as_secret(&old, &first.public)).await;

    let mut settings = second.settings().to_vec();
    let lone = service.second_instance(&settings).await;
    Instance::of(&lone).refuses(&old).await;
    settings.push(("ACCOUNTS__JWT_PREVIOUS_PUBLIC_KEYS", &first.public));
    let after = service.second_instance(&settings).await;
    let after = Instance::of(&after);
    after.takes(&old, "luke").await;
    let new = after.sign_in().await;
    after.takes(&new, "luke").await;
    before.refuses(&new).await;
    let kids = [&new, &old].map(|token| head(token)["kid"].as_str().unwrap().to_owned());
    assert_eq!(after.published().await, kids);
    assert_ne!(kids[0], kids[1]);
    // A key that is trusted no more than a previous one signs nothing new.
    after.refuses(&with_public_key_as_secret(&new, &first.public)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rs256_keys_sign_are_published_and_are_rotated() {
    Box::pin(rotates(Pair::rs256(), Pair::rs256())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ed_dsa_keys_sign_are_published_and_are_rotated() {
    Box::pin(rotates(Pair::ed_dsa(), Pair::ed_dsa())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hs256_takes_a_key_of_its_own_and_publishes_none() {
    let key = ("ACCOUNTS__JWT_SECRET_KEY", "a key of tests, which is longer than 32 bytes");
    let (service, own) = start(&[key]).await;
    let token = own.sign_in().await;
    assert_eq!(head(&token), json!({ "typ": "JWT", "alg": "HS256" }));
    own.takes(&token, "luke").await;
    assert_eq!(own.published().await, Vec::<String>::new());
    let derived = service.second_instance(&[]).await;
    Instance::of(&derived).refuses(&token).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn audience_and_issuer_are_told_and_demanded() {
    let audience = |name| ("ACCOUNTS__JWT_AUDIENCE", name);
    let issuer = |name| ("ACCOUNTS__JWT_ISSUER", name);
    let (service, own) = start(&[audience("app"), issuer("https://accounts.example")]).await;
    let token = own.sign_in().await;
    own.takes(&token, "luke").await;
    let payload = own.verify(&token).await["payload"].clone();
    assert_eq!((&payload["aud"], &payload["iss"]), (&json!("app"), &json!("https://accounts.example")));
    for other in [
        &[][..],
        &[audience("app")],
        &[issuer("https://accounts.example")],
        &[audience("other"), issuer("https://accounts.example")],
        &[audience("app"), issuer("https://other.example")],
    ] {
        let server = service.second_instance(other).await;
        let other = Instance::of(&server);
        other.refuses(&token).await;
        own.refuses(&other.sign_in().await).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_leeway_lets_a_token_live_a_little_longer_and_no_longer() {
    let (service, exact) = start(&[]).await;
    let lenient = service.second_instance(&[("ACCOUNTS__JWT_LEEWAY", "30s")]).await;
    let lenient = Instance::of(&lenient);
    let token = exact.sign_in().await;
    service.move_clock(Duration::from_secs(300));
    assert_eq!(codes(&exact.verify(&token).await, "nonFieldErrors"), ["expired_token"]);
    assert_eq!(exact.person.me(&token).await, None);
    lenient.takes(&token, "luke").await;
    service.move_clock(Duration::from_secs(30));
    assert_eq!(codes(&lenient.verify(&token).await, "nonFieldErrors"), ["expired_token"]);
    assert_eq!(lenient.person.me(&token).await, None);
}
