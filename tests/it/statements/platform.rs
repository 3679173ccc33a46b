//! What each field of the platform contract costs.

pub(super) mod groups;

use super::rows::{Row, by, refused, row};

const NEW: &[&str] = &["an account \"NAME\""];
const CONFIRMED: &[&str] = &["a confirmed account \"NAME\""];
const SIGNED_IN: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in"];
const AFTER_A_WHILE: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "the clock moves 11 minutes"];
const SET_UP: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" sets up an authenticator"];
const WITH_APP: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has an authenticator"];
const WITH_PASSKEY: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has a passkey"];

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
        13,
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
    row("verify_email", NEW, r#"mutation { verify_email(token: "<NAME's activation token>") { access_token } }"#, 17),
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
        11,
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
    by("change_email", SIGNED_IN, r#"mutation { change_email(new_email: "NAME@example.com") { success } }"#, 12),
    by(
        "change_email to a taken address",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "a confirmed account \"NAME-other\""],
        r#"mutation { change_email(new_email: "NAME-other@example.org") { success } }"#,
        12,
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
        9,
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
    by("deletePasskey", WITH_PASSKEY, r#"mutation { deletePasskey(id: "<NAME's passkey id>") { success } }"#, 8),
    by(
        "renamePasskey",
        WITH_PASSKEY,
        r#"mutation { renamePasskey(id: "<NAME's passkey id>", device_name: "Laptop") { success } }"#,
        3,
    ),
];
