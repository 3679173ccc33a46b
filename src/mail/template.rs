//! From a letter to its words: templates with a subject, a text and an HTML part each.

use minijinja::{Environment, UndefinedBehavior, Value, context};

use super::letter::{Content, Letter};

/// The parts of a mail: the suffixes of its templates.
const SUBJECT: &str = ".subject.txt";
const TEXT: &str = ".txt";
const HTML: &str = ".html";

/// Every template, under its name. Names that end in `.html` are escaped for HTML.
const TEMPLATES: &[(&str, &str)] = &[
    ("activation.subject.txt", include_str!("templates/activation.subject.txt")),
    ("activation.txt", include_str!("templates/activation.txt")),
    ("activation.html", include_str!("templates/activation.html")),
    ("activation_secondary_email.subject.txt", include_str!("templates/activation_secondary_email.subject.txt")),
    ("activation_secondary_email.txt", include_str!("templates/activation_secondary_email.txt")),
    ("activation_secondary_email.html", include_str!("templates/activation_secondary_email.html")),
    ("addresses_changed.subject.txt", include_str!("templates/addresses_changed.subject.txt")),
    ("addresses_changed.txt", include_str!("templates/addresses_changed.txt")),
    ("addresses_changed.html", include_str!("templates/addresses_changed.html")),
    ("password_changed.subject.txt", include_str!("templates/password_changed.subject.txt")),
    ("password_changed.txt", include_str!("templates/password_changed.txt")),
    ("password_changed.html", include_str!("templates/password_changed.html")),
    ("password_reset.subject.txt", include_str!("templates/password_reset.subject.txt")),
    ("password_reset.txt", include_str!("templates/password_reset.txt")),
    ("password_reset.html", include_str!("templates/password_reset.html")),
    ("password_set.subject.txt", include_str!("templates/password_set.subject.txt")),
    ("password_set.txt", include_str!("templates/password_set.txt")),
    ("password_set.html", include_str!("templates/password_set.html")),
];

/// Where links lead to.
#[derive(Debug, Clone)]
pub struct LinkSettings {
    /// The front end that links point to: an `http` or `https` URL, with or without a path.
    pub link_url: String,
    /// The path between [`LinkSettings::link_url`] and the token of an activation link.
    pub activation_path: String,
    /// The same for a link that confirms a secondary address.
    pub activation_secondary_email_path: String,
    /// The same for a link that resets a password.
    pub password_reset_path: String,
    /// The same for a link that sets a first password.
    pub password_set_path: String,
}

/// The words of one mail.
#[derive(Debug)]
pub(super) struct Worded {
    /// One line.
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
}

/// A mail could not be worded, or the templates are broken.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The link URL is none.
    #[error("the link URL is not an http or https URL: {0}")]
    LinkUrl(String),
    /// A template is broken or names something that is not there.
    #[error("a mail template cannot be used")]
    Template(#[from] minijinja::Error),
}

/// The templates, read once.
#[derive(Debug)]
pub(super) struct Templates {
    environment: Environment<'static>,
    /// Without a slash at its end.
    link_url: String,
    activation_path: String,
    activation_secondary_email_path: String,
    password_reset_path: String,
    password_set_path: String,
    /// What mails call the service: the host of the links, with its port where it is not the usual one.
    site_name: String,
}

impl Templates {
    /// Reads the templates.
    ///
    /// # Errors
    /// Where a template is broken or the link URL is none.
    pub(super) fn new(settings: &LinkSettings) -> Result<Templates, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        for (name, source) in TEMPLATES {
            environment.add_template(name, source)?;
        }
        let url = url::Url::parse(&settings.link_url)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none())
            .ok_or_else(|| TemplateError::LinkUrl(settings.link_url.clone()))?;
        let path = |text: &str| text.trim_matches('/').to_owned();
        let host = url.host_str().ok_or_else(|| TemplateError::LinkUrl(settings.link_url.clone()))?;
        Ok(Templates {
            environment,
            site_name: url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
            link_url: url.as_str().trim_end_matches('/').to_owned(),
            activation_path: path(&settings.activation_path),
            activation_secondary_email_path: path(&settings.activation_secondary_email_path),
            password_reset_path: path(&settings.password_reset_path),
            password_set_path: path(&settings.password_set_path),
        })
    }

    /// Words a letter.
    ///
    /// # Errors
    /// Where a template names something that the letter does not have.
    pub(super) fn word(&self, letter: &Letter) -> Result<Worded, TemplateError> {
        let (username, link) = match letter.content() {
            Content::Activation { username, token } => (username, Some((&self.activation_path, token))),
            Content::ActivationSecondaryEmail { username, token } => {
                (username, Some((&self.activation_secondary_email_path, token)))
            }
            Content::AddressesChanged { username } => (username, None),
            Content::PasswordReset { username, token } => (username, Some((&self.password_reset_path, token))),
            Content::PasswordSet { username, token } => (username, Some((&self.password_set_path, token))),
            Content::PasswordChanged { username } => (username, None),
        };
        let link = link.map(|(path, token)| self.link(path, token));
        self.render(letter.kind(), username, link.as_deref())
    }

    /// `<link URL>/<path>/<token>`, without a slash at the end.
    fn link(&self, path: &str, token: &str) -> String {
        let separator = if path.is_empty() { "" } else { "/" };
        format!("{}{separator}{path}/{token}", self.link_url)
    }

    /// A mail without a link has none to name: its templates would fail.
    fn render(&self, kind: &str, username: &str, link: Option<&str>) -> Result<Worded, TemplateError> {
        let value = |link: Option<Value>| link.unwrap_or(Value::UNDEFINED);
        let part = |suffix: &str, link: Value| {
            let name = format!("{kind}{suffix}");
            let context = context! { site_name => self.site_name, username => one_line(username), link };
            self.environment.get_template(&name)?.render(context)
        };
        Ok(Worded {
            subject: one_line(&part(SUBJECT, value(link.map(Value::from)))?),
            text: part(TEXT, value(link.map(Value::from)))?,
            // The escaping of templates would write every slash of a link as a character reference.
            html: part(HTML, value(link.map(escaped).map(Value::from_safe_string)))?,
        })
    }
}

/// The text in one line: every run of white space and control characters becomes one space.
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A link for HTML text and attributes.
fn escaped(link: &str) -> String {
    link.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::{LinkSettings, Templates, Worded};
    use crate::mail::letter::Letter;

    fn settings(link_url: &str, activation_path: &str) -> LinkSettings {
        LinkSettings {
            link_url: link_url.to_owned(),
            activation_path: activation_path.to_owned(),
            activation_secondary_email_path: "activate-too".to_owned(),
            password_reset_path: "/password-reset/".to_owned(),
            password_set_path: "password-set".to_owned(),
        }
    }

    fn worded(link_url: &str, path: &str, username: &str) -> Worded {
        let templates = Templates::new(&settings(link_url, path)).unwrap();
        templates.word(&Letter::activation("joe@example.com", username, "0123abc")).unwrap()
    }

    #[test]
    fn an_activation_mail_names_the_site_the_user_and_the_link() {
        let mail = worded("https://app.example.com", "activate", "joe");
        assert_eq!(mail.subject, "Activate your account on app.example.com");
        assert!(mail.text.contains("Hello joe,"));
        assert!(mail.text.contains("\nhttps://app.example.com/activate/0123abc\n"));
        let anchor =
            "<a href=\"https://app.example.com/activate/0123abc\">https://app.example.com/activate/0123abc</a>";
        assert!(mail.html.contains(anchor), "{}", mail.html);
    }

    #[test]
    fn every_mail_has_its_subject_and_its_link() {
        let templates = Templates::new(&settings("https://x.io", "activate")).unwrap();
        let to = "joe@example.com";
        for (letter, subject, link) in [
            (Letter::password_reset(to, "joe", "0a"), "Reset your password on x.io", Some("password-reset/0a")),
            (Letter::password_set(to, "joe", "0a"), "Set your password on x.io", Some("password-set/0a")),
            (
                Letter::activation_secondary_email(to, "joe", "0a"),
                "Activate your account on x.io",
                Some("activate-too/0a"),
            ),
            (Letter::addresses_changed(to, "joe"), "Your addresses on x.io were changed", None),
            (Letter::password_changed(to, "joe"), "Your password on x.io was changed", None),
        ] {
            let mail = templates.word(&letter).unwrap();
            assert_eq!(mail.subject, subject);
            for part in [&mail.text, &mail.html] {
                assert!(part.contains("Hello joe,"), "{part}");
                assert_eq!(part.contains("https://"), link.is_some(), "{part}");
                assert!(link.is_none_or(|link| part.contains(&format!("https://x.io/{link}"))), "{part}");
            }
        }
    }

    #[test]
    fn links_join_with_one_slash_and_end_with_the_token() {
        for (url, path, link) in [
            ("http://localhost:8080", "activate", "http://localhost:8080/activate/0123abc\n"),
            ("http://localhost:8080/", "/activate/", "http://localhost:8080/activate/0123abc\n"),
            ("https://example.com/auth/", "a/b", "https://example.com/auth/a/b/0123abc\n"),
            ("https://example.com", "", "https://example.com/0123abc\n"),
        ] {
            let mail = worded(url, path, "joe");
            assert!(mail.text.contains(&format!("\n{link}")), "{}", mail.text);
        }
        assert_eq!(worded("http://localhost:8080", "a", "joe").subject, "Activate your account on localhost:8080");
        assert_eq!(
            worded("https://bücher.example", "a", "x").subject,
            "Activate your account on xn--bcher-kva.example"
        );
    }

    #[test]
    fn user_names_are_text_and_nothing_else() {
        let mail = worded("https://x.io", "activate", "<script>alert('&')</script>\"{{ link }}\r\nBcc: all@x.io");
        assert!(!mail.html.contains("<script"), "{}", mail.html);
        assert!(mail.html.contains("&lt;script&gt;alert(&#x27;&amp;&#x27;)"), "{}", mail.html);
        assert!(mail.html.contains("{{ link }} Bcc: all@x.io,"), "{}", mail.html);
        assert!(mail.text.contains("Hello <script>alert('&')</script>\"{{ link }} Bcc: all@x.io,\n"), "{}", mail.text);
        assert!(!mail.subject.contains(['\r', '\n']));
        assert!(worded("https://x.io", "activate", "Zoë 日本\u{85}x").text.contains("Hello Zoë 日本 x,"));
    }

    #[test]
    fn link_urls_that_are_none_are_refused() {
        for url in [
            "",
            "example.com",
            "ftp://example.com",
            "javascript:alert(1)",
            "https://",
            "https://x.io/?a=b",
            "https://x.io/#a",
        ] {
            assert!(Templates::new(&settings(url, "activate")).is_err(), "{url}");
        }
    }
}
