//! What others try who want to use the cookies of a browser, or to plant theirs.

use super::front_end::{COOKIES, FLAVOURS, FrontEnd, service, set_cookies, who};
use crate::support::journey::Flavour;
use crate::support::person::{PASSWORD, codes};
use crate::support::world::World;
use crate::support::{Service, logged};
use http::Request;
use lychgate::observe::LogFormat;
use serde_json::json;

const FRONT_END: &str = "https://app.example.net";
const ASK: &str = "{ me { username } }";

/// A service with a front end on another origin, and a browser in which somebody is signed in.
async fn signed_in(flavour: Flavour) -> (Service, FrontEnd) {
    let service = service(&[COOKIES, ("CORS_ORIGINS", FRONT_END)]).await;
    let page = FrontEnd::of(&service, flavour);
    page.settle(&service, "luke").await;
    assert_eq!(page.on_page_of(FRONT_END).me().await.as_deref(), Some("luke"));
    (service, page)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_origins_act_for_nobody() {
    for flavour in FLAVOURS {
        let (service, page) = signed_in(flavour).await;
        let host = service.base_url();
        for origin in [
            "https://evil.example",
            "null",
            "https://app.example.net.evil.example",
            "https://app.example.net:444",
            "http://app.example.net",
            "https://app.example.net/",
            "https://evil.example https://app.example.net",
            "HTTPS://APP.EXAMPLE.NET",
            "*",
            "",
            &host.replace("http:", "https:"),
            &host.replace("127.0.0.1", "localhost"),
        ] {
            let evil = page.on_page_of(origin);
            assert_eq!(evil.me().await, None, "{origin}");
            // Neither does it spend the refresh token, end the session, or sign the browser in as somebody else.
            for field in ["refreshToken", "revokeToken", "verifyToken"] {
                let payload = evil.call(field, json!({})).await;
                assert_eq!(codes(&payload, "nonFieldErrors"), ["invalid_token"], "{field} {origin}");
            }
            let arguments = json!({ "username": "luke", "password": PASSWORD });
            let (payload, answer) = evil.mutate("tokenAuth", &arguments, "success").await;
            assert!(payload["success"] == true && set_cookies(&answer).is_empty(), "{origin}");
            assert_eq!(
                codes(&evil.call("archiveAccount", json!({ "password": PASSWORD })).await, "nonFieldErrors"),
                ["unauthenticated"]
            );
            let allowed = answer.headers.get("access-control-allow-origin");
            assert!(allowed.is_none(), "{origin}: {allowed:?}");
        }
        // A second `Origin` does not help.
        assert_eq!(page.on_page_of("https://evil.example").me_with(&[("origin", FRONT_END)]).await, None);
        assert_eq!(page.me().await.as_deref(), Some("luke"));
        assert_eq!(page.call("refreshToken", json!({})).await["success"], true);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_do_not_say_where_they_come_from_act_for_nobody() {
    for flavour in FLAVOURS {
        let (_service, page) = signed_in(flavour).await;
        let cookie = page.cookie_header();
        let ask = json!({ "query": ASK }).to_string();
        let json = || Request::post(page.path()).header("content-type", "application/json").header("cookie", &cookie);
        assert_eq!(who(&page.send(json(), ask.clone()).await), None);
        for (name, value) in [
            ("sec-fetch-site", "same-origin"),
            ("referer", "https://app.example.net/"),
            ("x-forwarded-origin", FRONT_END),
        ] {
            assert_eq!(who(&page.send(json().header(name, value), ask.clone()).await), None, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_json_counts_and_a_get_never_does() {
    for flavour in FLAVOURS {
        let (_service, page) = signed_in(flavour).await;
        let cookie = page.cookie_header();
        let form = "query=%7B%20me%20%7B%20username%20%7D%20%7D";
        let parts = format!("--b\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{ASK}\r\n--b--\r\n");
        // Even of an allowed origin: a form can be made to say it.
        let request = |kind: &str| {
            Request::post(page.path())
                .header("origin", FRONT_END)
                .header("cookie", &cookie)
                .header("content-type", kind)
        };
        for (kind, body) in [
            ("application/x-www-form-urlencoded", form.to_owned()),
            ("multipart/form-data; boundary=b", parts),
            ("application/graphql", ASK.to_owned()),
        ] {
            assert_eq!(who(&page.send(request(kind), body).await), None, "{kind}");
        }
        let ask = json!({ "query": ASK }).to_string();
        assert_eq!(page.send(request("text/plain"), ask.clone()).await.status, 400);
        assert_eq!(page.send(request("text/plain; charset=application/json"), ask.clone()).await.status, 400);
        assert_eq!(who(&page.send(request("application/json; charset=utf-8"), ask).await).as_deref(), Some("luke"));

        let sign_in = page.document("tokenAuth", &json!({ "username": "luke", "password": PASSWORD }), "success");
        let sign_in = form_encoded(&sign_in);
        let answer = page.send(request("application/x-www-form-urlencoded"), sign_in).await;
        assert_eq!(answer.json().unwrap()["data"]["tokenAuth"]["success"], true);
        assert_eq!(set_cookies(&answer), Vec::<String>::new());

        let get = Request::get(format!("{}?{form}", page.path())).header("origin", FRONT_END);
        let get = get.header("cookie", &cookie).header("sec-fetch-site", "same-origin");
        assert_eq!(who(&page.send(get.header("content-type", "application/json"), "").await), None);
    }
}

/// A document as a form sends it.
fn form_encoded(document: &str) -> String {
    document.bytes().fold("query=".to_owned(), |text, byte| format!("{text}%{byte:02X}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cookies_that_a_neighbour_planted_are_not_mistaken_for_those_of_the_service() {
    let (service, page) = signed_in(Flavour::Plain).await;
    let evil = FrontEnd::of(&service, Flavour::Plain);
    evil.settle(&service, "vader").await;
    let (own, planted) = (page.cookie("JWT").unwrap(), evil.cookie("JWT").unwrap());
    for (cookies, who) in [
        (vec![format!("JWT={own}; JWT={planted}")], None),
        (vec![format!("JWT={planted}; JWT={own}")], None),
        (vec![format!("JWT={own}"), format!("JWT={planted}")], None),
        (vec![format!("JWT={own}; JWT=")], None),
        (vec![format!("jwt={planted}; JWT={own}; JWT2={planted}; =JWT={planted}")], Some("luke")),
        (vec![format!("JWT=\"{own}\"")], None),
        (vec![format!("JWT={own}"), "a=b".to_owned()], Some("luke")),
        (vec!["JWT=; ;;=;JWT-refresh-token".to_owned()], None),
        (vec![format!("JWT={}", "x".repeat(9000))], None),
    ] {
        page.lose("JWT");
        page.lose("JWT-refresh-token");
        let headers: Vec<_> = cookies.iter().map(|cookie| ("cookie", cookie.as_str())).collect();
        assert_eq!(page.me_with(&headers).await.as_deref(), who, "{cookies:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_full_of_cookies_is_refused_as_any_other_that_is_too_large() {
    let (_service, page) = signed_in(Flavour::Plain).await;
    let many = "a=b; ".repeat(4000);
    assert_eq!(page.post(ASK, &[("cookie", &many)]).await.status, 431);
    let own = format!("{}JWT={}", "a=b; ".repeat(1500), page.cookie("JWT").unwrap());
    page.lose("JWT");
    assert_eq!(page.me_with(&[("cookie", &own)]).await.as_deref(), Some("luke"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn preflights_let_listed_origins_send_credentials_and_no_others() {
    let (_service, page) = signed_in(Flavour::Plain).await;
    let preflight = |origin: &str| {
        Request::options(page.path())
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
    };
    let allowed = page.send(preflight(FRONT_END), "").await.headers;
    assert_eq!(allowed["access-control-allow-origin"], FRONT_END);
    assert_eq!(allowed["access-control-allow-credentials"], "true");
    assert!(allowed["access-control-allow-headers"].to_str().unwrap().contains("content-type"));
    let refused = page.send(preflight("https://evil.example"), "").await.headers;
    assert!(refused.get("access-control-allow-origin").is_none(), "{refused:?}");
}

/// Signs in by cookie and uses it. On one thread, so that the subscriber of this test hears all of it.
async fn talk() {
    let service = service(&[COOKIES, ("ACCOUNTS__JWT_AUTH_HEADER_NAME", "X-Token")]).await;
    let page = FrontEnd::of(&service, Flavour::Plain);
    page.settle(&service, "han").await;
    page.me_with(&[("x-token", "JWT secret-header")]).await;
    page.keep("JWT", "secret-access");
    page.keep("JWT-refresh-token", "secret-refresh");
    page.me().await;
    page.call("refreshToken", json!({})).await;
    page.call("revokeToken", json!({})).await;
    service.server.stop().await;
}

#[test]
fn no_log_tells_a_cookie() {
    let text = logged(LogFormat::Json, talk);
    assert!(text.contains("mutation refreshToken"), "{text}");
    // What begins every token of ours, and what was sent instead.
    assert!(!text.contains("secret-") && !text.contains("eyJ"), "{text}");
}
