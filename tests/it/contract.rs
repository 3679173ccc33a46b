//! The contracts as a typed client sees them. The types below are checked against the published SDL when this file is
//! compiled: a change of a contract that breaks such a client does not build. This file and its plain and Relay neighbours
//! tell of the accounts contract, `session_life.rs` of the session contract, `platform_life.rs` of the platform contract.

mod account;
mod plain;
mod platform;
mod platform_life;
mod relay;
mod relay_life;
mod session;
mod session_life;

use crate::support::Service;
use crate::support::client::Client;
use crate::support::world::World;
use cynic::{GraphQlResponse, MutationBuilder, Operation, QueryBuilder};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// An entry under a field of `errors`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Entry {
    message: String,
    code: String,
}

/// `errors` by field.
type ErrorMap = BTreeMap<String, Vec<Entry>>;

/// The claims of an access token.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Claims {
    username: String,
    exp: i64,
    orig_iat: i64,
}

/// Sends an operation and hands back its data; a top-level error ends the test.
async fn run<T: DeserializeOwned, V: Serialize>(
    client: &Client,
    path: &str,
    token: Option<&str>,
    operation: Operation<T, V>,
) -> T {
    let header = token.map(|token| format!("JWT {token}"));
    let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
    let body = serde_json::to_value(&operation).unwrap();
    let answer = client.post(path, &headers, &body).await.unwrap();
    assert_eq!(answer.status, 200, "{body} {answer:?}");
    let response: GraphQlResponse<T> = serde_json::from_slice(&answer.body).unwrap();
    assert!(response.errors.is_none(), "{:?}", response.errors);
    response.data.unwrap()
}

/// The data of a mutation of one field.
trait Answered {
    /// What the field answers.
    type Payload;

    /// It.
    fn answered(self) -> Option<Self::Payload>;
}

/// A payload of the Relay flavour.
trait Standard {
    /// What all of them say: success, errors and the id of the client.
    fn standard(&self) -> (Option<bool>, Option<&ErrorMap>, Option<&str>);
}

const PLAIN: &str = "/accounts/graphql";
const RELAY: &str = "/accounts-relay/graphql";
const PASSWORD: &str = "supersecretpassword";

fn registration() -> plain::RegisterVariables<'static> {
    let (email, username) = ("skywalker@example.org", "skywalker");
    plain::RegisterVariables { email, username, password1: PASSWORD, password2: PASSWORD }
}

/// The last part of the link in the newest mail.
async fn mailed_token(service: &Service) -> String {
    let mails = service.mails().await;
    let link = mails.last().unwrap().text.split_whitespace().find(|word| word.starts_with("http")).unwrap().to_owned();
    link.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_registration_to_signing_out() {
    let service = Service::start(&[]).await;
    let client = Client::new(service.base_url());

    let register = plain::RegisterMutation::build(registration());
    let registered = run(&client, PLAIN, None, register).await.register.unwrap();
    assert_eq!((registered.success, registered.errors.is_none()), (Some(true), true));
    assert!(registered.token.is_some() && registered.refresh_token.is_some());

    let email = "skywalker@example.org";
    let resend = plain::ResendActivationEmailMutation::build(plain::EmailVariables { email });
    let resent = run(&client, PLAIN, None, resend).await.resend_activation_email.unwrap();
    assert_eq!((resent.success, resent.errors.is_none()), (Some(true), true));

    let token = mailed_token(&service).await;
    let verify = plain::VerifyAccountMutation::build(plain::TokenVariables { token: &token });
    let verified = run(&client, PLAIN, None, verify).await.verify_account.unwrap();
    assert_eq!((verified.success, verified.errors.is_none()), (Some(true), true));

    let sign_in = plain::SignInVariables { password: PASSWORD, email: Some(email), username: None };
    let signed_in = run(&client, PLAIN, None, plain::TokenAuthMutation::build(sign_in)).await.token_auth.unwrap();
    assert_eq!((signed_in.success, signed_in.errors.is_none(), signed_in.unarchiving), (Some(true), true, Some(false)));
    assert_eq!(signed_in.payload.unwrap().0.username, "skywalker");
    assert!(signed_in.refresh_expires_in.is_some());
    assert_eq!(signed_in.user.unwrap().username, "skywalker");
    let access = signed_in.token.unwrap();

    let user = run(&client, PLAIN, Some(&access), plain::Me::build(())).await.me.unwrap();
    assert_eq!((user.username.as_str(), user.email.as_str(), user.verified), ("skywalker", email, Some(true)));
    assert_eq!((user.first_name.as_str(), user.last_name.as_str(), user.secondary_email), ("", "", None));
    assert_eq!((user.is_active, user.is_staff, user.archived), (true, false, Some(false)));
    assert!(
        user.pk.is_some() && user.last_login.is_some() && !user.id.inner().is_empty() && !user.date_joined.0.is_empty()
    );

    let check = plain::VerifyTokenMutation::build(plain::TokenVariables { token: &access });
    let checked = run(&client, PLAIN, None, check).await.verify_token.unwrap();
    let claims = checked.payload.unwrap().0;
    assert_eq!((checked.success, checked.errors.is_none(), claims.exp > claims.orig_iat), (Some(true), true, true));

    let first = signed_in.refresh_token.unwrap();
    let refresh = plain::RefreshTokenMutation::build(plain::RefreshVariables { refresh_token: &first });
    let refreshed = run(&client, PLAIN, None, refresh).await.refresh_token.unwrap();
    assert_eq!((refreshed.success, refreshed.errors.is_none()), (Some(true), true));
    assert_eq!(refreshed.payload.unwrap().0.username, "skywalker");
    assert!(refreshed.refresh_expires_in.is_some());
    let (access, second) = (refreshed.token.unwrap(), refreshed.refresh_token.unwrap());
    assert_ne!(first, second);
    assert!(run(&client, PLAIN, Some(&access), plain::Me::build(())).await.me.is_some());

    let revoke = || plain::RevokeTokenMutation::build(plain::RefreshVariables { refresh_token: &second });
    let revoked = run(&client, PLAIN, None, revoke()).await.revoke_token.unwrap();
    assert_eq!((revoked.success, revoked.errors.is_none(), revoked.revoked.is_some()), (Some(true), true, true));
    assert!(run(&client, PLAIN, Some(&access), plain::Me::build(())).await.me.is_none());
    let again = run(&client, PLAIN, None, revoke()).await.revoke_token.unwrap();
    assert_eq!(again.errors.unwrap().0["nonFieldErrors"][0].code, "invalid_token");
}

/// Asks for one field of a payload type that says no more than success and errors.
macro_rules! succeeds {
    ($client:expr, $token:expr, $operation:expr, $field:ident) => {{
        let payload = run($client, PLAIN, $token, $operation).await.$field.unwrap();
        assert_eq!((payload.success, payload.errors.is_none()), (Some(true), true));
    }};
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_forgotten_password_to_leaving() {
    const CHANGED: &str = "a whole new password";
    let service = Service::start(&[]).await;
    let client = &Client::new(service.base_url());
    run(client, PLAIN, None, plain::RegisterMutation::build(registration())).await.register.unwrap();
    let token = mailed_token(&service).await;
    let verify = plain::VerifyAccountMutation::build(plain::TokenVariables { token: &token });
    run(client, PLAIN, None, verify).await.verify_account.unwrap();

    let email = "skywalker@example.org";
    let ask = account::SendPasswordResetEmailMutation::build(account::EmailVariables { email });
    succeeds!(client, None, ask, send_password_reset_email);
    let token = mailed_token(&service).await;
    let typed = account::NewPasswordVariables { token: &token, new_password1: PASSWORD, new_password2: PASSWORD };
    succeeds!(client, None, account::PasswordResetMutation::build(typed), password_reset);
    service.mail_password_set("skywalker").await;
    let token = mailed_token(&service).await;
    let typed = || account::NewPasswordVariables { token: &token, new_password1: PASSWORD, new_password2: PASSWORD };
    succeeds!(client, None, account::PasswordSetMutation::build(typed()), password_set);
    let refused = run(client, PLAIN, None, account::PasswordSetMutation::build(typed())).await.password_set.unwrap();
    assert_eq!(refused.success, Some(false));
    assert_eq!(refused.errors.unwrap().0["nonFieldErrors"][0].code, "invalid_token");

    let sign_in = plain::SignInVariables { password: PASSWORD, email: Some(email), username: None };
    let signed_in = run(client, PLAIN, None, plain::TokenAuthMutation::build(sign_in)).await.token_auth.unwrap();
    let typed =
        account::ChangePasswordVariables { old_password: PASSWORD, new_password1: CHANGED, new_password2: CHANGED };
    let change = account::PasswordChangeMutation::build(typed);
    let changed = run(client, PLAIN, signed_in.token.as_deref(), change).await.password_change.unwrap();
    assert_eq!((changed.success, changed.errors.is_none()), (Some(true), true));
    assert!(changed.refresh_token.is_some());
    let access = changed.token.as_deref();

    let name = account::NameVariables { first_name: Some("Luke"), last_name: None };
    succeeds!(client, access, account::UpdateAccountMutation::build(name), update_account);
    let second = "luke@example.org";
    let address = account::NewAddressVariables { email: second, password: CHANGED };
    let ask = account::SendSecondaryEmailActivationMutation::build(address);
    succeeds!(client, access, ask, send_secondary_email_activation);
    let token = mailed_token(&service).await;
    let follow = account::VerifySecondaryEmailMutation::build(account::TokenVariables { token: &token });
    succeeds!(client, None, follow, verify_secondary_email);
    let password = || account::PasswordVariables { password: CHANGED };
    succeeds!(client, access, account::SwapEmailsMutation::build(password()), swap_emails);
    let user = run(client, PLAIN, access, plain::Me::build(())).await.me.unwrap();
    assert_eq!((user.first_name.as_str(), user.email.as_str()), ("Luke", second));
    assert_eq!(user.secondary_email.as_deref(), Some(email));
    succeeds!(client, access, account::RemoveSecondaryEmailMutation::build(password()), remove_secondary_email);

    succeeds!(client, access, account::ArchiveAccountMutation::build(password()), archive_account);
    assert!(run(client, PLAIN, access, plain::Me::build(())).await.me.is_none());
    let sign_in = plain::SignInVariables { password: CHANGED, email: Some(second), username: None };
    let again = run(client, PLAIN, None, plain::TokenAuthMutation::build(sign_in)).await.token_auth.unwrap();
    assert_eq!(again.unarchiving, Some(true));
    let access = again.token.as_deref();
    succeeds!(client, access, account::DeleteAccountMutation::build(password()), delete_account);
    assert!(run(client, PLAIN, access, plain::Me::build(())).await.me.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn errors_are_typed() {
    let service = Service::start(&[]).await;
    let client = Client::new(service.base_url());
    let variables = plain::RegisterVariables { password2: "another password", ..registration() };
    let refused = run(&client, PLAIN, None, plain::RegisterMutation::build(variables)).await.register.unwrap();
    assert_eq!((refused.success, refused.token, refused.refresh_token), (Some(false), None, None));
    let entry =
        Entry { message: "The two password fields didn’t match.".to_owned(), code: "password_mismatch".to_owned() };
    assert_eq!(refused.errors.unwrap().0, BTreeMap::from([("password2".to_owned(), vec![entry])]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_the_list_of_accounts() {
    let service = Service::start(&[("ACCOUNTS__USERS_VISIBLE_TO".to_owned(), "public".to_owned())]).await;
    let client = Client::new(service.base_url());
    for username in ["luke", "leia", "lando"] {
        let registration = plain::RegisterVariables { email: "", username, password1: PASSWORD, password2: PASSWORD };
        let registered =
            run(&client, PLAIN, None, plain::RegisterMutation::build(registration)).await.register.unwrap();
        assert_eq!(registered.success, Some(true));
    }

    // A client that sends every argument, most of them null, filters by what it says.
    let variables = |after| plain::UsersVariables {
        first: Some(2),
        after,
        is_active: Some(true),
        starts_with: Some("L"),
        ..plain::UsersVariables::default()
    };
    let begin = run(&client, PLAIN, None, plain::Users::build(variables(None))).await.users.unwrap();
    assert_eq!((begin.total_count, begin.edges.len(), begin.page_info.has_next_page), (Some(3), 2, true));
    let end = begin.page_info.end_cursor.unwrap();
    let rest = run(&client, PLAIN, None, plain::Users::build(variables(Some(&end)))).await.users.unwrap();
    assert!(!rest.page_info.has_next_page && !rest.page_info.has_previous_page);
    let [Some(edge)] = rest.edges.as_slice() else { panic!("{rest:?}") };
    assert_eq!(rest.page_info.start_cursor.as_ref(), Some(&edge.cursor));
    let lando = edge.node.as_ref().unwrap();
    assert_eq!((lando.username.as_str(), lando.pk), ("lando", Some(3)));

    let found = run(&client, PLAIN, None, plain::User::build(plain::UserVariables { id: lando.id.clone() })).await;
    assert_eq!(found.user.unwrap().username, "lando");
}
