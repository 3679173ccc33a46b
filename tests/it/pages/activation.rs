//! The page that an activation link opens.

use super::{UNKNOWN, account, assert_says, newest_path, press, reset_path, service, show, verified};
use crate::http::client::request;
use crate::support::person::{Person, Tokens, newest_link};
use crate::support::world::World;
use std::time::Duration;

const BUTTON: &str = "<button type=\"submit\">Confirm my address</button>";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mailed_link_opens_a_page_whose_button_confirms() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = Tokens::of(&person.register("padme", "padme@example.org").await);
    let (path, token) = (newest_path(&service).await, newest_link(&service).await);
    assert_eq!(path, format!("/activate/{token}"));

    let page = show(&service, &path).await;
    assert_says(&page, 200, "Confirm your address");
    assert!(page.text().contains("<form method=\"post\">") && page.text().contains(BUTTON), "{}", page.text());
    assert!(!page.text().contains(&token), "the page does not repeat the token");
    assert_eq!(account(&page), Some("padme"), "nobody confirms for a stranger unawares");
    assert_eq!(verified(&service).await, 0);

    let page = press(&service, &path).await;
    assert_says(&page, 200, "Your address is confirmed");
    assert_eq!(account(&page), None);
    assert!(!page.text().contains("<form"), "{}", page.text());
    assert_eq!(verified(&service).await, 1);
    assert_eq!(person.me(&tokens.access).await, None, "sessions from before the proof are over, as with verifyAccount");
    assert_eq!(person.sign_in("padme").await["success"], true);

    let page = press(&service, &path).await;
    assert_says(&page, 200, "Already confirmed");
    let page = show(&service, &path).await;
    assert_says(&page, 200, "Already confirmed");
    assert_eq!(account(&page), None, "a used link tells nobody whose it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_at_a_link_changes_nothing() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = Tokens::of(&person.register("padme", "padme@example.org").await);
    let path = newest_path(&service).await;
    for _ in 0..3 {
        let page = show(&service, &path).await;
        let head = request(service.server.address, &format!("HEAD {path} HTTP/1.1"), b"").await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        for header in ["content-length", "content-security-policy", "cache-control", "content-type"] {
            assert_eq!(head.header(header), page.header(header));
        }
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "post"] {
            let refused = request(service.server.address, &format!("{method} {path} HTTP/1.1"), b"").await;
            assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD, POST"), "{method}");
        }
    }
    assert_eq!(verified(&service).await, 0);
    assert_eq!(service.count("select count(*) from mailed_tokens where used_at is not null").await, 0);
    assert_eq!(person.me(&tokens.access).await.as_deref(), Some("padme"));
    assert_says(&press(&service, &path).await, 200, "Your address is confirmed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_no_good_says_why() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
    let superseded = newest_path(&service).await;
    assert_eq!(person.resend("padme@example.org").await["success"], true);
    let newest = newest_path(&service).await;
    assert_ne!(superseded, newest);
    let unknown = format!("/activate/{UNKNOWN}");
    for (path, status, heading) in
        [(&superseded, 410, "There is a newer link"), (&unknown, 404, "This link is not valid")]
    {
        for page in [show(&service, path).await, press(&service, path).await] {
            assert_says(&page, status, heading);
            assert!(!page.text().contains("<form"), "{}", page.text());
            assert_eq!(account(&page), None);
        }
    }
    service.move_clock(Duration::from_secs(8 * 24 * 60 * 60));
    for page in [show(&service, &newest).await, press(&service, &newest).await] {
        assert_says(&page, 410, "This link has expired");
        assert!(page.text().contains("Ask for a new link"), "{}", page.text());
    }
    assert_eq!(verified(&service).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asked_for_a_reset_is_told_to_ask_once_more() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
    assert_eq!(person.ask_for_reset("padme@example.org").await["success"], false);
    let path = newest_path(&service).await;
    assert!(show(&service, &path).await.text().contains(BUTTON), "it asks for no more than other activation links");
    let page = press(&service, &path).await;
    assert_says(&page, 200, "Your address is confirmed");
    assert!(page.text().contains("Ask for a new password once more."), "{}", page.text());
    assert!(!page.text().contains("<form"), "{}", page.text());
    assert_eq!(person.sign_in("padme").await["success"], false);
    assert_says(&press(&service, &path).await, 200, "Already confirmed");
    assert!(reset_path(&service, "padme@example.org").await.starts_with("/password-reset/"));
}
