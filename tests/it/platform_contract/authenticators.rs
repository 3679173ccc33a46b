//! Authenticator apps and recovery codes: what each code is good for, and what takes the app away again.

use super::{Guest, text};
use crate::operator;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::journey::authenticator::authenticator_code;
use crate::support::journey::session::mailed_code;
use crate::support::person::{PASSWORD, Person, newest_link};
use crate::support::world::World;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

const STEP: Duration = Duration::from_secs(30);
const VERIFY: &str = "mutation ($h: ID!, $c: String!) {
    verify_2fa_code(user_id: $h, token: $c) { access_token refresh_token } }";
const REGENERATE: &str = "mutation { regenerate_recovery_codes { data reason } }";
const APPS: &str = "select count(*) from authenticators";
const RECOVERY_CODES: &str = "select count(*) from recovery_codes where used_at is null";

/// Somebody with an app, and what it and the session that set it up know.
pub(super) struct Owner<'a> {
    service: &'a Service,
    guest: Guest,
    email: String,
    secret: String,
    access: String,
}

impl<'a> Owner<'a> {
    /// Settles, and enables an app with the code before the present one.
    pub(super) async fn settle(service: &'a Service, username: &str) -> Self {
        let email = format!("{username}@example.org");
        Person::at(service).settle(service, username, &email).await;
        Self::with_app(service, email).await
    }

    /// Enables one for an account that is there.
    async fn with_app(service: &'a Service, email: String) -> Self {
        let guest = Guest::at(service);
        let access = text(&guest.login(&email).await.unwrap(), "access_token").to_owned();
        let made = guest.try_ask(Some(&access), "mutation { generate_2fa { secret } }", &json!({})).await.unwrap();
        let owner = Self { service, guest, email, secret: text(&made, "secret").to_owned(), access };
        let enable = "mutation ($c: String!) { enable_2fa(token: $c) }";
        let enabled = owner.guest.try_ask(Some(&owner.access), enable, &json!({ "c": owner.code(-1) })).await;
        assert_eq!(enabled, Ok(json!(true)));
        owner
    }

    /// What the app shows so many steps from now.
    pub(super) fn code(&self, steps: i64) -> String {
        authenticator_code(&self.secret, self.service.now_s(), steps)
    }

    /// Makes recovery codes, in the session that set up the app.
    pub(super) async fn recovery_codes(&self) -> Vec<String> {
        let made = self.guest.try_ask(Some(&self.access), REGENERATE, &json!({})).await.unwrap();
        made["data"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
    }

    /// Begins a sign-in, which waits for a code and mails none.
    async fn begin(&self) -> String {
        let before = self.service.mails().await.len();
        let waiting = self.guest.login(&self.email).await.unwrap();
        assert_eq!(self.service.mails().await.len(), before, "something was mailed");
        text(&waiting, "user_id").to_owned()
    }

    pub(super) async fn verify(&self, handle: &str, code: &str) -> Result<Value, String> {
        self.guest.try_ask(None, VERIFY, &json!({ "h": handle, "c": code })).await
    }

    /// A whole sign-in with a code.
    async fn enter(&self, code: &str) -> Result<Value, String> {
        self.verify(&self.begin().await, code).await
    }

    async fn disable(&self, code: &str) -> Result<Value, String> {
        let disable = "mutation ($c: String) { disable_2fa(token: $c) }";
        self.guest.try_ask(Some(&self.access), disable, &json!({ "c": code })).await
    }

    /// Signs in at the session contract, with the app's code for the second step.
    async fn enter_at_session(&self, code: &str) -> Result<Value, String> {
        let before = self.service.mails().await.len();
        let login = "mutation ($e: EmailAddress!, $p: String!) {
            login(credentials: { email: $e, password: $p }) { status sessionId } }";
        let waiting = self.at_session(None, login, &json!({ "e": self.email, "p": PASSWORD })).await?;
        assert_eq!((&waiting["status"], self.service.mails().await.len()), (&json!(202), before));
        let confirm = "mutation ($h: String!, $c: String!, $e: EmailAddress!) {
            confirm2Fa(sessionId: $h, code: $c, email: $e) { token } }";
        let variables = json!({ "h": text(&waiting, "sessionId"), "c": code, "e": self.email });
        self.at_session(None, confirm, &variables).await
    }

    /// The value of the one field of the session contract, or the reason why there is none.
    async fn at_session(&self, access: Option<&str>, query: &str, variables: &Value) -> Result<Value, String> {
        let header = access.map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        let client = Client::new(self.service.base_url());
        let answer = client.graphql("/session/graphql", &headers, query, variables).await.unwrap().json().unwrap();
        match answer["errors"][0]["extensions"]["reason"].as_str() {
            Some(reason) => Err(reason.to_owned()),
            None => answer["data"].as_object().and_then(|data| data.values().next()).cloned().ok_or(answer.to_string()),
        }
    }

    async fn assert_has_no_app(&self) {
        for table in ["authenticators", "recovery_codes", "second_factors"] {
            assert_eq!(self.service.count(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        assert!(self.guest.login(&self.email).await.unwrap()["access_token"].is_string());
    }
}

fn refused(reason: &str) -> Result<Value, String> {
    Err(reason.to_owned())
}

fn roomy() -> [(String, String); 1] {
    [("DATABASE__POOL_WAIT".to_owned(), "60s".to_owned())]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_works_once_whatever_the_contract() {
    let service = Service::start(&[]).await;
    let leia = Owner::settle(&service, "leia").await;
    // The one that enabled the app is spent.
    assert_eq!(leia.enter(&leia.code(-1)).await, refused("CODE_INVALID"));
    let code = leia.code(0);
    assert!(leia.enter(&code).await.is_ok());
    assert_eq!(leia.enter(&code).await, refused("CODE_INVALID"));
    assert_eq!(leia.enter_at_session(&code).await, refused("CODE_INVALID"));
    assert_eq!(leia.disable(&code).await, refused("CODE_INVALID"));
    // Nor does an earlier one after a later one: an app may run ahead by a step, and not back.
    let (next, later) = (leia.code(1), leia.code(2));
    assert_eq!(leia.enter(&later).await, refused("CODE_INVALID"));
    service.move_clock(STEP);
    assert!(leia.enter_at_session(&later).await.is_ok());
    for spent in [&next, &later] {
        assert_eq!(leia.enter(spent).await, refused("CODE_INVALID"));
        assert_eq!(leia.enter_at_session(spent).await, refused("CODE_INVALID"));
    }
    service.move_clock(2 * STEP);
    assert_eq!(leia.disable(&leia.code(0)).await, Ok(json!(true)));
    leia.assert_has_no_app().await;
}

/// A clock that went ahead for a while locks nobody out when it is put back, and still no code works twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_that_was_taken_ahead_does_not_bar_the_present_ones() {
    let service = Service::start(&[]).await;
    let owner = Owner::settle(&service, "han").await;
    for jump in [3600, 86_400].map(Duration::from_secs) {
        service.move_clock(STEP);
        service.move_clock(jump);
        owner.enter(&owner.code(0)).await.unwrap();
        service.put_clock_back(jump);
        owner.enter(&owner.code(0)).await.unwrap();
        assert_eq!(owner.enter(&owner.code(0)).await, refused("CODE_INVALID"), "{jump:?}");
        assert_eq!(owner.enter(&owner.code(-1)).await, refused("CODE_INVALID"), "{jump:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_hundred_who_have_one_code_one_comes_in() {
    let service = Service::start(&roomy()).await;
    let han = Owner::settle(&service, "han").await;
    let recovery = han.recovery_codes().await;
    for code in [han.code(0), recovery[0].clone()] {
        // Ten sign-ins, as many as may begin, and ten submits of each.
        let handles: Vec<String> = join_all((0..10).map(|_| han.begin())).await;
        let before = service.count("select count(*) from sessions").await;
        let submits = (0..100).map(|number| han.verify(&handles[number % handles.len()], &code));
        let answers = join_all(submits).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        let lost: BTreeSet<&str> = answers.iter().filter_map(|it| it.as_ref().err()).map(String::as_str).collect();
        assert!(lost.is_subset(&BTreeSet::from(["CODE_INVALID", "TOO_MANY_TRIES"])), "{lost:?}");
        assert_eq!(service.count("select count(*) from sessions").await, before + 1);
        service.move_clock(Duration::from_mins(10));
    }
    assert_eq!(service.count(RECOVERY_CODES).await, 9);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_takes_five_tries_and_no_more() {
    let service = Service::start(&roomy()).await;
    let chewie = Owner::settle(&service, "chewie").await;
    let recovery = chewie.recovery_codes().await;
    let handle = chewie.begin().await;
    let guesses = join_all((0..20).map(|_| chewie.verify(&handle, "none"))).await;
    let count = |reason| guesses.iter().filter(|guess| **guess == refused(reason)).count();
    assert_eq!((count("CODE_INVALID"), count("TOO_MANY_TRIES")), (5, 15), "{guesses:?}");
    // What is right comes too late, and is not spent by that.
    for code in [&chewie.code(0), &recovery[0]] {
        assert_eq!(chewie.verify(&handle, code).await, refused("TOO_MANY_TRIES"));
    }
    assert!(chewie.enter(&recovery[0]).await.is_ok());
    assert!(chewie.enter(&chewie.code(0)).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_recovery_codes_void_the_earlier_ones() {
    let service = Service::start(&[]).await;
    let lando = Owner::settle(&service, "lando").await;
    let earlier = lando.recovery_codes().await;
    assert_eq!((earlier.len(), earlier.iter().collect::<BTreeSet<_>>().len()), (10, 10));
    let codes = lando.recovery_codes().await;
    assert!(service.mails().await.last().unwrap().text.contains("recovery codes"), "the owner was not told");
    let handle = lando.begin().await;
    for void in &earlier[..2] {
        assert_eq!(lando.verify(&handle, void).await, refused("CODE_INVALID"));
    }
    // As it may be typed; and it is no code of the session contract, which spends nothing by refusing it.
    assert_eq!(lando.enter_at_session(&codes[0]).await, refused("CODE_INVALID"));
    let typed = format!(" {} ", codes[0].to_uppercase().replace('-', " "));
    let mails = service.mails().await.len();
    assert!(lando.verify(&handle, &typed).await.is_ok());
    let told = service.mails().await;
    assert_eq!((told.len(), told[mails].to.as_str()), (mails + 1, "lando@example.org"));
    assert!(told[mails].text.contains("with a recovery code"), "{}", told[mails].text);
    assert_eq!(lando.enter(&codes[0]).await, refused("CODE_INVALID"));
    // Nor is one what an act within a session asks for.
    assert_eq!(lando.disable(&codes[1]).await, refused("CODE_INVALID"));
    assert_eq!(service.count(RECOVERY_CODES).await, 9);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_an_app_lies_in_the_database_as_it_is() {
    let service = Service::start(&[]).await;
    let ackbar = Owner::settle(&service, "ackbar").await;
    let codes = ackbar.recovery_codes().await;
    let secret = totp_rs::Secret::try_from_base32(&ackbar.secret).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (code, whole) = (codes[0].replace('-', ""), "authenticators::text || coalesce(recovery_codes::text, '')");
    let tables = "from authenticators left join recovery_codes using (account_id)";
    // That it looks where the secret is.
    assert_eq!(service.count(&format!("select count(*) {tables} where {whole} like '%\\\\x%'")).await, 10);
    for clear in [&ackbar.secret, &hex(ackbar.secret.as_bytes()), &hex(secret.as_ref()), &code, &hex(code.as_bytes())] {
        let found = format!("select count(*) {tables} where {whole} ilike '%{clear}%'");
        assert_eq!(service.count(&found).await, 0, "{clear}");
    }
    // What is sealed for one account is nothing in the row of another.
    Person::at(&service).settle(&service, "raddus", "raddus@example.org").await;
    let other = Owner::with_app(&service, "raddus@example.org".to_owned()).await;
    service
        .sql("update authenticators set secret_sealed = (select secret_sealed from authenticators order by account_id limit 1)")
        .await;
    assert!(ackbar.enter(&ackbar.code(0)).await.is_ok());
    assert!(other.enter(&ackbar.code(0)).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn apps_outlive_a_change_of_the_service_secret() {
    const FORMER: &str = "a former secret of tests that is longer than 32 bytes";
    let service = Service::start(&[("SECRET".to_owned(), FORMER.to_owned())]).await;
    let owner = Owner::settle(&service, "wedge").await;
    let codes = owner.recovery_codes().await;
    let renewed = ("SECRET", "another secret of tests that is longer than 32 bytes");
    for (settings, is_in) in [(&[renewed, ("SECRET_PREVIOUS", FORMER)][..], true), (&[renewed], false)] {
        let server = service.second_instance(settings).await;
        let guest = Guest(Client::new(format!("http://{}", server.address)));
        for code in [owner.code(i64::from(!is_in)), codes[usize::from(!is_in)].clone()] {
            let waiting = guest.login(&owner.email).await.unwrap();
            let variables = json!({ "h": text(&waiting, "user_id"), "c": code });
            assert_eq!(guest.try_ask(None, VERIFY, &variables).await.is_ok(), is_in, "{code}");
        }
        server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailed_code_is_of_no_use_once_there_is_an_app() {
    let service = Service::start(&[]).await;
    Person::at(&service).settle(&service, "biggs", "biggs@example.org").await;
    let guest = Guest::at(&service);
    let access = text(&guest.login("biggs@example.org").await.unwrap(), "access_token").to_owned();
    service.give_second_factor("biggs").await;
    let waiting = guest.login("biggs@example.org").await.unwrap();
    let mailed = mailed_code(service.mails().await.last().unwrap()).unwrap();
    let made = guest.try_ask(Some(&access), "mutation { generate_2fa { secret } }", &json!({})).await.unwrap();
    let (secret, email) = (text(&made, "secret").to_owned(), "biggs@example.org".to_owned());
    let biggs = Owner { service: &service, guest, email, secret, access };
    // A secret that was not enabled is not asked for, and mailed codes go on.
    assert_eq!(biggs.verify(text(&waiting, "user_id"), &biggs.code(0)).await, refused("CODE_INVALID"));
    let enable = "mutation ($c: String!) { enable_2fa(token: $c) }";
    biggs.guest.try_ask(Some(&biggs.access), enable, &json!({ "c": biggs.code(-1) })).await.unwrap();
    assert_eq!(biggs.verify(text(&waiting, "user_id"), &mailed).await, refused("CODE_INVALID"));
    assert!(biggs.verify(text(&waiting, "user_id"), &biggs.code(0)).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_who_confirms_the_address_is_rid_of_a_strangers_app() {
    let service = Service::start(&[]).await;
    let client = Client::new(service.base_url());
    let confirm = [
        ("/accounts/graphql", "mutation ($t: String!) { verifyAccount(token: $t) { success } }"),
        ("/session/graphql", "mutation ($t: String!) { confirmEmail(token: $t) { status } }"),
        ("/platform/graphql", "mutation ($t: String!) { verify_email(token: $t) { requires_2fa } }"),
    ];
    for (number, (path, query)) in confirm.into_iter().enumerate() {
        let email = format!("victim{number}@example.org");
        Person::at(&service).register(&format!("victim{number}"), &email).await;
        let link = newest_link(&service).await;
        let stranger = Owner::with_app(&service, email).await;
        stranger.recovery_codes().await;
        let answer = client.graphql(path, &[], query, &json!({ "t": link })).await.unwrap().json().unwrap();
        assert!(answer.get("errors").is_none() && answer["data"].is_object(), "{answer}");
        stranger.assert_has_no_app().await;
        assert_eq!(stranger.guest.me(&stranger.access).await, refused("UNAUTHENTICATED"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sets_a_password_keeps_the_app_of_a_confirmed_account_alone() {
    let setting = ("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED".to_owned(), "true".to_owned());
    let service = Service::start(&[setting]).await;
    let reset = "mutation ($t: String!, $p: String!) { reset_password(token: $t, password: $p) { success } }";
    let forgot = "mutation ($e: String!) { forgot_password(email: $e) { success } }";
    let owner = Owner::settle(&service, "mothma").await;
    owner.guest.try_ask(None, forgot, &json!({ "e": owner.email })).await.unwrap();
    let variables = json!({ "t": newest_link(&service).await, "p": PASSWORD });
    assert_eq!(owner.guest.try_ask(None, reset, &variables).await.unwrap()["success"], true);
    assert!(owner.enter(&owner.code(0)).await.is_ok());
    // Where nobody ever confirmed the address, the app is a stranger's.
    service.sql("delete from accounts").await;
    Person::at(&service).register("erso", "erso@example.org").await;
    let stranger = Owner::with_app(&service, "erso@example.org".to_owned()).await;
    stranger.guest.try_ask(None, forgot, &json!({ "e": stranger.email })).await.unwrap();
    let variables = json!({ "t": newest_link(&service).await, "p": PASSWORD });
    assert_eq!(stranger.guest.try_ask(None, reset, &variables).await.unwrap()["success"], true);
    stranger.assert_has_no_app().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn operators_and_the_session_contract_take_the_app_away_too() {
    let service = Service::start(&[]).await;
    let yularen = Owner::settle(&service, "yularen").await;
    yularen.recovery_codes().await;
    let words = ["user", "update", "yularen", "--second-factor", "none"];
    operator::printed(operator::lychgate_on(&service.database.url, &words), "");
    yularen.assert_has_no_app().await;

    let disable = "mutation ($p: String, $c: String) { disable2Fa(password: $p, code: $c) { twoFactorAuth } }";
    for shows_code in [false, true] {
        let owner = Owner::with_app(&service, yularen.email.clone()).await;
        owner.recovery_codes().await;
        let session = owner.enter_at_session(&owner.code(0)).await.unwrap();
        let access = Some(text(&session, "token"));
        service.move_clock(Duration::from_mins(11));
        let nothing = owner.at_session(access, disable, &json!({})).await;
        assert_eq!((nothing, service.count(APPS).await), (refused("REAUTH_REQUIRED"), 1));
        let wrong = owner.at_session(access, disable, &json!({ "p": PASSWORD, "c": "123 45" })).await;
        assert_eq!((wrong, service.count(APPS).await), (refused("CODE_INVALID"), 1));
        // A code of the app does as well as the password.
        let variables = if shows_code { json!({ "c": owner.code(0) }) } else { json!({ "p": PASSWORD }) };
        let disabled = owner.at_session(access, disable, &variables).await.unwrap();
        assert_eq!(disabled["twoFactorAuth"], false);
        owner.assert_has_no_app().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_codes_of_an_app_within_a_session_five_are_looked_at() {
    let service = Service::start(&roomy()).await;
    let owner = Owner::settle(&service, "krennic").await;
    let guesses = join_all((0..20).map(|_| owner.disable("none"))).await;
    let count = |reason| guesses.iter().filter(|guess| **guess == refused(reason)).count();
    assert_eq!((count("CODE_INVALID"), count("TOO_MANY_TRIES")), (5, 15), "{guesses:?}");
    assert_eq!(owner.disable(&owner.code(0)).await, refused("TOO_MANY_TRIES"));
    // Who holds a session cannot keep the owner from signing in by that.
    assert!(owner.enter(&owner.code(0)).await.is_ok());
    service.move_clock(Duration::from_mins(10));
    assert_eq!(owner.disable(&owner.code(0)).await, Ok(json!(true)));
}
