//! The contracts as the HTTP layer serves them.

use crate::api::accounts::Accounts;
use crate::app::App;
use crate::config::AccountsConfig;
use crate::domain::session::Client;
use crate::generated::{accounts, accounts_relay};
use crate::http::{Contract, RequestContext, RequestErrorStyle};
use futures_util::future::BoxFuture;
use lychgate_engine::{Options, Prepared, Response, Schema, SchemaError, Tables};
use std::sync::Arc;

/// The accounts contract in one of its flavours.
#[derive(Debug)]
struct AccountsContract {
    flavour: Flavour,
    schema: Schema,
    app: Arc<App>,
}

#[derive(Debug, Clone, Copy)]
enum Flavour {
    Plain,
    Relay,
}

impl Flavour {
    fn tables(self) -> &'static Tables {
        match self {
            Self::Plain => &accounts::TABLES,
            Self::Relay => &accounts_relay::TABLES,
        }
    }
}

/// All contracts.
///
/// # Errors
/// Where an SDL does not hold together once the parts that settings switch off are gone.
pub(super) fn all(app: &Arc<App>) -> Result<Vec<Arc<dyn Contract>>, SchemaError> {
    let options = Options { introspection: app.settings.graphql.introspection, ..Options::default() };
    let settings = &app.settings.accounts;
    let contract = |flavour: Flavour| -> Result<Arc<dyn Contract>, SchemaError> {
        let schema = Schema::new(flavour.tables(), &|setting| is_on(settings, setting), options)?;
        Ok(Arc::new(AccountsContract { flavour, schema, app: Arc::clone(app) }))
    };
    Ok(vec![contract(Flavour::Plain)?, contract(Flavour::Relay)?])
}

/// Whether a setting that `@when` names is on.
fn is_on(settings: &AccountsConfig, setting: &str) -> bool {
    match setting {
        "ALLOW_LOGIN_NOT_VERIFIED" => settings.allow_login_not_verified,
        _ => false,
    }
}

impl Contract for AccountsContract {
    fn tables(&self) -> &'static Tables {
        self.flavour.tables()
    }

    fn schema(&self) -> &Schema {
        &self.schema
    }

    /// As documented, and unlike what the GraphQL-over-HTTP draft recommends.
    fn request_errors(&self) -> RequestErrorStyle {
        RequestErrorStyle::BadRequest
    }

    fn run<'a>(&'a self, prepared: &'a Prepared, context: RequestContext) -> BoxFuture<'a, Response> {
        let client = Client {
            user_agent: context.user_agent().unwrap_or_default().to_owned(),
            address: context.client.map(|client| client.ip()),
        };
        let authorization = context.authorization().and_then(|header| header.to_str().ok());
        let dialect = context.accounts_dialect().and_then(|header| header.to_str().ok());
        let request = Accounts::new(Arc::clone(&self.app), client, authorization, dialect);
        run_accounts(self, prepared, request)
    }
}

/// Generic, so that a resolver that is missing is told once, where the contract says it is complete, and not here again.
fn run_accounts<'a, R: accounts::Resolvers + 'a>(
    contract: &'a AccountsContract,
    prepared: &'a Prepared,
    request: R,
) -> BoxFuture<'a, Response> {
    Box::pin(async move {
        match contract.flavour {
            Flavour::Plain => contract.schema.run(prepared, &accounts::Root(&request)).await,
            Flavour::Relay => contract.schema.run(prepared, &accounts_relay::Root(&request)).await,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_that_the_sdl_names_is_known() {
        let known = ["ALLOW_LOGIN_NOT_VERIFIED"];
        for when in accounts::TABLES.when.iter().chain(accounts_relay::TABLES.when) {
            assert!(known.contains(&when.setting), "{} asks for {}", when.coordinate, when.setting);
        }
    }
}
