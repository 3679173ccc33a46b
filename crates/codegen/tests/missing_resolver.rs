//! What the compiler says where a field has no resolver. `UPDATE_SNAPSHOTS=1` writes the whole text anew, for reading; held
//! fast is what is ours in it, because the rest changes with the compiler.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking, its helpers too")]

use serde_json::Value;
use std::{env, fs, path::Path, path::PathBuf, process::Command};

/// The engine as this test was linked with: the newest build beside it.
fn engine(folder: &Path) -> PathBuf {
    let built = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("liblychgate_engine-") && name.ends_with(".rlib")
    });
    built.max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).expect("the engine is built")
}

/// Compiles a program: whether it does, and its errors.
fn compiled(source: &str) -> (bool, Vec<Value>) {
    let folder = env::current_exe().unwrap().parent().unwrap().to_owned();
    let mut engine_is = std::ffi::OsString::from("lychgate_engine=");
    engine_is.push(engine(&folder));
    let compiled = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--edition=2024", "--emit=metadata", "--error-format=json", "--out-dir", env!("CARGO_TARGET_TMPDIR")])
        .arg("-L")
        .arg(&folder)
        .arg("--extern")
        .arg(engine_is)
        .arg(source)
        .output()
        .unwrap();
    let messages = String::from_utf8(compiled.stderr).unwrap();
    let messages = messages.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    // The last error only counts the others and has no place.
    let errors = messages.filter(|it| it["level"] == "error" && !it["spans"].as_array().unwrap().is_empty()).collect();
    (compiled.status.success(), errors)
}

#[test]
fn a_missing_resolver_is_one_error_that_names_the_field_and_the_file() {
    let (_, errors) = compiled("tests/ui/missing_resolver.rs");
    let [error] = errors.as_slice() else { panic!("{errors:#?}") };
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/missing_resolver.stderr");
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&recorded, error["rendered"].as_str().unwrap()).unwrap();
    }

    let message = "the field `Query.me` of the missing_resolver contract has no resolver";
    let label = "`Accounts` does not answer `Query.me`";
    let note = "tests/schemas/missing_resolver.graphql declares it: write `impl query::Me for Accounts` in src/api/missing_resolver/me.rs";
    assert_eq!(error["message"], message);
    let spans = error["spans"].as_array().unwrap();
    assert!(spans.iter().any(|span| span["is_primary"] == true && span["label"] == label), "{spans:#?}");
    let children = error["children"].as_array().unwrap();
    assert!(children.iter().any(|child| child["level"] == "note" && child["message"] == note), "{children:#?}");

    let recorded = fs::read_to_string(recorded).unwrap();
    for text in [message, label, note] {
        assert!(recorded.contains(text), "the recorded text lacks: {text}");
    }
}

#[test]
fn the_same_program_compiles_with_the_resolver() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/missing_resolver.rs")).unwrap();
    let resolver = "impl contract::query::Me for Accounts { async fn me(&self, (): &()) -> Result<Option<String>, FieldError> { Ok(None) } }";
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let whole = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole.rs");
    fs::write(&whole, format!("{text}\n{resolver}\n").replace("../snapshots", snapshots.to_str().unwrap())).unwrap();
    let (is_compiled, errors) = compiled(whole.to_str().unwrap());
    assert!(is_compiled, "{errors:#?}");
}
