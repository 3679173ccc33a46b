//! What README.md prints, run as printed against the program as one starts it.

use crate::support::directory;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The first fenced block of a language after a heading.
fn block(heading: &str, language: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, section) = text.split_once(&format!("## {heading}\n")).unwrap();
    let (_, block) = section.split_once(&format!("```{language}\n")).unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

/// The program, stopped with the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // Its supervisor stops the private cluster.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_session_answers_as_printed() {
    let directory = directory();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(&directory);
    command.env("LYCHGATE_LISTEN", "127.0.0.1:0").env("LYCHGATE_METRICS_LISTEN", "off");
    let mut program = Program(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut lines = BufReader::new(program.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let endpoint = lines.find(|line| line.contains("/accounts/graphql")).unwrap();
    let origin = endpoint.split_whitespace().find_map(|word| word.strip_suffix("/accounts/graphql")).unwrap();

    // The port is the only thing that is not as printed: the test has to be able to run beside others.
    let script = block("From registration to `me`", "sh").replace("http://127.0.0.1:8080", origin);
    let output = Command::new("bash").arg("-ec").arg(script).current_dir(&directory).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), block("From registration to `me`", "json"));
}
