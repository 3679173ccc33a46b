//! The contracts whose access tokens are bearer tokens, session and platform, as the HTTP layer serves them.

use super::client;
use crate::api::platform::PlatformApi;
use crate::api::session::SessionApi;
use crate::app::App;
use crate::generated::{platform, session};
use crate::http::{Contract, CookieRules, Ran, RequestContext, RequestErrorStyle};
use futures_util::future::BoxFuture;
use lychgate_engine::{Options, Prepared, Response, Schema, SchemaError, Tables};
use std::sync::Arc;

/// A contract.
#[derive(Debug)]
pub(super) struct BearerContract {
    kind: Kind,
    schema: Schema,
    app: Arc<App>,
}

/// Which one it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Session,
    Platform,
}

impl Kind {
    pub(super) fn tables(self) -> &'static Tables {
        match self {
            Self::Session => &session::TABLES,
            Self::Platform => &platform::TABLES,
        }
    }
}

impl BearerContract {
    /// With the schema whole: no setting switches a part of it off.
    pub(super) fn new(kind: Kind, app: &Arc<App>, options: Options) -> Result<Self, SchemaError> {
        let schema = Schema::new(kind.tables(), &|_| None, options)?;
        Ok(Self { kind, schema, app: Arc::clone(app) })
    }
}

impl Contract for BearerContract {
    fn tables(&self) -> &'static Tables {
        self.kind.tables()
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

    fn run(self: Arc<Self>, prepared: Prepared, context: RequestContext) -> BoxFuture<'static, Ran> {
        let client = client(&context);
        let authorization = context.only(&http::header::AUTHORIZATION).and_then(|header| header.to_str().ok());
        let api_key = context.api_key().and_then(|header| header.to_str().ok());
        let (app, wait) = (Arc::clone(&self.app), client.wait.clone());
        let ran = move |response| Ran { response, cookies: Vec::new(), retry_after_s: wait.seconds() };
        match self.kind {
            Kind::Session => {
                let request = SessionApi::new(app, client, authorization);
                Box::pin(async move { ran(run_session(&self.schema, &prepared, &request).await) })
            }
            Kind::Platform => {
                let request = PlatformApi::new(app, client, authorization, api_key);
                Box::pin(async move { ran(run_platform(&self.schema, &prepared, &request).await) })
            }
        }
    }
}

/// Generic, so that a resolver that is missing is told once, where the contract says it is complete, and not here again.
async fn run_session<R: session::Resolvers>(schema: &Schema, prepared: &Prepared, request: &R) -> Response {
    schema.run(prepared, &session::Root(request)).await
}

/// The same.
async fn run_platform<R: platform::Resolvers>(schema: &Schema, prepared: &Prepared, request: &R) -> Response {
    schema.run(prepared, &platform::Root(request)).await
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn no_part_of_the_sdl_depends_on_a_setting() {
        for kind in [Kind::Session, Kind::Platform] {
            assert!(kind.tables().when.is_empty());
        }
    }
}
