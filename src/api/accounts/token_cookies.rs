//! Tokens in cookies: what a request brought of them, and what its answer leaves behind.

use super::Accounts;
use crate::domain::session::{RefreshSecret, SessionTokens};
use chrono::{DateTime, Utc};
use std::sync::{Mutex, PoisonError};

/// The tokens that cookies of a request hold.
#[derive(Clone, Default)]
pub struct Brought {
    /// The access token.
    pub access: Option<String>,
    /// The refresh token.
    pub refresh: Option<String>,
}

impl std::fmt::Debug for Brought {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Brought(…)")
    }
}

/// What the cookies are to hold after an answer.
#[derive(Clone)]
pub enum Left {
    /// These tokens, each until its end. Without a refresh token its cookie goes.
    Tokens {
        /// The access token and its end.
        access: (String, DateTime<Utc>),
        /// The refresh token and its end.
        refresh: Option<(String, DateTime<Utc>)>,
    },
    /// Nothing: the session ended.
    Nothing,
}

impl std::fmt::Debug for Left {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Tokens { .. } => "Tokens(…)",
            Self::Nothing => "Nothing",
        })
    }
}

/// The cookies of one request: those that it brought, and what becomes of them. The last field that says it decides.
#[derive(Debug, Default)]
pub(super) struct TokenCookies {
    brought: Brought,
    left: Mutex<Option<Left>>,
}

impl TokenCookies {
    /// Of a request that brought these.
    pub(super) fn of(brought: Brought) -> Self {
        Self { brought, left: Mutex::new(None) }
    }

    /// What the answer leaves; none where the cookies stay as they are.
    pub(super) fn left(&self) -> Option<Left> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn access(&self) -> Option<&str> {
        self.brought.access.as_deref()
    }

    pub(super) fn refresh(&self) -> Option<&str> {
        self.brought.refresh.as_deref()
    }

    fn leave(&self, left: Left) {
        *self.left.lock().unwrap_or_else(PoisonError::into_inner) = Some(left);
    }
}

/// The texts of the tokens that are handed out.
pub(super) struct TokenTexts {
    pub(super) access: String,
    pub(super) refresh: Option<String>,
}

impl Accounts {
    /// The tokens of a session that has begun: in the cookies, and as texts for the answer. The fields behind this one act
    /// as whom they belong to.
    pub(super) fn begin_session(&self, tokens: SessionTokens) -> TokenTexts {
        self.become_caller(tokens.claims.clone());
        self.keep_session(tokens)
    }

    /// The tokens of a session that goes on: in the cookies, and as texts for the answer.
    pub(super) fn keep_session(&self, tokens: SessionTokens) -> TokenTexts {
        let SessionTokens { access, claims, refresh, refresh_expires_at } = tokens;
        let refresh = refresh.map(RefreshSecret::into_text);
        self.cookies.leave(Left::Tokens {
            access: (access.clone(), claims.expires_at),
            refresh: refresh.clone().zip(refresh_expires_at),
        });
        TokenTexts { access, refresh }
    }

    /// The session of the cookies ended.
    pub(super) fn end_session(&self) {
        self.cookies.leave(Left::Nothing);
    }
}
