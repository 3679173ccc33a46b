//! `Mutation.register`

use super::Accounts;
use super::errors::{self, Errors, FormErrors};
use super::form::{self, NotInOrder};
use super::payload::Refusal;
use crate::domain::register::{self, RegisterError};
use crate::generated::accounts::mutation::{self, RegisterArguments};
use crate::generated::accounts::types::Register;
use lychgate_engine::FieldError;

impl mutation::Register for Accounts {
    async fn register(&self, arguments: RegisterArguments) -> Result<Option<Register>, FieldError> {
        let registration = match form::registration(arguments, &self.app.settings.accounts.registration) {
            Ok(registration) => registration,
            Err(not_in_order) => return self.not_in_order(not_in_order).await,
        };
        match register::register(&self.app, &self.policy(), registration, &self.client).await {
            Ok(registered) => {
                let texts = registered.tokens.map(|tokens| self.begin_session(tokens));
                let (token, refresh_token) = texts.map(|texts| (texts.access, texts.refresh)).unzip();
                let refresh_token = refresh_token.flatten();
                Ok(Some(Register { success: Some(true), errors: None, token, refresh_token }))
            }
            Err(RegisterError::UsernameTaken) => {
                self.refuse(&Errors::Form(FormErrors::of("username", errors::USERNAME_IN_USE)))
            }
            Err(RegisterError::AddressTaken) => self.refuse(&Errors::AddressTaken),
            Err(RegisterError::MailRefused) => self.refuse(&Errors::General(errors::EMAIL_FAIL)),
            Err(RegisterError::Busy) => self.refuse(&Errors::General(errors::BUSY)),
            Err(RegisterError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}

impl Accounts {
    /// Whether the name is taken belongs to what is wrong with the form; whether the address is does not.
    pub(super) async fn not_in_order<T: Refusal>(&self, not_in_order: NotInOrder) -> Result<Option<T>, FieldError> {
        let NotInOrder { mut errors, username } = not_in_order;
        if let Some(username) = username
            && register::is_username_taken(&self.app, &username).await.map_err(errors::failure)?
        {
            errors.push("username", errors::USERNAME_IN_USE);
        }
        self.refuse(&Errors::Form(errors))
    }
}
