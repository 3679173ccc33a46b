//! Settings of former services that mean nothing here: each is refused with a sentence that says why, and what to set
//! instead, so that nobody believes in a setting that does nothing.

/// A setting that is refused.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refused {
    /// Its name in `lychgate.toml`, as that of a setting.
    pub(super) key: &'static str,
    /// Why, and what to do instead: a sentence that follows the name.
    pub(super) why: &'static str,
}

const fn refused(key: &'static str, why: &'static str) -> Refused {
    Refused { key, why }
}

const PYTHON: &str = "names a function of Python, and there is none to call";

/// All that is refused.
pub(super) const REFUSED: &[Refused] = &[
    refused("accounts.email_from", "has a name of its own here, because all contracts share it: LYCHGATE_MAIL_FROM"),
    refused(
        "accounts.email_async_task",
        "names a function of Python; LYCHGATE_MAIL__DELIVERY=queued sends mails outside of the request",
    ),
    refused(
        "accounts.custom_error_type",
        "names a class of Python; LYCHGATE_ACCOUNTS__DIALECT chooses among the documented shapes of errors",
    ),
    refused("accounts.jwt_verify", "cannot be switched off: signatures are always checked"),
    refused("accounts.jwt_verify_expiration", "cannot be switched off: the times of tokens are always checked"),
    refused(
        "accounts.jwt_reuse_refresh_tokens",
        "cannot be chosen: a refresh token is always replaced by the next and works once; LYCHGATE_ACCOUNTS__REFRESH_RETRY_WINDOW says how long an exchange that is repeated gives the same answer",
    ),
    refused(
        "accounts.jwt_allow_argument",
        "is not served: an access token among the arguments of every field ends up in documents, caches and logs; send it in the header, or set LYCHGATE_ACCOUNTS__JWT_COOKIES",
    ),
    refused(
        "accounts.jwt_argument_name",
        "names an argument that is not served: access tokens are sent in the header, or in a cookie where LYCHGATE_ACCOUNTS__JWT_COOKIES is set",
    ),
    refused(
        "accounts.jwt_csrf_rotation",
        "rotates a token of Django's forms, and there is none: cookies count only with an allowed Origin, which foreign pages cannot send",
    ),
    refused("accounts.jwt_refresh_token_model", "names a class of Python; refresh tokens have a table of their own"),
    refused("accounts.jwt_encode_handler", PYTHON),
    refused("accounts.jwt_decode_handler", PYTHON),
    refused("accounts.jwt_payload_handler", PYTHON),
    refused("accounts.jwt_payload_get_username_handler", PYTHON),
    refused("accounts.jwt_get_user_by_natural_key_handler", PYTHON),
    refused("accounts.jwt_refresh_expired_handler", PYTHON),
    refused("accounts.jwt_get_refresh_token_handler", PYTHON),
    refused("accounts.jwt_allow_any_handler", PYTHON),
    refused("accounts.jwt_allow_any_classes", "names classes of Python; who may call a field stands in the SDL"),
];

/// What is refused under this key.
pub(super) fn find(key: &str) -> Option<&'static Refused> {
    REFUSED.iter().find(|refused| refused.key == key)
}
