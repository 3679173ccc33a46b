//! The sentences that steps are written as.

use super::Given;
use std::time::Duration;

/// The sentences, as an error shows them.
pub(super) const SENTENCES: &str = "`setting NAME=VALUE`, `an account \"NAME\"` or `a confirmed account \"NAME\"` (either `with the \
     address \"ADDRESS\"`), `\"NAME\" signs in`, `refreshes`, `signs out`, `asks for another activation mail`, `follows the \
     activation link`, `asks for a password reset mail`, `resets the password`, `changes the password`, `has no password and is \
     mailed a link to set one`, `is given a password by an administrator`, `asks for an activation mail to \"ADDRESS\"`, `follows the secondary activation link`, `asks to move to \"ADDRESS\"`, `follows the email change link`, `is called \"FIRST\" \"LAST\"`, `is archived`, `is deactivated`, `belongs to the staff`, `administers the service`, `has a temporary password`, `has an API key`, `has a disabled API key`, `has a revoked API key`, `has a second factor`, `has the secondary address \"ADDRESS\"`, `signs in from \"DEVICE\"`, `accepts the terms \"ID\"`, `begins to sign in`, `makes a passkey`, `has a passkey`, `has 20 passkeys`, `begins to sign in with the passkey`, `loses the confirmation`, `asks for another code`, `enters a wrong code five times`, `asks for a code for \"REASON\"`, `begins to change the password`, `enters a wrong code for \"REASON\" five times`, `sets up an authenticator`, `has an authenticator`, `has recovery codes`, `holds an access token of \
     another contract`, `the clock moves 8 days`, `mail is refused`, `passwords are all busy`, or a step of the platform contract (platform_step.rs)";

/// Compares a sentence with a pattern whose `""` stand for quoted names, and hands back the names.
pub(in crate::example) fn quoted<const N: usize>(pattern: &str, sentence: &str) -> Option<[String; N]> {
    let (pattern, sentence): (Vec<&str>, Vec<&str>) = (pattern.split('"').collect(), sentence.split('"').collect());
    let same = pattern.len() == sentence.len()
        && pattern.iter().zip(&sentence).step_by(2).all(|(expected, actual)| expected == actual);
    let names: Vec<String> = sentence.iter().skip(1).step_by(2).map(|name| (*name).to_owned()).collect();
    if same { names.try_into().ok() } else { None }
}

/// A setting, where the sentence gives one.
pub(super) fn setting(sentence: &str) -> Option<Given> {
    let (name, value) = sentence.strip_prefix("setting ")?.split_once('=')?;
    let upper =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    upper.then(|| Given::Setting { name: name.to_owned(), value: value.to_owned() })
}

/// An account, where the sentence makes one.
pub(super) fn account(sentence: &str) -> Option<Given> {
    let (confirmed, rest) = match sentence.strip_prefix("a confirmed account ") {
        Some(rest) => (true, rest),
        None => (false, sentence.strip_prefix("an account ")?),
    };
    let (username, address) = match quoted::<2>("\"\" with the address \"\"", rest) {
        Some([username, address]) => (username, address),
        None => {
            let [username] = quoted::<1>("\"\"", rest)?;
            let address = format!("{username}@example.org");
            (username, address)
        }
    };
    Some(if confirmed { Given::ConfirmedAccount { username, address } } else { Given::Account { username, address } })
}

/// What somebody does: made from the user name.
type Deed = fn(String) -> Given;

/// What somebody does, where the sentence says so.
pub(super) fn deed(sentence: &str) -> Option<Given> {
    if let Some([username, address]) = quoted::<2>("\"\" has the secondary address \"\"", sentence) {
        return Some(Given::HasSecondaryAddress { username, address });
    }
    if let Some([username, address]) = quoted::<2>("\"\" asks for an activation mail to \"\"", sentence) {
        return Some(Given::AsksForSecondaryLink { username, address });
    }
    if let Some([username, address]) = quoted::<2>("\"\" asks to move to \"\"", sentence) {
        return Some(Given::AsksForEmailChange { username, address });
    }
    if let Some([username, device]) = quoted::<2>("\"\" signs in from \"\"", sentence) {
        return Some(Given::SignsInFrom { username, device });
    }
    if let Some([username, terms]) = quoted::<2>("\"\" accepts the terms \"\"", sentence) {
        return Some(Given::AcceptsTerms { username, terms });
    }
    if let Some([username, reason]) = quoted::<2>("\"\" asks for a code for \"\"", sentence) {
        return Some(Given::AsksForActCode { username, reason });
    }
    if let Some([username, reason]) = quoted::<2>("\"\" enters a wrong code for \"\" five times", sentence) {
        return Some(Given::EntersWrongActCodes { username, reason });
    }
    if let Some([username, permission]) = quoted::<2>("\"\" has an API key for \"\"", sentence) {
        return Some(Given::HasApiKey { username, permission });
    }
    if let Some([username, first, last]) = quoted::<3>("\"\" is called \"\" \"\"", sentence) {
        return Some(Given::IsCalled { username, first, last });
    }
    let deeds: [(&str, Deed); 34] = [
        ("\"\" begins to sign in", Given::BeginsToSignIn),
        ("\"\" asks for another code", Given::AsksForCode),
        ("\"\" enters a wrong code five times", Given::EntersWrongCodes),
        ("\"\" sets up an authenticator", Given::SetsUpAuthenticator),
        ("\"\" has an authenticator", Given::HasAuthenticator),
        ("\"\" has recovery codes", Given::HasRecoveryCodes),
        ("\"\" makes a passkey", Given::MakesPasskey),
        ("\"\" has a passkey", Given::HasPasskey),
        ("\"\" has 20 passkeys", Given::HasManyPasskeys),
        ("\"\" begins to sign in with the passkey", Given::BeginsWithPasskey),
        ("\"\" loses the confirmation", Given::LosesConfirmation),
        ("\"\" begins to change the password", Given::BeginsToChangePassword),
        ("\"\" signs in", Given::SignsIn),
        ("\"\" refreshes", Given::Refreshes),
        ("\"\" signs out", Given::SignsOut),
        ("\"\" asks for another activation mail", Given::AsksForLink),
        ("\"\" follows the activation link", Given::FollowsLink),
        ("\"\" asks for a password reset mail", Given::AsksForPasswordReset),
        ("\"\" resets the password", Given::ResetsPassword),
        ("\"\" changes the password", Given::ChangesPassword),
        ("\"\" has no password and is mailed a link to set one", Given::IsMailedPasswordSet),
        ("\"\" is given a password by an administrator", Given::IsGivenPassword),
        ("\"\" follows the secondary activation link", Given::FollowsSecondaryLink),
        ("\"\" follows the email change link", Given::FollowsEmailChange),
        ("\"\" is archived", Given::IsArchived),
        ("\"\" is deactivated", Given::IsDeactivated),
        ("\"\" belongs to the staff", Given::BelongsToStaff),
        ("\"\" administers the service", Given::Administers),
        ("\"\" has a temporary password", Given::HasTemporaryPassword),
        ("\"\" has an API key", |username| Given::HasApiKey { username, permission: "read".to_owned() }),
        ("\"\" has a disabled API key", Given::HasDisabledApiKey),
        ("\"\" has a revoked API key", Given::HasRevokedApiKey),
        ("\"\" has a second factor", Given::HasSecondFactor),
        ("\"\" holds an access token of another contract", Given::HoldsForeignToken),
    ];
    deeds.into_iter().find_map(|(pattern, make)| quoted::<1>(pattern, sentence).map(|[username]| make(username)))
}

/// A stretch of time, such as `8 days`.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let (count, unit) = text.split_once(' ')?;
    let count: u64 = count.parse().ok()?;
    let seconds = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 1,
        "minute" => 60,
        "hour" => 60 * 60,
        "day" => 24 * 60 * 60,
        _ => return None,
    };
    Some(Duration::from_secs(count.checked_mul(seconds)?))
}
