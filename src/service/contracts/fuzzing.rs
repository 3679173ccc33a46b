//! Fuzzing of preparation: documents and variables against every contract, with the limits of the service.

#![expect(clippy::unwrap_used, reason = "a finding is a panic")]

use super::bearer::Kind;
use super::{Flavour, is_on};
use crate::config::Config;
use lychgate_engine::{CacheBounds, Options, Prepared, RequestError, Schema};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// A contract as it is served, and without a cache.
struct Served {
    cached: Schema,
    fresh: Schema,
}

/// With the settings that are the default.
static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| {
    let config = Config::load(std::iter::empty(), None).unwrap();
    let is_on = |setting: &str| is_on(&config.accounts, setting);
    let schema = |tables, options| Schema::new(tables, &is_on, options).unwrap();
    let uncached = Options { cache: CacheBounds { entries: 0, bytes: 0 }, ..Options::default() };
    let contracts = [Flavour::Plain.tables(), Flavour::Relay.tables(), Kind::Session.tables(), Kind::Platform.tables()];
    let served = contracts.into_iter();
    served
        .map(|tables| Served { cached: schema(tables, Options::default()), fresh: schema(tables, uncached) })
        .collect()
});

/// The digit of a contract, the document, a NUL, the variables as JSON, a NUL, the name of the operation; what is left out
/// is empty. What was prepared before, what was not, and what has a comment more come out alike.
pub(crate) fn prepare(data: &[u8]) {
    let Some((contract, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Some(Served { cached, fresh }) = SERVED.get(usize::from(*contract) % SERVED.len()) else { return };
    let mut parts = text.splitn(3, '\0');
    let document = parts.next().unwrap_or_default();
    let variables: Map<String, Value> =
        parts.next().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let operation = parts.next().filter(|name| !name.is_empty());
    let first = Verdict::of(cached, cached.prepare(document, operation, variables.clone()));
    assert_eq!(first, Verdict::of(cached, cached.prepare(document, operation, variables.clone())), "prepared twice");
    assert_eq!(
        first,
        Verdict::of(fresh, fresh.prepare(document, operation, variables.clone())),
        "prepared without a cache"
    );
    let commented = format!("{document}\n#");
    if let Verdict::Ready { cost, .. } = first
        && commented.len() <= fresh.options().limits.bytes
    {
        let with_comment = fresh.prepare(&commented, operation, variables.clone());
        assert_eq!(with_comment.ok().map(|prepared| prepared.cost()), Some(cost), "a comment more");
    }
}

/// Whether a seed is something that would run.
#[cfg(test)]
pub(crate) fn is_ready(data: &[u8]) -> bool {
    let (contract, text) = data.split_first().unwrap();
    let (document, variables) = std::str::from_utf8(text).unwrap().split_once('\0').unwrap();
    let variables = serde_json::from_str(variables).unwrap();
    SERVED[usize::from(*contract) % SERVED.len()].fresh.prepare(document, None, variables).is_ok()
}

/// What came of it, to be compared.
#[derive(Debug, PartialEq)]
enum Verdict {
    Ready { cost: u64, name: Option<String>, variables: Vec<Option<Value>>, plan: String },
    Refused(RequestError),
}

impl Verdict {
    fn of(schema: &Schema, outcome: Result<Prepared, RequestError>) -> Self {
        let limits = &schema.options().limits;
        match outcome {
            Ok(prepared) => {
                let cost = prepared.cost();
                assert!(cost <= limits.cost, "{cost} points");
                assert!(prepared.plan().root.fields.len() <= limits.root_fields);
                let name = prepared.operation_name().map(str::to_owned);
                Self::Ready {
                    cost,
                    name,
                    variables: prepared.variables().0.to_vec(),
                    plan: format!("{:?}", prepared.plan()),
                }
            }
            Err(error) => {
                let errors = error.errors().len();
                assert!((1..=limits.errors).contains(&errors), "{errors} errors");
                let answer: Option<Map<String, Value>> = serde_json::from_slice(&error.response().body).ok();
                assert!(answer.is_some_and(|answer| answer.contains_key("errors") && !answer.contains_key("data")));
                Self::Refused(error)
            }
        }
    }
}
