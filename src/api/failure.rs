//! What a failure that no person caused looks like, in every contract: an error at the top of the answer.

use crate::error::Failure;
use lychgate_engine::FieldError;

/// The error of a field.
pub(super) fn failure(failure: Failure) -> FieldError {
    match failure {
        Failure::Unavailable => FieldError::with_code(
            "The service is not available at the moment. Please try again.",
            "SERVICE_UNAVAILABLE",
        ),
        Failure::Internal => FieldError::with_code("An internal error occurred.", "INTERNAL_SERVER_ERROR"),
    }
}
