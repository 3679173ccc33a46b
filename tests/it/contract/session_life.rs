//! The life of an account at the session contract, told by a typed client. Read `session_life/whole.rs` to learn the contract;
//! the tests here dwell on how people come in and go.

mod whole;

use super::session::{
    self, DeviceInfo, EmailAddress, LoginCredentials, LoginResult, TwoFactorAuthResult, UpdateProfileInput,
};
use super::{Client, PASSWORD, PLAIN, Service, World, mailed_token, plain, registration, run};
use crate::support::journey::session::mailed_code;
use cynic::{GraphQlResponse, MutationBuilder, Operation, QueryBuilder};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::time::Duration;

const PATH: &str = "/session/graphql";
const NAME: &str = "skywalker";
const MINUTE: Duration = Duration::from_secs(60);

/// What an error says besides its message. The set of codes is closed; reasons are what clients match on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Extensions {
    code: String,
    reason: String,
    /// With RATE_LIMITED.
    #[serde(default, rename = "retryAfter")]
    retry_after: Option<u32>,
    /// With VALIDATION_ERROR: everything that is wrong with the input.
    #[serde(default)]
    fields: Vec<Fault>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    path: Vec<String>,
    message: String,
    reason: String,
}

fn email() -> EmailAddress {
    EmailAddress(format!("{NAME}@example.org"))
}

/// A place where Skywalker has a client: what that keeps between two starts.
struct Device<'a> {
    service: &'a Service,
    client: Client,
    /// What Skywalker types there.
    email: EmailAddress,
    password: &'static str,
    /// What it calls itself, until the service told it an identifier.
    device_id: String,
    access: Option<String>,
    refresh: Option<String>,
}

impl<'a> Device<'a> {
    fn called(name: &str, service: &'a Service) -> Self {
        let client = Client::new(service.base_url());
        let device_id = name.to_owned();
        Self { service, client, email: email(), password: PASSWORD, device_id, access: None, refresh: None }
    }

    /// Sends an operation; the first error where there is one.
    async fn ask<T: DeserializeOwned, V: Serialize>(&self, operation: Operation<T, V>) -> Result<T, Extensions> {
        let header = self.access.as_ref().map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        let body = serde_json::to_value(&operation).unwrap();
        let answer = self.client.post(PATH, &headers, &body).await.unwrap();
        // What is refused is refused in the answer, not by its status.
        assert_eq!(answer.status, 200, "{body} {answer:?}");
        let response: GraphQlResponse<T, Extensions> = serde_json::from_slice(&answer.body).unwrap();
        match response.errors.and_then(|mut errors| errors.pop()) {
            Some(error) => Err(error.extensions.unwrap()),
            None => Ok(response.data.unwrap()),
        }
    }

    /// The reason why an operation is refused.
    async fn is_refused<T: DeserializeOwned + std::fmt::Debug, V: Serialize>(
        &self,
        operation: Operation<T, V>,
    ) -> String {
        self.ask(operation).await.unwrap_err().reason
    }

    /// Says user name, password and device.
    async fn sign_in(&mut self) -> LoginResult {
        let device_info = Some(DeviceInfo { device_id: Some(&self.device_id) });
        let credentials = LoginCredentials { email: None, username: Some(NAME), password: self.password, device_info };
        let variables = session::LoginVariables { credentials };
        let answer = self.ask(session::Login::build(variables)).await.unwrap().login.unwrap();
        self.keep(answer)
    }

    /// Finishes a sign-in with the code in the newest mail.
    async fn enter_mailed_code(&mut self, sign_in: &LoginResult) -> LoginResult {
        let code = newest_code(self.service).await;
        self.keep(self.ask(self.confirming(sign_in, &code)).await.unwrap().confirm.unwrap())
    }

    fn confirming<'b>(
        &self,
        sign_in: &'b LoginResult,
        code: &'b str,
    ) -> Operation<session::ConfirmCode, session::CodeVariables<'b>> {
        let session_id = sign_in.session_id.as_deref().unwrap();
        let email = self.email.clone();
        session::ConfirmCode::build(session::CodeVariables { code, session_id, timestamp: Some(0), email })
    }

    /// Keeps what a client has to keep of a sign-in.
    fn keep(&mut self, answer: LoginResult) -> LoginResult {
        self.access.clone_from(&answer.token);
        self.refresh.clone_from(&answer.refresh_token);
        if let Some(id) = &answer.device_id {
            self.device_id.clone_from(id);
        }
        answer
    }

    async fn renew(&mut self) -> Result<LoginResult, Extensions> {
        let answer = self.ask(refreshing(self.refresh.as_deref().unwrap())).await?.new_token.unwrap();
        Ok(self.keep(answer))
    }

    async fn profile(&self) -> Option<session::UserProfile> {
        self.ask(session::Profile::build(())).await.ok().and_then(|data| data.user_profile)
    }

    /// Changes the profile, with a mailed code or within ten minutes after signing in.
    async fn update(
        &self,
        input: UpdateProfileInput<'_>,
        code: Option<&str>,
    ) -> Result<session::UserProfile, Extensions> {
        let variables = session::UpdateProfileVariables { input, password: None, code };
        let answer = self.ask(session::UpdateProfile::build(variables)).await?.update_profile.unwrap();
        assert_eq!(answer.status, 200);
        Ok(answer.user_profile)
    }

    async fn sessions(&self) -> Vec<session::Session> {
        self.ask(session::Sessions::build(())).await.unwrap().sessions
    }

    async fn enable_codes(&self) -> TwoFactorAuthResult {
        let variables = session::PasswordVariables { password: Some(self.password) };
        self.ask(session::EnableCodes::build(variables)).await.unwrap().enable.unwrap()
    }
}

fn refreshing(refresh_token: &str) -> Operation<session::NewToken, session::RefreshVariables<'_>> {
    session::NewToken::build(session::RefreshVariables { refresh_token })
}

fn leaving(device_id: Option<&str>) -> Operation<session::Logout, session::DeviceVariables<'_>> {
    let device_info = device_id.map(|device_id| DeviceInfo { device_id: Some(device_id) });
    session::Logout::build(session::DeviceVariables { device_info })
}

async fn newest_code(service: &Service) -> String {
    service.mails().await.last().and_then(mailed_code).unwrap()
}

/// A service where Skywalker has registered through the accounts contract, and followed the mailed link.
async fn with_skywalker(settings: &[(&str, &str)]) -> Service {
    let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let service = Service::start(&settings).await;
    let client = Client::new(service.base_url());
    run(&client, PLAIN, None, plain::RegisterMutation::build(registration())).await.register.unwrap();
    let token = mailed_token(&service).await;
    let verify = plain::VerifyAccountMutation::build(plain::TokenVariables { token: &token });
    run(&client, PLAIN, None, verify).await.verify_account.unwrap();
    service
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_in_staying_in_and_signing_out() {
    let service = with_skywalker(&[]).await;
    let mut ship = Device::called("X-wing", &service);
    assert_eq!(ship.is_refused(session::Profile::build(())).await, "UNAUTHENTICATED");

    // Name and password are enough, as long as nobody asked for more.
    let first = ship.sign_in().await;
    assert_eq!((first.status, first.prompt_two_factor_auth), (Some(200), Some(false)));
    assert_eq!((first.prompt_tnc_acceptance, first.tnc_id), (Some(false), None));
    assert_eq!((first.user_status.as_deref(), first.last_login_at), (Some("ACTIVE"), None));
    assert!(first.user_uid.is_some() && first.current_login_at.is_some() && first.ip_address.is_some());
    // The device was told an identifier, and is known by it from now on.
    assert!(first.device_id.is_some_and(|id| id == ship.device_id && id != "X-wing"));

    let profile = ship.profile().await.unwrap();
    assert_eq!(first.user_profile.as_ref(), Some(&profile));
    assert_eq!((profile.username.as_str(), &profile.email), (NAME, &email()));
    assert_eq!((first.user_id.as_ref(), profile.account_id.as_ref()), (Some(&profile.id), Some(&profile.id)));
    // Nothing was told yet.
    assert_eq!((profile.first_name.as_str(), profile.last_name.as_str()), ("", ""));
    assert_eq!((profile.two_factor_auth, profile.two_factor_auth_per_device), (Some(false), Some(false)));

    // Access tokens live an hour, refresh tokens a day from the last use.
    service.move_clock(61 * MINUTE);
    assert_eq!(ship.is_refused(session::Profile::build(())).await, "UNAUTHENTICATED");
    let spent = ship.refresh.clone().unwrap();
    let renewed = ship.renew().await.unwrap();
    assert_eq!((renewed.status, &renewed.session_id), (Some(200), &first.session_id));
    assert_eq!(renewed.device_id, None);
    assert!(ship.profile().await.is_some());
    // The answer may have been lost: the same question has the same answer for a while.
    let again = ship.ask(refreshing(&spent)).await.unwrap().new_token.unwrap();
    assert_eq!(again.refresh_token, renewed.refresh_token);

    let left = ship.ask(leaving(None)).await.unwrap().logout.unwrap();
    assert_eq!(left, session::LogoutResult { status: 200, sessions_ended: 1 });
    assert_eq!(ship.profile().await, None);
    assert_eq!(ship.renew().await.unwrap_err().reason, "TOKEN_INVALID");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_says_why() {
    let service = with_skywalker(&[]).await;
    let nowhere = Device::called("", &service);
    let say = |email, username, password| {
        let credentials = LoginCredentials { email, username, password, device_info: None };
        session::Login::build(session::LoginVariables { credentials })
    };
    let told = nowhere.ask(say(None, Some(NAME), "wrong")).await.unwrap_err();
    assert_eq!((told.code.as_str(), told.reason.as_str()), ("UNAUTHENTICATED", "INVALID_CREDENTIALS"));
    assert_eq!(nowhere.ask(say(None, Some("nobody"), PASSWORD)).await.unwrap_err(), told);
    // What does not fit is told with its place.
    let told = nowhere.ask(say(Some(email()), Some(NAME), PASSWORD)).await.unwrap_err();
    assert_eq!((told.code.as_str(), told.fields[0].reason.as_str()), ("VALIDATION_ERROR", "EXACTLY_ONE"));
    assert_eq!(told.fields[0].path, ["credentials"]);
    assert!(!told.fields[0].message.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_devices() {
    let service = with_skywalker(&[]).await;
    let (mut ship, mut droid) = (Device::called("X-wing", &service), Device::called("R2-D2", &service));
    ship.sign_in().await;
    service.move_clock(MINUTE);
    let second = droid.sign_in().await;
    assert!(second.last_login_at < second.current_login_at && second.last_login_at.is_some());

    // Each sees both, the newest first.
    let seen = ship.sessions().await;
    let names: Vec<_> = seen.iter().map(|it| (it.device_name.as_deref(), it.is_current)).collect();
    assert_eq!(names, [(Some("R2-D2"), false), (Some("X-wing"), true)]);
    assert_eq!(second.session_id.as_ref(), Some(&seen[0].id));
    assert!(seen.iter().all(|it| it.contract == "session" && it.ip_address.is_some() && it.user_agent.is_none()));
    assert!(seen.iter().all(|it| it.created_at <= it.last_used_at && it.last_used_at < it.expires_at));

    // The lost one is signed out from the other, by what it is called in the list.
    let lost = seen[0].device_id.as_deref();
    assert_ne!(lost, Some(droid.device_id.as_str()));
    assert_eq!(ship.ask(leaving(lost)).await.unwrap().logout.unwrap().sessions_ended, 1);
    assert_eq!(droid.profile().await, None);
    assert_eq!(droid.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    assert_eq!(ship.sessions().await.len(), 1);
    assert_eq!(ship.is_refused(leaving(Some("TIE fighter"))).await, "DEVICE_UNKNOWN");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_mailed_codes() {
    let service = with_skywalker(&[]).await;
    let (mut ship, mut droid) = (Device::called("X-wing", &service), Device::called("R2-D2", &service));
    ship.sign_in().await;
    droid.sign_in().await;
    let enabled = ship.enable_codes().await;
    assert_eq!((enabled.status, enabled.two_factor_auth, enabled.message.is_some()), (200, Some(true), true));
    // Whoever came in without a code is out, but for the one who asked for codes.
    assert_eq!(droid.profile().await, None);
    assert_eq!(ship.profile().await.unwrap().two_factor_auth, Some(true));

    // The password is half of a sign-in now. What comes back is a handle and no token.
    let waiting = droid.sign_in().await;
    assert_eq!((waiting.status, waiting.prompt_two_factor_auth), (Some(202), Some(true)));
    assert!(waiting.token.is_none() && waiting.refresh_token.is_none() && waiting.user_profile.is_none());
    let first = newest_code(&service).await;
    // Another code, a minute later, voids the first.
    let again = || {
        let session_id = waiting.session_id.as_deref().unwrap();
        session::ResendCode::build(session::ResendVariables { session_id, email: email() })
    };
    assert_eq!(droid.is_refused(again()).await, "TOO_MANY_CODES");
    service.move_clock(MINUTE);
    let resent = droid.ask(again()).await.unwrap().resend.unwrap();
    assert_eq!(resent.status, 200);
    assert!(resent.resend_available_at.is_some() && resent.resend_available_at < resent.expires_at);
    // In the rare case that both are the same nothing is void.
    if newest_code(&service).await != first {
        assert_eq!(droid.is_refused(droid.confirming(&waiting, &first)).await, "CODE_INVALID");
    }
    let confirmed = droid.enter_mailed_code(&waiting).await;
    assert_eq!((confirmed.status, confirmed.prompt_two_factor_auth), (Some(200), Some(false)));
    assert!(droid.profile().await.is_some());
    assert_ne!(confirmed.session_id, waiting.session_id);
    let code = newest_code(&service).await;
    assert_eq!(droid.is_refused(droid.confirming(&waiting, &code)).await, "CODE_INVALID");

    let variables = session::ShownVariables { password: Some(PASSWORD), code: None };
    let disabled = droid.ask(session::DisableCodes::build(variables)).await.unwrap().disable.unwrap();
    assert_eq!(disabled.two_factor_auth, Some(false));
    assert_eq!(droid.sign_in().await.status, Some(200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_code_once_a_device() {
    let service = with_skywalker(&[]).await;
    let mut ship = Device::called("X-wing", &service);
    ship.sign_in().await;
    ship.enable_codes().await;
    let input = UpdateProfileInput { two_factor_auth_per_device: Some(true), ..UpdateProfileInput::default() };
    let profile = ship.update(input, None).await.unwrap();
    assert_eq!(profile.two_factor_auth_per_device, Some(true));

    // It enters a code once, and is trusted for thirty days.
    let waiting = ship.sign_in().await;
    assert_eq!(waiting.status, Some(202));
    ship.enter_mailed_code(&waiting).await;
    assert_eq!(ship.sign_in().await.status, Some(200));
    // The trust is in the identifier, not in the name.
    let mut impostor = Device::called("X-wing", &service);
    assert_eq!(impostor.sign_in().await.status, Some(202));
    service.move_clock(30 * 24 * 60 * MINUTE);
    assert_eq!(ship.sign_in().await.status, Some(202));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_terms_to_accept() {
    let service = with_skywalker(&[("SESSION__TNC_ID", "treaty-1")]).await;
    let mut ship = Device::called("X-wing", &service);
    let first = ship.sign_in().await;
    assert_eq!((first.prompt_tnc_acceptance, first.tnc_id.as_deref()), (Some(true), Some("treaty-1")));
    assert_eq!(ship.is_refused(session::Profile::build(())).await, "TNC_REQUIRED");
    let accept = |tnc_id| session::AcceptTerms::build(session::TermsVariables { tnc_id });
    assert_eq!(ship.is_refused(accept("treaty-0")).await, "TNC_OUTDATED");
    let accepted = ship.ask(accept("treaty-1")).await.unwrap().accept.unwrap();
    assert_eq!(accepted, session::TncResult { status: 200, tnc_id: "treaty-1".to_owned() });
    assert!(ship.profile().await.is_some());
    assert_eq!(ship.sign_in().await.prompt_tnc_acceptance, Some(false));
}
