//! Registering, confirming an address and setting a forgotten password through the session contract.

use super::{Device, PATH, text};
use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use lychgate::db::{DbError, accounts};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const REGISTER: &str =
    "mutation ($input: UserRegistrationInputV2!) { register(input: $input) { status message userStatus } }";
const CONFIRM: &str = "mutation ($t: String!) { confirmEmail(token: $t) { message } }";
const FORGOT: &str = "mutation ($e: EmailAddress!) { forgotPassword(email: $e) { message } }";
const RESET: &str = "mutation ($t: String!, $p: String!, $e: EmailAddress) {
    confirmPasswordReset(passwordResetParams: { token: $t, newPassword: $p, email: $e }) { message } }";

/// What somebody with this address tells, at the least.
fn newcomer(email: &str) -> Value {
    json!({ "email": email, "password": PASSWORD, "firstName": "Enfys", "lastName": "Nest" })
}

/// The bytes of the answer to a newcomer.
async fn register(device: &Device, input: &Value) -> Vec<u8> {
    device.0.graphql(PATH, &[], REGISTER, &json!({ "input": input })).await.unwrap().body.to_vec()
}

/// Settings with which nobody is refused as busy.
fn roomy() -> Vec<(String, String)> {
    [("PASSWORDS__QUEUE", "200"), ("DATABASE__POOL_WAIT", "60s")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_newcomer_tells_is_what_the_profile_shows() {
    let service = Service::start(&[("SESSION__TNC_ID".to_owned(), "2026-11".to_owned())]).await;
    let device = Device::at(&service);
    let input = json!({
        "email": "Qi'ra@Example.org", "password": PASSWORD, "firstName": " Qi'ra ", "lastName": "Ångström",
        "username": "qira", "dateOfBirth": "1992-02-29", "phoneNumber": " +44 (20) 7946-0123 ", "address1": "Crimson Dawn 1",
        "address2": "  ", "city": "Corellia", "state": "Core", "zipCode": "C0 1A", "country": "gb",
        "optInMarketing": true, "tncId": "2026-11",
    });
    let registered = device.try_ask(None, REGISTER, &json!({ "input": input })).await.unwrap();
    assert_eq!((&registered["status"], &registered["userStatus"]), (&json!(200), &json!("UNVERIFIED")));
    // It opened no session.
    assert_eq!(service.count("select count(*) from sessions").await, 0);
    let confirmed = device.try_ask(None, CONFIRM, &json!({ "t": newest_link(&service).await })).await.unwrap();
    assert_eq!(confirmed["message"], "Your e-mail address is confirmed.");
    let login = device.login("qira", None).await;
    let query =
        "{ userProfile { email username firstName lastName dateOfBirth phoneNumber address1 address2 city state zipCode
        country industry jobTitle optInMarketing twoFactorAuth twoFactorAuthPerDevice } }";
    // Without the terms accepted this would be refused.
    let profile = device.try_ask(Some(text(&login, "token")), query, &json!({})).await.unwrap();
    let expected = json!({
        "email": "Qi'ra@example.org", "username": "qira", "firstName": "Qi'ra", "lastName": "Ångström",
        "dateOfBirth": "1992-02-29", "phoneNumber": "+44 (20) 7946-0123", "address1": "Crimson Dawn 1", "address2": null,
        "city": "Corellia", "state": "Core", "zipCode": "C0 1A", "country": "GB", "industry": null, "jobTitle": null,
        "optInMarketing": true, "twoFactorAuth": false, "twoFactorAuthPerDevice": false,
    });
    assert_eq!(profile, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_can_tell_from_the_answer_whose_an_address_is() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "val", "val@example.org").await;
    service.set_secondary_address("val", "val@example.com").await;
    person.register("rio", "rio@example.org").await;
    person.settle(&service, "dryden", "dryden@example.org").await;
    service.deactivate("dryden").await;
    let accounts = service.count("select count(*) from accounts").await;
    let tables = "select (select count(*) from profiles) + (select count(*) from mailed_tokens)
        + (select count(*) from email_addresses) + (select count(*) from sessions) as count";
    let rows = service.count(tables).await;

    let device = Device::at(&service);
    let mut answers = BTreeSet::new();
    for taken in ["VAL@example.org", "val@EXAMPLE.com", "rio@example.org", "dryden@example.org"] {
        let before = service.mails().await.len();
        answers.insert(register(&device, &newcomer(taken)).await);
        let mails = service.mails().await.split_off(before);
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, taken.to_lowercase());
        assert!(mails[0].text.contains("somebody tried to register with this address"), "{}", mails[0].text);
        assert!(!mails[0].text.contains("http"), "it carries no link: {}", mails[0].text);
    }
    // Nothing else happened, and the link that waits goes on working.
    assert_eq!(service.count("select count(*) from accounts").await, accounts);
    assert_eq!(service.count(tables).await, rows);
    let usable = "select count(*) from mailed_tokens where used_at is null and superseded_by is null";
    assert_eq!(service.count(usable).await, 1);

    answers.insert(register(&device, &newcomer("l3@example.org")).await);
    assert_eq!(answers.len(), 1, "{:?}", answers.iter().map(|it| String::from_utf8_lossy(it)).collect::<Vec<_>>());
    assert_eq!(service.count("select count(*) from accounts").await, accounts + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_registrations_with_one_address_there_is_one_account() {
    let service = Service::start(&roomy()).await;
    let device = Device::at(&service);
    let address = |number: usize| if number.is_multiple_of(2) { "Beckett@example.org" } else { "beckett@EXAMPLE.org" };
    let inputs: Vec<Value> = (0..20).map(|number| newcomer(address(number))).collect();
    let answers = join_all(inputs.iter().map(|input| register(&device, input))).await;
    let first: Value = serde_json::from_slice(&answers[0]).unwrap();
    assert_eq!(first["data"]["register"]["status"], 200, "{first}");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "they tell one from the other");
    for table in ["accounts", "email_addresses", "profiles", "mailed_tokens"] {
        assert_eq!(service.count(&format!("select count(*) from {table}")).await, 1, "{table}");
    }
    let mails = service.mails().await;
    let notices = mails.iter().filter(|mail| mail.text.contains("somebody tried to register")).count();
    assert_eq!((mails.len(), notices), (20, 19));
    assert_eq!(service.count("select (select sum(delta)::bigint from account_counts) as count").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_registrations_with_one_user_name_one_wins_whatever_the_address() {
    let service = Service::start(&roomy()).await;
    let device = Device::at(&service);
    Person::at(&service).settle(&service, "taken", "taken@example.org").await;
    let input = |number: usize| {
        let mut input = newcomer(&format!("lyra{number}@example.org"));
        input["username"] = json!(if number.is_multiple_of(2) { "Lyra" } else { "lyra" });
        json!({ "input": input })
    };
    let answers = join_all((0..20).map(|number| {
        let (device, input) = (device.clone(), input(number));
        async move { device.ask(None, REGISTER, &input).await }
    }))
    .await;
    let won = answers.iter().filter(|answer| answer["data"]["register"]["status"] == 200).count();
    let fields = json!([{ "path": ["input", "username"], "message": "Somebody has this user name.",
        "reason": "USERNAME_TAKEN" }]);
    let lost = answers.iter().filter(|answer| answer["errors"][0]["extensions"]["fields"] == fields).count();
    assert_eq!((won, lost), (1, 19), "{answers:?}");
    // That the name is taken is told whether or not the address is free; and where the address is taken, the name stays free.
    let mut both = newcomer("taken@example.org");
    both["username"] = json!("LYRA");
    let answer = device.ask(None, REGISTER, &json!({ "input": both })).await;
    assert_eq!(answer["errors"][0]["extensions"]["fields"], fields, "{answer}");
    both["username"] = json!("galen");
    for email in ["taken@example.org", "galen@example.org"] {
        both["email"] = json!(email);
        assert!(device.try_ask(None, REGISTER, &json!({ "input": both })).await.is_ok());
    }
    assert!(device.try_login("galen", None).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registration_whose_mail_is_refused_leaves_nothing_behind() {
    let service = Service::start(&[]).await;
    let device = Device::at(&service);
    service.refuse_mail().await;
    let mut input = newcomer("proxima@example.org");
    input["username"] = json!("proxima");
    let refused = device.try_ask(None, REGISTER, &json!({ "input": input })).await;
    assert_eq!(refused, Err("EMAIL_FAIL".to_owned()));
    for table in ["accounts", "email_addresses", "profiles", "mailed_tokens"] {
        assert_eq!(service.count(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_who_goes_at_this_moment_leaves_the_address_to_the_newcomer() {
    let service = Service::start(&[]).await;
    let (person, device) = (Person::at(&service), Device::at(&service));
    person.settle(&service, "maul", "maul@example.org").await;
    let owner = service.account("maul").await;
    let waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let registering = service
        .server
        .app
        .db
        .transaction(async |mut conn| {
            // The mail to the owner cannot be written, so the owner has been found when it waits.
            let lock = diesel::sql_query("lock table outbox in share row exclusive mode");
            diesel_async::RunQueryDsl::execute(lock, &mut conn).await?;
            let device = device.clone();
            let registering = tokio::spawn(async move { register(&device, &newcomer("maul@example.org")).await });
            while service.count(waiting).await == 0 && !registering.is_finished() {
                tokio::task::yield_now().await;
            }
            accounts::delete(conn, owner.id).await?;
            Ok::<_, DbError>(registering)
        })
        .await
        .unwrap();
    let answer: Value = serde_json::from_slice(&registering.await.unwrap()).unwrap();
    assert_eq!(answer["data"]["register"]["status"], 200, "{answer}");
    assert_eq!(service.count("select count(*) from accounts").await, 1);
    let mail = service.mails().await.pop().unwrap();
    assert!(mail.text.contains("please open this link to activate your account"), "{}", mail.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_ends_the_sessions_of_both_contracts() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let there = person.settle(&service, "cara", "cara@example.org").await;
    let device = Device::at(&service);
    let here = device.login("cara", None).await;
    device.try_ask(None, FORGOT, &json!({ "e": "CARA@example.org" })).await.unwrap();
    let link = newest_link(&service).await;
    let elsewhere = json!({ "t": link, "p": "another qlr4nq3f3", "e": "moff@example.org" });
    assert_eq!(device.try_ask(None, RESET, &elsewhere).await, Err("TOKEN_INVALID".to_owned()));
    assert!(device.sessions(text(&here, "token")).await.is_ok());
    let variables = json!({ "t": link, "p": "another qlr4nq3f3" });
    let before = service.mails().await.len();
    device.try_ask(None, RESET, &variables).await.unwrap();
    let notices = service.mails().await.split_off(before);
    assert!(notices.len() == 1 && notices[0].text.contains("password of your account was changed"), "{notices:?}");
    assert_eq!(device.sessions(text(&here, "token")).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(device.new_token(text(&here, "refreshToken")).await, Err("TOKEN_INVALID".to_owned()));
    assert_eq!(person.me(&there.access).await, None);
    assert_eq!(person.refresh(&there.refresh).await["success"], false);
    assert_eq!(device.try_ask(None, RESET, &variables).await, Err("TOKEN_INVALID".to_owned()));
    assert_eq!(person.sign_in_with("cara", "another qlr4nq3f3").await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_are_those_of_every_contract() {
    let service = Service::start(&[]).await;
    let (person, device) = (Person::at(&service), Device::at(&service));
    let mut input = newcomer("greef@example.org");
    input["username"] = json!("greef");
    register(&device, &input).await;
    assert_eq!(person.verify(None, &newest_link(&service).await).await["success"], true);
    device.try_ask(None, FORGOT, &json!({ "e": "greef@example.org" })).await.unwrap();
    assert_eq!(person.reset(&newest_link(&service).await, "another qlr4nq3f3").await["success"], true);
    person.ask_for_reset("greef@example.org").await;
    let variables = json!({ "t": newest_link(&service).await, "p": PASSWORD, "e": "greef@example.org" });
    device.try_ask(None, RESET, &variables).await.unwrap();
    assert!(device.try_login("greef", None).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_registered_somebody_elses_address_is_out_once_the_owner_asks_for_a_password() {
    let service = Service::start(&[]).await;
    let (person, device) = (Person::at(&service), Device::at(&service));
    let mut input = newcomer("kuiil@example.org");
    input["username"] = json!("stranger");
    register(&device, &input).await;
    let stranger = device.login("stranger", None).await;
    // The owner comes, learns that there is an account, and asks for a password.
    register(&device, &newcomer("kuiil@example.org")).await;
    device.try_ask(None, FORGOT, &json!({ "e": "kuiil@example.org" })).await.unwrap();
    let confirmed = device.try_ask(None, CONFIRM, &json!({ "t": newest_link(&service).await })).await.unwrap();
    assert!(text(&confirmed, "message").contains("The password is void"), "{confirmed}");
    assert_eq!(device.sessions(text(&stranger, "token")).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(device.try_login("stranger", None).await, Err("INVALID_CREDENTIALS".to_owned()));
    device.try_ask(None, FORGOT, &json!({ "e": "kuiil@example.org" })).await.unwrap();
    let variables = json!({ "t": newest_link(&service).await, "p": "another qlr4nq3f3" });
    device.try_ask(None, RESET, &variables).await.unwrap();
    Tokens::of(&person.sign_in_with("stranger", "another qlr4nq3f3").await);
}
