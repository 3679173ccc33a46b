//! Hashes made elsewhere, bounds of the queue, and what happens when requests go away or the work panics.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use super::{HashError, PasswordSettings, Passwords, PasswordsError, Verdict};
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
