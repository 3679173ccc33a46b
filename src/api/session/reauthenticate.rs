//! `Mutation.reauthenticate`

use super::types::DONE;
use super::{SessionApi, errors};
use crate::api::scalars::DateTime;
use crate::domain::reauthenticate;
use crate::generated::session::mutation::{self, ReauthenticateArguments};
use crate::generated::session::types::ReauthenticateResult;
use lychgate_engine::FieldError;

impl mutation::Reauthenticate for SessionApi {
    async fn reauthenticate(
        &self,
        caller: &Self::SignedIn,
        arguments: ReauthenticateArguments,
    ) -> Result<Option<ReauthenticateResult>, FieldError> {
        let renewed = reauthenticate::reauthenticate(&self.app, caller.caller(), arguments.password).await;
        let until = renewed.map_err(|error| errors::unproven(&error))?;
        Ok(Some(ReauthenticateResult { status: DONE, valid_until: DateTime(until) }))
    }
}
