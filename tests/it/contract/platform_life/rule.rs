//! What an administrator does with her account, and how she becomes one for a while.

use super::whole::she_sets_up_an_authenticator;
use super::*;
use crate::operator::{lychgate_on, printed};
use platform::{ApiKey, AuditEntry, PersonVariables};

/// Somebody whom an operator made one: nobody else makes the first.
pub(super) async fn an_administrator(scene: &Scene) -> Person<'_> {
    let url = &scene.service.database.url;
    let mut mothma = Person::called("mothma", scene);
    let create = ["user", "create", "mothma", "--email", &mothma.email, "--verified", "true", "--password-stdin"];
    printed(lychgate_on(url, &create), &format!("{PASSWORD}\n"));
    printed(lychgate_on(url, &["user", "update", "mothma", "--admin", "true"]), "");
    assert!(mothma.sign_in().await.is_system_admin);
    mothma
}

fn people(search: Option<&str>, is_active: Option<bool>) -> Operation<platform::Users, platform::UsersVariables<'_>> {
    platform::Users::build(platform::UsersVariables { search, is_active, limit: 20, offset: 0 })
}

/// The newest lines of the record first.
async fn record(mothma: &Person<'_>, subject: &Id, action: Option<&str>) -> Vec<AuditEntry> {
    let variables = platform::AuditLogVariables { subject_id: Some(subject), action, limit: 20, offset: 0 };
    mothma.ask(platform::AuditLog::build(variables)).await.unwrap().audit_log
}

/// She as administrators see her.
async fn shown(mothma: &Person<'_>, id: &Id) -> User {
    mothma.ask(platform::ShowUser::build(IdVariables { id })).await.unwrap().user.unwrap()
}

pub(super) async fn she_is_found(mothma: &Person<'_>, leia: &Person<'_>) {
    let own = leia.me().await.unwrap();
    assert_eq!(leia.is_refused(people(None, None)).await, "ADMIN_REQUIRED");
    let everybody = mothma.ask(people(None, Some(true))).await.unwrap().users;
    assert!(everybody.len() == 4 && everybody[0].email.as_deref() == Some("han@example.org"));
    let found = mothma.ask(people(Some("ALDERAAN"), None)).await.unwrap().users;
    assert_eq!(found, std::slice::from_ref(&own));
    assert!(mothma.ask(people(None, Some(false))).await.unwrap().users.is_empty());
    assert_eq!(shown(mothma, &own.id).await, own);
    let nobody = Id::new("user_00000000000000000000000000000000");
    assert_eq!(mothma.is_refused(platform::ShowUser::build(IdVariables { id: &nobody })).await, "NOT_FOUND");
    let changed = record(mothma, &own.id, Some("password_changed")).await;
    let [line] = &changed[..] else { panic!("{changed:?}") };
    assert_eq!((&line.actor_id, &line.subject_id, line.reason.as_deref()), (&Some(own.id.clone()), &own.id, None));
    assert!(line.action == "password_changed" && line.ip_address.is_some() && !line.id.inner().is_empty());
    assert!(record(mothma, &own.id, None).await.iter().any(|it| it.action == "api_key_revoked"));
    // What an operator did, nobody did through the contract.
    let granted = record(mothma, &mothma.me().await.unwrap().id, Some("admin_granted")).await;
    assert!(granted.len() == 1 && granted[0].actor_id.is_none() && !granted[0].created_at.0.is_empty(), "{granted:?}");
}

pub(super) async fn she_gets_a_temporary_password(mothma: &Person<'_>, leia: &mut Person<'_>) {
    let user_id = &leia.me().await.unwrap().id;
    let reset = || platform::AdminResetUserPassword::build(PersonVariables { user_id });
    mothma.scene.service.move_clock(11 * MINUTE);
    assert_eq!(mothma.is_refused(reset()).await, "REAUTH_REQUIRED");
    mothma.prove().await;
    let temporary = mothma.ask(reset()).await.unwrap().admin_reset_user_password.temporary_password.unwrap();
    assert_eq!(leia.log_in().await.unwrap_err().reason, "INVALID_CREDENTIALS");
    assert_eq!(leia.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    // It opens a session in which it has to be changed first.
    let chosen = std::mem::replace(&mut leia.password, temporary);
    leia.sign_in().await;
    assert_eq!(leia.me().await.unwrap_err().reason, "PASSWORD_CHANGE_REQUIRED");
    assert_eq!(leia.is_refused(platform::Sessions::build(())).await, "PASSWORD_CHANGE_REQUIRED");
    let variables = platform::ChangePasswordVariables { current_password: &leia.password, new_password: &chosen };
    assert!(leia.ask(platform::ChangePassword::build(variables)).await.unwrap().change_password.success);
    leia.password = chosen;
    leia.renew().await.unwrap();
    assert_eq!(&leia.me().await.unwrap().id, user_id);
}

pub(super) async fn her_address_is_changed(mothma: &Person<'_>, leia: &mut Person<'_>) {
    let user_id = &leia.me().await.unwrap().id;
    let change = |new_email| {
        platform::AdminChangeUserEmail::build(platform::AdminChangeUserEmailVariables { user_id, new_email })
    };
    assert_eq!(mothma.is_refused(change(&mothma.email)).await, "EMAIL_TAKEN");
    assert!(mothma.ask(change("organa@example.org")).await.unwrap().admin_change_user_email.success);
    assert_eq!(leia.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    // Both addresses are told.
    for address in [&leia.email, "organa@example.org"] {
        assert!(leia.scene.mail_to(address).await.text.contains("addresses of your account were changed"));
    }
    "organa@example.org".clone_into(&mut leia.email);
    assert!(leia.sign_in().await.email_verified);
}

pub(super) async fn her_second_factor_is_taken_away(mothma: &Person<'_>, leia: &mut Person<'_>) {
    she_sets_up_an_authenticator(leia).await;
    let user_id = &leia.me().await.unwrap().id;
    pending(leia.log_in().await.unwrap());
    mothma.prove().await;
    let reset = platform::AdminResetCodes::build(PersonVariables { user_id });
    assert!(mothma.ask(reset).await.unwrap().reset.success);
    assert_eq!(leia.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    assert!(!leia.sign_in().await.two_factor_enabled);
}

pub(super) async fn she_is_deactivated_and_comes_back(mothma: &mut Person<'_>, leia: &mut Person<'_>, key: &ApiKey) {
    let user_id = &leia.me().await.unwrap().id;
    let reason = Some("lost in the Outer Rim");
    let deactivate =
        |user_id| platform::AdminDeactivateUser::build(platform::AdminDeactivateUserVariables { user_id, reason });
    let own = mothma.me().await.unwrap().id;
    assert_eq!(mothma.is_refused(deactivate(&own)).await, "LAST_ADMIN");
    assert!(mothma.ask(deactivate(user_id)).await.unwrap().admin_deactivate_user.success);
    assert_eq!(leia.me().await.unwrap_err().reason, "UNAUTHENTICATED");
    assert_eq!(leia.log_in().await.unwrap_err().reason, "INVALID_CREDENTIALS");
    assert_eq!(mothma.ask(people(None, Some(false))).await.unwrap().users[0].id, *user_id);
    assert_eq!(record(mothma, user_id, Some("user_deactivated")).await[0].reason.as_deref(), reason);
    let reactivate = platform::AdminReactivateUser::build(PersonVariables { user_id });
    assert!(mothma.ask(reactivate).await.unwrap().admin_reactivate_user.success);
    leia.sign_in().await;

    // The same in another way.
    let set = |is_active| platform::UpdateUserStatus::build(platform::UpdateUserStatusVariables { user_id, is_active });
    assert!(!mothma.ask(set(false)).await.unwrap().update_user_status.unwrap().is_active);
    assert!(mothma.ask(set(true)).await.unwrap().update_user_status.unwrap().is_active);
    leia.sign_in().await;

    // Her keys stay disabled until each is enabled again.
    let status = async || -> String {
        let keys = leia.ask(platform::ApiKeys::build(())).await.unwrap().api_keys;
        keys.into_iter().find(|it| it.id == key.id).unwrap().status
    };
    assert_eq!(status().await, "disabled");
    let enable =
        |kind| platform::AdminEnableApiKey::build(platform::AdminEnableApiKeyVariables { key_id: &key.id, kind });
    assert_eq!(mothma.is_refused(enable("rest")).await, "NOT_FOUND");
    assert!(mothma.ask(enable(&key.kind)).await.unwrap().admin_enable_api_key.success);
    assert_eq!(status().await, "active");
}

pub(super) async fn she_rules_for_a_while(mothma: &Person<'_>, leia: &mut Person<'_>) {
    let user_id = &leia.me().await.unwrap().id;
    let grant = platform::GrantSystemAdmin::build(PersonVariables { user_id });
    assert!(mothma.ask(grant).await.unwrap().grant_system_admin.unwrap().is_system_admin);
    assert!(leia.ask(people(None, None)).await.is_ok());
    // Nobody takes it from themselves.
    let revoke = || platform::RevokeSystemAdmin::build(PersonVariables { user_id });
    assert_eq!(leia.is_refused(revoke()).await, "ONESELF");
    assert!(!mothma.ask(revoke()).await.unwrap().revoke_system_admin.unwrap().is_system_admin);
    assert_eq!(leia.is_refused(people(None, None)).await, "ADMIN_REQUIRED");

    let toggle = |is_admin| {
        platform::AdminToggleSystemAdmin::build(platform::AdminToggleSystemAdminVariables { user_id, is_admin })
    };
    for is_admin in [true, false] {
        assert!(mothma.ask(toggle(is_admin)).await.unwrap().admin_toggle_system_admin.success);
        assert_eq!(leia.me().await.unwrap().is_system_admin, is_admin);
    }
    assert_eq!(record(mothma, user_id, Some("admin_granted")).await.len(), 2);
    assert_eq!(record(mothma, user_id, Some("admin_revoked")).await.len(), 2);
}
