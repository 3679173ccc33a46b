//! Captchas: who is asked for them, and what judges them.

use super::{Guest, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person};
use crate::support::providers::{Mood, Providers};
use crate::support::world::World;
use serde_json::{Value, json};

impl Guest {
    async fn login_solving(&self, captcha: Option<&str>) -> Result<Value, String> {
        let query = "mutation ($e: String!, $p: String!, $c: String) {
            login(email: $e, password: $p, recaptcha_token: $c) { ... on AuthPayload { access_token } } }";
        self.try_ask(None, query, &json!({ "e": "rex@example.org", "p": PASSWORD, "c": captcha })).await
    }

    async fn register_solving(&self, email: &str, captcha: Option<&str>) -> Result<Value, String> {
        let query = "mutation ($e: String!, $p: String!, $c: String) {
            register(email: $e, password: $p, recaptcha_token: $c) { success reason } }";
        self.try_ask(None, query, &json!({ "e": email, "p": PASSWORD, "c": captcha })).await
    }

    async fn passkey_solving(&self, captcha: Option<&str>) -> Result<Value, String> {
        let query = "mutation ($c: String) {
            loginWithPasskey(credential: \"none\", recaptcha_token: $c) { access_token } }";
        self.try_ask(None, query, &json!({ "c": captcha })).await
    }

    async fn forget_solving(&self, captcha: Option<&str>) -> Result<Value, String> {
        let query = "mutation ($c: String) {
            forgot_password(email: \"rex@example.org\", recaptcha_token: $c) { success reason } }";
        self.try_ask(None, query, &json!({ "c": captcha })).await
    }
}

async fn asking(settings: &[(&str, &str)]) -> (Providers, Service, Guest) {
    let providers = Providers::start(&[]).await;
    let url = format!("{}/siteverify", providers.origin);
    let always = [("PLATFORM__RECAPTCHA_SECRET", "captcha secret"), ("PLATFORM__RECAPTCHA_VERIFY_URL", &url)];
    let all = always.iter().chain(settings).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let service = Service::start(&all.collect::<Vec<_>>()).await;
    Person::at(&service).settle(&service, "rex", "rex@example.org").await;
    let guest = Guest::at(&service);
    (providers, service, guest)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_goes_further_who_did_not_solve_it() {
    let (providers, _service, guest) = asking(&[]).await;
    for captcha in [None, Some(""), Some("guess")] {
        assert_eq!(guest.login_solving(captcha).await, Err("CAPTCHA".to_owned()));
        assert_eq!(guest.forget_solving(captcha).await, Err("CAPTCHA".to_owned()));
    }
    assert!(!text(&guest.login_solving(Some("human")).await.unwrap(), "access_token").is_empty());
    // Without a setting, no score is looked at.
    assert!(guest.login_solving(Some("machine")).await.is_ok());
    assert_eq!(guest.forget_solving(Some("human")).await.unwrap()["success"], true);
    for mood in [Mood::Failing, Mood::Verbose, Mood::Moved] {
        providers.mood(mood);
        assert_eq!(guest.login_solving(Some("human")).await, Err("PROVIDER_UNAVAILABLE".to_owned()), "{mood:?}");
        assert_eq!(guest.forget_solving(Some("human")).await, Err("PROVIDER_UNAVAILABLE".to_owned()), "{mood:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_comes_before_everything_else_and_tells_nothing() {
    let (providers, service, guest) = asking(&[]).await;
    let (mails, accounts) = (service.mails().await.len(), "select count(*) from accounts");
    for captcha in [None, Some(""), Some("guess")] {
        for email in ["rex@example.org", "fox@example.org", "no address"] {
            assert_eq!(guest.register_solving(email, captcha).await, Err("CAPTCHA".to_owned()), "{email}");
        }
        assert_eq!(guest.passkey_solving(captcha).await, Err("CAPTCHA".to_owned()));
    }
    providers.mood(Mood::Failing);
    assert_eq!(guest.register_solving("fox@example.org", Some("human")).await, Err("PROVIDER_UNAVAILABLE".to_owned()));
    assert_eq!(guest.passkey_solving(Some("human")).await, Err("PROVIDER_UNAVAILABLE".to_owned()));
    assert_eq!((service.mails().await.len(), service.count(accounts).await), (mails, 1));
    providers.mood(Mood::Well);
    for email in ["rex@example.org", "fox@example.org"] {
        assert_eq!(guest.register_solving(email, Some("human")).await.unwrap()["success"], true, "{email}");
    }
    assert_eq!((service.mails().await.len(), service.count(accounts).await), (mails + 2, 2));
    assert_eq!(guest.passkey_solving(Some("human")).await, Err("CREDENTIAL_INVALID".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scores_count_where_one_is_asked_for() {
    let (_providers, _service, guest) = asking(&[("PLATFORM__RECAPTCHA_MIN_SCORE", "0.5")]).await;
    assert_eq!(guest.login_solving(Some("machine")).await, Err("CAPTCHA".to_owned()));
    assert!(guest.login_solving(Some("human")).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_that_is_not_right_is_no_fault_of_those_who_sign_in() {
    let (_providers, _service, guest) = asking(&[("PLATFORM__RECAPTCHA_SECRET", "another secret")]).await;
    assert_eq!(guest.login_solving(Some("human")).await, Err("PROVIDER_UNAVAILABLE".to_owned()));
}
