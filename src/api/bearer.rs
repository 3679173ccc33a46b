//! The header `Authorization` of contracts whose access tokens are bearer tokens.

use crate::app::App;
use crate::crypto::jwt::{AccessClaims, AccessTokens};
use crate::domain::authenticate::{self, Caller};
use crate::error::Failure;
use chrono::TimeDelta;
use lychgate_engine::AccessRule;

/// The claims behind `Authorization: Bearer <token>` (RFC 6750; the scheme in whatever case). A header of another form, and
/// a token that does not hold, is the same as none.
pub(super) fn claims(app: &App, tokens: &AccessTokens, header: &str) -> Option<AccessClaims> {
    let mut parts = header.split_ascii_whitespace();
    let (scheme, token) = (parts.next()?, parts.next()?);
    if parts.next().is_some() || !scheme.eq_ignore_ascii_case("Bearer") {
        return None;
    }
    authenticate::read_access_token(app, tokens, token)
}

/// Who asks, where the claims stand for a live session.
pub(super) async fn caller(app: &App, claims: Option<&AccessClaims>) -> Result<Option<Caller>, Failure> {
    match claims {
        Some(claims) => authenticate::authenticate(app, claims).await,
        None => Ok(None),
    }
}

/// Whether the caller proved who they are as lately as the rule wants.
pub(super) fn is_recent(app: &App, caller: &Caller, rule: &AccessRule) -> bool {
    let recent = rule.recent_s.map(|seconds| TimeDelta::seconds(i64::from(seconds)));
    recent.is_none_or(|recent| caller.authenticated_at + recent >= app.clock.now())
}
