//! The rules of the house, held by reading the source: which part may know which, and what each file looks like.

mod comparisons;
mod documentation;

use std::path::{Path, PathBuf};

/// Where something must not be named.
struct Rule {
    /// Whom it binds: files whose path begins so.
    inside: &'static [&'static str],
    /// Who may all the same.
    except: &'static [&'static str],
    /// What must not be named.
    words: &'static [&'static str],
    /// Why.
    because: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        inside: &["src/", "crates/"],
        except: &["src/db/"],
        words: &["diesel", "tokio_postgres"],
        because: "db/ is the only place that knows the database",
    },
    Rule {
        inside: &["src/", "crates/"],
        except: &["src/config/"],
        words: &["std::env", "env::var", "vars_os"],
        because: "config/ is the only reader of the environment",
    },
    Rule {
        inside: &["src/", "crates/"],
        except: &["src/app.rs"],
        words: &[
            "SystemTime::now",
            "Utc::now",
            "Local::now",
            "new_v4",
            "now_v7",
            "rand::",
            "getrandom",
            "SystemRandom::new",
        ],
        because: "time and randomness come from App, so that a test can choose them",
    },
    Rule {
        inside: &["src/", "crates/"],
        except: &["src/crypto/"],
        words: &["argon2::", "bcrypt::", "jsonwebtoken", "passki::", "totp_rs"],
        because: "crypto/ is the only caller of the cryptographic libraries",
    },
    Rule {
        inside: &["src/domain/"],
        except: &[],
        words: &["http::", "hyper", "graphql", "lychgate_engine", "tower"],
        because: "the domain has never heard of GraphQL or HTTP",
    },
    Rule {
        inside: &["src/"],
        // The service puts contracts and HTTP together, above both.
        except: &["src/api/", "src/generated.rs", "src/lib.rs", "src/service/"],
        words: &["generated::", "crate::generated"],
        because: "no generated type goes below api/",
    },
    Rule {
        inside: &["src/api/"],
        except: &[],
        words: &["crate::db"],
        because: "resolvers call the domain, and the domain calls the database",
    },
    Rule {
        inside: &["src/http/"],
        except: &[],
        words: &["crate::api", "crate::db", "crate::domain", "crate::mail", "crate::pages"],
        because: "HTTP knows contracts and pages by their traits, not what is behind them",
    },
    Rule {
        inside: &["src/pages/"],
        except: &[],
        words: &["crate::api", "crate::db", "crate::mail", "crate::service", "graphql", "lychgate_engine"],
        because: "a page makes one call into the rules and knows no contract",
    },
    Rule {
        inside: &["src/db/", "src/crypto/", "src/mail/"],
        except: &[],
        words: &["crate::api", "crate::http", "crate::domain", "crate::pages", "crate::service"],
        because: "what the rules stand on does not know them",
    },
];

/// What the domain may know.
const DOMAIN_KNOWS: &[&str] = &["app", "crypto", "db", "domain", "error", "mail", "outbound"];
const LINES_MAX: usize = 400;

struct Source {
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a directory of the repository, but what is built.
fn files(directory: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(directory)];
    while let Some(directory) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&directory) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            match path.file_name().and_then(|name| name.to_str()) {
                Some("target" | ".git" | ".lychgate" | "node_modules") => {}
                _ if path.is_dir() => open.push(path),
                _ => found.push(path),
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let found: Vec<Source> = ["src", "crates", "xtask/src", "xtask/attack/src", "tests", "fuzz"]
        .into_iter()
        .flat_map(files)
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        // What a generator writes has a head of its own, and its length is that of the contract.
        .filter(|path| !path.components().any(|part| part.as_os_str() == "snapshots"))
        .map(|path| Source {
            text: std::fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned(),
        })
        .collect();
    assert!(found.len() > 50, "this test looks in the wrong place");
    found
}

/// The lines that are code, with their numbers. What stands behind `//` is not.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines
        .map(|(number, line)| (number, if line.trim_start().starts_with("//") { "" } else { line }))
        .map(|(number, line)| (number, line.split_once(" // ").map_or(line, |(code, _)| code)))
}

/// Whether a line names something: as a word of its own, not as the end of a longer one.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

fn is_bound(path: &str, rule: &Rule) -> bool {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| path.starts_with(prefix));
    let is_test = ["/tests/", "/tests.rs", "/benches/"].iter().any(|part| path.contains(part));
    begins(rule.inside) && !begins(rule.except) && !is_test
}

fn breaches(source: &Source) -> Vec<String> {
    let bound = RULES.iter().filter(|rule| is_bound(&source.path, rule));
    bound
        .flat_map(|rule| rule.words.iter().map(move |word| (rule, word)))
        .flat_map(|(rule, word)| {
            let lines = code(&source.text).filter(|(_, line)| names(line, word));
            lines.map(move |(number, _)| format!("{}:{number} names {word}: {}", source.path, rule.because))
        })
        .collect()
}

fn none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn each_part_knows_only_what_it_may() {
    none(&sources().iter().flat_map(breaches).collect::<Vec<_>>());
}

#[test]
fn a_breach_is_seen() {
    let breached = |path: &str, text: &str| breaches(&Source { path: path.to_owned(), text: text.to_owned() }).len();
    assert_eq!(breached("src/domain/x.rs", "use diesel::prelude::*;"), 1);
    assert_eq!(breached("src/domain/x.rs", "let id = uuid::Uuid::new_v4();\nuse http::Method;"), 2);
    assert_eq!(breached("src/http/x.rs", "std::env::var(\"X\")"), 2);
    assert_eq!(breached("src/db/x.rs", "use diesel::prelude::*; // crate::api"), 0);
    assert_eq!(breached("src/domain/x.rs", "//! diesel is not here\nlet x = operand::new();"), 0);
    assert_eq!(breached("tests/it/x.rs", "use diesel::prelude::*;"), 0);
    assert_eq!(breached("src/crypto/jwt/tests.rs", "let now = Utc::now();"), 0);
    assert_eq!(breached("src/service/contracts.rs", "use crate::generated::accounts;"), 0);
}

#[test]
fn the_domain_knows_what_it_stands_on_and_nothing_else() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/domain/")) {
        for (number, line) in code(&source.text) {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                let name: String =
                    rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                if !name.is_empty() && !DOMAIN_KNOWS.contains(&name.as_str()) {
                    breaches.push(format!("{}:{number} names crate::{name}", source.path));
                }
            }
        }
    }
    none(&breaches);
}

#[test]
fn contracts_do_not_know_each_other() {
    let contracts: Vec<String> = std::fs::read_dir(root().join("src/api"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let mut breaches = Vec::new();
    for source in sources() {
        let Some(own) = contracts.iter().find(|own| source.path.starts_with(&format!("src/api/{own}/"))) else {
            continue;
        };
        for other in contracts.iter().filter(|other| *other != own) {
            let words = [format!("api::{other}"), format!("generated::{other}"), format!("super::super::{other}")];
            let lines = code(&source.text).filter(|(_, line)| words.iter().any(|word| names(line, word)));
            breaches.extend(lines.map(|(number, _)| format!("{}:{number} of {own} names {other}", source.path)));
        }
    }
    none(&breaches);
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut breaches = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            breaches.push(format!("{} does not open with a sentence `//! …`", source.path));
        }
        let lines = source.text.lines().count();
        if lines > LINES_MAX {
            breaches.push(format!("{} has {lines} lines: cut it along a seam that has a name", source.path));
        }
    }
    none(&breaches);
}

/// A build that writes among its own sources would never be done.
#[test]
fn the_build_writes_into_its_own_directory_only() {
    let text = std::fs::read_to_string(root().join("build.rs")).unwrap();
    let writes: Vec<&str> = text.lines().filter(|line| line.contains("fs::") && !line.contains("fs::read")).collect();
    assert!(!writes.is_empty());
    assert!(writes.iter().all(|line| line.contains("fs::write(out_dir.join(")), "{writes:?}");
}

/// What a machine has where somebody worked is no part of the project.
#[test]
fn no_file_names_a_path_of_somebodys_machine() {
    let places = ["work", "root", "Users"].map(|place| format!("/{place}/"));
    let mut breaches = Vec::new();
    for path in files("") {
        // Not everything is text.
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for (index, line) in text.lines().enumerate() {
            let named = places.iter().find(|place| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    let before = line.get(..at).and_then(|before| before.chars().next_back());
                    before.is_none_or(|letter| letter.is_whitespace() || "\"'`(=<:".contains(letter))
                })
            });
            if let Some(place) = named {
                breaches.push(format!("{}:{} names {place}", path.display(), index + 1));
            }
        }
    }
    none(&breaches);
}
