//! Who asks: from the `Authorization` header to the account, and what those are told who may not.

use super::SessionApi;
use super::errors::{self, Refusal};
use crate::api::{bearer, limits};
use crate::domain::authenticate::Caller;
use crate::domain::limits::{TooMany, not_admitted};
use crate::domain::terms;
use crate::error::Failure;
use crate::generated::session::{Access, Deny, Refuse};
use lychgate_engine::{AccessRule, FieldError, LimitRule, Violation};

/// Why a field is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// No token, or one that is good for nothing.
    Unauthenticated,
    /// An administrator set the password: it has to be changed first.
    PasswordChangeRequired,
    /// The current terms are not accepted.
    TermsOpen,
    /// Too long ago that the caller proved who they are.
    NotRecent,
    /// Too many attempts.
    TooMany(TooMany),
    /// It could not be found out.
    Failed(Failure),
}

not_admitted!(Denial);

/// The proof that a live session of an active account asks. Only the guard makes it.
#[derive(Debug)]
pub struct Session(Caller);

impl Session {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

impl Session {
    /// Who asks, where the password need not be changed first: an administrator who knows it must not agree to anything for
    /// the person.
    pub(super) fn settled(&self) -> Result<&Caller, Refusal> {
        if self.0.must_change_password { Err(Refusal::PasswordChangeRequired) } else { Ok(&self.0) }
    }
}

/// The proof that, besides, the password need not be changed first and the current terms are accepted. Only the guard makes it.
#[derive(Debug)]
pub struct SignedIn(Caller);

impl SignedIn {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

impl SessionApi {
    /// Who asks, where it is a live session of this contract.
    pub(super) async fn caller(&self) -> Result<Option<Caller>, Failure> {
        bearer::caller(&self.app, self.claims.as_ref(), &self.client).await
    }
}

impl Access for SessionApi {
    type Denial = Denial;
    type SignedIn = SignedIn;
    type Session = Session;

    async fn signed_in(&self, rule: &AccessRule) -> Result<SignedIn, Denial> {
        let Session(caller) = self.session(rule).await?;
        if caller.must_change_password {
            return Err(Denial::PasswordChangeRequired);
        }
        let accepted = terms::are_accepted(&self.app, &caller).await.map_err(Denial::Failed)?;
        if accepted { Ok(SignedIn(caller)) } else { Err(Denial::TermsOpen) }
    }

    async fn session(&self, rule: &AccessRule) -> Result<Session, Denial> {
        let caller = self.caller().await.map_err(Denial::Failed)?.ok_or(Denial::Unauthenticated)?;
        if bearer::is_recent(&self.app, &caller, rule) { Ok(Session(caller)) } else { Err(Denial::NotRecent) }
    }

    async fn admit(&self, rule: &LimitRule, address: Option<&str>) -> Result<(), Denial> {
        Ok(limits::admit(&self.app, &self.client, rule, address).await?)
    }
}

impl<T> Refuse<T> for SessionApi {
    fn invalid_input(&self, violations: &[Violation]) -> Result<T, FieldError> {
        Err(errors::out_of_bounds(violations))
    }
}

impl<T> Deny<T> for SessionApi {
    /// A denial is an error of the field, as every other refusal is.
    fn deny(&self, denial: Denial) -> Result<T, FieldError> {
        Err(match denial {
            Denial::Unauthenticated => Refusal::Unauthenticated.into(),
            Denial::PasswordChangeRequired => Refusal::PasswordChangeRequired.into(),
            Denial::TermsOpen => Refusal::TermsOpen.into(),
            Denial::NotRecent => Refusal::NotRecent.into(),
            Denial::TooMany(too_many) => Refusal::TooMany(too_many).into(),
            Denial::Failed(failure) => errors::failure(failure),
        })
    }
}
