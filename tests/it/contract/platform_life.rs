//! The life of an account at the platform contract, told by a typed client. Read `platform_life/whole.rs` to learn the contract,
//! and the chapters beside it; here is who tells, and how refusals are told.

mod asked;
mod belongings;
mod rule;
mod ways_in;
mod whole;

use super::platform::{
    self, AuthPayload, EmailVariables, IdVariables, Login2FAPendingPayload as Pending, LoginResult, TokenVariables,
    User,
};
use super::{Client, PASSWORD, Service, World};
use crate::support::providers::{Key, Providers};
use crate::support::world::Mail;
use asked::Asked;
use cynic::{GraphQlResponse, Id, MutationBuilder, Operation, QueryBuilder};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::time::Duration;

const PATH: &str = "/platform/graphql";
const MINUTE: Duration = Duration::from_secs(60);

/// Why something is refused. The set of codes is closed; reasons are what clients match on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Refusal {
    code: String,
    reason: String,
    /// In an error about bounds: the inputs that do not keep to theirs.
    #[serde(default)]
    fields: Vec<Vec<String>>,
}

/// What a life is told on: a service, the services that vouch for people with a key of theirs, and a list of what was asked.
struct Scene {
    providers: Providers,
    key: Key,
    service: Service,
    asked: Asked,
}

impl Scene {
    async fn new() -> Self {
        let key = Key::ec("one");
        let providers = Providers::start(&[&key]).await;
        let unconfirmed = ("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED".to_owned(), "false".to_owned());
        let settings: Vec<_> = providers.settings().into_iter().chain([unconfirmed]).collect();
        let service = Service::start(&settings).await;
        Self { providers, key, service, asked: Asked::default() }
    }

    /// The newest mail to an address.
    async fn mail_to(&self, address: &str) -> Mail {
        let mails = self.service.mails().await;
        mails.into_iter().rfind(|mail| mail.to == address).unwrap_or_else(|| panic!("nothing was mailed to {address}"))
    }

    /// The last part of the link in it.
    async fn link_to(&self, address: &str) -> String {
        let mail = self.mail_to(address).await;
        let link = mail.text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        link.rsplit('/').next().unwrap().to_owned()
    }
}

/// Somebody at a place with a client: what they type, and what that keeps.
struct Person<'a> {
    scene: &'a Scene,
    client: Client,
    email: String,
    password: String,
    /// What goes into the header: an access token, or an API key.
    access: Option<String>,
    refresh: String,
}

impl<'a> Person<'a> {
    fn called(name: &str, scene: &'a Scene) -> Self {
        let client = Client::new(scene.service.base_url());
        let (email, password) = (format!("{name}@example.org"), PASSWORD.to_owned());
        Self { scene, client, email, password, access: None, refresh: String::new() }
    }

    /// The same person at another place.
    fn elsewhere(&self) -> Self {
        let (email, password) = (self.email.clone(), self.password.clone());
        Self { email, password, ..Self::called("", self.scene) }
    }

    /// Sends an operation: the answer as it is typed, and as it came.
    async fn send<T: DeserializeOwned, V: Serialize>(
        &self,
        operation: Operation<T, V>,
    ) -> (GraphQlResponse<T, Refusal>, Value) {
        self.scene.asked.note(&operation.query);
        let header = self.access.as_ref().map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        let body = serde_json::to_value(&operation).unwrap();
        let answer = self.client.post(PATH, &headers, &body).await.unwrap();
        // What is refused is refused in the answer, not by its status.
        assert_eq!(answer.status, 200, "{body} {answer:?}");
        (serde_json::from_slice(&answer.body).unwrap(), answer.json().unwrap())
    }

    /// Sends an operation; why it is refused, in whichever of the two ways, where it is.
    async fn ask<T: DeserializeOwned, V: Serialize>(&self, operation: Operation<T, V>) -> Result<T, Refusal> {
        let (typed, came) = self.send(operation).await;
        if let Some(error) = typed.errors.and_then(|mut errors| errors.pop()) {
            return Err(error.extensions.unwrap());
        }
        let result = came["data"].as_object().and_then(|data| data.values().next()).unwrap();
        let said = |name: &str| result[name].as_str().unwrap().to_owned();
        let is_refused = result["success"] == false;
        let refusal = || Refusal { code: said("code"), reason: said("reason"), fields: Vec::new() };
        if is_refused { Err(refusal()) } else { Ok(typed.data.unwrap()) }
    }

    /// The reason why an operation is refused.
    async fn is_refused<T: DeserializeOwned + std::fmt::Debug, V: Serialize>(
        &self,
        operation: Operation<T, V>,
    ) -> String {
        self.ask(operation).await.unwrap_err().reason
    }

    /// Keeps what a client has to keep of a sign-in.
    fn keep(&mut self, opened: AuthPayload) -> User {
        assert!(!opened.requires_2fa && opened.expires_in == 3600, "{opened:?}");
        (self.access, self.refresh) = (Some(opened.access_token), opened.refresh_token);
        opened.user.unwrap()
    }

    /// Says address and password.
    async fn log_in(&self) -> Result<LoginResult, Refusal> {
        let variables =
            platform::CredentialsVariables { email: &self.email, password: &self.password, recaptcha_token: None };
        Ok(self.ask(platform::Login::build(variables)).await?.login.unwrap())
    }

    /// The same, where no code is asked for.
    async fn sign_in(&mut self) -> User {
        let opened = opened(self.log_in().await.unwrap());
        self.keep(opened)
    }

    /// Registers and follows the mailed link.
    async fn settle(&mut self) -> User {
        self.ask(self.registering(&self.password)).await.unwrap();
        let link = self.scene.link_to(&self.email).await;
        let opened = self.ask(platform::VerifyEmail::build(TokenVariables { token: &link })).await.unwrap();
        self.keep(opened.verify_email.unwrap())
    }

    fn registering<'b>(
        &'b self,
        password: &'b str,
    ) -> Operation<platform::Register, platform::CredentialsVariables<'b>> {
        let email = &self.email;
        platform::Register::build(platform::CredentialsVariables { email, password, recaptcha_token: None })
    }

    async fn me(&self) -> Result<User, Refusal> {
        Ok(self.ask(platform::Me::build(())).await?.me.data.unwrap())
    }

    async fn renew(&mut self) -> Result<User, Refusal> {
        let renewed = self.ask(refreshing(&self.refresh)).await?.refresh_token.unwrap();
        Ok(self.keep(renewed))
    }

    async fn sessions(&self) -> Vec<platform::Session> {
        self.ask(platform::Sessions::build(())).await.unwrap().sessions
    }

    /// Proves once more who it is.
    async fn prove(&self) {
        let variables = platform::PasswordVariables { password: &self.password };
        assert!(self.ask(platform::Reauthenticate::build(variables)).await.unwrap().reauthenticate.success);
    }
}

fn refreshing(token: &str) -> Operation<platform::RefreshToken, TokenVariables<'_>> {
    platform::RefreshToken::build(TokenVariables { token })
}

fn opened(result: LoginResult) -> AuthPayload {
    let LoginResult::AuthPayload(opened) = result else { panic!("no tokens: {result:?}") };
    opened
}

fn pending(result: LoginResult) -> Pending {
    let LoginResult::Login2FAPendingPayload(pending) = result else { panic!("no code is asked for: {result:?}") };
    pending
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_says_why_in_one_of_two_ways() {
    let scene = Scene::new().await;
    let nobody = Person::called("nobody", &scene);
    // Results with `success` are there, and say it themselves.
    let (typed, _) = nobody.send(platform::Me::build(())).await;
    assert!(typed.errors.is_none());
    let me = typed.data.unwrap().me;
    assert_eq!((me.success, &me.data, me.error.is_some()), (false, &None, true));
    assert_eq!((me.code.as_deref(), me.reason.as_deref()), (Some("UNAUTHENTICATED"), Some("UNAUTHENTICATED")));
    let (typed, _) = nobody.send(nobody.registering("12345678")).await;
    let registered = typed.data.unwrap().register;
    assert_eq!((registered.success, registered.message.is_some()), (false, true));
    assert_eq!(registered.code.as_deref(), Some("VALIDATION_ERROR"));
    // All others are null, and an error says it.
    let (typed, _) = nobody.send(platform::LogoutAll::build(())).await;
    assert_eq!(typed.data.unwrap().logout_all, None);
    let [error] = &typed.errors.unwrap()[..] else { panic!() };
    assert_eq!(error.extensions.as_ref().unwrap().reason, "UNAUTHENTICATED");
    // Where a result cannot be null, nothing is there.
    let (typed, _) = nobody.send(platform::Sessions::build(())).await;
    assert!(typed.data.is_none() && typed.errors.is_some());
    let mut leia = Person::called("leia", &scene);
    leia.settle().await;
    let variables = platform::NotificationsVariables { unread_only: false, limit: 0, offset: -1 };
    let (typed, _) = leia.send(platform::Notifications::build(variables)).await;
    assert!(typed.data.is_none());
    let told = typed.errors.unwrap().remove(0).extensions.unwrap();
    assert_eq!((told.code.as_str(), told.reason.as_str()), ("VALIDATION_ERROR", "TOO_SMALL"));
    assert_eq!(told.fields, [["limit"], ["offset"]]);
    let told = nobody.log_in().await.unwrap_err();
    assert_eq!((told.code.as_str(), told.reason.as_str()), ("UNAUTHENTICATED", "INVALID_CREDENTIALS"));
}
