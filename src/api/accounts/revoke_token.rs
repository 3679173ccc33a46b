//! `Mutation.revokeToken`

use super::errors::{self, Errors, Fault, Presented};
use super::{Accounts, CONTRACT, types};
use crate::domain::session::{RefreshSecret, Refreshing};
use crate::domain::sign_out::{self, SignOutError, SignedOut};
use crate::generated::accounts::mutation::{self, RevokeTokenArguments};
use crate::generated::accounts::types::RevokeToken;
use lychgate_engine::FieldError;

impl mutation::RevokeToken for Accounts {
    async fn revoke_token(&self, arguments: RevokeTokenArguments) -> Result<Option<RevokeToken>, FieldError> {
        let ended = match self.policy().refreshing {
            Refreshing::ByRefreshToken { .. } => self.end_by_refresh_token(arguments.refresh_token.into_option()).await,
            // Served with cookies alone, which scripts cannot forget: without refresh tokens the session is the caller's.
            Refreshing::Never | Refreshing::ByAccessToken => self.end_own_session().await,
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
    async fn end_by_refresh_token(&self, argument: Option<String>) -> Result<SignedOut, SignOutError> {
        let cookie = self.cookies.refresh();
        let is_cookie = argument.is_none() || argument.as_deref() == cookie;
        let presented = argument.or_else(|| cookie.map(str::to_owned)).ok_or(SignOutError::InvalidToken)?;
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

    async fn end_own_session(&self) -> Result<SignedOut, SignOutError> {
        let claims = self.claims().ok_or(SignOutError::InvalidToken)?;
        let ended = sign_out::sign_out_session(&self.app, claims.session).await;
        match &ended {
            Ok(_) | Err(SignOutError::InvalidToken) => self.end_session(),
            Err(SignOutError::Failed(_)) => {}
        }
        ended
    }
}
