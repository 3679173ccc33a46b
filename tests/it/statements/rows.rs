//! What each field costs, asked in every way that takes a way of its own through the rules.

/// One request and its price.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// The field and what is so.
    pub(super) name: &'static str,
    /// What happens before; `NAME` is who asks.
    pub(super) steps: &'static [&'static str],
    /// The request in the plain flavour, with what `NAME` holds in its texts.
    pub(super) request: &'static str,
    /// Whether `NAME` asks in the session held.
    pub(super) signed_in: bool,
    /// What a mutation says it did.
    pub(super) success: bool,
    /// How many statements, without BEGIN and COMMIT.
    pub(super) statements: usize,
}

pub(super) const fn row(
    name: &'static str,
    steps: &'static [&'static str],
    request: &'static str,
    statements: usize,
) -> Row {
    Row { name, steps, request, signed_in: false, success: true, statements }
}

pub(super) const fn by(
    name: &'static str,
    steps: &'static [&'static str],
    request: &'static str,
    statements: usize,
) -> Row {
    Row { name, steps, request, signed_in: true, success: true, statements }
}

pub(super) const fn refused(row: Row) -> Row {
    Row { success: false, ..row }
}

const NEW: &[&str] = &["an account \"NAME\""];
const CONFIRMED: &[&str] = &["a confirmed account \"NAME\""];
const SIGNED_IN: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in"];
const UPDATING: &[&str] = &[
    "setting UPDATE_MUTATION_FIELDS=first_name, username, email",
    "a confirmed account \"NAME\"",
    "\"NAME\" signs in",
];
const STAFF: &[&str] = &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" belongs to the staff"];
const TWO_ADDRESSES: &[&str] =
    &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" has the secondary address \"NAME@example.com\""];

/// The budgets of the issue first. One statement of what changes a password, addresses or second factors, and of what archives or
/// closes an account, is the line in the record of what was done; that of a sign-in is written with the sign-in.
pub(super) const ROWS: &[Row] = &[
    by("me", SIGNED_IN, "{ me { username email secondaryEmail verified } }", 1),
    row(
        "refreshToken",
        SIGNED_IN,
        r#"mutation { refreshToken(refreshToken: "<NAME's refresh token>") { success token refreshToken } }"#,
        2,
    ),
    row(
        "tokenAuth",
        CONFIRMED,
        r#"mutation { tokenAuth(username: "NAME", password: "supersecretpassword") { success token refreshToken user { email } } }"#,
        3,
    ),
    row("me of nobody", &[], "{ me { username } }", 0),
    row(
        "tokenAuth by address",
        CONFIRMED,
        r#"mutation { tokenAuth(email: "NAME@example.org", password: "supersecretpassword") { success token } }"#,
        3,
    ),
    refused(row(
        "tokenAuth with a wrong password",
        CONFIRMED,
        r#"mutation { tokenAuth(username: "NAME", password: "none") { success } }"#,
        1,
    )),
    refused(row(
        "tokenAuth of nobody",
        &[],
        r#"mutation { tokenAuth(username: "NAME", password: "none") { success } }"#,
        1,
    )),
    refused(row(
        "refreshToken with a token that was never issued",
        &[],
        r#"mutation { refreshToken(refreshToken: "NAME") { success } }"#,
        1,
    )),
    row(
        "refreshToken once more",
        &["a confirmed account \"NAME\"", "\"NAME\" signs in", "\"NAME\" refreshes"],
        r#"mutation { refreshToken(refreshToken: "<NAME's used refresh token>") { success token } }"#,
        1,
    ),
    row(
        "revokeToken",
        SIGNED_IN,
        r#"mutation { revokeToken(refreshToken: "<NAME's refresh token>") { success revoked } }"#,
        2,
    ),
    row("verifyToken", SIGNED_IN, r#"mutation { verifyToken(token: "<NAME's access token>") { success payload } }"#, 0),
    row(
        "register",
        &[],
        r#"mutation { register(email: "NAME@example.org", username: "NAME", password1: "qlr4nq3f3", password2: "qlr4nq3f3") { success token } }"#,
        8,
    ),
    refused(row(
        "register with a name that is taken",
        CONFIRMED,
        r#"mutation { register(email: "other@example.org", username: "NAME", password1: "qlr4nq3f3", password2: "qlr4nq3f3") { success } }"#,
        1,
    )),
    row("verifyAccount", NEW, r#"mutation { verifyAccount(token: "<NAME's activation token>") { success } }"#, 14),
    by(
        "verifyAccount in a session of the account",
        NEW,
        r#"mutation { verifyAccount(token: "<NAME's activation token>") { success } }"#,
        9,
    ),
    row(
        "verifyAccount after a password reset was asked for",
        &["an account \"NAME\"", "\"NAME\" asks for a password reset mail"],
        r#"mutation { verifyAccount(token: "<NAME's activation token>") { success } }"#,
        14,
    ),
    row(
        "resendActivationEmail",
        NEW,
        r#"mutation { resendActivationEmail(email: "NAME@example.org") { success } }"#,
        8,
    ),
    row(
        "resendActivationEmail to nobody",
        &[],
        r#"mutation { resendActivationEmail(email: "NAME@example.org") { success } }"#,
        1,
    ),
    row(
        "sendPasswordResetEmail",
        CONFIRMED,
        r#"mutation { sendPasswordResetEmail(email: "NAME@example.org") { success } }"#,
        8,
    ),
    row(
        "passwordReset",
        &["a confirmed account \"NAME\"", "\"NAME\" asks for a password reset mail"],
        r#"mutation { passwordReset(token: "<NAME's password reset token>", newPassword1: "qlr4nq3f3", newPassword2: "qlr4nq3f3") { success } }"#,
        11,
    ),
    row(
        "passwordSet",
        &["a confirmed account \"NAME\"", "\"NAME\" has no password and is mailed a link to set one"],
        r#"mutation { passwordSet(token: "<NAME's password set token>", newPassword1: "qlr4nq3f3", newPassword2: "qlr4nq3f3") { success } }"#,
        8,
    ),
    by(
        "passwordChange",
        SIGNED_IN,
        r#"mutation { passwordChange(oldPassword: "supersecretpassword", newPassword1: "qlr4nq3f3", newPassword2: "qlr4nq3f3") { success token } }"#,
        12,
    ),
    by("updateAccount", SIGNED_IN, r#"mutation { updateAccount(firstName: "Luke") { success } }"#, 2),
    by(
        "updateAccount with another name and user name",
        UPDATING,
        r#"mutation { updateAccount(firstName: "Luke", username: "NAME-2") { success } }"#,
        2,
    ),
    by("updateAccount with nothing", SIGNED_IN, "mutation { updateAccount { success } }", 1),
    by(
        "updateAccount with the same address in capitals",
        UPDATING,
        r#"mutation { updateAccount(email: "NAME@EXAMPLE.ORG", username: "NAME-2") { success } }"#,
        2,
    ),
    by(
        "updateAccount with the same address written otherwise",
        UPDATING,
        r#"mutation { updateAccount(email: "\"NAME\"@example.org", username: "NAME-2") { success } }"#,
        3,
    ),
    by(
        "updateAccount with another address",
        UPDATING,
        r#"mutation { updateAccount(email: "NAME@example.com", username: "NAME-2") { success } }"#,
        17,
    ),
    by("archiveAccount", SIGNED_IN, r#"mutation { archiveAccount(password: "supersecretpassword") { success } }"#, 6),
    by("deleteAccount", SIGNED_IN, r#"mutation { deleteAccount(password: "supersecretpassword") { success } }"#, 12),
    refused(by(
        "deleteAccount with a wrong password",
        SIGNED_IN,
        r#"mutation { deleteAccount(password: "none") { success } }"#,
        2,
    )),
    refused(row("deleteAccount of nobody", &[], r#"mutation { deleteAccount(password: "none") { success } }"#, 0)),
    by(
        "sendSecondaryEmailActivation",
        SIGNED_IN,
        r#"mutation { sendSecondaryEmailActivation(email: "NAME@example.com", password: "supersecretpassword") { success } }"#,
        9,
    ),
    row(
        "verifySecondaryEmail",
        &[
            "a confirmed account \"NAME\"",
            "\"NAME\" signs in",
            "\"NAME\" asks for an activation mail to \"NAME@example.com\"",
        ],
        r#"mutation { verifySecondaryEmail(token: "<NAME's secondary activation token>") { success } }"#,
        12,
    ),
    by("swapEmails", TWO_ADDRESSES, r#"mutation { swapEmails(password: "supersecretpassword") { success } }"#, 11),
    by(
        "removeSecondaryEmail",
        TWO_ADDRESSES,
        r#"mutation { removeSecondaryEmail(password: "supersecretpassword") { success } }"#,
        10,
    ),
    by("user", STAFF, r#"{ user(id: "VXNlck5vZGU6MQ==") { username } }"#, 2),
    by("users", STAFF, "{ users(first: 20) { edges { node { username } } pageInfo { hasNextPage } } }", 2),
    by("users, from the end", STAFF, "{ users(last: 20) { edges { node { username } } } }", 2),
    by("users with totalCount", STAFF, "{ users(first: 20) { totalCount edges { node { username } } } }", 3),
    by("users for one who sees nobody", SIGNED_IN, "{ users { totalCount edges { cursor } } }", 1),
];
