//! Tests of what mails say, and of what is refused before the first one.

mod kinds;

use super::{LetterFiles, LinkSettings, TemplateError, TemplateFile, TemplateSettings, Templates, Worded};
use crate::mail::letter::{Kind, Letter, Person};
use chrono::DateTime;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

fn links(link_url: &str, activation_path: &str) -> LinkSettings {
    LinkSettings {
        link_url: link_url.to_owned(),
        activation_path: activation_path.to_owned(),
        activation_secondary_email_path: "activate-too".to_owned(),
        password_reset_path: "/password-reset/".to_owned(),
        password_set_path: "password-set".to_owned(),
        email_change_path: "email-change".to_owned(),
    }
}

fn word(templates: &Templates, letter: &Letter) -> Worded {
    templates.word(letter, DateTime::from_timestamp(1_795_000_000, 250_000_000).unwrap()).unwrap()
}

fn letter(kind: Kind, username: &str) -> Letter {
    let person =
        Person { email: "joe@x.io".to_owned(), first_name: "Joe".to_owned(), last_name: "O'<b>Neil</b>".to_owned() };
    Letter::sample(kind, username, person, "0123abc")
}

fn worded(link_url: &str, path: &str, username: &str) -> Worded {
    let templates = Templates::new(&links(link_url, path), &TemplateSettings::default()).unwrap();
    word(&templates, &letter(Kind::Activation, username))
}

/// A directory of templates that goes with the test.
struct Shelf(PathBuf);

impl Shelf {
    fn with(files: &[(&str, &str)]) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("lychgate-templates-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        let shelf = Self(path);
        std::fs::create_dir_all(&shelf.0).unwrap();
        files.iter().for_each(|(name, text)| shelf.put(name, text.as_bytes()));
        shelf
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The settings under which activation mails are worded with what lies here under the documented names.
    fn settings(&self) -> TemplateSettings {
        let files = |kind, subject: &str, html: &str| {
            let file =
                |name: &str| TemplateFile { setting: "SETTING".to_owned(), name: name.to_owned(), is_needed: false };
            (kind, LetterFiles { subject: file(subject), html: file(html) })
        };
        let activation = |kind| files(kind, "email/activation_subject.txt", "email/activation_email.html");
        TemplateSettings {
            directory: Some(self.0.clone()),
            files: [
                activation(Kind::Activation),
                activation(Kind::ActivationResend),
                files(Kind::PasswordChanged, "email/password_changed_subject.txt", "email/password_changed_email.html"),
            ]
            .into(),
            ..TemplateSettings::default()
        }
    }

    fn open(&self) -> Result<Templates, Vec<String>> {
        open(&self.settings())
    }

    /// The only complaint, with the directory left out.
    fn complaint(&self) -> String {
        let complaints = self.open().unwrap_err();
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        complaints[0].replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(settings: &TemplateSettings) -> Result<Templates, Vec<String>> {
    match Templates::new(&links("https://x.io", "activate"), settings) {
        Ok(templates) => Ok(templates),
        Err(TemplateError::Unusable(complaints)) => Err(complaints),
        Err(error) => panic!("{error}"),
    }
}

fn complaint_about(html: &str) -> String {
    Shelf::with(&[("email/activation_email.html", html)]).complaint()
}

#[test]
fn an_activation_mail_names_the_site_the_user_and_the_link() {
    let mail = worded("https://app.example.com", "activate", "joe");
    assert_eq!(mail.subject, "Activate your account on app.example.com");
    assert!(mail.text.contains("Hello joe,"));
    assert!(mail.text.contains("\nhttps://app.example.com/activate/0123abc\n"));
    let anchor = "<a href=\"https://app.example.com/activate/0123abc\">https://app.example.com/activate/0123abc</a>";
    assert!(mail.html.contains(anchor), "{}", mail.html);
    assert!(mail.html.contains("<title>app.example.com</title>"), "{}", mail.html);
}

#[test]
fn the_text_of_a_built_in_mail_reads_well() {
    assert_eq!(
        worded("https://x.io", "activate", "joe").text,
        "x.io\n\nHello joe,\n\nplease open this link to activate your account:\n\nhttps://x.io/activate/0123abc\n\n\
         If you did not ask for an account, you can ignore this mail.\n"
    );
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
    assert_eq!(worded("https://bücher.example", "a", "x").subject, "Activate your account on xn--bcher-kva.example");
}

#[test]
fn user_names_are_text_and_nothing_else() {
    let mail = worded("https://x.io", "activate", "<script>alert('&')</script>\"{{ link }}\r\nBcc: all@x.io");
    assert!(!mail.html.contains("<script"), "{}", mail.html);
    assert!(mail.html.contains("&lt;script&gt;alert(&#39;&amp;&#39;)"), "{}", mail.html);
    assert!(mail.html.contains("{{ link }} Bcc: all@x.io,"), "{}", mail.html);
    assert!(mail.text.contains("Hello <script>alert('&')</script>\"{{ link }} Bcc: all@x.io,\n"), "{}", mail.text);
    assert!(!mail.subject.contains(['\r', '\n']));
    assert!(worded("https://x.io", "activate", "Zoë 日本\u{85}x").text.contains("Hello Zoë 日本 x,"));
}

#[test]
fn subjects_hold_nothing_that_is_not_seen() {
    let shelf = Shelf::with(&[(
        "email/activation_subject.txt",
        "\u{feff}Hello {{ user.first_name }}\u{200f}\n\u{200b} welcome",
    )]);
    let templates = shelf.open().unwrap();
    for (first_name, shown) in [
        ("Lu\u{202e}ke", "Luke"),
        ("Lu\u{200b}ke", "Luke"),
        ("\u{2066}Lu\u{ad}ke\u{2069}", "Luke"),
        ("\u{e0041}Luke\u{2028}\u{200b}\r\nBcc: all@x.io", "Luke Bcc: all@x.io"),
        ("Zoë 日本 محمد", "Zoë 日本 محمد"),
    ] {
        let person =
            Person { email: "joe@x.io".to_owned(), first_name: first_name.to_owned(), last_name: String::new() };
        let mail = word(&templates, &Letter::sample(Kind::Activation, "joe", person, "0123abc"));
        assert_eq!(mail.subject, format!("Hello {shown} welcome"), "{first_name:?}");
    }
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
        let refused = Templates::new(&links(url, "activate"), &TemplateSettings::default());
        assert!(matches!(refused, Err(TemplateError::LinkUrl(_))), "{url}");
    }
}

/// As a Django project has it, with every documented variable.
const DJANGO: &str = "{% load i18n %}\n<h1>{{ site_name|upper }}</h1>
{% comment %} {% trans 'no' %} {% endcomment %}
<p>Hi {{ user.first_name|default:user.username }} {{ user.last_name }} ({{ user.email }}, {{ user.get_full_name }})!</p>
<p>{{ protocol }}://{{ domain }}/{{ path }}/{{ token }}</p>
{% if port != '443' %}<p>{{ port }}</p>{% endif %}<p>{{ timestamp }}</p>{# done #}";

#[test]
fn a_template_of_django_is_worded_as_it_was_there() {
    let shelf = Shelf::with(&[
        ("email/activation_email.html", DJANGO),
        (
            "email/activation_subject.txt",
            "{% autoescape off %}\n{{ user.last_name|capfirst }},\n activate {{ site_name }}!\n{% endautoescape %}\n",
        ),
    ]);
    let templates = Templates::new(&links("http://x.io:81/app/", "activate"), &shelf.settings()).unwrap();
    let mail = word(&templates, &letter(Kind::Activation, "joe"));
    assert_eq!(mail.subject, "O'<b>Neil</b>, activate x.io:81!");
    let name = "O&#39;&lt;b&gt;Neil&lt;/b&gt;";
    assert!(mail.html.contains(&format!("Hi Joe {name} (joe@x.io, Joe {name})!")), "{}", mail.html);
    assert!(
        mail.html.contains("<p>http://x.io:81/app/activate/0123abc</p>\n<p>81</p><p>1795000000.25</p>"),
        "{}",
        mail.html
    );
    assert_eq!(
        mail.text,
        "X.IO:81\n\nHi Joe O'<b>Neil</b> (joe@x.io, Joe O'<b>Neil</b>)!\n\nhttp://x.io:81/app/activate/0123abc\n\n81\n\n1795000000.25\n"
    );
    let unnamed = word(&templates, &Letter::sample(Kind::ActivationResend, "joe", Person::default(), "0a"));
    assert!(unnamed.text.contains("Hi joe (, )!"), "{}", unnamed.text);
    assert!(word(&templates, &letter(Kind::PasswordSet, "joe")).text.contains("please open this link to set"));
}

#[test]
fn a_text_beside_the_html_is_the_text_part() {
    let shelf = Shelf::with(&[
        ("email/activation_email.html", "<p>{{ link }}"),
        ("email/activation_email.txt", "Hello {{ user.last_name }},\n{{ link }}\n"),
    ]);
    let mail = word(&shelf.open().unwrap(), &letter(Kind::Activation, "joe"));
    assert_eq!(mail.text, "Hello O'<b>Neil</b>,\nhttps://x.io/activate/0123abc");
    assert_eq!(mail.html, "<p>https://x.io/activate/0123abc");
}

#[test]
fn the_built_in_frame_can_be_extended_and_replaced() {
    let extending = "{% extends 'lychgate/base.html' %}{% block words %}<p>{{ block.super }}{% include 'email/foot.html' %}{% endblock %}";
    let shelf = Shelf::with(&[
        ("email/activation_email.html", extending),
        ("email/foot.html", "{{ link }}"),
        ("lychgate/base.html", "<p>Ours</p>{% block words %}{% endblock %}"),
    ]);
    let templates = shelf.open().unwrap();
    let mail = word(&templates, &letter(Kind::Activation, "joe"));
    assert_eq!(mail.html, "<p>Ours</p><p>https://x.io/activate/0123abc");
    assert!(word(&templates, &letter(Kind::PasswordChanged, "joe")).html.starts_with("<p>Ours</p>"));
}

#[test]
fn what_is_broken_is_told_with_file_and_line() {
    for (html, told) in [
        ("\n{{ link }\n", "email/activation_email.html:2: `{{` is not closed by `}}`"),
        ("{{ link }}\n{% if %}", "email/activation_email.html:2: "),
        ("{{ link }}\n{% now 'Y' %}", "email/activation_email.html:2: unknown statement now in `{% now 'Y' %}`"),
        ("{{ link }}{% endblock %}", "email/activation_email.html:1: "),
        (
            "{{ link }}\n\n{{ nickname }}",
            "email/activation_email.html:3: there is no `nickname`: there are user, protocol,",
        ),
        (
            "{{ link }}\n{{ request.get_host }}",
            "email/activation_email.html:2: there is no `request`: a mail is made of settings",
        ),
        (
            "{{ link }}\n{{ user.password }}",
            "email/activation_email.html:2: there is no `user.password`: of `user` there are username,",
        ),
        (
            "{{ link }}{% if user.email == 'a' %}\n{{ nickname }}{% endif %}",
            "email/activation_email.html:2: there is no `nickname`",
        ),
        (
            "{{ link }}{% if user.email == 'a' %}\n{{ link|date:'Y' }}{% endif %}",
            "email/activation_email.html:2: there is no filter `date` in",
        ),
        (
            "{{ link }}{% if user.email is lovely %}{% endif %}",
            "email/activation_email.html:1: there is no test `lovely` in",
        ),
        (
            "{{ link }}\n{{ user.email.x }}",
            "email/activation_email.html:2: something is not there in `{{ user.email.x }}`",
        ),
        ("{% include 'x.html' %}", "email/activation_email.html:1: there is no template `x.html`"),
        ("{% include 'x.txt' %}", "email/activation_email.html:1: `x.txt` must end as this one does"),
        ("{% include '../x.html' %}", "`../x.html` is no name of a template"),
        ("{% include '/etc/x.html' %}", "`/etc/x.html` is no name of a template"),
        ("{% trans 'Hello' %}", "email/activation_email.html:1: `trans` looks a translation up"),
        ("<p>Hello</p>", "email/activation_email.html: the link is missing"),
    ] {
        let complaints = Shelf::with(&[("email/activation_email.html", html)]).open().unwrap_err();
        assert!(complaints.iter().any(|complaint| complaint.contains(told)), "{told} is not in {complaints:?}");
    }
    assert!(complaint_about("{% include 'email/activation_email.html' %}{{ link }}").contains("recursion"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let shelf = Shelf::with(&[("email/activation_email.html", "")]);
    shelf.put("email/activation_email.html", b"{{ link }}\n\xff");
    assert_eq!(shelf.complaint(), "email/activation_email.html:2: is not UTF-8");
    shelf.put("email/activation_email.html", &vec![b' '; 300_000]);
    assert!(shelf.complaint().contains("has 300000 bytes"), "{}", shelf.complaint());
    std::fs::remove_file(shelf.0.join("email/activation_email.html")).unwrap();
    assert!(shelf.complaint().contains("it holds no template that a mail is worded with"), "{}", shelf.complaint());
    let nowhere = TemplateSettings { directory: Some(Path::new("/nowhere/at/all").to_owned()), ..shelf.settings() };
    assert!(open(&nowhere).unwrap_err()[0].contains("there is no such directory"));
}

#[test]
fn a_template_that_is_named_must_be_there_and_end_rightly() {
    let shelf = Shelf::with(&[("mine.html", "{{ link }}"), ("mine.txt", "{{ user.first_name }}")]);
    let with = |subject: &str, html: &str, directory: bool| {
        let file = |name: &str| TemplateFile { setting: "SETTING".to_owned(), name: name.to_owned(), is_needed: true };
        let files = [(Kind::Activation, LetterFiles { subject: file(subject), html: file(html) })].into();
        let directory = directory.then(|| shelf.0.clone());
        open(&TemplateSettings { directory, files, ..TemplateSettings::default() })
    };
    let complaints = with("none.txt", "none.html", true).unwrap_err();
    let there_is_none = |name: &str| format!("SETTING is `{name}`: there is no such file in LYCHGATE_MAIL__TEMPLATES");
    assert_eq!(complaints, [there_is_none("none.html"), there_is_none("none.txt")]);
    assert_eq!(with("lychgate/activation_subject.txt", "mine.html", false).unwrap_err(), [there_is_none("mine.html")]);
    assert!(with("lychgate/activation_subject.txt", "mine.txt", true).unwrap_err()[0].contains("must end in .html"));
    assert!(with("mine.html", "mine.html", true).unwrap_err()[0].contains("must end in .txt"));
    let empty = with("mine.txt", "lychgate/activation_email.html", true).unwrap_err();
    assert_eq!(empty.len(), 1, "{empty:?}");
    assert!(empty[0].ends_with("mine.txt: the subject is empty for somebody without names"), "{empty:?}");
}

#[test]
fn variables_join_those_that_there_are_and_stand_in_for_some() {
    let shelf = Shelf::with(&[(
        "email/activation_email.html",
        "{{ site_name }} {{ brand.name }} {{ protocol }}://{{ domain }}/{{ path }}/{{ token }} {{ link }} {{ timestamp }}\
         {% for x in list %}[{{ x }}]{% endfor %}",
    )]);
    let variables = json!({"site_name": "A & B", "brand": {"name": "<i>"}, "protocol": "http", "domain": "y.io:81",
        "timestamp": "now", "list": [1, true]});
    let settings = TemplateSettings { variables: variables.as_object().unwrap().clone(), ..shelf.settings() };
    let templates = open(&settings).unwrap();
    let mail = word(&templates, &letter(Kind::Activation, "joe"));
    let link = "http://y.io:81/activate/0123abc";
    assert_eq!(mail.html, format!("A &amp; B &lt;i&gt; {link} {link} now[1][True]"));
    assert!(
        word(&templates, &letter(Kind::PasswordReset, "joe")).text.contains("http://y.io:81/password-reset/0123abc")
    );
}

#[test]
fn variables_that_would_break_links_are_refused() {
    for (variables, told) in [
        (json!({"token": "x"}), "`token` cannot be set: it is drawn for each mail"),
        (json!({"link": "https://x.io"}), "`link` cannot be set"),
        (json!({"user": {"username": "joe"}}), "`user` cannot be set"),
        (json!({"path": "activate"}), "`path` cannot be set"),
        (json!({"domain": 7}), "`domain` must be a text"),
        (json!({"domain": ""}), "that is not how the URL of a host is written"),
        (json!({"domain": "x.io/?a="}), "that is not how the URL of a host is written"),
        (json!({"domain": "user@x.io"}), "that is not how the URL of a host is written"),
        (json!({"domain": "x.io#"}), "that is not how the URL of a host is written"),
        (json!({"domain": "x y"}), "that is not how the URL of a host is written"),
        (json!({"protocol": "javascript"}), "that is not how the URL of a host is written"),
    ] {
        let variables = variables.as_object().unwrap().clone();
        let complaints = open(&TemplateSettings { variables, ..TemplateSettings::default() }).unwrap_err();
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        assert!(complaints[0].starts_with("LYCHGATE_ACCOUNTS__EMAIL_TEMPLATE_VARIABLES: "), "{complaints:?}");
        assert!(complaints[0].contains(told), "{complaints:?}");
    }
    let lost = complaint_about("{% set token = 'x' %}{% set link = 'y' %}{{ token }}{{ link }}");
    assert!(lost.contains("the link is missing"), "{lost}");
}
