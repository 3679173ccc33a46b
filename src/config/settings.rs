//! The table of settings: every name, its default and its meaning, in one place that the reader and the documentation share.

use super::refused::REFUSED;
use super::{accounts, cookies, forms, graphql, jwt, letters, platform, registration, session, social};
use std::fmt::Write as _;

/// A setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `lychgate.toml`, with dots.
    pub key: &'static str,
    /// What counts where it is not set, in the same notation; empty where there is nothing.
    pub default: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

impl Setting {
    /// Its name in the environment: `accounts.jwt_issuer` is `LYCHGATE_ACCOUNTS__JWT_ISSUER`.
    pub fn variable(&self) -> String {
        variable(self.key)
    }
}

/// What a setting with this key is called in the environment.
pub(super) fn variable(key: &str) -> String {
    match key {
        "database_url" | "pg_bin" => key.to_uppercase(),
        key => format!("{PREFIX}{}", key.to_uppercase().replace('.', "__")),
    }
}

/// What the names of our environment variables begin with.
pub(super) const PREFIX: &str = "LYCHGATE_";
/// The variable that names the file of settings; not a setting itself.
pub(super) const FILE_VARIABLE: &str = "LYCHGATE_CONFIG";

pub(super) const fn setting(key: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { key, default, meaning }
}

/// All settings, in the order in which they are shown.
pub fn all() -> impl Iterator<Item = &'static Setting> {
    [
        SERVICE,
        graphql::SETTINGS,
        accounts::SETTINGS,
        forms::SETTINGS,
        registration::SETTINGS,
        letters::SETTINGS,
        jwt::SETTINGS,
        cookies::SETTINGS,
        session::SETTINGS,
        letters::SESSION_SETTINGS,
        platform::SETTINGS,
        social::SETTINGS,
        letters::PLATFORM_SETTINGS,
    ]
    .into_iter()
    .flatten()
}

/// What belongs to no contract.
const SERVICE: &[Setting] = &[
    setting(
        "database_url",
        "",
        "The PostgreSQL database to use, as `postgres://user:password@host/database?sslmode=verify-full`. Without it lychgate runs a private cluster of its own.",
    ),
    setting(
        "pg_bin",
        "",
        "The directory of the PostgreSQL programs for the private cluster. Without it the search path and the usual places are looked through.",
    ),
    setting(
        "data_dir",
        "./.lychgate",
        "Where lychgate keeps what it keeps on this machine: the private cluster, the secret, undelivered mails.",
    ),
    setting("listen", "127.0.0.1:8080", "The address and port that the service answers on. Port 0 takes a free one."),
    setting("metrics_listen", "127.0.0.1:9090", "The address and port of `/metrics`; `off` for none."),
    setting(
        "public_url",
        "",
        "The origin that people reach the service by, such as `https://accounts.example.com`. Without it: `http://` and the address it listens on.",
    ),
    setting(
        "link_url",
        "",
        "The front end that mailed links lead to. Without it: the public URL, where small pages finish what a link begins.",
    ),
    setting("cors_origins", "", "The origins of other front ends whose scripts may call the service."),
    setting(
        "trusted_proxies",
        "",
        "The addresses and networks of proxies before the service, such as `10.0.0.7, 192.168.0.0/16, fd00::/8`: theirs is the only `X-Forwarded-For` that is believed.",
    ),
    setting(
        "secret",
        "",
        "The root of all keys, 32 bytes or more, the same on every instance. Needed with DATABASE_URL; without that one is made and kept in the data directory.",
    ),
    setting("secret_previous", "", "Former secrets: what they protect stays readable."),
    setting(
        "smtp_url",
        "",
        "The mail server, as `smtps://user:password@host:465` or `smtp://host:587?tls=required`. Without it mails are written to files in the data directory.",
    ),
    setting("mail_from", "webmaster@localhost", "The sender of mails: an address, or `Name <address>`."),
    setting("log_format", "text", "`text`, or `json` for one object a line."),
    setting("passwords.bcrypt_cost", "12", "The cost of a new password hash, 4 to 16: each step doubles the time."),
    setting("passwords.threads", "auto", "Threads that hash passwords; `auto` takes as many as there are processors."),
    setting(
        "passwords.queue",
        "64",
        "Passwords that may wait for a thread; beyond that a request is refused at once as busy.",
    ),
    setting("limits.enabled", "true", "Whether repeated guessing is refused. For tests only."),
    setting(
        "limits.client",
        "60/10m",
        "Attempts of one client address (of IPv6: 64 bits of it) with passwords and codes, and requests that mail: so many at once, and as many within that time. Sign-ins that succeed do not count.",
    ),
    setting(
        "limits.tokens",
        "600/1m",
        "Uses of refresh tokens and of the tokens of mailed links by one client address.",
    ),
    setting("limits.mail", "6/1h", "Mails to one address that people cause who need not be its owner."),
    setting("mail.delivery", "inline", "`inline` delivers within the request, `queued` afterwards and with retries."),
    setting(
        "mail.templates",
        "",
        "The directory of templates of mails; what there is none of there is worded with the built-in one. See [mail](mail.md).",
    ),
    setting("http.connections_max", "4096", "Connections served at once."),
    setting("http.body_max_bytes", "65536", "The largest body of a request."),
    setting("http.header_max_bytes", "16384", "The largest head of a request."),
    setting("http.request_timeout", "30s", "How long a request may take."),
    setting("http.drain_timeout", "20s", "How long requests under way may take when the service stops."),
    setting("database.shared_connections", "2", "Connections that all single reads share, 1 to 16."),
    setting("database.pool_max", "10", "The most connections for transactions and writes."),
    setting(
        "database.pool_wait",
        "2s",
        "How long one waits for a free connection before the database counts as unavailable.",
    ),
    setting("database.statement_timeout", "5s", "How long a statement may take."),
    setting("database.connect_timeout", "5s", "How long connecting may take."),
];

/// The table as Markdown, for docs/settings.md and `lychgate config`.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Settings\n\n\
         Each can stand in the environment or in `lychgate.toml` in the working directory (or where `LYCHGATE_CONFIG` says); the\n\
         environment wins. A name with a dot stands in a table of the file: `accounts.jwt_issuer` is `jwt_issuer` under `[accounts]`.\n\
         Durations are written `300s`, `5m`, `1h`, `7d`; lists with commas, or as arrays in the file; an empty text counts as not set.\n\
         A setting that is unknown or cannot be read stops the start and is named.\n\n\
         This table is written by `lychgate config`; a test compares.\n\n\
         | environment | file | default | meaning |\n|---|---|---|---|\n",
    );
    for setting in all() {
        let default = if setting.default.is_empty() { String::new() } else { format!("`{}`", setting.default) };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| `{}` | `{}` | {default} | {} |", setting.variable(), setting.key, setting.meaning);
    }
    text.push_str(
        "\n## Settings that are refused\n\n\
         Services that spoke the accounts contract before know more settings. Some mean nothing here, or have another name:\n\
         each stops the start with its reason.\n\n\
         | environment | why |\n|---|---|\n",
    );
    for refused in REFUSED {
        let _ = writeln!(text, "| `{}` | {} |", variable(refused.key), refused.why);
    }
    text
}
