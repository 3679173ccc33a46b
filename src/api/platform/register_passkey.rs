//! `Mutation.registerPasskey`

use super::PlatformApi;
use super::envelope::told;
use super::errors;
use super::passkeys::shown;
use crate::domain::passkey;
use crate::generated::platform::mutation::{self, RegisterPasskeyArguments};
use crate::generated::platform::types::PasskeyResponse;
use lychgate_engine::FieldError;

impl mutation::RegisterPasskey for PlatformApi {
    async fn register_passkey(
        &self,
        caller: &Self::SignedIn,
        arguments: RegisterPasskeyArguments,
    ) -> Result<PasskeyResponse, FieldError> {
        let RegisterPasskeyArguments { credential, device_name } = arguments;
        let registered = passkey::register(&self.app, caller.caller(), &credential, &device_name).await;
        Ok(told(registered.map_err(|error| errors::passkey(&error)).map(|registered| PasskeyResponse {
            success: true,
            data: Some(shown(registered)),
            error: None,
            code: None,
            reason: None,
        })))
    }
}
