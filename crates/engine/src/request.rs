//! A request after preparation: ready to run, or the reason why it will not.

use crate::document::{Document, Priced};
use crate::error::coded;
use crate::limits::Exceeded;
use crate::{GraphqlError, OperationKind, Plan, Response, Variables};
use std::sync::Arc;

/// An operation with its variables, ready to run.
pub struct Prepared {
    pub(crate) document: Arc<Document>,
    pub(crate) operation: usize,
    pub(crate) priced: Arc<Priced>,
    pub(crate) variables: Variables,
}

impl Prepared {
    /// Query or mutation.
    pub fn kind(&self) -> OperationKind {
        self.priced.plan.kind
    }

    /// What will run.
    pub fn plan(&self) -> &Plan {
        &self.priced.plan
    }

    /// The coerced variables.
    pub fn variables(&self) -> &Variables {
        &self.variables
    }

    /// The name of the operation, where it has one.
    pub fn operation_name(&self) -> Option<&str> {
        self.document.operations.get(self.operation)?.definition.name.as_ref().map(|name| name.as_str())
    }

    /// What running it costs, in points.
    pub fn cost(&self) -> u64 {
        self.priced.price.points(&self.variables)
    }
}

impl std::fmt::Debug for Prepared {
    /// Tells the operation only: the document and its variables may hold passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = formatter.debug_struct("Prepared");
        shown.field("kind", &self.kind()).field("name", &self.operation_name()).finish_non_exhaustive()
    }
}

/// Why a request will not run (GraphQL specification, section 7.1.2, "request errors"). Its answer has no `data`.
#[derive(Debug, Clone, PartialEq)]
pub enum RequestError {
    /// The document is no GraphQL.
    Syntax(Vec<GraphqlError>),
    /// The document does not fit the schema.
    Validation(Vec<GraphqlError>),
    /// The document asks for more than it may.
    Limit(Exceeded),
    /// The document has several operations and the request names none.
    OperationNameMissing,
    /// The document has no operation of this name.
    OperationUnknown(String),
    /// The variables do not fit their types.
    Variables(Vec<GraphqlError>),
}

impl From<Exceeded> for RequestError {
    fn from(exceeded: Exceeded) -> Self {
        Self::Limit(exceeded)
    }
}

impl RequestError {
    /// The entries of `errors`, each with `extensions.code`.
    pub fn errors(&self) -> Vec<GraphqlError> {
        let operation = |message: String| vec![coded(message, "OPERATION_RESOLUTION_FAILURE", Vec::new())];
        match self {
            Self::Syntax(errors) | Self::Validation(errors) | Self::Variables(errors) => errors.clone(),
            Self::Limit(exceeded) => vec![exceeded.to_error()],
            Self::OperationNameMissing => {
                operation("Must provide operation name if query contains multiple operations.".to_owned())
            }
            Self::OperationUnknown(name) => {
                operation(format!("Unknown operation named \"{}\".", crate::inspect::shorten(name)))
            }
        }
    }

    /// The answer: `errors` without `data`.
    pub fn response(&self) -> Response {
        Response::refused(&self.errors())
    }
}
