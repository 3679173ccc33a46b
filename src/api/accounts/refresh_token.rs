//! `Mutation.refreshToken`

use super::Accounts;
use super::errors::{self, Errors, Fault, Presented};
use super::types::{payload, unix_seconds};
use crate::domain::refresh::{self, RefreshError};
use crate::domain::refresh_access::{self, RefreshAccessError};
use crate::domain::session::{RefreshSecret, Refreshing, SessionTokens};
use crate::generated::accounts::mutation::{self, RefreshTokenArguments};
use crate::generated::accounts::types::RefreshToken;
use lychgate_engine::FieldError;

impl mutation::RefreshToken for Accounts {
    async fn refresh_token(&self, arguments: RefreshTokenArguments) -> Result<Option<RefreshToken>, FieldError> {
        match self.policy().refreshing {
            Refreshing::ByAccessToken => self.refresh_by_access_token(arguments.token.into_option()).await,
            // Where nothing is refreshed the field is not served.
            Refreshing::Never | Refreshing::ByRefreshToken { .. } => {
                self.refresh_by_refresh_token(arguments.refresh_token.into_option()).await
            }
        }
    }
}

impl Accounts {
    async fn refresh_by_refresh_token(&self, argument: Option<String>) -> Result<Option<RefreshToken>, FieldError> {
        let Some(presented) = argument.or_else(|| self.cookies.refresh().map(str::to_owned)) else {
            return self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid));
        };
        match refresh::refresh(&self.app, &self.policy(), RefreshSecret::presented(presented)).await {
            Ok(tokens) => Ok(Some(self.refreshed(tokens))),
            Err(RefreshError::InvalidToken) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid)),
            Err(RefreshError::Expired) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Expired)),
            Err(RefreshError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }

    async fn refresh_by_access_token(&self, argument: Option<String>) -> Result<Option<RefreshToken>, FieldError> {
        let Some(presented) = argument.as_deref().or_else(|| self.cookies.access()) else {
            return self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid));
        };
        match refresh_access::refresh_access(&self.app, &self.policy(), presented).await {
            Ok(tokens) => Ok(Some(self.refreshed(tokens))),
            Err(RefreshAccessError::InvalidToken) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid)),
            Err(RefreshAccessError::Expired) => self.refuse(&Errors::Token(Presented::AccessToRefresh, Fault::Expired)),
            // The end of what can be refreshed is told as that of a refresh token.
            Err(RefreshAccessError::Outlived) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Expired)),
            Err(RefreshAccessError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }

    fn refreshed(&self, tokens: SessionTokens) -> RefreshToken {
        let payload = payload(&self.app, tokens.claims.clone());
        let refresh_expires_in = tokens.refresh_expires_at.map(unix_seconds);
        let texts = self.keep_session(tokens);
        RefreshToken {
            success: Some(true),
            errors: None,
            payload: Some(payload),
            token: Some(texts.access),
            refresh_token: texts.refresh,
            refresh_expires_in,
        }
    }
}
