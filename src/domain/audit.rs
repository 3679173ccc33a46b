//! The record of what administrators did, and of what people did that matters for the safety of their accounts. A line is written
//! in the transaction of what it tells of, whatever the contract, and stays.

use super::authenticate::Caller;
use crate::app::App;
use crate::db::accounts::Account;
use crate::db::audit_entries::{self, NewAuditEntry};
use crate::db::{Connection, DbError};
use std::net::IpAddr;
use uuid::Uuid;

pub use crate::db::audit_entries::AuditEntry;

/// What was done. The names are stored: add, never rename.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Somebody signed in.
    SignedIn,
    /// Somebody ended all sessions of the account.
    SignedOutEverywhere,
    /// The password was changed by somebody who knew it.
    PasswordChanged,
    /// A password was set with a mailed link.
    PasswordReset,
    /// The addresses of the account were changed.
    AddressesChanged,
    /// A second factor is asked for from now on.
    SecondFactorEnabled,
    /// None is asked for any more.
    SecondFactorDisabled,
    /// There are other recovery codes.
    RecoveryCodesReplaced,
    /// The owner archived the account.
    AccountArchived,
    /// The owner closed the account.
    AccountClosed,
    /// The owner made a key for programs.
    ApiKeyCreated,
    /// The owner revoked one.
    ApiKeyRevoked,
    /// An administrator enabled one again.
    ApiKeyEnabled,
    /// The account may not sign in any more.
    UserDeactivated,
    /// It may again.
    UserReactivated,
    /// It administers the service.
    AdminGranted,
    /// It does no longer.
    AdminRevoked,
    /// An administrator set a temporary password.
    AdminPasswordReset,
    /// An administrator replaced the address.
    AdminEmailChanged,
    /// An administrator took the second factors away.
    AdminSecondFactorReset,
}

impl Action {
    /// Its name in the record.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignedOutEverywhere => "signed_out_everywhere",
            Self::PasswordChanged => "password_changed",
            Self::PasswordReset => "password_reset",
            Self::AddressesChanged => "addresses_changed",
            Self::SecondFactorEnabled => "second_factor_enabled",
            Self::SecondFactorDisabled => "second_factor_disabled",
            Self::RecoveryCodesReplaced => "recovery_codes_replaced",
            Self::AccountArchived => "account_archived",
            Self::AccountClosed => "account_closed",
            Self::ApiKeyCreated => "api_key_created",
            Self::ApiKeyRevoked => "api_key_revoked",
            Self::ApiKeyEnabled => "api_key_enabled",
            Self::UserDeactivated => "user_deactivated",
            Self::UserReactivated => "user_reactivated",
            Self::AdminGranted => "admin_granted",
            Self::AdminRevoked => "admin_revoked",
            Self::AdminPasswordReset => "admin_password_reset",
            Self::AdminEmailChanged => "admin_email_changed",
            Self::AdminSecondFactorReset => "admin_second_factor_reset",
        }
    }
}

/// A line to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note<'a> {
    pub(super) actor: Option<Uuid>,
    pub(super) subject: Uuid,
    pub(super) action: Action,
    pub(super) reason: Option<&'a str>,
    pub(super) address: Option<IpAddr>,
}

impl Note<'_> {
    /// What somebody who is signed in did to the own account.
    pub(super) fn by(caller: &Caller, action: Action) -> Self {
        let person = caller.account.uuid;
        Self { actor: Some(person), subject: person, action, reason: None, address: caller.address }
    }

    /// What an administrator did to an account.
    pub(super) fn to<'a>(subject: &Account, by: &Caller, action: Action, reason: Option<&'a str>) -> Note<'a> {
        Note { actor: Some(by.account.uuid), subject: subject.uuid, action, reason, address: by.address }
    }

    /// What an operator did to an account by the command line.
    pub(super) fn by_operator(subject: &Account, action: Action) -> Self {
        Self { actor: None, subject: subject.uuid, action, reason: None, address: None }
    }

    /// What somebody did to the own account with a mailed link. Where from is not known: links are followed on pages, too.
    pub(super) fn by_link(account: &Account, action: Action) -> Self {
        Self { actor: Some(account.uuid), subject: account.uuid, action, reason: None, address: None }
    }
}

/// Writes a line.
pub(super) async fn note(app: &App, conn: &Connection, note: Note<'_>) -> Result<(), DbError> {
    let Note { actor, subject, action, reason, address } = note;
    let address = address.map(|address| address.to_string());
    let row = NewAuditEntry {
        actor,
        subject,
        action: action.name(),
        reason,
        client_address: address.as_deref(),
        created_at: app.clock.now(),
    };
    Ok(audit_entries::insert(conn, &row).await?)
}
