//! Generates what the rows of the engine run: the resolvers of ours, and the wide type of the peer.

use lychgate_codegen::{Source, generate};
use std::fmt::Write as _;
use std::{env, error::Error, fs, path::PathBuf};

const WIDE_FIELDS: usize = 200;
const SCHEMA: &str = "schema/bench.graphql";
const DIRECTIVES: &str = "../../schema/directives.graphql";

fn main() -> Result<(), Box<dyn Error>> {
    for path in [SCHEMA, DIRECTIVES] {
        println!("cargo::rerun-if-changed={path}");
    }
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let mut sdl = fs::read_to_string(SCHEMA)?;
    sdl.push_str("\ntype Wide {\n");
    let mut ours = "types::Wide {".to_owned();
    let mut theirs =
        "/// As many fields as are asked for.\n#[derive(async_graphql::SimpleObject)]\npub(crate) struct Wide {\n"
            .to_owned();
    for number in 0..WIDE_FIELDS {
        writeln!(sdl, "  f{number}: Int!")?;
        write!(ours, " f{number}: {number},")?;
        writeln!(theirs, "    f{number}: i32,")?;
    }
    sdl.push_str("}\n");
    write!(theirs, "}}\n\n/// All of them.\npub(crate) fn wide() -> Wide {{\n    Wide {{")?;
    for number in 0..WIDE_FIELDS {
        write!(theirs, " f{number}: {number},")?;
    }
    theirs.push_str(" }\n}\n");
    ours.push_str(" }");
    let directives = Source { path: DIRECTIVES.to_owned(), text: fs::read_to_string(DIRECTIVES)? };
    let generated = generate("bench", &[Source { path: SCHEMA.to_owned(), text: sdl }, directives]);
    match generated {
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                println!("cargo::error={diagnostic}");
            }
        }
        Ok(files) => {
            for file in files {
                fs::write(out_dir.join(&file.name), &file.text)?;
            }
        }
    }
    fs::write(out_dir.join("wide_ours.rs"), ours)?;
    fs::write(out_dir.join("wide_theirs.rs"), theirs)?;
    Ok(())
}
