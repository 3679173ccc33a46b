//! Who asks: from the `Authorization` header to the account, and what those get to see who are nobody.

use super::errors::{self, Errors};
use super::payload::Refusal;
use super::{Accounts, users};
use crate::api::limits;
use crate::app::App;
use crate::crypto::jwt::AccessClaims;
use crate::domain::authenticate::{self, Caller};
use crate::domain::limits::{TooMany, not_admitted};
use crate::domain::user_directory::Directory;
use crate::error::Failure;
use crate::generated::accounts::{Access, Deny, types};
use lychgate_engine::{AccessRule, FieldError, LimitRule};

/// Why a field is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// No token, or one that is good for nothing.
    Unauthenticated,
    /// Somebody whose address is not confirmed.
    NotVerified,
    /// Too many attempts.
    TooMany(TooMany),
    /// It could not be found out.
    Failed(Failure),
}

not_admitted!(Denial);

/// The proof that a live session of an active account asks. Only the guard makes it.
#[derive(Debug)]
pub struct SignedIn(Caller);

impl SignedIn {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

/// The proof that, besides, the address of the account is confirmed. Only the guard makes it.
#[derive(Debug)]
pub struct Verified(Caller);

impl Verified {
    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.0
    }
}

/// What of the accounts of others is shown to who asks. Only the guard makes it: with a proof for those who see them,
/// with none for those who are answered as if there were none.
#[derive(Debug)]
pub struct Sight(Option<Directory>);

impl Sight {
    /// The way to the accounts, for those who see them.
    pub fn directory(&self) -> Option<&Directory> {
        self.0.as_ref()
    }
}

/// The claims behind `Authorization: JWT <token>`; `Bearer` does as well, in whatever case. A header of another form is
/// the same as none, and then a cookie may hold the token. A token that does not hold is the same as none.
pub(super) fn claims(app: &App, header: Option<&str>, cookie: Option<&str>) -> Option<AccessClaims> {
    let token = header.and_then(|header| token(app, header)).or(cookie)?;
    authenticate::read_access_token(app, &app.accounts_tokens, token)
}

/// The token in a header of the known form.
fn token<'h>(app: &App, header: &'h str) -> Option<&'h str> {
    let mut parts = header.split_ascii_whitespace();
    let (prefix, token) = (parts.next()?, parts.next()?);
    let known = [app.settings.accounts.jwt.auth_header_prefix.as_str(), "Bearer"];
    let is_known = parts.next().is_none() && known.iter().any(|known| known.eq_ignore_ascii_case(prefix));
    is_known.then_some(token)
}

impl Accounts {
    /// The caller, if there is one.
    pub(super) async fn caller(&self) -> Result<Option<Caller>, Failure> {
        match self.claims() {
            Some(claims) => authenticate::authenticate(&self.app, &claims, &self.client).await,
            None => Ok(None),
        }
    }

    /// What the access token says that the request came with, or that it got since.
    pub(super) fn claims(&self) -> Option<AccessClaims> {
        self.claims.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// The fields behind this one act as the account that has just signed in.
    pub(super) fn become_caller(&self, claims: AccessClaims) {
        *self.claims.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(claims);
    }
}

impl Access for Accounts {
    type Denial = Denial;
    type SignedIn = SignedIn;
    type Directory = Sight;

    async fn signed_in(&self, _rule: &AccessRule) -> Result<SignedIn, Denial> {
        let caller = self.caller().await.map_err(Denial::Failed)?;
        caller.map(SignedIn).ok_or(Denial::Unauthenticated)
    }

    type Verified = Verified;

    async fn verified(&self, rule: &AccessRule) -> Result<Verified, Denial> {
        let SignedIn(caller) = self.signed_in(rule).await?;
        if caller.account.verified { Ok(Verified(caller)) } else { Err(Denial::NotVerified) }
    }

    /// Lets everybody in: what those are answered who see nothing depends on what they ask, too.
    async fn directory(&self, _rule: &AccessRule) -> Result<Sight, Denial> {
        let visibility = self.app.settings.accounts.users_visible_to;
        if let Some(directory) = Directory::open(visibility, None) {
            return Ok(Sight(Some(directory)));
        }
        let caller = self.caller().await.map_err(Denial::Failed)?;
        Ok(Sight(Directory::open(visibility, caller.as_ref())))
    }

    async fn admit(&self, rule: &LimitRule, address: Option<&str>) -> Result<(), Denial> {
        Ok(limits::admit(&self.app, &self.client, rule, address).await?)
    }
}

impl Deny<Option<types::UserNode>> for Accounts {
    /// `me` is null for those who are nobody, as documented.
    fn deny(&self, denial: Denial) -> Result<Option<types::UserNode>, FieldError> {
        match denial {
            Denial::Unauthenticated | Denial::NotVerified => Ok(None),
            Denial::TooMany(too_many) => Err(errors::too_many(too_many)),
            Denial::Failed(failure) => Err(errors::failure(failure)),
        }
    }
}

impl Deny<Option<types::UserNodeConnection>> for Accounts {
    /// `users` is an empty list for those who are nobody.
    fn deny(&self, denial: Denial) -> Result<Option<types::UserNodeConnection>, FieldError> {
        match denial {
            Denial::Unauthenticated | Denial::NotVerified => Ok(Some(users::nothing())),
            Denial::TooMany(too_many) => Err(errors::too_many(too_many)),
            Denial::Failed(failure) => Err(errors::failure(failure)),
        }
    }
}

impl<T: Refusal> Deny<Option<T>> for Accounts {
    /// Protected mutations say it in their payload, as documented, but for one dialect.
    fn deny(&self, denial: Denial) -> Result<Option<T>, FieldError> {
        match denial {
            Denial::Unauthenticated => self.refuse(&Errors::Unauthenticated),
            Denial::NotVerified => self.refuse(&Errors::General(errors::NOT_VERIFIED)),
            Denial::TooMany(too_many) => self.refuse(&Errors::General(too_many.into())),
            Denial::Failed(failure) => Err(errors::failure(failure)),
        }
    }
}
