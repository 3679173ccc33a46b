//! From a letter to its words: templates with a subject and an HTML part each, and a text part made of that or of a template
//! of its own. All are read once, and refused then where they would fail later.

mod check;
mod context;
mod django;
mod library;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, escape_formatter};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::letter::{Kind, Letter};
use super::plain_text::plain_text;
use context::Surroundings;
use library::{Ending, Library};

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
    /// The same for a link that makes another address the primary one.
    pub email_change_path: String,
}

/// What mails say, where it is not what the built-in templates say.
#[derive(Debug, Clone, Default)]
pub struct TemplateSettings {
    /// Where templates lie.
    pub directory: Option<PathBuf>,
    /// The templates of each kind of mail.
    pub files: BTreeMap<Kind, LetterFiles>,
    /// What templates may name beside what they may anyway.
    pub variables: serde_json::Map<String, serde_json::Value>,
}

/// The templates of a kind of mail.
#[derive(Debug, Clone)]
pub struct LetterFiles {
    /// That of the subject.
    pub subject: TemplateFile,
    /// That of the HTML part; one for the text part may lie beside it, with the ending `.txt`.
    pub html: TemplateFile,
}

/// A template.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// The setting that names it, for complaints.
    pub setting: String,
    /// Its path below [`TemplateSettings::directory`].
    pub name: String,
    /// Whether it must be there; else the built-in one stands in for it.
    pub is_needed: bool,
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
    /// Templates or variables cannot be used: all that is wrong, one line each.
    #[error("{}", .0.join("\n"))]
    Unusable(Vec<String>),
    /// A template names something that is not there.
    #[error("a mail template cannot be used: {0}")]
    Template(#[from] minijinja::Error),
}

/// The templates, read once.
#[derive(Debug)]
pub(super) struct Templates {
    environment: Environment<'static>,
    surroundings: Surroundings,
    letters: BTreeMap<Kind, Names>,
}

/// The templates of a kind of mail.
#[derive(Debug)]
struct Names {
    subject: String,
    html: String,
    /// None: the text part is made of the HTML part.
    text: Option<String>,
}

impl Templates {
    /// Reads the templates, and words a sample of each mail.
    ///
    /// # Errors
    /// Where a template is missing or broken, names something that is not there, or loses the link; where the link URL is
    /// none, or a variable would break links.
    pub(super) fn new(links: &LinkSettings, settings: &TemplateSettings) -> Result<Templates, TemplateError> {
        let surroundings = Surroundings::new(links, &settings.variables)?;
        let mut library = Library::new(settings.directory.as_deref());
        let letters: BTreeMap<Kind, Names> =
            Kind::ALL.into_iter().map(|kind| (kind, Names::choose(kind, settings, &mut library))).collect();
        if library.problems.is_empty()
            && let Some(directory) = &settings.directory
            && !library.sources().values().any(|source| source.is_file)
        {
            let wanted: Vec<&str> = settings.files.values().map(|files| files.html.name.as_str()).collect();
            library.problems.push(format!(
                "LYCHGATE_MAIL__TEMPLATES is `{}`: it holds no template that a mail is worded with, such as {}",
                directory.display(),
                wanted.first().unwrap_or(&"lychgate/base.html")
            ));
        }
        let mut problems = std::mem::take(&mut library.problems);
        let mut templates = Templates { environment: environment(), surroundings, letters };
        problems.extend(check::compile(&mut templates.environment, &library));
        problems.extend(check::names(&templates, &library));
        // One that is broken would be told once more with each mail.
        if problems.is_empty() {
            problems.extend(check::samples(&templates, &library));
        }
        if problems.is_empty() {
            let files = library.sources().values().filter(|source| source.is_file);
            let files: Vec<&str> = files.map(|source| source.place.as_str()).collect();
            if !files.is_empty() {
                tracing::info!(?files, "mails are worded with templates of files");
            }
        }
        if problems.is_empty() { Ok(templates) } else { Err(TemplateError::Unusable(problems)) }
    }

    /// Words a letter.
    ///
    /// # Errors
    /// Where a template names something that the letter does not have.
    pub(super) fn word(&self, letter: &Letter, now: DateTime<Utc>) -> Result<Worded, TemplateError> {
        let Some(names) = self.letters.get(&letter.kind()) else {
            return Err(TemplateError::Unusable(vec![format!("{} has no templates", letter.kind().name())]));
        };
        let context = self.surroundings.context(letter, now);
        let html = self.render(&names.html, &context)?;
        let text = match &names.text {
            Some(name) => self.render(name, &context)?,
            None => plain_text(&html),
        };
        Ok(Worded { subject: subject_line(&self.render(&names.subject, &context)?), text, html })
    }

    fn render(&self, name: &str, context: &Value) -> Result<String, minijinja::Error> {
        self.environment.get_template(name)?.render(context)
    }
}

impl Names {
    /// Chooses the templates of a kind of mail: the operator's, where there are such.
    fn choose(kind: Kind, settings: &TemplateSettings, library: &mut Library<'_>) -> Self {
        let files = settings.files.get(&kind);
        let built_in = built_in(kind);
        let html = format!("lychgate/{built_in}_email.html");
        let html = chosen(files.map(|files| &files.html), html, Ending::Html, library);
        let subject = format!("lychgate/{built_in}_subject.txt");
        let subject = chosen(files.map(|files| &files.subject), subject, Ending::Text, library);
        let beside = html.rsplit_once('.').map(|(stem, _)| format!("{stem}.txt"));
        Self { subject, text: beside.filter(|name| library.take(name)), html }
    }
}

fn chosen(file: Option<&TemplateFile>, built_in: String, ending: Ending, library: &mut Library<'_>) -> String {
    if let Some(TemplateFile { setting, name, is_needed }) = file {
        if Ending::of(name) != ending {
            let wanted = if ending == Ending::Html { ".html" } else { ".txt" };
            let reason = "the ending says whether names of people are escaped for HTML";
            library.problems.push(format!("{setting} is `{name}`: must end in {wanted}, because {reason}"));
        } else if library.take(name) {
            return name.clone();
        } else if *is_needed {
            library.problems.push(format!("{setting} is `{name}`: there is no such file in LYCHGATE_MAIL__TEMPLATES"));
        }
    }
    library.take(&built_in);
    built_in
}

/// What the built-in templates of a kind are called.
fn built_in(kind: Kind) -> &'static str {
    if kind == Kind::ActivationResend {
        // The same words as the first time.
        Kind::Activation.name()
    } else if kind == Kind::SecondaryEmailActivation {
        "secondary_email_activation"
    } else {
        kind.name()
    }
}

/// The language of templates. What is not there is an error, and names that end in `.html` are escaped for HTML.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // The escaping that comes with the language writes the slashes of links as references, too.
    environment.set_formatter(|out, state, value| match (state.auto_escape(), value.as_str()) {
        (AutoEscape::Html, Some(text)) if !value.is_safe() => Ok(out.write_str(&escaped(text))?),
        _ => escape_formatter(out, state, value),
    });
    environment.add_filter("capfirst", |text: &str| {
        let mut characters = text.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect::<String>()).unwrap_or_default()
    });
    environment
}

/// The text in one line: every run of white space and control characters becomes one space.
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text as a subject: one line, without the characters that are not seen but change how the others are read. Names of
/// strangers stand in subjects, and mail programs show those beside words of their own.
fn subject_line(text: &str) -> String {
    let is_seen = |character: &char| character.general_category() != GeneralCategory::Format;
    one_line(&text.chars().filter(is_seen).collect::<String>())
}

/// A text for HTML text and attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests;
