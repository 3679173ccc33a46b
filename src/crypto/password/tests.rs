//! Hashes made elsewhere, bounds of the queue, and what happens when requests go away or the work panics.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::encoding::Hasher;
use super::{HashError, PasswordSettings, Passwords, PasswordsError, Verdict, is_understood};
use crate::app::{Random, RandomFailed, SystemRandom};

const SMALL: PasswordSettings = PasswordSettings { cost: 4, threads: 1, queue: 2 };

fn passwords(cost: u32) -> Passwords {
    Passwords::start(PasswordSettings { cost, ..SMALL }, Arc::new(SystemRandom)).unwrap()
}

async fn verdict(passwords: &Passwords, password: &str, encoded: &str) -> Verdict {
    passwords.verify(password.to_owned(), Some(encoded.to_owned())).await.unwrap()
}

#[tokio::test]
async fn verifies_what_it_hashed_and_nothing_else() {
    let passwords = passwords(4);
    let long = "x".repeat(8000);
    for password in ["supersecretpassword", "pässwörd", "a\0b", &long, " "] {
        let encoded = passwords.hash(password.to_owned()).await.unwrap();
        assert!(encoded.starts_with("bcrypt_sha256$$2b$04$"), "{encoded}");
        assert_eq!(encoded.len(), 74);
        assert_eq!(verdict(&passwords, password, &encoded).await, Verdict::Right);
        assert_eq!(verdict(&passwords, &format!("{password}x"), &encoded).await, Verdict::Wrong);
    }
    // Alike in the first 72 bytes, or up to a NUL.
    let encoded = passwords.hash(long.clone()).await.unwrap();
    assert_eq!(verdict(&passwords, &long[..7999], &encoded).await, Verdict::Wrong);
    let encoded = passwords.hash("a".to_owned()).await.unwrap();
    assert_eq!(verdict(&passwords, "a\0a", &encoded).await, Verdict::Wrong);
}

#[tokio::test]
async fn salts_differ() {
    let passwords = passwords(4);
    let one = passwords.hash("supersecretpassword".to_owned()).await.unwrap();
    let two = passwords.hash("supersecretpassword".to_owned()).await.unwrap();
    assert_ne!(one, two);
}

/// The encoded hashes were made by Django 5.2.
#[tokio::test]
async fn verifies_hashes_of_django() {
    let passwords = passwords(5);
    let long = "pässwörd ".repeat(20);
    let cut = "x".repeat(72);
    for (password, encoded, expected) in [
        (
            "supersecretpassword",
            "bcrypt_sha256$$2b$05$abcdefghijklmnopqrstuuIS7tajsMX7mT/pYjtubdrjSYDhOK4qq",
            Verdict::Right,
        ),
        (&*long, "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gi", Verdict::RightRehash),
        (
            "supersecretpassword",
            "bcrypt$$2b$05$abcdefghijklmnopqrstuusuMhWG40viNuCfMVmqn8OfHl1LhiBDe",
            Verdict::RightRehash,
        ),
        (&*cut, "bcrypt$$2b$05$abcdefghijklmnopqrstuujf8SX2ahXLwp9w/B.Y5XdysS6yR576q", Verdict::RightRehash),
    ] {
        assert_eq!(verdict(&passwords, password, encoded).await, expected, "{encoded}");
        let wrong = format!("y{password}");
        assert_eq!(verdict(&passwords, &wrong, encoded).await, Verdict::Wrong, "{encoded}");
    }
    // Django's bcrypt cut passwords at 72 bytes, so what lies behind them cannot matter; but a NUL never was in one.
    let encoded = "bcrypt$$2b$05$abcdefghijklmnopqrstuujf8SX2ahXLwp9w/B.Y5XdysS6yR576q";
    assert_eq!(verdict(&passwords, &"x".repeat(80), encoded).await, Verdict::RightRehash);
    let repeated = "supersecretpassword\0supersecretpassword";
    let encoded = "bcrypt$$2b$05$abcdefghijklmnopqrstuusuMhWG40viNuCfMVmqn8OfHl1LhiBDe";
    assert_eq!(verdict(&passwords, repeated, encoded).await, Verdict::Wrong);
}

/// The encoded hashes were made by Django 5.2.19 with argon2-cffi 25.1.0: PBKDF2PasswordHasher with 1,000 iterations,
/// Argon2PasswordHasher with its costs lowered and as they are, and `argon2.low_level.hash_secret` with the costs that
/// Django up to 3.1 had.
#[tokio::test]
async fn verifies_the_other_kinds_of_django() {
    let passwords = passwords(4);
    let long = "pässwörd ".repeat(20);
    for (password, encoded) in [
        (
            "supersecretpassword",
            "pbkdf2_sha256$1000$abcdefghijklmnopqrstuv$uWD+8NMltqPUBPYkRwYa5KR5W2h/hvHDo7jQHD5S6/c=",
        ),
        (&*long, "pbkdf2_sha256$1000$abcdefghijklmnopqrstuv$wVJ6zOYttH00nFlIukWXsYlV/frWXNwFX8XrmOzOJdo="),
        (
            "supersecretpassword",
            "argon2$argon2id$v=19$m=64,t=2,p=2$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        ),
        (
            &*long,
            "argon2$argon2id$v=19$m=64,t=2,p=2$YWJjZGVmZ2hpamtsbW5vcA$qSUqzU+KMkpIIjCXBANuikqE7nTytT+9KXkVq0z1y7Y",
        ),
        (
            "supersecretpassword",
            "argon2$argon2id$v=19$m=102400,t=2,p=8$YWJjZGVmZ2hpamtsbW5vcA$tEcjQoUFLhm+k0rnsk8gIi6fbdYriKn+vJ372XYAAtA",
        ),
        ("supersecretpassword", "argon2$argon2i$v=19$m=512,t=2,p=2$YWJjZGVmZ2hpamtsbW5vcA$FQ+8/jyFwJrNkjNUBN5R5A"),
    ] {
        assert!(is_understood(encoded), "{encoded}");
        assert_eq!(verdict(&passwords, password, encoded).await, Verdict::RightRehash, "{encoded}");
        assert_eq!(verdict(&passwords, &format!("{password}x"), encoded).await, Verdict::Wrong, "{encoded}");
    }
}

/// The first was made by Django 5.2.19 and would be right if its cost were paid; the last two are of kinds that are not
/// verified.
#[tokio::test]
async fn a_cost_beyond_the_bounds_is_not_paid() {
    let passwords = passwords(4);
    for encoded in [
        "pbkdf2_sha256$2000001$abcdefghijklmnopqrstuv$wzbU92Zak5Md36iFQDcgkrvWl698LoNlhFGYF/ZPNsY=",
        "pbkdf2_sha256$4294967295$abcdefghijklmnopqrstuv$wzbU92Zak5Md36iFQDcgkrvWl698LoNlhFGYF/ZPNsY=",
        "argon2$argon2id$v=19$m=131073,t=1,p=1$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "argon2$argon2id$v=19$m=64,t=4294967295,p=2$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "argon2$argon2id$v=19$m=1024,t=1,p=17$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "pbkdf2_sha1$10$abc$BepaIUERH+fea1YTbFl4MVGM87E=",
        "scrypt$abc$16384$8$5$aGFzaA==",
    ] {
        assert!(!is_understood(encoded), "{encoded}");
        assert_eq!(verdict(&passwords, "supersecretpassword", encoded).await, Verdict::Wrong, "{encoded}");
    }
}

/// By the clock alone, so that a busy machine cannot break it: a hash of one iteration takes a fraction of a millisecond.
#[test]
fn a_cheap_hash_of_django_takes_as_long_as_one_of_ours() {
    let hasher = Hasher::new(4, Arc::new(SystemRandom));
    let usual = Duration::from_millis(50);
    hasher.usual_ns.store(u64::try_from(usual.as_nanos()).unwrap(), Ordering::Relaxed);
    let cheap = "pbkdf2_sha256$1$salt$uWD+8NMltqPUBPYkRwYa5KR5W2h/hvHDo7jQHD5S6/c=";
    let begin = Instant::now();
    assert_eq!(hasher.verify("a guess", Some(cheap)), Ok(Verdict::Wrong));
    assert!(begin.elapsed() >= usual);
}

#[test]
fn how_long_one_of_ours_takes_is_learned_from_each() {
    let hasher = Hasher::new(4, Arc::new(SystemRandom));
    let own = hasher.hash("password").unwrap();
    for encoded in [None, Some(&*own)] {
        hasher.usual_ns.store(0, Ordering::Relaxed);
        hasher.verify("a guess", encoded).unwrap();
        assert!(hasher.usual_ns.load(Ordering::Relaxed) > 0, "{encoded:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_verified_is_wrong() {
    let passwords = passwords(4);
    for encoded in [
        "",
        "!",
        "!kQ0dYQ1yP",
        "plain",
        "$",
        "bcrypt_sha256$",
        "bcrypt_sha256$$2b$04$tooshort",
        "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gü",
        "bcrypt_sha256$$2x$04$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gi",
        "bcrypt_sha256$$2b$17$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gi",
        "bcrypt_sha256$$2b$03$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gi",
        "bcrypt_sha256$$2b$99$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gi",
        "pbkdf2_sha256$1000000$salt$aGFzaA==",
        "pbkdf2_sha256$0$salt$uWD+8NMltqPUBPYkRwYa5KR5W2h/hvHDo7jQHD5S6/c=",
        "pbkdf2_sha256$1000$$uWD+8NMltqPUBPYkRwYa5KR5W2h/hvHDo7jQHD5S6/c=",
        "pbkdf2_sha256$1000$a$b$uWD+8NMltqPUBPYkRwYa5KR5W2h/hvHDo7jQHD5S6/c=",
        "argon2$argon2id$v=16$m=64,t=2,p=2$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "argon2$argon2id$v=19$m=64,t=2,p=2,x=1$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "argon2$argon2id$v=19$m=64,t=0,p=2$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "argon2$argon2id$v=19$m=64,t=2,p=2$YWJj$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE",
        "md5$salt$hash",
    ] {
        assert_eq!(verdict(&passwords, "password", encoded).await, Verdict::Wrong, "{encoded}");
    }
    assert_eq!(passwords.verify("password".to_owned(), None).await, Ok(Verdict::Wrong));
}

/// Randomness that comes only when the test opens the gate, and says when it is asked for.
#[derive(Debug)]
struct Gate {
    asked: Sender<()>,
    open: Mutex<Receiver<Opened>>,
}

#[derive(Debug)]
enum Opened {
    Random,
    Failure,
    Panic,
}

impl Random for Gate {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomFailed> {
        let _ = self.asked.send(());
        let opened = self.open.lock().map_err(|_| RandomFailed)?.recv();
        match opened {
            Ok(Opened::Random) => SystemRandom.fill(bytes),
            Ok(Opened::Failure) | Err(_) => Err(RandomFailed),
            Ok(Opened::Panic) => std::panic::resume_unwind(Box::new("a test")),
        }
    }
}

fn gated(settings: PasswordSettings) -> (Arc<Passwords>, Receiver<()>, Sender<Opened>) {
    let (asked, was_asked) = channel();
    let (opener, open) = channel();
    let gate = Gate { asked, open: Mutex::new(open) };
    (Arc::new(Passwords::start(settings, Arc::new(gate)).unwrap()), was_asked, opener)
}

/// Starts to hash and returns once the work is queued: a spawned task on this one-threaded runtime runs up to its wait.
async fn begin(passwords: &Arc<Passwords>) -> tokio::task::JoinHandle<Result<String, HashError>> {
    let queue = Arc::clone(passwords);
    let handle = tokio::spawn(async move { queue.hash("password".to_owned()).await });
    tokio::task::yield_now().await;
    handle
}

#[tokio::test]
async fn a_full_queue_refuses_at_once_and_serves_again_after() {
    let (passwords, was_asked, opener) = gated(SMALL);
    let hashing = begin(&passwords).await;
    was_asked.recv().unwrap();
    let waiting = [begin(&passwords).await, begin(&passwords).await];
    assert_eq!((passwords.waiting(), passwords.running()), (2, 1));

    assert_eq!(passwords.hash("password".to_owned()).await, Err(HashError::Busy));
    assert_eq!(passwords.verify("password".to_owned(), None).await, Err(HashError::Busy));
    assert_eq!(passwords.refused(), 2);

    for _ in 0..3 {
        opener.send(Opened::Random).unwrap();
    }
    assert!(hashing.await.unwrap().is_ok());
    for hash in waiting {
        assert!(hash.await.unwrap().is_ok());
    }
    assert_eq!(passwords.waiting(), 0);
    assert_eq!(passwords.verify("password".to_owned(), None).await, Ok(Verdict::Wrong));
}

#[tokio::test]
async fn dropped_requests_give_their_places_back() {
    let (passwords, was_asked, opener) = gated(SMALL);
    let hashing = begin(&passwords).await;
    was_asked.recv().unwrap();
    for _ in 0..50 {
        let waiting = [begin(&passwords).await, begin(&passwords).await];
        assert_eq!(passwords.waiting(), 2);
        for hash in waiting {
            hash.abort();
            assert!(hash.await.unwrap_err().is_cancelled());
        }
        assert_eq!(passwords.waiting(), 0);
    }
    // The one being computed is dropped as well; the thread goes on with the next that somebody waits for.
    let next = begin(&passwords).await;
    hashing.abort();
    opener.send(Opened::Random).unwrap();
    opener.send(Opened::Random).unwrap();
    assert!(next.await.unwrap().is_ok());
    assert_eq!(was_asked.try_iter().count(), 1, "abandoned work was hashed");
}

#[tokio::test]
async fn failures_and_panics_end_one_piece_of_work_only() {
    let (passwords, _was_asked, opener) = gated(SMALL);
    for opened in [Opened::Panic, Opened::Failure, Opened::Panic] {
        opener.send(opened).unwrap();
        assert_eq!(passwords.hash("password".to_owned()).await, Err(HashError::Failed));
    }
    opener.send(Opened::Random).unwrap();
    assert!(passwords.hash("password".to_owned()).await.is_ok());
}

#[tokio::test]
async fn threads_end_when_the_service_goes() {
    let (passwords, was_asked, opener) = gated(PasswordSettings { threads: 3, ..SMALL });
    let hashing = begin(&passwords).await;
    was_asked.recv().unwrap();
    opener.send(Opened::Random).unwrap();
    assert!(hashing.await.unwrap().is_ok());
    drop(passwords);
    // The gate belongs to the threads alone: its end is disconnected when the last of them has ended.
    assert!(was_asked.recv().is_err());
}

#[test]
fn settings_out_of_bounds_are_refused() {
    let start = |settings| Passwords::start(settings, Arc::new(SystemRandom)).err();
    assert!(matches!(start(PasswordSettings { cost: 3, ..SMALL }), Some(PasswordsError::Cost)));
    assert!(matches!(start(PasswordSettings { cost: 17, ..SMALL }), Some(PasswordsError::Cost)));
    assert!(matches!(start(PasswordSettings { threads: 0, ..SMALL }), Some(PasswordsError::Size)));
    assert!(matches!(start(PasswordSettings { queue: 0, ..SMALL }), Some(PasswordsError::Size)));
}
