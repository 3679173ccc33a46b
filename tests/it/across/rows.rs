//! The rows: what is done, and what is so afterwards.

use super::Contract;
use super::acts::Act;

/// What comes of a sign-in with the right password.
#[derive(Debug, Clone, Copy)]
pub(super) enum Outcome {
    /// In.
    In,
    /// A code is mailed and asked for, and with it one is in.
    Code,
    /// A code of the app is asked for, and nothing is mailed.
    App,
    /// Not in, for this reason.
    Refused(&'static str),
}

/// What is done, and what is so afterwards.
pub(super) struct Row {
    /// By somebody who is signed in at every contract.
    pub(super) acts: &'static [Act],
    /// Which of these sessions go on.
    pub(super) go_on: &'static [Contract],
    /// What comes of a sign-in at the accounts contract, in both flavours.
    accounts: Outcome,
    /// What comes of one at those that know a second step.
    stepwise: Outcome,
}

impl Row {
    pub(super) fn outcome(&self, contract: Contract) -> Outcome {
        match contract {
            Accounts | Relay => self.accounts,
            Session | Platform => self.stepwise,
        }
    }

    /// What comes of one with a passkey: it counts as both factors.
    pub(super) fn with_passkey(&self) -> Outcome {
        match self.stepwise {
            In | Code | App => In,
            Refused(reason) if reason == Platform.wrong_credentials() => Refused("CREDENTIAL_INVALID"),
            Refused(reason) => Refused(reason),
        }
    }
}

const fn row(acts: &'static [Act], go_on: &'static [Contract], accounts: Outcome, stepwise: Outcome) -> Row {
    Row { acts, go_on, accounts, stepwise }
}

use Act::{
    AddPasskey, Archive, ChangeEmail, ChangePassword, Close, DisableApp, DisableCodes, DisableWithCode, EnableApp,
    EnableCodes, IsDeactivated, IsGivenCodes, LosesConfirmation, ResetPassword, ReuseToken, Revoke, SignInWithApp,
    SignOut, SignOutEverywhere,
};
use Contract::{Accounts, Platform, Relay, Session};
use Outcome::{App, Code, In, Refused};

const ALL: &[Contract] = &Contract::ALL;
const NO_STEP: Outcome = Refused("second_factor_required");
const WRONG: Outcome = Refused(Accounts.wrong_credentials());
const WRONG_HERE: Outcome = Refused(Session.wrong_credentials());

pub(super) const ROWS: &[Row] = &[
    row(&[], ALL, In, In),
    // The owner wants codes: what was opened without ends, but for the session that wanted it.
    row(&[EnableCodes], &[Session], NO_STEP, Code),
    row(&[EnableCodes, DisableCodes], &[Session], In, In),
    row(&[EnableCodes, DisableWithCode], &[Session], In, In),
    // The same with an app, which is asked for at the session contract too, and mailed by none.
    row(&[EnableApp], &[Platform], NO_STEP, App),
    row(&[EnableApp, DisableApp], &[Platform], In, In),
    row(&[IsGivenCodes, EnableApp], &[Platform], NO_STEP, App),
    row(&[IsGivenCodes, EnableApp, DisableApp], &[Platform], In, In),
    row(&[EnableApp, SignInWithApp(Session), ChangePassword(Session)], &[Session], NO_STEP, App),
    row(&[EnableApp, ChangePassword(Platform)], &[Platform], NO_STEP, App),
    row(&[EnableApp, ResetPassword(Platform)], &[], NO_STEP, App),
    row(&[EnableApp, ResetPassword(Accounts)], &[], NO_STEP, App),
    row(&[EnableApp, IsDeactivated], &[], WRONG, WRONG_HERE),
    // A passkey opens the platform contract, whatever else is asked for there, and changes nothing elsewhere.
    row(&[AddPasskey], ALL, In, In),
    row(&[AddPasskey, EnableApp], &[Platform], NO_STEP, App),
    row(&[AddPasskey, EnableApp, DisableApp], &[Platform], In, In),
    row(&[AddPasskey, IsGivenCodes], ALL, NO_STEP, Code),
    row(&[AddPasskey, ChangePassword(Session)], &[Session], In, In),
    row(&[AddPasskey, ResetPassword(Session)], &[], In, In),
    row(&[AddPasskey, ChangeEmail(Platform)], ALL, In, In),
    row(&[AddPasskey, LosesConfirmation], ALL, Refused("not_verified"), Refused("EMAIL_NOT_VERIFIED")),
    row(&[AddPasskey, IsDeactivated], &[], WRONG, WRONG_HERE),
    row(&[AddPasskey, Close(Session)], &[], WRONG, WRONG_HERE),
    // An operator wants codes: that ends nothing, and is asked for at the next sign-in.
    row(&[IsGivenCodes], ALL, NO_STEP, Code),
    row(&[IsGivenCodes, ChangePassword(Accounts)], &[Accounts], NO_STEP, Code),
    row(&[IsGivenCodes, ChangePassword(Session)], &[Session], NO_STEP, Code),
    row(&[IsGivenCodes, ResetPassword(Relay)], &[], NO_STEP, Code),
    row(&[IsGivenCodes, ResetPassword(Session)], &[], NO_STEP, Code),
    row(&[IsGivenCodes, Archive(Accounts)], &[], NO_STEP, Code),
    row(&[IsGivenCodes, ChangeEmail(Session)], ALL, NO_STEP, Code),
    row(&[IsGivenCodes, DisableCodes], ALL, In, In),
    row(&[IsGivenCodes, DisableWithCode], ALL, In, In),
    row(&[IsGivenCodes, DisableApp], ALL, In, In),
    row(&[ChangePassword(Accounts)], &[Accounts], In, In),
    row(&[ChangePassword(Relay)], &[Relay], In, In),
    row(&[ChangePassword(Session)], &[Session], In, In),
    row(&[ChangePassword(Platform)], &[Platform], In, In),
    row(&[ResetPassword(Accounts)], &[], In, In),
    row(&[ResetPassword(Relay)], &[], In, In),
    row(&[ResetPassword(Session)], &[], In, In),
    row(&[ResetPassword(Platform)], &[], In, In),
    row(&[ChangeEmail(Session)], ALL, In, In),
    row(&[ChangeEmail(Platform)], ALL, In, In),
    row(&[Archive(Accounts)], &[], In, In),
    row(&[Archive(Relay)], &[], In, In),
    // Whether there is a factor is not told of who may not sign in at all.
    row(&[Close(Accounts)], &[], WRONG, WRONG_HERE),
    row(&[Close(Relay)], &[], WRONG, WRONG_HERE),
    row(&[Close(Session)], &[], WRONG, WRONG_HERE),
    row(&[IsGivenCodes, Close(Accounts)], &[], WRONG, WRONG_HERE),
    row(&[IsGivenCodes, Close(Session)], &[], WRONG, WRONG_HERE),
    row(&[IsDeactivated], &[], WRONG, WRONG_HERE),
    row(&[IsGivenCodes, IsDeactivated], &[], WRONG, WRONG_HERE),
    row(&[LosesConfirmation], ALL, Refused("not_verified"), Refused("EMAIL_NOT_VERIFIED")),
    // A session that ends for itself ends alone.
    row(&[SignOut(Accounts)], &[Relay, Session, Platform], In, In),
    row(&[SignOut(Relay)], &[Accounts, Session, Platform], In, In),
    row(&[SignOut(Session)], &[Accounts, Relay, Platform], In, In),
    row(&[SignOut(Platform)], &[Accounts, Relay, Session], In, In),
    row(&[SignOutEverywhere], &[], In, In),
    row(&[Revoke(Session)], &[Accounts, Relay, Platform], In, In),
    row(&[Revoke(Platform)], &[Accounts, Relay, Session], In, In),
    row(&[ReuseToken(Accounts)], &[Relay, Session, Platform], In, In),
    row(&[ReuseToken(Relay)], &[Accounts, Session, Platform], In, In),
    row(&[ReuseToken(Session)], &[Accounts, Relay, Platform], In, In),
    row(&[ReuseToken(Platform)], &[Accounts, Relay, Session], In, In),
];
