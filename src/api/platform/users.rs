//! `Query.users`

use super::PlatformApi;
use super::errors::Refusal;
use super::types::user;
use crate::domain::admin_directory::{self, Search, Slice};
use crate::generated::platform::query::{self, UsersArguments};
use crate::generated::platform::types::User;
use lychgate_engine::FieldError;

impl query::Users for PlatformApi {
    async fn users(&self, _caller: &Self::Admin, arguments: UsersArguments) -> Result<Vec<User>, FieldError> {
        let UsersArguments { search, is_active, limit, offset } = arguments;
        let search = Search { text: search.into_option(), is_active: is_active.into_option(), uuid: None };
        let found = admin_directory::users(&self.app, &search, Slice { limit, offset }).await.map_err(Refusal::from)?;
        Ok(found.into_iter().map(|(account, standing)| user(account, standing)).collect())
    }
}
