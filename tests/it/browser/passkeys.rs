//! The page that looks after passkeys, in a browser with an authenticator.

use super::begin;
use crate::support::person::{PASSWORD, Person};
use crate::support::webdriver::Browser;
use crate::support::world::World;
use std::time::{Duration, Instant};

/// Waits until the page says this, in the line for what was done or for what went wrong.
async fn says(browser: &Browser, id: &str, text: &str) {
    let begin = Instant::now();
    loop {
        let said = browser.one(id).await.text().await;
        if said == text {
            return;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "{text} is not said, but {said}");
        tokio::task::yield_now().await;
    }
}

async fn type_into(browser: &Browser, id: &str, text: &str) {
    browser.one(id).await.keys(text).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passkey_is_registered_signs_in_and_goes() {
    let Some((service, browser)) = begin("passkeys in a browser").await else { return };
    Person::at(&service).settle(&service, "padme", "padme@example.org").await;
    browser.add_authenticator().await;
    browser.open(&format!("{}/platform/passkeys", service.base_url().replace("127.0.0.1", "localhost"))).await;
    browser.shows("Sign in").await;
    assert_eq!(browser.one("#with-passkey").await.label().await, "Sign in with a passkey");
    type_into(&browser, "#email", "padme@example.org").await;
    type_into(&browser, "#password", "wrong\u{e007}").await;
    says(&browser, "#alert", "Invalid email or password").await;
    browser.one("#password").await.clear().await;
    type_into(&browser, "#password", &format!("{PASSWORD}\u{e007}")).await;
    browser.shows("Your passkeys").await;
    assert_eq!(browser.one("#who").await.text().await, "padme@example.org");
    assert!(browser.all("#list li").await.is_empty());

    let name = "<b>Mac</b> & \"Book\"";
    type_into(&browser, "#name", &format!("{name}\u{e007}")).await;
    says(&browser, "#status", "The passkey was registered.").await;
    assert_eq!(browser.one("#list li strong").await.text().await, name, "names are text and nothing else");
    assert_eq!(service.count("select count(*) from passkeys where backup_eligible is not null").await, 1);

    browser.one("#sign-out").await.click().await;
    browser.shows("Sign in").await;
    browser.one("#with-passkey").await.click().await;
    browser.shows("Your passkeys").await;
    says(&browser, "#status", "You signed in with a passkey.").await;
    assert_eq!(service.count("select count(*) from sessions where assurance = 2").await, 1);
    assert!(!browser.one("#list li p").await.text().await.contains("never"));

    let delete = browser.one("#list button").await;
    assert_eq!(delete.label().await, format!("Delete {name}"));
    delete.click().await;
    says(&browser, "#status", "The passkey was deleted.").await;
    assert!(browser.all("#list li").await.is_empty());
    assert_eq!(service.count("select count(*) from passkeys").await, 0);

    // A sign-in that is too old has to be done once more.
    service.move_clock(Duration::from_secs(660));
    type_into(&browser, "#name", "Another\u{e007}").await;
    browser.shows("Sign in").await;
    says(&browser, "#alert", "Please sign in once more to do that.").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}
