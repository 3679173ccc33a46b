//! `UserNodeConnection.totalCount`

use super::{Accounts, errors};
use crate::generated::accounts::{types::UserNodeConnection, user_node_connection};
use lychgate_engine::FieldError;

impl user_node_connection::TotalCount for Accounts {
    async fn total_count(&self, parent: &UserNodeConnection) -> Result<Option<i32>, FieldError> {
        let Some((directory, selection)) = &parent.carried.0 else { return Ok(Some(0)) };
        let count = directory.count(&self.app, selection).await.map_err(errors::failure)?;
        // Keys are 32 bits wide, so there are never more.
        Ok(Some(i32::try_from(count).unwrap_or(i32::MAX)))
    }
}
