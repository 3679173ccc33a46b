//! What a stranger or a thief leaves behind, and what becomes of it when the owner comes.

use super::{Device, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person, newest_link};
use crate::support::world::World;
use serde_json::{Value, json};

const REGISTER: &str = "mutation ($e: EmailAddress!, $p: String!, $u: String) {
    register(input: { email: $e, password: $p, firstName: \"A\", lastName: \"B\", username: $u }) { status } }";
const CONFIRM: &str = "mutation ($t: String!) { confirmEmail(token: $t) { status } }";
const FORGOT: &str = "mutation ($e: EmailAddress!) { forgotPassword(email: $e) { status } }";

/// The last part of the link in the newest mail to an address.
async fn link_to(service: &Service, address: &str) -> String {
    let mails = service.mails().await;
    let mail = mails.iter().rfind(|mail| mail.to == address && mail.text.contains("http")).unwrap();
    let link = mail.text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

/// A stranger who registered somebody's address, and asked to move the account to one of their own.
async fn squat(service: &Service) -> (Device, Value, String) {
    let device = Device::at(service);
    let variables = json!({ "e": "padme@example.org", "p": PASSWORD, "u": "squatter" });
    device.try_ask(None, REGISTER, &variables).await.unwrap();
    let session = device.login("squatter", None).await;
    device.change_email(&session, "squatter@example.com").await.unwrap();
    (device, session, link_to(service, "squatter@example.com").await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_to_another_address_goes_with_the_stranger_who_asked_for_it() {
    for forgets in [false, true] {
        let service = Service::start(&[]).await;
        let (device, _, planted) = squat(&service).await;
        if forgets {
            device.try_ask(None, FORGOT, &json!({ "e": "padme@example.org" })).await.unwrap();
        }
        let link = link_to(&service, "padme@example.org").await;
        device.try_ask(None, CONFIRM, &json!({ "t": link })).await.unwrap();
        assert_eq!(device.confirm_email_change(&planted).await, Err("TOKEN_INVALID".to_owned()), "{forgets}");
        assert_eq!(service.account("squatter").await.email.as_deref(), Some("padme@example.org"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_puts_a_thief_out_voids_what_the_thief_asked_for() {
    let revoke = "mutation ($s: String!) { revokeSession(id: $s) { status } }";
    let enable = "mutation { enable2Fa { status } }";
    let everywhere = "mutation { logout_all }";
    let device_out = "mutation { logout(deviceInfo: { deviceId: \"stolen\" }) { status } }";
    for (request, path) in [(revoke, ""), (enable, ""), (device_out, ""), (everywhere, "platform"), ("", "present")] {
        let service = Service::start(&[]).await;
        Person::at(&service).settle(&service, "leia", "leia@example.org").await;
        let device = Device::at(&service);
        let (thief, owner) = (device.login("leia", Some("stolen")).await, device.login("leia", Some("own")).await);
        device.change_email(&thief, "thief@example.com").await.unwrap();
        let planted = link_to(&service, "thief@example.com").await;
        match path {
            "platform" => {
                let login = "mutation ($p: String!) { login(email: \"leia@example.org\", password: $p) {
                    ... on AuthPayload { access_token } } }";
                let client = crate::support::client::Client::new(service.base_url());
                let ask = async |headers: &[(&str, &str)], query: &str, variables: Value| {
                    client.graphql("/platform/graphql", headers, query, &variables).await.unwrap().json().unwrap()
                };
                let answer = ask(&[], login, json!({ "p": PASSWORD })).await;
                let bearer = format!("Bearer {}", text(&answer["data"]["login"], "access_token"));
                let answer = ask(&[("authorization", &bearer)], request, json!({})).await;
                assert_eq!(answer["data"]["logout_all"], true);
            }
            "present" => drop(device.change_email(&owner, "leia@example.org").await.unwrap()),
            _ => {
                let variables = if request == revoke { json!({ "s": text(&thief, "sessionId") }) } else { json!({}) };
                device.try_ask(Some(text(&owner, "token")), request, &variables).await.unwrap();
            }
        }
        assert_eq!(device.confirm_email_change(&planted).await, Err("TOKEN_INVALID".to_owned()), "{request} {path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_nobody_confirmed_is_free_again_when_its_account_is_closed() {
    let service = Service::start(&[]).await;
    let (device, session, _) = squat(&service).await;
    device.try_ask(Some(text(&session, "token")), "mutation { closeAccount { status } }", &json!({})).await.unwrap();
    let variables = json!({ "e": "padme@example.org", "p": PASSWORD, "u": "padme" });
    device.try_ask(None, REGISTER, &variables).await.unwrap();
    device.try_ask(None, CONFIRM, &json!({ "t": newest_link(&service).await })).await.unwrap();
    device.login("padme", None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_an_authenticator_is_on_mailed_codes_are_not_enabled_beside_it() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "han", "han@example.org").await;
    let device = Device::at(&service);
    let (first, second) = (device.login("han", Some("one")).await, device.login("han", Some("two")).await);
    service.give_authenticator("han").await;
    let mails = service.mails().await.len();
    let enabled = device.try_ask(Some(text(&first, "token")), "mutation { enable2Fa { message } }", &json!({})).await;
    assert_eq!(enabled.unwrap()["message"], "A code of your authenticator app is asked for already.");
    assert_eq!(service.mails().await.len(), mails);
    device.user_profile(&second).await.unwrap();
}
