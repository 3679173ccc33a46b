//! What people see: the pages in a real browser.

use crate::support::Service;
use crate::support::person::{Person, Tokens, newest_address};
use crate::support::webdriver::{self, Browser};
use crate::support::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailed_link_is_opened_and_its_button_confirms_the_address() {
    if webdriver::is_missing("a mailed link opened in a browser") {
        return;
    }
    let (service, browser) = tokio::join!(Service::start(&[]), Browser::start());
    let person = Person::at(&service);
    Tokens::of(&person.register("padme", "padme@example.org").await);
    let link = newest_address(&service).await;

    browser.open(&link).await;
    browser.shows("Confirm your address").await;
    assert_eq!(browser.one("h1").await.text().await, "Confirm your address");
    let button = browser.one("button").await;
    assert_eq!((button.role().await, button.label().await), ("button".to_owned(), "Confirm my address".to_owned()));
    assert_eq!(browser.one("main").await.role().await, "main");
    assert_eq!(browser.one("main").await.style("max-width").await, "480px", "the policy lets the style in");
    assert_eq!(verified(&service).await, 0);
    let mut grounds = Vec::new();
    for colours in ["light", "dark"] {
        browser.prefers(colours).await;
        grounds.push(browser.one("main").await.style("background-color").await);
    }
    assert_ne!(grounds[0], grounds[1], "the page follows the colours that a person prefers");

    button.click().await;
    browser.shows("Your address is confirmed").await;
    assert_eq!(browser.address().await, link);
    assert!(browser.all("button").await.is_empty());
    assert_eq!(verified(&service).await, 1);
    assert_eq!(person.sign_in("padme").await["success"], true);

    browser.open(&link).await;
    browser.shows("Confirm your address").await;
    // With the keyboard, this time.
    browser.one("button").await.keys("\u{e007}").await;
    browser.shows("Already confirmed").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

async fn verified(service: &Service) -> i64 {
    service.count("select count(*) from accounts where verified").await
}
