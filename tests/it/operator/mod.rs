//! The commands of operators, as one types them.

mod commands;
mod documentation;
pub(crate) mod links;
mod moving;

use crate::support::directory;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The program with nothing in its environment but a data directory, on a database.
pub(crate) fn lychgate_on(url: &str, words: &[&str]) -> Command {
    let directory = directory();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
    command.args(words).env_clear().current_dir(&directory);
    command.env("LYCHGATE_DATA_DIR", directory.join("data")).env("LYCHGATE_PASSWORDS__BCRYPT_COST", "4");
    command.env("DATABASE_URL", url).env("LYCHGATE_SECRET", "a secret of tests, which is longer than 32 bytes");
    command
}

/// Runs it, with a text on its standard input.
fn run(mut command: Command, input: &str) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    // Who does not read it may have closed it.
    let _ = process.stdin.take().unwrap().write_all(input.as_bytes());
    process.wait_with_output().unwrap()
}

/// What a command prints that does what it should.
pub(crate) fn printed(command: Command, input: &str) -> String {
    let output = run(command, input);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{out}{err}");
    out
}

/// What a command says that fails, without the name of the program.
fn complaints(command: Command, input: &str, code: i32) -> Vec<String> {
    let output = run(command, input);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    said.lines().map(|line| line.strip_prefix("lychgate: ").unwrap_or_else(|| panic!("{said}")).to_owned()).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_owned()).unwrap()
}
