//! Payloads of mutations: what each looks like when it did what was asked, and when it did not.

use crate::api::scalars::Json;
use crate::generated::accounts::types;

/// A payload that can say what was wrong.
pub(super) trait Refusal {
    /// Nothing was done; `errors` says why in the dialect of the request.
    fn refused(errors: Json) -> Self;
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
                fn refused(errors: Json) -> Self {
                    Self { success: Some(false), errors: Some(errors) }
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
    ResendActivationEmail
    SendPasswordResetEmail
    SendSecondaryEmailActivation
    SwapEmails
    UpdateAccount
    VerifyAccount
    VerifySecondaryEmail
}

impl Refusal for types::PasswordChange {
    fn refused(errors: Json) -> Self {
        Self { success: Some(false), errors: Some(errors), token: None, refresh_token: None }
    }
}

impl Refusal for types::Register {
    fn refused(errors: Json) -> Self {
        Self { success: Some(false), errors: Some(errors), token: None, refresh_token: None }
    }
}

impl Refusal for types::ObtainJSONWebToken {
    fn refused(errors: Json) -> Self {
        Self {
            success: Some(false),
            errors: Some(errors),
            token: None,
            refresh_token: None,
            refresh_expires_in: None,
            payload: None,
            unarchiving: Some(false),
            user: None,
        }
    }
}

impl Refusal for types::VerifyToken {
    fn refused(errors: Json) -> Self {
        Self { success: Some(false), errors: Some(errors), payload: None }
    }
}

impl Refusal for types::RefreshToken {
    fn refused(errors: Json) -> Self {
        Self {
            success: Some(false),
            errors: Some(errors),
            payload: None,
            token: None,
            refresh_token: None,
            refresh_expires_in: None,
        }
    }
}

impl Refusal for types::RevokeToken {
    fn refused(errors: Json) -> Self {
        Self { success: Some(false), errors: Some(errors), revoked: None }
    }
}
