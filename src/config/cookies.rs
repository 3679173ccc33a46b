//! The settings of tokens in cookies. All but the first have their documented names.

use super::read::{Reader, truth};
use super::settings::{Setting, setting};
use http::Uri;
use std::net::IpAddr;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        "accounts.jwt_cookies",
        "false",
        "Whether tokens are kept in cookies, for front ends in browsers. The name is ours: elsewhere it is a wrapper in code, `jwt_cookie`. See [tokens](tokens.md).",
    ),
    setting("accounts.jwt_cookie_name", "JWT", "The cookie of the access token."),
    setting("accounts.jwt_refresh_token_cookie_name", "JWT-refresh-token", "The cookie of the refresh token."),
    setting(
        "accounts.jwt_cookie_secure",
        "true",
        "Whether cookies are sent by https only. To be switched off for development by http alone.",
    ),
    setting("accounts.jwt_cookie_path", "/", "The path below which browsers send the cookies."),
    setting(
        "accounts.jwt_cookie_domain",
        "",
        "The domain whose hosts get the cookies, such as `example.com`. Without it only the host of the service does.",
    ),
    setting(
        "accounts.jwt_cookie_samesite",
        "Lax",
        "`Strict`, `Lax`, or `None` for front ends on another site, which needs https.",
    ),
    setting(
        "accounts.jwt_hide_token_fields",
        "false",
        "Whether answers have no `token` and `refreshToken`, so that scripts never see them. Needs cookies.",
    ),
];

/// Settings of tokens in cookies.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct CookieConfig {
    pub enabled: bool,
    pub name: String,
    pub refresh_token_name: String,
    pub secure: bool,
    pub path: String,
    pub domain: Option<String>,
    pub same_site: SameSite,
    pub hide_token_fields: bool,
}

/// From which sites a browser sends a cookie (RFC 6265bis, section 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameSite {
    /// Only from its own.
    Strict,
    /// From its own, and when somebody follows a link.
    Lax,
    /// From any.
    None,
}

impl CookieConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            enabled: reader.required("accounts.jwt_cookies", false, truth),
            name: reader.required("accounts.jwt_cookie_name", String::new(), cookie_name),
            refresh_token_name: reader.required("accounts.jwt_refresh_token_cookie_name", String::new(), cookie_name),
            secure: reader.required("accounts.jwt_cookie_secure", true, truth),
            path: reader.required("accounts.jwt_cookie_path", String::new(), cookie_path),
            domain: reader.optional("accounts.jwt_cookie_domain", cookie_domain),
            same_site: reader.required("accounts.jwt_cookie_samesite", SameSite::Lax, |text| match text {
                "Strict" => Ok(SameSite::Strict),
                "Lax" => Ok(SameSite::Lax),
                "None" => Ok(SameSite::None),
                other => Err(format!("is `{other}`: must be Strict, Lax or None")),
            }),
            hide_token_fields: reader.required("accounts.jwt_hide_token_fields", false, truth),
        }
    }

    /// What must hold between these settings: what a browser would not keep is refused here.
    pub(super) fn check(&self, public_url: &str, reader: &mut Reader) {
        if !self.enabled {
            if self.hide_token_fields {
                reader.refuse("LYCHGATE_ACCOUNTS__JWT_HIDE_TOKEN_FIELDS=true needs LYCHGATE_ACCOUNTS__JWT_COOKIES=true: without cookies nobody would get a token at all");
            }
            return;
        }
        if self.name == self.refresh_token_name && !self.name.is_empty() {
            reader.refuse("LYCHGATE_ACCOUNTS__JWT_COOKIE_NAME and LYCHGATE_ACCOUNTS__JWT_REFRESH_TOKEN_COOKIE_NAME must differ: one cookie holds one token");
        }
        if self.same_site == SameSite::None && !self.secure {
            reader.refuse("LYCHGATE_ACCOUNTS__JWT_COOKIE_SAMESITE=None needs LYCHGATE_ACCOUNTS__JWT_COOKIE_SECURE=true: browsers keep no such cookie else");
        }
        let names = [
            ("LYCHGATE_ACCOUNTS__JWT_COOKIE_NAME", &self.name),
            ("LYCHGATE_ACCOUNTS__JWT_REFRESH_TOKEN_COOKIE_NAME", &self.refresh_token_name),
        ];
        for (setting, name) in names {
            let begins =
                |prefix: &str| name.get(..prefix.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(prefix));
            if begins("__Host-") && !(self.secure && self.path == "/" && self.domain.is_none()) {
                reader.refuse(format!("{setting} begins with __Host-: browsers keep such a cookie only with JWT_COOKIE_SECURE=true, JWT_COOKIE_PATH=/ and no JWT_COOKIE_DOMAIN"));
            }
            if begins("__Secure-") && !self.secure {
                reader.refuse(format!(
                    "{setting} begins with __Secure-: browsers keep such a cookie only with JWT_COOKIE_SECURE=true"
                ));
            }
        }
        self.check_public_url(public_url, reader);
    }

    fn check_public_url(&self, public_url: &str, reader: &mut Reader) {
        let Ok(uri) = public_url.parse::<Uri>() else { return };
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        // Browsers trust the machine that they run on as they trust https.
        if self.secure && uri.scheme_str() == Some("http") && !is_this_machine(&host) {
            reader.refuse("LYCHGATE_ACCOUNTS__JWT_COOKIE_SECURE=true needs LYCHGATE_PUBLIC_URL with https: browsers keep no such cookie from http; for development set it to false");
        }
        if let Some(domain) = &self.domain
            && host != *domain
            && !host.strip_suffix(domain.as_str()).is_some_and(|below| below.ends_with('.'))
        {
            reader.refuse(format!("LYCHGATE_ACCOUNTS__JWT_COOKIE_DOMAIN is `{domain}`: the host of LYCHGATE_PUBLIC_URL, {host}, is not in it, so browsers would not keep the cookies"));
        }
    }
}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || host.ends_with(".localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// The name of a cookie: a token of RFC 9110, section 5.6.2.
fn cookie_name(text: &str) -> Result<String, String> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if text.len() <= 64 && text.bytes().all(is_token) {
        Ok(text.to_owned())
    } else {
        Err(format!("is `{text}`: must be the name of a cookie, of letters, digits, - and _"))
    }
}

fn cookie_path(text: &str) -> Result<String, String> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';' && byte != b',');
    if text.starts_with('/') && is_plain {
        Ok(text.to_owned())
    } else {
        Err(format!("is `{text}`: must be a path such as / or /accounts"))
    }
}

/// A domain. A dot before it means nothing (RFC 6265, section 5.2.3).
fn cookie_domain(text: &str) -> Result<String, String> {
    let domain = text.strip_prefix('.').unwrap_or(text).to_ascii_lowercase();
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if domain.split('.').all(is_label) && domain.parse::<IpAddr>().is_err() {
        Ok(domain)
    } else {
        Err(format!("is `{text}`: must be a domain such as example.com"))
    }
}
