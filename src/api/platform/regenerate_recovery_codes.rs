//! `Mutation.regenerate_recovery_codes`

use super::PlatformApi;
use super::envelope::told;
use super::errors;
use crate::domain::authenticator;
use crate::generated::platform::mutation;
use crate::generated::platform::types::RecoveryCodesResponse;
use lychgate_engine::FieldError;

impl mutation::RegenerateRecoveryCodes for PlatformApi {
    async fn regenerate_recovery_codes(&self, caller: &Self::SignedIn) -> Result<RecoveryCodesResponse, FieldError> {
        let codes = authenticator::regenerate_recovery_codes(&self.app, caller.caller()).await;
        Ok(told(codes.map_err(|error| errors::authenticator(&error)).map(|codes| RecoveryCodesResponse {
            success: true,
            data: Some(codes),
            error: None,
            code: None,
            reason: None,
        })))
    }
}
