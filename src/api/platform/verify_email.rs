//! `Mutation.verify_email`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::confirm_address::ConfirmError;
use crate::domain::verify_and_sign_in::{self, VerifyError};
use crate::generated::platform::mutation::{self, VerifyEmailArguments};
use crate::generated::platform::types::AuthPayload;
use lychgate_engine::FieldError;

impl mutation::VerifyEmail for PlatformApi {
    async fn verify_email(&self, arguments: VerifyEmailArguments) -> Result<Option<AuthPayload>, FieldError> {
        let done =
            verify_and_sign_in::verify_and_sign_in(&self.app, &self.policy(), &arguments.token, &self.client).await;
        match done {
            Ok(signed_in) => Ok(Some(self.tokens(signed_in.person.account, signed_in.tokens)?)),
            Err(VerifyError::NotConfirmed(ConfirmError::InvalidToken)) => Err(Refusal::LinkInvalid.into()),
            Err(VerifyError::NotConfirmed(ConfirmError::Expired)) => Err(Refusal::LinkExpired.into()),
            Err(VerifyError::NotConfirmed(ConfirmError::AlreadyVerified)) => Err(Refusal::AlreadyVerified.into()),
            Err(VerifyError::NotConfirmed(ConfirmError::Failed(failure)) | VerifyError::Failed(failure)) => {
                Err(Refusal::Failed(failure).into())
            }
            Err(VerifyError::NotSignedIn) => Err(Refusal::SecondFactorRequired.into()),
        }
    }
}
