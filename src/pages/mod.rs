//! Small pages for those who have no front end of their own. Most finish what a mailed link begins; one looks after passkeys,
//! which takes a script.
//!
//! Each of the others shows words and at most one form, works without scripts, and holds neither the token nor anything that was typed
//! into it. There is a file for each purpose of a link: it translates in, makes one call into the rules, and translates
//! out, as a resolver does. A door is where links are opened; links of several purposes may lead to one.

mod activation;
mod door;
mod email_change;
mod finish;
mod passkeys;
mod password_reset;
mod password_set;
mod secondary_address;
mod sheet;
mod words;

use crate::app::App;
use crate::config::Config;
use crate::http::{LinkPage, StandingPage};
use activation::Activation;
use door::Door;
use email_change::EmailChange;
use finish::Finish;
use password_reset::PasswordReset;
use password_set::PasswordSet;
use secondary_address::SecondaryAddress;
use std::sync::Arc;
use url::Url;

/// Why the pages cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The template is broken, or asks for something that no page has.
    #[error("the template of the pages cannot be used")]
    Template(#[from] minijinja::Error),
    /// The policy of a page is no header, which is a defect.
    #[error("the pages have no policy")]
    Policy(#[from] http::header::InvalidHeaderValue),
}

/// The pages that are the same for everybody.
///
/// # Errors
/// Where a page cannot be made from its template.
pub fn standing(app: &App) -> Result<Vec<StandingPage>, PageError> {
    Ok(vec![passkeys::page(app)?])
}

/// All pages that mailed links open; none for links that lead to a front end.
///
/// # Errors
/// Where a page cannot be made from its template.
pub fn all(app: &Arc<App>) -> Result<Vec<Arc<dyn LinkPage>>, PageError> {
    let settings = &app.settings.accounts;
    let pages: [(&str, &'static dyn Finish); 5] = [
        (&settings.activation_path_on_email, &Activation),
        (&settings.activation_secondary_email_path_on_email, &SecondaryAddress),
        (&settings.password_reset_path_on_email, &PasswordReset),
        (&settings.password_set_path_on_email, &PasswordSet),
        (&settings.email_change_path_on_email, &EmailChange),
    ];
    let mut doors: Vec<(String, Vec<&'static dyn Finish>)> = Vec::new();
    for (path_on_email, finish) in pages {
        let Some(path) = own_path(&app.settings, path_on_email) else { continue };
        match doors.iter_mut().find(|(taken, _)| *taken == path) {
            Some((_, others)) => others.push(finish),
            None => doors.push((path, vec![finish])),
        }
    }
    let doors = doors.into_iter().map(|(path, finishes)| Ok(Arc::new(Door::new(app, path, finishes)?) as _));
    doors.collect()
}

/// The path that links with this path are opened at, with a slash at its end; nothing where they lead elsewhere, or to a
/// place within a page (`#/activate`), which no server hears of.
fn own_path(settings: &Config, path_on_email: &str) -> Option<String> {
    let (public, links) = (Url::parse(&settings.public_url).ok()?, Url::parse(&settings.link_url).ok()?);
    // Browsers, too, take an address in this form: `a/../b` is `b`.
    let address = links.join(&format!("{path_on_email}/")).ok()?;
    (public == links && address.fragment().is_none()).then(|| address.path().to_owned())
}

/// What pages call the service: the host that people reach it by, with its port where it is not the usual one.
fn site_name(settings: &Config) -> String {
    let url = Url::parse(&settings.public_url).ok();
    let named = url.as_ref().and_then(|url| url.host_str().map(|host| (host, url.port())));
    match named {
        Some((host, Some(port))) => format!("{host}:{port}"),
        Some((host, None)) => host.to_owned(),
        None => settings.public_url.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{own_path, site_name};
    use crate::config::Config;

    fn settings(public_url: &str, link_url: &str) -> Config {
        let settings = [("LYCHGATE_PUBLIC_URL", public_url), ("LYCHGATE_LINK_URL", link_url)];
        Config::load(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), None).unwrap()
    }

    #[test]
    fn pages_are_served_where_links_lead_to_the_service() {
        for (public, link, path, expected) in [
            ("https://id.example.com", "", "activate", Some("/activate/")),
            ("https://id.example.com", "https://ID.example.com:443/", "activate", Some("/activate/")),
            ("http://localhost:8080", "http://localhost:8080", "a/b", Some("/a/b/")),
            ("https://id.example.com", "", "a/../b", Some("/b/")),
            ("https://id.example.com", "https://app.example.com", "activate", None),
            ("https://id.example.com", "https://id.example.com:8443", "activate", None),
            ("https://id.example.com", "http://id.example.com", "activate", None),
            ("https://id.example.com", "https://id.example.com/app", "activate", None),
            ("https://id.example.com", "", "#/activate", None),
            ("https://id.example.com", "", "a#!/activate", None),
        ] {
            assert_eq!(own_path(&settings(public, link), path).as_deref(), expected, "{public} {link} {path}");
        }
    }

    #[test]
    fn pages_name_the_site_as_mails_do() {
        assert_eq!(site_name(&settings("https://id.example.com", "")), "id.example.com");
        assert_eq!(site_name(&settings("http://localhost:8080", "")), "localhost:8080");
    }
}
