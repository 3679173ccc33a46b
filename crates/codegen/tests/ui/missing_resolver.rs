//! A contract with a field that nothing answers.

mod contract {
    include!("../snapshots/missing_resolver.rs");
}

use lychgate_engine::{AccessRule, FieldError};

struct Accounts;

impl contract::Access for Accounts {
    type Denial = ();
    type SignedIn = ();

    async fn signed_in(&self, _: &AccessRule) -> Result<(), ()> {
        Ok(())
    }
}

impl contract::Deny<Option<String>> for Accounts {
    fn deny(&self, (): ()) -> Result<Option<String>, FieldError> {
        Ok(None)
    }
}

impl contract::query::Now for Accounts {
    async fn now(&self) -> Result<Option<String>, FieldError> {
        Ok(None)
    }
}

impl contract::Resolvers for Accounts {}

fn main() {}
