//! Results with `success`: never null, also where the request is refused.

use super::errors::Refusal;
use crate::generated::platform::types::{
    ActionResponse, AdminResetPasswordResponse, CreateApiKeyResponse, MeResponse, MessageResult,
    PasskeyLoginChallengeResponse, PasskeyRegistrationChallengeResponse, PasskeyResponse, PasskeysResponse,
    RecoveryCodesResponse,
};

/// A result that says itself whether it was done.
pub(super) trait Envelope {
    /// That of a refused request: a sentence for people, a code and a reason for programs.
    fn refusal(message: String, code: String, reason: String) -> Self;
}

/// The result of a refused request.
pub(super) fn refused<T: Envelope>(refusal: Refusal) -> T {
    let (message, code, reason) = refusal.told();
    T::refusal(message.to_owned(), code.to_owned(), reason.to_owned())
}

/// What came of a request, as a result either way.
pub(super) fn told<T: Envelope>(outcome: Result<T, Refusal>) -> T {
    outcome.unwrap_or_else(refused)
}

/// That of a request that was done.
pub(super) fn done(message: &str) -> MessageResult {
    MessageResult { success: true, message: Some(message.to_owned()), code: None, reason: None }
}

impl Envelope for MessageResult {
    fn refusal(message: String, code: String, reason: String) -> Self {
        Self { success: false, message: Some(message), code: Some(code), reason: Some(reason) }
    }
}

/// Results that hold something under `data` where it was done, and say under `error` why it was not.
macro_rules! with_data {
    ($($result:ident)+) => {
        $(
            impl Envelope for $result {
                fn refusal(error: String, code: String, reason: String) -> Self {
                    Self { success: false, data: None, error: Some(error), code: Some(code), reason: Some(reason) }
                }
            }
        )+
    };
}

with_data! {
    MeResponse
    PasskeyLoginChallengeResponse
    PasskeyRegistrationChallengeResponse
    PasskeyResponse
    PasskeysResponse
    RecoveryCodesResponse
}

impl Envelope for ActionResponse {
    fn refusal(error: String, code: String, reason: String) -> Self {
        Self { success: false, error: Some(error), code: Some(code), reason: Some(reason) }
    }
}

/// That of an act that was done.
pub(super) fn acted() -> ActionResponse {
    ActionResponse { success: true, error: None, code: None, reason: None }
}

impl Envelope for AdminResetPasswordResponse {
    fn refusal(error: String, code: String, reason: String) -> Self {
        let (error, code, reason) = (Some(error), Some(code), Some(reason));
        Self { success: false, temporary_password: None, error, code, reason }
    }
}

impl Envelope for CreateApiKeyResponse {
    fn refusal(error: String, code: String, reason: String) -> Self {
        let (error, code, reason) = (Some(error), Some(code), Some(reason));
        Self { success: false, data: None, key: None, error, code, reason }
    }
}
