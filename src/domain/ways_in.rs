//! By what people can sign in to an account. Whoever takes one of these away sees to it that another is left.

use super::social::Provider;
use crate::app::App;
use crate::db::{Connection, QueryResult, email_addresses, passkeys, social_identities, standings};

/// Whether somebody can sign in to an account that has just lost one way to do so: by a password that can be right, a passkey,
/// or an identity at a service that is set up. Challenges for passkeys are asked for by address, so without one they are of no
/// use. The account must be locked for all that to stay so.
pub(super) async fn is_one_left(app: &App, conn: &Connection, account_id: i32) -> QueryResult<bool> {
    if standings::of(conn, account_id).await?.is_some_and(|standing| standing.has_password) {
        return Ok(true);
    }
    if passkeys::count(conn, account_id).await? > 0 && email_addresses::has_primary(conn, account_id).await? {
        return Ok(true);
    }
    let linked = social_identities::of(conn, account_id).await?;
    Ok(linked.iter().filter_map(|it| Provider::named(&it.provider)).any(|provider| provider.is_set_up(app)))
}
