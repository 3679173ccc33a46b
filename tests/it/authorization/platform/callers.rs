//! The kinds of callers of the platform contract.

/// Kinds of callers, as the steps that make them and the header they send.
pub(super) struct Caller {
    pub(super) name: &'static str,
    pub(super) steps: &'static [&'static str],
    /// The text of `Authorization`, or of `x-api-key` where it begins with `x-api-key: `.
    pub(super) authorization: Option<&'static str>,
    pub(super) standing: Standing,
}

const KEYED: &[&str] = &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" has an API key"];

/// What a caller is to the guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Nobody,
    SignedIn,
    /// With a password that an administrator set.
    MustChangePassword,
    Admin,
    /// With a key that may read.
    ReadingKey,
    /// With a key that may do something else.
    OtherKey,
}

const SETTLED: &[&str] = &["a confirmed account \"luke\"", "\"luke\" signs in"];
const BEARER: Option<&str> = Some("Bearer <luke's access token>");

pub(super) const CALLERS: &[Caller] = &[
    Caller { name: "nobody", steps: &[], authorization: None, standing: Standing::Nobody },
    Caller { name: "an empty token", steps: &[], authorization: Some("Bearer "), standing: Standing::Nobody },
    Caller { name: "garbage", steps: &[], authorization: Some("Bearer not.a.token"), standing: Standing::Nobody },
    Caller {
        name: "the scheme of the accounts contract",
        steps: SETTLED,
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a token that was tampered with",
        steps: SETTLED,
        authorization: Some("Bearer <luke's access token>A"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a refresh token",
        steps: SETTLED,
        authorization: Some("Bearer <luke's refresh token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "an expired token",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "the clock moves 61 minutes"],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a session that was signed out",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" signs out"],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a deactivated account",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" is deactivated"],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a token of another contract",
        steps: &["a confirmed account \"luke\"", "\"luke\" holds an access token of another contract"],
        authorization: Some("Bearer <luke's foreign access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "signed in, not verified",
        steps: &["an account \"luke\""],
        authorization: BEARER,
        standing: Standing::SignedIn,
    },
    Caller { name: "verified", steps: SETTLED, authorization: BEARER, standing: Standing::SignedIn },
    Caller {
        name: "somebody who still owes a code",
        steps: &["a confirmed account \"luke\"", "\"luke\" has a second factor", "\"luke\" begins to sign in"],
        authorization: Some("Bearer <luke's handle>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a temporary password",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" has a temporary password"],
        authorization: BEARER,
        standing: Standing::MustChangePassword,
    },
    Caller {
        name: "an administrator with a temporary password",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" administers the service",
            "\"luke\" has a temporary password",
        ],
        authorization: BEARER,
        standing: Standing::MustChangePassword,
    },
    Caller {
        name: "an administrator",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" administers the service"],
        authorization: BEARER,
        standing: Standing::Admin,
    },
    Caller {
        name: "an administrator who was deactivated",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" administers the service",
            "\"luke\" is deactivated",
        ],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a key that may read",
        steps: KEYED,
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::ReadingKey,
    },
    Caller {
        name: "a key of an administrator",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" administers the service",
            "\"luke\" has an API key",
        ],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::ReadingKey,
    },
    Caller {
        name: "a key that may do something else",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" has an API key for \"trade\""],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::OtherKey,
    },
    Caller {
        name: "a key that nobody has",
        steps: KEYED,
        authorization: Some("Bearer tb_live_0000000000000000000000000000000000000000"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a disabled key",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" has a disabled API key"],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a revoked key",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" has a revoked API key"],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a key of a deactivated account",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" has an API key",
            "\"luke\" is deactivated",
        ],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a key in the header of keys",
        steps: KEYED,
        authorization: Some("x-api-key: <luke's API key>"),
        standing: Standing::ReadingKey,
    },
    Caller {
        name: "an access token in the header of keys",
        steps: SETTLED,
        authorization: Some("x-api-key: <luke's access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a key with another scheme",
        steps: KEYED,
        authorization: Some("Basic <luke's API key>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a key of an administrator that may administer",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" administers the service",
            "\"luke\" has an API key for \"admin\"",
        ],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::OtherKey,
    },
    Caller {
        name: "a key of somebody with a temporary password",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" has an API key",
            "\"luke\" has a temporary password",
        ],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a key of an archived account",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" has an API key",
            "\"luke\" is archived",
        ],
        authorization: Some("Bearer <luke's API key>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "the scheme in small letters",
        steps: SETTLED,
        authorization: Some("bearer <luke's access token>"),
        standing: Standing::SignedIn,
    },
];
