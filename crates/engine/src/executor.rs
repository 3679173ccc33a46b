//! The door between a prepared plan and generated code: one call for each root field.

use crate::{Field, FieldError, OperationKind, Out, Path, Write, WriteWith};
use serde_json::Value;
use std::future::Future;

/// How writing a value ended.
pub type Completed = Result<(), Propagate>;

/// The value is non-null and failed; the error has been reported. The nearest nullable value around it becomes null
/// (GraphQL specification, section 6.4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Propagate;

/// Generated code that runs the root fields of one contract.
pub trait Executor: Sync {
    /// Runs one root field and writes its value, without its key, to `out`. Errors of the field go to `out` too. Never
    /// called for [`Field::CONSTANT`] and [`Field::INTROSPECTION`].
    ///
    /// The future answers [`Propagate`] where the root field is non-null and failed: then `data` becomes null.
    fn root_field(
        &self,
        kind: OperationKind,
        field: &Field,
        variables: &Variables,
        out: &mut Out,
    ) -> impl Future<Output = Completed> + Send;
}

/// The coerced values of an operation's variables, by the position of their definitions. A variable that was not given
/// and has no default is `None`.
#[derive(Clone, Default, PartialEq)]
pub struct Variables(pub Box<[Option<Value>]>);

impl Variables {
    /// The value of the variable at a position; `None` where it is absent.
    pub fn get(&self, index: u16) -> Option<&Value> {
        self.0.get(usize::from(index)).and_then(Option::as_ref)
    }
}

impl std::fmt::Debug for Variables {
    /// Tells the number of the variables only: values may be passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Variables({})", self.0.len())
    }
}

/// What `@access` demands beyond the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessRule {
    /// The greatest age of the caller's authentication, in seconds.
    pub recent_s: Option<u32>,
    /// What an API key must hold to reach the field; without it no API key does.
    pub permission: Option<&'static str>,
}

/// What `@limit` says an attempt counts against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitRule {
    /// The counters that it feeds.
    pub counters: &'static [Counter],
}

/// A counter of attempts: the values of `enum Counter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    /// Wrong passwords and codes for one account.
    Guesses,
    /// Attempts of one client address.
    Client,
    /// Uses of tokens that nobody can guess, by one client address.
    Tokens,
    /// Mails that strangers cause to one address.
    Mail,
}

/// Writes what a resolver answered, or reports its error and writes null where the type allows it.
///
/// # Errors
/// [`Propagate`] where the value is non-null and failed.
pub fn complete<T: Write>(answer: Result<T, FieldError>, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
    match answer {
        Ok(value) => value.write(field, path, out),
        Err(error) => failed(T::NULLABLE, error, field, path, out),
    }
}

/// As [`complete`], for types below which resolvers run.
///
/// # Errors
/// [`Propagate`] where the value is non-null and failed.
pub async fn complete_with<R: Sync, T: WriteWith<R>>(
    answer: Result<T, FieldError>,
    resolvers: &R,
    field: &Field,
    path: &Path<'_>,
    variables: &Variables,
    out: &mut Out,
) -> Completed {
    match answer {
        Ok(value) => value.write_with(resolvers, field, path, variables, out).await,
        Err(error) => failed(T::NULLABLE, error, field, path, out),
    }
}

fn failed(nullable: bool, error: FieldError, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
    out.fail(error, field, path);
    if !nullable {
        return Err(Propagate);
    }
    out.null();
    Ok(())
}
