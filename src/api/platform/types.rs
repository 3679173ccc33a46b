//! From what the rules know to what the SDL shows.

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use crate::api::scalars::DateTime;
use crate::domain::Account;
use crate::domain::api_key as keys;
use crate::domain::email_address::EmailAddress;
use crate::domain::session::{RefreshSecret, SessionTokens};
use crate::domain::standing::{self, Standing};
use crate::generated::platform::types::{ApiKey, AuthPayload, User};
use lychgate_engine::Id;
use uuid::Uuid;

/// The identifier of a person.
pub(super) fn user_id(person: Uuid) -> Id {
    ids::USER.id(person)
}

/// An API key.
pub(super) fn api_key(key: keys::ApiKey, owner: Uuid) -> ApiKey {
    let status = match (key.revoked_at, key.disabled_at) {
        (Some(_), _) => "revoked",
        (None, Some(_)) => "disabled",
        (None, None) => "active",
    };
    ApiKey {
        id: ids::API_KEY.id(key.id),
        user_id: user_id(owner),
        name: key.name,
        environment: key.environment,
        key_prefix: key.key_prefix,
        r#type: key.kind,
        permissions: key.permissions,
        status: status.to_owned(),
        created_at: DateTime(key.created_at),
        last_used_at: key.last_used_at.map(DateTime),
    }
}

/// A person.
pub(super) fn user(account: Account, standing: Standing) -> User {
    let Standing { has_second_factor, has_password, is_administrator } = standing;
    User {
        id: user_id(account.uuid),
        email: account.email,
        is_active: account.is_active,
        is_system_admin: is_administrator,
        email_verified: account.verified,
        two_factor_enabled: has_second_factor,
        has_password,
        created_at: DateTime(account.created_at),
        last_login_at: account.last_login_at.map(DateTime),
    }
}

/// An address that somebody typed.
pub(super) fn email_address(text: &str) -> Result<EmailAddress, Refusal> {
    EmailAddress::parse(text).map_err(|_| Refusal::EmailInvalid)
}

impl PlatformApi {
    /// A person.
    pub(super) async fn person(&self, account: Account) -> Result<User, Refusal> {
        let standing = standing::of(&self.app, &account).await?;
        Ok(user(account, standing))
    }

    /// The tokens of somebody who is signed in.
    pub(super) fn tokens(&self, account: Account, tokens: SessionTokens) -> Result<AuthPayload, Refusal> {
        let lasts = tokens.claims.expires_at - self.app.clock.now();
        // There are refresh tokens in this contract.
        let refresh = tokens.refresh.ok_or(Refusal::Failed(crate::error::Failure::Internal))?;
        Ok(AuthPayload {
            access_token: tokens.access,
            refresh_token: RefreshSecret::into_text(refresh),
            requires_2fa: false,
            expires_in: i32::try_from(lasts.num_seconds()).unwrap_or(i32::MAX),
            carried: account,
        })
    }
}
