//! Rows in process: what a request costs from the text of its document to the bytes of its answer, beside async-graphql with the
//! same schema and the same people.

mod ours;
mod people;
mod theirs;

use crate::table::{Row, Table};
use crate::trouble;
use lychgate_rig::trouble::Trouble;
use ours::Ours;
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use theirs::{Checks, Theirs};

const ME: &str = "{ me { id username email verified } }";
const USERS: &str = "query People($first: Int) {
    users(first: $first) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { cursor node { id pk username email firstName lastName isActive verified archived lastLogin dateJoined } }
    }
}";
const UPDATE: &str = "mutation Change($input: UpdateProfileInput!) {
    updateProfile(input: $input) { success user { id firstName lastName } }
}";
/// How many fields of the wide type are asked for, to see what a field more costs.
const WIDTHS: [usize; 6] = [1, 10, 25, 50, 100, 200];
/// How long one batch takes of a competitor, before it is the turn of the next.
const BATCH: Duration = Duration::from_millis(10);

/// A document with its variables.
pub(crate) struct Question {
    pub(crate) document: String,
    pub(crate) variables: Map<String, Value>,
}

impl Question {
    fn new(document: impl Into<String>, variables: Value) -> Self {
        let variables = if let Value::Object(members) = variables { members } else { Map::new() };
        Self { document: document.into(), variables }
    }
}

/// One way to answer a question.
struct Competitor<'a> {
    name: &'static str,
    answer: Box<dyn Fn() -> Result<Vec<u8>, String> + 'a>,
}

/// The rows of the engine.
pub(crate) fn rows(table: &mut Table, rounds: usize) -> Result<(), Trouble> {
    let kept = Ours::keeping()?;
    let fresh = Ours::forgetting()?;
    let theirs = [Theirs::new(Checks::All), Theirs::new(Checks::Few)];
    let input = json!({
        "firstName": "Leia", "lastName": "Organa", "tags": ["one", "two", "three"],
        "home": { "street": "1 Palace Road", "city": "Aldera" },
    });
    let questions = [
        ("me", Question::new(ME, Value::Null)),
        ("users(first: 10)", Question::new(USERS, json!({ "first": 10 }))),
        ("a mutation with input", Question::new(UPDATE, json!({ "input": input }))),
    ];
    for (name, question) in &questions {
        compare(table, name, question, (&kept, &fresh), &theirs, rounds)?;
    }
    for width in WIDTHS {
        let fields: Vec<String> = (0..width).map(|number| format!("f{number}")).collect();
        let question = Question::new(format!("{{ wide {{ {} }} }}", fields.join(" ")), Value::Null);
        let fields = if width == 1 { "field" } else { "fields" };
        compare(table, &format!("{width} {fields}"), &question, (&kept, &fresh), &theirs, rounds)?;
    }
    Ok(())
}

fn compare(
    table: &mut Table,
    name: &str,
    question: &Question,
    (kept, fresh): (&Ours, &Ours),
    [all, few]: &[Theirs; 2],
    rounds: usize,
) -> Result<(), Trouble> {
    let parsed = theirs::parse(question)?;
    let competitors = [
        Competitor { name: "lychgate, document known", answer: Box::new(|| kept.answer(question)) },
        Competitor { name: "lychgate, at first sight", answer: Box::new(|| fresh.answer(question)) },
        Competitor { name: "async-graphql", answer: Box::new(|| all.answer(question)) },
        Competitor { name: "async-graphql, few checks", answer: Box::new(|| few.answer(question)) },
        Competitor { name: "async-graphql, parsed before", answer: Box::new(|| all.answer_parsed(question, &parsed)) },
        Competitor {
            name: "async-graphql, parsed before, few checks",
            answer: Box::new(|| few.answer_parsed(question, &parsed)),
        },
    ];
    agree(name, &competitors)?;
    let mut times = vec![Vec::with_capacity(rounds); competitors.len()];
    let counts: Vec<u32> = competitors.iter().map(calibrated).collect();
    for _ in 0..rounds {
        for ((competitor, count), times) in competitors.iter().zip(&counts).zip(&mut times) {
            times.push(batch(competitor, *count) / f64::from(*count));
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    let own = medians.first().copied().unwrap_or_default();
    for (competitor, micros) in competitors.iter().zip(medians) {
        table.add(Row::engine(name, competitor.name, micros, micros / own));
    }
    Ok(())
}

/// All answer the same; numbers measured of different answers say nothing.
fn agree(name: &str, competitors: &[Competitor<'_>]) -> Result<(), Trouble> {
    let mut first: Option<Value> = None;
    for competitor in competitors {
        let answer = (competitor.answer)().map_err(|error| trouble(format!("{}: {error}", competitor.name)))?;
        let answer: Value = serde_json::from_slice(&answer).map_err(|error| trouble(error.to_string()))?;
        let is_good = answer.get("errors").is_none() && answer["data"].is_object();
        if !is_good || first.as_ref().is_some_and(|first| first["data"] != answer["data"]) {
            return Err(trouble(format!("{} answers {name} otherwise: {answer}", competitor.name)));
        }
        first.get_or_insert(answer);
    }
    Ok(())
}

/// How many answers make a batch.
fn calibrated(competitor: &Competitor<'_>) -> u32 {
    let mut count = 1;
    loop {
        let took = batch(competitor, count);
        if took * 1e-6 > BATCH.as_secs_f64() || count > 1_000_000 {
            return count;
        }
        count *= 2;
    }
}

/// How long so many answers take, in microseconds.
fn batch(competitor: &Competitor<'_>, count: u32) -> f64 {
    let begin = Instant::now();
    for _ in 0..count {
        drop(black_box((competitor.answer)()));
    }
    begin.elapsed().as_secs_f64() * 1e6
}

/// The one in the middle.
pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
