//! What an SDL author can get wrong beyond the grammar: every mistake found, each with its place and how to mend it.

mod interfaces;
mod limits;
mod naming;
mod policy;
mod references;
mod values;

use crate::{diagnostic::Problems, model::Schema};

/// Checks a contract.
pub(crate) fn schema(schema: &Schema, problems: &mut Problems) {
    references::check(schema, problems);
    interfaces::check(schema, problems);
    values::check(schema, problems);
    policy::check(schema, problems);
    limits::check(schema, problems);
    naming::check(schema, problems);
}
