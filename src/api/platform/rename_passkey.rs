//! `Mutation.renamePasskey`

use super::PlatformApi;
use super::envelope::told;
use super::ids;
use super::passkeys::acted;
use crate::domain::passkey;
use crate::generated::platform::mutation::{self, RenamePasskeyArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::RenamePasskey for PlatformApi {
    async fn rename_passkey(
        &self,
        caller: &Self::SignedIn,
        arguments: RenamePasskeyArguments,
    ) -> Result<ActionResponse, FieldError> {
        let RenamePasskeyArguments { id, device_name } = arguments;
        Ok(told(acted(passkey::rename(&self.app, caller.caller(), ids::PASSKEY.read(&id), &device_name).await)))
    }
}
