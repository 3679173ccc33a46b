//! The page that a link to a new primary address opens.

use super::{account, assert_says, newest_path, press, service, show};
use crate::session_contract::Device;
use crate::support::Service;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use serde_json::Value;
use std::time::Duration;

async fn change_path(service: &Service, session: &Value, email: &str) -> String {
    Device::at(service).change_email(session, email).await.unwrap();
    newest_path(service).await
}

async fn moved(service: &Service) -> i64 {
    service.count("select count(*) from email_addresses where address_key = 'senator@example.org'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_button_moves_the_account_and_nothing_else_does() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    let session = Device::at(&service).login("padme", None).await;
    let path = change_path(&service, &session, "senator@example.org").await;
    assert!(path.starts_with("/email-change/"), "{path}");
    let page = show(&service, &path).await;
    assert_says(&page, 200, "Change your address");
    assert!(page.text().contains("<button type=\"submit\">Change my address</button>"), "{}", page.text());
    assert_eq!(account(&page), Some("padme"));
    let misled = path.replace("/email-change/", "/activate/");
    for page in [show(&service, &misled).await, press(&service, &misled).await] {
        assert_says(&page, 404, "This link is not valid");
    }
    assert_eq!(moved(&service).await, 0);

    let page = press(&service, &path).await;
    assert_says(&page, 200, "Your address was changed");
    assert_eq!(account(&page), None);
    assert_eq!(moved(&service).await, 1);
    assert_eq!(person.me(&tokens.access).await.as_deref(), Some("padme"), "nobody is signed out by it");
    for page in [show(&service, &path).await, press(&service, &path).await] {
        assert_says(&page, 200, "Already changed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_does_not_do_says_why() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    let session = Device::at(&service).login("padme", None).await;
    let superseded = change_path(&service, &session, "senator@example.org").await;
    let taken = change_path(&service, &session, "queen@example.org").await;
    person.register("luke", "queen@example.org").await;
    assert_says(&press(&service, &superseded).await, 410, "There is a newer link");
    assert_says(&show(&service, &taken).await, 200, "Change your address");
    assert_says(&press(&service, &taken).await, 409, "This address is taken");
    let void = change_path(&service, &session, "senator@example.org").await;
    assert_eq!(person.change_password(&tokens.access, PASSWORD, PASSWORD).await["success"], true);
    for page in [show(&service, &void).await, press(&service, &void).await] {
        assert_says(&page, 410, "This link no longer works");
    }
    let session = Device::at(&service).login("padme", None).await;
    let late = change_path(&service, &session, "senator@example.org").await;
    service.move_clock(Duration::from_secs(7 * 86_400));
    for page in [show(&service, &late).await, press(&service, &late).await] {
        assert_says(&page, 410, "This link has expired");
    }
    assert_eq!(moved(&service).await, 0);
}
