//! Passkeys, with an authenticator that the test plays: registering, signing in, and all that is refused.

mod refused;
mod strangers;

use super::{Guest, text};
use crate::support::Service;
use crate::support::passkey::{Algorithm, Authenticator};
use crate::support::person::Person;
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};

const NAME: &str = "MacBook";

/// Somebody who is signed in with a password, and the origin that browsers know the service by.
pub(super) struct Owner {
    pub(super) guest: Guest,
    pub(super) access: String,
    pub(super) origin: String,
    pub(super) email: String,
}

impl Owner {
    /// With a confirmed address.
    async fn settle(service: &Service, name: &str) -> Self {
        let email = format!("{name}@example.org");
        Person::at(service).settle(service, name, &email).await;
        Self::sign_in(service, email).await
    }

    async fn sign_in(service: &Service, email: String) -> Self {
        let guest = Guest::at(service);
        let access = text(&guest.login(&email).await.unwrap(), "access_token").to_owned();
        Self { guest, access, origin: service.base_url().replace("127.0.0.1", "localhost"), email }
    }

    async fn challenge(&self) -> Value {
        let query = "mutation { generatePasskeyRegistrationChallenge { success reason data {
            challenge rp { id name } user { id name displayName } pubKeyCredParams { type alg } attestation timeout
            excludeCredentials { type id transports } authenticatorSelection { residentKey userVerification } } } }";
        self.guest.try_ask(Some(&self.access), query, &json!({})).await.unwrap()["data"].take()
    }

    async fn register(&self, credential: &str) -> Result<Value, String> {
        let query = "mutation ($c: String!, $n: String!) { registerPasskey(credential: $c, device_name: $n) {
            success error code reason data { id device_name } } }";
        self.guest.try_ask(Some(&self.access), query, &json!({ "c": credential, "n": NAME })).await
    }

    /// A passkey that is registered.
    pub(super) async fn passkey(&self, algorithm: Algorithm) -> Authenticator {
        let mut authenticator = Authenticator::new(&self.origin, algorithm);
        let credential = authenticator.make(&self.challenge().await);
        self.register(&credential).await.unwrap();
        authenticator
    }

    pub(super) async fn passkeys(&self) -> Vec<Value> {
        let query = "{ userPasskeys { success reason data { id device_name created_at last_used_at } } }";
        let answer = self.guest.try_ask(Some(&self.access), query, &json!({})).await.unwrap();
        answer["data"].as_array().unwrap().clone()
    }

    async fn act(&self, mutation: &str, variables: &Value) -> Result<Value, String> {
        self.guest.try_ask(Some(&self.access), mutation, variables).await
    }

    pub(super) async fn delete(&self, id: &Value) -> Result<Value, String> {
        let query = "mutation ($id: ID!) { deletePasskey(id: $id) { success error code reason } }";
        self.act(query, &json!({ "id": id })).await
    }
}

pub(super) async fn login_challenge(guest: &Guest, email: &str) -> Value {
    let query = "mutation ($e: String!) { generatePasskeyLoginChallenge(email: $e) { success reason data {
        challenge rpId allowCredentials { type id transports } userVerification timeout } } }";
    guest.try_ask(None, query, &json!({ "e": email })).await.unwrap()["data"].take()
}

pub(super) async fn login(guest: &Guest, credential: &str) -> Result<Value, String> {
    let query =
        "mutation ($c: String!) { loginWithPasskey(credential: $c) { access_token refresh_token requires_2fa } }";
    guest.try_ask(None, query, &json!({ "c": credential })).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passkey_of_every_kind_signs_in_as_both_factors() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let mails = service.mails().await.len();
    let asked = padme.challenge().await;
    assert_eq!(asked["rp"], json!({ "id": "localhost", "name": "lychgate" }));
    assert_eq!(asked["user"]["name"], "padme@example.org");
    let kinds: Vec<i64> =
        asked["pubKeyCredParams"].as_array().unwrap().iter().map(|kind| kind["alg"].as_i64().unwrap()).collect();
    assert_eq!(kinds, [-7, -8, -257]);
    let mut passkeys = Vec::new();
    for algorithm in [Algorithm::Es256, Algorithm::EdDsa, Algorithm::Rs256] {
        passkeys.push(padme.passkey(algorithm).await);
    }
    assert_eq!(service.mails().await.len(), mails + 3, "each is told of");
    service.give_second_factor("padme").await;
    for authenticator in &mut passkeys {
        let challenge = login_challenge(&padme.guest, &padme.email).await;
        assert_eq!(challenge["allowCredentials"].as_array().unwrap().len(), 3);
        let payload = login(&padme.guest, &authenticator.sign(&challenge)).await.unwrap();
        assert_eq!(payload["requires_2fa"], false);
        assert_eq!(padme.guest.me(text(&payload, "access_token")).await.unwrap()["email"], "padme@example.org");
        padme.guest.refresh(text(&payload, "refresh_token")).await.unwrap();
    }
    assert_eq!(service.count("select count(*) from sessions where assurance = 2").await, 3);
    assert_eq!(service.count("select count(*) from passkey_challenges where session_id is null").await, 0);
    let listed = padme.passkeys().await;
    assert!(listed.len() == 3 && listed.iter().all(|passkey| passkey["last_used_at"].is_string()), "{listed:?}");
    assert_eq!(padme.challenge().await["excludeCredentials"].as_array().unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_uses_at_once_one_succeeds() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let mut authenticator = Authenticator::new(&padme.origin, Algorithm::Es256);
    let credential = authenticator.make(&padme.challenge().await);
    let registered = join_all((0..20).map(|_| padme.register(&credential))).await;
    assert_eq!(registered.iter().filter(|it| it.is_ok()).count(), 1, "{registered:?}");
    assert_eq!(padme.passkeys().await.len(), 1);

    let sessions = "select count(*) from sessions where assurance = 2";
    let credential = authenticator.sign(&login_challenge(&padme.guest, &padme.email).await);
    let entered = join_all((0..20).map(|_| login(&padme.guest, &credential))).await;
    let (done, refused): (Vec<_>, Vec<_>) = entered.into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), service.count(sessions).await), (1, 1));
    assert!(refused.iter().all(|it| *it == Err("CREDENTIAL_INVALID".to_owned())), "{refused:?}");
    assert_eq!(login(&padme.guest, &credential).await, Err("CREDENTIAL_INVALID".to_owned()), "nor later");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passkeys_are_called_otherwise_and_go_but_never_the_last_way_in() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let luke = Owner::settle(&service, "luke").await;
    padme.passkey(Algorithm::Es256).await;
    padme.passkey(Algorithm::EdDsa).await;
    let ids: Vec<Value> = padme.passkeys().await.iter().map(|passkey| passkey["id"].clone()).collect();
    let rename = "mutation ($id: ID!, $n: String!) { renamePasskey(id: $id, device_name: $n) { success reason } }";
    let long = "é".repeat(100);
    for (name, kept) in [("  Work Laptop ", "Work Laptop"), (&*long, &*long)] {
        padme.act(rename, &json!({ "id": ids[0], "n": name })).await.unwrap();
        assert_eq!(padme.passkeys().await[0]["device_name"], kept);
    }
    for name in ["", "  ", &format!("{long}x"), "a\u{0}b"] {
        let refused = padme.act(rename, &json!({ "id": ids[0], "n": name })).await;
        assert_eq!(refused, Err("DEVICE_NAME_INVALID".to_owned()), "{name}");
    }
    let upper = json!(ids[0].as_str().unwrap().to_uppercase().replace("PK_", "pk_"));
    for (owner, id) in [(&luke, &ids[0]), (&padme, &json!("pk_123")), (&padme, &json!("")), (&padme, &upper)] {
        assert_eq!(owner.delete(id).await, Err("NOT_FOUND".to_owned()), "{id}");
        assert_eq!(owner.act(rename, &json!({ "id": id, "n": "x" })).await, Err("NOT_FOUND".to_owned()), "{id}");
    }
    service.sql("update accounts set password = '!'").await;
    let mails = service.mails().await.len();
    let gone = join_all(ids.iter().map(|id| padme.delete(id))).await;
    assert_eq!(gone.iter().filter(|it| it.is_ok()).count(), 1, "{gone:?}");
    assert!(gone.contains(&Err("LAST_WAY_TO_SIGN_IN".to_owned())), "{gone:?}");
    assert_eq!((padme.passkeys().await.len(), service.mails().await.len()), (1, mails + 1));
    service.give_password("padme", crate::support::person::PASSWORD).await;
    padme.delete(&padme.passkeys().await[0]["id"]).await.unwrap();
    assert!(padme.passkeys().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_are_twenty_at_the_most_and_each_once() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let mut first = padme.passkey(Algorithm::Es256).await;
    let again = first.make(&padme.challenge().await);
    assert_eq!(padme.register(&again).await, Err("CREDENTIAL_KNOWN".to_owned()));
    let luke = Owner::settle(&service, "luke").await;
    // Nobody learns from an account of their own whether a credential is somebody's, and the owner goes on using it.
    let copied = first.make(&luke.challenge().await);
    luke.register(&copied).await.unwrap();
    let (guest, mut owner) = (&padme.guest, first);
    owner.user_handle = None;
    login(guest, &owner.sign(&login_challenge(guest, &padme.email).await)).await.unwrap();
    for _ in 1..20 {
        padme.passkey(Algorithm::Es256).await;
    }
    let mut one_more = Authenticator::new(&padme.origin, Algorithm::Es256);
    let credential = one_more.make(&padme.challenge().await);
    assert_eq!(padme.register(&credential).await, Err("TOO_MANY_PASSKEYS".to_owned()));
    assert_eq!(padme.passkeys().await.len(), 20);
}
