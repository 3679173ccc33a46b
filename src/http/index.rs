//! The page at `/`, which names all that is served.

use super::contract::Contract;
use super::link_page::LinkPage;
use super::service::is_told;
use super::standing_page::StandingPage;
use std::sync::Arc;

/// The text of the page.
pub(super) fn text(
    contracts: &[Arc<dyn Contract>],
    get: bool,
    standing_pages: &[StandingPage],
    link_pages: &[Arc<dyn LinkPage>],
) -> String {
    let mut endpoints = Vec::new();
    let graphql = if get { "GraphQL over HTTP, POST or GET" } else { "GraphQL over HTTP, POST" };
    for contract in contracts {
        let name = contract.tables().contract;
        endpoints.push((format!("/{name}/graphql"), graphql));
        if is_told(&**contract) {
            endpoints.push((format!("/{name}/schema.graphql"), "the schema that it serves"));
        }
    }
    for page in standing_pages {
        endpoints.push((page.path.to_owned(), page.purpose));
    }
    for page in link_pages {
        endpoints.push((format!("{}<token>", page.path()), page.purpose()));
    }
    for (path, what) in [
        ("/.well-known/jwks.json", "the public keys of access tokens"),
        ("/health/live", "whether the process runs"),
        ("/health/ready", "whether the database answers"),
    ] {
        endpoints.push((path.to_owned(), what));
    }
    let width = endpoints.iter().map(|(path, _)| path.len()).max().unwrap_or_default();
    let lines = endpoints.iter().map(|(path, what)| format!("{path:width$}  {what}\n"));
    std::iter::once("lychgate, a GraphQL account service\n\n".to_owned()).chain(lines).collect()
}
