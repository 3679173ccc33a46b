//! The person at the terminal: asking for a password without showing it.

use super::OperatorError;
use std::io::{BufRead, Read};

/// The longest first line of standard input that is read as a password.
const PASSWORD_MAX_BYTES: u64 = 4096;

/// A new password, as typed twice on the terminal, or as the first line of standard input.
pub(super) fn new_password(from_standard_input: bool) -> Result<(String, String), OperatorError> {
    if from_standard_input {
        let mut line = String::new();
        let read = std::io::stdin().lock().take(PASSWORD_MAX_BYTES).read_line(&mut line);
        read.map_err(|error| {
            OperatorError::Usage(vec![format!("cannot read a password from standard input: {error}")])
        })?;
        let password = line.strip_suffix('\n').unwrap_or(&line);
        let password = password.strip_suffix('\r').unwrap_or(password).to_owned();
        return Ok((password.clone(), password));
    }
    let ask = |prompt: &str| {
        rpassword::prompt_password(prompt).map_err(|error| {
            let line = format!("cannot ask for a password ({error}): use --password-stdin where there is no terminal");
            OperatorError::Usage(vec![line])
        })
    };
    Ok((ask("password: ")?, ask("once more: ")?))
}
