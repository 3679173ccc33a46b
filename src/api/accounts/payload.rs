//! Payloads of mutations: what each looks like when it did what was asked, and when it did not.

use super::errors::Errors;
use crate::generated::accounts::types;

/// A payload that can say what was wrong.
pub(super) trait Refusal {
    /// Nothing was done.
    fn refused(errors: &Errors) -> Self;
}

/// A payload that says nothing but whether it was done.
pub(super) trait Done: Refusal {
    /// It was done.
    fn done() -> Self;
}

macro_rules! bare {
    ($($payload:ident)+) => {
        $(
            impl Refusal for types::$payload {
                fn refused(errors: &Errors) -> Self {
                    Self { success: Some(false), errors: Some(errors.to_json()) }
                }
            }

            impl Done for types::$payload {
                fn done() -> Self {
                    Self { success: Some(true), errors: None }
                }
            }
        )+
    };
}

bare! {
    ArchiveAccount
    DeleteAccount
    PasswordReset
    PasswordSet
    RemoveSecondaryEmail
    SendPasswordResetEmail
    SendSecondaryEmailActivation
    SwapEmails
    UpdateAccount
    VerifySecondaryEmail
}

impl Refusal for types::PasswordChange {
    fn refused(errors: &Errors) -> Self {
        Self { success: Some(false), errors: Some(errors.to_json()), token: None, refresh_token: None }
    }
}
