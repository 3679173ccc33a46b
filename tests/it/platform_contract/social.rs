//! Signing in through other services: what proves an identity, and whose account it opens.

use super::{Guest, text};
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::Person;
use crate::support::providers::{BOT_TOKEN, Key, Providers};
use crate::support::world::World;
use lychgate::crypto::ids::hex;
use lychgate::crypto::secrets::telegram_code;
use serde_json::{Value, json};
use std::fmt::Write as _;

impl Guest {
    pub(super) async fn social(&self, field: &str, token: &str) -> Result<Value, String> {
        let query = format!(
            "mutation ($t: String!) {{ {field}(token: $t) {{
                ... on AuthPayload {{ access_token user {{ id email email_verified has_password two_factor_enabled }} }}
                ... on Login2FAPendingPayload {{ user_id message }} }} }}"
        );
        self.try_ask(None, &query, &json!({ "t": token })).await
    }

    pub(super) async fn nonce(&self) -> String {
        let answer = self.try_ask(None, "mutation { create_social_nonce { nonce } }", &json!({})).await.unwrap();
        text(&answer, "nonce").to_owned()
    }

    pub(super) async fn link(&self, access: &str, provider: &str, token: &str) -> Result<Value, String> {
        let query = "mutation ($p: String!, $t: String!) {
            link_social_account(provider: $p, token: $t) { success reason } }";
        self.try_ask(Some(access), query, &json!({ "p": provider, "t": token })).await
    }

    pub(super) async fn unlink(&self, access: &str, provider: &str) -> Result<Value, String> {
        let query = "mutation ($p: String!) { unlink_social_account(provider: $p) { success reason } }";
        self.try_ask(Some(access), query, &json!({ "p": provider })).await
    }

    pub(super) async fn linked(&self, access: &str) -> Value {
        self.try_ask(Some(access), "{ social_accounts { provider } }", &json!({})).await.unwrap()
    }
}

/// A service, the services that vouch for people, and a key of theirs.
pub(super) struct Scene {
    pub(super) providers: Providers,
    pub(super) service: Service,
    pub(super) guest: Guest,
    pub(super) key: Key,
}

impl Scene {
    pub(super) async fn new(more: &[(&str, &str)]) -> Self {
        let key = Key::ec("one");
        let providers = Providers::start(&[&key]).await;
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let service = Service::start(&providers.settings().into_iter().chain(more).collect::<Vec<_>>()).await;
        let guest = Guest::at(&service);
        Self { providers, service, guest, key }
    }

    /// What a token of Google says of somebody; other claims take the place of these. Each is another token.
    pub(super) fn google(&self, subject: &str, other: &Value) -> Value {
        let now = self.service.now_s();
        let mut claims = json!({
            "iss": "https://accounts.google.com", "aud": "web.google", "sub": subject, "iat": now, "exp": now + 3600,
            "email": format!("{subject}@example.org"), "email_verified": true,
            "given_name": "Ahsoka", "family_name": "Tano", "jti": format!("{}", rand()),
        });
        for (name, value) in other.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
    }

    pub(super) async fn through_google(&self, subject: &str, other: &Value) -> Result<Value, String> {
        self.guest.social("google_auth", &self.key.sign(&self.google(subject, other))).await
    }

    /// The data of Telegram's widget.
    pub(super) fn telegram(&self, id: i64, age_s: i64) -> Value {
        let mut data = json!({ "id": id, "first_name": "Ahsoka", "auth_date": self.service.now_s() - age_s });
        let text = format!("auth_date={}\nfirst_name=Ahsoka\nid={id}", data["auth_date"]);
        data["hash"] = json!(hex(&telegram_code(BOT_TOKEN.as_bytes(), text.as_bytes())));
        data
    }
}

/// Another number each time.
fn rand() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_new_gets_an_account_and_finds_it_again() {
    let scene = Scene::new(&[]).await;
    let first = scene.through_google("ahsoka", &json!({})).await.unwrap();
    assert_eq!(first["user"]["email"], "ahsoka@example.org");
    assert_eq!((&first["user"]["email_verified"], &first["user"]["has_password"]), (&json!(true), &json!(false)));
    // Whatever the address is by now: it is the subject that counts.
    let again = scene.through_google("ahsoka", &json!({ "email": "other@example.org" })).await.unwrap();
    assert_eq!(first["user"]["id"], again["user"]["id"]);
    assert_eq!(again["user"]["email"], "ahsoka@example.org");
    assert_eq!(scene.guest.linked(text(&again, "access_token")).await, json!([{ "provider": "google" }]));
    // Once, by the first sign-in.
    let mails = scene.service.mails().await;
    assert_eq!((mails.len(), mails[0].to.as_str()), (1, "ahsoka@example.org"));
    assert!(mails[0].text.contains("was opened through another service"), "{}", mails[0].text);
    assert_eq!(scene.service.count("select count(*) from accounts where first_name = 'Ahsoka'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_first_sign_ins_at_once_one_makes_the_account() {
    let scene = Scene::new(&[]).await;
    let tokens: Vec<String> = (0..20).map(|_| scene.key.sign(&scene.google("rex", &json!({})))).collect();
    let all = tokens.iter().map(|token| scene.guest.social("google_auth", token));
    let answers = futures_util::future::join_all(all).await;
    let ids: std::collections::BTreeSet<String> =
        answers.iter().map(|answer| answer.as_ref().unwrap()["user"]["id"].to_string()).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(scene.service.count("select count(*) from accounts").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_with_a_confirmed_address_is_linked_and_told() {
    let scene = Scene::new(&[]).await;
    Person::at(&scene.service).settle(&scene.service, "cody", "cody@example.org").await;
    let before = scene.service.mails().await.len();
    // Not by an address that nobody vouches for.
    for unvouched in
        [json!({ "email_verified": false }), json!({ "email_verified": "false" }), json!({ "email_verified": null })]
    {
        let subject = format!("stranger {unvouched}");
        let claims = json!({ "email": "cody@example.org", "email_verified": unvouched["email_verified"] });
        let stranger = scene.through_google(&subject, &claims).await.unwrap();
        assert_eq!(stranger["user"]["email"], json!(null));
    }
    assert_eq!(scene.service.mails().await.len(), before);
    let linked = scene.through_google("7", &json!({ "email": "Cody@example.org" })).await.unwrap();
    assert_eq!((&linked["user"]["email"], &linked["user"]["has_password"]), (&json!("cody@example.org"), &json!(true)));
    let mails = scene.service.mails().await;
    assert_eq!((mails.len(), mails[before].to.as_str()), (before + 1, "cody@example.org"));
    assert!(mails[before].text.contains("another service"), "{}", mails[before].text);
    assert!(scene.guest.login("cody@example.org").await.is_ok());
    // The address alone is no second identity of the same service.
    let second = scene.through_google("8", &json!({ "email": "cody@example.org" })).await;
    assert_eq!(second, Err("ALREADY_LINKED".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_registered_the_address_of_somebody_else_is_out() {
    let scene = Scene::new(&[("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED", "true")]).await;
    let intruder = Person::at(&scene.service);
    let registered = intruder.register("maul", "victim@example.org").await;
    let access = scene.guest.login("victim@example.org").await.unwrap();
    let access = text(&access, "access_token");
    // They leave themselves every other way in that there is.
    assert!(scene.guest.link(access, "telegram", &scene.telegram(66, 0).to_string()).await.is_ok());
    scene.service.give_second_factor("maul").await;
    let owner = scene.through_google("9", &json!({ "email": "victim@example.org" })).await.unwrap();
    let user = &owner["user"];
    assert_eq!((&user["email_verified"], &user["has_password"]), (&json!(true), &json!(false)), "{owner}");
    assert_eq!(scene.guest.linked(text(&owner, "access_token")).await, json!([{ "provider": "google" }]));
    assert_eq!(scene.guest.me(access).await, Err("UNAUTHENTICATED".to_owned()));
    assert!(intruder.me(registered["token"].as_str().unwrap()).await.is_none());
    assert_eq!(scene.guest.login("victim@example.org").await, Err("INVALID_CREDENTIALS".to_owned()));
    let elsewhere = scene.guest.social("telegram_auth", &scene.telegram(66, 1).to_string()).await.unwrap();
    assert_ne!(elsewhere["user"]["id"], user["id"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_factor_is_asked_for_and_who_is_deactivated_stays_out() {
    let scene = Scene::new(&[]).await;
    Person::at(&scene.service).settle(&scene.service, "fives", "fives@example.org").await;
    scene.service.give_second_factor("fives").await;
    let pending = scene.through_google("5", &json!({ "email": "fives@example.org" })).await.unwrap();
    assert!(pending.get("access_token").is_none(), "{pending}");
    let code = crate::support::journey::session::mailed_code(scene.service.mails().await.last().unwrap());
    let query = "mutation ($h: ID!, $c: String!) { verify_2fa_code(user_id: $h, token: $c) { access_token } }";
    let variables = json!({ "h": pending["user_id"], "c": code });
    assert!(scene.guest.try_ask(None, query, &variables).await.is_ok());
    scene.service.deactivate("fives").await;
    let refused = Err("INVALID_CREDENTIALS".to_owned());
    assert_eq!(scene.through_google("5", &json!({})).await, refused);
    // Nor is an identity linked to it by its address.
    let apple = json!({ "iss": "https://appleid.apple.com", "aud": "web.apple", "email": "fives@example.org", "email_verified": "true" });
    assert_eq!(scene.guest.social("apple_auth", &scene.key.sign(&scene.google("a", &apple))).await, refused);
    assert_eq!(scene.service.count("select count(*) from social_identities").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn x_exchanges_codes_that_their_verifier_opens() {
    let scene = Scene::new(&[]).await;
    let brought = |code: &str, verifier: &str| {
        json!({ "code": code, "code_verifier": verifier, "redirect_uri": "https://app.example.org/x" }).to_string()
    };
    let invalid = Err("TOKEN_INVALID".to_owned());
    let code = scene.providers.issue_code("42", "the verifier");
    assert_eq!(scene.guest.social("x_auth", &brought(&code, "another")).await, invalid);
    let code = scene.providers.issue_code("42", "the verifier");
    let first = scene.guest.social("x_auth", &brought(&code, "the verifier")).await.unwrap();
    assert_eq!(first["user"]["email"], json!(null));
    assert_eq!(scene.guest.social("x_auth", &brought(&code, "the verifier")).await, invalid);
    let code = scene.providers.issue_code("42", "v");
    let again = scene.guest.social("x_auth", &brought(&code, "v")).await.unwrap();
    assert_eq!(first["user"]["id"], again["user"]["id"]);
    assert_eq!(scene.guest.social("x_auth", "access-of-42").await, invalid);
    let user_url = format!("{}/me", scene.providers.origin);
    let settings = [
        ("PLATFORM__X_CLIENT_ID", "our client"),
        ("PLATFORM__X_USER_URL", &user_url),
        ("PLATFORM__X_TAKES_ACCESS_TOKENS", "true"),
    ];
    let taking = scene.service.second_instance(&settings).await;
    let elsewhere = Guest(Client::new(format!("http://{}", taking.address)));
    let bare = elsewhere.social("x_auth", "access-of-42").await.unwrap();
    assert_eq!(bare["user"]["id"], first["user"]["id"]);
    assert_eq!(elsewhere.social("x_auth", "access-of-42").await, invalid);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_of_telegram_counts_once_and_for_five_minutes() {
    let scene = Scene::new(&[]).await;
    let ask = async |data: &Value| scene.guest.social("telegram_auth", &data.to_string()).await;
    let (invalid, data) = (Err("TOKEN_INVALID".to_owned()), scene.telegram(7, 299));
    assert!(ask(&data).await.is_ok());
    assert_eq!(ask(&data).await, invalid);
    assert_eq!(ask(&scene.telegram(7, 300)).await, Err("TOKEN_EXPIRED".to_owned()));
    assert_eq!(ask(&scene.telegram(7, -61)).await, invalid);
    for (name, value) in
        [("id", json!(8)), ("first_name", json!("Maul")), ("hash", json!("00")), ("photo_url", json!("x"))]
    {
        let mut forged = scene.telegram(7, 1);
        forged[name] = value;
        assert_eq!(ask(&forged).await, invalid, "{name}");
    }
    // The same lines, cut elsewhere, would be somebody else.
    let date = scene.service.now_s();
    let mut lines = String::new();
    write!(lines, "auth_date={date}\nfirst_name=A\nid=1\nlast_name=B\nid=7").unwrap();
    let hash = hex(&telegram_code(BOT_TOKEN.as_bytes(), lines.as_bytes()));
    let cut = json!({ "auth_date": date, "first_name": "A", "id": 1, "last_name": "B\nid=7", "hash": hash });
    assert_eq!(ask(&cut).await, invalid);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn identities_are_linked_and_unlinked_but_for_the_last_way_in() {
    let scene = Scene::new(&[]).await;
    let (guest, service) = (&scene.guest, &scene.service);
    Person::at(service).settle(service, "echo", "echo@example.org").await;
    let session = guest.login("echo@example.org").await.unwrap();
    let access = text(&session, "access_token");
    let data = |age: i64| scene.telegram(12, age).to_string();
    assert!(guest.link(access, "telegram", &data(0)).await.is_ok());
    assert_eq!(guest.link(access, "telegram", &data(1)).await, Err("ALREADY_LINKED".to_owned()));
    let own = guest.social("telegram_auth", &data(2)).await.unwrap();
    assert_eq!(own["user"]["email"], "echo@example.org");
    let other = scene.through_google("other", &json!({})).await.unwrap();
    let other = text(&other, "access_token");
    assert_eq!(guest.link(other, "telegram", &data(3)).await, Err("IDENTITY_TAKEN".to_owned()));
    assert_eq!(guest.unlink(other, "google").await, Err("LAST_WAY_TO_SIGN_IN".to_owned()));
    assert!(guest.link(other, "telegram", &scene.telegram(13, 0).to_string()).await.is_ok());
    assert!(guest.unlink(other, "google").await.is_ok());
    assert_eq!(guest.unlink(other, "telegram").await, Err("LAST_WAY_TO_SIGN_IN".to_owned()));
    assert!(guest.unlink(access, "telegram").await.is_ok());
    assert_eq!(guest.unlink(access, "telegram").await, Err("NOT_LINKED".to_owned()));
    let told: Vec<_> = service.mails().await.into_iter().filter(|mail| mail.text.contains("service")).collect();
    assert_eq!(told.iter().filter(|mail| mail.to == "echo@example.org").count(), 2);
}
