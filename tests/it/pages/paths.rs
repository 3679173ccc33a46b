//! Where pages are served, and what is served where several kinds of links lead to one path.

use super::{NEW, assert_says, choose, newest_path, press, reset_path, service, show, verified};
use crate::http::client::get;
use crate::session_contract::Device;
use crate::support::Service;
use crate::support::person::{Person, newest_address, newest_link};
use crate::support::world::World;

const PATHS: [&str; 5] = [
    "ACCOUNTS__ACTIVATION_PATH_ON_EMAIL",
    "ACCOUNTS__ACTIVATION_SECONDARY_EMAIL_PATH_ON_EMAIL",
    "ACCOUNTS__PASSWORD_RESET_PATH_ON_EMAIL",
    "ACCOUNTS__PASSWORD_SET_PATH_ON_EMAIL",
    "ACCOUNTS__EMAIL_CHANGE_PATH_ON_EMAIL",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_served_where_links_lead_to_the_service_and_nowhere_else() {
    for link_url in ["https://app.example.org", "http://127.0.0.1:1/app"] {
        let service = service(&[("LINK_URL", link_url)]).await;
        Person::at(&service).register("padme", "padme@example.org").await;
        let token = newest_link(&service).await;
        for path in
            ["activate", "password-reset", "password-set", "email-change"].map(|path| format!("/{path}/{token}"))
        {
            for page in [show(&service, &path).await, press(&service, &path).await] {
                assert_eq!((page.status, page.header("content-type")), (404, "text/plain; charset=utf-8"), "{path}");
            }
        }
        assert_eq!(verified(&service).await, 0);
        assert!(!get(service.server.address, "/").await.text().contains("<token>"));
    }
}

/// A path within a page of a front end is nothing that a server hears of; the other links have their pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_path_behind_a_hash_has_no_page() {
    let service = service(&[(PATHS[0], "#/activate")]).await;
    Person::at(&service).register("padme", "padme@example.org").await;
    let token = newest_link(&service).await;
    assert_says(&show(&service, &format!("/activate/{token}")).await, 404, "This link is not valid");
    assert_eq!(verified(&service).await, 0);
    let index = get(service.server.address, "/").await;
    let lines: Vec<(&str, &str)> = index.text().lines().filter_map(|line| line.split_once("<token>")).collect();
    let told = lines.into_iter().map(|(path, what)| (path, what.trim()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            ("/activate/", "where mailed links lead: adds a second address"),
            ("/password-reset/", "where mailed links lead: changes a forgotten password"),
            ("/password-set/", "where mailed links lead: sets a first password"),
            ("/email-change/", "where mailed links lead: moves an account to another address"),
        ]
    );
}

/// Every kind of link, opened and finished.
async fn finish_each(service: &Service) {
    let person = Person::at(service);
    person.register("padme", "padme@example.org").await;
    let path = newest_path(service).await;
    assert_says(&show(service, &path).await, 200, "Confirm your address");
    assert_says(&press(service, &path).await, 200, "Your address is confirmed");
    let access = person.sign_in("padme").await["token"].as_str().unwrap().to_owned();
    assert_eq!(person.ask_for_secondary(&access, "senator@example.org").await["success"], true);
    let path = newest_path(service).await;
    assert_says(&show(service, &path).await, 200, "Add this address to your account");
    assert_says(&press(service, &path).await, 200, "Your address was added");
    let device = Device::at(service);
    device.change_email(&device.login("padme", None).await, "queen@example.org").await.unwrap();
    let path = newest_path(service).await;
    assert_says(&show(service, &path).await, 200, "Change your address");
    assert_says(&press(service, &path).await, 200, "Your address was changed");
    let path = reset_path(service, "queen@example.org").await;
    assert_says(&show(service, &path).await, 200, "Choose a new password");
    assert_says(&choose(service, &path, "x", "y").await, 422, "Choose a new password");
    assert_says(&choose(service, &path, NEW, NEW).await, 200, "Your password is changed");
    service.mail_password_set("padme").await;
    let path = newest_path(service).await;
    assert_says(&show(service, &path).await, 200, "Choose your password");
    assert_says(&choose(service, &path, "x", "y").await, 422, "Choose your password");
    assert_says(&choose(service, &path, NEW, NEW).await, 200, "Your password is set");
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_paths_may_be_one() {
    for paths in [
        ["link", "link", "link", "link", "link"],
        ["activate", "activate", "password", "password", "activate"],
        // One below another, one in another spelling, one beside what is served already.
        ["in", "in/second", "in/second/new", "x/../in", "in/moved"],
        ["accounts/graphql", "health", "accounts", "health/live", "session/graphql"],
    ] {
        let settings: Vec<_> = PATHS.into_iter().zip(paths).collect();
        finish_each(&service(&settings).await).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_path_of_a_page_is_a_setting() {
    let service = service(&[(PATHS[0], "accounts/welcome")]).await;
    Person::at(&service).register("padme", "padme@example.org").await;
    let path = newest_path(&service).await;
    assert!(path.starts_with("/accounts/welcome/"), "{path}");
    assert_eq!(newest_address(&service).await, format!("http://{}{path}", service.server.address));
    assert_says(&press(&service, &path).await, 200, "Your address is confirmed");
    assert!(get(service.server.address, "/").await.text().contains("/accounts/welcome/<token>"));
}
