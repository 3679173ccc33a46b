//! What a mailed link is for and what has become of it, told without using it: for those who show a person something
//! before they act. Whether it is really used is decided by what uses it.

use super::django_link;
use super::mailed_link::{self, LinkPurpose};
use crate::app::App;
use crate::crypto::django::Signed;
use crate::crypto::ids;
use crate::db::DbError;
use crate::db::credentials::Credentials;
use crate::db::mailed_tokens::{self, MailedToken};
use crate::error::Failure;
use chrono::{DateTime, Utc};

/// A link that was mailed, as whoever holds its token may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What it is good for.
    pub purpose: LinkPurpose,
    /// What has become of it.
    pub standing: Standing,
    /// Whom it was mailed to: the user name.
    pub username: String,
}

/// What has become of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing yet.
    Usable,
    /// Its time has passed.
    Expired,
    /// What it is for is so already: the address is confirmed, or there is a first password.
    Settled,
    /// A newer link of its kind was mailed.
    Superseded,
    /// It was used, or voided by a change of password or address.
    Spent,
}

/// Looks at a link. None where no such link was mailed, as far as is known.
///
/// # Errors
/// Where the database cannot be asked.
pub async fn look(app: &App, token: &str) -> Result<Option<Seen>, Failure> {
    let signed = django_link::read(app, token);
    if !ids::is_token(token) && signed.is_none() {
        return Ok(None);
    }
    let (hash, now) = (mailed_link::hash(token), app.clock.now());
    let mut found = app.db.read(async |conn| mailed_tokens::find_with_account(conn, &hash).await).await?;
    if let (None, Some(signed)) = (&found, &signed) {
        found = tried(app, token, &hash, signed).await?;
    }
    if let Some((link, credentials)) = found {
        let purpose = LinkPurpose::named(&link.purpose);
        return Ok(purpose.map(|purpose| Seen {
            purpose,
            standing: standing(purpose, &link, &credentials, now),
            username: credentials.account.username,
        }));
    }
    Ok(signed.and_then(|signed| {
        let purpose = LinkPurpose::named(&signed.action)?;
        let has_passed = signed.signed_at + purpose.lifetime(app) <= now;
        let standing = if has_passed { Standing::Expired } else { Standing::Spent };
        Some(Seen { purpose, standing, username: signed.username })
    }))
}

/// What a link of a former Django service would be if it were used now: it is taken among ours, looked at, and given up again,
/// so that nothing is written.
async fn tried(app: &App, token: &str, hash: &[u8], signed: &Signed) -> Result<Option<Found>, Failure> {
    let Some(purpose) = LinkPurpose::named(&signed.action) else { return Ok(None) };
    let seen: Result<(), GivenUp> = app
        .db
        .transaction(async |conn| {
            django_link::adopt(app, conn, token, purpose.name(), purpose.lifetime(app)).await?;
            let found = mailed_tokens::find_with_account(conn, hash).await.map_err(DbError::from)?;
            Err(GivenUp::Seen(Box::new(found)))
        })
        .await;
    match seen {
        Ok(()) => Ok(None),
        Err(GivenUp::Seen(found)) => Ok(*found),
        Err(GivenUp::Failed(error)) => Err(error.into()),
    }
}

type Found = (MailedToken, Credentials);

/// Why a transaction is undone that was only there to look.
enum GivenUp {
    Seen(Box<Option<Found>>),
    Failed(DbError),
}

impl From<DbError> for GivenUp {
    fn from(error: DbError) -> Self {
        Self::Failed(error)
    }
}

/// In the order in which those who use a link find out.
fn standing(purpose: LinkPurpose, link: &MailedToken, of: &Credentials, now: DateTime<Utc>) -> Standing {
    if link.expires_at <= now {
        Standing::Expired
    } else if is_settled(purpose, link, of) {
        Standing::Settled
    } else if link.superseded_by.is_some() {
        Standing::Superseded
    } else if link.used_at.is_some() || !of.account.is_active && purpose != LinkPurpose::Activation {
        Standing::Spent
    } else {
        Standing::Usable
    }
}

fn is_settled(purpose: LinkPurpose, link: &MailedToken, of: &Credentials) -> bool {
    match purpose {
        LinkPurpose::Activation => of.account.verified,
        LinkPurpose::ActivationSecondaryEmail => link.address.is_some() && link.address == of.account.secondary_email,
        LinkPurpose::EmailChange => link.address.is_some() && link.address == of.account.email,
        LinkPurpose::PasswordReset => false,
        LinkPurpose::PasswordSet => of.password.as_ref().is_some_and(|encoded| !encoded.starts_with('!')),
    }
}
