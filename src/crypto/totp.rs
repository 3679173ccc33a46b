//! Codes of authenticator apps (TOTP, RFC 6238): the only caller of totp-rs. Six digits, SHA-1 and steps of thirty seconds,
//! which is what every app takes.

use chrono::{DateTime, TimeDelta, Utc};
use totp_rs::{Builder, Secret};
use zeroize::Zeroizing;

/// The size of a secret, in bytes: that of SHA-1, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;
/// The length of a step, in seconds.
const STEP_S: u64 = 30;
/// How far the clocks of instances may go apart.
const APART_MAX: TimeDelta = TimeDelta::minutes(10);

/// A secret, an issuer or a name that no authenticator can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no authenticator can be made of this")]
pub struct TotpError;

/// What an app is told, so that it shows the codes of a secret.
pub struct Enrolment {
    /// The secret in base32 (RFC 4648), for typing.
    pub secret: Zeroizing<String>,
    /// The same with issuer and name, as an `otpauth` address.
    pub url: Zeroizing<String>,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Enrolment(…)")
    }
}

/// What an app is told. Colons part issuer and name there, so those in them become spaces.
///
/// # Errors
/// Where the secret is too short.
pub fn enrolment(secret: &[u8], issuer: &str, name: &str) -> Result<Enrolment, TotpError> {
    let builder = builder(secret).with_issuer(Some(issuer.replace(':', " "))).with_account_name(name.replace(':', " "));
    let totp = builder.build().map_err(|_| TotpError)?;
    Ok(Enrolment {
        secret: Zeroizing::new(Secret::new(secret.into()).to_base32()),
        url: Zeroizing::new(totp.to_url().map_err(|_| TotpError)?),
    })
}

/// The step that a code belongs to: the present one, the one before or the one after. None for any other code. That a step is
/// taken once only is for the caller to see to.
#[must_use]
pub fn step(secret: &[u8], code: &str, now: DateTime<Utc>) -> Option<i64> {
    let time = u64::try_from(now.timestamp()).ok()?;
    let code: Zeroizing<String> = Zeroizing::new(code.chars().filter(|character| !character.is_whitespace()).collect());
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let totp = builder(secret).build().ok()?;
    totp.check(&code, time).and_then(|step| i64::try_from(step).ok())
}

/// Whether a step is further ahead than the clocks of instances go apart.
#[must_use]
pub fn is_far_ahead(step: i64, now: DateTime<Utc>) -> bool {
    let furthest = u64::try_from((now + APART_MAX).timestamp()).unwrap_or(0) / STEP_S;
    u64::try_from(step).is_ok_and(|step| step > furthest)
}

fn builder(secret: &[u8]) -> Builder {
    Builder::new().with_secret(Secret::new(secret.into())).with_skew(1).with_step_duration(STEP_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8; 20] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, the last six of eight digits.
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step(SECRET, code, at(time)), Some(time / 30), "{time}");
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_and_late() {
        let totp = builder(SECRET).build().unwrap();
        let now = 1_700_000_010;
        for (steps, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let time = now + steps * 30;
            let found = step(SECRET, &totp.generate(time.try_into().unwrap()).to_string(), at(now));
            assert_eq!(found, taken.then_some(time / 30), "{steps}");
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in ["", "28708", "2870822", "28708a", "２８７０８２", "-28708", "287082\n1"] {
            assert_eq!(step(SECRET, text, at(59)), None, "{text}");
        }
        // As people copy it.
        assert_eq!(step(SECRET, " 287 082\n", at(59)), Some(1));
        assert_eq!(step(SECRET, "287082", at(-59)), None);
    }

    #[test]
    fn an_app_is_told_issuer_and_name() {
        let told = enrolment(SECRET, "lychgate: here", "luke@example.org").unwrap();
        assert_eq!(*told.secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let url = url::Url::parse(&told.url).unwrap();
        assert_eq!((url.scheme(), url.host_str()), ("otpauth", Some("totp")));
        assert_eq!(url.path(), "/lychgate%20%20here:luke%40example.org");
        let query: std::collections::BTreeMap<_, _> = url.query_pairs().into_owned().collect();
        assert_eq!(query["secret"], *told.secret);
        assert_eq!(query["issuer"], "lychgate  here");
        assert!(enrolment(b"short", "lychgate", "luke").is_err());
        assert!(!format!("{told:?}").contains("GEZ"));
    }
}
