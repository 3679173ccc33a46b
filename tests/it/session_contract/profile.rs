//! What people tell of themselves, and how often they are asked for a code.

use super::second_step::{confirm, newest_code, settle};
use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_contract_changes_the_other_shows() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let there = person.settle(&service, "jyn", "jyn@example.org").await;
    let device = Device::at(&service);
    let session = device.login("jyn", None).await;
    let input = json!({ "firstName": " Jyn ", "username": "Erso", "city": "Lah'mu" });
    let told = device.update_profile(&session, input, None).await.unwrap();
    assert_eq!((&told["firstName"], &told["username"]), (&json!("Jyn"), &json!("Erso")));
    let me = person.ask(Some(&there.access), "{ me { username firstName lastName } }", &json!({})).await;
    assert_eq!(me["data"]["me"], json!({ "username": "Erso", "firstName": "Jyn", "lastName": "" }));
    let update = "mutation { updateAccount(firstName: \"Liana\") { success } }";
    assert_eq!(person.ask(Some(&there.access), update, &json!({})).await["data"]["updateAccount"]["success"], true);
    let seen = device.user_profile(&session).await.unwrap();
    assert_eq!((&seen["firstName"], &seen["city"]), (&json!("Liana"), &json!("Lah'mu")));
    // An empty line is none.
    let told = device.update_profile(&session, json!({ "city": " " }), None).await.unwrap();
    assert_eq!(told["city"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_confirmed_a_code_is_asked_again_once_that_is_switched_off() {
    let service = Service::start(&[]).await;
    let (device, session) = settle(&service, "hera").await;
    let switch = async |is_on: bool| {
        let input = json!({ "twoFactorAuthPerDevice": is_on });
        let told = device.update_profile(&session, input, is_on.then_some(PASSWORD)).await.unwrap();
        assert_eq!((&told["twoFactorAuthPerDevice"], &told["twoFactorAuth"]), (&json!(is_on), &json!(true)));
    };
    let asked = async |id: &str| device.login("hera", Some(id)).await["promptTwoFactorAuth"].as_bool().unwrap();
    let enter = async || {
        let waiting = device.login("hera", None).await;
        let code = newest_code(&service).await;
        let entered = confirm(&device, "hera", text(&waiting, "sessionId"), &code).await.unwrap();
        text(&entered, "deviceId").to_owned()
    };
    let earlier = enter().await;
    switch(true).await;
    assert!(asked(&earlier).await, "what was confirmed before is not trusted");
    let ghost = enter().await;
    assert!(!asked(&ghost).await, "it confirmed a code once");
    // Told once more, nothing changes.
    switch(true).await;
    assert!(!asked(&ghost).await);
    switch(false).await;
    assert!(asked(&ghost).await);
    switch(true).await;
    assert!(asked(&ghost).await, "it was distrusted for good");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn being_asked_less_often_takes_a_proof_and_nothing_else_does() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "chopper", "chopper@example.org").await;
    let device = Device::at(&service);
    let session = device.login("chopper", None).await;
    service.move_clock(Duration::from_secs(11 * 60));
    let (on, off) = (json!({ "twoFactorAuthPerDevice": true }), json!({ "twoFactorAuthPerDevice": null }));
    let refused = device.update_profile(&session, on.clone(), None).await;
    assert_eq!(refused, Err("REAUTH_REQUIRED".to_owned()));
    assert_eq!(device.update_profile(&session, on.clone(), Some("none")).await, Err("WRONG_PASSWORD".to_owned()));
    assert!(device.update_profile(&session, on.clone(), Some(PASSWORD)).await.is_ok());
    // It is so already.
    assert!(device.update_profile(&session, on, None).await.is_ok());
    assert_eq!(device.update_profile(&session, off, None).await.unwrap()["twoFactorAuthPerDevice"], false);
    // A password that is said is checked, whatever it is said for.
    let wrong = device.update_profile(&session, json!({ "city": "Lothal" }), Some("none")).await;
    assert_eq!(wrong, Err("WRONG_PASSWORD".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_that_are_changed_at_once_are_all_kept_and_the_terms_with_them() {
    let service = Service::start(&[("SESSION__TNC_ID".to_owned(), "now".to_owned())]).await;
    Person::at(&service).settle(&service, "bail", "bail@example.org").await;
    let device = Device::at(&service);
    let session = device.login("bail", None).await;
    let accept = "mutation { acceptTnc(tncId: \"now\") { status } }";
    assert!(device.try_ask(Some(text(&session, "token")), accept, &json!({})).await.is_ok());
    for round in ["one", "two", "three"] {
        let parts = [json!({ "city": round }), json!({ "jobTitle": round }), json!({ "firstName": round })];
        let told = join_all(parts.into_iter().map(|part| device.update_profile(&session, part, None))).await;
        assert!(told.iter().all(Result::is_ok), "{told:?}");
        let seen = device.user_profile(&session).await.unwrap();
        assert_eq!([&seen["city"], &seen["jobTitle"], &seen["firstName"]], [round; 3]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_want_one_user_name_one_gets_it() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let device = Device::at(&service);
    let mut sessions = Vec::new();
    for number in 0..10 {
        let name = format!("trooper{number}");
        person.settle(&service, &name, &format!("{name}@example.org")).await;
        sessions.push(device.login(&name, None).await);
    }
    let input = json!({ "username": "Vader", "city": "Mustafar" });
    let told = join_all(sessions.iter().map(|session| device.update_profile(session, input.clone(), None))).await;
    let taken = told.iter().filter(|told| **told == Err("USERNAME_TAKEN".to_owned())).count();
    assert_eq!((told.iter().filter(|told| told.is_ok()).count(), taken), (1, 9), "{told:?}");
    // All or nothing.
    assert_eq!(service.count("select count(*) from profiles").await, 1);
}
