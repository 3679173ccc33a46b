//! Who asks: from the `Authorization` header to the account.

use super::PlatformApi;
use super::envelope::{Envelope, refused};
use super::errors::{self, Refusal};
use crate::api::bearer;
use crate::domain::authenticate::Caller;
use crate::error::Failure;
use crate::generated::platform::{Access, Deny, Refuse, types};
use lychgate_engine::{AccessRule, FieldError, Violation};

/// Why a field is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// No token, or one that is good for nothing.
    Unauthenticated,
    /// Too long ago that the caller proved who they are.
    NotRecent,
    /// It could not be found out.
    Failed(Failure),
}

impl From<Denial> for Refusal {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::Unauthenticated => Self::Unauthenticated,
            Denial::NotRecent => Self::NotRecent,
            Denial::Failed(failure) => Self::Failed(failure),
        }
    }
}

/// The proof that a live session of an active account asks. Only the guard makes it.
#[derive(Debug)]
pub struct SignedIn(Caller);

impl SignedIn {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

impl PlatformApi {
    /// Who asks, where it is a live session of this contract.
    pub(super) async fn caller(&self) -> Result<Option<Caller>, Failure> {
        bearer::caller(&self.app, self.claims.as_ref()).await
    }
}

impl Access for PlatformApi {
    type Denial = Denial;
    type SignedIn = SignedIn;

    async fn signed_in(&self, rule: &AccessRule) -> Result<SignedIn, Denial> {
        let caller = self.caller().await.map_err(Denial::Failed)?.ok_or(Denial::Unauthenticated)?;
        if bearer::is_recent(&self.app, &caller, rule) { Ok(SignedIn(caller)) } else { Err(Denial::NotRecent) }
    }
}

/// What is null where it is refused, with an error at the top.
impl<T> Deny<Option<T>> for PlatformApi {
    fn deny(&self, denial: Denial) -> Result<Option<T>, FieldError> {
        Err(Refusal::from(denial).into())
    }
}

impl<T> Refuse<Option<T>> for PlatformApi {
    fn invalid_input(&self, violations: &[Violation]) -> Result<Option<T>, FieldError> {
        Err(errors::out_of_bounds(violations))
    }
}

impl Deny<Vec<types::Session>> for PlatformApi {
    /// The SDL has no room for null here: the error takes the whole answer.
    fn deny(&self, denial: Denial) -> Result<Vec<types::Session>, FieldError> {
        Err(Refusal::from(denial).into())
    }
}

impl<T: Envelope> Deny<T> for PlatformApi {
    fn deny(&self, denial: Denial) -> Result<T, FieldError> {
        Ok(refused(denial.into()))
    }
}

impl<T: Envelope> Refuse<T> for PlatformApi {
    fn invalid_input(&self, violations: &[Violation]) -> Result<T, FieldError> {
        Ok(refused(errors::bounds(violations)))
    }
}
