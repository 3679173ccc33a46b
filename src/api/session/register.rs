//! `Mutation.register`

use super::SessionApi;
use super::errors::{self, Refusal};
use super::faults::Faults;
use super::registration_form::{self, ARGUMENT, NotInOrder};
use super::types::DONE;
use crate::domain::newcomer::{self, NewcomerError};
use crate::domain::register;
use crate::generated::session::mutation::{self, RegisterArguments};
use crate::generated::session::types::RegisterUserResult;
use lychgate_engine::FieldError;

impl mutation::Register for SessionApi {
    async fn register(&self, arguments: RegisterArguments) -> Result<Option<RegisterUserResult>, FieldError> {
        let newcomer = match registration_form::read(&self.app, arguments.input) {
            Ok(newcomer) => newcomer,
            Err(not_in_order) => return Err(self.not_in_order(not_in_order).await),
        };
        match newcomer::register(&self.app, newcomer).await {
            Ok(()) => Ok(Some(self.registered())),
            Err(NewcomerError::UsernameTaken) => {
                let mut faults = Faults::of(ARGUMENT);
                faults.username_taken("username");
                Err(faults.refusal())
            }
            Err(NewcomerError::MailRefused) => Err(Refusal::MailRefused.into()),
            Err(NewcomerError::Busy) => Err(Refusal::Busy.into()),
            Err(NewcomerError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}

impl SessionApi {
    /// Whether the name is taken belongs to what is wrong with the form.
    async fn not_in_order(&self, not_in_order: NotInOrder) -> FieldError {
        let NotInOrder { mut faults, username } = not_in_order;
        if let Some(username) = username {
            match register::is_username_taken(&self.app, &username).await {
                Ok(true) => faults.username_taken("username"),
                Ok(false) => {}
                Err(failure) => return errors::failure(failure),
            }
        }
        faults.refusal()
    }

    /// The same whether or not the address was free.
    fn registered(&self) -> RegisterUserResult {
        let message = if self.app.settings.accounts.send_activation_email {
            "Thank you. A mail that tells what to do next is on its way to you."
        } else {
            "Thank you. Please sign in."
        };
        RegisterUserResult {
            status: DONE,
            message: Some(message.to_owned()),
            user_status: Some("UNVERIFIED".to_owned()),
        }
    }
}
