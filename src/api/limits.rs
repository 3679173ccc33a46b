//! What `@limit` says, as the rules count it.

use crate::app::App;
use crate::domain::limits::{self, Counter, NotAdmitted};
use crate::domain::session::Client;
use lychgate_engine as engine;

/// Counts an attempt at a field. What is guessed at is known to the rules alone, so they count guesses themselves, wherever a
/// password or a code is held against an account.
pub(super) async fn admit(
    app: &App,
    client: &Client,
    rule: &engine::LimitRule,
    address: Option<&str>,
) -> Result<(), NotAdmitted> {
    for counter in rule.counters {
        let counter = match (counter, address) {
            (engine::Counter::Client, _) => Counter::Client,
            (engine::Counter::Tokens, _) => Counter::Tokens,
            (engine::Counter::Mail, Some(address)) => Counter::Mail(address),
            (engine::Counter::Mail, None) | (engine::Counter::Guesses, _) => continue,
        };
        limits::count(app, client, counter).await?;
    }
    Ok(())
}
