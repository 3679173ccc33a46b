//! Tests of the secret that is kept.

use super::*;
use crate::app::{RandomFailed, SystemRandom};
use std::sync::atomic::{AtomicU32, Ordering};

/// A directory that goes with the test.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("lychgate-secret-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
struct NoRandom;

impl Random for NoRandom {
    fn fill(&self, _: &mut [u8]) -> Result<(), RandomFailed> {
        Err(RandomFailed)
    }
}

#[test]
fn it_is_made_once_for_nobody_else_to_read() {
    let (one, other) = (Directory::new(), Directory::new());
    let made = kept(&one.0, &SystemRandom).unwrap();
    assert_eq!(made.expose().len(), 64);
    assert_eq!(std::fs::metadata(one.0.join("secret")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(kept(&one.0, &NoRandom).unwrap(), made);
    assert_ne!(kept(&other.0, &SystemRandom).unwrap(), made);
    let names: Vec<_> = std::fs::read_dir(&one.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["secret"]);
}

#[test]
fn one_that_others_can_read_is_refused() {
    let directory = Directory::new();
    kept(&directory.0, &SystemRandom).unwrap();
    std::fs::set_permissions(directory.0.join("secret"), std::fs::Permissions::from_mode(0o640)).unwrap();
    let error = kept(&directory.0, &SystemRandom).unwrap_err();
    assert!(error.to_string().contains("chmod 600"), "{error}");
}

#[test]
fn half_a_secret_is_refused() {
    let directory = Directory::new();
    let made = kept(&directory.0, &SystemRandom).unwrap();
    std::fs::write(directory.0.join("secret"), &made.expose()[..63]).unwrap();
    let error = kept(&directory.0, &SystemRandom).unwrap_err();
    assert!(matches!(error, SecretError::Damaged(_)), "{error}");
}

#[test]
fn without_randomness_nothing_is_kept() {
    let directory = Directory::new();
    assert!(matches!(kept(&directory.0, &NoRandom), Err(SecretError::Random(_))));
    assert!(!directory.0.join("secret").exists());
}
