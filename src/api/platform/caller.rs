//! Who asks: from the `Authorization` header to the account.

use super::envelope::{Envelope, refused};
use super::errors::{self, Refusal};
use super::{PlatformApi, Shown};
use crate::api::{bearer, limits};
use crate::domain::authenticate::Caller;
use crate::domain::limits::{TooMany, not_admitted};
use crate::domain::{api_key, standing};
use crate::error::Failure;
use crate::generated::platform::{Access, Deny, Refuse};
use lychgate_engine::{AccessRule, FieldError, LimitRule, Violation};

/// Why a field is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// No token, or one that is good for nothing.
    Unauthenticated,
    /// An administrator set the password: it has to be changed first.
    PasswordChangeRequired,
    /// Somebody who does not administer the service.
    NotAdministrator,
    /// An API key that may not do this.
    PermissionRequired,
    /// Too long ago that the caller proved who they are.
    NotRecent,
    /// Too many attempts.
    TooMany(TooMany),
    /// It could not be found out.
    Failed(Failure),
}

not_admitted!(Denial);

impl From<Denial> for Refusal {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::Unauthenticated => Self::Unauthenticated,
            Denial::PasswordChangeRequired => Self::PasswordChangeRequired,
            Denial::NotAdministrator => Self::AdminRequired,
            Denial::PermissionRequired => Self::PermissionRequired,
            Denial::NotRecent => Self::NotRecent,
            Denial::TooMany(too_many) => Self::TooMany(too_many),
            Denial::Failed(failure) => Self::Failed(failure),
        }
    }
}

/// The proof that a live session of an active account asks, or an API key of one that has the permission of the field. Only the
/// guard makes it.
#[derive(Debug)]
pub struct Session(Caller);

impl Session {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

/// The proof that, besides, the password need not be changed first. Only the guard makes it.
#[derive(Debug)]
pub struct SignedIn(Caller);

impl SignedIn {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

/// The proof that, besides, the account administers the service. Only the guard makes it.
#[derive(Debug)]
pub struct Admin(Caller);

impl Admin {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

impl PlatformApi {
    /// Who asks, where it is a live session, or a key and the field is open to keys like it.
    async fn caller(&self, rule: &AccessRule) -> Result<Caller, Denial> {
        match self.shown.as_ref().ok_or(Denial::Unauthenticated)? {
            Shown::Session(claims) => {
                let caller = bearer::caller(&self.app, Some(claims), &self.client).await;
                caller.map_err(Denial::Failed)?.ok_or(Denial::Unauthenticated)
            }
            Shown::ApiKey(text) => {
                let found = api_key::authenticate(&self.app, text, &self.client).await.map_err(Denial::Failed)?;
                let (caller, permissions) = found.ok_or(Denial::Unauthenticated)?;
                // A program cannot prove just now who its owner is, however new the key is.
                let wanted = rule.permission.filter(|_| rule.recent_s.is_none());
                let may = wanted.is_some_and(|wanted| permissions.iter().any(|has| has == wanted));
                if may { Ok(caller) } else { Err(Denial::PermissionRequired) }
            }
        }
    }

    /// The live session that asks for a public field, where there is one.
    pub(super) async fn maybe_session(&self) -> Result<Option<Caller>, Failure> {
        match &self.shown {
            Some(Shown::Session(claims)) => bearer::caller(&self.app, Some(claims), &self.client).await,
            Some(Shown::ApiKey(_)) | None => Ok(None),
        }
    }

    fn check_recent(&self, caller: &Caller, rule: &AccessRule) -> Result<(), Denial> {
        if bearer::is_recent(&self.app, caller, rule) { Ok(()) } else { Err(Denial::NotRecent) }
    }
}

impl Access for PlatformApi {
    type Denial = Denial;
    type SignedIn = SignedIn;
    type Session = Session;
    type Admin = Admin;

    async fn session(&self, rule: &AccessRule) -> Result<Session, Denial> {
        let caller = self.caller(rule).await?;
        self.check_recent(&caller, rule)?;
        Ok(Session(caller))
    }

    async fn signed_in(&self, rule: &AccessRule) -> Result<SignedIn, Denial> {
        let caller = self.caller(rule).await?;
        if caller.must_change_password {
            return Err(Denial::PasswordChangeRequired);
        }
        self.check_recent(&caller, rule)?;
        Ok(SignedIn(caller))
    }

    /// Whether somebody is an administrator is told before the authentication has to be recent: nobody else has a use for that.
    async fn admin(&self, rule: &AccessRule) -> Result<Admin, Denial> {
        let caller = self.caller(rule).await?;
        if caller.must_change_password {
            return Err(Denial::PasswordChangeRequired);
        }
        let standing = standing::of(&self.app, &caller.account).await.map_err(Denial::Failed)?;
        if !standing.is_administrator {
            return Err(Denial::NotAdministrator);
        }
        self.check_recent(&caller, rule)?;
        Ok(Admin(caller))
    }

    async fn admit(&self, rule: &LimitRule, address: Option<&str>) -> Result<(), Denial> {
        Ok(limits::admit(&self.app, &self.client, rule, address).await?)
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

impl<T> Deny<Vec<T>> for PlatformApi {
    /// The SDL has no room for null here: the error takes the whole answer.
    fn deny(&self, denial: Denial) -> Result<Vec<T>, FieldError> {
        Err(Refusal::from(denial).into())
    }
}

impl<T> Refuse<Vec<T>> for PlatformApi {
    fn invalid_input(&self, violations: &[Violation]) -> Result<Vec<T>, FieldError> {
        Err(errors::out_of_bounds(violations))
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
