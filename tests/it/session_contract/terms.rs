//! Terms and conditions, over their versions. What is refused until they are accepted is in the table of authorization.

use super::second_step::{confirm, newest_code};
use super::{Device, text};
use crate::support::Service;
use crate::support::person::{Person, Tokens};
use crate::support::world::World;
use serde_json::{Value, json};

const RESULT: &str = "status token refreshToken sessionId promptTncAcceptance tncId";

async fn accept(device: &Device, access: &str, terms: &str) -> Result<Value, String> {
    let query = "mutation ($t: String!) { acceptTnc(tncId: $t) { tncId } }";
    device.try_ask(Some(access), query, &json!({ "t": terms })).await
}

/// Signs in; the answer tells of terms.
async fn login(device: &Device, username: &str) -> Value {
    let query = format!(
        "mutation ($u: String!, $p: String!) {{ login(credentials: {{ username: $u, password: $p }}) {{ {RESULT} }} }}"
    );
    let variables = json!({ "u": username, "p": crate::support::person::PASSWORD });
    device.try_ask(None, &query, &variables).await.unwrap()
}

async fn renew(device: &Device, session: &Value) -> Value {
    let query = format!("mutation ($t: String!) {{ newToken(refreshToken: $t) {{ {RESULT} }} }}");
    device.try_ask(None, &query, &json!({ "t": text(session, "refreshToken") })).await.unwrap()
}

/// What an answer tells of terms.
fn told(answer: &Value) -> (Option<bool>, Option<&str>) {
    (answer["promptTncAcceptance"].as_bool(), answer["tncId"].as_str())
}

async fn with_terms(terms: &str) -> Service {
    Service::start(&[("SESSION__TNC_ID".to_owned(), terms.to_owned())]).await
}

const REQUIRED: &str = "TNC_REQUIRED";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_that_signs_in_tells_of_them() {
    let service = with_terms("one").await;
    Person::at(&service).settle(&service, "padme", "padme@example.org").await;
    let device = Device::at(&service);
    let first = login(&device, "padme").await;
    let renewed = renew(&device, &first).await;
    for answer in [&first, &renewed] {
        assert_eq!(told(answer), (Some(true), Some("one")));
    }
    // Without them one can say that one accepts them, and leave.
    let access = text(&renewed, "token");
    assert_eq!(device.sessions(access).await, Err(REQUIRED.to_owned()));
    service.give_second_factor("padme").await;
    let waiting = login(&device, "padme").await;
    // Who is not in yet is told nothing.
    assert_eq!((&waiting["status"], told(&waiting)), (&json!(202), (None, None)));
    let code = newest_code(&service).await;
    let confirmed = confirm(&device, "padme", text(&waiting, "sessionId"), &code).await.unwrap();
    assert_eq!(told(&confirmed), (Some(true), Some("one")));
    assert_eq!(device.sessions(text(&confirmed, "token")).await, Err(REQUIRED.to_owned()));
    assert_eq!(device.logout(text(&confirmed, "token"), None).await, Ok(json!(1)));

    // What is accepted in one session is accepted in all, and told so.
    assert_eq!(accept(&device, access, "one").await, Ok(json!({ "tncId": "one" })));
    assert!(device.sessions(access).await.is_ok() && device.sessions(text(&first, "token")).await.is_ok());
    assert_eq!(told(&renew(&device, &renewed).await), (Some(false), Some("one")));
    service.sql("delete from second_factors").await;
    assert_eq!(told(&login(&device, "padme").await), (Some(false), Some("one")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_version_is_asked_for_in_sessions_that_run() {
    let service = with_terms("one").await;
    let person = Person::at(&service);
    person.settle(&service, "bail", "bail@example.org").await;
    person.settle(&service, "mon", "mon@example.org").await;
    let device = Device::at(&service);
    let (bail, mon) = (login(&device, "bail").await, login(&device, "mon").await);
    assert!(accept(&device, text(&bail, "token"), "one").await.is_ok());
    // That was Bail, not Mon.
    assert!(device.sessions(text(&bail, "token")).await.is_ok());
    assert_eq!(device.sessions(text(&mon, "token")).await, Err(REQUIRED.to_owned()));

    let restarted = service.second_instance(&[("SESSION__TNC_ID", "two")]).await;
    let there = Device::at_origin(format!("http://{}", restarted.address));
    let access = text(&bail, "token");
    assert_eq!(there.sessions(access).await, Err(REQUIRED.to_owned()));
    // The former version will not do, nor will one that is only like the new one.
    for other in ["one", "Two", "two ", ""] {
        assert_eq!(accept(&there, access, other).await, Err("TNC_OUTDATED".to_owned()), "{other}");
    }
    let renewed = renew(&there, &bail).await;
    assert_eq!(told(&renewed), (Some(true), Some("two")));
    assert!(accept(&there, text(&renewed, "token"), "two").await.is_ok());
    assert!(there.sessions(access).await.is_ok());
    assert_eq!(told(&login(&there, "bail").await), (Some(false), Some("two")));
    restarted.stop().await;

    // Without terms nobody is asked, whatever they accepted before.
    let without = service.second_instance(&[]).await;
    let nowhere = Device::at_origin(format!("http://{}", without.address));
    assert!(nowhere.sessions(text(&mon, "token")).await.is_ok());
    assert_eq!(told(&login(&nowhere, "mon").await), (Some(false), None));
    without.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_accounts_contract_knows_no_terms() {
    let service = with_terms("one").await;
    let person = Person::at(&service);
    let settled = person.settle(&service, "yaddle", "yaddle@example.org").await;
    let tokens = Tokens::of(&person.sign_in("yaddle").await);
    for tokens in [settled, tokens] {
        let next = Tokens::of(&person.refresh(&tokens.refresh).await);
        assert_eq!(person.me(&next.access).await.as_deref(), Some("yaddle"));
        assert_eq!(person.revoke(&next.refresh).await["success"], true);
    }
    assert_eq!(service.count("select count(*) from profiles").await, 0);
}
