//! `Mutation.updateProfile`

use super::errors::{self, Refusal};
use super::types::{DONE, user_profile};
use super::{SessionApi, profile};
use crate::domain::step_up::Shown;
use crate::domain::update_profile::{self, ProfileError};
use crate::generated::session::mutation::{self, UpdateProfileArguments};
use crate::generated::session::types::UpdateProfileResult;
use lychgate_engine::FieldError;

impl mutation::UpdateProfile for SessionApi {
    async fn update_profile(
        &self,
        caller: &Self::SignedIn,
        arguments: UpdateProfileArguments,
    ) -> Result<Option<UpdateProfileResult>, FieldError> {
        let UpdateProfileArguments { input, password, code } = arguments;
        let caller = caller.caller();
        // The answer shows it.
        if caller.account.email.is_none() {
            return Err(Refusal::EmailRequired.into());
        }
        let input = profile::read(input, self.app.clock.now().date_naive())?;
        let shown = Shown { password: password.into_option(), code: code.into_option() };
        match update_profile::update(&self.app, caller, input, shown).await {
            Ok(person) => {
                let user_profile = user_profile(person).ok_or(Refusal::EmailRequired)?;
                Ok(Some(UpdateProfileResult { status: DONE, user_profile }))
            }
            Err(ProfileError::UsernameTaken) => Err(profile::username_taken()),
            Err(ProfileError::Unproven(error)) => Err(errors::step_up(&error)),
        }
    }
}
