//! What nobody can do with a page, whatever is sent to it.

use super::{FORM, NEW, UNKNOWN, assert_says, choose, newest_path, press, reset_path, service, show, verified};
use crate::http::client::{get, post, request};
use crate::support::logged;
use crate::support::person::Person;
use lychgate::observe::LogFormat;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_may_do_nothing_but_look_and_send_its_form_home() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    let unknown = format!("/activate/{UNKNOWN}");
    for page in [
        show(&service, &unknown).await,
        press(&service, &unknown).await,
        show(&service, "/activate/x").await,
        show(&service, &path).await,
        choose(&service, &path, "a", "b").await,
        choose(&service, &path, NEW, NEW).await,
    ] {
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
        let path = format!("/activate/{token}");
        for page in [show(&service, &path).await, press(&service, &path).await] {
            assert_says(&page, 404, "This link is not valid");
            assert!(!page.text().contains("alert(1)") && !page.text().contains("<form"), "{}", page.text());
        }
    }
    // What is no address at all hyper answers, with a status alone. Browsers send none of it so.
    for token in ["<script>", "a b", "a\u{7f}"] {
        assert_eq!(show(&service, &format!("/activate/{token}")).await.status, 400, "{token}");
    }
    for path in ["/activate", "/activat", "/Activate/x", "//activate/x"] {
        assert_eq!(show(&service, path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_but_the_form_of_the_page_is_worked_on() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.register("luke", "luke@example.org").await;
    let activation = newest_path(&service).await;
    person.settle(&service, "padme", "padme@example.org").await;
    let reset = reset_path(&service, "padme@example.org").await;
    let address = service.server.address;
    let both = format!("newPassword1={0}&newPassword2={0}", NEW.replace(' ', "+"));
    for other in [
        String::new(),
        "newPassword1=x".to_owned(),
        format!("{both}&more=x"),
        format!("{both}&newPassword1=x"),
        format!("{both}&newPassword2={}", NEW.replace(' ', "+")),
        "newPassword1=x&newPassword1=x".to_owned(),
        "NewPassword1=x&NewPassword2=x".to_owned(),
        "newPassword1%00=x&newPassword2=x".to_owned(),
        "&=&".to_owned(),
        "a&".repeat(30_000),
    ] {
        let page = post(address, &reset, FORM, other.as_bytes()).await;
        assert_says(&page, 400, "This is not the form of this page");
        assert!(page.text().contains("<form method=\"get\">"), "{}", page.text());
    }
    assert_says(&post(address, &activation, FORM, b"more=x").await, 400, "This is not the form of this page");
    // What no form of a browser looks like is refused before any page is asked.
    for (content_type, body, status, says) in [
        ("application/json", &br#"{"newPassword1":"x","newPassword2":"x"}"#[..], 415, "x-www-form-urlencoded"),
        ("multipart/form-data; boundary=b", b"--b--", 415, "x-www-form-urlencoded"),
        ("text/plain", both.as_bytes(), 415, "x-www-form-urlencoded"),
        ("nonsense", both.as_bytes(), 415, "x-www-form-urlencoded"),
        ("application/x-www-form-urlencoded; charset=latin1", both.as_bytes(), 415, "UTF-8"),
        (FORM, b"newPassword1=%&newPassword2=%", 400, "not well encoded"),
        (FORM, b"newPassword1=\xff&newPassword2=\xff", 400, "not valid UTF-8"),
        (FORM, b"newPassword1=%ed%a0%80&newPassword2=x", 400, "not valid UTF-8"),
        (FORM, &[b'a'; 70_000], 413, "too large"),
    ] {
        for path in [&reset, &activation] {
            let refused = post(address, path, content_type, body).await;
            assert_eq!((refused.status, refused.header("content-type")), (status, "text/plain; charset=utf-8"));
            assert!(refused.text().contains(says), "{}", refused.text());
            assert_eq!(refused.header("cache-control"), "no-store");
        }
    }
    assert_eq!(person.sign_in("padme").await["success"], true, "the password is what it was");
    assert_eq!(verified(&service).await, 1);
    // A form without fields may be of any type, and the parameters of a browser's type do not matter.
    let page = post(address, &reset, &format!("{FORM};charset=UTF-8"), both.as_bytes()).await;
    assert_says(&page, 200, "Your password is changed");
    assert_says(&request(address, &format!("POST {activation} HTTP/1.1"), b"").await, 200, "Your address is confirmed");
}

/// Browsers send `Origin: null` for a page that gives no referrer, so the header tells nothing; nor does it have to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_holds_the_token_may_send_the_form_from_anywhere() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    for (name, headers) in [
        ("luke", "Origin: null\r\nSec-Fetch-Site: same-origin"),
        ("leia", "Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\nCookie: JWT=x"),
    ] {
        let email = format!("{name}@example.org");
        person.register(name, &email).await;
        let head = format!("POST {} HTTP/1.1\r\n{headers}", newest_path(&service).await);
        let page = request(service.server.address, &head, b"").await;
        assert_says(&page, 200, "Your address is confirmed");
        assert!(!page.has("set-cookie") && !page.has("access-control-allow-origin"), "nobody is signed in by it");
        let head = format!("POST {} HTTP/1.1\r\n{headers}\r\nContent-Type: {FORM}", reset_path(&service, &email).await);
        let body = format!("newPassword1={0}&newPassword2={0}", NEW.replace(' ', "+"));
        let page = request(service.server.address, &head, body.as_bytes()).await;
        assert_says(&page, 200, "Your password is changed");
    }
}

/// Each look counts against the network of whoever looks at the page of that site.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_other_site_shows_a_page_within_its_own_or_fetches_it_ahead() {
    let service = service(&[]).await;
    Person::at(&service).register("luke", "luke@example.org").await;
    let path = newest_path(&service).await;
    for (headers, status) in [
        ("Sec-Fetch-Dest: image", 403),
        ("Sec-Fetch-Dest: iframe", 403),
        ("Sec-Fetch-Dest: document\r\nSec-Purpose: prefetch", 403),
        ("Sec-Fetch-Dest: document", 200),
    ] {
        let head = format!("GET {path} HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\n{headers}");
        assert_eq!(request(service.server.address, &head, b"").await.status, status, "{headers}");
    }
}

/// Opens links of mails in every way there is.
async fn follow_secret_links() {
    let service = service(&[]).await;
    let address = service.server.address;
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
    let activation = newest_path(&service).await;
    // The token itself is not known to the test that looks through the log, so it is looked for here.
    for path in [activation.clone(), format!("/activate/{UNKNOWN}-secret")] {
        for method in ["GET", "HEAD", "POST", "DELETE"] {
            request(address, &format!("{method} {path}?secret HTTP/1.1"), b"").await;
        }
    }
    let reset = reset_path(&service, "padme@example.org").await;
    show(&service, &reset).await;
    let told = [
        choose(&service, &reset, "a secret one", "another secret one").await,
        choose(&service, &reset, "secret", "secret").await,
        post(address, &reset, FORM, b"newPassword1=secret&secret=secret").await,
        post(address, &reset, FORM, b"newPassword1=secret%").await,
        post(address, &reset, "text/plain", b"newPassword1=secret").await,
        choose(&service, &reset, "a secret one", "a secret one").await,
    ];
    for page in &told {
        assert!(!page.text().contains("secret") && !page.text().contains(&reset), "{}", page.text());
        assert!(page.headers.iter().all(|(_, value)| !value.contains("secret")), "{page:?}");
    }
    assert_eq!(told.map(|page| page.status), [422, 422, 400, 400, 415, 200]);
    for path in [activation, reset] {
        tracing::warn!(target: "lychgate::test", "mailed:{}", path.rsplit('/').next().unwrap());
    }
    let numbers = get(service.server.metrics_address.unwrap(), "/metrics").await;
    for line in [
        r#"lychgate_http_requests_total{endpoint="activation",contract="",status="200"} 3"#,
        r#"lychgate_http_requests_total{endpoint="activation",contract="",status="404"} 3"#,
        r#"lychgate_http_requests_total{endpoint="activation",contract="",status="405"} 2"#,
        r#"lychgate_http_requests_total{endpoint="password-reset",contract="",status="200"} 2"#,
        r#"lychgate_http_requests_total{endpoint="password-reset",contract="",status="422"} 2"#,
    ] {
        assert!(numbers.text().lines().any(|found| found == line), "{line} is missing in\n{}", numbers.text());
    }
    assert!(!numbers.text().contains("secret"), "{}", numbers.text());
}

#[test]
fn neither_logs_nor_numbers_hold_the_token_or_a_password() {
    let text = logged(LogFormat::Text, follow_secret_links);
    assert!(text.contains("endpoint=\"activation\"") && text.contains("endpoint=\"password-reset\""), "{text}");
    assert!(!text.contains("secret"), "{text}");
    let tokens: Vec<&str> = text.split("mailed:").skip(1).map(|rest| rest.split_whitespace().next().unwrap()).collect();
    assert_eq!(tokens.len(), 2);
    for token in tokens {
        assert_eq!(text.matches(token).count(), 1, "the test alone told the token:\n{text}");
    }
}
