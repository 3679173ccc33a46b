//! `Query.user`

use super::caller::Sight;
use super::errors::Misasked;
use super::node_id::{self, Named};
use super::{Accounts, errors, types};
use crate::generated::accounts::{query, types::UserNode};
use lychgate_engine::FieldError;

impl query::User for Accounts {
    async fn user(&self, sight: &Sight, arguments: query::UserArguments) -> Result<Option<UserNode>, FieldError> {
        let key = match node_id::named(&arguments.id) {
            Named::Account(key) => key,
            Named::NoAccount => return Ok(None),
            Named::Wrong(error) => return self.misasked(sight, &Misasked::Id(error)).map_or(Ok(None), Err),
        };
        let Some(directory) = sight.directory() else { return Ok(None) };
        let account = directory.account(&self.app, key).await.map_err(errors::failure)?;
        Ok(account.map(types::user_node))
    }
}
