//! `Query.me`

use super::caller::SignedIn;
use super::{Accounts, types};
use crate::generated::accounts::{query, types::UserNode};
use lychgate_engine::FieldError;

impl query::Me for Accounts {
    async fn me(&self, caller: &SignedIn) -> Result<Option<UserNode>, FieldError> {
        Ok(Some(types::user_node(caller.caller().account.clone())))
    }
}
