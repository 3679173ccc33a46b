//! Every operation of the documentation page, in the form in which it stands there: field, arguments with their literals, and
//! what is selected. Clients were written against that form, so it has to go on being understood, whoever asks: what is refused
//! is refused with a code, and never for its form. That each does its work is shown by the examples.

use super::{Guest, text};
use crate::support::Service;
use crate::support::person::Person;
use crate::support::world::World;
use serde_json::{Value, json};

/// What stands for a token, an address or a password.
const A: &str = "anybody@example.org";

/// By the sections of the page.
const OPERATIONS: &[&str] = &[
    // Authentication.
    r#"register(email: "A", password: "A", recaptcha_token: "A") { success message }"#,
    r#"login(email: "A", password: "A", recaptcha_token: "A") {
        ... on AuthPayload { access_token refresh_token requires_2fa user { id email } }
        ... on Login2FAPendingPayload { user_id message } }"#,
    r#"verify_2fa_code(user_id: "A", token: "A") { access_token refresh_token }"#,
    r#"refresh_token(token: "A") { access_token refresh_token }"#,
    r#"logout(token: "A")"#,
    r#"google_auth(token: "A") { ... on AuthPayload { access_token } }"#,
    r#"x_auth(token: "A") { ... on AuthPayload { access_token } }"#,
    r#"apple_auth(token: "A") { ... on AuthPayload { access_token } }"#,
    r#"telegram_auth(token: "A") { ... on AuthPayload { access_token } }"#,
    r#"verify_email(token: "A") { access_token }"#,
    r#"forgot_password(email: "A", recaptcha_token: "A") { success message }"#,
    r#"reset_password(token: "A", password: "A") { success message }"#,
    "generate_2fa { secret qr_code }",
    r#"enable_2fa(token: "A")"#,
    "disable_2fa",
    // User.
    r#"change_email(new_email: "A") { success message }"#,
    r#"confirm_email_change(token: "A") { success message }"#,
    r#"change_password(current_password: "A", new_password: "A") { success message }"#,
    // Organizations.
    r#"createOrganization(input: { name: "A", description: "A" }) { id name }"#,
    r#"updateOrganization(id: "A", input: { name: "A" }) { id name }"#,
    r#"deleteOrganization(id: "A")"#,
    r#"inviteUserToOrganization(organization_id: "A", email: "A", role: "member")"#,
    r#"removeUserFromOrganization(organization_id: "A", user_id: "A")"#,
    // Notifications, settings, onboarding.
    r#"markNotificationAsRead(id: "A") { id }"#,
    "markAllNotificationsAsRead",
    r#"deleteNotification(id: "A")"#,
    r#"updateUserSetting(key: "A", value: "A") { key value }"#,
    r#"deleteUserSetting(key: "A")"#,
    "completeOnboarding { success }",
    "resetOnboarding { success }",
    r#"trackOnboardingEvent(event: "A", stepId: "A")"#,
    // Passkeys.
    "generatePasskeyRegistrationChallenge { success data { challenge rp { id name } } }",
    r#"registerPasskey(credential: "A", device_name: "A") { success data { id device_name } }"#,
    r#"generatePasskeyLoginChallenge(email: "A") { success data { challenge rpId } }"#,
    r#"loginWithPasskey(credential: "A", recaptcha_token: "A") { access_token refresh_token }"#,
    r#"deletePasskey(id: "A") { success }"#,
    r#"renamePasskey(id: "A", device_name: "A") { success }"#,
    // Administration.
    r#"updateUserStatus(user_id: "A", is_active: false) { id is_active }"#,
    r#"grantSystemAdmin(user_id: "A") { id is_system_admin }"#,
    r#"revokeSystemAdmin(user_id: "A") { id is_system_admin }"#,
    r#"adminResetUserPassword(user_id: "A") { success temporary_password }"#,
    r#"adminChangeUserEmail(user_id: "A", new_email: "A") { success }"#,
    r#"adminResetUser2FA(user_id: "A") { success }"#,
    r#"adminDeactivateUser(user_id: "A", reason: "A") { success }"#,
    r#"adminReactivateUser(user_id: "A") { success }"#,
    r#"adminToggleSystemAdmin(user_id: "A", is_admin: true) { success }"#,
    r#"adminEnableApiKey(key_id: "A", type: "rest") { success }"#,
    // It ends the session, so it comes last.
    "logout_all",
];

/// The codes that the contract has.
const CODES: [&str; 8] = [
    "VALIDATION_ERROR",
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "NOT_FOUND",
    "CONFLICT",
    "RATE_LIMITED",
    "INTERNAL_ERROR",
    "SERVICE_UNAVAILABLE",
];

/// Something to tell where an answer is not one of the contract.
fn fault(operation: &str, answer: &Value) -> Option<String> {
    let field = operation.split(['(', ' ']).next().unwrap();
    let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is_known = |error: &Value| {
        error["path"] == json!([field]) && error["extensions"]["code"].as_str().is_some_and(|it| CODES.contains(&it))
    };
    let is_answered = answer["data"].get(field).is_some_and(|value| !value.is_null()) != errors.iter().any(is_known);
    let is_ours = answer["data"].get(field).is_some() && errors.iter().all(is_known) && is_answered;
    (!is_ours).then(|| format!("{operation}: {answer}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_printed_operation_is_understood_as_it_is_printed() {
    let service = Service::start(&[]).await;
    let guest = Guest::at(&service);
    Person::at(&service).settle(&service, "luke", "luke@example.org").await;
    let session = guest.login("luke@example.org").await.unwrap();
    let mut faults = Vec::new();
    for operation in OPERATIONS {
        let query = format!("mutation {{ {} }}", operation.replace("\"A\"", &format!("\"{A}\"")));
        for access in [None, Some(text(&session, "access_token"))] {
            let answer = guest.ask(access, &query, &json!({})).await;
            faults.extend(fault(operation, &answer));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(OPERATIONS.len(), 48);
}
