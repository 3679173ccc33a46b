//! The life of an account in the Relay flavour, told by a typed client.

use super::relay::{self, UsersVariables};
use super::{Answered, Client, Operation, PASSWORD, QueryBuilder, RELAY, Service, Standard, World, mailed_token, run};
use serde::{Serialize, de::DeserializeOwned};

const CHANGED: &str = "a whole new password";
const EMAIL: &str = "skywalker@example.org";
const SECOND: &str = "luke@example.org";
const ID: Option<&str> = Some("the client's own id");

/// Somebody at a service, with the access token of the newest session.
struct Somebody {
    service: Service,
    client: Client,
    access: Option<String>,
}

impl Somebody {
    async fn at_a_service_of_its_own() -> Self {
        let service = Service::start(&[]).await;
        let client = Client::new(service.base_url());
        Self { service, client, access: None }
    }

    async fn ask<M, V>(&self, operation: Operation<M, V>) -> M::Payload
    where
        M: Answered<Payload: Standard> + DeserializeOwned,
        V: Serialize,
    {
        let payload = run(&self.client, RELAY, self.access.as_deref(), operation).await.answered().unwrap();
        assert_eq!(payload.standard().2, ID);
        payload
    }

    /// Asks for something that is done.
    async fn does<M, V>(&self, operation: Operation<M, V>) -> M::Payload
    where
        M: Answered<Payload: Standard> + DeserializeOwned,
        V: Serialize,
    {
        let payload = self.ask(operation).await;
        assert_eq!(payload.standard(), (Some(true), None, ID));
        payload
    }

    /// Asks for something that is refused; hands back the codes under a key.
    async fn is_refused<M, V>(&self, key: &str, operation: Operation<M, V>) -> Vec<String>
    where
        M: Answered<Payload: Standard> + DeserializeOwned,
        V: Serialize,
    {
        let payload = self.ask(operation).await;
        let (success, errors, _) = payload.standard();
        assert_eq!(success, Some(false));
        errors.unwrap()[key].iter().map(|entry| entry.code.clone()).collect()
    }

    async fn me(&self) -> Option<relay::UserNode> {
        run(&self.client, RELAY, self.access.as_deref(), relay::Me::build(())).await.me
    }

    async fn link(&self) -> String {
        mailed_token(&self.service).await
    }
}

fn registration(password2: &str) -> relay::RegisterInput<'_> {
    relay::RegisterInput { email: EMAIL, username: "skywalker", password1: PASSWORD, password2, client_mutation_id: ID }
}

fn sign_in<'a>(email: &'a str, password: &'a str) -> relay::ObtainJSONWebTokenInput<'a> {
    relay::ObtainJSONWebTokenInput { password, email: Some(email), username: None, client_mutation_id: ID }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_registration_to_signing_out() {
    let mut skywalker = Somebody::at_a_service_of_its_own().await;
    let differing = registration("another password").operation();
    assert_eq!(skywalker.is_refused("password2", differing).await, ["password_mismatch"]);
    let registered = skywalker.does(registration(PASSWORD).operation()).await;
    assert!(registered.token.is_some() && registered.refresh_token.is_some());
    let again = relay::ResendActivationEmailInput { email: EMAIL, client_mutation_id: ID };
    skywalker.does(again.operation()).await;
    let token = skywalker.link().await;
    let verify = || relay::VerifyAccountInput { token: &token, client_mutation_id: ID }.operation();
    skywalker.does(verify()).await;

    let wrong = sign_in(EMAIL, "wrong password").operation();
    assert_eq!(skywalker.is_refused("nonFieldErrors", wrong).await, ["invalid_credentials"]);
    let signed_in = skywalker.does(sign_in(EMAIL, PASSWORD).operation()).await;
    assert_eq!((signed_in.unarchiving, signed_in.refresh_expires_in.is_some()), (Some(false), true));
    assert_eq!(signed_in.payload.unwrap().0.username, "skywalker");
    assert_eq!(signed_in.user.unwrap().username, "skywalker");
    skywalker.access = signed_in.token;
    assert_eq!(skywalker.is_refused("nonFieldErrors", verify()).await, ["already_verified"]);

    let user = skywalker.me().await.unwrap();
    assert_eq!((user.username.as_str(), user.email.as_str(), user.verified), ("skywalker", EMAIL, Some(true)));
    assert_eq!((user.first_name.as_str(), user.last_name.as_str(), user.secondary_email), ("", "", None));
    assert_eq!((user.is_active, user.is_staff, user.archived, user.pk), (true, false, Some(false), Some(1)));
    assert!(user.last_login.is_some() && !user.id.inner().is_empty() && !user.date_joined.0.is_empty());

    let access = skywalker.access.clone().unwrap();
    let check = relay::VerifyTokenInput { token: &access, client_mutation_id: ID };
    let claims = skywalker.does(check.operation()).await.payload.unwrap().0;
    assert!(claims.exp > claims.orig_iat);
    let first = signed_in.refresh_token.unwrap();
    let refresh = relay::RefreshTokenInput { refresh_token: &first, client_mutation_id: ID };
    let refreshed = skywalker.does(refresh.operation()).await;
    assert_eq!(refreshed.payload.unwrap().0.username, "skywalker");
    assert!(refreshed.refresh_expires_in.is_some());
    skywalker.access = refreshed.token;
    assert!(skywalker.me().await.is_some());
    let second = refreshed.refresh_token.unwrap();
    let revoke = || relay::RevokeTokenInput { refresh_token: &second, client_mutation_id: ID }.operation();
    assert!(skywalker.does(revoke()).await.revoked.is_some());
    assert!(skywalker.me().await.is_none());
    assert_eq!(skywalker.is_refused("nonFieldErrors", revoke()).await, ["invalid_token"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_forgotten_password_to_leaving() {
    let mut skywalker = Somebody::at_a_service_of_its_own().await;
    skywalker.does(registration(PASSWORD).operation()).await;
    let token = skywalker.link().await;
    skywalker.does(relay::VerifyAccountInput { token: &token, client_mutation_id: ID }.operation()).await;

    skywalker.does(relay::SendPasswordResetEmailInput { email: EMAIL, client_mutation_id: ID }.operation()).await;
    let (token, new_password1, new_password2) = (skywalker.link().await, PASSWORD, PASSWORD);
    let reset = relay::PasswordResetInput { token: &token, new_password1, new_password2, client_mutation_id: ID };
    skywalker.does(reset.operation()).await;
    skywalker.service.mail_password_set("skywalker").await;
    let token = skywalker.link().await;
    let set = || relay::PasswordSetInput { token: &token, new_password1, new_password2, client_mutation_id: ID };
    skywalker.does(set().operation()).await;
    assert_eq!(skywalker.is_refused("nonFieldErrors", set().operation()).await, ["invalid_token"]);

    skywalker.access = skywalker.does(sign_in(EMAIL, PASSWORD).operation()).await.token;
    let change = relay::PasswordChangeInput {
        old_password: PASSWORD,
        new_password1: CHANGED,
        new_password2: CHANGED,
        client_mutation_id: ID,
    };
    let changed = skywalker.does(change.operation()).await;
    assert!(changed.refresh_token.is_some());
    skywalker.access = changed.token;
    manage_addresses(&skywalker).await;

    let password = CHANGED;
    skywalker.does(relay::ArchiveAccountInput { password, client_mutation_id: ID }.operation()).await;
    assert!(skywalker.me().await.is_none());
    let again = skywalker.does(sign_in(SECOND, CHANGED).operation()).await;
    assert_eq!(again.unarchiving, Some(true));
    skywalker.access = again.token;
    skywalker.does(relay::DeleteAccountInput { password, client_mutation_id: ID }.operation()).await;
    let delete = relay::DeleteAccountInput { password, client_mutation_id: ID };
    assert_eq!(skywalker.is_refused("nonFieldErrors", delete.operation()).await, ["unauthenticated"]);
}

async fn manage_addresses(skywalker: &Somebody) {
    let name = relay::UpdateAccountInput { first_name: Some("Luke"), last_name: None, client_mutation_id: ID };
    skywalker.does(name.operation()).await;
    let password = CHANGED;
    let swap = || relay::SwapEmailsInput { password, client_mutation_id: ID }.operation();
    assert_eq!(skywalker.is_refused("nonFieldErrors", swap()).await, ["secondary_email_required"]);
    let ask = relay::SendSecondaryEmailActivationInput { email: SECOND, password, client_mutation_id: ID };
    skywalker.does(ask.operation()).await;
    let token = skywalker.link().await;
    skywalker.does(relay::VerifySecondaryEmailInput { token: &token, client_mutation_id: ID }.operation()).await;
    skywalker.does(swap()).await;
    let user = skywalker.me().await.unwrap();
    assert_eq!((user.first_name.as_str(), user.email.as_str()), ("Luke", SECOND));
    assert_eq!(user.secondary_email.as_deref(), Some(EMAIL));
    skywalker.does(relay::RemoveSecondaryEmailInput { password, client_mutation_id: ID }.operation()).await;
    assert_eq!(skywalker.me().await.unwrap().secondary_email, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_the_list_of_accounts() {
    let mut skywalker = Somebody::at_a_service_of_its_own().await;
    skywalker.access = skywalker.does(registration(PASSWORD).operation()).await.token;
    for username in ["leia", "lando"] {
        let other = relay::RegisterInput { email: "", username, ..registration(PASSWORD) };
        skywalker.does(other.operation()).await;
    }
    let access = skywalker.access.as_deref();
    let page =
        async |variables| run(&skywalker.client, RELAY, access, relay::Users::build(variables)).await.users.unwrap();
    assert!(page(UsersVariables::default()).await.edges.is_empty());
    skywalker.service.join_staff("skywalker").await;

    let begin = page(UsersVariables { first: Some(2), ..UsersVariables::default() }).await;
    assert_eq!((begin.total_count, begin.edges.len(), begin.page_info.has_next_page), (Some(3), 2, true));
    let after = begin.page_info.end_cursor.as_deref();
    let rest = page(UsersVariables { after, last: Some(2), ..UsersVariables::default() }).await;
    let [Some(edge)] = rest.edges.as_slice() else { panic!("{rest:?}") };
    assert_eq!((rest.page_info.start_cursor.as_ref(), rest.page_info.has_previous_page), (Some(&edge.cursor), false));
    let lando = edge.node.as_ref().unwrap();
    assert_eq!((lando.username.as_str(), lando.pk), ("lando", Some(3)));
    let found = relay::User::build(relay::UserVariables { id: lando.id.clone() });
    assert_eq!(run(&skywalker.client, RELAY, access, found).await.user.unwrap().username, "lando");
}
