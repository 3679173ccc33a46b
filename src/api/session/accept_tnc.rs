//! `Mutation.acceptTnc`

use super::SessionApi;
use super::errors::{self, Refusal};
use super::types::DONE;
use crate::domain::terms::{self, TermsError};
use crate::generated::session::mutation::{self, AcceptTncArguments};
use crate::generated::session::types::TncResult;
use lychgate_engine::FieldError;

impl mutation::AcceptTnc for SessionApi {
    async fn accept_tnc(
        &self,
        caller: &Self::Session,
        arguments: AcceptTncArguments,
    ) -> Result<Option<TncResult>, FieldError> {
        let AcceptTncArguments { tnc_id } = arguments;
        match terms::accept(&self.app, caller.settled()?, &tnc_id).await {
            Ok(()) => Ok(Some(TncResult { status: DONE, tnc_id })),
            Err(TermsError::Outdated) => Err(Refusal::TermsOutdated.into()),
            Err(TermsError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
