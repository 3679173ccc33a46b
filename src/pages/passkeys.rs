//! The page where people look after their passkeys and sign in with them, for those who have no front end of their own. It is
//! the same for everybody: its script asks the platform contract, as any other client does.

use super::{PageError, site_name};
use crate::app::App;
use crate::crypto::secrets::digest;
use crate::http::{Page, StandingPage};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use minijinja::{Environment, UndefinedBehavior, Value, context};

const TEMPLATE: &str = "passkeys.html";
const SOURCE: &str = include_str!("templates/passkeys.html");
const STYLE: &str = include_str!("templates/page.css");
const SCRIPT: &str = include_str!("templates/passkeys.js");

/// Makes the page. It may run its one script and ask this service, and nothing else.
pub(super) fn page(app: &App) -> Result<StandingPage, PageError> {
    let page = made(&site_name(&app.settings))?;
    Ok(StandingPage { name: "passkeys", path: "/platform/passkeys", purpose: "a page to look after passkeys", page })
}

fn made(site_name: &str) -> Result<Page, PageError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_template(TEMPLATE, SOURCE)?;
    let [style, script] = [STYLE, SCRIPT].map(|text| Value::from_safe_string(text.to_owned()));
    let html = environment.get_template(TEMPLATE)?.render(context! { site_name, style, script })?;
    let [style, script] = [STYLE, SCRIPT].map(|text| STANDARD.encode(digest(text.as_bytes())));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; connect-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    );
    let policy = HeaderValue::try_from(policy)?;
    Ok(Page { status: StatusCode::OK, html: Bytes::from(html), policy, retry_after_s: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_and_the_style_are_those_that_the_policy_lets_in() {
        let page = made("<i>x</i>").unwrap();
        let html = String::from_utf8(page.html.to_vec()).unwrap();
        for name in ["style", "script"] {
            let (_, rest) = html.split_once(&format!("<{name}>")).unwrap();
            let (text, _) = rest.split_once(&format!("</{name}>")).unwrap();
            let source = format!("{name}-src 'sha256-{}'", STANDARD.encode(digest(text.as_bytes())));
            assert!(page.policy.to_str().unwrap().contains(&source), "{name}");
        }
        assert!(html.contains("&lt;i&gt;x") && !html.contains("<i>"), "{html}");
    }

    #[test]
    fn nothing_comes_from_elsewhere_and_nothing_becomes_html() {
        for word in ["http:", "https:", "src=", "innerHTML", "insertAdjacent", "document.write", "eval(", "Storage"] {
            assert!(!SOURCE.contains(word) && !SCRIPT.contains(word), "{word}");
        }
    }
}
