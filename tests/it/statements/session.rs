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
        9,
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
    by("logout", SIGNED_IN, "mutation { logout { sessionsEnded } }", 2),
    // Whose trust ends is decided first, so that nobody comes in by it meanwhile.
    by(
        "logout of a device",
        ON_A_PHONE,
        r#"mutation { logout(deviceInfo: { deviceId: "phone" }) { sessionsEnded } }"#,
        3,
    ),
    row(
        "confirm2Fa",
        WAITING,
        r#"mutation { confirm2Fa(sessionId: "<NAME's handle>", code: "<NAME's code>", email: "NAME@example.org") { token userProfile { email } } }"#,
        8,
    ),
    refused(row(
        "confirm2Fa with a wrong code",
        WAITING,
        r#"mutation { confirm2Fa(sessionId: "<NAME's handle>", code: "none", email: "NAME@example.org") { token } }"#,
        3,
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
        9,
    ),
    row(
        "resend2Fa to nobody",
        &[],
        r#"mutation { resend2Fa(sessionId: "none", email: "NAME@example.org") { status } }"#,
        1,
    ),
    by("enable2Fa", SIGNED_IN, r#"mutation { enable2Fa(password: "supersecretpassword") { status } }"#, 9),
    by("enable2Fa without a password", SIGNED_IN, "mutation { enable2Fa { status } }", 8),
    by("disable2Fa", WITH_CODES, r#"mutation { disable2Fa(password: "supersecretpassword") { status } }"#, 8),
    by("acceptTnc", TERMS, r#"mutation { acceptTnc(tncId: "2026") { status } }"#, 2),
];
