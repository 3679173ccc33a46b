//! Expand, then contract: a migration leaves alone what the version before it needs, or says that it does not.

use std::collections::BTreeSet;
use std::path::Path;

/// From this one on; what came before was never in two versions.
const SINCE: &str = "2026-11-21-120000_contractions";

/// What takes something away, or refuses what went before, where it is done to what was there already.
const CONTRACTS: &[(&str, &str)] = &[
    ("drop ", "takes something away"),
    (" rename ", "takes a name away"),
    (" set not null", "refuses rows without a value"),
    (" type ", "changes a type"),
    (" add constraint ", "refuses rows that went before"),
    (" add check ", "refuses rows that went before"),
    (" add unique ", "refuses rows that went before"),
    (" add primary key", "refuses rows that went before"),
    (" add foreign key", "refuses rows that went before"),
    ("create unique index", "refuses rows that went before"),
    ("create trigger", "does more than was asked for"),
    ("create or replace ", "takes the place of something"),
    ("revoke ", "takes a right away"),
    ("truncate ", "takes rows away"),
    ("delete from ", "takes rows away"),
];

/// The statements of a migration, each with the comment right above it, in lower case and on one line.
fn statements(sql: &str) -> Vec<(String, String)> {
    let (mut found, mut comment, mut statement, mut in_body) = (Vec::new(), String::new(), String::new(), false);
    for line in sql.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("--") {
            if statement.is_empty() {
                comment = format!("{comment} {}", text.trim());
            }
            continue;
        }
        if line.is_empty() && statement.is_empty() {
            comment.clear();
        }
        // The body of a function is not done by the migration.
        let begins_or_ends = line.matches("$$").count() % 2 == 1;
        if !in_body || begins_or_ends {
            let code = line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            statement = format!("{statement} {code}").trim().to_owned();
        }
        in_body ^= begins_or_ends;
        if !in_body && line.ends_with(';') {
            found.push((std::mem::take(&mut comment).trim().to_owned(), std::mem::take(&mut statement)));
        }
    }
    found
}

/// The word behind some words.
fn word_behind<'a>(statement: &'a str, words: &str) -> Option<&'a str> {
    let (_, rest) = statement.split_once(words)?;
    rest.split([' ', '(', ';', ',']).find(|word| !word.is_empty() && !["only", "if", "not", "exists"].contains(word))
}

/// Why the version before might not go on after a statement. None where the comment above it says why it does.
fn contraction(comment: &str, statement: &str, made_here: &BTreeSet<String>) -> Option<&'static str> {
    let own = |word: Option<&str>| word.is_some_and(|word| made_here.contains(word));
    if comment.starts_with("Expands: ")
        || own(word_behind(statement, "alter table "))
        || own(word_behind(statement, " on "))
    {
        return None;
    }
    let padded = format!(" {statement}");
    let adds_required = padded.match_indices(" add column ").any(|(at, _)| {
        let column = padded[at..].split(", add ").next().unwrap_or_default();
        column.contains(" not null") && !column.contains(" default ") && !column.contains(" generated ")
    });
    if adds_required {
        return Some("adds a column that the version before does not fill");
    }
    // A new table may have whatever it likes.
    if statement.starts_with("create table") {
        return None;
    }
    CONTRACTS.iter().find(|(words, _)| padded.contains(&format!(" {}", words.trim_start()))).map(|(_, why)| *why)
}

/// What is wrong with a migration.
fn complaints(name: &str, up: &str, down: &str) -> Vec<String> {
    let version: String = name.split('_').next().unwrap_or_default().replace('-', "");
    let statements = statements(up);
    let made_here =
        statements.iter().filter_map(|(_, text)| word_behind(text, "create table ")).map(str::to_owned).collect();
    let contractions: Vec<String> = statements
        .iter()
        .filter_map(|(comment, text)| Some(format!("{name}: {} ({text})", contraction(comment, text, &made_here)?)))
        .collect();
    let inserts = format!("insert into schema_contractions (version) values ('{version}');");
    let deletes = format!("delete from schema_contractions where version = '{version}';");
    match (up.contains(&inserts), down.contains(&deletes)) {
        (true, true) => Vec::new(),
        (false, false) => contractions,
        _ => vec![format!("{name}: a contraction is inserted by up.sql and deleted by down.sql")],
    }
}

#[test]
fn each_expands_or_says_that_it_contracts() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let names: Vec<String> = super::names().into_iter().filter(|name| name.as_str() >= SINCE).collect();
    assert_eq!(names.first().map(String::as_str), Some(SINCE));
    let complaints: Vec<String> = names
        .iter()
        .flat_map(|name| {
            let text = |file: &str| std::fs::read_to_string(directory.join(name).join(file)).unwrap();
            complaints(name, &text("up.sql"), &text("down.sql"))
        })
        .collect();
    assert!(
        complaints.is_empty(),
        "The version before has to go on beside a new one. Say above the statement why it does (`-- Expands: …`), or insert \
         the version into schema_contractions:\n{}",
        complaints.join("\n")
    );
}

#[test]
fn what_contracts_is_seen() {
    let wrong = |up: &str| complaints("2030-01-01-000000_x", up, "").len();
    let contracting = [
        "alter table accounts drop column archived;",
        "alter table accounts\n    rename column archived to put_away;",
        "alter table accounts alter column password set not null;",
        "alter table accounts alter column id type bigint;",
        "alter table accounts add column age integer not null;",
        "alter table accounts add column a text, add column age integer not null, add column c integer default 1;",
        "alter table accounts add constraint accounts_old check (true);",
        "create unique index accounts_x on accounts (first_name);",
        "drop table devices;",
        "-- Why not.\ndrop index sessions_account;",
        "delete from devices;",
    ];
    for up in contracting {
        assert_eq!(wrong(up), 1, "{up}");
    }
    let expanding = [
        "create table pets (id uuid primary key, name text not null, constraint pets_name check (name <> ''));",
        "create table pets (id uuid);\ncreate unique index pets_id on pets (id);\nalter table pets add constraint x check (true);",
        "alter table accounts add column age integer;",
        "alter table accounts add column age integer not null default 0;",
        "create index accounts_x on accounts (first_name);",
        "-- Expands: the same rows go through, and more.\nalter table accounts drop constraint a, add constraint a check (true);",
        "create function f() returns trigger language plpgsql as $$\nbegin\n    delete from x;\nend\n$$;",
        "update accounts set archived = false;",
    ];
    for up in expanding {
        assert_eq!(wrong(up), 0, "{up}");
    }
}

#[test]
fn a_contraction_is_said_both_ways() {
    let up = "drop table devices;\ninsert into schema_contractions (version) values ('20300101000000');";
    let down = "create table devices (id integer);\ndelete from schema_contractions where version = '20300101000000';";
    assert!(complaints("2030-01-01-000000_x", up, down).is_empty());
    assert_eq!(complaints("2030-01-01-000000_x", up, "").len(), 1);
    assert_eq!(complaints("2030-01-02-000000_x", up, down).len(), 1, "another version says nothing of this one");
}
