//! The page that a link to a second address opens, at the path of activation links unless it has its own.

use super::{NEW, account, assert_says, newest_path, press, service, show};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens};
use crate::support::world::World;
use std::time::Duration;

async fn secondary_path(service: &Service, tokens: &Tokens, email: &str) -> String {
    let asked = Person::at(service).ask_for_secondary(&tokens.access, email).await;
    assert_eq!(asked["success"], true, "{asked}");
    newest_path(service).await
}

async fn secondary(service: &Service) -> i64 {
    service.count("select count(*) from email_addresses where kind = 'secondary'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_path_tells_the_links_apart() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    let path = secondary_path(&service, &tokens, "senator@example.org").await;
    assert!(path.starts_with("/activate/"), "{path}");
    person.register("luke", "luke@example.org").await;
    let activation = newest_path(&service).await;

    let page = show(&service, &activation).await;
    assert_says(&page, 200, "Confirm your address");
    assert_eq!(account(&page), Some("luke"));
    let page = show(&service, &path).await;
    assert_says(&page, 200, "Add this address to your account");
    assert!(page.text().contains("<button type=\"submit\">Add my address</button>"), "{}", page.text());
    assert_eq!(account(&page), Some("padme"));
    assert_eq!(secondary(&service).await, 0);

    let page = press(&service, &path).await;
    assert_says(&page, 200, "Your address was added");
    assert_eq!(account(&page), None);
    assert_eq!(secondary(&service).await, 1);
    assert_eq!(person.me(&tokens.access).await.as_deref(), Some("padme"), "nobody is signed out by it");
    for page in [show(&service, &path).await, press(&service, &path).await] {
        assert_says(&page, 200, "Already added");
    }
    assert_says(&press(&service, &activation).await, 200, "Your address is confirmed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_path_of_its_own_takes_no_other_link() {
    let service = service(&[("ACCOUNTS__ACTIVATION_SECONDARY_EMAIL_PATH_ON_EMAIL", "second")]).await;
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
    let path = newest_path(&service).await;
    let misled = path.replace("/activate/", "/second/");
    for page in [show(&service, &misled).await, press(&service, &misled).await] {
        assert_says(&page, 404, "This link is not valid");
    }
    assert_says(&press(&service, &path).await, 200, "Your address is confirmed");
    let tokens = Tokens::of(&person.sign_in("padme").await);
    let path = secondary_path(&service, &tokens, "senator@example.org").await;
    assert!(path.starts_with("/second/"), "{path}");
    let misled = path.replace("/second/", "/activate/");
    assert_says(&press(&service, &misled).await, 404, "This link is not valid");
    assert_eq!(secondary(&service).await, 0);
    assert_says(&press(&service, &path).await, 200, "Your address was added");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_does_not_do_says_why() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    let superseded = secondary_path(&service, &tokens, "senator@example.org").await;
    let taken = secondary_path(&service, &tokens, "queen@example.org").await;
    person.register("luke", "queen@example.org").await;
    assert_says(&press(&service, &superseded).await, 410, "There is a newer link");
    assert_says(&show(&service, &taken).await, 200, "Add this address to your account");
    assert_says(&press(&service, &taken).await, 409, "This address is taken");
    let late = secondary_path(&service, &tokens, "late@example.org").await;
    service.move_clock(Duration::from_secs(3600));
    for page in [show(&service, &late).await, press(&service, &late).await] {
        assert_says(&page, 410, "This link has expired");
    }
    let tokens = Tokens::of(&person.sign_in("padme").await);
    let void = secondary_path(&service, &tokens, "void@example.org").await;
    assert_eq!(person.change_password(&tokens.access, PASSWORD, NEW).await["success"], true);
    for page in [show(&service, &void).await, press(&service, &void).await] {
        assert_says(&page, 410, "This link no longer works");
    }
    assert_eq!(secondary(&service).await, 0);
}
