//! What the built-in templates of each kind of mail say.

use super::{Kind, TemplateSettings, Templates, letter, links, word};

#[test]
fn every_mail_has_its_subject_and_its_link() {
    let templates = Templates::new(&links("https://x.io", "activate"), &TemplateSettings::default()).unwrap();
    for (kind, subject, link) in [
        (Kind::Activation, "Activate your account on x.io", Some("activate/0123abc")),
        (Kind::ActivationResend, "Activate your account on x.io", Some("activate/0123abc")),
        (Kind::PasswordReset, "Reset your password on x.io", Some("password-reset/0123abc")),
        (Kind::PasswordSet, "Set your password on x.io", Some("password-set/0123abc")),
        (Kind::SecondaryEmailActivation, "Activate your account on x.io", Some("activate-too/0123abc")),
        (Kind::AddressesChanged, "Your addresses on x.io were changed", None),
        (Kind::PasswordChanged, "Your password on x.io was changed", None),
        (Kind::SignInCode, "Signing in to x.io", None),
        (Kind::ActCode, "A code to change your password on x.io", None),
        (Kind::NewDevice, "A new device signed in to x.io", None),
        (Kind::SecondFactorEnabled, "Codes are asked for on x.io", None),
        (Kind::SecondFactorDisabled, "Codes are no longer asked for on x.io", None),
        (Kind::RecoveryCodesReplaced, "You have other recovery codes on x.io", None),
        (Kind::RegistrationAttempt, "You have an account on x.io already", None),
        (Kind::EmailChange, "Confirm your new address on x.io", Some("email-change/0123abc")),
        (Kind::EmailChangeRequested, "A new address was asked for on x.io", None),
        (Kind::EmailChangeTaken, "Your address on x.io", None),
        (Kind::AccountClosed, "Your account on x.io was closed", None),
        (Kind::PasskeyAdded, "You have a new passkey on x.io", None),
        (Kind::PasskeyRemoved, "A passkey on x.io was removed", None),
        (Kind::OrganizationAdded, "You were added to an organization on x.io", None),
        (Kind::OrganizationInvitation, "You are invited on x.io", None),
        (Kind::AdministratorGranted, "You administer x.io", None),
        (Kind::ApiKeyCreated, "You have a new API key on x.io", None),
        (Kind::SocialAccountLinked, "Another way to sign in to x.io", None),
        (Kind::SocialAccountUnlinked, "One way less to sign in to x.io", None),
        (Kind::SocialAccountOpened, "Your account on x.io", None),
        (Kind::RecoveryCodeUsed, "A recovery code was used on x.io", None),
    ] {
        let mail = word(&templates, &letter(kind, "joe"));
        assert_eq!(mail.subject, subject);
        // Nobody knows how somebody is called who has no account.
        let who = if kind == Kind::OrganizationInvitation { "joe@x.io" } else { "joe" };
        for part in [&mail.text, &mail.html] {
            assert!(part.contains(&format!("Hello {who},")), "{part}");
            assert_eq!(part.contains("https://"), link.is_some(), "{part}");
            assert!(link.is_none_or(|link| part.contains(&format!("https://x.io/{link}"))), "{part}");
        }
    }
}
