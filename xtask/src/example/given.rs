//! The steps before a request, in the closed set of sentences that the runner can carry out.

mod sentence;

use super::platform_step::{self, PlatformStep};
use sentence::{SENTENCES, account, deed, duration, setting};
use std::str::FromStr;
use std::time::Duration;

pub(super) use sentence::quoted;

/// One thing that is so before the request. Accounts have the password `supersecretpassword`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// `setting NAME=VALUE`: the service runs with it. A name without `__` belongs to the group of the contract.
    Setting {
        /// As after `LYCHGATE_` in the environment, or without its group.
        name: String,
        /// As in the environment.
        value: String,
    },
    /// `an account "NAME"`: registered through the contract, not confirmed. Its session and the mailed link are held.
    Account {
        /// The user name.
        username: String,
        /// The address; `<name>@example.org` where the step names none.
        address: String,
    },
    /// `a confirmed account "NAME"`: as `Account`, and the mailed link was followed.
    ConfirmedAccount {
        /// The user name.
        username: String,
        /// The address; `<name>@example.org` where the step names none.
        address: String,
    },
    /// `"NAME" signs in`: a new session, whose tokens are held from now on.
    SignsIn(String),
    /// `"NAME" refreshes`: the refresh token held becomes the used one, its successor is held.
    Refreshes(String),
    /// `"NAME" signs out`: the session held is ended.
    SignsOut(String),
    /// `"NAME" asks for another activation mail`: the link held becomes the earlier one.
    AsksForLink(String),
    /// `"NAME" follows the activation link`: the address is confirmed.
    FollowsLink(String),
    /// `"NAME" asks for a password reset mail`: the link held becomes the earlier one.
    AsksForPasswordReset(String),
    /// `"NAME" resets the password`, to the same one: the link held is used.
    ResetsPassword(String),
    /// `"NAME" changes the password`, to the same one: the tokens of the new session are held from now on.
    ChangesPassword(String),
    /// `"NAME" has no password and is mailed a link to set one`.
    IsMailedPasswordSet(String),
    /// `"NAME" is given a password by an administrator`: the usual one, and nothing ends with it.
    IsGivenPassword(String),
    /// `"NAME" is called "FIRST" "LAST"`: through the contract, in the session held.
    IsCalled {
        /// The user name.
        username: String,
        /// The given name.
        first: String,
        /// The family name.
        last: String,
    },
    /// `"NAME" asks for an activation mail to "ADDRESS"`, in the session held, so that it becomes the secondary address: the
    /// link held becomes the earlier one.
    AsksForSecondaryLink {
        /// The user name.
        username: String,
        /// The address.
        address: String,
    },
    /// `"NAME" follows the secondary activation link`.
    FollowsSecondaryLink(String),
    /// `"NAME" asks to move to "ADDRESS"`, in the session held: the link held becomes the earlier one.
    AsksForEmailChange {
        /// The user name.
        username: String,
        /// The address.
        address: String,
    },
    /// `"NAME" follows the email change link`.
    FollowsEmailChange(String),
    /// `"NAME" is archived`.
    IsArchived(String),
    /// `"NAME" is deactivated`: the account may not sign in any more.
    IsDeactivated(String),
    /// `"NAME" belongs to the staff`.
    BelongsToStaff(String),
    /// `"NAME" administers the service`.
    Administers(String),
    /// `"NAME" has a temporary password`: the usual one, which has to be changed; sessions go on.
    HasTemporaryPassword(String),
    /// `"NAME" has an API key`, which may read, or `"NAME" has an API key for "PERMISSION"`, made in the session held.
    HasApiKey {
        /// The user name.
        username: String,
        /// What the key may do.
        permission: String,
    },
    /// `"NAME" has a disabled API key`.
    HasDisabledApiKey(String),
    /// `"NAME" has a revoked API key`.
    HasRevokedApiKey(String),
    /// `"NAME" has a second factor`: a mailed code.
    HasSecondFactor(String),
    /// `"NAME" has the secondary address "ADDRESS"`.
    HasSecondaryAddress {
        /// The user name.
        username: String,
        /// The secondary address.
        address: String,
    },
    /// `"NAME" signs in from "DEVICE"`: from a device that the client calls so.
    SignsInFrom {
        /// The user name.
        username: String,
        /// What the client says of its device.
        device: String,
    },
    /// `"NAME" accepts the terms "ID"`, in the session held.
    AcceptsTerms {
        /// The user name.
        username: String,
        /// Their version.
        terms: String,
    },
    /// `"NAME" begins to sign in`: the password is said, and the mailed code not yet.
    BeginsToSignIn(String),
    /// `"NAME" asks for another code`: the code held becomes the earlier one.
    AsksForCode(String),
    /// `"NAME" enters a wrong code five times`.
    EntersWrongCodes(String),
    /// `"NAME" sets up an authenticator`, which is not enabled yet, in the session held: a code of it is held.
    SetsUpAuthenticator(String),
    /// `"NAME" has an authenticator`: set up and enabled, in the session held. The code held is one that was not used.
    HasAuthenticator(String),
    /// `"NAME" has recovery codes`: new ones, of which the first is held.
    HasRecoveryCodes(String),
    /// `"NAME" makes a passkey`, with the one authenticator that they have and in the session held: what `registerPasskey` wants is held.
    MakesPasskey(String),
    /// `"NAME" has a passkey`: the same, and registered.
    HasPasskey(String),
    /// `"NAME" has 20 passkeys`, of authenticators that are gone.
    HasManyPasskeys(String),
    /// `"NAME" begins to sign in with the passkey`: what `loginWithPasskey` wants is held.
    BeginsWithPasskey(String),
    /// `"NAME" loses the confirmation`, as with another address.
    LosesConfirmation(String),
    /// `"NAME" asks for a code for "REASON"`, a value of `TwoFactorAuthReason`, in the session held: the code held becomes the
    /// earlier one.
    AsksForActCode {
        /// The user name.
        username: String,
        /// What for.
        reason: String,
    },
    /// `"NAME" begins to change the password`, with a second factor and in the session held: the code held becomes the earlier
    /// one.
    BeginsToChangePassword(String),
    /// `"NAME" enters a wrong code for "REASON" five times`, a value of `TwoFactorAuthReason`, in the session held.
    EntersWrongActCodes {
        /// The user name.
        username: String,
        /// What for.
        reason: String,
    },
    /// `"NAME" holds an access token of another contract`: signed by this service, for a contract that is not this one.
    HoldsForeignToken(String),
    /// `the clock moves 8 days`: in seconds, minutes, hours or days.
    ClockMoves(Duration),
    /// `mail is refused`: every delivery from now on is answered with a refusal.
    MailIsRefused,
    /// `passwords are all busy`: the queue of the hashing threads is full.
    PasswordsAreBusy,
    /// Something that only the platform contract knows.
    AtPlatform {
        /// The user name.
        username: String,
        /// What.
        step: PlatformStep,
    },
}

impl FromStr for Given {
    type Err = String;

    fn from_str(sentence: &str) -> Result<Given, String> {
        let fixed = match sentence {
            "mail is refused" => Some(Given::MailIsRefused),
            "passwords are all busy" => Some(Given::PasswordsAreBusy),
            _ => None,
        };
        fixed
            .or_else(|| setting(sentence))
            .or_else(|| account(sentence))
            .or_else(|| deed(sentence))
            .or_else(|| platform_step::read(sentence).map(|(username, step)| Given::AtPlatform { username, step }))
            .or_else(|| sentence.strip_prefix("the clock moves ").and_then(duration).map(Given::ClockMoves))
            .ok_or_else(|| format!("`{sentence}` is no known step: a step is one of {SENTENCES}"))
    }
}

impl Given {
    /// The name of the account that the step brings into being, where it does.
    #[must_use]
    pub fn introduces(&self) -> Option<&str> {
        match self {
            Given::Account { username, .. } | Given::ConfirmedAccount { username, .. } => Some(username),
            Given::Setting { .. }
            | Given::SignsIn(_)
            | Given::Refreshes(_)
            | Given::SignsOut(_)
            | Given::AsksForLink(_)
            | Given::FollowsLink(_)
            | Given::AsksForPasswordReset(_)
            | Given::ResetsPassword(_)
            | Given::ChangesPassword(_)
            | Given::IsMailedPasswordSet(_)
            | Given::IsGivenPassword(_)
            | Given::IsArchived(_)
            | Given::IsDeactivated(_)
            | Given::IsCalled { .. }
            | Given::SignsInFrom { .. }
            | Given::BeginsToSignIn(_)
            | Given::AsksForCode(_)
            | Given::EntersWrongCodes(_)
            | Given::SetsUpAuthenticator(_)
            | Given::HasAuthenticator(_)
            | Given::HasRecoveryCodes(_)
            | Given::MakesPasskey(_)
            | Given::HasPasskey(_)
            | Given::HasManyPasskeys(_)
            | Given::BeginsWithPasskey(_)
            | Given::LosesConfirmation(_)
            | Given::AsksForActCode { .. }
            | Given::BeginsToChangePassword(_)
            | Given::EntersWrongActCodes { .. }
            | Given::AcceptsTerms { .. }
            | Given::AsksForSecondaryLink { .. }
            | Given::FollowsSecondaryLink(_)
            | Given::AsksForEmailChange { .. }
            | Given::FollowsEmailChange(_)
            | Given::BelongsToStaff(_)
            | Given::Administers(_)
            | Given::HasTemporaryPassword(_)
            | Given::HasApiKey { .. }
            | Given::HasDisabledApiKey(_)
            | Given::HasRevokedApiKey(_)
            | Given::HasSecondFactor(_)
            | Given::HasSecondaryAddress { .. }
            | Given::HoldsForeignToken(_)
            | Given::ClockMoves(_)
            | Given::MailIsRefused
            | Given::PasswordsAreBusy
            | Given::AtPlatform { .. } => None,
        }
    }

    /// The name of the account that the step needs, where it needs one.
    #[must_use]
    pub fn needs(&self) -> Option<&str> {
        match self {
            Given::SignsIn(username)
            | Given::Refreshes(username)
            | Given::SignsOut(username)
            | Given::AsksForLink(username)
            | Given::FollowsLink(username)
            | Given::AsksForPasswordReset(username)
            | Given::ResetsPassword(username)
            | Given::ChangesPassword(username)
            | Given::IsMailedPasswordSet(username)
            | Given::IsGivenPassword(username)
            | Given::IsArchived(username)
            | Given::IsDeactivated(username)
            | Given::IsCalled { username, .. }
            | Given::SignsInFrom { username, .. }
            | Given::BeginsToSignIn(username)
            | Given::AsksForCode(username)
            | Given::EntersWrongCodes(username)
            | Given::SetsUpAuthenticator(username)
            | Given::HasAuthenticator(username)
            | Given::HasRecoveryCodes(username)
            | Given::MakesPasskey(username)
            | Given::HasPasskey(username)
            | Given::HasManyPasskeys(username)
            | Given::BeginsWithPasskey(username)
            | Given::LosesConfirmation(username)
            | Given::AsksForActCode { username, .. }
            | Given::BeginsToChangePassword(username)
            | Given::EntersWrongActCodes { username, .. }
            | Given::AcceptsTerms { username, .. }
            | Given::AsksForSecondaryLink { username, .. }
            | Given::FollowsSecondaryLink(username)
            | Given::AsksForEmailChange { username, .. }
            | Given::FollowsEmailChange(username)
            | Given::BelongsToStaff(username)
            | Given::Administers(username)
            | Given::HasTemporaryPassword(username)
            | Given::HasApiKey { username, .. }
            | Given::HasDisabledApiKey(username)
            | Given::HasRevokedApiKey(username)
            | Given::HasSecondFactor(username)
            | Given::HasSecondaryAddress { username, .. }
            | Given::HoldsForeignToken(username)
            | Given::AtPlatform { username, .. } => Some(username),
            Given::Setting { .. }
            | Given::Account { .. }
            | Given::ConfirmedAccount { .. }
            | Given::ClockMoves(_)
            | Given::MailIsRefused
            | Given::PasswordsAreBusy => None,
        }
    }
}
