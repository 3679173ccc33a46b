//! The closed list of what is served.

/// One endpoint. Nothing else is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Endpoint {
    /// `/`: a page that names the others.
    Index,
    /// `/health/live`: the process runs.
    Live,
    /// `/health/ready`: the database answers.
    Ready,
    /// `/.well-known/jwks.json`: the public keys of access tokens (RFC 7517).
    Jwks,
    /// `/<contract>/graphql`, also with a slash behind it.
    Graphql(ContractIndex),
    /// `/<contract>/schema.graphql`: the SDL as the settings make it, where clients may ask for it.
    Schema(ContractIndex),
    /// A page that is the same for everybody.
    StandingPage(PageIndex),
    /// A page that mailed links open, with a token at the end of its path.
    LinkPage(PageIndex),
    /// Anything else.
    Unknown,
}

/// A contract by its position among those served, and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ContractIndex {
    pub(super) index: usize,
    pub(super) name: &'static str,
}

/// A page by its position among those served, and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageIndex {
    pub(super) index: usize,
    pub(super) name: &'static str,
}

/// What is served by name.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names of the contracts.
    pub(super) contracts: Vec<&'static str>,
    /// The names of the pages that are the same for everybody, each with its path.
    pub(super) standing_pages: Vec<(&'static str, &'static str)>,
    /// The names of the pages that links open, each with the path before its token.
    pub(super) link_pages: Vec<(&'static str, String)>,
}

impl Endpoint {
    /// The endpoint of a path on the public listener.
    pub(super) fn of(path: &str, names: &Names) -> Self {
        let Some(rest) = path.strip_prefix('/') else { return Self::Unknown };
        for (index, name) in names.contracts.iter().enumerate() {
            let Some(rest) = rest.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')) else { continue };
            let contract = ContractIndex { index, name };
            match rest {
                // Services of Django are often mounted with a slash at the end.
                "graphql" | "graphql/" => return Self::Graphql(contract),
                "schema.graphql" => return Self::Schema(contract),
                _ => {}
            }
        }
        match rest {
            "" => Self::Index,
            "health/live" => Self::Live,
            "health/ready" => Self::Ready,
            ".well-known/jwks.json" => Self::Jwks,
            _ => Self::page(path, names),
        }
    }

    fn page(path: &str, names: &Names) -> Self {
        let standing = names.standing_pages.iter().enumerate().find(|(_, (_, at))| *at == path);
        if let Some((index, (name, _))) = standing {
            return Self::StandingPage(PageIndex { index, name });
        }
        // The paths of the others are settings: they come last, so that none can hide anything.
        let pages = names.link_pages.iter().enumerate();
        let meant = pages.filter(|(_, (_, before_token))| path.starts_with(before_token));
        // Where one path goes on below another, the longer one is meant.
        let page = meant.max_by_key(|(_, (_, before_token))| before_token.len());
        page.map_or(Self::Unknown, |(index, (name, _))| Self::LinkPage(PageIndex { index, name }))
    }

    /// The name in logs and numbers. A path that is not served may hold anything and is never told.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Live => "health/live",
            Self::Ready => "health/ready",
            Self::Jwks => "jwks",
            Self::Graphql(_) => "graphql",
            Self::Schema(_) => "schema",
            Self::StandingPage(page) | Self::LinkPage(page) => page.name,
            Self::Unknown => "unknown",
        }
    }

    /// The contract's name, or nothing.
    pub(super) fn contract(self) -> &'static str {
        match self {
            Self::Graphql(contract) | Self::Schema(contract) => contract.name,
            Self::Index
            | Self::Live
            | Self::Ready
            | Self::Jwks
            | Self::StandingPage(_)
            | Self::LinkPage(_)
            | Self::Unknown => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_paths_are_served() {
        let names = Names {
            contracts: vec!["accounts", "accounts-relay"],
            standing_pages: vec![("standing", "/accounts/page")],
            link_pages: vec![
                ("activation", "/activate/".to_owned()),
                ("reset", "/accounts/".to_owned()),
                ("set", "/activate/first/".to_owned()),
            ],
        };
        let page = |index, name| Endpoint::LinkPage(PageIndex { index, name });
        let relay = ContractIndex { index: 1, name: "accounts-relay" };
        for (path, endpoint) in [
            ("/", Endpoint::Index),
            ("/health/live", Endpoint::Live),
            ("/health/ready", Endpoint::Ready),
            ("/.well-known/jwks.json", Endpoint::Jwks),
            ("/accounts-relay/graphql", Endpoint::Graphql(relay)),
            ("/accounts-relay/schema.graphql", Endpoint::Schema(relay)),
            ("/accounts-relay/graphql/", Endpoint::Graphql(relay)),
            ("/accounts-relay/graphql//", Endpoint::Unknown),
            ("/accounts-relay/", Endpoint::Unknown),
            ("/accounts-relay", Endpoint::Unknown),
            ("/platform/graphql", Endpoint::Unknown),
            ("/activate/0123", page(0, "activation")),
            ("/activate/01/23", page(0, "activation")),
            ("/activate/", page(0, "activation")),
            ("/activate/first", page(0, "activation")),
            ("/activate/first/0123", page(2, "set")),
            ("/activate", Endpoint::Unknown),
            ("//activate/0123", Endpoint::Unknown),
            ("/Activate/0123", Endpoint::Unknown),
            ("/accounts/page", Endpoint::StandingPage(PageIndex { index: 0, name: "standing" })),
            ("/accounts/page/", page(1, "reset")),
            ("/accounts/0123", page(1, "reset")),
            ("/accounts/graphql", Endpoint::Graphql(ContractIndex { index: 0, name: "accounts" })),
            ("//", Endpoint::Unknown),
            ("/metrics", Endpoint::Unknown),
            ("*", Endpoint::Unknown),
            ("", Endpoint::Unknown),
            ("/%61ccounts/graphql", Endpoint::Unknown),
        ] {
            assert_eq!(Endpoint::of(path, &names), endpoint, "{path}");
        }
    }
}
