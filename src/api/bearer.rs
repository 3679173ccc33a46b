//! The header `Authorization` of contracts whose access tokens are bearer tokens.

use crate::app::App;
use crate::crypto::jwt::{AccessClaims, AccessTokens};
use crate::domain::authenticate;

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
