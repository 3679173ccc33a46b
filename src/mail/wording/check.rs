//! What is wrong with templates, found before the first mail: file, line and reason.

use std::collections::BTreeSet;

use chrono::DateTime;
use minijinja::{Environment, Error, ErrorKind};

use super::context::USER_NAMES;
use super::library::{Library, Source};
use super::{Names, TemplateError, Templates};
use crate::mail::letter::{Kind, Letter, Person};

/// The token of a sample: its form is that of a true one.
const TOKEN: &str = "5a3b1e5a3b1e5a3b1e5a3b1e5a3b1e5a3b1e5a3b";
/// What templates may name because the language has it.
const LANGUAGE: &[&str] = &["super", "self", "loop", "caller"];

/// Compiles all templates.
pub(super) fn compile(environment: &mut Environment<'static>, library: &Library<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, source) in library.sources() {
        if let Err(error) = environment.add_template_owned(name.clone(), source.translated.text.clone()) {
            problems.push(told(&error, library));
        }
    }
    problems
}

/// Looks for names of variables, filters and tests that are not there, also where no sample comes by.
pub(super) fn names(templates: &Templates, library: &Library<'_>) -> Vec<String> {
    let environment = &templates.environment;
    let globals: BTreeSet<&str> = environment.globals().map(|(name, _)| name).collect();
    let assigned: BTreeSet<String> = library.sources().values().flat_map(assigned).collect();
    let is_known = |root: &str| {
        templates.surroundings.knows(root)
            || globals.contains(root)
            || assigned.contains(root)
            || LANGUAGE.contains(&root)
    };
    let mut problems = Vec::new();
    for (name, source) in library.sources() {
        let Ok(template) = environment.get_template(name) else { continue };
        let mut undeclared: Vec<String> = template.undeclared_variables(true).into_iter().collect();
        undeclared.sort();
        for path in undeclared {
            let mut parts = path.split('.');
            let root = parts.next().unwrap_or_default();
            let reason = match (root, parts.next()) {
                ("user", Some(part)) if !USER_NAMES.contains(&part) => {
                    format!("there is no `user.{part}`: of `user` there are {}", USER_NAMES.join(", "))
                }
                ("request", _) if !is_known(root) => {
                    "there is no `request`: a mail is made of settings, never of what a client sent".to_owned()
                }
                _ if !is_known(root) => {
                    let known: Vec<&str> = templates.surroundings.names().collect();
                    format!("there is no `{root}`: there are {}", known.join(", "))
                }
                _ => continue,
            };
            problems.push(format!("{}:{}: {reason}", source.place, line_of(source, &path, root)));
        }
        problems.extend(unknown_words(environment, source));
    }
    problems
}

/// Words a sample of each mail, for somebody with and for somebody without names.
pub(super) fn samples(templates: &Templates, library: &Library<'_>) -> Vec<String> {
    let named =
        Person { email: "jane@example.com".to_owned(), first_name: "Jane".to_owned(), last_name: "Doe".to_owned() };
    let mut problems = Vec::new();
    for (kind, names) in &templates.letters {
        for person in [named.clone(), Person::default()] {
            problems.extend(sample(templates, library, *kind, names, person));
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

fn sample(templates: &Templates, library: &Library<'_>, kind: Kind, names: &Names, person: Person) -> Vec<String> {
    let letter = Letter::sample(kind, "jane", person, TOKEN);
    let place = |name: &str| library.sources().get(name).map_or(name, |source| source.place.as_str()).to_owned();
    let worded = match templates.word(&letter, DateTime::UNIX_EPOCH) {
        Ok(worded) => worded,
        Err(TemplateError::Template(error)) => return vec![told(&error, library)],
        Err(error) => return vec![error.to_string()],
    };
    let mut problems = Vec::new();
    if worded.subject.is_empty() {
        problems.push(format!("{}: the subject is empty for somebody without names", place(&names.subject)));
    }
    let text = names.text.as_ref().unwrap_or(&names.html);
    for (name, part) in [(&names.html, &worded.html), (text, &worded.text)] {
        if letter.token().is_some_and(|token| !part.contains(token)) {
            let reason = if kind == Kind::SignInCode {
                "the code is missing: without `{{ code }}` in it nobody can sign in"
            } else if kind == Kind::ActCode {
                "the code is missing: without `{{ code }}` in it nobody can do what it is for"
            } else {
                "the link is missing: without `{{ link }}` or `{{ token }}` in it nobody can follow the link"
            };
            problems.push(format!("{}: {reason}", place(name)));
        }
    }
    problems
}

/// An error of the language, with file and line.
fn told(error: &Error, library: &Library<'_>) -> String {
    let mut innermost = error;
    while let Some(source) = std::error::Error::source(innermost).and_then(|source| source.downcast_ref::<Error>()) {
        innermost = source;
    }
    let (Some(name), Some(line)) = (innermost.name(), innermost.line()) else { return innermost.to_string() };
    let source = library.sources().get(name);
    let place = source.map_or(name, |source| &source.place);
    let tags = source.into_iter().flat_map(|source| &source.translated.tags).filter(|tag| tag.line == line);
    let tags: Vec<String> = tags.map(|tag| format!("`{}`", tag.source.replace('\n', " "))).collect();
    let of = if tags.is_empty() { String::new() } else { format!(" in {}", tags.join(" ")) };
    let reason = match (innermost.kind(), innermost.detail()) {
        (ErrorKind::UndefinedError, _) => "something is not there".to_owned(),
        (_, Some(detail)) => detail.to_owned(),
        (kind, None) => kind.to_string(),
    };
    format!("{place}:{line}: {reason}{of}")
}

/// The line in which a template names something.
fn line_of(source: &Source, path: &str, root: &str) -> usize {
    let tags = &source.translated.tags;
    let line = |wanted: &str| tags.iter().find(|tag| has_word(&tag.source, wanted)).map(|tag| tag.line);
    line(path).or_else(|| line(root)).unwrap_or(1)
}

fn is_part_of_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(|character| is_part_of_name(character) || character == '.')
            && !after.is_some_and(is_part_of_name)
    })
}

/// The names that a template gives values itself. Another one that it takes in may name them.
fn assigned(source: &Source) -> Vec<String> {
    let mut names = Vec::new();
    for tag in &source.translated.tags {
        let words = tag.source.trim_start_matches(['{', '%', '-', '+']).trim_end_matches(['}', '%', '-', '+']).trim();
        let Some((word, rest)) = words.split_once(char::is_whitespace) else { continue };
        let targets: Vec<&str> = match word {
            "for" => rest.split(" in ").next().unwrap_or_default().split(',').collect(),
            "set" => rest.split('=').next().unwrap_or_default().split(',').collect(),
            "with" => rest.split(',').map(|part| part.split('=').next().unwrap_or_default()).collect(),
            _ => continue,
        };
        names.extend(
            targets.into_iter().map(|target| target.trim_matches(|edge: char| !is_part_of_name(edge)).to_owned()),
        );
    }
    names
}

/// Filters and tests that are not there, wherever they stand.
fn unknown_words(environment: &Environment<'_>, source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    for tag in &source.translated.tags {
        for (kind, name) in words(&tag.source) {
            let (probe, unknown, what) = match kind {
                Word::Filter => (format!("{{{{ 1|{name} }}}}"), ErrorKind::UnknownFilter, "filter"),
                Word::Test => (format!("{{{{ 1 is {name} }}}}"), ErrorKind::UnknownTest, "test"),
            };
            if environment.render_str(&probe, ()).is_err_and(|error| error.kind() == unknown) {
                problems
                    .push(format!("{}:{}: there is no {what} `{name}` in `{}`", source.place, tag.line, tag.source));
            }
        }
    }
    problems
}

enum Word {
    Filter,
    Test,
}

/// The filters and tests that a tag names, outside of quotation marks.
fn words(tag: &str) -> Vec<(Word, String)> {
    let mut found = Vec::new();
    let unquoted: String = unquoted(tag);
    let name = |text: &str| -> String { text.trim_start().chars().take_while(|part| is_part_of_name(*part)).collect() };
    for (at, _) in unquoted.match_indices('|') {
        found.push((Word::Filter, name(unquoted.get(at + 1..).unwrap_or_default())));
    }
    for (at, word) in unquoted.match_indices(" is ") {
        let rest = unquoted.get(at + word.len()..).unwrap_or_default().trim_start();
        found.push((Word::Test, name(rest.strip_prefix("not ").unwrap_or(rest))));
    }
    let inner = unquoted.trim_start_matches(['{', '%', '-', '+']).trim_start();
    if let Some(rest) = inner.strip_prefix("filter ") {
        found.push((Word::Filter, name(rest)));
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

/// The tag without what stands in quotation marks.
fn unquoted(tag: &str) -> String {
    let mut mark = None;
    tag.chars()
        .filter(|character| match (mark, *character) {
            (None, '"' | '\'') => {
                mark = Some(*character);
                false
            }
            (Some(open), character) => {
                if open == character {
                    mark = None;
                }
                false
            }
            (None, _) => true,
        })
        .collect()
}
