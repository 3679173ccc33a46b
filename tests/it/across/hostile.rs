//! Texts that no form would send: whatever stands where a client may write text, it is refused or done, and breaks nothing.

use super::somebody::{Came, PASSWORD, Somebody};
use super::{Contract, REGISTRATIONS};
use crate::support::Service;
use crate::support::world::World;
use serde_json::{Value, json};

/// What stands for the text.
const HERE: &str = "$HERE";
/// By somebody who is signed in, each with the text in all places at once, or where an earlier refusal would hide a later one
/// in one place.
const SESSION: &[&str] = &[
    "login(credentials: { email: $HERE, password: $HERE, deviceInfo: { deviceId: $HERE } }) { status }",
    "login(credentials: { username: $HERE, password: $HERE }) { status }",
    "login(credentials: { username: \"mallory\", password: $PASSWORD, deviceInfo: { deviceId: $HERE } }) { status }",
    "newToken(refreshToken: $HERE) { status }",
    "logout(deviceInfo: { deviceId: $HERE }) { status }",
    "confirm2Fa(code: $HERE, sessionId: $HERE, email: $HERE) { status }",
    "resend2Fa(sessionId: $HERE, email: $HERE) { status }",
    "enable2Fa(password: $HERE) { status }",
    "disable2Fa(password: $HERE) { status }",
    "disable2Fa(code: $HERE) { status }",
    "register(input: { email: \"new@example.org\", password: $HERE, firstName: $HERE, lastName: $HERE, username: $HERE,
        dateOfBirth: $HERE, phoneNumber: $HERE, address1: $HERE, address2: $HERE, city: $HERE, state: $HERE, zipCode: $HERE,
        country: $HERE, tncId: $HERE }) { status }",
    "register(input: { email: \"new@example.org\", password: $PASSWORD, firstName: $HERE, lastName: $HERE }) { status }",
    "register(input: { email: $HERE, password: $PASSWORD, firstName: \"A\", lastName: \"B\" }) { status }",
    "confirmEmail(token: $HERE) { status }",
    "resendConfirmation(email: $HERE) { status }",
    "forgotPassword(email: $HERE) { status }",
    "confirmPasswordReset(passwordResetParams: { token: $HERE, newPassword: $HERE, email: $HERE }) { status }",
    "changePassword(oldPassword: $HERE, newPassword: $HERE) { status }",
    "confirmChangePassword2Fa(code: $HERE) { status }",
    "reauthenticate(password: $HERE) { status }",
    "changeEmail(email: $HERE) { status }",
    "confirmEmailChange(token: $HERE) { status }",
    "closeAccount(code: $HERE) { status }",
    "revokeSession(id: $HERE) { status }",
    "updateProfile(input: { firstName: $HERE, lastName: $HERE }) { status }",
    "updateProfile(input: { username: $HERE }) { status }",
    "updateProfile(input: { dateOfBirth: $HERE, phoneNumber: $HERE, country: $HERE }) { status }",
    "updateProfile(input: { address1: $HERE, address2: $HERE, city: $HERE, state: $HERE, zipCode: $HERE, industry: $HERE,
        jobTitle: $HERE }) { status }",
    "updateProfile(input: { username: \"mallory\" }, password: $HERE, code: $HERE) { status }",
    "acceptTnc(tncId: $HERE) { status }",
];
const PLATFORM: &[&str] = &[
    "login(email: $HERE, password: $HERE, recaptcha_token: $HERE) { __typename }",
    "verify_2fa_code(user_id: $HERE, token: $HERE) { expires_in }",
    "refresh_token(token: $HERE) { expires_in }",
    "logout(token: $HERE)",
    "verify_email(token: $HERE) { expires_in }",
    "resend_verification_email(email: $HERE) { success reason }",
    "forgot_password(email: $HERE) { success reason }",
    "reset_password(token: $HERE, password: $HERE) { success reason }",
    "generate_2fa { __typename }",
    "enable_2fa(token: $HERE)",
    "disable_2fa(token: $HERE)",
    "disable_2fa(password: $HERE)",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_text_is_an_internal_error() {
    let service = Service::start(&[]).await;
    let (through, register) = REGISTRATIONS[0];
    let mallory = Somebody::settle(&service, through, register, "mallory".to_owned()).await;
    let id = service.account("mallory").await.id;
    let long = "\u{1F4A5}".repeat(300);
    let texts = ["", "\0", "a\0b@example.org", " \u{202e}%_'\"\\\r\nBcc: x@example.org", &long];
    let mut broken = Vec::new();
    for text in texts {
        for (contract, fields) in [(Contract::Session, SESSION), (Contract::Platform, PLATFORM)] {
            for field in fields {
                // Some of them change who is called what, or sign out.
                service
                    .sql(&format!("update accounts set username = 'mallory', username_key = 'mallory' where id = {id}"))
                    .await;
                let Came::In(held) = mallory.sign_in(contract, PASSWORD).await else { panic!("not in for {field}") };
                let written = |text: &str| Value::from(text).to_string();
                let field = field.replace(HERE, &written(text)).replace("$PASSWORD", &written(PASSWORD));
                let query = format!("mutation {{ answer: {field} }}");
                let told = mallory.ask(contract, Some(&held.access), &query, &json!({})).await;
                // What the schema refuses has no reason, and is told whole.
                broken
                    .extend(told.err().filter(|told| told.contains("INTERNAL")).map(|told| format!("{query}: {told}")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
