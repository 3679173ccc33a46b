//! Credentials that are not taken: nothing is registered by them, and nobody comes in.

use super::{NAME, Owner, login, login_challenge};
use crate::platform_contract::Guest;
use crate::support::passkey::{Algorithm, Authenticator, BACKUP_ELIGIBLE, PRESENT, VERIFIED};
use crate::support::world::World;
use crate::support::{Service, logged};
use lychgate::observe::LogFormat;
use serde_json::{Value, json};
use std::time::Duration;

const INVALID: &str = "CREDENTIAL_INVALID";

/// Something that an authenticator, or the browser before it, does otherwise.
type Lie = fn(&mut Authenticator);

const LIES: [(&str, Lie); 6] = [
    ("another origin", |it| it.origin = "http://localhost".to_owned()),
    ("an origin that looks alike", |it| it.origin.push_str(".example.org")),
    ("another relying party", |it| it.rp_id = "example.org".to_owned()),
    ("nobody was verified", |it| it.flags = PRESENT),
    ("nobody was there", |it| it.flags = VERIFIED & !PRESENT),
    ("backed up and not to be backed up", |it| it.flags = VERIFIED | 0x10),
];

async fn is_refused(guest: &Guest, credential: &str) -> bool {
    login(guest, credential).await == Err(INVALID.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registration_that_is_not_in_order_is_refused() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    for (name, lie) in LIES {
        let mut authenticator = Authenticator::new(&padme.origin, Algorithm::Es256);
        lie(&mut authenticator);
        let credential = authenticator.make(&padme.challenge().await);
        assert_eq!(padme.register(&credential).await, Err(INVALID.to_owned()), "{name}");
    }
    let mut authenticator = Authenticator::new(&padme.origin, Algorithm::Es256);
    // Of another account, another session, for signing in, never drawn, and too old.
    let luke = Owner::settle(&service, "luke").await;
    let elsewhere = Owner::sign_in(&service, padme.email.clone()).await;
    let sign_in = login_challenge(&padme.guest, &padme.email).await;
    let made_up = json!({ "challenge": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });
    for challenge in [luke.challenge().await, elsewhere.challenge().await, sign_in, made_up] {
        let credential = authenticator.make(&challenge);
        assert_eq!(padme.register(&credential).await, Err(INVALID.to_owned()), "{challenge}");
    }
    let challenge = padme.challenge().await;
    let signed = authenticator.sign_as("webauthn.create", &challenge);
    let late = authenticator.make(&challenge);
    for credential in ["", "{}", "none", &signed] {
        assert_eq!(padme.register(credential).await, Err(INVALID.to_owned()), "{credential}");
    }
    service.move_clock(Duration::from_secs(300));
    assert_eq!(padme.register(&late).await, Err(INVALID.to_owned()));
    assert_eq!(service.count("select count(*) from passkeys").await, 0);
    // What was refused spent nothing.
    let challenge = padme.challenge().await;
    let credential = authenticator.make(&challenge);
    let query = "mutation ($c: String!) { registerPasskey(credential: $c, device_name: \" \") { reason } }";
    assert_eq!(padme.act(query, &json!({ "c": credential })).await, Err("DEVICE_NAME_INVALID".to_owned()));
    assert_eq!(padme.register(&credential).await.unwrap()["data"]["device_name"], NAME);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_that_is_not_in_order_is_refused_in_one_way() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let luke = Owner::settle(&service, "luke").await;
    let (guest, email) = (&padme.guest, &padme.email);
    let mut authenticator = padme.passkey(Algorithm::Es256).await;
    let mut of_luke = luke.passkey(Algorithm::Es256).await;
    for (name, lie) in LIES.into_iter().chain([
        ("to be backed up, other than at its registration", (|it| it.flags |= BACKUP_ELIGIBLE) as Lie),
        ("of another person", |it| it.user_handle = Some("AAAAAAAAAAAAAAAAAAAAAA".to_owned())),
        ("another credential", |it| it.credential_id = vec![7; 20]),
        ("another key", |it| {
            let id = it.credential_id.clone();
            *it = Authenticator::new(&it.origin, Algorithm::Es256);
            it.credential_id = id;
        }),
    ]) {
        let mut liar = padme.passkey(Algorithm::Es256).await;
        lie(&mut liar);
        let credential = liar.sign(&login_challenge(guest, email).await);
        assert!(is_refused(guest, &credential).await, "{name}");
    }
    // Somebody else's passkey, and somebody else's challenge.
    let challenge = login_challenge(guest, email).await;
    assert!(is_refused(guest, &of_luke.sign(&challenge)).await);
    let of_nobody = login_challenge(guest, "nobody@example.org").await;
    let registration = padme.challenge().await;
    let made_up = json!({ "challenge": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });
    for challenge in [login_challenge(guest, &luke.email).await, of_nobody, registration, made_up] {
        assert!(is_refused(guest, &authenticator.sign(&challenge)).await, "{challenge}");
    }
    let create = authenticator.sign_as("webauthn.create", &challenge);
    for credential in ["", "{}", "none", &create] {
        assert!(is_refused(guest, credential).await, "{credential}");
    }
    // The challenge is still good.
    let credential = authenticator.sign(&challenge);
    login(guest, &credential).await.unwrap();
    assert!(is_refused(guest, &credential).await, "replayed");
    let credential = authenticator.sign(&login_challenge(guest, email).await);
    service.move_clock(Duration::from_secs(300));
    assert!(is_refused(guest, &credential).await, "too late");
    let credential = authenticator.sign(&login_challenge(guest, email).await);
    service.deactivate("padme").await;
    assert!(is_refused(guest, &credential).await, "deactivated");
    let told = guest.ask(None, "mutation { loginWithPasskey(credential: \"\") { expires_in } }", &json!({})).await;
    assert_eq!(told["errors"][0]["message"], "The passkey is not valid.");
    assert_eq!(told["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_counter_that_goes_back_is_refused_and_one_that_never_counts_is_not() {
    let service = Service::start(&[]).await;
    let padme = Owner::settle(&service, "padme").await;
    let mut counting = padme.passkey(Algorithm::Es256).await;
    let enter = async |authenticator: &mut Authenticator, counter: u32| -> Result<Value, String> {
        authenticator.counter = counter;
        let challenge = login_challenge(&padme.guest, &padme.email).await;
        login(&padme.guest, &authenticator.sign(&challenge)).await
    };
    enter(&mut counting, 7).await.unwrap();
    for behind in [7, 6, 0] {
        assert_eq!(enter(&mut counting, behind).await, Err(INVALID.to_owned()), "{behind}");
    }
    enter(&mut counting, u32::MAX - 1).await.unwrap();
    let mut silent = Authenticator::new(&padme.origin, Algorithm::Es256);
    silent.counter = 0;
    let credential = silent.make(&padme.challenge().await);
    padme.register(&credential).await.unwrap();
    for _ in 0..2 {
        enter(&mut silent, 0).await.unwrap();
    }
    enter(&mut silent, 1).await.unwrap();
    assert_eq!(enter(&mut silent, 0).await, Err(INVALID.to_owned()));
}

#[test]
fn a_counter_that_goes_back_is_logged() {
    let text = logged(LogFormat::Text, async || {
        let service = Service::start(&[]).await;
        let padme = Owner::settle(&service, "padme").await;
        let mut passkey = padme.passkey(Algorithm::Es256).await;
        passkey.counter = 1;
        let credential = passkey.sign(&login_challenge(&padme.guest, &padme.email).await);
        assert!(is_refused(&padme.guest, &credential).await);
    });
    assert_eq!(text.matches("the signature counter of a passkey went back").count(), 1, "{text}");
    assert!(!text.contains("padme"), "{text}");
}
