//! Running a prepared operation: queries at once, mutations in order, and the answer in one buffer.

use crate::introspection::Introspected;
use crate::{Completed, Executor, Field, GraphqlError, OperationKind, Out, Prepared, Propagate, Schema};
use futures_util::future::join_all;

/// An answer, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// JSON: an object with `data`, `errors`, or both.
    pub body: Vec<u8>,
    /// Whether `errors` is there.
    pub had_errors: bool,
}

impl Response {
    /// The answer to a request that does not run: `errors` without `data`.
    pub fn refused(errors: &[GraphqlError]) -> Self {
        let mut body = b"{".to_vec();
        write_errors(&mut body, errors);
        body.push(b'}');
        Self { body, had_errors: true }
    }
}

impl Schema {
    /// Runs a prepared operation. Root fields of a query run at the same time, those of a mutation one after the other.
    pub async fn run<E: Executor>(&self, prepared: &Prepared, executor: &E) -> Response {
        let run = Run { prepared, executor, introspected: Introspected::of(self, prepared) };
        let errors_max = self.options.limits.errors;
        let mut out = Out::new(errors_max);
        out.raw("{\"data\":");
        let start = out.mark();
        out.begin_object();
        let running = prepared.plan().root.fields.iter().filter(|field| field.index < Field::INTROSPECTION).count();
        let completed = if prepared.kind() == OperationKind::Query && running > 1 {
            run.at_once(errors_max, &mut out).await
        } else {
            run.in_order(&mut out).await
        };
        match completed {
            Ok(()) => out.end_object(),
            Err(Propagate) => {
                out.rollback(start);
                out.null();
            }
        }
        finished(out)
    }
}

struct Run<'a, E> {
    prepared: &'a Prepared,
    executor: &'a E,
    introspected: Introspected,
}

impl<E: Executor> Run<'_, E> {
    async fn in_order(&self, out: &mut Out) -> Completed {
        for field in &self.prepared.plan().root.fields {
            match field.index {
                Field::CONSTANT => out.constant(field),
                Field::INTROSPECTION => self.introspected.write(field, out)?,
                _ => {
                    out.key(field);
                    self.executor.root_field(self.prepared.kind(), field, &self.prepared.variables, out).await?;
                }
            }
        }
        Ok(())
    }

    /// The answer is as if the fields had run in order: what comes after one that takes all of `data` down is not told.
    async fn at_once(&self, errors_max: usize, out: &mut Out) -> Completed {
        let fields = &self.prepared.plan().root.fields;
        let running = fields.iter().filter(|field| field.index < Field::INTROSPECTION).map(async |field| {
            let mut answer = Out::new(errors_max);
            let variables = &self.prepared.variables;
            let completed = self.executor.root_field(self.prepared.kind(), field, variables, &mut answer).await;
            (answer, completed)
        });
        let mut answers = join_all(running).await.into_iter();
        for field in fields {
            match field.index {
                Field::CONSTANT => out.constant(field),
                Field::INTROSPECTION => self.introspected.write(field, out)?,
                _ => {
                    out.key(field);
                    if let Some((answer, completed)) = answers.next() {
                        out.append(answer);
                        completed?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn finished(out: Out) -> Response {
    let (mut body, errors) = out.into_parts();
    let had_errors = !errors.is_empty();
    if had_errors {
        body.push(b',');
        write_errors(&mut body, &errors);
    }
    body.push(b'}');
    Response { body, had_errors }
}

fn write_errors(body: &mut Vec<u8>, errors: &[GraphqlError]) {
    body.extend_from_slice(b"\"errors\":");
    let start = body.len();
    // Errors are texts, numbers and JSON values: they can be written. Should that ever fail, the answer stays JSON.
    if serde_json::to_writer(&mut *body, errors).is_err() {
        body.truncate(start);
        body.extend_from_slice(b"[{\"message\":\"The errors cannot be shown.\"}]");
    }
}
