//! The pages that mailed links open, over HTTP: what each kind of link gets, and what no link can do.

mod activation;
mod email_change;
mod former_links;
mod hostile;
mod password;
mod paths;
mod secondary_address;
mod standing;

use crate::http::client::{Answer, get, post};
use crate::support::Service;
use crate::support::person::{Person, newest_address};
use crate::support::world::World;

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";
pub(crate) const UNKNOWN: &str = "0123456789abcdef0123456789abcdef01234567";
/// A new password that does.
const NEW: &str = "another long enough one";

async fn service(settings: &[(&str, &str)]) -> Service {
    let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Service::start(&settings).await
}

/// Opens a link, by its path and token.
async fn show(service: &Service, path: &str) -> Answer {
    get(service.server.address, path).await
}

/// Presses the button of a page that asks for nothing.
async fn press(service: &Service, path: &str) -> Answer {
    post(service.server.address, path, FORM, b"").await
}

/// Sends the form with two passwords.
async fn choose(service: &Service, path: &str, first: &str, second: &str) -> Answer {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let body = format!("newPassword1={}&newPassword2={}", encoded(first), encoded(second));
    post(service.server.address, path, FORM, body.as_bytes()).await
}

/// The path of the link in the newest mail, below the service, as browsers ask for it.
async fn newest_path(service: &Service) -> String {
    let address = newest_address(service).await;
    assert!(address.starts_with(&format!("http://{}/", service.server.address)), "{address}");
    url::Url::parse(&address).unwrap().path().to_owned()
}

/// Asks for a link to reset the password, and opens the mail.
async fn reset_path(service: &Service, email: &str) -> String {
    assert_eq!(Person::at(service).ask_for_reset(email).await["success"], true);
    newest_path(service).await
}

async fn verified(service: &Service) -> i64 {
    service.count("select count(*) from accounts where verified").await
}

#[track_caller]
fn assert_says(page: &Answer, status: u16, heading: &str) {
    assert_eq!((page.status, page.header("content-type")), (status, "text/html; charset=utf-8"), "{}", page.text());
    assert!(page.text().contains(&format!("<h1>{heading}</h1>")), "{heading} is not in {}", page.text());
    let error = if page.text().contains("role=\"alert\"") { "Error: " } else { "" };
    let title = format!("<title>{error}{heading} – 127.0.0.1:");
    assert!(page.text().contains(&title), "{title} is not in {}", page.text());
}

/// Whose account the page says it is.
fn account(page: &Answer) -> Option<&str> {
    let (_, rest) = page.text().split_once("<p>Account: <strong>")?;
    rest.split_once("</strong></p>").map(|(name, _)| name)
}

/// What stands beside each of the two fields.
fn beside_fields(page: &Answer) -> [Vec<String>; 2] {
    ["newPassword1", "newPassword2"].map(|name| {
        let begin = format!("<div class=\"error\" id=\"{name}-error\">");
        let Some((_, rest)) = page.text().split_once(&begin) else { return Vec::new() };
        let input = format!("name=\"{name}\" autocomplete=\"new-password\" required aria-describedby=\"{name}-error");
        let (errors, rest) = rest.split_once("</div>").unwrap();
        assert!(rest.trim_start().starts_with("<input") && rest.contains(&input), "{}", page.text());
        errors.split("<p>").skip(1).map(|error| error.split("</p>").next().unwrap().to_owned()).collect()
    })
}
