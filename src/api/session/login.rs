//! `Mutation.login`

use super::errors::{self, Fault, Refusal};
use super::types::waiting_answer;
use super::{EmailText, SessionApi};
use crate::domain::device_sign_in::{self, Credentials, DeviceSignInError, Outcome};
use crate::domain::email_address::EmailAddress;
use crate::domain::second_step::Waiting;
use crate::domain::sign_in::{Identifier, SignInError};
use crate::domain::username::Username;
use crate::error::Failure;
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
        let refused = match device_sign_in::sign_in(&self.app, &self.policy(), credentials).await {
            Ok(Outcome::SignedIn(signed_in)) => return Ok(Some(self.signed_in_answer(*signed_in))),
            Ok(Outcome::CodeMailed(Waiting { account, handle, .. })) => {
                return Ok(Some(waiting_answer(account, Some(handle))));
            }
            Err(DeviceSignInError::NoCode(error)) => return Err(errors::no_code(&error)),
            Err(DeviceSignInError::Refused(refused)) => refused,
        };
        Err(match refused {
            SignInError::InvalidCredentials => Refusal::InvalidCredentials.into(),
            SignInError::NotVerified => Refusal::EmailNotVerified.into(),
            // Here it is asked for.
            SignInError::SecondFactorRequired | SignInError::PasswordChangeRequired => {
                errors::failure(Failure::Internal)
            }
            SignInError::Busy => Refusal::Busy.into(),
            SignInError::TooMany(too_many) => Refusal::TooMany(too_many).into(),
            SignInError::Failed(failure) => errors::failure(failure),
        })
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
