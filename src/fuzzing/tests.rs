//! The seeds and what the fuzzer kept, as ordinary tests.

use super::{TARGETS, seeds};
use std::fs;
use std::path::{Path, PathBuf};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The files below a directory of `fuzz/`, where there are any.
fn kept(kind: &str, target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(fuzz().join(kind).join(target)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// What a fuzzer found is kept as a file of the corpus, or of `regressions`, and runs here ever after.
#[test]
fn what_was_found_is_found_no_more() {
    for (name, target) in TARGETS {
        let seeds = seeds::of(name);
        assert!(!seeds.is_empty(), "{name} begins nowhere");
        seeds.iter().for_each(|seed| target(seed));
        let files = [kept("corpus", name), kept("regressions", name)].concat();
        assert!(!files.is_empty(), "{name} has no corpus");
        for (path, data) in files {
            let ran = std::panic::catch_unwind(|| target(&data));
            assert!(ran.is_ok(), "{name}: {}", path.display());
        }
    }
}

/// Seeds that were refused at the door would lead nowhere.
#[test]
fn the_examples_are_documents() {
    let ready = seeds::of("prepare").iter().filter(|seed| crate::service::contracts::fuzzing::is_ready(seed)).count();
    assert!(ready > 300, "{ready}");
}

/// A target for each file, a file for each target.
#[test]
fn every_target_has_its_file() {
    let mut files: Vec<String> = fs::read_dir(fuzz().join("fuzz_targets"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let mut names = TARGETS.map(|(name, _)| name);
    names.sort_unstable();
    assert_eq!(files, names);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    assert!(names.iter().all(|name| manifest.contains(&format!("name = \"{name}\""))));
}

/// The corpora are small: what the fuzzer adds is minimised before it is kept.
#[test]
fn the_corpora_are_small() {
    let files = TARGETS.iter().flat_map(|(name, _)| kept("corpus", name));
    let bytes: usize = files.map(|(_, data)| data.len()).sum();
    assert!(bytes < 400 * 1024, "{bytes} bytes");
}

/// Not a test: `cargo test --lib fuzzing -- --ignored` writes the seeds for the fuzzer, which takes directories.
#[test]
#[ignore = "writes fuzz/seeds"]
fn write_the_seeds() {
    for (name, _) in TARGETS {
        let directory = fuzz().join("seeds").join(name);
        fs::create_dir_all(&directory).unwrap();
        for (number, seed) in seeds::of(name).iter().enumerate() {
            fs::write(directory.join(number.to_string()), seed).unwrap();
        }
    }
}
