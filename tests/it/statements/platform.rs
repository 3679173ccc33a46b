//! What each field of the platform contract costs.

use super::rows::{Row, by, refused, row};

const NEW: &[&str] = &["an account \"NAME\""];
const CONFIRMED: &[&str] = &["a confirmed account \"NAME\""];
const SIGNED_IN: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in"];
const AFTER_A_WHILE: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "the clock moves 11 minutes"];
const SET_UP: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" sets up an authenticator"];
const WITH_APP: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has an authenticator"];
const WITH_PASSKEY: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has a passkey"];

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
pub(super) const ROWS: &[Row] = &[
    by("me", SIGNED_IN, "{ me { success data { id email } } }", 2),
    refused(row("me of nobody", &[], "{ me { success } }", 0)),
    by("sessions", SIGNED_IN, "{ sessions { id contract } }", 2),
    by("userPasskeys", WITH_PASSKEY, "{ userPasskeys { data { id device_name } } }", 2),
    row("register", &[], r#"mutation { register(email: "NAME@example.org", password: "qlr4nq3f3") { success } }"#, 8),
    row(
        "register with an address that is taken",
        CONFIRMED,
        r#"mutation { register(email: "NAME@example.org", password: "qlr4nq3f3") { success } }"#,
        8,
    ),
    row(
        "login",
        CONFIRMED,
        r#"mutation { login(email: "NAME@example.org", password: "supersecretpassword") { ... on AuthPayload { access_token user { email } } } }"#,
        4,
    ),
    row(
        "login with a mailed code",
        &["a confirmed account \"NAME\"", "\"NAME\" has a second factor"],
        r#"mutation { login(email: "NAME@example.org", password: "supersecretpassword") { ... on Login2FAPendingPayload { user_id } } }"#,
        10,
    ),
    row(
        "login with an authenticator",
        WITH_APP,
        r#"mutation { login(email: "NAME@example.org", password: "supersecretpassword") { ... on Login2FAPendingPayload { user_id } } }"#,
        5,
    ),
    refused(row(
        "login with a wrong password",
        CONFIRMED,
        r#"mutation { login(email: "NAME@example.org", password: "none") { __typename } }"#,
        1,
    )),
    refused(row(
        "login of nobody",
        &[],
        r#"mutation { login(email: "NAME@example.org", password: "none") { __typename } }"#,
        1,
    )),
    row(
        "verify_2fa_code with a mailed code",
        &["a confirmed account \"NAME\"", "\"NAME\" has a second factor", "\"NAME\" begins to sign in"],
        r#"mutation { verify_2fa_code(user_id: "<NAME's handle>", token: "<NAME's code>") { access_token } }"#,
        9,
    ),
    row(
        "verify_2fa_code with an authenticator",
        &[
            "a confirmed account \"NAME\"",
            "\"NAME\" signs in",
            "\"NAME\" has an authenticator",
            "\"NAME\" begins to sign in",
        ],
        r#"mutation { verify_2fa_code(user_id: "<NAME's handle>", token: "<NAME's authenticator code>") { access_token } }"#,
        10,
    ),
    row(
        "verify_2fa_code with a recovery code",
        &[
            "a confirmed account \"NAME\"",
            "\"NAME\" signs in",
            "\"NAME\" has an authenticator",
            "\"NAME\" has recovery codes",
            "\"NAME\" begins to sign in",
        ],
        r#"mutation { verify_2fa_code(user_id: "<NAME's handle>", token: "<NAME's recovery code>") { access_token } }"#,
        10,
    ),
    refused(row(
        "verify_2fa_code of nobody",
        &[],
        r#"mutation { verify_2fa_code(user_id: "none", token: "none") { access_token } }"#,
        1,
    )),
    row(
        "refresh_token",
        SIGNED_IN,
        r#"mutation { refresh_token(token: "<NAME's refresh token>") { access_token refresh_token user { email } } }"#,
        3,
    ),
    row(
        "refresh_token once more",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" refreshes"],
        r#"mutation { refresh_token(token: "<NAME's used refresh token>") { access_token } }"#,
        1,
    ),
    refused(row(
        "refresh_token that was never issued",
        &[],
        r#"mutation { refresh_token(token: "NAME") { access_token } }"#,
        1,
    )),
    row("logout", SIGNED_IN, r#"mutation { logout(token: "<NAME's refresh token>") }"#, 2),
    row("logout of nobody", &[], r#"mutation { logout(token: "NAME") }"#, 1),
    by("logout_all", SIGNED_IN, "mutation { logout_all }", 3),
    row("verify_email", NEW, r#"mutation { verify_email(token: "<NAME's activation token>") { access_token } }"#, 16),
    row(
        "resend_verification_email",
        NEW,
        r#"mutation { resend_verification_email(email: "NAME@example.org") { success } }"#,
        8,
    ),
    row(
        "resend_verification_email to nobody",
        &[],
        r#"mutation { resend_verification_email(email: "NAME@example.org") { success } }"#,
        1,
    ),
    row("forgot_password", CONFIRMED, r#"mutation { forgot_password(email: "NAME@example.org") { success } }"#, 8),
    row("forgot_password of nobody", &[], r#"mutation { forgot_password(email: "NAME@example.org") { success } }"#, 1),
    row(
        "reset_password",
        &["a confirmed account \"NAME\"", "\"NAME\" asks for a password reset mail"],
        r#"mutation { reset_password(token: "<NAME's password reset token>", password: "a brand new passphrase") { success } }"#,
        11,
    ),
    by("generate_2fa", SIGNED_IN, "mutation { generate_2fa { secret qr_code } }", 4),
    by("enable_2fa", SET_UP, r#"mutation { enable_2fa(token: "<NAME's authenticator code>") }"#, 11),
    refused(by("enable_2fa with another code", SET_UP, r#"mutation { enable_2fa(token: "none") }"#, 4)),
    by("disable_2fa", WITH_APP, "mutation { disable_2fa }", 8),
    by("disable_2fa where nothing is on", SIGNED_IN, "mutation { disable_2fa }", 3),
    by("disable_2fa with a code", WITH_APP, r#"mutation { disable_2fa(token: "<NAME's authenticator code>") }"#, 12),
    by("disable_2fa with the password", WITH_APP, r#"mutation { disable_2fa(password: "supersecretpassword") }"#, 9),
    by("regenerate_recovery_codes", WITH_APP, "mutation { regenerate_recovery_codes { success data } }", 9),
    by(
        "change_password",
        SIGNED_IN,
        r#"mutation { change_password(current_password: "supersecretpassword", new_password: "a brand new passphrase") { success } }"#,
        10,
    ),
    by(
        "reauthenticate",
        AFTER_A_WHILE,
        r#"mutation { reauthenticate(password: "supersecretpassword") { success } }"#,
        4,
    ),
    refused(by(
        "reauthenticate with another",
        SIGNED_IN,
        r#"mutation { reauthenticate(password: "none") { success } }"#,
        2,
    )),
    by("change_email", SIGNED_IN, r#"mutation { change_email(new_email: "NAME@example.com") { success } }"#, 11),
    by(
        "change_email to a taken address",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "a confirmed account \"NAME-other\""],
        r#"mutation { change_email(new_email: "NAME-other@example.org") { success } }"#,
        11,
    ),
    row(
        "confirm_email_change",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" asks to move to \"NAME@example.com\""],
        r#"mutation { confirm_email_change(token: "<NAME's email change token>") { success } }"#,
        16,
    ),
    by(
        "generatePasskeyRegistrationChallenge",
        SIGNED_IN,
        "mutation { generatePasskeyRegistrationChallenge { success data { challenge } } }",
        3,
    ),
    by(
        "registerPasskey",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" makes a passkey"],
        r#"mutation { registerPasskey(credential: """<NAME's new passkey>""", device_name: "MacBook") { success data { id } } }"#,
        8,
    ),
    row(
        "generatePasskeyLoginChallenge",
        WITH_PASSKEY,
        r#"mutation { generatePasskeyLoginChallenge(email: "NAME@example.org") { success } }"#,
        3,
    ),
    row(
        "generatePasskeyLoginChallenge of nobody",
        &[],
        r#"mutation { generatePasskeyLoginChallenge(email: "NAME@example.org") { success } }"#,
        3,
    ),
    row(
        "loginWithPasskey",
        &[
            "a confirmed account \"NAME\"",
            "\"NAME\" signs in",
            "\"NAME\" has a passkey",
            "\"NAME\" begins to sign in with the passkey",
        ],
        r#"mutation { loginWithPasskey(credential: """<NAME's signed challenge>""") { access_token } }"#,
        7,
    ),
    refused(row(
        "loginWithPasskey with what is no credential",
        &[],
        r#"mutation { loginWithPasskey(credential: "none") { access_token } }"#,
        0,
    )),
    by("deletePasskey", WITH_PASSKEY, r#"mutation { deletePasskey(id: "<NAME's passkey id>") { success } }"#, 7),
    by(
        "renamePasskey",
        WITH_PASSKEY,
        r#"mutation { renamePasskey(id: "<NAME's passkey id>", device_name: "Laptop") { success } }"#,
        3,
    ),
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
        4,
    ),
    by("deleteOrganization", OWNER, r#"mutation { deleteOrganization(id: "<NAME's organization id>") }"#, 4),
    by(
        "inviteUserToOrganization of a person",
        OWNER,
        r#"mutation { inviteUserToOrganization(organization_id: "<NAME's organization id>", email: "NAME-other@example.org", role: "member") }"#,
        18,
    ),
    by(
        "inviteUserToOrganization of an address",
        OWNER,
        r#"mutation { inviteUserToOrganization(organization_id: "<NAME's organization id>", email: "NAME@example.com", role: "member") }"#,
        14,
    ),
    by(
        "removeUserFromOrganization",
        OF_TWO,
        r#"mutation { removeUserFromOrganization(organization_id: "<NAME's organization id>", user_id: "<NAME-other's user id>") }"#,
        9,
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
        21,
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
        5,
    ),
    by("revokeApiKey", WITH_KEY, r#"mutation { revokeApiKey(id: "<NAME's API key id>") { success } }"#, 5),
];
