//! The documented examples of a contract against its published SDLs: coverage, requests, answers.

use crate::authority::RootField;
use crate::example::{Example, Located, Page, Reference, misfits, references, relay_answer, relay_request};
use crate::problem::{Kind, Problem};
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A published SDL.
pub(crate) struct Published {
    /// Its path, as in `generated/accounts.graphql`.
    pub(crate) name: String,
    pub(crate) schema: Valid<Schema>,
}

/// What the examples of one contract are held against.
pub(crate) struct Contract<'a> {
    pub(crate) root_fields: &'a [RootField],
    /// The schema file.
    pub(crate) authority: &'a Path,
    /// The directory of the pages.
    pub(crate) pages: PathBuf,
    pub(crate) plain: Published,
    pub(crate) relay: Option<Published>,
}

/// Everything that is wrong with the pages, by path and text.
pub(crate) fn problems(contract: &Contract<'_>, pages: &BTreeMap<PathBuf, String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut documented = BTreeSet::new();
    for (path, text) in pages {
        let Some(field) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".md"))
        else {
            continue;
        };
        let Some(root) = contract.root_fields.iter().find(|root| root.name == field) else {
            let kind = Kind::ExampleWithoutField { field: field.to_owned() };
            problems.push(Problem::by_hand(path, 1, kind, "remove the page, or name it after a field of the SDL"));
            continue;
        };
        documented.insert(field);
        match Page::read(text) {
            Err(unreadable) => problems.extend(unreadable.into_iter().map(|error| {
                let mend = "write it as schema/examples/README.md says";
                Problem::by_hand(path, error.line, Kind::ExampleUnreadable { what: error.what }, mend)
            })),
            Ok(page) => {
                problems.extend(page_problems(contract, path, field, &page));
                problems.extend(failures_not_shown(contract, root, &page));
            }
        }
    }
    for root in contract.root_fields.iter().filter(|root| !documented.contains(root.name.as_str())) {
        let kind = Kind::FieldWithoutExample { coordinate: root.coordinate.clone() };
        let mend = format!("write {}/{}.md: one success and every failure", contract.pages.display(), root.name);
        problems.push(Problem::by_hand(contract.authority, root.line, kind, mend));
    }
    problems
}

/// Errors that the description of the field promises and no answer of the page has.
fn failures_not_shown(contract: &Contract<'_>, root: &RootField, page: &Page) -> Vec<Problem> {
    let mut shown = BTreeSet::new();
    page.examples.iter().for_each(|example| collect_codes(&example.answer.item, &mut shown));
    let problem = |code: &String| {
        let kind = Kind::FailureWithoutExample { coordinate: root.coordinate.clone(), code: code.clone() };
        Problem::by_hand(contract.authority, root.line, kind, "write an example that shows it, or promise it no longer")
    };
    root.codes.iter().filter(|code| !shown.contains(code.as_str())).map(problem).collect()
}

fn collect_codes<'a>(value: &'a Value, codes: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            codes.extend(["code", "reason"].into_iter().filter_map(|key| map.get(key).and_then(Value::as_str)));
            map.values().for_each(|value| collect_codes(value, codes));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_codes(value, codes)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn page_problems(contract: &Contract<'_>, path: &Path, field: &str, page: &Page) -> Vec<Problem> {
    let mut problems = Vec::new();
    if page.field != field {
        let what = format!("the title says `{}`, the name of the file says `{field}`", page.field);
        problems.push(Problem::by_hand(path, 1, Kind::ExampleUnreadable { what }, "let both name the same field"));
    }
    for example in &page.examples {
        let unknown = unknown_names(example).into_iter().map(|Located { item: what, line }| {
            Problem::by_hand(
                path,
                line,
                Kind::ExampleUnreadable { what },
                "bring the account into being with a step before",
            )
        });
        problems.extend(unknown);
        problems.extend(example_problems(contract, path, field, example));
    }
    problems
}

fn example_problems(contract: &Contract<'_>, path: &Path, field: &str, example: &Example) -> Vec<Problem> {
    let checking = Checking { path, example };
    let mut problems = checking.flavour(&contract.plain, &example.request.item, &example.answer.item, Some(field));
    // What is wrong in the plain flavour would be told twice.
    if let Some(relay) = contract.relay.as_ref().filter(|_| problems.is_empty()) {
        let request = relay_request(&contract.plain.schema, &example.request.item);
        let answer = relay_answer(&contract.plain.schema, &example.request.item, &example.answer.item);
        match (request, answer) {
            (Ok(request), Ok(answer)) => problems.extend(checking.flavour(relay, &request, &answer, None)),
            (Err(error), _) | (_, Err(error)) => {
                problems.push(checking.invalid(relay, example.request.line, error.to_string()));
            }
        }
    }
    problems
}

struct Checking<'a> {
    path: &'a Path,
    example: &'a Example,
}

impl Checking<'_> {
    fn invalid(&self, published: &Published, line: usize, message: String) -> Problem {
        let kind = Kind::ExampleInvalid { heading: self.example.heading.clone(), sdl: published.name.clone(), message };
        Problem::by_hand(self.path, line, kind, "correct the request, or give the SDL back what it selects")
    }

    /// `field`: what the page is about; a request that leaves it out is no example of it.
    fn flavour(&self, published: &Published, request: &str, answer: &Value, field: Option<&str>) -> Vec<Problem> {
        let start = self.example.request.line;
        let document = match ExecutableDocument::parse_and_validate(&published.schema, request, "request.graphql") {
            Ok(document) => document,
            Err(broken) => {
                let invalid = broken.errors.iter().map(|error| {
                    // Lines of a derived request are not those of the page.
                    let line = match (error.line_column_range(), field) {
                        (Some(range), Some(_)) => start + range.start.line - 1,
                        (None, _) | (_, None) => start,
                    };
                    self.invalid(published, line, error.error.to_string())
                });
                return invalid.collect();
            }
        };
        let mut problems = Vec::new();
        if let Err(message) = self.variables(&published.schema, &document) {
            problems.push(self.invalid(published, self.example.variables.line, message));
        }
        if let Some(field) = field.filter(|field| !selects(&document, field)) {
            problems.push(self.invalid(
                published,
                start,
                format!("it does not select `{field}`, which the page is about"),
            ));
        }
        problems.extend(misfits(&published.schema, &document, answer).into_iter().map(|misfit| {
            let (heading, sdl) = (self.example.heading.clone(), published.name.clone());
            let kind = Kind::AnswerMisfit { heading, sdl, at: misfit.at, what: misfit.what };
            Problem::by_hand(self.path, self.example.answer.line, kind, "correct the answer, or the SDL")
        }));
        problems
    }

    fn variables(&self, schema: &Valid<Schema>, document: &Valid<ExecutableDocument>) -> Result<(), String> {
        let operation = document.operations.get(None).map_err(|_| "an example has exactly one operation".to_owned())?;
        let given = &self.example.variables.item;
        if let Some(name) =
            given.keys().find(|name| !operation.variables.iter().any(|variable| variable.name == name.as_str()))
        {
            return Err(format!("the variable `{name}` is given and not declared"));
        }
        let given: apollo_compiler::response::JsonMap =
            given.iter().map(|(name, value)| (name.as_str().into(), value.clone().into())).collect();
        let coerced = apollo_compiler::request::coerce_variable_values(schema, operation, &given);
        coerced.map(|_| ()).map_err(|error| error.message().to_string())
    }
}

fn selects(document: &ExecutableDocument, field: &str) -> bool {
    document.operations.iter().any(|operation| operation.root_fields(document).any(|selected| selected.name == field))
}

/// Accounts that the example names and that no step before brought into being.
fn unknown_names(example: &Example) -> Vec<Located<String>> {
    let mut known = BTreeSet::new();
    let mut unknown = Vec::new();
    for Located { item: given, line } in &example.given {
        known.extend(given.introduces().map(str::to_owned));
        if let Some(name) = given.needs().filter(|name| !known.contains(*name)) {
            unknown.push(Located { item: format!("there is no account `{name}` at this step"), line: *line });
        }
    }
    let mut texts = Vec::new();
    collect_texts(&Value::Object(example.variables.item.clone()), example.variables.line, &mut texts);
    texts.extend(example.headers.iter().map(|header| Located { item: header.item.1.clone(), line: header.line }));
    collect_texts(&example.answer.item, example.answer.line, &mut texts);
    for Located { item, line } in texts {
        let missing = |Reference { username, .. }: &Reference| !known.contains(username);
        match references(&item) {
            Ok(named) => unknown.extend(named.iter().filter(|reference| missing(reference)).map(|reference| Located {
                item: format!("`{item}` names the account `{}`, which is not there", reference.username),
                line,
            })),
            Err(item) => unknown.push(Located { item, line }),
        }
    }
    unknown
}

fn collect_texts(value: &Value, line: usize, texts: &mut Vec<Located<String>>) {
    match value {
        Value::String(text) => texts.push(Located { item: text.clone(), line }),
        Value::Array(values) => values.iter().for_each(|value| collect_texts(value, line, texts)),
        Value::Object(map) => map.values().for_each(|value| collect_texts(value, line, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
