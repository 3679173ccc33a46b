//! `Mutation.revokeToken`

use super::errors::{self, Errors, Fault, Presented};
use super::{Accounts, CONTRACT, types};
use crate::crypto::secrets::constant_time_eq;
use crate::domain::session::{RefreshSecret, Refreshing};
use crate::domain::sign_out::{self, SignOutError, SignedOut};
use crate::generated::accounts::mutation::{self, RevokeTokenArguments};
use crate::generated::accounts::types::RevokeToken;
use lychgate_engine::FieldError;

impl mutation::RevokeToken for Accounts {
    async fn revoke_token(&self, arguments: RevokeTokenArguments) -> Result<Option<RevokeToken>, FieldError> {
        let ended = match self.policy().refreshing {
            Refreshing::ByRefreshToken { .. } => match arguments.refresh_token.into_option() {
                Some(presented) => self.end_by_refresh_token(presented).await,
                None => self.end_sessions_brought().await,
            },
            // There are no refresh tokens, so whatever is presented is none; the session is the caller's.
            Refreshing::Never | Refreshing::ByAccessToken => match arguments.refresh_token.into_option() {
                Some(_) => Err(SignOutError::InvalidToken),
                None => self.end_own_session().await,
            },
        };
        match ended {
            Ok(ended) => {
                let revoked = Some(types::unix_seconds(ended.ended_at));
                Ok(Some(RevokeToken { success: Some(true), errors: None, revoked }))
            }
            Err(SignOutError::InvalidToken) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid)),
            Err(SignOutError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}

impl Accounts {
    async fn end_by_refresh_token(&self, presented: String) -> Result<SignedOut, SignOutError> {
        let is_cookie =
            self.cookies.refresh().is_some_and(|held| constant_time_eq(held.as_bytes(), presented.as_bytes()));
        let ended = sign_out::sign_out(&self.app, CONTRACT, RefreshSecret::presented(presented)).await;
        // The cookies go with the session that they hold, and stay where the argument names another one.
        let is_own = |ended: &SignedOut| self.claims().is_some_and(|claims| claims.session == ended.session);
        match &ended {
            Ok(ended) if is_cookie || is_own(ended) => self.end_session(),
            // The session had ended already: whoever signs out wants to be rid of them.
            Err(SignOutError::InvalidToken) if is_cookie => self.end_session(),
            Ok(_) | Err(SignOutError::InvalidToken | SignOutError::Failed(_)) => {}
        }
        ended
    }

    /// Ends whatever the request brought without naming it: the session of the refresh token in its cookie, and that of its
    /// access token, which may be another one where a neighbour planted a cookie. Nobody who signs out stays signed in.
    async fn end_sessions_brought(&self) -> Result<SignedOut, SignOutError> {
        let refresh = match self.cookies.refresh() {
            Some(presented) => {
                sign_out::sign_out(&self.app, CONTRACT, RefreshSecret::presented(presented.to_owned())).await
            }
            None => Err(SignOutError::InvalidToken),
        };
        match (refresh, self.end_own_session().await) {
            (Err(SignOutError::Failed(failure)), _) | (_, Err(SignOutError::Failed(failure))) => {
                Err(SignOutError::Failed(failure))
            }
            (Ok(ended), _) | (Err(SignOutError::InvalidToken), Ok(ended)) => Ok(ended),
            (Err(SignOutError::InvalidToken), Err(SignOutError::InvalidToken)) => Err(SignOutError::InvalidToken),
        }
    }

    async fn end_own_session(&self) -> Result<SignedOut, SignOutError> {
        let ended = match self.claims() {
            Some(claims) => sign_out::sign_out_session(&self.app, claims.session).await,
            None => Err(SignOutError::InvalidToken),
        };
        match &ended {
            Ok(_) | Err(SignOutError::InvalidToken) => self.end_session(),
            Err(SignOutError::Failed(_)) => {}
        }
        ended
    }
}
