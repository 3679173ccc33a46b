//! From the words of a page to its HTML: one template, one style sheet, one policy.

use super::PageError;
use super::finish::NEW_PASSWORD_FIELDS;
use crate::crypto::secrets::digest;
use crate::domain::password_rules::{NewPasswordErrors, PASSWORD_MIN_CHARACTERS, PasswordError};
use crate::http::Page;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

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
    pub(super) form: Form,
}

/// The form of a page, with what its button says. It is sent to the address of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// None.
    None,
    /// A button that has the page shown again.
    Reload(&'static str),
    /// A button that does what the link is for.
    Button(&'static str),
    /// The same, with two fields for a new password.
    NewPassword(&'static str),
}

/// What a page says beside its words, in answer to one request. Nothing that was typed is among it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said<'a> {
    /// Another status than that of the words.
    pub(super) status: Option<StatusCode>,
    /// Whose link it is; programs that keep passwords look for it beside the fields. Empty where that is not told.
    pub(super) username: &'a str,
    /// What is wrong, above everything else. Empty where nothing is.
    pub(super) alert: &'a str,
    /// What is wrong with the fields, beside them.
    pub(super) errors: Option<&'a NewPasswordErrors>,
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

    /// The page.
    ///
    /// # Errors
    /// Where the template does not fit.
    pub(super) fn page(&self, sheet: &Sheet, said: &Said<'_>) -> Result<Page, PageError> {
        let Sheet { status, title, paragraphs, form } = *sheet;
        let Said { status: instead, username, alert, errors } = *said;
        let (method, button, fields) = match form {
            Form::None => ("", "", Vec::new()),
            Form::Reload(button) => ("get", button, Vec::new()),
            Form::Button(button) => ("post", button, Vec::new()),
            Form::NewPassword(button) => ("post", button, Vec::from(password_fields(errors))),
        };
        let style = Value::from_safe_string(STYLE.to_owned());
        let words = context! {
            site_name => self.site_name, style, title, paragraphs, username, alert, method, button, fields
        };
        let html = Bytes::from(self.environment.get_template(TEMPLATE)?.render(words)?);
        Ok(Page { status: instead.unwrap_or(status), html, policy: self.policy.clone(), retry_after_s: None })
    }
}

/// A field of a form as the template wants it.
#[derive(Debug, Serialize)]
struct Field {
    name: &'static str,
    label: &'static str,
    hint: String,
    errors: Vec<String>,
    /// The elements that tell what is wrong and what is asked for.
    described_by: String,
    /// Whether a person goes on here.
    focus: bool,
}

impl Field {
    fn new(name: &'static str, label: &'static str, hint: String, errors: &[PasswordError]) -> Self {
        let errors: Vec<String> = errors.iter().map(|error| error.sentence().into_owned()).collect();
        let parts = [(!errors.is_empty()).then_some("error"), (!hint.is_empty()).then_some("hint")];
        let ids: Vec<String> = parts.into_iter().flatten().map(|part| format!("{name}-{part}")).collect();
        Self { name, label, hint, errors, described_by: ids.join(" "), focus: false }
    }
}

/// The two fields, each with what is wrong with it. Both are empty again, so at the first one a person goes on, and hears
/// there what is wrong with either.
fn password_fields(errors: Option<&NewPasswordErrors>) -> [Field; 2] {
    let [first, second] = NEW_PASSWORD_FIELDS;
    let (first_errors, second_errors) = errors.map(|errors| (&*errors.first, &*errors.second)).unwrap_or_default();
    let hint = format!(
        "At least {PASSWORD_MIN_CHARACTERS} characters, not only digits, no password that many people have, and nothing like \
        your name or address."
    );
    let mut fields = [
        Field::new(first, "New password", hint, first_errors),
        Field::new(second, "New password, once more", String::new(), second_errors),
    ];
    if let [first, second] = &mut fields
        && errors.is_some()
    {
        first.focus = true;
        if first.errors.is_empty() {
            first.described_by = format!("{} {}", second.described_by, first.described_by);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Sheet = Sheet {
        status: StatusCode::OK,
        title: "A <b>title</b>",
        paragraphs: &["One & one.", "Two."],
        form: Form::Button("\"Go\""),
    };

    fn html(site_name: &str, sheet: &Sheet) -> String {
        let page = Press::new(site_name.to_owned()).unwrap().page(sheet, &Said::default()).unwrap();
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
        let page = Press::new("x".to_owned()).unwrap().page(&SHEET, &Said::default()).unwrap();
        let html = String::from_utf8(page.html.to_vec()).unwrap();
        let (_, rest) = html.split_once("<style>").unwrap();
        let (style, _) = rest.split_once("</style>").unwrap();
        let source = format!("style-src 'sha256-{}'", STANDARD.encode(digest(style.as_bytes())));
        assert!(page.policy.to_str().unwrap().contains(&source));
    }

    #[test]
    fn without_a_button_there_is_no_form() {
        assert!(!html("x", &Sheet { form: Form::None, ..SHEET }).contains("<form"));
    }

    #[test]
    fn whose_account_it_is_stands_above_a_button_too() {
        let press = Press::new("x".to_owned()).unwrap();
        let page = press.page(&SHEET, &Said { username: "<padme>", ..Said::default() }).unwrap();
        let told = String::from_utf8(page.html.to_vec()).unwrap();
        assert!(told.contains("<p>Account: <strong>&lt;padme&gt;</strong></p>\n<button"), "{told}");
        assert!(!told.contains("<input"), "nothing is asked for: {told}");
        assert!(!html("x", &SHEET).contains("Account"));
    }

    #[test]
    fn what_is_wrong_stands_beside_its_field_and_a_person_goes_on_there() {
        let errors = NewPasswordErrors {
            first: vec![],
            second: vec![PasswordError::TooShort { minimum: 8 }, PasswordError::EntirelyNumeric],
        };
        let said = Said { username: "<padme>", alert: "Not <so>.", errors: Some(&errors), ..Said::default() };
        let sheet = Sheet { form: Form::NewPassword("Go"), ..SHEET };
        let page = Press::new("x".to_owned()).unwrap().page(&sheet, &said).unwrap();
        let html = String::from_utf8(page.html.to_vec()).unwrap();
        for part in [
            "<title>Error: A &lt;b&gt;",
            "<p class=\"alert\" role=\"alert\">Not &lt;so&gt;.</p>",
            "<strong>&lt;padme&gt;</strong>",
            "name=\"newPassword1\" autocomplete=\"new-password\" required \
             aria-describedby=\"newPassword2-error newPassword1-hint\" autofocus>",
            "<div class=\"error\" id=\"newPassword2-error\">\n<p>This password is too short. It must contain at least 8 \
             characters.</p>\n<p>This password is entirely numeric.</p>\n</div>",
            "name=\"newPassword2\" autocomplete=\"new-password\" required aria-describedby=\"newPassword2-error\" \
             aria-invalid=\"true\">",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert_eq!(html.matches(" autofocus").count(), 1, "{html}");
    }
}
