//! Ways to sign in beside a password: none is taken away that is the last, and none outlives whoever left it in the account of
//! somebody else.

use super::authenticators;
use super::passkeys::{Owner, login, login_challenge};
use super::social::Scene;
use super::{Guest, text};
use crate::support::client::Client;
use crate::support::passkey::Algorithm;
use crate::support::person::{PASSWORD, Person, newest_link};
use crate::support::providers::BOT_TOKEN;
use crate::support::world::World;
use serde_json::{Value, json};

const LAST: &str = "LAST_WAY_TO_SIGN_IN";

fn refused(reason: &str) -> Result<Value, String> {
    Err(reason.to_owned())
}

impl Scene {
    /// Somebody whom the answer to a sign-in is about.
    fn owner(&self, signed_in: &Value) -> Owner {
        Owner {
            guest: self.guest.clone(),
            access: text(signed_in, "access_token").to_owned(),
            origin: self.service.base_url().replace("127.0.0.1", "localhost"),
            email: signed_in["user"]["email"].as_str().unwrap_or_default().to_owned(),
        }
    }

    /// Somebody who came through Google, and has no password.
    pub(super) async fn newcomer(&self, subject: &str) -> Owner {
        self.owner(&self.through_google(subject, &json!({})).await.unwrap())
    }

    async fn through_telegram(&self, id: i64, age_s: i64) -> Result<Value, String> {
        self.guest.social("telegram_auth", &self.telegram(id, age_s).to_string()).await
    }

    pub(super) async fn link_telegram(&self, access: &str, id: i64) {
        assert!(self.guest.link(access, "telegram", &self.telegram(id, 0).to_string()).await.is_ok());
    }
}

pub(super) async fn passkey_id(owner: &Owner) -> Value {
    owner.passkeys().await[0]["id"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passkeys_and_services_count_for_each_other() {
    let scene = Scene::new(&[]).await;
    let (guest, owner) = (&scene.guest, scene.newcomer("ventress").await);
    let access = owner.access.as_str();
    assert_eq!(guest.unlink(access, "google").await, refused(LAST));
    let mut passkey = owner.passkey(Algorithm::Es256).await;
    let id = passkey_id(&owner).await;
    assert!(guest.unlink(access, "google").await.is_ok());
    assert_eq!(owner.delete(&id).await, refused(LAST));
    assert!(login(guest, &passkey.sign(&login_challenge(guest, &owner.email).await)).await.is_ok());
    scene.link_telegram(access, 5).await;
    // A service that is not set up lets nobody in.
    let without = scene.service.second_instance(&[]).await;
    let elsewhere = Guest(Client::new(format!("http://{}", without.address)));
    let delete = "mutation ($id: ID!) { deletePasskey(id: $id) { reason } }";
    assert_eq!(elsewhere.try_ask(Some(access), delete, &json!({ "id": id })).await, refused(LAST));
    assert!(owner.delete(&id).await.is_ok());
    assert_eq!(guest.unlink(access, "telegram").await, refused(LAST));
    let again = scene.through_telegram(5, 1).await.unwrap();
    assert_eq!(again["user"]["email"], "ventress@example.org");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passkey_without_an_address_is_no_way_in() {
    let scene = Scene::new(&[]).await;
    let owner = scene.owner(&scene.through_telegram(9, 0).await.unwrap());
    owner.passkey(Algorithm::Es256).await;
    assert_eq!(scene.guest.unlink(&owner.access, "telegram").await, refused(LAST));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_last_ways_that_go_at_once_one_stays() {
    let scene = Scene::new(&[]).await;
    for round in 0..6 {
        let owner = scene.newcomer(&format!("clone{round}")).await;
        let (guest, access) = (&scene.guest, owner.access.as_str());
        let outcomes = if round % 2 == 0 {
            owner.passkey(Algorithm::Es256).await;
            let id = passkey_id(&owner).await;
            <[_; 2]>::from(tokio::join!(guest.unlink(access, "google"), owner.delete(&id)))
        } else {
            scene.link_telegram(access, round).await;
            <[_; 2]>::from(tokio::join!(guest.unlink(access, "google"), guest.unlink(access, "telegram")))
        };
        assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
        assert!(outcomes.contains(&refused(LAST)), "{outcomes:?}");
        let left = "select (select count(*) from passkeys) + (select count(*) from social_identities) as count";
        assert_eq!(scene.service.count(left).await, round + 1);
    }
}

/// How somebody proves from outside that an address is theirs.
#[derive(Debug, Clone, Copy)]
enum Proof {
    Link,
    Reset,
    Google,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_opens_an_account_goes_with_the_stranger_who_left_it() {
    let reset_any = ("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED", "true");
    for proof in [Proof::Link, Proof::Reset, Proof::Google] {
        let scene = Scene::new(&[reset_any]).await;
        let (guest, owner) = (&scene.guest, Person::at(&scene.service));
        Person::at(&scene.service).register("maul", "victim@example.org").await;
        let link = newest_link(&scene.service).await;
        let mut stranger = scene.owner(&guest.login("victim@example.org").await.unwrap());
        stranger.email = "victim@example.org".to_owned();
        scene.link_telegram(&stranger.access, 66).await;
        let mut passkey = stranger.passkey(Algorithm::Es256).await;
        let credential = passkey.sign(&login_challenge(guest, &stranger.email).await);
        prove(&scene, &owner, proof, &link).await;
        assert_eq!(login(guest, &credential).await, refused("CREDENTIAL_INVALID"), "{proof:?}");
        assert_eq!(guest.me(&stranger.access).await, refused("UNAUTHENTICATED"), "{proof:?}");
        // Telegram opens an account of its own.
        let elsewhere = scene.through_telegram(66, 1).await.unwrap();
        assert_eq!(elsewhere["user"]["email"], json!(null), "{proof:?}");
        assert_eq!(scene.service.count("select count(*) from passkeys").await, 0, "{proof:?}");
    }
}

async fn prove(scene: &Scene, owner: &Person, proof: Proof, link: &str) {
    let email = "victim@example.org";
    match proof {
        Proof::Link => assert_eq!(owner.verify(None, link).await["success"], true),
        Proof::Reset => {
            owner.ask_for_reset(email).await;
            let link = newest_link(&scene.service).await;
            assert_eq!(owner.reset(&link, &format!("{PASSWORD} indeed")).await["success"], true);
        }
        Proof::Google => assert!(scene.through_google("9", &json!({ "email": email })).await.is_ok()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_slips_in_while_an_account_changes_hands() {
    let scene = Scene::new(&[]).await;
    for round in 0..6 {
        let (name, email) = (format!("maul{round}"), format!("victim{round}@example.org"));
        Person::at(&scene.service).register(&name, &email).await;
        let stranger = scene.guest.login(&email).await.unwrap();
        scene.link_telegram(text(&stranger, "access_token"), round).await;
        let (subject, claims) = (format!("owner{round}"), json!({ "email": email }));
        let (owner, stranger) = tokio::join!(scene.through_google(&subject, &claims), scene.through_telegram(round, 1));
        assert_eq!(scene.guest.me(text(&owner.unwrap(), "access_token")).await.unwrap()["email"], email);
        let Ok(stranger) = stranger else { continue };
        let seen = scene.guest.me(text(&stranger, "access_token")).await;
        assert!(seen.as_ref().is_ok_and(|me| me["email"].is_null()) || seen.is_err(), "{seen:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_moves_an_account_to_the_address_of_somebody_else_keeps_no_key_to_it() {
    let reset_any = ("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED", "true");
    for proof in [Proof::Reset, Proof::Google] {
        let scene = Scene::new(&[reset_any]).await;
        let guest = &scene.guest;
        Person::at(&scene.service).settle(&scene.service, "maul", "maul@example.org").await;
        let stranger = scene.owner(&guest.login("maul@example.org").await.unwrap());
        scene.link_telegram(&stranger.access, 66).await;
        let mut passkey = stranger.passkey(Algorithm::Es256).await;
        let moved = "update email_addresses set address_key = 'victim@example.org', address = 'victim@example.org'";
        scene.service.sql(moved).await;
        scene.service.sql("update accounts set verified = false").await;
        let credential = passkey.sign(&login_challenge(guest, "victim@example.org").await);
        prove(&scene, &Person::at(&scene.service), proof, "").await;
        assert_eq!(login(guest, &credential).await, refused("CREDENTIAL_INVALID"), "{proof:?}");
        assert_eq!(guest.login("victim@example.org").await, refused("INVALID_CREDENTIALS"), "{proof:?}");
        let elsewhere = scene.through_telegram(66, 1).await.unwrap();
        assert_eq!(elsewhere["user"]["email"], json!(null), "{proof:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_is_asked_for_after_a_service_as_after_a_password() {
    let scene = Scene::new(&[]).await;
    let owner = authenticators::Owner::settle(&scene.service, "gree").await;
    let codes = owner.recovery_codes().await;
    let claims = json!({ "email": "gree@example.org" });
    let through = async || {
        let pending = scene.through_google("7", &claims).await.unwrap();
        assert!(pending["message"].as_str().unwrap().contains("authenticator app"), "{pending}");
        assert!(pending.get("access_token").is_none(), "{pending}");
        text(&pending, "user_id").to_owned()
    };
    let handle = through().await;
    assert_ne!(handle, scene.service.account("gree").await.uuid.to_string());
    assert_eq!(owner.verify(&handle, "000000").await, refused("CODE_INVALID"));
    let code = owner.code(0);
    assert!(owner.verify(&handle, &code).await.is_ok());
    assert_eq!(owner.verify(&handle, &code).await, refused("CODE_INVALID"));
    assert_eq!(owner.verify(&through().await, &code).await, refused("CODE_INVALID"));
    assert!(owner.verify(&through().await, &codes[0]).await.is_ok());
    assert!(scene.service.mails().await.last().unwrap().text.contains("with a recovery code"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_has_to_be_confirmed_for_services_as_for_passwords() {
    let scene = Scene::new(&[]).await;
    Person::at(&scene.service).settle(&scene.service, "bly", "bly@example.org").await;
    let signed_in = scene.guest.login("bly@example.org").await.unwrap();
    scene.link_telegram(text(&signed_in, "access_token"), 4).await;
    scene.service.sql("update accounts set verified = false").await;
    let settings = [("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED", "false"), ("PLATFORM__TELEGRAM_BOT_TOKEN", BOT_TOKEN)];
    let instance = scene.service.second_instance(&settings).await;
    let strict = Guest(Client::new(format!("http://{}", instance.address)));
    let through =
        async |id: i64, age_s: i64| strict.social("telegram_auth", &scene.telegram(id, age_s).to_string()).await;
    let unverified = refused("EMAIL_NOT_VERIFIED");
    assert_eq!(strict.login("bly@example.org").await, unverified);
    assert_eq!(through(4, 1).await, unverified);
    // Where there is no address, there is nothing to confirm.
    assert!(through(3, 0).await.is_ok());
    assert!(scene.through_telegram(4, 2).await.is_ok());
}
