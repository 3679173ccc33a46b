//! `Query.user`

use super::{Accounts, errors, node_id, types};
use crate::domain::user_directory::Directory;
use crate::generated::accounts::{query, types::UserNode};
use lychgate_engine::FieldError;

impl query::User for Accounts {
    async fn user(
        &self,
        directory: &Directory,
        arguments: query::UserArguments,
    ) -> Result<Option<UserNode>, FieldError> {
        let Some(key) = node_id::user_key(&arguments.id) else { return Ok(None) };
        let account = directory.account(&self.app, key).await.map_err(errors::failure)?;
        Ok(account.map(types::user_node))
    }
}
