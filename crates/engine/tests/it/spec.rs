//! Every case of tests/spec/cases gets the verdict that graphql-js gives it.

use crate::support::cases::{self, Case, Refusal, Verdict};
use crate::support::{answer, schema};
use lychgate_engine::{Limits, Options, RequestError, Schema};
use serde_json::Value;

/// Cases where the engine differs on purpose. Each says why; the test fails when one of them agrees.
const DIFFERENT: &[(&str, &str)] = &[
    ("arguments/float too big", "JavaScript makes it infinite and then null; the specification wants finite values"),
    (
        "directives/nullable variable with default but null",
        "refused before anything runs, where graphql-js fails while it runs, with `data: null`",
    ),
];

/// Cases whose errors graphql-js places at the argument, and the engine at the field that the path names, with a code.
const PLACED_AT_FIELD: &[&str] = &[
    "variables/nullable with default into required but null",
    "variables/nullable into required with argument default but null",
    "variables/nullable nested into non null with field default but null",
];

fn roomy() -> Options {
    let limits = Limits { depth: 20, aliases: 100, ..Limits::default() };
    Options { limits, ..Options::default() }
}

#[tokio::test]
async fn the_engine_agrees_with_graphql_js() {
    let (schema, verdicts) = (schema(roomy()), cases::verdicts());
    let cases = cases::all();
    assert!(cases.len() >= 400 && cases.len() == verdicts.len(), "{} cases, {} verdicts", cases.len(), verdicts.len());
    let mut complaints = Vec::new();
    for case in &cases {
        let verdict = verdicts.get(&case.name).expect("every case has a verdict");
        let judged = judge(&schema, case, verdict).await;
        let different = DIFFERENT.iter().any(|(name, _)| *name == case.name);
        match (judged, different) {
            (Err(complaint), false) => complaints.push(format!("{}: {complaint}\n  {}", case.name, case.text)),
            (Ok(()), true) => complaints.push(format!("{}: agrees, but is listed as different", case.name)),
            (Ok(()), false) | (Err(_), true) => {}
        }
    }
    assert!(complaints.is_empty(), "{} disagreements\n{}", complaints.len(), complaints.join("\n"));
}

async fn judge(schema: &Schema, case: &Case, verdict: &Verdict) -> Result<(), String> {
    let outcome = answer(schema, &case.text, case.operation.as_deref(), &case.variables).await;
    match (verdict, outcome) {
        (Verdict::Refused { refused, messages }, Err(error)) => same_refusal(*refused, messages, &error),
        (Verdict::Answered { data, errors }, Ok(answer)) => {
            let places = if PLACED_AT_FIELD.contains(&&*case.name) { Places::Ignored } else { Places::Compared };
            same_answer(data, errors, &answer, places)
        }
        (Verdict::Refused { refused, .. }, Ok(answer)) => Err(format!("refused ({refused:?}), but answered {answer}")),
        (Verdict::Answered { data, .. }, Err(error)) => Err(format!("answered {data}, but refused: {error:?}")),
    }
}

fn same_refusal(refused: Refusal, messages: &[String], error: &RequestError) -> Result<(), String> {
    let step = match error {
        RequestError::Syntax(_) => Refusal::Syntax,
        RequestError::Validation(_) => Refusal::Validation,
        RequestError::OperationNameMissing | RequestError::OperationUnknown(_) | RequestError::Variables(_) => {
            Refusal::Request
        }
        RequestError::Limit(limit) => return Err(format!("a limit: {limit:?}")),
    };
    if step != refused {
        return Err(format!("refused at {refused:?}, but here: {error:?}"));
    }
    // The engine makes no suggestions: with introspection off they would tell the schema.
    let expected: Vec<_> = messages.iter().map(|text| text.split(" Did you mean").next().unwrap().to_owned()).collect();
    let said: Vec<_> = error.errors().iter().map(|error| error.message.to_string()).collect();
    if refused == Refusal::Request && said != expected {
        return Err(format!("expected {expected:#?}, said {said:#?}"));
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Places {
    Compared,
    Ignored,
}

fn same_answer(data: &str, errors: &[Value], answer: &str, places: Places) -> Result<(), String> {
    let parsed: Value = serde_json::from_str(answer).map_err(|error| format!("{error} in {answer}"))?;
    // The text of `data` is compared, so that the order of the members counts.
    let body = answer.strip_prefix("{\"data\":").ok_or_else(|| format!("no data in {answer}"))?;
    let rest = body.strip_prefix(data).ok_or_else(|| format!("expected {data}, answered {body}"))?;
    if rest != "}" && !rest.starts_with(",\"errors\":[") {
        return Err(format!("expected {data}, answered {body}"));
    }
    let said = parsed["errors"].as_array().cloned().unwrap_or_default();
    let shown = |error: &Value| match places {
        Places::Compared => (error["path"].clone(), error["locations"].clone(), error["extensions"]["code"].clone()),
        Places::Ignored => (error["path"].clone(), Value::Null, Value::Null),
    };
    let (said, expected): (Vec<_>, Vec<_>) = (said.iter().map(shown).collect(), errors.iter().map(shown).collect());
    if said == expected { Ok(()) } else { Err(format!("expected errors {expected:?}, answered {answer}")) }
}

#[test]
fn an_answer_that_differs_is_seen() {
    let compare = |answer| same_answer("{\"a\":1}", &[], answer, Places::Compared);
    assert_eq!(compare("{\"data\":{\"a\":1}}"), Ok(()));
    assert!(compare("{\"data\":{\"a\":12}}").is_err());
    assert!(compare("{\"data\":{\"a\":1},\"errors\":[{\"path\":[\"a\"]}]}").is_err());
}
