//! The page that an activation link opens, over HTTP: what each kind of link gets, and what no link can do.

use crate::http::client::{Answer, get, post, request};
use crate::support::person::{Person, Tokens, newest_address, newest_link};
use crate::support::world::World;
use crate::support::{Service, logged};
use lychgate::observe::LogFormat;
use std::time::Duration;

const FORM: &str = "application/x-www-form-urlencoded";
const BUTTON: &str = "<button type=\"submit\">Confirm my address</button>";
const UNKNOWN: &str = "0123456789abcdef0123456789abcdef01234567";

async fn service(settings: &[(&str, &str)]) -> Service {
    let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Service::start(&settings).await
}

async fn show(service: &Service, token: &str) -> Answer {
    get(service.server.address, &format!("/activate/{token}")).await
}

async fn submit(service: &Service, token: &str) -> Answer {
    post(service.server.address, &format!("/activate/{token}"), FORM, b"").await
}

async fn verified(service: &Service) -> i64 {
    service.count("select count(*) from accounts where verified").await
}

#[track_caller]
fn assert_says(page: &Answer, status: u16, heading: &str) {
    assert_eq!((page.status, page.header("content-type")), (status, "text/html; charset=utf-8"), "{}", page.text());
    assert!(page.text().contains(&format!("<h1>{heading}</h1>")), "{heading} is not in {}", page.text());
    assert!(page.text().contains(&format!("<title>{heading} – 127.0.0.1:")), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mailed_link_opens_a_page_whose_button_confirms() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = Tokens::of(&person.register("padme", "padme@example.org").await);
    let address = newest_address(&service).await;
    let token = newest_link(&service).await;
    assert_eq!(address, format!("http://{}/activate/{token}", service.server.address));

    let page = show(&service, &token).await;
    assert_says(&page, 200, "Confirm your address");
    assert!(page.text().contains("<form method=\"post\">") && page.text().contains(BUTTON), "{}", page.text());
    assert!(!page.text().contains(&token), "the page does not repeat the token");
    assert_eq!(verified(&service).await, 0);

    let page = submit(&service, &token).await;
    assert_says(&page, 200, "Your address is confirmed");
    assert!(!page.text().contains("<form"), "{}", page.text());
    assert_eq!(verified(&service).await, 1);
    assert_eq!(person.me(&tokens.access).await, None, "sessions from before the proof are over, as with verifyAccount");
    assert_eq!(person.sign_in("padme").await["success"], true);

    let page = submit(&service, &token).await;
    assert_says(&page, 200, "Already confirmed");
    assert_says(&show(&service, &token).await, 200, "Confirm your address");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_at_a_link_changes_nothing() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = Tokens::of(&person.register("padme", "padme@example.org").await);
    let token = newest_link(&service).await;
    let path = format!("/activate/{token}");
    for _ in 0..3 {
        let page = show(&service, &token).await;
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
    assert_says(&submit(&service, &token).await, 200, "Your address is confirmed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_no_good_says_why() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
    let superseded = newest_link(&service).await;
    assert_eq!(person.resend("padme@example.org").await["success"], true);
    let newest = newest_link(&service).await;
    assert_ne!(superseded, newest);
    for token in [superseded.as_str(), UNKNOWN] {
        let page = submit(&service, token).await;
        assert_says(&page, 404, "This link is not valid");
        assert!(!page.text().contains("<form"), "{}", page.text());
    }
    service.move_clock(Duration::from_secs(8 * 24 * 60 * 60));
    let page = submit(&service, &newest).await;
    assert_says(&page, 410, "This link has expired");
    assert!(page.text().contains("Ask for a new link"), "{}", page.text());
    assert_eq!(verified(&service).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_may_do_nothing_but_look_and_send_its_form_home() {
    let service = service(&[]).await;
    for page in [show(&service, UNKNOWN).await, submit(&service, UNKNOWN).await, show(&service, "x").await] {
        let policy = page.header("content-security-policy");
        let (style, rest) =
            policy.strip_prefix("default-src 'none'; style-src 'sha256-").unwrap().split_once("';").unwrap();
        assert_eq!(style.len(), 44, "{policy}");
        assert_eq!(rest, " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        for (header, value) in
            [("referrer-policy", "no-referrer"), ("cache-control", "no-store"), ("x-content-type-options", "nosniff")]
        {
            assert_eq!(page.header(header), value);
        }
        assert!(!page.header("x-request-id").is_empty() && !page.has("set-cookie"));
        for absent in ["<script", "href=", "src=", "action=", "style=", " on"] {
            let (_, body) = page.text().split_once("<body>").unwrap();
            let found = body.match_indices(absent).any(|(at, _)| absent != " on" || body[at..].contains("=\"on"));
            assert!(!found, "{absent} is in {body}");
        }
        for part in ["<!doctype html>", "<html lang=\"en\">", "name=\"viewport\"", "<main>"] {
            assert!(page.text().contains(part), "{part} is not in {}", page.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_token_gets_a_clear_page() {
    let service = service(&[]).await;
    let address = service.server.address;
    let (long, upper) = ("a".repeat(15_000), UNKNOWN.to_uppercase());
    let tokens = [
        "",
        "x",
        "%00",
        "%ff%fe",
        "%",
        "%zz",
        "..%2f..%2fhealth",
        "../health/live",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "\u{e9}\u{1f600}",
        "'%20or%20''='",
        "a/b/c",
        "{{site_name}}",
        &long,
        &upper,
        &format!("{UNKNOWN}/"),
        &format!("{UNKNOWN}%0a"),
        &UNKNOWN[1..],
    ];
    for token in tokens {
        for page in [show(&service, token).await, submit(&service, token).await] {
            assert_says(&page, 404, "This link is not valid");
            assert!(!page.text().contains("alert") && !page.text().contains(BUTTON), "{}", page.text());
        }
    }
    // What is no address at all hyper answers, with a status alone. Browsers send none of it so.
    for token in ["<script>", "a b", "a\u{7f}"] {
        assert_eq!(show(&service, token).await.status, 400, "{token}");
    }
    // A query is none of the token's business, and bodies are not looked at.
    let page = get(address, &format!("/activate/{UNKNOWN}?utm_source=%ff")).await;
    assert_says(&page, 200, "Confirm your address");
    for (content_type, body) in [("application/json", &b"{"[..]), ("multipart/form-data", b"\xff\0"), (FORM, b"%%%=")] {
        let page = post(address, &format!("/activate/{UNKNOWN}"), content_type, body).await;
        assert_says(&page, 404, "This link is not valid");
    }
    assert_eq!(post(address, &format!("/activate/{UNKNOWN}"), FORM, &[b'a'; 70_000]).await.status, 413);
    for path in ["/activate", "/activat", "/Activate/x", "//activate/x"] {
        assert_eq!(get(address, path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_is_served_where_links_lead_to_the_service_and_nowhere_else() {
    for (setting, value) in [
        ("LINK_URL", "https://app.example.org"),
        ("LINK_URL", "http://127.0.0.1:1/app"),
        ("ACCOUNTS__ACTIVATION_PATH_ON_EMAIL", "#/activate"),
    ] {
        let service = service(&[(setting, value)]).await;
        Person::at(&service).register("padme", "padme@example.org").await;
        let token = newest_link(&service).await;
        for page in [show(&service, &token).await, submit(&service, &token).await] {
            assert_eq!((page.status, page.header("content-type")), (404, "text/plain; charset=utf-8"), "{value}");
        }
        assert_eq!(verified(&service).await, 0);
        assert!(!get(service.server.address, "/").await.text().contains("<token>"));
    }
    let service = service(&[("ACCOUNTS__ACTIVATION_PATH_ON_EMAIL", "accounts/welcome")]).await;
    let address = service.server.address;
    Person::at(&service).register("padme", "padme@example.org").await;
    let link = newest_address(&service).await;
    let path = link.strip_prefix(&format!("http://{address}")).unwrap();
    assert!(path.starts_with("/accounts/welcome/"), "{path}");
    assert_says(&get(address, path).await, 200, "Confirm your address");
    assert_says(&post(address, path, FORM, b"").await, 200, "Your address is confirmed");
    assert!(get(address, "/").await.text().contains("/accounts/welcome/<token>"));
}

/// Opens the link of a mail in every way there is.
async fn follow_secret_links() {
    let service = service(&[]).await;
    let address = service.server.address;
    Person::at(&service).register("padme", "padme@example.org").await;
    let token = newest_link(&service).await;
    // The token itself is not known to the test that looks through the log, so it is looked for here.
    let secret = format!("{UNKNOWN}-secret");
    for token in [token.as_str(), &secret] {
        for method in ["GET", "HEAD", "POST", "DELETE"] {
            request(address, &format!("{method} /activate/{token}?secret HTTP/1.1"), b"").await;
        }
    }
    tracing::warn!(target: "lychgate::test", "mailed:{token}");
    let numbers = get(service.server.metrics_address.unwrap(), "/metrics").await;
    for line in [
        r#"lychgate_http_requests_total{endpoint="activation",contract="",status="200"} 3"#,
        r#"lychgate_http_requests_total{endpoint="activation",contract="",status="404"} 3"#,
        r#"lychgate_http_requests_total{endpoint="activation",contract="",status="405"} 2"#,
    ] {
        assert!(numbers.text().lines().any(|found| found == line), "{line} is missing in\n{}", numbers.text());
    }
    assert!(!numbers.text().contains(&token) && !numbers.text().contains("secret"), "{}", numbers.text());
}

#[test]
fn neither_logs_nor_numbers_hold_the_token() {
    let text = logged(LogFormat::Text, follow_secret_links);
    assert!(text.contains("endpoint=\"activation\""), "{text}");
    assert!(!text.contains("secret"), "{text}");
    let (_, token) = text.split_once("mailed:").unwrap();
    let token = token.split_whitespace().next().unwrap();
    assert_eq!(text.matches(token).count(), 1, "the test alone told the token:\n{text}");
}
