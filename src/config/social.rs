//! The settings of captchas, and of signing in through other services.

use super::read::{Reader, secret, text, truth};
use super::secret::Secret;
use super::settings::{Setting, setting};

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        "platform.recaptcha_secret",
        "",
        "The service's secret at reCAPTCHA. Where it is set, registering, signing in with a password or passkey, and asking for a password reset take a token. See [social](social.md).",
    ),
    setting(
        "platform.recaptcha_verify_url",
        "https://www.google.com/recaptcha/api/siteverify",
        "Where its tokens are verified.",
    ),
    setting("platform.recaptcha_min_score", "", "The least score of a token, 0 to 1. Without it none is asked for."),
    setting(
        "platform.google_client_ids",
        "",
        "The service's client ids at Google. Without one, nobody signs in by it.",
    ),
    setting(
        "platform.google_keys_url",
        "https://www.googleapis.com/oauth2/v3/certs",
        "Where Google publishes its keys.",
    ),
    setting("platform.apple_client_ids", "", "The service's client ids at Apple. Without one, nobody signs in by it."),
    setting("platform.apple_keys_url", "https://appleid.apple.com/auth/keys", "Where Apple publishes its keys."),
    setting("platform.x_client_id", "", "The service's client id at X. Without it, nobody signs in by it."),
    setting("platform.x_client_secret", "", "The secret that belongs to it, where the client has one."),
    setting("platform.x_token_url", "https://api.x.com/2/oauth2/token", "Where X exchanges codes."),
    setting("platform.x_user_url", "https://api.x.com/2/users/me", "Where X says who somebody is."),
    setting(
        "platform.x_takes_access_tokens",
        "false",
        "Whether an access token of X does instead of a code. X does not say whom it was issued to, so that another service could use one that it was given.",
    ),
    setting(
        "platform.telegram_bot_token",
        "",
        "The token of the service's bot at Telegram. Without it, nobody signs in by it.",
    ),
    setting(
        "platform.social_nonce_required",
        "false",
        "Whether identity tokens must carry a nonce of `create_social_nonce`.",
    ),
];

/// Settings of captchas, and of signing in through other services.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct SocialConfig {
    pub recaptcha_secret: Option<Secret>,
    pub recaptcha_verify_url: String,
    pub recaptcha_min_score: Option<f64>,
    pub google_client_ids: Vec<String>,
    pub google_keys_url: String,
    pub apple_client_ids: Vec<String>,
    pub apple_keys_url: String,
    pub x_client_id: Option<String>,
    pub x_client_secret: Option<Secret>,
    pub x_token_url: String,
    pub x_user_url: String,
    pub x_takes_access_tokens: bool,
    pub telegram_bot_token: Option<Secret>,
    pub social_nonce_required: bool,
}

impl SocialConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let mut address = |key| reader.required(key, String::new(), service_url);
        let recaptcha_verify_url = address("platform.recaptcha_verify_url");
        let google_keys_url = address("platform.google_keys_url");
        let apple_keys_url = address("platform.apple_keys_url");
        let x_token_url = address("platform.x_token_url");
        let x_user_url = address("platform.x_user_url");
        Self {
            recaptcha_secret: reader.optional("platform.recaptcha_secret", secret),
            recaptcha_verify_url,
            recaptcha_min_score: reader.optional("platform.recaptcha_min_score", score),
            google_client_ids: reader.list("platform.google_client_ids", text),
            google_keys_url,
            apple_client_ids: reader.list("platform.apple_client_ids", text),
            apple_keys_url,
            x_client_id: reader.optional("platform.x_client_id", text),
            x_client_secret: reader.optional("platform.x_client_secret", secret),
            x_token_url,
            x_user_url,
            x_takes_access_tokens: reader.required("platform.x_takes_access_tokens", false, truth),
            telegram_bot_token: reader.optional("platform.telegram_bot_token", secret),
            social_nonce_required: reader.required("platform.social_nonce_required", false, truth),
        }
    }
}

/// An address of another service: encrypted, or on this machine.
fn service_url(text: &str) -> Result<String, String> {
    let is_allowed = text.parse().is_ok_and(|uri| crate::outbound::is_allowed(&uri));
    let wrong = || format!("is `{text}`: must be an https URL, or an http URL of this machine");
    if is_allowed { Ok(text.to_owned()) } else { Err(wrong()) }
}

fn score(text: &str) -> Result<f64, String> {
    let score = text.parse::<f64>().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| format!("is `{text}`: must be a number from 0 to 1"))
}
