//! Every documented example, sent to a running service in both flavours and compared with its documented answer.

use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;
use xtask::example::{Example, Page, differences, relay_answer};

fn directory(flavour: Flavour) -> PathBuf {
    let contract = match flavour {
        Flavour::Plain | Flavour::Relay => "accounts",
        Flavour::Session => "session",
        Flavour::Platform => "platform",
    };
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema/examples").join(contract)
}

/// Runs the examples of one page, each against a service of its own, and tells everything that is not as documented.
async fn run(field: &str, flavour: Flavour) {
    let text = std::fs::read_to_string(directory(flavour).join(format!("{field}.md"))).unwrap();
    let page = Page::read(&text).unwrap();
    let mut told = Vec::new();
    for example in &page.examples {
        if let Err(error) = Box::pin(run_example(example, flavour)).await {
            told.push(format!("{field}.md:{} `{}`: {error}", example.line, example.heading));
        }
    }
    assert!(told.is_empty(), "{} of {} examples:\n{}", told.len(), page.examples.len(), told.join("\n"));
}

async fn run_example(example: &Example, flavour: Flavour) -> Result<(), String> {
    let journey: Journey<Service> = Journey::begin(flavour, example.given.iter().map(|given| &given.item)).await?;
    let headers: Vec<(String, String)> = example.headers.iter().map(|header| header.item.clone()).collect();
    let variables = Value::Object(example.variables.item.clone());
    let answer = journey.ask(&example.request.item, &variables, &headers).await?;
    if answer.status != 200 {
        return Err(format!("the status is {}: {}", answer.status, String::from_utf8_lossy(&answer.body)));
    }
    let actual = answer.json()?;
    let expected = match flavour {
        Flavour::Plain | Flavour::Session | Flavour::Platform => example.answer.item.clone(),
        Flavour::Relay => {
            relay_answer(&journey.plain, &example.request.item, &example.answer.item).map_err(|it| it.to_string())?
        }
    };
    let found = differences(&expected, &actual, &journey.held);
    if !found.is_empty() {
        let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string);
        let lines = found
            .iter()
            .map(|it| format!("`{}` is {}, documented is {}", it.at, shown(&it.actual), shown(&it.expected)));
        return Err(lines.collect::<Vec<_>>().join("; "));
    }
    for then in &example.then {
        journey.look(&then.item).await?;
    }
    Ok(())
}

macro_rules! pages {
    ($($name:ident $field:literal)+) => {
        const RUN: &[&str] = &[$($field),+];
        $(
            mod $name {
                use super::Flavour;

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn plain() {
                    super::run($field, Flavour::Plain).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn relay() {
                    super::run($field, Flavour::Relay).await;
                }
            }
        )+
    };
}

macro_rules! session_pages {
    ($($name:ident $field:literal)+) => {
        const RUN_AT_SESSION: &[&str] = &[$($field),+];
        mod session {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::run($field, super::Flavour::Session).await;
                }
            )+
        }
    };
}

macro_rules! platform_pages {
    ($($name:ident $field:literal)+) => {
        const RUN_AT_PLATFORM: &[&str] = &[$($field),+];
        mod platform {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::run($field, super::Flavour::Platform).await;
                }
            )+
        }
    };
}

platform_pages! {
    admin_change_user_email "adminChangeUserEmail"
    admin_deactivate_user "adminDeactivateUser"
    admin_enable_api_key "adminEnableApiKey"
    admin_reactivate_user "adminReactivateUser"
    admin_reset_user_2fa "adminResetUser2FA"
    admin_reset_user_password "adminResetUserPassword"
    admin_toggle_system_admin "adminToggleSystemAdmin"
    api_keys "apiKeys"
    apple_auth "apple_auth"
    audit_log "auditLog"
    change_email "change_email"
    change_password "change_password"
    complete_onboarding "completeOnboarding"
    confirm_email_change "confirm_email_change"
    create_api_key "createApiKey"
    create_organization "createOrganization"
    create_social_nonce "create_social_nonce"
    delete_notification "deleteNotification"
    delete_organization "deleteOrganization"
    delete_passkey "deletePasskey"
    delete_user_setting "deleteUserSetting"
    disable_2fa "disable_2fa"
    enable_2fa "enable_2fa"
    forgot_password "forgot_password"
    generate_2fa "generate_2fa"
    generate_passkey_login_challenge "generatePasskeyLoginChallenge"
    generate_passkey_registration_challenge "generatePasskeyRegistrationChallenge"
    google_auth "google_auth"
    grant_system_admin "grantSystemAdmin"
    invite_user_to_organization "inviteUserToOrganization"
    link_social_account "link_social_account"
    login "login"
    login_with_passkey "loginWithPasskey"
    logout "logout"
    logout_all "logout_all"
    mark_all_notifications_as_read "markAllNotificationsAsRead"
    mark_notification_as_read "markNotificationAsRead"
    me "me"
    notifications "notifications"
    onboarding "onboarding"
    organization "organization"
    organizations "organizations"
    reauthenticate "reauthenticate"
    refresh_token "refresh_token"
    regenerate_recovery_codes "regenerate_recovery_codes"
    register "register"
    register_passkey "registerPasskey"
    remove_user_from_organization "removeUserFromOrganization"
    rename_passkey "renamePasskey"
    resend_verification_email "resend_verification_email"
    reset_onboarding "resetOnboarding"
    reset_password "reset_password"
    revoke_api_key "revokeApiKey"
    revoke_system_admin "revokeSystemAdmin"
    sessions "sessions"
    social_accounts "social_accounts"
    telegram_auth "telegram_auth"
    track_onboarding_event "trackOnboardingEvent"
    unlink_social_account "unlink_social_account"
    unread_notification_count "unreadNotificationCount"
    update_organization "updateOrganization"
    update_user_setting "updateUserSetting"
    update_user_status "updateUserStatus"
    user "user"
    user_passkeys "userPasskeys"
    user_setting "userSetting"
    user_settings "userSettings"
    users "users"
    verify_2fa_code "verify_2fa_code"
    verify_email "verify_email"
    x_auth "x_auth"
}

session_pages! {
    accept_tnc "acceptTnc"
    change_email "changeEmail"
    change_password "changePassword"
    close_account "closeAccount"
    confirm_2fa "confirm2Fa"
    confirm_change_password_2fa "confirmChangePassword2Fa"
    confirm_email "confirmEmail"
    confirm_email_change "confirmEmailChange"
    confirm_password_reset "confirmPasswordReset"
    disable_2fa "disable2Fa"
    enable_2fa "enable2Fa"
    forgot_password "forgotPassword"
    login "login"
    logout "logout"
    new_token "newToken"
    reauthenticate "reauthenticate"
    register "register"
    resend_2fa "resend2Fa"
    resend_change_password_2fa "resendChangePassword2Fa"
    resend_confirmation "resendConfirmation"
    revoke_session "revokeSession"
    send_2fa "send2Fa"
    sessions "sessions"
    update_profile "updateProfile"
    user_profile "userProfile"
}

pages! {
    archive_account "archiveAccount"
    delete_account "deleteAccount"
    me "me"
    password_change "passwordChange"
    password_reset "passwordReset"
    password_set "passwordSet"
    refresh_token "refreshToken"
    register "register"
    remove_secondary_email "removeSecondaryEmail"
    resend_activation_email "resendActivationEmail"
    revoke_token "revokeToken"
    send_password_reset_email "sendPasswordResetEmail"
    send_secondary_email_activation "sendSecondaryEmailActivation"
    swap_emails "swapEmails"
    token_auth "tokenAuth"
    update_account "updateAccount"
    user "user"
    users "users"
    verify_account "verifyAccount"
    verify_secondary_email "verifySecondaryEmail"
    verify_token "verifyToken"
}

#[test]
fn every_page_is_run() {
    let runs = [(Flavour::Plain, RUN), (Flavour::Session, RUN_AT_SESSION), (Flavour::Platform, RUN_AT_PLATFORM)];
    for (flavour, run) in runs {
        let pages: BTreeSet<String> = std::fs::read_dir(directory(flavour))
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        let run = run.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(pages, run, "name each page of schema/examples in one of the lists above");
    }
}
