//! The record of what was done: what people do that matters for the safety of their accounts, through whichever contract.

use super::administration::{administrator, settled, settled_again};
use super::{Guest, text};
use crate::operator;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::journey::authenticator::authenticator_code;
use crate::support::passkey::{Algorithm, Authenticator};
use crate::support::person::{PASSWORD, newest_link};
use crate::support::world::World;
use lychgate::domain::admin_directory::{self, Slice};
use lychgate::domain::audit::Action;
use serde_json::{Value, json};

const NEW_PASSWORD: &str = "alderaan was far away";

/// What a person did, the oldest first, without so many lines at the beginning.
async fn actions(service: &Service, person: &str, skipped: usize) -> Vec<String> {
    let person = person.trim_start_matches("user_").parse().unwrap();
    let slice = Slice { limit: 100, offset: 0 };
    let lines = admin_directory::audit_log(&service.server.app, Some(person), None, slice).await.unwrap();
    lines.into_iter().rev().skip(skipped).map(|line| line.action).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_do_at_the_platform_contract_is_written_down() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let origin = service.base_url().replace("127.0.0.1", "localhost");
    let mut phone = Authenticator::new(&origin, Algorithm::Es256);
    let none = json!({});
    let challenge = "mutation { generatePasskeyRegistrationChallenge { reason data {
        challenge rp { id name } user { id name displayName } pubKeyCredParams { type alg } attestation timeout
        excludeCredentials { type id transports } authenticatorSelection { residentKey userVerification } } } }";
    let challenge = luke.ask(challenge, &none).await.unwrap()["data"].take();
    let register =
        "mutation ($c: String!) { registerPasskey(credential: $c, device_name: \"phone\") { reason data { id } } }";
    let passkey = luke.ask(register, &json!({ "c": phone.make(&challenge) })).await.unwrap();

    let challenge = "mutation { generatePasskeyLoginChallenge(email: \"luke@example.org\") { data {
        challenge rpId allowCredentials { type id transports } userVerification timeout } reason } }";
    let challenge = luke.guest.try_ask(None, challenge, &none).await.unwrap()["data"].take();
    let enter = "mutation ($c: String!) { loginWithPasskey(credential: $c) { access_token } }";
    luke.guest.try_ask(None, enter, &json!({ "c": phone.sign(&challenge) })).await.unwrap();
    let delete = "mutation ($id: ID!) { deletePasskey(id: $id) { reason } }";
    luke.ask(delete, &json!({ "id": text(&passkey["data"], "id") })).await.unwrap();

    let made = luke.ask("mutation { generate_2fa { secret } }", &none).await.unwrap();
    let secret = text(&made, "secret").to_owned();
    let code = |steps: i64| authenticator_code(&secret, service.now_s(), steps);
    luke.ask("mutation ($c: String!) { enable_2fa(token: $c) }", &json!({ "c": code(-1) })).await.unwrap();
    let codes = luke.ask("mutation { regenerate_recovery_codes { data reason } }", &none).await.unwrap();
    let recovery = codes["data"][0].as_str().unwrap().to_owned();
    for code in [code(0), recovery] {
        let handle = luke.guest.login("luke@example.org").await.unwrap();
        let verify = "mutation ($h: ID!, $c: String!) { verify_2fa_code(user_id: $h, token: $c) { access_token } }";
        let variables = json!({ "h": text(&handle, "user_id"), "c": code });
        luke.guest.try_ask(None, verify, &variables).await.unwrap();
    }
    luke.ask("mutation ($p: String) { disable_2fa(password: $p) }", &json!({ "p": PASSWORD })).await.unwrap();
    let change = "mutation { change_email(new_email: \"skywalker@example.org\") { success reason } }";
    luke.ask(change, &none).await.unwrap();
    let confirm = "mutation ($t: String!) { confirm_email_change(token: $t) { success reason } }";
    luke.ask(confirm, &json!({ "t": newest_link(&service).await })).await.unwrap();
    let change = "mutation ($o: String!, $n: String!) { change_password(current_password: $o, new_password: $n) {
        success reason } }";
    luke.ask(change, &json!({ "o": PASSWORD, "n": NEW_PASSWORD })).await.unwrap();

    let expected = [
        "passkey_registered",
        "signed_in_with_passkey",
        "passkey_deleted",
        "authenticator_enabled",
        "recovery_codes_replaced",
        "signed_in_with_second_factor",
        "signed_in_with_recovery_code",
        "second_factor_disabled",
        "email_change_requested",
        "addresses_changed",
        "password_changed",
    ];
    assert_eq!(actions(&service, &luke.id, 2).await, expected);
    let address = "select count(*) from audit_entries where client_address is null and action not in
        ('email_confirmed', 'addresses_changed')";
    assert_eq!(service.count(address).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ends_of_sessions_and_accounts_are_written_down() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let again = Guest::at(&service).login("luke@example.org").await.unwrap();
    let (logout, token) =
        ("mutation ($t: String!) { logout(token: $t) }", json!({ "t": text(&again, "refresh_token") }));
    // One that has ended is not ended once more.
    for _ in 0..2 {
        assert_eq!(luke.guest.try_ask(None, logout, &token).await, Ok(json!(true)));
    }
    assert_eq!(service.count("select count(*) from audit_entries where action = 'signed_out'").await, 1);

    let client = Client::new(service.base_url());
    let login = "mutation ($p: String!) { login(credentials: { username: \"luke\", password: $p }) { token } }";
    let opened = client.graphql("/session/graphql", &[], login, &json!({ "p": PASSWORD })).await.unwrap();
    let bearer = format!("Bearer {}", text(&opened.json().unwrap()["data"]["login"], "token"));
    let headers = [("authorization", &*bearer)];
    let listed =
        client.graphql("/session/graphql", &headers, "{ sessions { id isCurrent } }", &json!({})).await.unwrap();
    let listed: Value = listed.json().unwrap();
    let other = listed["data"]["sessions"].as_array().unwrap().iter().find(|session| session["isCurrent"] == false);
    let revoke = "mutation ($id: String!) { revokeSession(id: $id) { status } }";
    let revoke =
        client.graphql("/session/graphql", &headers, revoke, &json!({ "id": text(other.unwrap(), "id") })).await;
    let revoked = revoke.unwrap().json().unwrap();
    assert_eq!(revoked["data"]["revokeSession"]["status"], 200, "{revoked}");
    let closed = client.graphql("/session/graphql", &headers, "mutation { closeAccount { status } }", &json!({})).await;
    let closed = closed.unwrap().json().unwrap();
    assert_eq!(closed["data"]["closeAccount"]["status"], 200, "{closed}");
    assert_eq!(
        actions(&service, &luke.id, 2).await,
        ["signed_in", "signed_out", "signed_in", "sessions_ended", "account_closed"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_operators_do_is_written_down_without_a_name() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    for arguments in [
        &["user", "update", "luke", "--second-factor", "mail"][..],
        &["user", "update", "luke", "--second-factor", "none"],
        &["user", "update", "luke", "--email", "skywalker@example.org"],
        &["user", "update", "luke", "--admin", "true"],
        &["user", "update", "luke", "--active", "false"],
        &["user", "delete", "luke"],
    ] {
        operator::printed(operator::lychgate_on(&service.database.url, arguments), "");
    }
    let expected = [
        "second_factor_enabled",
        "admin_second_factor_reset",
        "admin_email_changed",
        "admin_granted",
        "user_deactivated",
        "account_deleted",
    ];
    assert_eq!(actions(&service, &luke.id, 2).await, expected);
    let named =
        "select count(*) from audit_entries where actor is not null and action not in ('signed_in', 'email_confirmed')";
    assert_eq!(service.count(named).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_administrators_reads_it_and_nothing_is_written_of_what_failed() {
    let service = Service::start(&[]).await;
    let luke = settled(&service, "luke").await;
    let before = service.count("select count(*) from audit_entries").await;
    assert_eq!(luke.ask("{ auditLog { id } }", &json!({})).await, Err("ADMIN_REQUIRED".to_owned()));
    let change =
        "mutation { change_password(current_password: \"wrong\", new_password: \"alderaan was far\") { reason } }";
    assert_eq!(luke.ask(change, &json!({})).await, Err("WRONG_PASSWORD".to_owned()));
    assert_eq!(luke.act("adminDeactivateUser", &luke.id).await, Err("ADMIN_REQUIRED".to_owned()));
    assert_eq!(service.count("select count(*) from audit_entries").await, before);
    let luke = administrator(&service, "luke").await;
    assert_eq!(luke.act("adminDeactivateUser", &luke.id).await, Err("LAST_ADMIN".to_owned()));
    let leia = settled(&service, "leia").await;
    luke.act("grantSystemAdmin", &leia.id).await.unwrap();
    for field in ["adminDeactivateUser", "revokeSystemAdmin"] {
        assert_eq!(luke.act(field, &luke.id).await, Err("ONESELF".to_owned()), "{field}");
    }
    let leia = settled_again(&service, "leia").await;
    leia.act("revokeSystemAdmin", &luke.id).await.unwrap();
    assert_eq!(luke.act("revokeSystemAdmin", &leia.id).await, Err("ADMIN_REQUIRED".to_owned()));
}

#[test]
fn the_schema_names_every_action() {
    let sdl = std::fs::read_to_string("schema/platform.graphql").unwrap();
    for action in Action::ALL {
        assert!(sdl.contains(&format!("`{}`", action.name())), "{action:?}");
    }
}
