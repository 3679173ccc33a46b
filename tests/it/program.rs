//! The program as one starts it: what it prints, how it stops, and its exit codes.

use crate::support::{TestDatabase, directory};
use lychgate::db::Connection;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Output, Stdio};

const SECRET: &str = "a secret of the tests, nobody else has it";

/// The program with nothing in its environment but a data directory and ports that nobody has.
fn lychgate(words: &[&str]) -> Command {
    let directory = directory();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
    command.args(words).env_clear().current_dir(&directory);
    command.env("LYCHGATE_DATA_DIR", directory.join("data"));
    command.env("LYCHGATE_LISTEN", "127.0.0.1:0").env("LYCHGATE_METRICS_LISTEN", "127.0.0.1:0");
    command
}

/// The same, on a database.
fn lychgate_on(url: &str, words: &[&str]) -> Command {
    let mut command = lychgate(words);
    command.env("DATABASE_URL", url).env("LYCHGATE_SECRET", SECRET);
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_owned()).unwrap()
}

/// What a failing start says: whole lines for people.
fn complaints(output: &Output, code: i32) -> Vec<String> {
    let text = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{text}");
    for line in text.lines() {
        assert!(line.starts_with("lychgate: "), "{line}");
        assert!(!line.contains(['{', '}']), "this is for programmers: {line}");
    }
    text.lines().map(str::to_owned).collect()
}

#[test]
fn wrong_settings_are_named_and_nothing_starts() {
    let output = lychgate(&[]).env("LYCHGATE_LISTEN", "here").env("LYCHGATE_NONSENSE", "1").output().unwrap();
    let lines = complaints(&output, 2);
    assert!(lines.iter().any(|line| line.contains("LYCHGATE_LISTEN is `here`")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("LYCHGATE_NONSENSE is no setting")), "{lines:?}");
}

#[test]
fn a_file_of_settings_counts() {
    let mut command = lychgate(&[]);
    let directory = command.get_current_dir().unwrap().to_owned();
    std::fs::write(directory.join("lychgate.toml"), "colour = 'red'").unwrap();
    let lines = complaints(&command.output().unwrap(), 2);
    assert!(lines.first().unwrap().contains("lychgate.toml: colour"), "{lines:?}");
    let lines = complaints(&command.env("LYCHGATE_CONFIG", "nowhere.toml").output().unwrap(), 2);
    assert!(lines.first().unwrap().contains("cannot read the settings in nowhere.toml"), "{lines:?}");
}

#[tokio::test]
async fn what_settings_name_is_part_of_them() {
    let database = TestDatabase::new().await;
    for words in [&["serve"][..], &["user", "list"]] {
        let mut command = lychgate_on(&database.url, words);
        let templates = command.get_current_dir().unwrap().join("templates/email");
        std::fs::create_dir_all(&templates).unwrap();
        std::fs::write(templates.join("activation_email.html"), "{{ link }}\n{{ user.nickname }}").unwrap();
        let lines = complaints(&command.env("LYCHGATE_MAIL__TEMPLATES", "templates").output().unwrap(), 2);
        assert!(lines.iter().any(|line| line.contains("activation_email.html:2")), "{words:?}: {lines:?}");
        let mut command = lychgate_on("nowhere", words);
        let lines = complaints(&command.output().unwrap(), 2);
        assert!(lines.iter().all(|line| line.contains("DATABASE_URL")), "{words:?}: {lines:?}");
    }
}

#[test]
fn a_database_that_is_away_is_one_line() {
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("postgres://somebody:geheim@127.0.0.1:{port}/somewhere");
    let lines = complaints(&lychgate_on(&url, &["serve"]).output().unwrap(), 1);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("DATABASE_URL") && !line.contains("geheim")), "{lines:?}");
}

#[test]
fn an_unknown_word_is_refused() {
    assert_eq!(lychgate(&["destroy"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn the_settings_are_printed() {
    let output = lychgate(&["config"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stdout), lychgate::config::settings::markdown());
}

#[tokio::test]
async fn migrating_tells_what_it_did() {
    let database = TestDatabase::empty().await;
    let first = lychgate_on(&database.url, &["migrate"]).output().unwrap();
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(text(&first.stdout).lines().all(|line| line.starts_with("applied ")), "{}", text(&first.stdout));
    let second = lychgate_on(&database.url, &["migrate"]).output().unwrap();
    assert_eq!(text(&second.stdout), "nothing to migrate\n");
}

#[tokio::test]
async fn a_role_without_rights_is_told_what_it_lacks() {
    use diesel_async::RunQueryDsl;
    let database = TestDatabase::empty().await;
    let db = database.db().await;
    // The sessions of this database become a role that may do nothing in it, on older PostgreSQL as well.
    for statement in [
        "revoke create on schema public from public",
        "do $$ begin execute format('alter database %I set role = pg_read_all_stats', current_database()); end $$",
    ] {
        let done = db.write(async |mut conn: &Connection| diesel::sql_query(statement).execute(&mut conn).await).await;
        done.unwrap();
    }
    for word in ["migrate", "serve"] {
        let lines = complaints(&lychgate_on(&database.url, &[word]).output().unwrap(), 1);
        let [line] = &lines[..] else { panic!("{lines:?}") };
        for part in [
            "cannot make or read the table of applied migrations",
            "permission denied for schema public",
            "CREATE DATABASE lychgate OWNER lychgate",
        ] {
            assert!(line.contains(part), "{part} is not in {line}");
        }
    }
}

#[tokio::test]
async fn it_serves_until_it_is_told_to_stop() {
    let database = TestDatabase::new().await;
    for signal in ["INT", "TERM"] {
        let mut command = lychgate_on(&database.url, &[]);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("Ctrl-C") {
            assert!(output.read_line(&mut said).unwrap() > 0, "it ended: {said}");
        }
        for part in ["is ready after", "mails", "data", "database"] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        let process_id = process.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &process_id]).status().unwrap().success());
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        assert!(rest.contains("stopping"), "{rest}");
        assert_eq!(process.wait().unwrap().code(), Some(0), "{signal}");
    }
}
