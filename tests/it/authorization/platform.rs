//! The rows of the platform contract.

mod administration;
mod callers;

use super::platform_groups;
use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use callers::{CALLERS, Standing};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xtask::example::Given;

/// The levels of `@access` that the contract uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Public,
    Session,
    /// Also for keys that may read.
    SignedInOrReadingKey,
    SignedIn,
    Admin,
}

impl Access {
    fn named(self) -> &'static str {
        match self {
            Access::Public => "PUBLIC",
            Access::Session => "SESSION",
            Access::SignedIn | Access::SignedInOrReadingKey => "SIGNED_IN",
            Access::Admin => "ADMIN",
        }
    }

    /// The reason that those get who may not.
    fn refuses(self, standing: Standing) -> Option<&'static str> {
        use Standing::{Admin, MustChangePassword, Nobody, OtherKey, ReadingKey, SignedIn};
        match (self, standing) {
            (Access::Public, _) | (Access::SignedInOrReadingKey, ReadingKey) => None,
            (_, Nobody) => Some("UNAUTHENTICATED"),
            (_, ReadingKey | OtherKey) => Some("PERMISSION_REQUIRED"),
            (Access::Session, _) | (_, Admin) | (Access::SignedIn | Access::SignedInOrReadingKey, SignedIn) => None,
            (_, MustChangePassword) => Some("PASSWORD_CHANGE_REQUIRED"),
            (Access::Admin, SignedIn) => Some("ADMIN_REQUIRED"),
        }
    }
}

/// A root field, and a request for it that changes nothing.
pub(super) struct Row {
    pub(super) field: &'static str,
    pub(super) access: Access,
    pub(super) request: &'static str,
    /// What those get who may: a value, or the reason of the resolver's own refusal, which shows that it ran.
    pub(super) allowed: fn() -> Result<Value, &'static str>,
}

const ROWS: &[Row] = &[
    Row {
        field: "me",
        access: Access::SignedInOrReadingKey,
        request: "query { me { success reason } }",
        allowed: || Ok(json!({ "success": true, "reason": null })),
    },
    Row {
        field: "sessions",
        access: Access::SignedIn,
        request: "query { sessions { __typename } }",
        // Registration may have opened another one.
        allowed: || Ok(json!({ "__typename": "Session" })),
    },
    Row {
        field: "login",
        access: Access::Public,
        request: r#"mutation { login(email: "nobody@example.org", password: "none") { __typename } }"#,
        allowed: || Err("INVALID_CREDENTIALS"),
    },
    Row {
        field: "verify_2fa_code",
        access: Access::Public,
        request: r#"mutation { verify_2fa_code(user_id: "none", token: "000000") { expires_in } }"#,
        allowed: || Err("CODE_INVALID"),
    },
    Row {
        field: "refresh_token",
        access: Access::Public,
        request: r#"mutation { refresh_token(token: "none") { expires_in } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "logout",
        access: Access::Public,
        request: r#"mutation { logout(token: "none") }"#,
        allowed: || Ok(json!(true)),
    },
    Row {
        field: "verify_email",
        access: Access::Public,
        request: r#"mutation { verify_email(token: "none") { expires_in } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "resend_verification_email",
        access: Access::Public,
        request: r#"mutation { resend_verification_email(email: "none") { reason } }"#,
        allowed: || Err("EMAIL_INVALID"),
    },
    Row {
        field: "forgot_password",
        access: Access::Public,
        request: r#"mutation { forgot_password(email: "none") { reason } }"#,
        allowed: || Err("EMAIL_INVALID"),
    },
    Row {
        field: "reset_password",
        access: Access::Public,
        request: r#"mutation { reset_password(token: "none", password: "none") { reason } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "generate_2fa",
        access: Access::SignedIn,
        request: "mutation { generate_2fa { __typename } }",
        allowed: || Ok(json!({ "__typename": "TwoFactorSetup" })),
    },
    Row {
        field: "enable_2fa",
        access: Access::SignedIn,
        request: r#"mutation { enable_2fa(token: "none") }"#,
        allowed: || Err("CODE_INVALID"),
    },
    Row {
        field: "disable_2fa",
        access: Access::SignedIn,
        request: r#"mutation { disable_2fa(password: "none") }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "regenerate_recovery_codes",
        access: Access::SignedIn,
        request: "mutation { regenerate_recovery_codes { reason } }",
        allowed: || Err("NOT_ENABLED"),
    },
    Row {
        field: "register",
        access: Access::Public,
        request: r#"mutation { register(email: "none", password: "none") { reason } }"#,
        allowed: || Err("EMAIL_INVALID"),
    },
    Row {
        field: "change_password",
        access: Access::Session,
        request: r#"mutation { change_password(current_password: "none", new_password: "none") { reason } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "reauthenticate",
        access: Access::SignedIn,
        request: r#"mutation { reauthenticate(password: "none") { reason } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "change_email",
        access: Access::SignedIn,
        request: r#"mutation { change_email(new_email: "none") { reason } }"#,
        allowed: || Err("EMAIL_INVALID"),
    },
    Row {
        field: "confirm_email_change",
        access: Access::Public,
        request: r#"mutation { confirm_email_change(token: "none") { reason } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "userPasskeys",
        access: Access::SignedIn,
        request: "query { userPasskeys { success reason } }",
        allowed: || Ok(json!({ "success": true, "reason": null })),
    },
    Row {
        field: "generatePasskeyRegistrationChallenge",
        access: Access::SignedIn,
        request: "mutation { generatePasskeyRegistrationChallenge { success reason } }",
        allowed: || Ok(json!({ "success": true, "reason": null })),
    },
    Row {
        field: "registerPasskey",
        access: Access::SignedIn,
        request: r#"mutation { registerPasskey(credential: "none", device_name: "none") { reason } }"#,
        allowed: || Err("CREDENTIAL_INVALID"),
    },
    Row {
        field: "generatePasskeyLoginChallenge",
        access: Access::Public,
        request: r#"mutation { generatePasskeyLoginChallenge(email: "none") { success reason } }"#,
        allowed: || Ok(json!({ "success": true, "reason": null })),
    },
    Row {
        field: "loginWithPasskey",
        access: Access::Public,
        request: r#"mutation { loginWithPasskey(credential: "none") { expires_in } }"#,
        allowed: || Err("CREDENTIAL_INVALID"),
    },
    Row {
        field: "deletePasskey",
        access: Access::SignedIn,
        request: r#"mutation { deletePasskey(id: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "renamePasskey",
        access: Access::SignedIn,
        request: r#"mutation { renamePasskey(id: "none", device_name: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "social_accounts",
        access: Access::SignedIn,
        request: "query { social_accounts { provider } }",
        allowed: || Ok(json!(null)),
    },
    Row {
        field: "google_auth",
        access: Access::Public,
        request: r#"mutation { google_auth(token: "none") { __typename } }"#,
        allowed: || Err("PROVIDER_DISABLED"),
    },
    Row {
        field: "apple_auth",
        access: Access::Public,
        request: r#"mutation { apple_auth(token: "none") { __typename } }"#,
        allowed: || Err("PROVIDER_DISABLED"),
    },
    Row {
        field: "x_auth",
        access: Access::Public,
        request: r#"mutation { x_auth(token: "none") { __typename } }"#,
        allowed: || Err("PROVIDER_DISABLED"),
    },
    Row {
        field: "telegram_auth",
        access: Access::Public,
        request: r#"mutation { telegram_auth(token: "none") { __typename } }"#,
        allowed: || Err("PROVIDER_DISABLED"),
    },
    Row {
        field: "create_social_nonce",
        access: Access::Public,
        request: "mutation { create_social_nonce { __typename } }",
        allowed: || Ok(json!({ "__typename": "SocialNonce" })),
    },
    Row {
        field: "link_social_account",
        access: Access::SignedIn,
        request: r#"mutation { link_social_account(provider: "google", token: "none") { reason } }"#,
        allowed: || Err("PROVIDER_DISABLED"),
    },
    Row {
        field: "unlink_social_account",
        access: Access::SignedIn,
        request: r#"mutation { unlink_social_account(provider: "google") { reason } }"#,
        allowed: || Err("NOT_LINKED"),
    },
    // The last one: it ends the session that the others ask with.
    Row {
        field: "logout_all",
        access: Access::SignedIn,
        request: "mutation { logout_all }",
        allowed: || Ok(json!(true)),
    },
];

fn all_rows() -> impl Iterator<Item = &'static Row> {
    platform_groups::ROWS.iter().chain(administration::ROWS).chain(ROWS)
}

#[test]
fn every_root_field_has_a_row_that_says_what_the_schema_says() {
    let rows: BTreeMap<String, String> =
        all_rows().map(|row| (row.field.to_owned(), row.access.named().to_owned())).collect();
    assert_eq!(rows.len(), all_rows().count(), "a field has two rows");
    assert_eq!(
        rows,
        super::root_fields::root_fields("platform"),
        "each root field needs a row in ROWS, with the level of its @access"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_get_what_they_may_have() {
    let mut told = Vec::new();
    for caller in CALLERS {
        let steps: Vec<Given> = caller.steps.iter().map(|step| step.parse().unwrap()).collect();
        let journey: Journey<Service> = Journey::begin(Flavour::Platform, &steps).await.unwrap();
        let headers: Vec<(String, String)> = caller.authorization.iter().map(|value| header(value)).collect();
        // The last of these ends the session that the others ask with.
        for row in all_rows() {
            let expected = row.access.refuses(caller.standing).map_or_else(row.allowed, Err);
            let answer = journey.ask(row.request, &json!({}), &headers).await.unwrap().json().unwrap();
            let top = answer["errors"][0]["extensions"]["reason"].as_str();
            let actual = match top.or(answer["data"][row.field]["reason"].as_str()) {
                Some(reason) => Err(reason),
                None => Ok(first(&answer["data"][row.field])),
            };
            if actual != expected {
                told.push(format!("{} as {}: {answer}, it ought to be {expected:?}", row.field, caller.name));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// `Authorization`, or the header of keys where the text begins with its name.
fn header(text: &str) -> (String, String) {
    let (name, value) = text.strip_prefix("x-api-key: ").map_or(("authorization", text), |value| ("x-api-key", value));
    (name.to_owned(), value.to_owned())
}

/// The first of a list, null for an empty one; or the value itself.
fn first(value: &Value) -> Value {
    value.as_array().map_or(value, |values| values.first().unwrap_or(&Value::Null)).clone()
}

#[test]
fn keys_reach_nothing_that_is_sensitive() {
    let sdl = std::fs::read_to_string("schema/platform.graphql").unwrap();
    let open: Vec<&str> = sdl.lines().filter(|line| line.contains("permission: \"")).collect();
    assert!(!open.is_empty());
    for field in open {
        assert!(field.contains("requires: SIGNED_IN,") && !field.contains("recent:"), "{field}");
    }
}
