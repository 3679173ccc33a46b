//! `Mutation.deletePasskey`

use super::PlatformApi;
use super::envelope::told;
use super::ids;
use super::passkeys::acted;
use crate::domain::passkey;
use crate::generated::platform::mutation::{self, DeletePasskeyArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::DeletePasskey for PlatformApi {
    async fn delete_passkey(
        &self,
        caller: &Self::SignedIn,
        arguments: DeletePasskeyArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(acted(passkey::delete(&self.app, caller.caller(), ids::PASSKEY.read(&arguments.id)).await)))
    }
}
