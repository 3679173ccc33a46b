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

macro_rules! actions {
    ($($(#[$said:meta])* $action:ident = $name:literal)+) => {
        /// What was done. The names are stored: add, never rename.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action {
            $($(#[$said])* $action,)+
        }

        impl Action {
            /// All of them.
            pub const ALL: &[Action] = &[$(Action::$action),+];

            /// Its name in the record.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)+
                }
            }
        }
    };
}

actions! {
    /// Somebody signed in.
    SignedIn = "signed_in"
    /// Somebody ended all sessions of the account.
    SignedOutEverywhere = "signed_out_everywhere"
    /// The password was changed by somebody who knew it.
    PasswordChanged = "password_changed"
    /// A password was set with a mailed link.
    PasswordReset = "password_reset"
    /// The addresses of the account were changed.
    AddressesChanged = "addresses_changed"
    /// A second factor is asked for from now on.
    SecondFactorEnabled = "second_factor_enabled"
    /// None is asked for any more.
    SecondFactorDisabled = "second_factor_disabled"
    /// There are other recovery codes.
    RecoveryCodesReplaced = "recovery_codes_replaced"
    /// The owner archived the account.
    AccountArchived = "account_archived"
    /// The owner closed the account.
    AccountClosed = "account_closed"
    /// The owner made a key for programs.
    ApiKeyCreated = "api_key_created"
    /// The owner revoked one.
    ApiKeyRevoked = "api_key_revoked"
    /// An administrator enabled one again.
    ApiKeyEnabled = "api_key_enabled"
    /// The account may not sign in any more.
    UserDeactivated = "user_deactivated"
    /// It may again.
    UserReactivated = "user_reactivated"
    /// It administers the service.
    AdminGranted = "admin_granted"
    /// It does no longer.
    AdminRevoked = "admin_revoked"
    /// An administrator set a temporary password.
    AdminPasswordReset = "admin_password_reset"
    /// An administrator replaced the address.
    AdminEmailChanged = "admin_email_changed"
    /// An administrator took the second factors away.
    AdminSecondFactorReset = "admin_second_factor_reset"
    /// The same, with a code besides.
    SignedInWithSecondFactor = "signed_in_with_second_factor"
    /// The same, with a recovery code, which is used up.
    SignedInWithRecoveryCode = "signed_in_with_recovery_code"
    /// Somebody signed in with a passkey.
    SignedInWithPasskey = "signed_in_with_passkey"
    /// Somebody signed in with the link that confirmed the address.
    SignedInWithLink = "signed_in_with_link"
    /// Somebody ended the session that asked.
    SignedOut = "signed_out"
    /// Somebody ended sessions of the account, one or those of a device.
    SessionsEnded = "sessions_ended"
    /// Codes of an authenticator app are asked for from now on.
    AuthenticatorEnabled = "authenticator_enabled"
    /// There is another passkey.
    PasskeyRegistered = "passkey_registered"
    /// A passkey was deleted.
    PasskeyDeleted = "passkey_deleted"
    /// A link to another address was asked for.
    EmailChangeRequested = "email_change_requested"
    /// The address was confirmed with a mailed link.
    EmailConfirmed = "email_confirmed"
    /// Somebody signed in through another service.
    SignedInThroughService = "signed_in_through_service"
    /// Another service opens the account from now on.
    SocialAccountLinked = "social_account_linked"
    /// It opens it no longer.
    SocialAccountUnlinked = "social_account_unlinked"
    /// Somebody changed an organization; which one is the reason of the line, as in the next three.
    OrganizationUpdated = "organization_updated"
    /// Its owner deleted it.
    OrganizationDeleted = "organization_deleted"
    /// Somebody invited an address to it.
    OrganizationInvited = "organization_invited"
    /// The membership of the person was ended.
    OrganizationLeft = "organization_left"
    /// An operator deleted the account.
    AccountDeleted = "account_deleted"
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
        Self { actor: Some(person), subject: person, action, reason: None, address: caller.client.address }
    }

    /// What somebody did to an organization or an API key, whose identifier is the reason of the line.
    pub(super) fn about<'a>(caller: &Caller, action: Action, id: &'a str) -> Note<'a> {
        Note { reason: Some(id), ..Note::by(caller, action) }
    }

    /// What an administrator did to an account.
    pub(super) fn to<'a>(subject: &Account, by: &Caller, action: Action, reason: Option<&'a str>) -> Note<'a> {
        Note { actor: Some(by.account.uuid), subject: subject.uuid, action, reason, address: by.client.address }
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

/// Writes a line of what the owner did with a mailed link to an account of which nothing but the key is at hand.
pub(super) async fn note_by_link(app: &App, conn: &Connection, account_id: i32, action: Action) -> Result<(), DbError> {
    Ok(audit_entries::insert_own(conn, account_id, action.name(), app.clock.now()).await?)
}
