//! `Query.user`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use super::types::user;
use crate::domain::admin_directory;
use crate::generated::platform::query::{self, UserArguments};
use crate::generated::platform::types::User;
use lychgate_engine::FieldError;

impl query::User for PlatformApi {
    async fn user(&self, _caller: &Self::Admin, arguments: UserArguments) -> Result<Option<User>, FieldError> {
        let found = admin_directory::user(&self.app, ids::USER.find(&arguments.id)?).await.map_err(Refusal::from)?;
        let (account, standing) = found.ok_or(Refusal::NotFound)?;
        Ok(Some(user(account, standing)))
    }
}
