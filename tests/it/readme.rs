//! What README.md and docs/tokens.md print, run as printed against the program as one starts it.

use crate::support::directory;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The fenced blocks of a language after a heading of a file.
fn blocks(file: &str, heading: &str, language: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let (_, section) = text.split_once(&format!("## {heading}\n")).unwrap();
    let fence = format!("```{language}\n");
    section.split(&fence).skip(1).map(|block| block.split_once("```").unwrap().0.to_owned()).collect()
}

/// The program in a directory of its own, stopped with the test.
struct Program {
    process: Child,
    directory: PathBuf,
    origin: String,
}

impl Program {
    fn start(settings: &[(&str, &str)]) -> Self {
        let directory = directory();
        let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(&directory);
        command.env("LYCHGATE_LISTEN", "127.0.0.1:0").env("LYCHGATE_METRICS_LISTEN", "off");
        command.envs(settings.iter().copied());
        let process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut program = Self { process, directory, origin: String::new() };
        let mut lines = BufReader::new(program.process.stdout.take().unwrap()).lines().map(Result::unwrap);
        let endpoint = lines.find(|line| line.contains("/accounts/graphql")).unwrap();
        let origin = endpoint.split_whitespace().find_map(|word| word.strip_suffix("/accounts/graphql"));
        origin.unwrap().clone_into(&mut program.origin);
        program
    }

    /// What a script prints.
    fn run(&self, script: &str) -> String {
        // The port is the only thing that is not as printed: the test has to be able to run beside others.
        let script = script.replace("http://127.0.0.1:8080", &self.origin);
        let output = Command::new("bash").arg("-ec").arg(script).current_dir(&self.directory).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Its supervisor stops the private cluster.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_session_answers_as_printed() {
    let of = |language| blocks("README.md", "From registration to `me`", language).swap_remove(0);
    assert_eq!(Program::start(&[]).run(&of("sh")), of("json"));
}

#[test]
fn the_session_in_cookies_answers_as_printed() {
    let of = |language| blocks("docs/tokens.md", "Trying it", language);
    let commands = of("sh");
    let settings = commands[0].split_whitespace().filter_map(|word| word.split_once('='));
    let program = Program::start(&settings.collect::<Vec<_>>());
    assert_eq!(program.run(&commands[1]), of("json").swap_remove(0));
}
