//! What is refused about the settings and first steps of a person.

use super::errors::Refusal;
use crate::domain::onboarding::OnboardingError;
use crate::domain::user_setting::SettingError;

impl From<SettingError> for Refusal {
    fn from(error: SettingError) -> Self {
        match error {
            SettingError::KeyInvalid => Self::OutOfBounds("KEY_INVALID"),
            SettingError::ValueInvalid => Self::OutOfBounds("VALUE_INVALID"),
            SettingError::ValueTooLong => Self::OutOfBounds("TOO_LONG"),
            SettingError::TooManyKeys => Self::OutOfBounds("TOO_MANY_KEYS"),
            SettingError::SessionEnded => Self::Unauthenticated,
            SettingError::Failed(failure) => Self::Failed(failure),
        }
    }
}

impl From<OnboardingError> for Refusal {
    fn from(error: OnboardingError) -> Self {
        match error {
            OnboardingError::NameEmpty => Self::OutOfBounds("TOO_SHORT"),
            OnboardingError::NameTooLong => Self::OutOfBounds("TOO_LONG"),
            OnboardingError::NameInvalid => Self::OutOfBounds("NAME_INVALID"),
            OnboardingError::SessionEnded => Self::Unauthenticated,
            OnboardingError::Failed(failure) => Self::Failed(failure),
        }
    }
}
