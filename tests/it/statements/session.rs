//! What each field of the session contract costs. Those who come from a device that is new to them are told by mail, which
//! costs more: rows say so where it matters.

use super::rows::{Row, by, refused, row};

const SIGNED_IN: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in"];
const ON_A_PHONE: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in from \"phone\""];
const TERMS: &[&str] = &[
    "setting SESSION__TNC_ID=2026",
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" accepts the terms \"2026\"",
];
const WITH_CODES: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has a second factor"];
const WAITING: &[&str] =
    &["a confirmed account \"NAME\"", "\"NAME\" has a second factor", "\"NAME\" begins to sign in"];
const WAITING_A_MINUTE: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" has a second factor",
    "\"NAME\" begins to sign in",
    "the clock moves 60 seconds",
];

const CHANGING: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" has a second factor",
    "\"NAME\" begins to change the password",
];
const CHANGING_A_MINUTE: &[&str] = &[
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
    "\"NAME\" has a second factor",
    "\"NAME\" begins to change the password",
    "the clock moves 60 seconds",
];

/// By field, in the order of the SDL.
pub(super) const ROWS: &[Row] = &[
    by("userProfile", SIGNED_IN, "{ userProfile { username twoFactorAuth } }", 2),
    by("userProfile where there are terms", TERMS, "{ userProfile { username } }", 3),
    by("sessions", SIGNED_IN, "{ sessions { id deviceName } }", 2),
    refused(row("sessions of nobody", &[], "{ sessions { id } }", 0)),
    row(
        "login",
        &["a confirmed account \"NAME\""],
        r#"mutation { login(credentials: { username: "NAME", password: "supersecretpassword" }) { token userProfile { email } } }"#,
        4,
    ),
    row(
        "login from a device that is known",
        ON_A_PHONE,
        r#"mutation { login(credentials: { email: "NAME@example.org", password: "supersecretpassword", deviceInfo: { deviceId: "<NAME's device id>" } }) { token } }"#,
        4,
    ),
    row(
        "login from another device",
        ON_A_PHONE,
        r#"mutation { login(credentials: { username: "NAME", password: "supersecretpassword" }) { token } }"#,
        7,
    ),
    row(
        "login with a second factor",
        WITH_CODES,
        r#"mutation { login(credentials: { username: "NAME", password: "supersecretpassword" }) { status sessionId } }"#,
        10,
    ),
    refused(row(
        "login with a wrong password",
        SIGNED_IN,
        r#"mutation { login(credentials: { username: "NAME", password: "none" }) { status } }"#,
        1,
    )),
    refused(row(
        "login of nobody",
        &[],
        r#"mutation { login(credentials: { username: "NAME", password: "none" }) { status } }"#,
        1,
    )),
    row(
        "newToken",
        SIGNED_IN,
        r#"mutation { newToken(refreshToken: "<NAME's refresh token>") { token refreshToken userProfile { email } } }"#,
        2,
    ),
    row(
        "newToken once more",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" refreshes"],
        r#"mutation { newToken(refreshToken: "<NAME's used refresh token>") { token } }"#,
        1,
    ),
    refused(row(
        "newToken with a token that was never issued",
        &[],
        r#"mutation { newToken(refreshToken: "NAME") { token } }"#,
        1,
    )),
    by("logout", SIGNED_IN, "mutation { logout { sessionsEnded } }", 3),
    // Whose trust ends is decided first, so that nobody comes in by it meanwhile.
    by(
        "logout of a device",
        ON_A_PHONE,
        r#"mutation { logout(deviceInfo: { deviceId: "phone" }) { sessionsEnded } }"#,
        4,
    ),
    row(
        "confirm2Fa",
        WAITING,
        r#"mutation { confirm2Fa(sessionId: "<NAME's handle>", code: "<NAME's code>", email: "NAME@example.org") { token userProfile { email } } }"#,
        10,
    ),
    refused(row(
        "confirm2Fa with a wrong code",
        WAITING,
        r#"mutation { confirm2Fa(sessionId: "<NAME's handle>", code: "none", email: "NAME@example.org") { token } }"#,
        5,
    )),
    refused(row(
        "confirm2Fa of nobody",
        &[],
        r#"mutation { confirm2Fa(sessionId: "none", code: "none", email: "NAME@example.org") { token } }"#,
        1,
    )),
    row(
        "resend2Fa",
        WAITING_A_MINUTE,
        r#"mutation { resend2Fa(sessionId: "<NAME's handle>", email: "NAME@example.org") { status } }"#,
        10,
    ),
    row(
        "resend2Fa to nobody",
        &[],
        r#"mutation { resend2Fa(sessionId: "none", email: "NAME@example.org") { status } }"#,
        1,
    ),
    by("enable2Fa", SIGNED_IN, r#"mutation { enable2Fa(password: "supersecretpassword") { status } }"#, 11),
    by("enable2Fa without a password", SIGNED_IN, "mutation { enable2Fa { status } }", 10),
    by("disable2Fa", WITH_CODES, r#"mutation { disable2Fa(password: "supersecretpassword") { status } }"#, 9),
    by(
        "disable2Fa with a code",
        &[
            "a confirmed account \"NAME\"",
            "\"NAME\" signs in",
            "\"NAME\" has a second factor",
            "\"NAME\" asks for a code for \"DISABLE_TWO_FACTOR_AUTH\"",
        ],
        r#"mutation { disable2Fa(code: "<NAME's code>") { status } }"#,
        11,
    ),
    row(
        "register",
        &[],
        r#"mutation { register(input: { email: "NAME@example.org", password: "supersecretpassword", firstName: "A", lastName: "B" }) { status } }"#,
        8,
    ),
    row(
        "register with an address that is taken",
        &["a confirmed account \"NAME\""],
        r#"mutation { register(input: { email: "NAME@example.org", password: "supersecretpassword", firstName: "A", lastName: "B" }) { status } }"#,
        8,
    ),
    row(
        "confirmEmail",
        &["an account \"NAME\""],
        r#"mutation { confirmEmail(token: "<NAME's activation token>") { status } }"#,
        14,
    ),
    row(
        "resendConfirmation",
        &["an account \"NAME\""],
        r#"mutation { resendConfirmation(email: "NAME@example.org") { status } }"#,
        8,
    ),
    row(
        "resendConfirmation to nobody",
        &[],
        r#"mutation { resendConfirmation(email: "NAME@example.org") { status } }"#,
        1,
    ),
    row(
        "forgotPassword",
        &["a confirmed account \"NAME\""],
        r#"mutation { forgotPassword(email: "NAME@example.org") { status } }"#,
        8,
    ),
    row("forgotPassword of nobody", &[], r#"mutation { forgotPassword(email: "NAME@example.org") { status } }"#, 1),
    row(
        "confirmPasswordReset",
        &["a confirmed account \"NAME\"", "\"NAME\" asks for a password reset mail"],
        r#"mutation { confirmPasswordReset(passwordResetParams: { token: "<NAME's password reset token>", newPassword: "a brand new passphrase" }) { status } }"#,
        11,
    ),
    by("send2Fa", WITH_CODES, "mutation { send2Fa(reason: CLOSE_ACCOUNT) { status } }", 12),
    by(
        "changePassword",
        SIGNED_IN,
        r#"mutation { changePassword(oldPassword: "supersecretpassword", newPassword: "a brand new passphrase") { token } }"#,
        17,
    ),
    by(
        "changePassword with a second factor",
        WITH_CODES,
        r#"mutation { changePassword(oldPassword: "supersecretpassword", newPassword: "a brand new passphrase") { status } }"#,
        13,
    ),
    by(
        "confirmChangePassword2Fa",
        CHANGING,
        r#"mutation { confirmChangePassword2Fa(code: "<NAME's code>") { token } }"#,
        18,
    ),
    by("resendChangePassword2Fa", CHANGING_A_MINUTE, "mutation { resendChangePassword2Fa { status } }", 14),
    by("reauthenticate", SIGNED_IN, r#"mutation { reauthenticate(password: "supersecretpassword") { status } }"#, 4),
    by("changeEmail", SIGNED_IN, r#"mutation { changeEmail(email: "NAME@example.com") { status } }"#, 12),
    row(
        "confirmEmailChange",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" asks to move to \"NAME@example.com\""],
        r#"mutation { confirmEmailChange(token: "<NAME's email change token>") { status } }"#,
        16,
    ),
    by("closeAccount", SIGNED_IN, "mutation { closeAccount { status } }", 14),
    by("revokeSession", SIGNED_IN, r#"mutation { revokeSession(id: "<NAME's session id>") { status } }"#, 3),
    by("updateProfile", SIGNED_IN, r#"mutation { updateProfile(input: { city: "Theed" }) { status } }"#, 4),
    by("acceptTnc", TERMS, r#"mutation { acceptTnc(tncId: "2026") { status } }"#, 2),
];
