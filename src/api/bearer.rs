//! The header `Authorization` of contracts whose access tokens are bearer tokens.

use crate::app::App;
use crate::crypto::jwt::{AccessClaims, AccessTokens};
use crate::domain::authenticate::{self, Caller};
use crate::domain::session::Client;
use crate::error::Failure;
use chrono::TimeDelta;
use lychgate_engine::AccessRule;

/// The claims behind `Authorization: Bearer <token>`. A token that does not hold is the same as none.
pub(super) fn claims(app: &App, tokens: &AccessTokens, header: &str) -> Option<AccessClaims> {
    authenticate::read_access_token(app, tokens, token(header)?)
}

/// What stands behind the scheme in `Bearer <token>` (RFC 6750; the scheme in whatever case). A header of another form is the same
/// as none.
pub(super) fn token(header: &str) -> Option<&str> {
    let mut parts = header.split_ascii_whitespace();
    let (scheme, token) = (parts.next()?, parts.next()?);
    (parts.next().is_none() && scheme.eq_ignore_ascii_case("Bearer")).then_some(token)
}

/// Who asks, where the claims stand for a live session.
pub(super) async fn caller(
    app: &App,
    claims: Option<&AccessClaims>,
    client: &Client,
) -> Result<Option<Caller>, Failure> {
    match claims {
        Some(claims) => authenticate::authenticate(app, claims, client).await,
        None => Ok(None),
    }
}

/// Whether the caller proved who they are as lately as the rule wants.
pub(super) fn is_recent(app: &App, caller: &Caller, rule: &AccessRule) -> bool {
    let recent = rule.recent_s.map(|seconds| TimeDelta::seconds(i64::from(seconds)));
    recent.is_none_or(|recent| caller.has_proved_within(recent, app.clock.now()))
}
