//! `Mutation.login`

use super::errors::{self, Fault, Refusal};
use super::{EmailText, SessionApi};
use crate::domain::device_sign_in::{self, Credentials};
use crate::domain::email_address::EmailAddress;
use crate::domain::sign_in::{Identifier, SignInError};
use crate::domain::username::Username;
use crate::generated::session::mutation::{self, LoginArguments};
use crate::generated::session::types::{DeviceInfo, LoginCredentials, LoginResult};
use lychgate_engine::{FieldError, Maybe};
use serde_json::json;

impl mutation::Login for SessionApi {
    async fn login(&self, arguments: LoginArguments) -> Result<Option<LoginResult>, FieldError> {
        let LoginCredentials { email, username, password, device_info } = arguments.credentials;
        let identifier = identifier(email, username)?;
        let device = device_id(device_info);
        let credentials = Credentials {
            identifier: &identifier,
            password: &password,
            device: device.as_deref(),
            client: &self.client,
        };
        match device_sign_in::sign_in(&self.app, &self.policy(), credentials).await {
            Ok(signed_in) => Ok(Some(self.signed_in_answer(signed_in))),
            Err(SignInError::InvalidCredentials) => Err(Refusal::InvalidCredentials.into()),
            Err(SignInError::NotVerified) => Err(Refusal::EmailNotVerified.into()),
            Err(SignInError::SecondFactorRequired) => Err(Refusal::SecondFactorRequired.into()),
            Err(SignInError::Busy) => Err(Refusal::Busy.into()),
            Err(SignInError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}

/// Who it is said to be. A null counts as absent.
fn identifier(email: Maybe<EmailText>, username: Maybe<String>) -> Result<Identifier, FieldError> {
    match (email.into_option(), username.into_option()) {
        (Some(EmailText(email)), None) => Ok(Identifier::Address(EmailAddress::lookup_key(&email))),
        (None, Some(username)) => Ok(Identifier::Username(Username::lookup_key(&username))),
        (Some(_), Some(_)) | (None, None) => {
            let message = "Must have exactly one of email and username.".to_owned();
            Err(errors::invalid(vec![Fault { path: json!(["credentials"]), message, reason: "EXACTLY_ONE" }]))
        }
    }
}

/// What a client says of its device. An empty text says nothing.
pub(super) fn device_id(device_info: Maybe<DeviceInfo>) -> Option<String> {
    device_info.into_option().and_then(|info| info.device_id.into_option()).filter(|id| !id.is_empty())
}
