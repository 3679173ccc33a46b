//! The contracts as the HTTP layer serves them.

mod bearer;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;

use crate::api::accounts::{Accounts, Brought, Left};
use crate::app::App;
use crate::config::{AccountsConfig, CookieConfig, Dialect};
use crate::domain::limits::Wait;
use crate::domain::session::Client;
use crate::generated::{accounts, accounts_relay};
use crate::http::{
    Contract, CookieAttributes, CookieRules, Cookies, Ran, RequestContext, RequestErrorStyle, SetCookie,
};
use bearer::{BearerContract, Kind};
use futures_util::future::BoxFuture;
use lychgate_engine::{Options, Prepared, Response, Schema, SchemaError, Tables};
use std::sync::Arc;

/// The accounts contract in one of its flavours.
#[derive(Debug)]
struct AccountsContract {
    flavour: Flavour,
    schema: Schema,
    /// Where tokens are kept in cookies.
    cookies: Option<CookieRules>,
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
    let graphql = &app.settings.graphql;
    let (introspection, suggestions) = (graphql.introspection, graphql.suggestions);
    let options = Options { introspection, suggestions, ..Options::default() };
    let settings = &app.settings.accounts;
    let contract = |flavour: Flavour| -> Result<Arc<dyn Contract>, SchemaError> {
        let schema = Schema::new(flavour.tables(), &|setting| is_on(settings, setting), options)?;
        let cookies = cookie_rules(&settings.cookies);
        Ok(Arc::new(AccountsContract { flavour, schema, cookies, app: Arc::clone(app) }))
    };
    let bearer =
        |kind| -> Result<Arc<dyn Contract>, SchemaError> { Ok(Arc::new(BearerContract::new(kind, app, options)?)) };
    let accounts = [contract(Flavour::Plain)?, contract(Flavour::Relay)?];
    Ok(accounts.into_iter().chain([bearer(Kind::Session)?, bearer(Kind::Platform)?]).collect())
}

/// Whether a setting that `@when` or `@required` names is on; nothing where it is unknown, which stops the start.
fn is_on(settings: &AccountsConfig, setting: &str) -> Option<bool> {
    if let Some((list, member)) = setting.split_once('.') {
        if list == "DIALECT" {
            return Dialect::named(member).map(|dialect| dialect == settings.dialect);
        }
        return settings.forms.names(list, member).or_else(|| settings.registration.names(list, member));
    }
    match setting {
        "ALLOW_PASSWORDLESS_REGISTRATION" => Some(settings.registration.passwordless),
        "ALLOW_LOGIN_NOT_VERIFIED" => Some(settings.allow_login_not_verified),
        "JWT_ALLOW_REFRESH" => Some(settings.jwt.allow_refresh),
        "JWT_COOKIES" => Some(settings.cookies.enabled),
        "JWT_HIDE_TOKEN_FIELDS" => Some(settings.cookies.hide_token_fields),
        "JWT_LONG_RUNNING_REFRESH_TOKEN" => Some(settings.jwt.long_running_refresh_token),
        _ => None,
    }
}

/// What is kept in cookies, where anything is.
fn cookie_rules(settings: &CookieConfig) -> Option<CookieRules> {
    settings.enabled.then(|| CookieRules {
        names: vec![settings.name.clone(), settings.refresh_token_name.clone()],
        attributes: CookieAttributes {
            secure: settings.secure,
            path: settings.path.clone(),
            domain: settings.domain.clone(),
            same_site: settings.same_site,
        },
    })
}

/// The program that asks.
fn client(context: &RequestContext) -> Client {
    let user_agent = context.user_agent().unwrap_or_default().into();
    Client { user_agent, address: Some(context.client), wait: Wait::default() }
}

/// The tokens among the cookies.
fn brought(settings: &CookieConfig, cookies: &Cookies) -> Brought {
    let token = |name: &str| cookies.get(name).map(str::to_owned);
    Brought { access: token(&settings.name), refresh: token(&settings.refresh_token_name) }
}

/// The cookies that hold what is left.
fn set_cookies(settings: &CookieConfig, left: Left) -> Vec<SetCookie> {
    let (access, refresh) = match left {
        Left::Tokens { access, refresh } => (Some(access), refresh),
        Left::Nothing => (None, None),
    };
    vec![
        SetCookie { name: settings.name.clone(), value: access },
        SetCookie { name: settings.refresh_token_name.clone(), value: refresh },
    ]
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

    fn cookies(&self) -> Option<&CookieRules> {
        self.cookies.as_ref()
    }

    fn run(self: Arc<Self>, prepared: Prepared, context: RequestContext) -> BoxFuture<'static, Ran> {
        let client = client(&context);
        let settings = &self.app.settings.accounts;
        let authorization = context.only(&settings.jwt.auth_header_name).and_then(|header| header.to_str().ok());
        let dialect = context.accounts_dialect().and_then(|header| header.to_str().ok());
        let brought = context.cookies.as_ref().map(|cookies| brought(&settings.cookies, cookies));
        let app = Arc::clone(&self.app);
        let request = Accounts::new(app, client, authorization, dialect, brought.unwrap_or_default());
        Box::pin(async move {
            let response = run_accounts(&self, &prepared, &request).await;
            let settings = &self.app.settings.accounts.cookies;
            let cookies = request.left().map(|left| set_cookies(settings, left)).unwrap_or_default();
            Ran { response, cookies, retry_after_s: request.retry_after_s() }
        })
    }
}

/// Generic, so that a resolver that is missing is told once, where the contract says it is complete, and not here again.
async fn run_accounts<R: accounts::Resolvers>(
    contract: &AccountsContract,
    prepared: &Prepared,
    request: &R,
) -> Response {
    match contract.flavour {
        Flavour::Plain => contract.schema.run(prepared, &accounts::Root(request)).await,
        Flavour::Relay => contract.schema.run(prepared, &accounts_relay::Root(request)).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The schema at the defaults of the settings.
    fn by_default(tables: &'static Tables) -> Schema {
        let config = crate::config::Config::load(std::iter::empty(), None).unwrap();
        Schema::new(tables, &|setting| is_on(&config.accounts, setting), Options::default()).unwrap()
    }

    #[test]
    fn every_setting_that_the_sdl_names_is_known() {
        // Every name is asked for at every start, whatever the settings are.
        for tables in [&accounts::TABLES, &accounts_relay::TABLES] {
            by_default(tables);
        }
    }

    #[test]
    fn inputs_are_published_as_they_are_required_by_default() {
        for tables in [&accounts::TABLES, &accounts_relay::TABLES] {
            let unswitched: &'static Tables = Box::leak(Box::new(Tables { when: &[], ..*tables }));
            assert_eq!(by_default(unswitched).sdl(), tables.sdl);
        }
    }

    #[test]
    fn what_was_released_is_served_by_default() {
        let released = [
            (&accounts::TABLES, include_str!("../../schema/released/accounts.graphql")),
            (&accounts_relay::TABLES, include_str!("../../schema/released/accounts-relay.graphql")),
        ];
        let parse = |sdl: &str| apollo_compiler::Schema::parse_and_validate(sdl, "schema.graphql").unwrap();
        for (tables, released) in released {
            let released = parse(released);
            // What the published SDL breaks is told by `cargo xtask check`, and is meant to be.
            let meant = xtask::breaking(&released, &parse(tables.sdl));
            let mut broken = xtask::breaking(&released, &parse(by_default(tables).sdl()));
            broken.retain(|it| !meant.contains(it));
            assert!(broken.is_empty(), "{broken:?}");
        }
    }
}
