//! Counts what connections are asked, by the instrumentation that diesel gives every connection that is made.

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use std::cell::RefCell;
use std::sync::{Arc, Mutex, Once};

/// What was asked of the database since it was last looked at.
#[derive(Debug, Default, Clone)]
pub(super) struct Asked {
    /// The statements, without those that begin, end and set up transactions and connections, and without those of workers
    /// that look whether there is something to do.
    pub(super) statements: Vec<String>,
    /// How many of them had to be prepared first. That is a round trip of its own, once for each connection and
    /// statement, and no statement: it asks nothing of the data.
    pub(super) prepared: usize,
}

/// Counts for all connections that are made by its thread.
#[derive(Debug, Clone, Default)]
pub(super) struct Counter(Arc<Mutex<Asked>>);

thread_local! {
    static COUNTER: RefCell<Option<Counter>> = const { RefCell::new(None) };
}

impl Counter {
    /// One for this thread. A service whose runtime has this thread alone makes all its connections here.
    pub(super) fn of_this_thread() -> Self {
        static TOLD: Once = Once::new();
        TOLD.call_once(|| set_default_instrumentation(instrumentation).unwrap());
        let counter = Self::default();
        COUNTER.with_borrow_mut(|place| *place = Some(counter.clone()));
        counter
    }

    /// What was asked since the last look.
    pub(super) fn take(&self) -> Asked {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

fn instrumentation() -> Option<Box<dyn Instrumentation>> {
    COUNTER.with_borrow(|counter| counter.clone()).map(|counter| Box::new(counter) as Box<dyn Instrumentation>)
}

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        let mut asked = self.0.lock().unwrap();
        if let InstrumentationEvent::CacheQuery { sql, .. } = event
            && counts(sql)
        {
            asked.prepared += 1;
        }
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            // Behind the statement diesel shows what is bound to it.
            let shown = query.to_string();
            let statement = shown.split(" -- binds: ").next().unwrap_or_default();
            if counts(statement) {
                asked.statements.push(statement.to_owned());
            }
        }
    }
}

fn counts(statement: &str) -> bool {
    let first = statement.split_ascii_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    // Only workers pass over rows that somebody else holds.
    !["begin", "commit", "rollback", "set"].contains(&first.as_str()) && !statement.ends_with("SKIP LOCKED")
}
