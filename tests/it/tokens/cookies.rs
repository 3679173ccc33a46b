//! Cookie mode as a front end lives it.

use super::front_end::{COOKIES, FLAVOURS, FrontEnd, attributes, service, set_cookies};
use crate::support::journey::Flavour;
use crate::support::person::{PASSWORD, codes};
use crate::support::world::World;
use serde_json::{Value, json};
use std::time::Duration;

const ACCESS: &str = "JWT";
const REFRESH: &str = "JWT-refresh-token";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_lives_in_cookies_from_its_beginning_to_its_end() {
    let service = service(&[COOKIES]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["luke", "leia"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        assert_eq!(page.me().await.as_deref(), Some(name));
        let (payload, answer) =
            page.mutate("tokenAuth", &json!({ "username": name, "password": PASSWORD }), "token refreshToken").await;
        assert_eq!(page.cookie(ACCESS).as_deref(), payload["token"].as_str());
        assert_eq!(page.cookie(REFRESH).as_deref(), payload["refreshToken"].as_str());
        let told = attributes(&answer);
        assert_eq!(told[ACCESS], "Path=/; Max-Age=300; HttpOnly; Secure; SameSite=Lax");
        assert_eq!(told[REFRESH], "Path=/; Max-Age=604800; HttpOnly; Secure; SameSite=Lax");
        assert_eq!(answer.headers["cache-control"], "no-store");

        let (verified, _) = page.mutate("verifyToken", &json!({}), "success payload").await;
        assert_eq!(verified["payload"]["username"], name);
        let before = page.cookie(REFRESH);
        // The browser drops the cookie of the access token when that ends.
        service.move_clock(Duration::from_secs(301));
        page.lose(ACCESS);
        assert_eq!(page.me().await, None);
        assert_eq!(page.call("refreshToken", json!({})).await["success"], true);
        assert!(page.cookie(REFRESH) != before);
        assert_eq!(page.me().await.as_deref(), Some(name));

        let (revoked, answer) = page.mutate("revokeToken", &json!({}), "success revoked").await;
        assert!(revoked["success"] == true && revoked["revoked"].is_i64(), "{revoked}");
        assert_eq!(set_cookies(&answer).len(), 2);
        assert_eq!((page.cookie_header().as_str(), page.me().await), ("", None));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_argument_and_cookie_a_token_is_invalid() {
    let service = service(&[COOKIES]).await;
    for flavour in FLAVOURS {
        let page = FrontEnd::of(&service, flavour);
        for field in ["verifyToken", "refreshToken", "revokeToken"] {
            assert_eq!(codes(&page.call(field, json!({})).await, "nonFieldErrors"), ["invalid_token"], "{field}");
            let null = match field {
                "verifyToken" => json!({ "token": null }),
                _ => json!({ "refreshToken": null }),
            };
            assert_eq!(codes(&page.call(field, null).await, "nonFieldErrors"), ["invalid_token"], "{field}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_argument_goes_before_the_cookie_and_a_header_before_both() {
    let service = service(&[COOKIES]).await;
    let (han, lando) = (FrontEnd::of(&service, Flavour::Plain), FrontEnd::of(&service, Flavour::Plain));
    han.settle(&service, "han").await;
    lando.settle(&service, "lando").await;
    let of_lando = lando.cookie(ACCESS).unwrap();

    let (verified, _) = han.mutate("verifyToken", &json!({ "token": of_lando }), "payload").await;
    assert_eq!(verified["payload"]["username"], "lando");
    assert_eq!(codes(&han.call("verifyToken", json!({ "token": "x" })).await, "nonFieldErrors"), ["invalid_token"]);
    for prefix in ["JWT", "Bearer"] {
        let header = format!("{prefix} {of_lando}");
        assert_eq!(han.me_with(&[("authorization", &header)]).await.as_deref(), Some("lando"));
    }
    // One that is good for nothing is nobody's, and does not fall back on the cookie; one of another kind says nothing.
    assert_eq!(han.me_with(&[("authorization", "JWT x")]).await, None);
    assert_eq!(han.me_with(&[("authorization", "Basic aGFuOnNvbG8=")]).await.as_deref(), Some("han"));

    // Ending another session leaves the cookies alone, ending one's own by argument does not.
    let other = json!({ "refreshToken": lando.cookie(REFRESH).unwrap() });
    let (revoked, answer) = han.mutate("revokeToken", &other, "success").await;
    assert!(revoked["success"] == true && set_cookies(&answer).is_empty());
    assert_eq!(codes(&han.call("revokeToken", other).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!((han.me().await.as_deref(), lando.me().await), (Some("han"), None));
    // The cookies of a session that has ended go with the attempt to end it.
    assert_eq!(codes(&lando.call("revokeToken", json!({})).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(lando.cookie_header(), "");
    // Without an argument nobody stays signed in, whatever a neighbour planted or took away.
    for planted in [Some(&*lando.cookie(REFRESH).unwrap_or_default()), Some("x"), None] {
        let token = han.cookie(ACCESS).unwrap();
        match planted {
            Some(planted) => han.keep(REFRESH, planted),
            None => han.lose(REFRESH),
        }
        assert_eq!(han.call("revokeToken", json!({})).await["success"], true, "{planted:?}");
        assert_eq!(
            (han.cookie_header().as_str(), han.me_with(&[("authorization", &format!("JWT {token}"))]).await),
            ("", None)
        );
        han.call("tokenAuth", json!({ "username": "han", "password": PASSWORD })).await;
    }
    let own = json!({ "refreshToken": han.cookie(REFRESH).unwrap() });
    assert_eq!(han.call("revokeToken", own).await["success"], true);
    assert_eq!(han.cookie_header(), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_ends_a_session_takes_its_cookies_away_or_replaces_them() {
    let service = service(&[COOKIES]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["finn", "poe"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let before = page.cookie_header();
        let new = "another password, as long";
        let arguments = json!({ "oldPassword": PASSWORD, "newPassword1": new, "newPassword2": new });
        assert_eq!(page.call("passwordChange", arguments).await["success"], true);
        assert!(page.cookie_header() != before && page.me().await.as_deref() == Some(name));

        let (refused, answer) = page.mutate("archiveAccount", &json!({ "password": "wrong" }), "success").await;
        assert!(refused["success"] == false && set_cookies(&answer).is_empty());
        assert_eq!(page.call("archiveAccount", json!({ "password": new })).await["success"], true);
        assert_eq!(page.cookie_header(), "");

        let (refused, answer) =
            page.mutate("tokenAuth", &json!({ "username": name, "password": PASSWORD }), "success").await;
        assert!(refused["success"] == false && set_cookies(&answer).is_empty());
        assert_eq!(page.call("tokenAuth", json!({ "username": name, "password": new })).await["success"], true);
        assert_eq!(page.call("deleteAccount", json!({ "password": new })).await["success"], true);
        assert_eq!((page.cookie_header().as_str(), page.me().await), ("", None));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_field_of_a_document_decides_about_the_cookies() {
    let service = service(&[COOKIES]).await;
    let page = FrontEnd::of(&service, Flavour::Plain);
    page.settle(&service, "rey").await;
    let out_and_in = format!(
        "mutation {{ revokeToken {{ success }} tokenAuth(username: \"rey\", password: \"{PASSWORD}\") {{ success }} }}"
    );
    let answer = page.post(&out_and_in, &[]).await;
    assert_eq!(set_cookies(&answer).len(), 2);
    assert_eq!(page.me().await.as_deref(), Some("rey"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_settings_say_how_cookies_look_and_who_else_may_use_them() {
    const FRONT_END: &str = "https://app.example.net";
    let service = service(&[
        COOKIES,
        ("PUBLIC_URL", "https://accounts.example.com"),
        ("CORS_ORIGINS", FRONT_END),
        ("ACCOUNTS__JWT_COOKIE_NAME", "access"),
        ("ACCOUNTS__JWT_REFRESH_TOKEN_COOKIE_NAME", "refresh"),
        ("ACCOUNTS__JWT_COOKIE_PATH", "/accounts"),
        ("ACCOUNTS__JWT_COOKIE_DOMAIN", "example.com"),
        ("ACCOUNTS__JWT_COOKIE_SAMESITE", "None"),
        ("ACCOUNTS__JWT_REFRESH_EXPIRATION_DELTA", "1h"),
        ("ACCOUNTS__SESSION_LIFETIME", "30m"),
    ])
    .await;
    let home = FrontEnd::of(&service, Flavour::Plain).on_page_of("https://accounts.example.com");
    home.settle(&service, "ben").await;
    let page = home.on_page_of(FRONT_END);
    let (_, answer) = page.mutate("tokenAuth", &json!({ "username": "ben", "password": PASSWORD }), "success").await;
    let told = attributes(&answer);
    assert_eq!(told["access"], "Path=/accounts; Domain=example.com; Max-Age=300; HttpOnly; Secure; SameSite=None");
    assert_eq!(told["refresh"], "Path=/accounts; Domain=example.com; Max-Age=1800; HttpOnly; Secure; SameSite=None");
    assert_eq!(answer.headers["access-control-allow-origin"], FRONT_END);
    assert_eq!(answer.headers["access-control-allow-credentials"], "true");
    assert_eq!((page.me().await.as_deref(), home.me().await.as_deref()), (Some("ben"), Some("ben")));
    let (_, answer) = page.mutate("revokeToken", &json!({}), "success").await;
    let told = attributes(&answer);
    assert_eq!(told["access"], "Path=/accounts; Domain=example.com; Max-Age=0; HttpOnly; Secure; SameSite=None");
    assert_eq!(told.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cookies_go_by_http_where_that_is_set() {
    let service = service(&[COOKIES, ("ACCOUNTS__JWT_COOKIE_SECURE", "false")]).await;
    let page = FrontEnd::of(&service, Flavour::Plain);
    page.settle(&service, "rose").await;
    let (_, answer) = page.mutate("tokenAuth", &json!({ "username": "rose", "password": PASSWORD }), "success").await;
    let told = attributes(&answer);
    assert_eq!(told[ACCESS], "Path=/; Max-Age=300; HttpOnly; SameSite=Lax");
    assert_eq!(told[REFRESH], "Path=/; Max-Age=604800; HttpOnly; SameSite=Lax");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_can_be_hidden_from_scripts_altogether() {
    let service = service(&[COOKIES, ("ACCOUNTS__JWT_HIDE_TOKEN_FIELDS", "true")]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["jyn", "cassian"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        assert_eq!(page.me().await.as_deref(), Some(name));
        assert_eq!(page.call("refreshToken", json!({})).await["success"], true);
        assert_eq!(page.me().await.as_deref(), Some(name));
        for (field, arguments) in [
            ("tokenAuth", json!({ "username": name, "password": PASSWORD })),
            ("refreshToken", json!({})),
            ("passwordChange", json!({ "oldPassword": "a", "newPassword1": "b", "newPassword2": "b" })),
            ("register", json!({ "username": "x", "email": "x@example.org", "password1": "y", "password2": "y" })),
        ] {
            for hidden in ["token", "refreshToken"] {
                let answer = page.post(&page.document(field, &arguments, hidden), &[]).await;
                assert_eq!(answer.status, 400, "{field} {hidden}");
            }
        }
        let shown = page.post("{ __type(name: \"RefreshToken\") { fields { name } } }", &[]).await.json().unwrap();
        assert!(!shown.to_string().contains("\"token\""), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_cookie_mode_no_cookie_is_read_or_set() {
    let service = service(&[]).await;
    for (flavour, name) in FLAVOURS.into_iter().zip(["maz", "rose"]) {
        let page = FrontEnd::of(&service, flavour);
        page.settle(&service, name).await;
        let arguments = json!({ "username": name, "password": PASSWORD });
        let (payload, answer) = page.mutate("tokenAuth", &arguments, "token refreshToken").await;
        assert_eq!(set_cookies(&answer), Vec::<String>::new());
        page.keep(ACCESS, payload["token"].as_str().unwrap());
        page.keep(REFRESH, payload["refreshToken"].as_str().unwrap());
        assert_eq!(page.me().await, None);
        // The arguments are required, as documented; the fork's clients may leave them out.
        for field in ["verifyToken", "refreshToken", "revokeToken"] {
            let answer = page.post(&page.document(field, &json!({}), "success"), &[]).await;
            assert_eq!(answer.status, 400, "{field}");
            assert_eq!(answer.json().unwrap().get("data"), None::<&Value>, "{field}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_of_the_fork_may_leave_tokens_out() {
    let service = service(&[("ACCOUNTS__DIALECT", "fork")]).await;
    for flavour in FLAVOURS {
        let page = FrontEnd::of(&service, flavour);
        for field in ["verifyToken", "refreshToken", "revokeToken"] {
            let name = if field == "verifyToken" { "token" } else { "refreshToken" };
            for arguments in [json!({}), json!({ (name): null })] {
                let answer = page.call(field, arguments).await;
                assert_eq!(
                    answer["errors"],
                    json!({ "message": "Invalid token.", "code": "invalid_token" }),
                    "{field}"
                );
            }
        }
    }
}
