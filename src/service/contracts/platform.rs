//! The platform contract as the HTTP layer serves it.

use crate::api::platform::PlatformApi;
use crate::app::App;
use crate::domain::session::Client;
use crate::generated::platform;
use crate::http::{Contract, CookieRules, Ran, RequestContext, RequestErrorStyle};
use futures_util::future::BoxFuture;
use lychgate_engine::{Options, Prepared, Schema, SchemaError, Tables};
use std::sync::Arc;

/// The contract.
#[derive(Debug)]
pub(super) struct PlatformContract {
    schema: Schema,
    app: Arc<App>,
}

impl PlatformContract {
    /// With the schema whole: no setting switches a part of it off.
    pub(super) fn new(app: &Arc<App>, options: Options) -> Result<Self, SchemaError> {
        let schema = Schema::new(&platform::TABLES, &|_| None, options)?;
        Ok(Self { schema, app: Arc::clone(app) })
    }
}

impl Contract for PlatformContract {
    fn tables(&self) -> &'static Tables {
        &platform::TABLES
    }

    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn request_errors(&self) -> RequestErrorStyle {
        RequestErrorStyle::Ok
    }

    fn cookies(&self) -> Option<&CookieRules> {
        None
    }

    fn run<'a>(&'a self, prepared: &'a Prepared, context: RequestContext) -> BoxFuture<'a, Ran> {
        let client = Client {
            user_agent: context.user_agent().unwrap_or_default().to_owned(),
            address: context.client.map(|client| client.ip()),
        };
        let authorization = context.only(&http::header::AUTHORIZATION).and_then(|header| header.to_str().ok());
        let request = PlatformApi::new(Arc::clone(&self.app), client, authorization);
        run(&self.schema, prepared, request)
    }
}

/// Generic, so that a resolver that is missing is told once, where the contract says it is complete, and not here again.
fn run<'a, R: platform::Resolvers + 'a>(schema: &'a Schema, prepared: &'a Prepared, request: R) -> BoxFuture<'a, Ran> {
    Box::pin(async move { schema.run(prepared, &platform::Root(&request)).await.into() })
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_part_of_the_sdl_depends_on_a_setting() {
        assert!(crate::generated::platform::TABLES.when.is_empty());
    }
}
