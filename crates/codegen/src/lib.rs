//! The generator: the SDL of a contract in, Rust and published SDL out. Pure: it reads no files, no clock, no environment.

mod check;
mod diagnostic;
mod directives;
mod emit;
mod lower;
mod model;
mod names;
mod published;
mod relay;
mod syntax;

pub use diagnostic::Diagnostic;

use diagnostic::Problems;

/// One file of SDL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path to name in messages and in generated text, as a person would write it: `schema/accounts.graphql`.
    pub path: String,
    /// The SDL.
    pub text: String,
}

/// One file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The name without a folder: `accounts.rs`.
    pub name: String,
    /// The whole text. The same sources always give the same bytes.
    pub text: String,
}

/// Makes the files of one contract: `<contract>.rs` and `<contract>.graphql`; with `schema @relay` also
/// `<contract>_relay.rs` and `<contract>-relay.graphql`. The Rust files are to be `include!`d in modules of their own name,
/// side by side.
///
/// # Errors
/// Everything that is wrong with the SDL, in the order of the sources.
pub fn generate(contract: &str, sources: &[Source]) -> Result<Vec<GeneratedFile>, Vec<Diagnostic>> {
    let mut problems = Problems::new(sources);
    let documents = syntax::parse(sources, &mut problems);
    problems.take()?;
    let schema = lower::schema(contract, sources, documents, &mut problems);
    problems.take()?;
    check::schema(&schema, &mut problems);
    problems.take()?;
    let flavoured = if schema.relay.is_some() { Some(relay::derive(&schema, &mut problems)) } else { None };
    problems.take()?;

    let mut files = vec![
        GeneratedFile { name: format!("{}.rs", names::snake(contract)), text: emit::plain(&schema) },
        GeneratedFile { name: format!("{contract}.graphql"), text: published::sdl(&schema) },
    ];
    if let Some(relay) = flavoured {
        files.push(GeneratedFile {
            name: format!("{}_relay.rs", names::snake(contract)),
            text: emit::relay(&schema, &relay),
        });
        files.push(GeneratedFile { name: format!("{contract}-relay.graphql"), text: published::sdl(&relay) });
    }
    Ok(files)
}
