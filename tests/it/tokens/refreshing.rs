//! Refreshing without refresh tokens, not refreshing at all, and the size of refresh tokens.

use super::front_end::{COOKIES, FLAVOURS, FrontEnd, attributes, service, set_cookies};
use crate::support::Service;
use crate::support::client::Client;
use crate::support::journey::Flavour;
use crate::support::person::{PASSWORD, Person, Tokens, codes};
use crate::support::world::World;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

const SHORT: (&str, &str) = ("ACCOUNTS__JWT_LONG_RUNNING_REFRESH_TOKEN", "false");
const NEVER: (&str, &str) = ("ACCOUNTS__JWT_ALLOW_REFRESH", "false");
const DAY: Duration = Duration::from_secs(86_400);
const MINUTE: Duration = Duration::from_secs(60);

/// Signs in by arguments; the payload.
async fn sign_in(page: &FrontEnd, name: &str, selection: &str) -> Value {
    page.mutate("tokenAuth", &json!({ "username": name, "password": PASSWORD }), selection).await.0
}

async fn refresh(page: &FrontEnd, token: &Value) -> Value {
    let selection = "success errors token payload refreshExpiresIn";
    page.mutate("refreshToken", &json!({ "token": token }), selection).await.0
}

async fn me(page: &FrontEnd, token: &Value) -> Option<String> {
    page.me_with(&[("authorization", &format!("JWT {}", token.as_str().unwrap()))]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_access_token_is_exchanged_for_the_next_until_the_sign_in_is_too_long_ago() {
    let service = service(&[SHORT, ("ACCOUNTS__JWT_REFRESH_EXPIRATION_DELTA", "12m")]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["luke", "leia"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let signed_in = sign_in(&page, name, "token payload refreshExpiresIn").await;
        let begun = signed_in["payload"]["origIat"].as_i64().unwrap();
        assert_eq!(signed_in["refreshExpiresIn"], begun + 720);
        let mut token = signed_in["token"].clone();
        for minutes in [4, 8] {
            service.move_clock(4 * MINUTE);
            let refreshed = refresh(&page, &token).await;
            assert_eq!(refreshed["success"], true, "{refreshed}");
            let payload = &refreshed["payload"];
            assert_eq!((&payload["origIat"], &payload["username"]), (&json!(begun), &json!(name)));
            // The last access token ends with the session.
            assert_eq!(payload["exp"], (begun + minutes * 60 + 300).min(begun + 720));
            assert_eq!(refreshed["refreshExpiresIn"], begun + 720);
            assert_eq!(me(&page, &refreshed["token"]).await.as_deref(), Some(name));
            token = refreshed["token"].clone();
        }
        service.move_clock(4 * MINUTE);
        assert_eq!(codes(&refresh(&page, &token).await, "nonFieldErrors"), ["expired_token"]);
        assert_eq!(me(&page, &token).await, None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_that_is_too_long_ago_is_told_as_documented() {
    // The leeway keeps the access token when its session is over.
    let delta = ("ACCOUNTS__JWT_REFRESH_EXPIRATION_DELTA", "6m");
    let service = service(&[SHORT, delta, ("ACCOUNTS__JWT_LEEWAY", "5m")]).await;
    let page = FrontEnd::of(&service, Flavour::Plain);
    page.settle(&service, "han").await;
    let token = sign_in(&page, "han", "token").await["token"].clone();
    service.move_clock(6 * MINUTE);
    for (dialect, errors) in [
        ("default", json!({ "nonFieldErrors": [{ "message": "Invalid token.", "code": "invalid_token" }] })),
        ("legacy", json!({ "refreshToken": [{ "message": "Invalid or expirated token.", "code": "invalid_token" }] })),
        ("fork", json!({ "message": "Expired token.", "code": "expired_token" })),
    ] {
        let document = page.document("refreshToken", &json!({ "token": token }), "success errors");
        let answer = page.post(&document, &[("x-accounts-dialect", dialect)]).await.json().unwrap();
        assert_eq!(answer["data"]["refreshToken"], json!({ "success": false, "errors": errors }), "{dialect}");
    }
    service.move_clock(4 * MINUTE);
    for (dialect, errors) in [
        ("default", json!({ "nonFieldErrors": [{ "message": "Expired token.", "code": "expired_token" }] })),
        ("legacy", json!({ "refreshToken": [{ "message": "Invalid or expirated token.", "code": "invalid_token" }] })),
        ("fork", json!({ "message": "Expired token.", "code": "expired_token" })),
    ] {
        let document = page.document("refreshToken", &json!({ "token": token }), "success errors");
        let answer = page.post(&document, &[("x-accounts-dialect", dialect)]).await.json().unwrap();
        assert_eq!(answer["data"]["refreshToken"], json!({ "success": false, "errors": errors }), "{dialect}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_access_token_dies_with_its_session_also_where_it_could_be_refreshed() {
    let service = service(&[SHORT]).await;
    let page = FrontEnd::of(&service, Flavour::Plain);
    let token_of = async |name: &str| {
        let token = sign_in(&page, name, "token").await["token"].clone();
        assert_eq!(refresh(&page, &token).await["success"], true);
        token
    };
    page.settle(&service, "finn").await;
    let (first, second) = (token_of("finn").await, token_of("finn").await);
    let new = "another password, as long";
    let change = page.document(
        "passwordChange",
        &json!({ "oldPassword": PASSWORD, "newPassword1": new, "newPassword2": new }),
        "success token",
    );
    let header = format!("JWT {}", first.as_str().unwrap());
    let answer = page.post(&change, &[("authorization", &header)]).await.json().unwrap();
    let third = &answer["data"]["passwordChange"]["token"];
    for ended in [&first, &second] {
        assert_eq!(codes(&refresh(&page, ended).await, "nonFieldErrors"), ["invalid_token"]);
        assert_eq!(me(&page, ended).await, None);
    }
    let fourth = refresh(&page, third).await["token"].clone();
    service.deactivate("finn").await;
    assert_eq!(codes(&refresh(&page, &fourth).await, "nonFieldErrors"), ["invalid_token"]);
    let foreign = service.foreign_access_token("finn").await;
    for not in [json!(foreign), json!(""), json!("x")] {
        assert_eq!(codes(&refresh(&page, &not).await, "nonFieldErrors"), ["invalid_token"]);
    }
    assert_eq!(service.count("select count(*) from refresh_tokens").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_refresh_tokens_the_schema_knows_none() {
    let service = service(&[SHORT]).await;
    for flavour in FLAVOURS {
        let sdl = sdl(&service, flavour).await;
        // Only as the argument of what signs out, so that documents stay valid, and optional there.
        assert!(sdl.matches("refreshToken: String").count() == 1 && !sdl.contains("refreshToken: String!"), "{sdl}");
        assert!(sdl.contains("refreshExpiresIn: Int"), "{sdl}");
        let page = FrontEnd::of(&service, flavour);
        for arguments in [json!({ "refreshToken": "x" }), json!({})] {
            let answer = page.post(&page.document("refreshToken", &arguments, "success"), &[]).await;
            assert_eq!(answer.status, 400, "{arguments}");
        }
        let revoked = page.call("revokeToken", json!({ "refreshToken": "x" })).await;
        assert_eq!(codes(&revoked, "nonFieldErrors"), ["invalid_token"]);
        assert_eq!(codes(&page.call("revokeToken", json!({})).await, "nonFieldErrors"), ["invalid_token"]);
        for field in ["tokenAuth", "register", "passwordChange"] {
            let answer = page.post(&page.document(field, &json!({}), "refreshToken"), &[]).await;
            assert_eq!(answer.status, 400, "{field}");
        }
    }
}

async fn sdl(service: &Service, flavour: Flavour) -> String {
    let path = flavour.path().replace("/graphql", "/schema.graphql");
    let request = http::Request::get(path).body(http_body_util::Full::default()).unwrap();
    let answer = Client::new(service.base_url()).send(request).await.unwrap();
    String::from_utf8(answer.body.to_vec()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_cookie_does_where_there_are_no_refresh_tokens() {
    let service = service(&[SHORT, COOKIES]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["rey", "ben"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let (_, answer) = page.mutate("tokenAuth", &json!({ "username": name, "password": PASSWORD }), "success").await;
        // A refresh token that an earlier setting left behind goes.
        assert_eq!(attributes(&answer)["JWT-refresh-token"], "Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
        let first = page.cookie("JWT").unwrap();
        service.move_clock(MINUTE);
        assert_eq!(page.call("refreshToken", json!({})).await["success"], true);
        let second = page.cookie("JWT").unwrap();
        assert!(first != second && page.me().await.as_deref() == Some(name));
        // Scripts cannot forget a cookie: signing out is served, and ends the session of the caller.
        let (revoked, answer) = page.mutate("revokeToken", &json!({}), "success errors revoked").await;
        assert!(revoked["success"] == true && revoked["revoked"].is_i64(), "{revoked}");
        assert_eq!((page.cookie_header().as_str(), set_cookies(&answer).len()), ("", 2));
        for ended in [first, second] {
            assert_eq!(me(&page, &json!(ended)).await, None);
        }
        assert_eq!(codes(&page.call("revokeToken", json!({})).await, "nonFieldErrors"), ["invalid_token"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nothing_is_refreshed_a_session_ends_with_its_access_token() {
    let service = service(&[SHORT, NEVER]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["jyn", "cassian"]) {
        let sdl = sdl(&service, flavour).await;
        for gone in ["refreshToken(", "refreshExpiresIn", "type RefreshToken"] {
            assert!(!sdl.contains(gone), "{gone} in {sdl}");
        }
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let signed_in = sign_in(&page, name, "token payload").await;
        let claims: BTreeSet<_> = signed_in["payload"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(claims, BTreeSet::from(["username", "exp"]));
        assert_eq!(me(&page, &signed_in["token"]).await.as_deref(), Some(name));
        service.move_clock(5 * MINUTE);
        assert_eq!(me(&page, &signed_in["token"]).await, None);
    }
    let now = service.now();
    let open = format!("select count(*) from sessions where ended_at is null and expires_at > '{now}'");
    assert_eq!(service.count(&open).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cookie_that_is_never_refreshed_can_be_signed_out() {
    let service = service(&[SHORT, NEVER, COOKIES]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["bodhi", "chirrut"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let token = page.cookie("JWT").unwrap();
        let refused = page.post(&page.document("refreshToken", &json!({}), "success"), &[]).await;
        assert_eq!(refused.status, 400);
        assert_eq!(page.me().await.as_deref(), Some(name));
        assert_eq!(page.call("revokeToken", json!({})).await["success"], true);
        assert_eq!((page.cookie_header().as_str(), me(&page, &json!(token)).await), ("", None));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_outlive_a_change_of_how_they_are_refreshed() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let long = person.settle(&service, "maz", "maz@example.org").await;
    let short = service.second_instance(&[SHORT]).await;
    let page = FrontEnd::of(&service, Flavour::Plain);
    let there = Client::new(format!("http://{}", short.address));
    let document = page.document("refreshToken", &json!({ "token": long.access }), "success token");
    let answer = there.graphql(page.path(), &[], &document, &json!({})).await.unwrap().json().unwrap();
    let token = &answer["data"]["refreshToken"]["token"];
    assert_eq!(me(&page, token).await.as_deref(), Some("maz"), "{answer}");
    assert_eq!(person.refresh(&long.refresh).await["success"], true);
    // One that came from no refreshing at all is not refreshed later.
    let never = service.second_instance(&[SHORT, NEVER]).await;
    let there = Client::new(format!("http://{}", never.address));
    let document = page.document("tokenAuth", &json!({ "username": "maz", "password": PASSWORD }), "token");
    let answer = there.graphql(page.path(), &[], &document, &json!({})).await.unwrap().json().unwrap();
    let document = page.document("refreshToken", &json!({ "token": answer["data"]["tokenAuth"]["token"] }), "errors");
    let there = Client::new(format!("http://{}", short.address));
    let answer = there.graphql(page.path(), &[], &document, &json!({})).await.unwrap().json().unwrap();
    assert_eq!(codes(&answer["data"]["refreshToken"], "nonFieldErrors"), ["invalid_token"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refresh_tokens_have_the_size_of_the_setting() {
    for (size_bytes, digits) in [("16", 32), ("20", 40), ("33", 66), ("64", 128)] {
        let service = service(&[("ACCOUNTS__JWT_REFRESH_TOKEN_N_BYTES", size_bytes)]).await;
        let person = Person::at(&service);
        let first = Tokens::of(&person.register("rose", "rose@example.org").await);
        let second = Tokens::of(&person.refresh(&first.refresh).await);
        // The exchange that is repeated gives the same successor, of whatever size.
        assert_eq!(Tokens::of(&person.refresh(&first.refresh).await).refresh, second.refresh);
        let third = Tokens::of(&person.refresh(&second.refresh).await);
        let tokens = [first.refresh, second.refresh, third.refresh];
        for token in &tokens {
            assert!(token.len() == digits && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{token}");
        }
        assert_eq!(BTreeSet::from(tokens.clone()).len(), 3);
        service.move_clock(8 * DAY);
        assert_eq!(codes(&person.refresh(&tokens[2]).await, "nonFieldErrors"), ["invalid_token"]);
    }
}
