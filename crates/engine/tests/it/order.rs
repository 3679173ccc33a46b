//! Who runs when: root fields of a query at the same time, those of a mutation in order, requests on many threads.

use crate::support::data::DataExecutor;
use crate::support::{object, schema};
use lychgate_engine::{
    CacheBounds, Completed, Executor, Field, FieldError, OperationKind, Options, Out, Path, Propagate, Schema,
    Variables,
};
use serde_json::{Map, json};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How often a field looks whether the others have begun before it gives up.
const LOOKS_MAX: usize = 1000;

/// Each field waits until `wanted` fields have begun, and notes when it began and ended.
struct Waiting {
    wanted: usize,
    begun: AtomicUsize,
    notes: Mutex<Vec<String>>,
}

impl Waiting {
    fn new(wanted: usize) -> Self {
        Self { wanted, begun: AtomicUsize::new(0), notes: Mutex::new(Vec::new()) }
    }

    fn note(&self, what: &str, field: &Field) {
        self.notes.lock().unwrap().push(format!("{what} {}", field.response_key));
    }
}

impl Executor for Waiting {
    async fn root_field(&self, _: OperationKind, field: &Field, _: &Variables, out: &mut Out) -> Completed {
        self.note("begin", field);
        self.begun.fetch_add(1, Ordering::SeqCst);
        let mut looks = 0;
        while self.begun.load(Ordering::SeqCst) < self.wanted {
            looks += 1;
            if looks > LOOKS_MAX {
                out.fail(FieldError::new("the others never began"), field, &Path::root(&field.response_key));
                return Err(Propagate);
            }
            tokio::task::yield_now().await;
        }
        self.note("end", field);
        out.int(1);
        Ok(())
    }
}

async fn run(query: &str, executor: &Waiting) -> String {
    let schema = schema(Options::default());
    let prepared = schema.prepare(query, None, Map::new()).unwrap();
    String::from_utf8(schema.run(&prepared, executor).await.body).unwrap()
}

#[tokio::test]
async fn query_fields_run_at_the_same_time_and_answer_in_order() {
    let executor = Waiting::new(3);
    let answer = run("{ c: number __typename a: number b: number }", &executor).await;
    assert_eq!(answer, r#"{"data":{"c":1,"__typename":"Query","a":1,"b":1}}"#);
}

#[tokio::test]
async fn mutations_run_one_after_the_other() {
    let executor = Waiting::new(0);
    let answer = run("mutation { b: add a: total __typename c: add }", &executor).await;
    assert_eq!(answer, r#"{"data":{"b":1,"a":1,"__typename":"Mutation","c":1}}"#);
    let notes = executor.notes.into_inner().unwrap();
    assert_eq!(notes, ["begin b", "end b", "begin a", "end a", "begin c", "end c"]);
}

#[tokio::test]
async fn a_mutation_that_waits_for_the_next_waits_in_vain() {
    let executor = Waiting::new(2);
    let answer = run("mutation { a: add b: add }", &executor).await;
    assert!(answer.starts_with("{\"data\":null,\"errors\":["), "{answer}");
    assert_eq!(executor.notes.into_inner().unwrap(), ["begin a"], "what comes after the failure does not begin");
}

#[test]
fn many_threads_share_one_cache() {
    let cache = CacheBounds { entries: 20, bytes: 1_000_000 };
    let schema = schema(Options { cache, ..Options::default() });
    let requests = |schema: &Schema, thread: usize| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        for round in 0..200 {
            let number = (round * 7 + thread) % 40;
            let query = format!("query ($on: Boolean!) {{ echo(int: {number}) text @include(if: $on) }}");
            let on = (round + thread).is_multiple_of(2);
            let prepared = schema.prepare(&query, None, object(json!({ "on": on }))).unwrap();
            let answer = runtime.block_on(schema.run(&prepared, &DataExecutor::new())).body;
            let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
            assert_eq!(answer["data"]["echo"]["int"], number);
            assert_eq!(answer["data"].get("text").is_some(), on);
            let usage = schema.cache_use();
            assert!(usage.entries <= cache.entries && usage.bytes <= cache.bytes, "{usage:?}");
        }
    };
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (schema, requests) = (&schema, &requests);
            scope.spawn(move || requests(schema, thread));
        }
    });
}

/// A server runs requests on any thread.
#[test]
fn running_can_move_between_threads() {
    fn movable(_: impl Future + Send) {}
    let schema = schema(Options::default());
    let prepared = schema.prepare("{ text number }", None, Map::new()).unwrap();
    movable(schema.run(&prepared, &DataExecutor::new()));
}
