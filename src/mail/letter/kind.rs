//! The kinds of mails.

/// The kinds of mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The link that confirms the address of a new account.
    Activation,
    /// The same, asked for once more.
    ActivationResend,
    /// The link that confirms an address which is to become the secondary one.
    SecondaryEmailActivation,
    /// The link that lets a first password be set.
    PasswordSet,
    /// The link that lets a new password be set instead of a forgotten one.
    PasswordReset,
    /// The notice that the password was changed.
    PasswordChanged,
    /// The notice that the addresses of the account were changed.
    AddressesChanged,
    /// The code that is asked for besides the password.
    SignInCode,
    /// The code for something that somebody does who is signed in.
    ActCode,
    /// The notice that somebody signed in from a device that was not known.
    NewDevice,
    /// The notice that a second factor is asked for from now on.
    SecondFactorEnabled,
    /// The notice that none is asked for any more.
    SecondFactorDisabled,
    /// The notice that there are other recovery codes.
    RecoveryCodesReplaced,
    /// The notice that somebody tried to register with an address that has an account.
    RegistrationAttempt,
    /// The link that makes another address the primary one.
    EmailChange,
    /// The notice that such a link was asked for.
    EmailChangeRequested,
    /// The notice to whoever has the address already that somebody asked for such a link.
    EmailChangeTaken,
    /// The notice that the account was closed.
    AccountClosed,
    /// The notice that there is another passkey.
    PasskeyAdded,
    /// The notice that a passkey was removed.
    PasskeyRemoved,
    /// The notice that somebody made one a member of an organization.
    OrganizationAdded,
    /// The invitation of an address to an organization.
    OrganizationInvitation,
    /// The notice that the owner administers the service from now on.
    AdministratorGranted,
    /// The notice that there is another key for programs.
    ApiKeyCreated,
    /// The notice that an identity at another service opens the account.
    SocialAccountLinked,
    /// The notice that one opens it no longer.
    SocialAccountUnlinked,
    /// The notice that an account was opened through another service.
    SocialAccountOpened,
    /// The notice that a recovery code was used.
    RecoveryCodeUsed,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 28] = [
        Kind::Activation,
        Kind::ActivationResend,
        Kind::SecondaryEmailActivation,
        Kind::PasswordSet,
        Kind::PasswordReset,
        Kind::PasswordChanged,
        Kind::AddressesChanged,
        Kind::SignInCode,
        Kind::ActCode,
        Kind::NewDevice,
        Kind::SecondFactorEnabled,
        Kind::SecondFactorDisabled,
        Kind::RecoveryCodesReplaced,
        Kind::RegistrationAttempt,
        Kind::EmailChange,
        Kind::EmailChangeRequested,
        Kind::EmailChangeTaken,
        Kind::AccountClosed,
        Kind::PasskeyAdded,
        Kind::PasskeyRemoved,
        Kind::OrganizationAdded,
        Kind::OrganizationInvitation,
        Kind::AdministratorGranted,
        Kind::ApiKeyCreated,
        Kind::SocialAccountLinked,
        Kind::SocialAccountUnlinked,
        Kind::SocialAccountOpened,
        Kind::RecoveryCodeUsed,
    ];

    /// Its name in the outbox and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Activation => "activation",
            Kind::ActivationResend => "activation_resend",
            Kind::SecondaryEmailActivation => "activation_secondary_email",
            Kind::PasswordSet => "password_set",
            Kind::PasswordReset => "password_reset",
            Kind::PasswordChanged => "password_changed",
            Kind::AddressesChanged => "addresses_changed",
            Kind::SignInCode => "sign_in_code",
            Kind::ActCode => "act_code",
            Kind::NewDevice => "new_device",
            Kind::SecondFactorEnabled => "second_factor_enabled",
            Kind::SecondFactorDisabled => "second_factor_disabled",
            Kind::RecoveryCodesReplaced => "recovery_codes_replaced",
            Kind::RegistrationAttempt => "registration_attempt",
            Kind::EmailChange => "email_change",
            Kind::EmailChangeRequested => "email_change_requested",
            Kind::EmailChangeTaken => "email_change_taken",
            Kind::AccountClosed => "account_closed",
            Kind::PasskeyAdded => "passkey_added",
            Kind::PasskeyRemoved => "passkey_removed",
            Kind::OrganizationAdded => "organization_added",
            Kind::OrganizationInvitation => "organization_invitation",
            Kind::AdministratorGranted => "administrator_granted",
            Kind::ApiKeyCreated => "api_key_created",
            Kind::SocialAccountLinked => "social_account_linked",
            Kind::SocialAccountUnlinked => "social_account_unlinked",
            Kind::SocialAccountOpened => "social_account_opened",
            Kind::RecoveryCodeUsed => "recovery_code_used",
        }
    }
}
