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
    /// `/<contract>/graphql`.
    Graphql(ContractIndex),
    /// `/<contract>/schema.graphql`: the published SDL.
    Schema(ContractIndex),
    /// Anything else.
    Unknown,
}

/// A contract by its position among those served, and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ContractIndex {
    pub(super) index: usize,
    pub(super) name: &'static str,
}

impl Endpoint {
    /// The endpoint of a path on the public listener.
    pub(super) fn of(path: &str, contracts: &[&'static str]) -> Self {
        let Some(path) = path.strip_prefix('/') else { return Self::Unknown };
        if let Some((first, rest)) = path.split_once('/')
            && let Some(index) = contracts.iter().position(|name| *name == first)
            && let Some(name) = contracts.get(index)
        {
            let contract = ContractIndex { index, name };
            return match rest {
                "graphql" => Self::Graphql(contract),
                "schema.graphql" => Self::Schema(contract),
                _ => Self::Unknown,
            };
        }
        match path {
            "" => Self::Index,
            "health/live" => Self::Live,
            "health/ready" => Self::Ready,
            ".well-known/jwks.json" => Self::Jwks,
            _ => Self::Unknown,
        }
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
            Self::Unknown => "unknown",
        }
    }

    /// The contract's name, or nothing.
    pub(super) fn contract(self) -> &'static str {
        match self {
            Self::Graphql(contract) | Self::Schema(contract) => contract.name,
            Self::Index | Self::Live | Self::Ready | Self::Jwks | Self::Unknown => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_paths_are_served() {
        let contracts = ["accounts", "accounts-relay"];
        let relay = ContractIndex { index: 1, name: "accounts-relay" };
        for (path, endpoint) in [
            ("/", Endpoint::Index),
            ("/health/live", Endpoint::Live),
            ("/health/ready", Endpoint::Ready),
            ("/.well-known/jwks.json", Endpoint::Jwks),
            ("/accounts-relay/graphql", Endpoint::Graphql(relay)),
            ("/accounts-relay/schema.graphql", Endpoint::Schema(relay)),
            ("/accounts-relay/graphql/", Endpoint::Unknown),
            ("/accounts-relay/", Endpoint::Unknown),
            ("/accounts-relay", Endpoint::Unknown),
            ("/platform/graphql", Endpoint::Unknown),
            ("//", Endpoint::Unknown),
            ("/metrics", Endpoint::Unknown),
            ("*", Endpoint::Unknown),
            ("", Endpoint::Unknown),
            ("/%61ccounts/graphql", Endpoint::Unknown),
        ] {
            assert_eq!(Endpoint::of(path, &contracts), endpoint, "{path}");
        }
    }
}
