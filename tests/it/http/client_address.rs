//! Whose address the service takes a request for, behind proxies and without.

use super::client::request;
use super::testbed::{Setup, Testbed};
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use crate::support::{Service, logged};
use lychgate::observe::LogFormat;
use serde_json::json;
use std::net::SocketAddr;

async fn behind(trusted_proxies: &'static [&'static str]) -> Testbed {
    Testbed::of(Setup { trusted_proxies, ..Setup::default() }).await
}

/// The address that the contract hears of.
async fn heard(address: SocketAddr, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("\r\nX-Forwarded-For: {line}")).collect();
    let head = format!("POST /draft/graphql HTTP/1.1\r\nContent-Type: application/json{lines}");
    let answer = request(address, &head, br#"{"query":"{ client }"}"#).await;
    answer.json()["data"]["client"].as_str().expect("an address").to_owned()
}

#[tokio::test]
async fn a_header_from_no_proxy_is_not_believed() {
    for trusted in [&[][..], &["10.0.0.0/8", "::1/128", "127.0.0.2/32"]] {
        let testbed = behind(trusted).await;
        for lines in [&[][..], &["192.0.2.7"], &["127.0.0.2"], &["192.0.2.7, 10.0.0.1"]] {
            assert_eq!(heard(testbed.address, lines).await, "127.0.0.1", "{trusted:?} {lines:?}");
        }
    }
}

#[tokio::test]
async fn what_trusted_proxies_say_is_read_from_the_right() {
    let testbed = behind(&["127.0.0.0/8", "10.0.0.0/8", "2001:db8:aa::/48"]).await;
    for (lines, client) in [
        (&["192.0.2.7"][..], "192.0.2.7"),
        (&["203.0.113.9, 192.0.2.7"], "192.0.2.7"),
        (&["203.0.113.9, 192.0.2.7, 10.1.1.1"], "192.0.2.7"),
        (&["203.0.113.9, 192.0.2.7,2001:db8:aa::1 ,10.1.1.1"], "192.0.2.7"),
        (&["203.0.113.9", "192.0.2.7", "10.1.1.1"], "192.0.2.7"),
        (&["203.0.113.9, 192.0.2.7", "2001:db8:aa::1, 10.1.1.1"], "192.0.2.7"),
        (&["[2001:db8::7]:50000"], "2001:db8::7"),
        (&["192.0.2.7:50000, [2001:db8:aa::1]:443"], "192.0.2.7"),
        (&["::ffff:192.0.2.7, ::ffff:10.1.1.1"], "192.0.2.7"),
        (&["192.0.2.7, unknown, 10.1.1.1"], "10.1.1.1"),
        (&["192.0.2.7", "", "10.1.1.1"], "10.1.1.1"),
        (&["192.0.2.7, x"], "127.0.0.1"),
        (&["\u{e9}"], "127.0.0.1"),
        (&["10.2.2.2, 10.1.1.1"], "10.2.2.2"),
        (&[], "127.0.0.1"),
    ] {
        assert_eq!(heard(testbed.address, lines).await, client, "{lines:?}");
    }
}

#[test]
fn the_log_tells_the_client_and_not_the_proxy() {
    let text = logged(LogFormat::Text, async || {
        let testbed = behind(&["127.0.0.1/32"]).await;
        heard(testbed.address, &["203.0.113.9, 192.0.2.7"]).await;
    });
    assert!(text.contains("client=192.0.2.7") && !text.contains("127.0.0.1"), "{text}");
    assert!(!text.contains("203.0.113.9"), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_are_recorded_with_the_address_of_the_client() {
    let query = "mutation ($u: String!, $p: String!) {
        login(credentials: { username: $u, password: $p }) { ipAddress } }";
    for (trusted, told) in [("127.0.0.1, 10.0.0.0/8", "192.0.2.7"), ("10.0.0.0/8", "127.0.0.1")] {
        let service = Service::start(&[("TRUSTED_PROXIES".to_owned(), trusted.to_owned())]).await;
        Person::at(&service).register("hera", "hera@example.org").await;
        let client = Client::new(service.base_url());
        let forwarded = [("x-forwarded-for", "203.0.113.9, 192.0.2.7, 10.1.1.1")];
        let variables = json!({ "u": "hera", "p": PASSWORD });
        let answer = client.graphql("/session/graphql", &forwarded, query, &variables).await.unwrap().json().unwrap();
        assert_eq!(answer["data"]["login"]["ipAddress"], told, "{answer}");
        let recorded =
            format!("select count(*) from sessions where contract = 'session' and client_address = '{told}'");
        assert_eq!(service.count(&recorded).await, 1);
    }
}
