//! From the words of a page to its HTML: one template, one style sheet, one policy.

use super::PageError;
use crate::crypto::secrets::digest;
use crate::http::Page;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use minijinja::{Environment, UndefinedBehavior, Value, context};

const TEMPLATE: &str = "page.html";
const SOURCE: &str = include_str!("templates/page.html");
const STYLE: &str = include_str!("templates/page.css");

/// The words of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) status: StatusCode,
    /// The heading, and the title of the window: what has come of the link.
    pub(super) title: &'static str,
    pub(super) paragraphs: &'static [&'static str],
    /// What the button says that sends the form to the address of the page.
    pub(super) button: Option<&'static str>,
}

/// Makes pages out of words.
#[derive(Debug)]
pub(super) struct Press {
    environment: Environment<'static>,
    site_name: String,
    policy: HeaderValue,
}

impl Press {
    /// Reads the template. No page may load or run anything but the one style sheet within it, be framed, or send a form
    /// elsewhere.
    pub(super) fn new(site_name: String) -> Result<Self, PageError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.add_template(TEMPLATE, SOURCE)?;
        let style = STANDARD.encode(digest(STYLE.as_bytes()));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        );
        Ok(Self { environment, site_name, policy: HeaderValue::try_from(policy)? })
    }

    pub(super) fn page(&self, sheet: &Sheet) -> Result<Page, PageError> {
        let Sheet { status, title, paragraphs, button } = *sheet;
        let style = Value::from_safe_string(STYLE.to_owned());
        let words = context! { site_name => self.site_name, style, title, paragraphs, button };
        let html = Bytes::from(self.environment.get_template(TEMPLATE)?.render(words)?);
        Ok(Page { status, html, policy: self.policy.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Sheet = Sheet {
        status: StatusCode::OK,
        title: "A <b>title</b>",
        paragraphs: &["One & one.", "Two."],
        button: Some("\"Go\""),
    };

    fn html(site_name: &str, sheet: &Sheet) -> String {
        let page = Press::new(site_name.to_owned()).unwrap().page(sheet).unwrap();
        String::from_utf8(page.html.to_vec()).unwrap()
    }

    #[test]
    fn words_are_words_and_nothing_else() {
        let html = html("<i>x</i>", &SHEET);
        for part in [
            "<h1>A &lt;b&gt;title&lt;&#x2f;b&gt;</h1>",
            "<p>One &amp; one.</p>",
            "<p>Two.</p>",
            "<button type=\"submit\">&quot;Go&quot;</button>",
            "&lt;i&gt;x",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert!(!html.contains("<script") && !html.contains("<i>"), "{html}");
    }

    #[test]
    fn the_style_of_a_page_is_the_one_that_its_policy_lets_in() {
        let page = Press::new("x".to_owned()).unwrap().page(&SHEET).unwrap();
        let html = String::from_utf8(page.html.to_vec()).unwrap();
        let (_, rest) = html.split_once("<style>").unwrap();
        let (style, _) = rest.split_once("</style>").unwrap();
        let source = format!("style-src 'sha256-{}'", STANDARD.encode(digest(style.as_bytes())));
        assert!(page.policy.to_str().unwrap().contains(&source));
    }

    #[test]
    fn without_a_button_there_is_no_form() {
        assert!(!html("x", &Sheet { button: None, ..SHEET }).contains("<form"));
    }
}
