//! What mails say: the operator's templates, and that nothing a client sends gets into them but as text.

use crate::support::client::Client;
use crate::support::person::{Person, Tokens};
use crate::support::smtp::Mail;
use crate::support::world::World;
use crate::support::{Service, TestDatabase, directory, person};
use lychgate::domain::password_link_mail;
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// The kinds of mails, and the settings of the templates of subject and mail.
const KINDS: &[(&str, &str, &str)] = &[
    ("activation", "EMAIL_SUBJECT_ACTIVATION", "EMAIL_TEMPLATE_ACTIVATION"),
    ("activation_resend", "EMAIL_SUBJECT_ACTIVATION_RESEND", "EMAIL_TEMPLATE_ACTIVATION_RESEND"),
    (
        "secondary_email_activation",
        "EMAIL_SUBJECT_SECONDARY_EMAIL_ACTIVATION",
        "EMAIL_TEMPLATE_SECONDARY_EMAIL_ACTIVATION",
    ),
    ("password_set", "EMAIL_SUBJECT_PASSWORD_SET", "EMAIL_TEMPLATE_PASSWORD_SET"),
    ("password_reset", "EMAIL_SUBJECT_PASSWORD_RESET", "EMAIL_TEMPLATE_PASSWORD_RESET"),
    ("password_changed", "EMAIL_SUBJECT_PASSWORD_CHANGED", "EMAIL_TEMPLATE_PASSWORD_CHANGED"),
    ("addresses_changed", "EMAIL_SUBJECT_ADDRESSES_CHANGED", "EMAIL_TEMPLATE_ADDRESSES_CHANGED"),
];

/// Those of the session contract.
const SESSION_KINDS: &[(&str, &str, &str)] = &[
    ("sign_in_code", "EMAIL_SUBJECT_SIGN_IN_CODE", "EMAIL_TEMPLATE_SIGN_IN_CODE"),
    ("new_device", "EMAIL_SUBJECT_NEW_DEVICE", "EMAIL_TEMPLATE_NEW_DEVICE"),
    ("second_factor_enabled", "EMAIL_SUBJECT_SECOND_FACTOR_ENABLED", "EMAIL_TEMPLATE_SECOND_FACTOR_ENABLED"),
    ("second_factor_disabled", "EMAIL_SUBJECT_SECOND_FACTOR_DISABLED", "EMAIL_TEMPLATE_SECOND_FACTOR_DISABLED"),
    ("registration_attempt", "EMAIL_SUBJECT_REGISTRATION_ATTEMPT", "EMAIL_TEMPLATE_REGISTRATION_ATTEMPT"),
];

/// Those of the session contract that belong to acts.
const ACT_KINDS: &[(&str, &str, &str)] = &[
    ("act_code", "EMAIL_SUBJECT_ACT_CODE", "EMAIL_TEMPLATE_ACT_CODE"),
    ("email_change", "EMAIL_SUBJECT_EMAIL_CHANGE", "EMAIL_TEMPLATE_EMAIL_CHANGE"),
    ("email_change_requested", "EMAIL_SUBJECT_EMAIL_CHANGE_REQUESTED", "EMAIL_TEMPLATE_EMAIL_CHANGE_REQUESTED"),
    ("email_change_taken", "EMAIL_SUBJECT_EMAIL_CHANGE_TAKEN", "EMAIL_TEMPLATE_EMAIL_CHANGE_TAKEN"),
    ("account_closed", "EMAIL_SUBJECT_ACCOUNT_CLOSED", "EMAIL_TEMPLATE_ACCOUNT_CLOSED"),
];

fn put(directory: &Path, name: &str, text: &str) {
    let path = directory.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn owned(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A service whose templates lie in a directory.
async fn with_templates(directory: &Path, settings: &[(&str, &str)]) -> Service {
    let mut settings = owned(settings);
    settings.push(("MAIL__TEMPLATES".to_owned(), directory.to_str().unwrap().to_owned()));
    Service::start(&settings).await
}

/// The mail says that it is of this kind, in its subject and both parts, and each holds its link where there is one.
fn assert_is(mail: &Mail, kind: &str, path: Option<&str>) {
    assert_eq!(mail.header("Subject"), format!("{kind} for luke"));
    for part in [mail.text(), mail.html()] {
        assert!(part.contains(&format!("{kind} of ours")), "{part}");
        assert_eq!(part.contains("https://app.example.com/"), path.is_some(), "{part}");
        assert!(path.is_none_or(|path| part.contains(&format!("https://app.example.com/{path}/"))), "{part}");
    }
}

#[tokio::test]
async fn each_mail_is_worded_with_the_templates_that_its_settings_name() {
    let directory = directory();
    let mut settings = owned(&[("LINK_URL", "https://app.example.com")]);
    for (kind, subject, html) in KINDS {
        let link = if kind.ends_with("changed") { "" } else { "{{ protocol }}://{{ domain }}/{{ path }}/{{ token }}" };
        put(&directory, &format!("ours/{kind}.html"), &format!("<p>{kind} of ours</p><p>{link}</p>"));
        put(&directory, &format!("ours/{kind}_subject.txt"), &format!("\n{kind}\n for {{{{ user.username }}}}\n"));
        settings.push((format!("ACCOUNTS__{html}"), format!("ours/{kind}.html")));
        settings.push((format!("ACCOUNTS__{subject}"), format!("ours/{kind}_subject.txt")));
    }
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let service = with_templates(&directory, &settings).await;
    let luke = Person::at(&service);

    let tokens = Tokens::of(&luke.register("luke", "luke@example.org").await);
    assert_is(&service.whole_mail().await, "activation", Some("activate"));
    assert_eq!(luke.resend("luke@example.org").await["success"], true);
    let mail = service.whole_mail().await;
    assert_is(&mail, "activation_resend", Some("activate"));
    assert_eq!(luke.verify(Some(&tokens.access), &mail.token()).await["success"], true);
    assert_eq!(luke.ask_for_secondary(&tokens.access, "second@example.org").await["success"], true);
    let mail = service.whole_mail().await;
    assert_is(&mail, "secondary_email_activation", Some("activate"));
    assert_eq!(mail.to, ["second@example.org"]);
    assert_eq!(luke.verify_secondary(&mail.token()).await["success"], true);
    assert_is(&service.whole_mail().await, "addresses_changed", None);
    assert_eq!(luke.change_password(&tokens.access, person::PASSWORD, person::PASSWORD).await["success"], true);
    assert_is(&service.whole_mail().await, "password_changed", None);
    assert_eq!(luke.ask_for_reset("luke@example.org").await["success"], true);
    assert_is(&service.whole_mail().await, "password_reset", Some("password-reset"));
    password_link_mail::send_password_set(&service.server.app, &service.account("luke").await).await.unwrap();
    assert_is(&service.whole_mail().await, "password_set", Some("password-set"));
}

#[tokio::test]
async fn each_mail_of_the_session_contract_is_worded_with_the_templates_that_its_settings_name() {
    let directory = directory();
    let mut settings = owned(&[]);
    for (kind, subject, html) in SESSION_KINDS {
        let code = if *kind == "sign_in_code" { "{{ code }}" } else { "" };
        put(&directory, &format!("ours/{kind}.html"), &format!("<p>{kind} of ours</p><p>{code}</p>"));
        put(&directory, &format!("ours/{kind}.txt"), &format!("{kind} of ours\n{code}"));
        put(&directory, &format!("ours/{kind}_subject.txt"), &format!("{kind} for {{{{ user.username }}}}"));
        settings.push((format!("SESSION__{html}"), format!("ours/{kind}.html")));
        settings.push((format!("SESSION__{subject}"), format!("ours/{kind}_subject.txt")));
    }
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let service = with_templates(&directory, &settings).await;
    Person::at(&service).settle(&service, "luke", "luke@example.org").await;
    let client = Client::new(service.base_url());
    let ask = async |token: Option<&str>, query: &str| {
        let header = token.map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        let variables = json!({ "p": person::PASSWORD });
        let answer = client.graphql("/session/graphql", &headers, query, &variables).await.unwrap().json().unwrap();
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    };
    let newest = async |kind: &str| {
        let mail = service.whole_mail().await;
        assert_is(&mail, kind, None);
        mail.text()
    };
    let login = "mutation ($p: String!) { login(credentials: { username: \"luke\", password: $p }) { token } }";
    ask(None, login).await;
    let token = ask(None, login).await["login"]["token"].as_str().unwrap().to_owned();
    newest("new_device").await;
    ask(Some(&token), "mutation ($p: String) { enable2Fa(password: $p) { status } }").await;
    newest("second_factor_enabled").await;
    ask(None, login).await;
    let text = newest("sign_in_code").await;
    assert!(text.lines().any(|line| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit())), "{text}");
    ask(Some(&token), "mutation ($p: String) { disable2Fa(password: $p) { status } }").await;
    newest("second_factor_disabled").await;
    let register = "mutation ($p: String!) { register(input: {
        email: \"luke@example.org\", password: $p, firstName: \"Luke\", lastName: \"Skywalker\" }) { status } }";
    ask(None, register).await;
    newest("registration_attempt").await;
}

#[tokio::test]
async fn each_mail_that_belongs_to_an_act_is_worded_with_the_templates_that_its_settings_name() {
    let directory = directory();
    let mut settings = owned(&[]);
    for (kind, subject, html) in ACT_KINDS {
        let needed = match *kind {
            "act_code" => "{{ act }}: {{ code }}",
            "email_change" => "{{ link }}",
            "email_change_requested" => "{{ new_email }}",
            _ => "",
        };
        put(&directory, &format!("ours/{kind}.html"), &format!("<p>{kind} of ours: {needed}</p>"));
        put(&directory, &format!("ours/{kind}_subject.txt"), kind);
        settings.push((format!("SESSION__{html}"), format!("ours/{kind}.html")));
        settings.push((format!("SESSION__{subject}"), format!("ours/{kind}_subject.txt")));
    }
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let service = with_templates(&directory, &settings).await;
    Person::at(&service).settle(&service, "leia", "leia@example.org").await;
    Person::at(&service).settle(&service, "luke", "luke@example.org").await;
    let client = Client::new(service.base_url());
    let login = "mutation ($p: String!) { login(credentials: { username: \"luke\", password: $p }) { token } }";
    let variables = json!({ "p": person::PASSWORD });
    let answer = client.graphql("/session/graphql", &[], login, &variables).await.unwrap().json().unwrap();
    let header = format!("Bearer {}", answer["data"]["login"]["token"].as_str().unwrap());
    let headers = [("authorization", header.as_str())];
    for (act, kinds) in [
        ("send2Fa(reason: CLOSE_ACCOUNT) { status }", &["act_code"][..]),
        (
            "changeEmail(email: \"new@example.org\", password: $p) { status }",
            &["email_change", "email_change_requested"],
        ),
        (
            "changeEmail(email: \"leia@example.org\", password: $p) { status }",
            &["email_change_requested", "email_change_taken"],
        ),
        ("closeAccount(password: $p) { status }", &["account_closed"]),
    ] {
        let query = format!("mutation ($p: String) {{ {act} }}");
        let query = if act.contains("$p") { query } else { query.replace("($p: String) ", "") };
        let answer = client.graphql("/session/graphql", &headers, &query, &variables).await.unwrap().json().unwrap();
        assert!(answer.get("errors").is_none(), "{answer}");
        let mut told = Vec::new();
        for _ in kinds {
            let mail = service.whole_mail().await;
            let kind = mail.header("Subject");
            assert!(mail.text().contains(&format!("{kind} of ours")) && mail.html().contains("of ours"), "{kind}");
            told.push(kind);
        }
        told.sort();
        assert_eq!(told, kinds, "{act}");
    }
}

#[tokio::test]
async fn templates_with_the_documented_names_are_found_and_others_built_in() {
    let directory = directory();
    put(&directory, "email/activation_email.html", "<b>Hi</b> {{ user.username }}: {{ link }}");
    put(&directory, "email/activation_email.txt", "Hi as text, {{ timestamp }}: {{ link }}");
    let service = with_templates(&directory, &[]).await;
    let luke = Person::at(&service);
    luke.register("luke", "luke@example.org").await;
    let registered = service.whole_mail().await;
    luke.resend("luke@example.org").await;
    for mail in [registered, service.whole_mail().await] {
        assert!(mail.html().starts_with("<b>Hi</b> luke: http://"), "{}", mail.html());
        assert!(mail.text().starts_with(&format!("Hi as text, {}", service.now().timestamp())), "{}", mail.text());
        assert!(mail.header("Subject").starts_with("Activate your account on 127.0.0.1:"));
    }
    luke.ask_for_reset("luke@example.org").await;
    service.whole_mail().await;
    luke.verify(None, &luke_link(&luke, &service).await).await;
    luke.ask_for_reset("luke@example.org").await;
    assert!(service.whole_mail().await.text().contains("please open this link to reset your password"));
}

/// Asks for another activation mail and reads its link.
async fn luke_link(luke: &Person, service: &Service) -> String {
    luke.resend("luke@example.org").await;
    service.whole_mail().await.token()
}

#[tokio::test]
async fn links_lead_where_settings_say_whatever_the_request_says() {
    let directory = directory();
    put(
        &directory,
        "email/activation_email.html",
        "<p>{{ site_name }} {{ domain }} {{ protocol }} {{ port }}</p><p>{{ protocol }}://{{ domain }}/{{ path }}/{{ token }}</p><p>{{ link }}</p>",
    );
    let settings = [("LINK_URL", "https://app.example.com/auth")];
    for service in [with_templates(&directory, &settings).await, Service::start(&owned(&settings)).await] {
        let client = Client::new(service.base_url());
        let headers = [
            ("host", "evil.example"),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-proto", "http"),
            ("x-forwarded-port", "60666"),
            ("forwarded", "host=evil.example;proto=http"),
            ("origin", "https://evil.example"),
            ("referer", "https://evil.example/"),
        ];
        let query = "mutation { register(email: \"luke@example.org\", username: \"luke\", password1: \"qlr4nq3f3\", password2: \"qlr4nq3f3\") { success } }";
        let answer = client.graphql("/accounts/graphql", &headers, query, &json!({})).await.unwrap().json().unwrap();
        assert_eq!(answer["data"]["register"]["success"], true, "{answer}");
        let mail = service.whole_mail().await;
        assert!(!mail.source.contains("evil.example") && !mail.source.contains("60666"), "{}", mail.source);
        for part in [mail.text(), mail.html()] {
            assert!(!part.contains("evil"), "{part}");
            assert!(part.contains("app.example.com"), "{part}");
            assert!(part.contains("https://app.example.com/auth/activate/"), "{part}");
        }
    }
}

#[tokio::test]
async fn names_of_people_are_text_and_never_a_header_or_a_tag() {
    let directory = directory();
    put(&directory, "email/password_reset_subject.txt", "Reset for {{ user.first_name }} {{ user.last_name }}");
    put(
        &directory,
        "email/password_reset_email.html",
        "<p>{{ user.get_full_name }}</p><a href=\"{{ link }}\" title=\"{{ user.last_name }}\">Go</a>",
    );
    let service = with_templates(&directory, &[]).await;
    let luke = Person::at(&service);
    luke.settle(&service, "luke", "luke@example.org").await;
    // None of this gets past the forms; it may have come by an import.
    service
        .sql("update accounts set first_name = E'Zoë\\r\\nBcc: all@example.org\\r\\n\\r\\n<script>', last_name = E'\"><img src=x onerror=\"{{ token }}\"&\\u2028.\\u0001'")
        .await;
    luke.ask_for_reset("luke@example.org").await;
    let mail = service.whole_mail().await;
    assert_eq!(mail.to, ["luke@example.org"]);
    assert_eq!(
        mail.header("Subject"),
        "Reset for Zoë Bcc: all@example.org <script> \"><img src=x onerror=\"{{ token }}\"& ."
    );
    assert!(!mail.source.lines().any(|line| line.starts_with("Bcc")), "{}", mail.source);
    let html = mail.html();
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(html.contains("title=\"&quot;&gt;&lt;img src=x onerror=&quot;{{ token }}&quot;&amp; .\""), "{html}");
    let text = mail.text();
    assert!(
        text.starts_with("Zoë Bcc: all@example.org <script> \"><img src=x onerror=\"{{ token }}\"& .\n\nGo <http://"),
        "{text}"
    );
}

#[tokio::test]
async fn variables_are_text_too() {
    let directory = directory();
    put(&directory, "email/activation_email.html", "<p>{{ greeting }} {{ site_name }}</p>{{ link }}");
    put(&directory, "email/activation_subject.txt", "{{ greeting }}");
    let variables = r#"{"greeting": "<hi>\r\nBcc: all@example.org", "site_name": "The \"Galaxy\"", "domain": "galaxy.example", "protocol": "https"}"#;
    let service = with_templates(&directory, &[("ACCOUNTS__EMAIL_TEMPLATE_VARIABLES", variables)]).await;
    Person::at(&service).register("luke", "luke@example.org").await;
    let mail = service.whole_mail().await;
    assert_eq!(mail.header("Subject"), "<hi> Bcc: all@example.org");
    assert!(
        mail.html().starts_with(
            "<p>&lt;hi&gt;\nBcc: all@example.org The &quot;Galaxy&quot;</p>https://galaxy.example/activate/"
        ),
        "{}",
        mail.html()
    );
    assert!(
        mail.text().starts_with("<hi> Bcc: all@example.org The \"Galaxy\"\n\nhttps://galaxy.example/activate/"),
        "{}",
        mail.text()
    );
}

/// What the program complains about when it starts with these settings.
fn complaints(url: &str, settings: &[(&str, &str)]) -> Vec<String> {
    let directory = directory();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
    command.env_clear().current_dir(&directory).env("LYCHGATE_DATA_DIR", directory.join("data"));
    command.env("LYCHGATE_LISTEN", "127.0.0.1:0").env("LYCHGATE_METRICS_LISTEN", "127.0.0.1:0");
    command.env("DATABASE_URL", url).env("LYCHGATE_SECRET", "a secret of the tests, nobody else has it");
    for (name, value) in settings {
        command.env(name, value);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    said.lines().filter_map(|line| line.strip_prefix("lychgate: ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_service_with_broken_templates_does_not_start_and_tells_all_that_is_wrong() {
    let database = TestDatabase::new().await;
    let directory = directory();
    put(&directory, "email/activation_email.html", "<p>{{ link }}\n{% load i18n %}{% trans 'Hello' %}");
    put(&directory, "email/password_set_email.html", "<p>{{ link }}\n\n{{ request.get_host }}");
    put(&directory, "email/sign_in_code_email.html", "<p>Your code is with us.</p>");
    let templates = directory.to_str().unwrap();
    let told = complaints(
        &database.url,
        &[
            ("LYCHGATE_MAIL__TEMPLATES", templates),
            ("LYCHGATE_ACCOUNTS__EMAIL_SUBJECT_PASSWORD_RESET", "email/reset.txt"),
            ("LYCHGATE_SESSION__EMAIL_TEMPLATE_NEW_DEVICE", "email/device.html"),
        ],
    );
    for part in [
        "LYCHGATE_ACCOUNTS__EMAIL_SUBJECT_PASSWORD_RESET is `email/reset.txt`: there is no such file in LYCHGATE_MAIL__TEMPLATES".to_owned(),
        "LYCHGATE_SESSION__EMAIL_TEMPLATE_NEW_DEVICE is `email/device.html`: there is no such file in LYCHGATE_MAIL__TEMPLATES".to_owned(),
        format!("{templates}/email/activation_email.html:2: `trans` looks a translation up"),
        format!("{templates}/email/password_set_email.html:3: there is no `request`"),
    ] {
        assert!(told.iter().any(|line| line.contains(&part)), "{part} is not in {told:?}");
    }
    assert_eq!(told.len(), 4, "{told:?}");
    // Samples are worded once nothing else is wrong.
    std::fs::remove_file(directory.join("email/activation_email.html")).unwrap();
    std::fs::remove_file(directory.join("email/password_set_email.html")).unwrap();
    let told = complaints(&database.url, &[("LYCHGATE_MAIL__TEMPLATES", templates)]);
    let missing = format!("{templates}/email/sign_in_code_email.html: the code is missing");
    assert!(told.len() == 1 && told[0].contains(&missing), "{told:?}");
    let told = complaints(&database.url, &[("LYCHGATE_ACCOUNTS__EMAIL_TEMPLATE_VARIABLES", r#"{"token": "x"}"#)]);
    assert!(told[0].contains("`token` cannot be set"), "{told:?}");
}
