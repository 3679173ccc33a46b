//! Tests of the settings.

mod serving;

use super::refused::REFUSED;
use super::settings::{all, markdown};
use super::*;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn load(environment: &[(&str, &str)], file: Option<&str>) -> Result<Config, ConfigErrors> {
    Config::load(environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), file)
}

/// The only error of an environment.
fn error(environment: &[(&str, &str)]) -> String {
    let ConfigErrors(errors) = load(environment, None).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.into_iter().next().unwrap()
}

#[test]
fn without_anything_the_defaults_count() {
    let config = load(&[], None).unwrap();
    assert_eq!(config.listen, "127.0.0.1:8080".parse().unwrap());
    assert_eq!(config.metrics_listen, Some("127.0.0.1:9090".parse().unwrap()));
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert_eq!(config.link_url, config.public_url);
    assert_eq!(config.data_dir, PathBuf::from("./.lychgate"));
    assert_eq!(config.mail_from, "webmaster@localhost");
    assert_eq!(config.accounts.jwt.expiration_delta, Duration::from_secs(300));
    assert_eq!(config.accounts.expiration_activation_token, Duration::from_secs(7 * 86_400));
    assert_eq!(config.accounts.session_lifetime, Duration::from_secs(90 * 86_400));
    assert_eq!(config.accounts.jwt.leeway, Duration::ZERO);
    assert_eq!(config.accounts.jwt.auth_header_prefix, "JWT");
    assert_eq!(config.passwords.bcrypt_cost, 12);
    assert!(config.secret.is_none() && config.database_url.is_none() && config.smtp_url.is_none());
    assert!(config.cors_origins.is_empty() && config.secret_previous.is_empty());
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "listen = '[::1]:1'\ncors_origins = ['https://a.example']\n[accounts]\njwt_expiration_delta = '1h'\nsend_activation_email = false\n[passwords]\nbcrypt_cost = 10";
    let config = load(&[("LYCHGATE_ACCOUNTS__JWT_EXPIRATION_DELTA", "2m")], Some(file)).unwrap();
    assert_eq!(config.accounts.jwt.expiration_delta, Duration::from_secs(120));
    assert!(!config.accounts.send_activation_email);
    assert_eq!(config.passwords.bcrypt_cost, 10);
    assert_eq!(config.cors_origins, ["https://a.example"]);
    assert_eq!(config.public_url, "http://[::1]:1");
}

#[test]
fn everything_wrong_is_named_at_once() {
    let ConfigErrors(errors) = load(
        &[
            ("LYCHGATE_LISTEN", "here"),
            ("LYCHGATE_ACCOUNTS__JWT_EXPIRATION_DELTA", "5"),
            ("LYCHGATE_LISSTEN", "x"),
            ("HOME", "/"),
        ],
        Some("colour = 'red'\n[accounts]\nallow_guests = true\njwt_issuer = 1.5\n[passwords]\nbcrypt_cost = 99"),
    )
    .unwrap_err();
    let all = errors.join("\n");
    for part in [
        "LYCHGATE_LISTEN is `here`",
        "LYCHGATE_ACCOUNTS__JWT_EXPIRATION_DELTA is `5`: must be a duration such as 300s",
        "LYCHGATE_LISSTEN is no setting (did you mean LYCHGATE_LISTEN?)",
        "lychgate.toml: colour is no setting",
        "lychgate.toml: accounts.allow_guests is no setting",
        "lychgate.toml: accounts.jwt_issuer must be a text",
        "lychgate.toml: passwords.bcrypt_cost is `99`: must be a whole number from 4 to 16",
        "known settings: database_url, pg_bin",
    ] {
        assert!(all.contains(part), "{part} is not in\n{all}");
    }
    assert_eq!(errors.len(), 8, "{all}");
}

#[test]
fn a_file_that_is_no_toml_is_refused() {
    let error = load(&[], Some("pg_bin = ''\nlisten = ")).unwrap_err().to_string();
    assert!(error.starts_with("lychgate.toml cannot be read: line 2: "), "{error}");
}

#[test]
fn a_slip_in_the_file_is_told_with_what_was_meant() {
    let told = |file: &str| load(&[], Some(file)).unwrap_err().0.remove(0);
    assert_eq!(told("listne = ''"), "lychgate.toml: listne is no setting (did you mean listen?)");
    assert_eq!(told("[acounts]"), "lychgate.toml: acounts is no setting (did you mean accounts?)");
    assert_eq!(told("accounts = 3"), "lychgate.toml: accounts must be a table: [accounts]");
}

#[test]
fn an_empty_text_counts_as_not_set() {
    let config =
        load(&[("LYCHGATE_SMTP_URL", ""), ("LYCHGATE_LISTEN", ""), ("LYCHGATE_CORS_ORIGINS", "")], None).unwrap();
    assert!(config.smtp_url.is_none() && config.cors_origins.is_empty());
    assert_eq!(config.listen.port(), 8080);
}

#[test]
fn lists_are_split_at_commas() {
    let config = load(&[("LYCHGATE_CORS_ORIGINS", "https://a.example, http://b.example:81,")], None).unwrap();
    assert_eq!(config.cors_origins, ["https://a.example", "http://b.example:81"]);
}

#[test]
fn a_secret_has_32_bytes_and_never_shows() {
    assert!(error(&[("LYCHGATE_SECRET", "short")]).contains("LYCHGATE_SECRET has 5 bytes and needs at least 32"));
    assert!(error(&[("LYCHGATE_SECRET_PREVIOUS", "short")]).contains("LYCHGATE_SECRET_PREVIOUS has 5 bytes"));
    let config =
        load(&[("LYCHGATE_SECRET", SECRET), ("LYCHGATE_SMTP_URL", "smtps://u:geheim@mail.example:465")], None).unwrap();
    assert_eq!(config.secret.as_ref().unwrap().expose(), SECRET);
    let shown = format!("{config:?}");
    assert!(!shown.contains(SECRET) && !shown.contains("geheim"), "{shown}");
    let refused = error(&[("LYCHGATE_SMTP_URL", "mail://u:geheim@mail.example")]);
    assert!(!refused.contains("geheim"), "{refused}");
}

#[test]
fn a_database_needs_a_secret() {
    assert!(error(&[("DATABASE_URL", "postgres://u@h/d")]).contains("LYCHGATE_SECRET is needed"));
    load(&[("DATABASE_URL", "postgres://u@h/d"), ("LYCHGATE_SECRET", SECRET)], None).unwrap();
    let refused = error(&[("DATABASE_URL", "postgres://u:geheim@h/d?sslmode=perhaps"), ("LYCHGATE_SECRET", SECRET)]);
    assert!(refused.contains("sslmode=perhaps") && !refused.contains("geheim"), "{refused}");
    let ConfigErrors(errors) = load(&[("LYCHGATE_DATABASE_URL", "postgres://u:geheim@h/d")], None).unwrap_err();
    assert!(errors.iter().any(|error| error == "LYCHGATE_DATABASE_URL is no setting"), "{errors:?}");
}

#[test]
fn the_public_url_is_an_origin() {
    let url = |text: &str| load(&[("LYCHGATE_PUBLIC_URL", text)], None).map(|config| config.public_url);
    assert_eq!(url("https://Accounts.Example/").unwrap(), "https://accounts.example");
    assert_eq!(url("http://[::1]:8080").unwrap(), "http://[::1]:8080");
    for wrong in [
        "accounts.example",
        "ftp://accounts.example",
        "https://accounts.example/path",
        "https://u@accounts.example",
        "https://a.example?x",
        "https://a.example/#x",
        "https://",
    ] {
        assert!(url(wrong).is_err(), "{wrong}");
    }
    let everywhere = load(&[("LYCHGATE_LISTEN", "0.0.0.0:80")], None).unwrap();
    assert_eq!(everywhere.public_url, "http://localhost:80");
}

#[test]
fn a_password_in_an_address_is_not_repeated() {
    for name in ["LYCHGATE_LINK_URL", "LYCHGATE_PUBLIC_URL", "LYCHGATE_CORS_ORIGINS"] {
        let told = error(&[(name, "https://user:sesame@example.com")]);
        assert!(told.contains(name) && !told.contains("sesame"), "{told}");
    }
}

#[test]
fn the_link_url_may_have_a_path() {
    let config = load(&[("LYCHGATE_LINK_URL", "https://example.com/app/")], None).unwrap();
    assert_eq!(config.link_url, "https://example.com/app");
    assert!(error(&[("LYCHGATE_LINK_URL", "https://example.com/?q")]).contains("LYCHGATE_LINK_URL"));
}

#[test]
fn the_sender_is_an_address() {
    for right in ["a@example.com", "webmaster@localhost", "The Gate <gate@example.com>"] {
        load(&[("LYCHGATE_MAIL_FROM", right)], None).unwrap();
    }
    for wrong in ["nobody", "a@b c", "x <y>"] {
        assert!(error(&[("LYCHGATE_MAIL_FROM", wrong)]).contains("LYCHGATE_MAIL_FROM"), "{wrong}");
    }
}

#[test]
fn metrics_can_be_switched_off() {
    assert_eq!(load(&[("LYCHGATE_METRICS_LISTEN", "off")], None).unwrap().metrics_listen, None);
}

#[test]
fn asymmetric_tokens_need_keys() {
    assert!(error(&[("LYCHGATE_ACCOUNTS__JWT_ALGORITHM", "EdDSA")]).contains("JWT_PRIVATE_KEY"));
    assert!(error(&[("LYCHGATE_ACCOUNTS__JWT_ALGORITHM", "none")]).contains("must be HS256, RS256 or EdDSA"));
}

#[test]
fn every_setting_of_the_table_is_read_and_none_besides() {
    let mut reader = Reader::new(std::iter::empty(), None);
    Config::read(&mut reader, Vec::new());
    let mut asked = std::mem::take(&mut reader.asked);
    asked.sort_unstable();
    let mut known: Vec<&str> = all().map(|setting| setting.key).collect();
    known.sort_unstable();
    assert_eq!(asked, known);
}

#[test]
fn what_means_nothing_here_is_refused_with_its_reason() {
    let wrong = error(&[("LYCHGATE_ACCOUNTS__EMAIL_ASYNC_TASK", "tasks.send")]);
    assert_eq!(
        wrong,
        "LYCHGATE_ACCOUNTS__EMAIL_ASYNC_TASK names a function of Python; LYCHGATE_MAIL__DELIVERY=queued sends mails outside of the request"
    );
    let wrong = load(&[], Some("[accounts]\njwt_verify = false")).unwrap_err().to_string();
    assert_eq!(wrong, "lychgate.toml: accounts.jwt_verify cannot be switched off: signatures are always checked");
}

#[test]
fn nothing_is_both_a_setting_and_refused() {
    for refused in REFUSED {
        assert!(!all().any(|setting| setting.key == refused.key), "{}", refused.key);
        assert!(!refused.why.ends_with('.'), "{}: the sentence follows the name, without a full stop", refused.key);
    }
}

#[test]
fn the_documentation_shows_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/settings.md");
    let shown = std::fs::read_to_string(path).unwrap();
    assert_eq!(shown, markdown(), "docs/settings.md is stale: `cargo run -- config > docs/settings.md`");
}

#[test]
fn template_variables_are_a_table_or_an_object() {
    let name = "LYCHGATE_ACCOUNTS__EMAIL_TEMPLATE_VARIABLES";
    let file = "[accounts.email_template_variables]\nbrand = 'Galaxy'\nyear = 2026\nof = { stars = [1, 2.5, true, 2026-11-21] }";
    let variables = |environment: &[(&str, &str)], file| load(environment, file).unwrap().accounts.letters.variables;
    let expected = serde_json::json!({"brand": "Galaxy", "year": 2026, "of": {"stars": [1, 2.5, true, "2026-11-21"]}});
    assert_eq!(serde_json::Value::from(variables(&[], Some(file))), expected);
    assert_eq!(serde_json::Value::from(variables(&[(name, &expected.to_string())], Some("[accounts]"))), expected);
    assert!(variables(&[(name, "{}")], Some(file)).is_empty());
    assert!(error(&[(name, "brand=Galaxy")]).contains("must be a JSON object such as {\"name\": \"value\"}"));
    let told = |file: &str| load(&[], Some(file)).unwrap_err().to_string();
    assert!(told("[accounts]\nemail_template_variables = ['a']").contains("must be a table, not a list"));
    assert!(told("[accounts.jwt_issuer]\na = 'b'").contains("accounts.jwt_issuer must not be a table"));
    assert!(told("cors_origins = { a = 'b' }").contains("cors_origins must be a list of texts, not a table"));
}

#[test]
fn templates_have_their_documented_names_and_must_be_there_only_where_they_are_named() {
    use crate::mail::Kind;
    let files =
        load(&[("LYCHGATE_ACCOUNTS__EMAIL_TEMPLATE_PASSWORD_SET", "x.html")], None).unwrap().accounts.letters.files;
    let names = |kind| (files[&kind].subject.name.as_str(), files[&kind].html.name.as_str());
    for kind in [Kind::Activation, Kind::ActivationResend, Kind::SecondaryEmailActivation] {
        assert_eq!(names(kind), ("email/activation_subject.txt", "email/activation_email.html"));
        assert!(!files[&kind].html.is_needed);
    }
    assert_eq!(names(Kind::PasswordReset), ("email/password_reset_subject.txt", "email/password_reset_email.html"));
    assert_eq!(names(Kind::PasswordSet), ("email/password_set_subject.txt", "x.html"));
    assert!(files[&Kind::PasswordSet].html.is_needed && !files[&Kind::PasswordSet].subject.is_needed);
    assert_eq!(files[&Kind::PasswordSet].html.setting, "LYCHGATE_ACCOUNTS__EMAIL_TEMPLATE_PASSWORD_SET");
    let config = load(&[("LYCHGATE_SESSION__EMAIL_SUBJECT_NEW_DEVICE", "x.txt")], None).unwrap();
    let (here, there) = (config.session.letter_files, config.accounts.letters.files);
    let names = |kind| (here[&kind].subject.name.as_str(), here[&kind].html.name.as_str());
    assert_eq!(names(Kind::SignInCode), ("email/sign_in_code_subject.txt", "email/sign_in_code_email.html"));
    assert_eq!(names(Kind::NewDevice), ("x.txt", "email/new_device_email.html"));
    assert!(here[&Kind::NewDevice].subject.is_needed && !here[&Kind::NewDevice].html.is_needed);
    let config = load(&[("LYCHGATE_PLATFORM__EMAIL_TEMPLATE_PASSKEY_ADDED", "x.html")], None).unwrap();
    let elsewhere = config.platform.letter_files;
    let added = &elsewhere[&Kind::PasskeyAdded];
    assert_eq!((&*added.subject.name, &*added.html.name), ("email/passkey_added_subject.txt", "x.html"));
    assert!(added.html.is_needed && !added.subject.is_needed);
    // No mail has two.
    for kind in Kind::ALL {
        let tables = [&here, &there, &elsewhere].into_iter().filter(|files| files.contains_key(&kind)).count();
        assert!(tables <= 1, "{kind:?}");
    }
}

/// The settings of tokens, by the end of their names.
fn jwt(settings: &[(&str, &str)]) -> Result<Config, ConfigErrors> {
    let named = |name: &str| match name {
        "PUBLIC_URL" => "LYCHGATE_PUBLIC_URL".to_owned(),
        name => format!("LYCHGATE_ACCOUNTS__JWT_{name}"),
    };
    Config::load(settings.iter().map(|(name, value)| (named(name), (*value).to_owned())), None)
}

#[test]
fn cookies_that_no_browser_would_keep_are_refused() {
    let on = ("COOKIES", "true");
    for (settings, told) in [
        (&[("HIDE_TOKEN_FIELDS", "true")][..], "HIDE_TOKEN_FIELDS=true needs LYCHGATE_ACCOUNTS__JWT_COOKIES=true"),
        (&[on, ("COOKIE_SAMESITE", "None"), ("COOKIE_SECURE", "false")], "SAMESITE=None needs"),
        (&[on, ("COOKIE_SAMESITE", "lax")], "JWT_COOKIE_SAMESITE is `lax`: must be Strict, Lax or None"),
        (&[on, ("COOKIE_NAME", "JWT-refresh-token")], "must differ"),
        (&[on, ("COOKIE_NAME", "a b")], "must be the name of a cookie"),
        (&[on, ("COOKIE_NAME", "__host-JWT"), ("COOKIE_PATH", "/accounts")], "JWT_COOKIE_NAME begins with __Host-"),
        (
            &[
                on,
                ("REFRESH_TOKEN_COOKIE_NAME", "__Host-r"),
                ("COOKIE_DOMAIN", "a.example"),
                ("PUBLIC_URL", "https://a.example"),
            ],
            "JWT_REFRESH_TOKEN_COOKIE_NAME begins with __Host-",
        ),
        (&[on, ("COOKIE_NAME", "__Secure-JWT"), ("COOKIE_SECURE", "false")], "begins with __Secure-"),
        (&[on, ("COOKIE_PATH", "accounts")], "must be a path"),
        (&[on, ("COOKIE_PATH", "/;Domain=x")], "must be a path"),
        (&[on, ("COOKIE_DOMAIN", "a.example; Path=/")], "must be a domain"),
        (&[on, ("COOKIE_DOMAIN", "127.0.0.1")], "must be a domain"),
        (&[on, ("COOKIE_DOMAIN", "example.com"), ("PUBLIC_URL", "https://badexample.com")], "is not in it"),
        (
            &[on, ("PUBLIC_URL", "http://accounts.example")],
            "JWT_COOKIE_SECURE=true needs LYCHGATE_PUBLIC_URL with https",
        ),
    ] {
        let ConfigErrors(errors) = jwt(settings).expect_err(told);
        assert!(errors.len() == 1 && errors[0].contains(told), "{told}: {errors:?}");
    }
    for settings in [
        &[on][..],
        &[on, ("PUBLIC_URL", "http://[::1]:8080")],
        &[on, ("PUBLIC_URL", "http://accounts.example"), ("COOKIE_SECURE", "false")],
        &[on, ("COOKIE_NAME", "__Host-JWT"), ("REFRESH_TOKEN_COOKIE_NAME", "__Host-refresh")],
        &[on, ("COOKIE_SAMESITE", "None"), ("HIDE_TOKEN_FIELDS", "true")],
    ] {
        jwt(settings).unwrap();
    }
    let config = jwt(&[on, ("COOKIE_DOMAIN", ".Example.com"), ("PUBLIC_URL", "https://accounts.example.com:443")]);
    let config = config.unwrap();
    assert_eq!(config.accounts.cookies.domain.as_deref(), Some("example.com"));
    // As browsers send it in `Origin`.
    assert_eq!(config.public_url, "https://accounts.example.com");
    let cookies = jwt(&[]).unwrap().accounts.cookies;
    assert!(!cookies.enabled && cookies.secure && cookies.same_site == SameSite::Lax && cookies.path == "/");
}

#[test]
fn keys_that_sign_nothing_are_refused() {
    let key = "0123456789abcdef0123456789abcdef";
    for (settings, told) in [
        (&[("PRIVATE_KEY", "pem")][..], "JWT_PRIVATE_KEY has no use with HS256"),
        (&[("PUBLIC_KEY", "pem")], "JWT_PUBLIC_KEY has no use with HS256"),
        (&[("PREVIOUS_PUBLIC_KEYS", "pem")], "JWT_PREVIOUS_PUBLIC_KEYS has no use with HS256"),
        (&[("ALGORITHM", "EdDSA"), ("SECRET_KEY", key)], "JWT_SECRET_KEY signs nothing"),
    ] {
        let ConfigErrors(errors) = jwt(settings).expect_err(told);
        assert!(errors.len() == 1 && errors[0].contains(told), "{told}: {errors:?}");
    }
}

#[test]
fn refreshing_is_settled_without_contradictions() {
    let short = ("LONG_RUNNING_REFRESH_TOKEN", "false");
    for (settings, told) in [
        (&[("ALLOW_REFRESH", "false")][..], "set LYCHGATE_ACCOUNTS__JWT_LONG_RUNNING_REFRESH_TOKEN=false with it"),
        (&[short, ("REFRESH_EXPIRATION_DELTA", "5m")], "JWT_REFRESH_EXPIRATION_DELTA must be longer than"),
        (&[("REFRESH_TOKEN_N_BYTES", "15")], "must be a whole number from 16 to 64"),
    ] {
        let ConfigErrors(errors) = jwt(settings).expect_err(told);
        assert!(errors.len() == 1 && errors[0].contains(told), "{told}: {errors:?}");
    }
    let config = jwt(&[short, ("ALLOW_REFRESH", "false"), ("REFRESH_EXPIRATION_DELTA", "1m")]).unwrap();
    assert!(!config.accounts.jwt.allow_refresh);
}

#[test]
fn the_header_of_access_tokens_is_named_as_django_does_or_as_http_does() {
    for (written, name) in
        [("HTTP_AUTHORIZATION", "authorization"), ("HTTP_X_ACCESS_TOKEN", "x-access-token"), ("X-Token", "x-token")]
    {
        assert_eq!(jwt(&[("AUTH_HEADER_NAME", written)]).unwrap().accounts.jwt.auth_header_name, name);
    }
    for wrong in ["Cookie", "HTTP_ORIGIN", "two words", "HTTP_"] {
        let error = jwt(&[("AUTH_HEADER_NAME", wrong)]).unwrap_err().to_string();
        assert!(error.contains(wrong), "{error}");
    }
}
