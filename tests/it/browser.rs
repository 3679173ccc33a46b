//! What people see: the pages in a real browser.

mod passkeys;

use crate::support::Service;
use crate::support::person::{Person, newest_address};
use crate::support::webdriver::{self, Browser};
use crate::support::world::World;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = "\u{e00d}";
/// Holds for the keys after it.
const SHIFT: &str = "\u{e008}";
const NEW: &str = "another long enough one";

/// A browser and a service, or nothing where there is no browser.
async fn begin(test: &str) -> Option<(Service, Browser)> {
    if webdriver::is_missing(test) {
        return None;
    }
    Some(tokio::join!(Box::pin(Service::start(&[])), Browser::start()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailed_link_is_opened_and_its_button_confirms_the_address() {
    let Some((service, browser)) = begin("a mailed link opened in a browser").await else { return };
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
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
    browser.shows("Already confirmed").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

async fn verified(service: &Service) -> i64 {
    service.count("select count(*) from accounts where verified").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_changed_with_the_keyboard_alone() {
    let Some((service, browser)) = begin("a forgotten password changed in a browser").await else { return };
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    person.ask_for_reset("padme@example.org").await;
    let link = newest_address(&service).await;
    browser.resize(320, 640).await;
    browser.open(&link).await;
    browser.shows("Choose a new password").await;

    browser.press(TAB).await;
    let field = browser.focused().await;
    assert_eq!(field.label().await, "New password");
    assert_eq!(field.attribute("type").await, "password");
    browser.press(&format!("{NEW}{TAB}")).await;
    assert_eq!(browser.focused().await.label().await, "New password, once more");
    browser.press(&format!("somethingelse{TAB}")).await;
    assert_eq!(browser.focused().await.label().await, "Change my password");
    browser.press(SPACE).await;

    browser.shows("Error: Choose a new password").await;
    assert_eq!(
        browser.one("[role=alert]").await.text().await,
        "Your password was not changed. See below what is wrong, and fill in both fields again."
    );
    let begin = browser.focused().await;
    assert_eq!(begin.label().await, "New password", "both are empty, so a person begins with the first");
    assert_eq!(begin.attribute("aria-describedby").await, "newPassword2-error newPassword1-hint");
    browser.press(TAB).await;
    let field = browser.focused().await;
    assert_eq!(field.label().await, "New password, once more");
    assert_eq!(field.attribute("aria-invalid").await, "true");
    let error = browser.one(&format!("#{}", field.attribute("aria-describedby").await)).await;
    assert_eq!(error.text().await, "The two password fields didn\u{2019}t match.");
    let (beside, field_edges) = (error.edges().await, field.edges().await);
    let between = browser.one("#newPassword1").await.edges().await[3];
    assert!(between <= beside[1] && beside[3] <= field_edges[1] && field_edges[1] - beside[3] < 24.0, "{beside:?}");
    for selector in ["main", "h1", "input[type=password]", "button", "[role=alert]", ".hint"] {
        for element in browser.all(selector).await {
            let [left, _, right, _] = element.edges().await;
            assert!(left >= 0.0 && right <= 320.0, "{selector} is wider than the screen: {left} to {right}");
        }
    }
    assert_eq!(field.attribute("value").await, "", "nothing that was typed comes back");
    assert_eq!(person.sign_in("padme").await["success"], true);

    // Backwards to the first field, and all over.
    field.keys(&format!("{NEW}{SHIFT}{TAB}")).await;
    assert_eq!(browser.focused().await.label().await, "New password");
    browser.press(&format!("{NEW}{ENTER}")).await;
    browser.shows("Your password is changed").await;
    assert_eq!(browser.address().await, link);
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);

    // On the way back lies the form that was refused, of which browsers keep nothing and ask whether to send it again;
    // before that the link, asked for once more.
    browser.back().await;
    browser.back().await;
    browser.shows("This link no longer works").await;
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
    // What a browser says of an answer that is no success; nothing else.
    let complaints = browser.complaints().await;
    assert!(complaints.iter().all(|said| said.contains("status of 4")), "{complaints:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_password_is_set_once_however_often_the_button_is_pressed() {
    let Some((service, browser)) = begin("a first password set in a browser").await else { return };
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    service.mail_password_set("padme").await;
    browser.open(&newest_address(&service).await).await;
    browser.shows("Choose your password").await;
    // What is missing the browser says itself.
    browser.one("button").await.keys(ENTER).await;
    assert_eq!(browser.focused().await.label().await, "New password");
    browser.shows("Choose your password").await;
    browser.press(&format!("{NEW}{TAB}{NEW}{ENTER}{ENTER}{ENTER}")).await;
    // The last answer is the one that is shown.
    while browser.title().await.starts_with("Choose your password") {
        tokio::task::yield_now().await;
    }
    let shown = browser.one("h1").await.text().await;
    assert!(["Your password is set", "There is a password already"].contains(&&*shown), "{shown}");
    browser.back().await;
    browser.shows("There is a password already").await;
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_address_is_added_and_links_that_do_not_do_say_so() {
    let Some((service, browser)) = begin("a second address added in a browser").await else { return };
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    person.ask_for_secondary(&tokens.access, "senator@example.org").await;
    let link = newest_address(&service).await;
    browser.open(&link).await;
    browser.shows("Add this address to your account").await;
    browser.press(&format!("{TAB}{ENTER}")).await;
    browser.shows("Your address was added").await;
    browser.open(&link).await;
    browser.shows("Already added").await;
    browser.open(&link.replace("/activate/", "/password-reset/")).await;
    browser.shows("This link is not valid").await;
    person.ask_for_reset("padme@example.org").await;
    let link = newest_address(&service).await;
    browser.open(&link).await;
    browser.shows("Choose a new password").await;
    service.move_clock(std::time::Duration::from_secs(3600));
    browser.press(&format!("{TAB}{NEW}{TAB}{NEW}{ENTER}")).await;
    browser.shows("This link has expired").await;
    assert!(browser.all("form").await.is_empty());
    assert_eq!(person.sign_in("padme").await["success"], true);
}
