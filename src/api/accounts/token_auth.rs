//! `Mutation.tokenAuth`

use super::Accounts;
use super::errors::{self, Errors};
use super::types::{payload, unix_seconds, user_node};
use crate::domain::email_address::EmailAddress;
use crate::domain::sign_in::{self, Identifier, SignInError};
use crate::domain::username::Username;
use crate::generated::accounts::mutation::{self, TokenAuthArguments};
use crate::generated::accounts::types::ObtainJSONWebToken;
use lychgate_engine::{FieldError, Maybe};

/// The documented answer to anything but exactly one of the fields that the setting names, written as Python writes a list.
fn wrong_arguments(fields: &[&str]) -> FieldError {
    let fields: Vec<String> = fields.iter().map(|field| format!("'{field}'")).collect();
    FieldError::new(format!("Must login with password and one of the following fields [{}].", fields.join(", ")))
}

impl mutation::TokenAuth for Accounts {
    async fn token_auth(&self, arguments: TokenAuthArguments) -> Result<Option<ObtainJSONWebToken>, FieldError> {
        let TokenAuthArguments { password, email, username } = arguments;
        // A null counts as absent.
        let identifier = match (email, username) {
            (Maybe::Value(email), Maybe::Absent | Maybe::Null) => Identifier::Address(EmailAddress::lookup_key(&email)),
            (Maybe::Absent | Maybe::Null, Maybe::Value(username)) => {
                Identifier::Username(Username::lookup_key(&username))
            }
            (Maybe::Value(_), Maybe::Value(_)) | (Maybe::Absent | Maybe::Null, Maybe::Absent | Maybe::Null) => {
                return Err(wrong_arguments(&self.app.settings.accounts.forms.login_allowed_fields));
            }
        };
        let message = match sign_in::sign_in(&self.app, &self.policy(), &identifier, password, &self.client).await {
            Ok(signed_in) => return Ok(Some(self.signed_in_answer(signed_in))),
            Err(SignInError::InvalidCredentials) => errors::INVALID_CREDENTIALS,
            Err(SignInError::NotVerified) => errors::NOT_VERIFIED,
            Err(SignInError::SecondFactorRequired) => errors::SECOND_FACTOR_REQUIRED,
            Err(SignInError::PasswordChangeRequired) => errors::PASSWORD_CHANGE_REQUIRED,
            Err(SignInError::Busy) => errors::BUSY,
            Err(SignInError::TooMany(too_many)) => too_many.into(),
            Err(SignInError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        self.refuse(&Errors::General(message))
    }
}

impl Accounts {
    fn signed_in_answer(&self, signed_in: sign_in::SignedIn) -> ObtainJSONWebToken {
        let sign_in::SignedIn { account, tokens, unarchived, .. } = signed_in;
        let payload = payload(&self.app, tokens.claims.clone());
        let refresh_expires_in = tokens.refresh_expires_at.map(unix_seconds);
        let texts = self.begin_session(tokens);
        ObtainJSONWebToken {
            success: Some(true),
            errors: None,
            token: Some(texts.access),
            refresh_token: texts.refresh,
            refresh_expires_in,
            payload: Some(payload),
            unarchiving: Some(unarchived),
            user: Some(user_node(account)),
        }
    }
}
