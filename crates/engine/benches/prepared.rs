//! What a prepared operation costs against parsing, validating and running the same document anew.
//!
//! The schema is wide on purpose: 120 types of 25 fields, so that validation has something to look through. `me` has the
//! shape of the accounts contract; its answer comes from memory, so only the engine is measured.

// Benchmarks are compiled with `cfg(test)`; written out it tells clippy that the tables are test code.
#[cfg(test)]
#[path = "../tests/it/support/tables.rs"]
mod tables;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use futures_util::FutureExt;
use lychgate_engine::{
    CacheBounds, Completed, Executor, Field, Id, OperationKind, Options, Out, Path, Schema, Selections, Tables,
    Variables, Write,
};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::LazyLock;

const TYPES_TOTAL: usize = 120;
const FIELDS_EACH: usize = 25;

const ACCOUNT: &str = "
    scalar DateTime
    interface Node { id: ID! }
    type UserNode implements Node {
        id: ID! pk: Int username: String! email: String! firstName: String! lastName: String!
        isActive: Boolean! verified: Boolean archived: Boolean secondaryEmail: String lastLogin: DateTime
        dateJoined: DateTime! friends(first: Int = 3, matching: Filter): [UserNode!]!
    }
    input Filter { name: String active: Boolean = true tags: [String!] }
";

static TABLES: LazyLock<&'static Tables> = LazyLock::new(|| {
    let mut sdl = ACCOUNT.to_owned();
    let mut query = "type Query { me: UserNode node(id: ID!): Node".to_owned();
    for number in 0..TYPES_TOTAL {
        let _ = write!(query, " t{number}(id: ID!, first: Int = 10): T{number}");
        let _ = write!(sdl, " type T{number} implements Node {{ id: ID!");
        for field in 0..FIELDS_EACH {
            let _ = write!(sdl, " f{field}(a: Int, b: [String!]): T{}", (number + field) % TYPES_TOTAL);
        }
        sdl.push_str(" name: String! }");
    }
    let _ = write!(sdl, " {query} }}");
    tables::of(&sdl, &[], &[])
});

const ME: &str = "{ me { id username email verified } }";

const PROFILE: &str = "
    query Profile($first: Int = 5, $full: Boolean!, $name: String) {
        me { ...Person dateJoined friends(first: $first, matching: { name: $name, tags: [\"a\", \"b\"] }) { ...Person } }
        again: me { ... on Node { __typename id } archived secondaryEmail @include(if: $full) lastLogin @skip(if: $full) }
    }
    fragment Person on UserNode { id pk username email ...Names }
    fragment Names on UserNode { firstName lastName isActive verified }
";

/// One account, written as generated code writes it.
struct User {
    id: Id,
    username: &'static str,
    email: &'static str,
    friends: usize,
}

impl Write for User {
    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        let Selections::Object(selection) = &field.selections else {
            out.null();
            return Ok(());
        };
        out.begin_object();
        for field in &selection.fields {
            if field.index == Field::CONSTANT {
                out.constant(field);
                continue;
            }
            out.key(field);
            let path = path.key(&field.response_key);
            match field.index {
                0 => self.id.write(field, &path, out)?,
                1 => Some(7).write(field, &path, out)?,
                2 => self.username.write(field, &path, out)?,
                3 => self.email.write(field, &path, out)?,
                4 | 5 => "A name".write(field, &path, out)?,
                6 => true.write(field, &path, out)?,
                7 | 8 => Some(true).write(field, &path, out)?,
                11 => "2026-01-01T00:00:00Z".write(field, &path, out)?,
                12 => friends(self.friends).write(field, &path, out)?,
                _ => None::<bool>.write(field, &path, out)?,
            }
        }
        out.end_object();
        Ok(())
    }
}

fn friends(total: usize) -> Vec<User> {
    (0..total).map(|_| user(0)).collect()
}

fn user(friends: usize) -> User {
    User { id: Id("VXNlck5vZGU6Nw==".to_owned()), username: "user_one", email: "one@example.com", friends }
}

struct Accounts;

impl Executor for Accounts {
    async fn root_field(&self, _: OperationKind, field: &Field, _: &Variables, out: &mut Out) -> Completed {
        Some(user(5)).write(field, &Path::root(&field.response_key), out)
    }
}

/// One request from the text of the document to the bytes of the answer.
fn request(schema: &Schema, query: &str, variables: &Map<String, Value>) -> Option<Vec<u8>> {
    let prepared = schema.prepare(query, None, variables.clone()).ok()?;
    let response = schema.run(&prepared, &Accounts).now_or_never()?;
    (!response.had_errors).then_some(response.body)
}

fn serving(cache: CacheBounds) -> Option<Schema> {
    Schema::new(&TABLES, &|_| Some(true), Options { cache, ..Options::default() }).ok()
}

fn benchmark(criterion: &mut Criterion) {
    let (keeping, fresh) = (serving(CacheBounds::default()), serving(CacheBounds { entries: 0, bytes: 0 }));
    let (Some(keeping), Some(fresh)) = (keeping, fresh) else {
        return;
    };
    let Value::Object(variables) = json!({ "full": true, "name": "x", "first": 4 }) else {
        return;
    };
    for (name, query, variables) in [("me", ME, Map::new()), ("profile", PROFILE, variables)] {
        let answer = request(&keeping, query, &variables);
        assert!(answer.is_some() && answer == request(&fresh, query, &variables), "{name} is answered");
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(1));
        let mut measure = |how: &str, schema: &Schema| {
            group.bench_function(how, |bencher| {
                bencher.iter_batched(
                    || variables.clone(),
                    |variables| request(black_box(schema), black_box(query), black_box(&variables)),
                    BatchSize::SmallInput,
                );
            });
        };
        measure("prepared", &keeping);
        measure("parse, validate and run", &fresh);
        group.finish();
    }
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
