//! What operators type, parsed by the rules that hold for everybody.

use super::OperatorError;
use crate::domain::administer::AddressChange;
use crate::domain::email_address::EmailAddress;
use crate::domain::password_rules::NewPasswordErrors;
use crate::domain::username::Username;

/// A user name.
pub(super) fn username(text: &str) -> Result<Username, OperatorError> {
    Username::parse(text).map_err(|errors| usage(&errors))
}

/// An address.
pub(super) fn address(text: &str) -> Result<EmailAddress, OperatorError> {
    EmailAddress::parse(text).map_err(|errors| usage(&errors))
}

/// Another address, or none where the text is empty.
pub(super) fn address_change(text: &str) -> Result<AddressChange, OperatorError> {
    if text.is_empty() { Ok(AddressChange::Remove) } else { address(text).map(AddressChange::Set) }
}

/// What is wrong with a new password, each thing once.
pub(super) fn bad_password(errors: &NewPasswordErrors) -> OperatorError {
    let mut all = errors.first.clone();
    all.extend(errors.second.iter().filter(|error| !errors.first.contains(error)));
    usage(&all)
}

/// Both, or all that is wrong with either.
pub(super) fn both<A, B>(
    one: Result<A, OperatorError>,
    other: Result<B, OperatorError>,
) -> Result<(A, B), OperatorError> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) => Err(OperatorError::Usage([one.lines(), other.lines()].concat())),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
    }
}

fn usage(errors: &[impl ToString]) -> OperatorError {
    OperatorError::Usage(errors.iter().map(ToString::to_string).collect())
}
