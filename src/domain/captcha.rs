//! Captchas: whether whoever asks showed that they are no program. Nothing is asked where no secret is set.

use crate::app::App;
use crate::outbound::Credentials;
use serde::Deserialize;

/// Why a request goes no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CaptchaError {
    /// No token, one that is not right or not any more, or one with too low a score.
    #[error("the captcha is not solved")]
    NotSolved,
    /// Who judges tokens is away, or does not know us.
    #[error("the captcha cannot be verified")]
    Unavailable,
}

/// What the judge says.
#[derive(Deserialize)]
struct Verdict {
    success: bool,
    score: Option<f64>,
    #[serde(rename = "error-codes", default)]
    error_codes: Vec<String>,
}

/// Has a token verified, where captchas are asked for. Tokens work once: who verifies them sees to it.
///
/// # Errors
/// Where it is not solved, or that cannot be found out.
pub async fn check(app: &App, token: Option<&str>) -> Result<(), CaptchaError> {
    let settings = &app.settings.social;
    let Some(secret) = &settings.recaptcha_secret else { return Ok(()) };
    let token = token.filter(|token| !token.is_empty()).ok_or(CaptchaError::NotSolved)?;
    let fields = [("secret", secret.expose()), ("response", token)];
    let answer = app.outbound.post_form(&settings.recaptcha_verify_url, Credentials::None, &fields).await;
    let answer = answer.map_err(|error| {
        tracing::warn!(%error, "captchas cannot be verified");
        CaptchaError::Unavailable
    })?;
    let verdict = serde_json::from_slice::<Verdict>(&answer.body).ok().filter(|_| answer.is_success());
    let Some(verdict) = verdict else {
        tracing::warn!(status = answer.status, "captchas cannot be verified");
        return Err(CaptchaError::Unavailable);
    };
    if verdict.error_codes.iter().any(|code| code.ends_with("-input-secret")) {
        tracing::error!("the secret of captchas (LYCHGATE_PLATFORM__RECAPTCHA_SECRET) is not right");
        return Err(CaptchaError::Unavailable);
    }
    let is_high = settings.recaptcha_min_score.is_none_or(|least| verdict.score.is_some_and(|score| score >= least));
    if verdict.success && is_high { Ok(()) } else { Err(CaptchaError::NotSolved) }
}
