//! The header of access tokens under another name.

use super::front_end::{FLAVOURS, FrontEnd, service};
use crate::support::person::PASSWORD;
use http::Request;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn access_tokens_are_taken_from_the_header_of_the_setting_and_no_other() {
    const FRONT_END: &str = "https://app.example.net";
    let service = service(&[
        ("ACCOUNTS__JWT_AUTH_HEADER_NAME", "HTTP_X_ACCESS_TOKEN"),
        ("ACCOUNTS__JWT_AUTH_HEADER_PREFIX", "Token"),
        ("CORS_ORIGINS", FRONT_END),
    ])
    .await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["luke", "leia"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let arguments = json!({ "username": name, "password": PASSWORD });
        let (payload, _) = page.mutate("tokenAuth", &arguments, "token").await;
        let token = payload["token"].as_str().unwrap();
        let (own, bearer) = (format!("token {token}"), format!("Bearer {token}"));
        for header in [("x-access-token", own.as_str()), ("X-Access-Token", &bearer)] {
            assert_eq!(page.me_with(&[header]).await.as_deref(), Some(name));
        }
        let other = format!("JWT {token}");
        for headers in [
            &[("authorization", own.as_str())][..],
            &[("authorization", &bearer)],
            &[("x-access-token", &other)],
            &[("x-access-token", token)],
            &[("x-access-token", &own), ("x-access-token", &own)],
        ] {
            assert_eq!(page.me_with(headers).await, None, "{headers:?}");
        }
        let preflight = Request::options(page.path())
            .header("origin", FRONT_END)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "x-access-token");
        let allowed = page.send(preflight, "").await.headers;
        assert!(allowed["access-control-allow-headers"].to_str().unwrap().contains("x-access-token"), "{allowed:?}");
    }
}
