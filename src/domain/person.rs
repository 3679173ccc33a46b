//! People as they see themselves: the account, what they told, and what they are asked for at sign-in.

use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::Purpose;
use crate::db::accounts::Account;
use crate::db::profiles;
use crate::error::Failure;

pub use crate::db::profiles::Profile;

/// Somebody.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// What the person told; nothing yet for most.
    pub profile: Profile,
    /// Whether a second factor is asked for at sign-in.
    pub has_second_factor: bool,
}

/// The person behind an account.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, account: Account) -> Result<Person, Failure> {
    let id = account.id;
    let found = app.db.read(async |conn| profiles::of(conn, id).await).await?;
    let (profile, has_second_factor) = found.unwrap_or_default();
    Ok(Person { account, profile: profile.unwrap_or_default(), has_second_factor })
}

impl Person {
    /// A second identifier, from which nobody can tell the first. It is made with the oldest secret that the service
    /// knows, so that a change of secrets leaves it as it is while the former one is kept.
    pub fn second_id(&self, app: &App) -> String {
        let parts: [&[u8]; 2] = [b"person", self.account.uuid.as_bytes()];
        let mac = app.secrets.macs(Purpose::Handle, &parts).last().unwrap_or_default();
        ids::hex(mac.get(..16).unwrap_or(&mac))
    }
}
