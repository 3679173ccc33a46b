//! Devices, their sessions and their tokens.

use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens};
use crate::support::world::World;
use lychgate::domain::clean::{Cleaned, clean};
use serde_json::json;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_device_is_signed_out_and_the_other_goes_on() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "lando", "lando@example.org").await;
    let device = Device::at(&service);
    let phone = device.login("lando", Some("phone")).await;
    let again = device.login("lando", Some(text(&phone, "deviceId"))).await;
    let ship = device.login("lando", Some("ship")).await;
    assert_eq!(phone["deviceId"], again["deviceId"]);
    assert_ne!(phone["deviceId"], ship["deviceId"]);
    assert_eq!(phone["userUid"], ship["userUid"]);
    assert_ne!(phone["userUid"], phone["userId"]);

    let sessions = device.sessions(text(&ship, "token")).await.unwrap();
    let sessions = sessions.as_array().unwrap();
    let named = |name: &str| sessions.iter().filter(|it| it["deviceName"] == name).collect::<Vec<_>>();
    assert_eq!((named("phone").len(), named("ship").len()), (2, 1));
    let shown = text(named("phone")[0], "deviceId");

    assert_eq!(device.logout(text(&ship, "token"), Some(shown)).await, Ok(json!(2)));
    for ended in [&phone, &again] {
        assert_eq!(device.sessions(text(ended, "token")).await, Err("UNAUTHENTICATED".to_owned()));
        assert_eq!(device.new_token(text(ended, "refreshToken")).await, Err("TOKEN_INVALID".to_owned()));
    }
    assert!(device.new_token(text(&ship, "refreshToken")).await.is_ok());
    // It is still known, and nobody is signed in there.
    assert_eq!(device.logout(text(&ship, "token"), Some("phone")).await, Ok(json!(0)));
    // What is shown of a device is not what the device presents.
    assert_ne!(shown, text(&phone, "deviceId"));
    assert_ne!(device.login("lando", Some(shown)).await["deviceId"], phone["deviceId"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_is_known_by_the_account_that_it_was_issued_to_only() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "fett", "fett@example.org").await;
    person.settle(&service, "bossk", "bossk@example.org").await;
    let device = Device::at(&service);
    let fett = device.login("fett", None).await;
    let bossk = device.login("bossk", Some(text(&fett, "deviceId"))).await;
    assert_ne!(fett["deviceId"], bossk["deviceId"]);
    let stolen = device.logout(text(&bossk, "token"), Some(text(&fett, "deviceId"))).await;
    // Nor is it the name of his own.
    assert_eq!(stolen, Err("DEVICE_UNKNOWN".to_owned()));
    assert!(device.sessions(text(&fett, "token")).await.is_ok());
    let odd = device.login("bossk", Some("a\u{0}b\nc")).await;
    let sessions = device.sessions(text(&odd, "token")).await.unwrap();
    assert!(sessions.as_array().unwrap().iter().any(|session| session["deviceName"] == "abc"), "{sessions}");
    assert_eq!(device.logout(text(&odd, "token"), Some("a\u{0}b\nc")).await, Ok(json!(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_of_one_contract_open_nothing_in_the_other() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "wedge", "wedge@example.org").await;
    let device = Device::at(&service);
    let here = device.login("wedge", None).await;
    let there = Tokens::of(&person.sign_in("wedge").await);
    assert_eq!(device.sessions(&there.access).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(device.new_token(&there.refresh).await, Err("TOKEN_INVALID".to_owned()));
    assert_eq!(person.me(text(&here, "token")).await, None);
    assert_eq!(person.refresh(text(&here, "refreshToken")).await["success"], false);
    // None of that ended anything.
    assert!(person.me(&there.access).await.is_some());
    let contracts = device.sessions(text(&here, "token")).await.unwrap();
    let mut contracts: Vec<&str> = contracts.as_array().unwrap().iter().map(|it| text(it, "contract")).collect();
    contracts.dedup();
    assert!(contracts.contains(&"accounts") && contracts.contains(&"session"), "{contracts:?}");
    // A password that the other contract changes ends the sessions here too.
    let changed = person.change_password(&there.access, PASSWORD, "another qlr4nq3f3 for all").await;
    assert_eq!(changed["success"], true, "{changed}");
    assert_eq!(device.sessions(text(&here, "token")).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(device.new_token(text(&here, "refreshToken")).await, Err("TOKEN_INVALID".to_owned()));
    assert_eq!(device.try_login("wedge", None).await, Err("INVALID_CREDENTIALS".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_holds_no_identifier_of_a_device() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "ackbar", "ackbar@example.org").await;
    let login = Device::at(&service).login("ackbar", Some("bridge")).await;
    for table in ["devices", "sessions", "refresh_tokens"] {
        assert!(service.count(&format!("select count(*) from {table}")).await > 0);
        for key in ["deviceId", "token", "refreshToken"] {
            let secret = text(&login, key);
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            let found =
                format!("select count(*) from {table} t where t::text like '%{secret}%' or t::text like '%{hex}%'");
            assert_eq!(service.count(&found).await, 0, "{table} holds the {key}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_that_nobody_uses_any_more_are_forgotten() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "nien", "nien@example.org").await;
    let device = Device::at(&service);
    let left = device.login("nien", Some("left behind")).await;
    let kept = device.login("nien", Some("in use")).await;
    service.move_clock(170 * DAY);
    device.login("nien", Some(text(&kept, "deviceId"))).await;
    service.move_clock(11 * DAY);
    assert_eq!(clean(&service.server.app).await.unwrap().devices, 1);
    let known = device.login("nien", Some(text(&kept, "deviceId"))).await;
    assert_eq!(known["deviceId"], kept["deviceId"]);
    let unknown = device.login("nien", Some(text(&left, "deviceId"))).await;
    assert_ne!(unknown["deviceId"], left["deviceId"]);
    assert_eq!(clean(&service.server.app).await.unwrap(), Cleaned::default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_shares_a_device_does_not_learn_what_the_other_is_trusted_with() {
    let service = Service::start(&[]).await;
    let device = Device::at(&service);
    for username in ["bib", "salacious"] {
        Person::at(&service).settle(&service, username, &format!("{username}@example.org")).await;
    }
    let first = device.login("bib", Some("throne room")).await;
    let id = text(&first, "deviceId");
    // The client keeps one identifier, whoever uses it.
    let second = device.login("salacious", Some(id)).await;
    assert_ne!(text(&second, "deviceId"), id);
    let shown = device.sessions(text(&second, "token")).await.unwrap().to_string();
    assert!(!shown.contains(id), "{shown}");
    assert_eq!(service.count(&format!("select count(*) from devices where label = '{id}'")).await, 0);
}
