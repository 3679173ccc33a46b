//! Generates the contracts from schema/ into OUT_DIR. The same files stand in generated/, to be read.

use lychgate_codegen::{Source, generate};
use std::{env, error::Error, fs, io, path::PathBuf};

/// Every contract: its name and its SDL.
const CONTRACTS: &[(&str, &[&str])] = &[
    ("accounts", &["schema/accounts.graphql", "schema/directives.graphql"]),
    ("session", &["schema/session.graphql", "schema/directives.graphql"]),
    ("platform", &["schema/platform.graphql", "schema/directives.graphql"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    tell("rerun-if-changed=schema");
    // The migrations are embedded by a macro that does not watch their directory.
    tell("rerun-if-changed=migrations");
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    for (contract, paths) in CONTRACTS {
        let read = |path: &&str| Ok(Source { path: (*path).to_owned(), text: fs::read_to_string(path)? });
        let sources: Vec<Source> = paths.iter().map(read).collect::<Result<_, io::Error>>()?;
        match generate(contract, &sources) {
            Err(diagnostics) => diagnostics.iter().for_each(|diagnostic| tell(&format!("error={diagnostic}"))),
            Ok(files) => {
                for file in files {
                    fs::write(out_dir.join(&file.name), &file.text)?;
                    // The typed client of the tests knows every published schema by the name of its file.
                    if let Some(schema) = file.name.strip_suffix(".graphql") {
                        cynic_codegen::register_schema(schema).from_sdl(&file.text)?;
                    }
                }
            }
        }
    }
    Ok(())
}

fn tell(instruction: &str) {
    println!("cargo::{instruction}");
}
