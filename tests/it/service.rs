//! The real service held against what the HTTP layer promises, and against a database that goes away.

use crate::http::{client, conversation, hostile};
use crate::support::person::{Person, Tokens};
use crate::support::roles::cluster_in;
use crate::support::service::Settled;
use crate::support::world::World;
use crate::support::{Service, directory};
use lychgate::db::cluster::Cluster;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_speaks_graphql_over_http() {
    let service = Service::start(&[]).await;
    for path in ["/accounts/graphql", "/accounts-relay/graphql"] {
        conversation::holds(service.server.address, path, conversation::Style::Documented).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_bytes_bring_it_down() {
    let service = Service::start(&[]).await;
    let paths = [
        "/accounts/graphql",
        "/accounts-relay/graphql",
        "/accounts/schema.graphql",
        "/health/live",
        "/health/ready",
        "/.well-known/jwks.json",
        "/",
        "/activate/0123456789abcdef0123456789abcdef01234567",
        "/activate/x",
    ];
    hostile::holds(service.server.address, &paths).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_schema_that_is_published_is_the_one_that_the_settings_make() {
    let hidden = ("ACCOUNTS__USER_NODE_EXCLUDE_FIELDS".to_owned(), "last_login, email".to_owned());
    let service = Service::start(&[hidden]).await;
    for contract in ["accounts", "accounts-relay"] {
        let path = format!("/{contract}/schema.graphql");
        let page = client::get(service.server.address, &path).await;
        assert_eq!(page.status, 200, "{path}");
        let types = apollo_compiler::Schema::parse_and_validate(page.text(), "served.graphql").unwrap();
        let has = |field: &str| types.type_field("UserNode", field).is_ok();
        assert!(has("username") && has("secondaryEmail") && !has("lastLogin") && !has("email"), "{}", page.text());
        assert!(client::get(service.server.address, "/").await.text().contains(&path));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_schema_that_nobody_may_ask_for_is_not_published() {
    let service = Service::start(&[("GRAPHQL__INTROSPECTION".to_owned(), "false".to_owned())]).await;
    let address = service.server.address;
    for contract in ["accounts", "accounts-relay", "session", "platform"] {
        for method in ["GET", "HEAD", "POST", "OPTIONS"] {
            let answer = async |file: &str| {
                let page = client::request(address, &format!("{method} /{contract}/{file} HTTP/1.1"), b"").await;
                let headers =
                    ["content-type", "content-length", "cache-control"].map(|name| page.header(name).to_owned());
                (page.status, headers, page.text().to_owned())
            };
            let schema = answer("schema.graphql").await;
            assert_eq!(schema.0, 404, "{method} {contract}");
            assert_eq!(schema, answer("nothing.graphql").await, "{method} {contract}");
        }
    }
    let index = client::get(address, "/").await;
    assert!(index.text().contains("/accounts/graphql") && !index.text().contains("schema.graphql"), "{}", index.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_told_and_found_again() {
    let options = cluster_in(&directory());
    let start = || {
        let options = options.clone();
        tokio::task::spawn_blocking(move || Cluster::start(&options).unwrap())
    };
    let cluster = start().await.unwrap();
    let settled = Settled::on(&cluster.database_url("postgres")).await;
    let person = Person::at_origin(format!("http://{}", settled.server.address));
    let tokens = Tokens::of(&person.register("mace", "mace@example.org").await);

    tokio::task::spawn_blocking(move || cluster.stop()).await.unwrap().unwrap();
    let queries = [
        (Some(tokens.access.as_str()), "{ me { username } }", "me"),
        (None, "mutation { refreshToken(refreshToken: \"0\") { success } }", "refreshToken"),
        (None, "mutation { verifyAccount(token: \"0\") { success } }", "verifyAccount"),
        (None, "mutation { tokenAuth(username: \"mace\", password: \"x\") { success } }", "tokenAuth"),
    ];
    for (access, query, field) in queries {
        let answer = person.ask(access, query, &json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "SERVICE_UNAVAILABLE", "{answer}");
        assert_eq!((answer["errors"][0]["path"][0].as_str(), &answer["data"][field]), (Some(field), &Value::Null));
    }

    let page =
        client::request(settled.server.address, &format!("POST /activate/{} HTTP/1.1", "0".repeat(40)), b"").await;
    assert_eq!(page.status, 503);
    assert!(page.text().contains("<h1>Please try again in a moment</h1>"), "{}", page.text());
    assert!(page.text().contains("<button type=\"submit\">Try again</button>"), "{}", page.text());

    let cluster = start().await.unwrap();
    let back = Instant::now();
    // It may take a moment until all connections are new; until then the answer is an error, never a wrong one.
    loop {
        let answer = person.ask(Some(&tokens.access), "{ me { username } }", &json!({})).await;
        if answer["data"]["me"]["username"] == "mace" {
            break;
        }
        assert_eq!(answer["errors"][0]["extensions"]["code"], "SERVICE_UNAVAILABLE", "{answer}");
        assert!(back.elapsed() < Duration::from_secs(20), "it did not recover: {answer}");
        tokio::task::yield_now().await;
    }
    loop {
        let answer = person.refresh(&tokens.refresh).await;
        if answer["success"] == true {
            break;
        }
        assert!(back.elapsed() < Duration::from_secs(20), "it did not recover: {answer}");
    }
    drop(settled);
    tokio::task::spawn_blocking(move || cluster.stop()).await.unwrap().unwrap();
}
