//! Confirming an address with the mailed link and signing in with it, for contracts that do both at once.

use super::audit::Action;
use super::confirm_address::{self, ConfirmError};
use super::device_sign_in::SignedIn;
use super::session::{Client, Factors, Opening, SessionPolicy};
use super::sign_in::{self, Entry, NotEntered};
use crate::app::App;
use crate::crypto::jwt::Assurance;
use crate::db::credentials::{self, Credentials};
use crate::db::email_addresses;
use crate::error::Failure;

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The address is not confirmed by this link.
    #[error(transparent)]
    NotConfirmed(#[from] ConfirmError),
    /// The address is confirmed, and signing in takes more than the link: the account has a second factor, or changed
    /// meanwhile.
    #[error("the link alone signs nobody in")]
    NotSignedIn,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Confirms the address that the link was mailed to, and opens a session of its account. What comes of the sessions and
/// factors that there were, [`confirm_address::confirm_address`] says.
pub async fn verify_and_sign_in(
    app: &App,
    policy: &SessionPolicy<'_>,
    token: &str,
    client: &Client,
) -> Result<SignedIn, VerifyError> {
    let opening = Opening::draw(app, policy, Assurance::OneFactor)?;
    let confirmed = confirm_address::confirm(app, token, None).await?;
    let (key, primary) = (&confirmed.address_key, &[email_addresses::PRIMARY]);
    let found = app.db.read(async |conn| credentials::by_address(conn, key, primary).await).await;
    let found = found.map_err(Failure::from)?.filter(|found| found.account.id == confirmed.account_id);
    let Credentials { account, password, profile, has_second_factor, .. } =
        found.filter(|found| found.account.is_active).ok_or(VerifyError::NotSignedIn)?;
    let entry = Entry {
        policy,
        client,
        opening: &opening,
        account: &account,
        checked: password.as_deref(),
        rehashed: None,
        factors: Factors::NoneSeen,
        device: None,
        action: Action::SignedInWithLink,
    };
    match app.db.transaction(async |conn| sign_in::enter(app, conn, &entry).await).await {
        Ok(entered) => {
            let signed_in = entered.tell(app, policy, account, opening).await?;
            Ok(SignedIn::of(signed_in, profile.unwrap_or_default(), has_second_factor))
        }
        Err(NotEntered::Changed) => Err(VerifyError::NotSignedIn),
        Err(NotEntered::Failed(error)) => Err(error.into()),
    }
}
