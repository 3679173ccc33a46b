//! Answers that the SDL has no room for null in: an error takes the whole answer.

use super::PlatformApi;
use super::caller::Denial;
use super::errors::{self, Refusal};
use crate::generated::platform::{Deny, Refuse, types};
use lychgate_engine::{FieldError, Violation};

macro_rules! required {
    ($($type:ty),+ $(,)?) => {$(
        impl Deny<$type> for PlatformApi {
            fn deny(&self, denial: Denial) -> Result<$type, FieldError> {
                Err(Refusal::from(denial).into())
            }
        }

        impl Refuse<$type> for PlatformApi {
            fn invalid_input(&self, violations: &[Violation]) -> Result<$type, FieldError> {
                Err(errors::out_of_bounds(violations))
            }
        }
    )+};
}

required! {
    i32,
    types::OnboardingState,
}
