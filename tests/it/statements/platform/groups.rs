//! What organizations, notifications, settings, keys, administration and other services cost.

use crate::statements::rows::{Row, by, refused, row};

const SIGNED_IN: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in"];
const OWNER: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" makes the organization \"Rebels\"",
    "a confirmed account \"NAME-other\"",
    "\"NAME-other\" signs in",
];
const OF_TWO: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" makes the organization \"Rebels\"",
    "a confirmed account \"NAME-other\"",
    "\"NAME-other\" signs in",
    "\"NAME\" invites \"NAME-other@example.org\" as \"member\"",
];
const TOLD: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "a confirmed account \"NAME-other\"",
    "\"NAME-other\" signs in",
    "\"NAME-other\" makes the organization \"Rebels\"",
    "\"NAME-other\" invites \"NAME@example.org\" as \"member\"",
    "\"NAME\" looks at the notifications",
];
const SETTLED: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" sets \"theme\" to \"dark\""];
const ADMIN: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" administers the service",
    "a confirmed account \"NAME-other\"",
    "\"NAME-other\" signs in",
];
const AMONG_ADMINS: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" administers the service",
    "a confirmed account \"NAME-other\"",
    "\"NAME-other\" administers the service",
];
const ADMIN_WITH_DISABLED_KEY: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" administers the service",
    "a confirmed account \"NAME-other\"",
    "\"NAME-other\" signs in",
    "\"NAME-other\" has a disabled API key",
];
const WITH_KEY: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has an API key"];

/// By field, in the order of the SDL.
pub(in crate::statements) const ROWS: &[Row] = &[
    by("organizations", OF_TWO, r#"{ organizations { id name my_role } }"#, 2),
    by(
        "organizations with all that belongs to them",
        OF_TWO,
        r#"{ organizations { id members { user_id } invitations { email } } }"#,
        4,
    ),
    by("organization", OF_TWO, r#"{ organization(id: "<NAME's organization id>") { id name } }"#, 2),
    by("notifications", TOLD, r#"{ notifications { id title } }"#, 2),
    by("unreadNotificationCount", TOLD, r#"{ unreadNotificationCount }"#, 2),
    by("userSettings", SETTLED, r#"{ userSettings { key value } }"#, 2),
    by("userSetting", SETTLED, r#"{ userSetting(key: "theme") { value } }"#, 2),
    by("onboarding", SIGNED_IN, r#"{ onboarding { completed events { event } } }"#, 3),
    by("apiKeys", WITH_KEY, r#"{ apiKeys { id name } }"#, 2),
    by("users", ADMIN, r#"{ users { id email is_system_admin } }"#, 3),
    by("user", ADMIN, r#"{ user(id: "<NAME-other's user id>") { id email } }"#, 3),
    by("auditLog", ADMIN, r#"{ auditLog { action } }"#, 3),
    by("createOrganization", SIGNED_IN, r#"mutation { createOrganization(input: { name: "Rebels" }) { id name } }"#, 5),
    by(
        "updateOrganization",
        OWNER,
        r#"mutation { updateOrganization(id: "<NAME's organization id>", input: { name: "Alliance" }) { id name } }"#,
        5,
    ),
    by("deleteOrganization", OWNER, r#"mutation { deleteOrganization(id: "<NAME's organization id>") }"#, 5),
    by(
        "inviteUserToOrganization of a person",
        OWNER,
        r#"mutation { inviteUserToOrganization(organization_id: "<NAME's organization id>", email: "NAME-other@example.org", role: "member") }"#,
        19,
    ),
    by(
        "inviteUserToOrganization of an address",
        OWNER,
        r#"mutation { inviteUserToOrganization(organization_id: "<NAME's organization id>", email: "NAME@example.com", role: "member") }"#,
        15,
    ),
    by(
        "removeUserFromOrganization",
        OF_TWO,
        r#"mutation { removeUserFromOrganization(organization_id: "<NAME's organization id>", user_id: "<NAME-other's user id>") }"#,
        10,
    ),
    by(
        "markNotificationAsRead",
        TOLD,
        r#"mutation { markNotificationAsRead(id: "<NAME's notification id>") { id } }"#,
        2,
    ),
    by("markAllNotificationsAsRead", TOLD, r#"mutation { markAllNotificationsAsRead }"#, 2),
    by("deleteNotification", TOLD, r#"mutation { deleteNotification(id: "<NAME's notification id>") }"#, 2),
    by(
        "updateUserSetting",
        SIGNED_IN,
        r#"mutation { updateUserSetting(key: "theme", value: "dark") { key value } }"#,
        4,
    ),
    by("deleteUserSetting", SETTLED, r#"mutation { deleteUserSetting(key: "theme") }"#, 2),
    by("completeOnboarding", SIGNED_IN, r#"mutation { completeOnboarding { success } }"#, 2),
    by("resetOnboarding", SIGNED_IN, r#"mutation { resetOnboarding { success } }"#, 2),
    by("trackOnboardingEvent", SIGNED_IN, r#"mutation { trackOnboardingEvent(event: "connected", stepId: "1") }"#, 4),
    by(
        "updateUserStatus",
        ADMIN,
        r#"mutation { updateUserStatus(user_id: "<NAME-other's user id>", is_active: false) { id is_active } }"#,
        14,
    ),
    by("grantSystemAdmin", ADMIN, r#"mutation { grantSystemAdmin(user_id: "<NAME-other's user id>") { id } }"#, 13),
    by(
        "revokeSystemAdmin",
        AMONG_ADMINS,
        r#"mutation { revokeSystemAdmin(user_id: "<NAME-other's user id>") { id } }"#,
        14,
    ),
    by(
        "adminResetUserPassword",
        ADMIN,
        r#"mutation { adminResetUserPassword(user_id: "<NAME-other's user id>") { success temporary_password } }"#,
        16,
    ),
    by(
        "adminChangeUserEmail",
        ADMIN,
        r#"mutation { adminChangeUserEmail(user_id: "<NAME-other's user id>", new_email: "NAME@example.com") { success } }"#,
        23,
    ),
    by(
        "adminResetUser2FA",
        ADMIN,
        r#"mutation { adminResetUser2FA(user_id: "<NAME-other's user id>") { success } }"#,
        8,
    ),
    by(
        "adminDeactivateUser",
        ADMIN,
        r#"mutation { adminDeactivateUser(user_id: "<NAME-other's user id>", reason: "gone") { success } }"#,
        13,
    ),
    by(
        "adminReactivateUser",
        ADMIN,
        r#"mutation { adminReactivateUser(user_id: "<NAME-other's user id>") { success } }"#,
        7,
    ),
    by(
        "adminToggleSystemAdmin",
        ADMIN,
        r#"mutation { adminToggleSystemAdmin(user_id: "<NAME-other's user id>", is_admin: true) { success } }"#,
        12,
    ),
    by(
        "adminEnableApiKey",
        ADMIN_WITH_DISABLED_KEY,
        r#"mutation { adminEnableApiKey(key_id: "<NAME-other's API key id>", type: "rest") { success } }"#,
        11,
    ),
    by(
        "createApiKey",
        SIGNED_IN,
        r#"mutation { createApiKey(input: { name: "bot", permissions: ["read"] }) { success key } }"#,
        8,
    ),
    by("revokeApiKey", WITH_KEY, r#"mutation { revokeApiKey(id: "<NAME's API key id>") { success } }"#, 5),
    by("social_accounts", SIGNED_IN, "{ social_accounts { provider } }", 2),
    row("create_social_nonce", &[], "mutation { create_social_nonce { nonce } }", 1),
    refused(row("google_auth where it is off", &[], r#"mutation { google_auth(token: "none") { __typename } }"#, 0)),
    refused(row("apple_auth where it is off", &[], r#"mutation { apple_auth(token: "none") { __typename } }"#, 0)),
    refused(row("x_auth where it is off", &[], r#"mutation { x_auth(token: "none") { __typename } }"#, 0)),
    refused(row(
        "telegram_auth where it is off",
        &[],
        r#"mutation { telegram_auth(token: "none") { __typename } }"#,
        0,
    )),
    refused(by(
        "link_social_account where it is off",
        SIGNED_IN,
        r#"mutation { link_social_account(provider: "google", token: "none") { success } }"#,
        1,
    )),
    refused(by(
        "unlink_social_account of none",
        SIGNED_IN,
        r#"mutation { unlink_social_account(provider: "google") { success } }"#,
        3,
    )),
];
