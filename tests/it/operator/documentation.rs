//! What docs/operator.md prints, run as printed.

use super::moving::DUMP;
use super::{lychgate_on, printed};
use crate::support::{TestDatabase, directory};
use std::path::Path;

/// The fenced blocks of a language in a section.
fn blocks(heading: &str, language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operator.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, section) = text.split_once(&format!("## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let fence = format!("```{language}\n");
    let begins = section.split(&fence).skip(1);
    begins.map(|block| block.split_once("```").unwrap().0.to_owned()).collect()
}

/// Runs a block in a directory with the dump of Django, and says what it printed.
fn run(url: &str, block: &str) -> String {
    let mut command = lychgate_on(url, &[]);
    let program = Path::new(command.get_program()).parent().unwrap().to_owned();
    let place = directory();
    std::fs::write(place.join("accounts.json"), DUMP).unwrap();
    let environment: Vec<_> =
        command.get_envs().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
    command = std::process::Command::new("bash");
    let path = std::env::join_paths(std::iter::once(program).chain(crate::support::search_path())).unwrap();
    command.arg("-ec").arg(block).env_clear().envs(environment).env("PATH", path).current_dir(place);
    printed(command, "")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_commands_answer_as_printed() {
    let database = TestDatabase::new().await;
    let moving = blocks("Moving from Django", "sh");
    // The first is for the machine of the Django service.
    let [_, here] = &moving[..] else { panic!("{moving:?}") };
    assert_eq!([run(&database.url, here)], blocks("Moving from Django", "text")[..]);
    let said = run(&database.url, &blocks("Looking after accounts", "sh").concat());
    assert!(said.contains("\tleia\tleia@example.org\tstaff verified\n") && said.ends_with("deleted leia\n"), "{said}");
}
