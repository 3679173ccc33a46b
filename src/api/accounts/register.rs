//! `Mutation.register`

use super::errors::{self, Errors};
use super::{Accounts, form};
use crate::domain::register::{self, RegisterError};
use crate::generated::accounts::mutation::{self, RegisterArguments};
use crate::generated::accounts::types::Register;
use lychgate_engine::FieldError;

impl mutation::Register for Accounts {
    async fn register(&self, arguments: RegisterArguments) -> Result<Option<Register>, FieldError> {
        let registration = match form::registration(arguments) {
            Ok(registration) => registration,
            Err(errors) => return Ok(Some(refused(&errors))),
        };
        match register::register(&self.app, &self.policy(), registration, &self.client).await {
            Ok(registered) => {
                if let Some(tokens) = &registered.tokens {
                    self.become_caller(tokens.claims.clone());
                }
                let (token, refresh_token) =
                    registered.tokens.map(|tokens| (tokens.access, tokens.refresh.into_text())).unzip();
                Ok(Some(Register { success: Some(true), errors: None, token, refresh_token }))
            }
            Err(RegisterError::UsernameTaken) => Ok(Some(refused(&Errors::of("username", errors::USERNAME_IN_USE)))),
            Err(RegisterError::AddressTaken) => Ok(Some(refused(&Errors::of("email", errors::EMAIL_IN_USE)))),
            Err(RegisterError::MailRefused) => Ok(Some(refused(&Errors::general(errors::EMAIL_FAIL)))),
            Err(RegisterError::Busy) => Ok(Some(refused(&Errors::general(errors::BUSY)))),
            Err(RegisterError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}

fn refused(errors: &Errors) -> Register {
    Register { success: Some(false), errors: Some(errors.to_json()), token: None, refresh_token: None }
}
