//! One look at the whole tree: what a check reports is what `regenerate` mends.

use crate::authority::{self, Authority};
use crate::documentation::{self, Contract, Published};
use crate::generated::{self, LeftOver};
use crate::problem::{Kind, Mend, Problem};
use crate::release;
use crate::tree::{EXAMPLES, GENERATED, Tree, TreeError};
use apollo_compiler::Schema;
use lychgate_codegen::GeneratedFile;
use std::path::{Path, PathBuf};

/// What a look at a tree finds.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) problems: Vec<Problem>,
    /// The SDLs as they are to be published: names without a folder, and texts.
    pub(crate) published: Vec<(String, String)>,
}

/// Every drift of the tree.
///
/// # Errors
/// Where a file cannot be read.
pub fn check(tree: &Tree) -> Result<Vec<Problem>, TreeError> {
    Ok(look(tree)?.problems)
}

/// Mends what can be mended without a person. Hands back the files it touched and the problems that stay.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn regenerate(tree: &Tree) -> Result<(Vec<PathBuf>, Vec<Problem>), TreeError> {
    let (mut touched, mut left) = (Vec::new(), Vec::new());
    for problem in look(tree)?.problems {
        match &problem.mend {
            Mend::Write(text) => {
                tree.write(&problem.path, text)?;
                touched.push(problem.path);
            }
            Mend::Remove => {
                tree.remove(&problem.path)?;
                touched.push(problem.path);
            }
            Mend::ByHand(_) => left.push(problem),
        }
    }
    Ok((touched, left))
}

pub(crate) fn look(tree: &Tree) -> Result<Found, TreeError> {
    let (mut problems, mut made) = (Vec::new(), Vec::new());
    let mut left_over = LeftOver::Told;
    let contracts = tree.contracts()?;
    for (name, path) in &contracts {
        let Authority { root_fields, problems: told } = authority::read(path, &tree.read(path)?);
        let unreadable = told.iter().any(|problem| matches!(problem.kind, Kind::SdlUnreadable { .. }));
        let generated = if unreadable { Err(Vec::new()) } else { generated::make(tree, name, path)? };
        match generated {
            Ok(files) => {
                problems.extend(told);
                let pages = tree.files(Path::new(EXAMPLES).join(name))?;
                match contract(name, path, &root_fields, &files) {
                    Ok(contract) => problems.extend(documentation::problems(&contract, &pages)),
                    Err(problem) => problems.push(*problem),
                }
                made.extend(files);
            }
            Err(refused) => {
                // The generator demands @access too; one report of it is enough.
                let known = |one: &Problem| told.iter().any(|other| (&other.path, other.line) == (&one.path, one.line));
                let new: Vec<Problem> = refused.into_iter().filter(|one| !known(one)).collect();
                problems.extend(told);
                problems.extend(new);
                left_over = LeftOver::Unknown;
            }
        }
    }
    problems.extend(strange_pages(tree, &contracts)?);
    problems.extend(generated::problems(tree, &made, left_over)?);
    let is_sdl = |file: &GeneratedFile| Path::new(&file.name).extension().is_some_and(|it| it == "graphql");
    let published: Vec<(String, String)> = made.into_iter().filter(is_sdl).map(|file| (file.name, file.text)).collect();
    if left_over == LeftOver::Told {
        problems.extend(release::problems(tree, &published)?);
    }
    Ok(Found { problems, published })
}

/// Pages in a directory that is no contract's.
fn strange_pages(tree: &Tree, contracts: &[(String, PathBuf)]) -> Result<Vec<Problem>, TreeError> {
    let is_strange =
        |directory: &PathBuf| !contracts.iter().any(|(name, _)| Path::new(EXAMPLES).join(name) == *directory);
    let mut problems = Vec::new();
    for directory in tree.directories(EXAMPLES)?.into_iter().filter(is_strange) {
        for path in tree.files(&directory)?.into_keys() {
            let field = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            let mend = "move the page to the directory of its contract, or remove it";
            problems.push(Problem::by_hand(path, 1, Kind::ExampleWithoutField { field }, mend));
        }
    }
    Ok(problems)
}

fn contract<'a>(
    name: &str,
    authority: &'a Path,
    root_fields: &'a [authority::RootField],
    files: &[GeneratedFile],
) -> Result<Contract<'a>, Box<Problem>> {
    let published = |file: &GeneratedFile| {
        let path = format!("{GENERATED}/{}", file.name);
        match Schema::parse_and_validate(&file.text, &path) {
            Ok(schema) => Ok(Published { name: path, schema }),
            Err(broken) => {
                let kind = Kind::SdlRefused { message: format!("the published SDL is not valid: {}", broken.errors) };
                Err(Box::new(Problem::by_hand(authority, 1, kind, "correct the schema")))
            }
        }
    };
    let find = |name: String| files.iter().find(|file| file.name == name).map(published).transpose();
    let plain = find(format!("{name}.graphql"))?.ok_or_else(|| {
        let kind = Kind::SdlRefused { message: format!("the generator makes no {name}.graphql") };
        Box::new(Problem::by_hand(authority, 1, kind, "let the generator publish the SDL"))
    })?;
    let relay = find(format!("{name}-relay.graphql"))?;
    Ok(Contract { root_fields, authority, pages: Path::new(EXAMPLES).join(name), plain, relay })
}
