//! The settings, and the only reader of the environment.

mod accounts;
mod cookies;
mod dialect;
mod forms;
mod graphql;
mod jwt;
mod letters;
mod platform;
mod rate;
mod read;
mod refused;
mod registration;
mod secret;
mod session;
pub mod settings;
mod social;
#[cfg(test)]
mod tests;

pub use accounts::AccountsConfig;
pub use cookies::{CookieConfig, SameSite};
pub use dialect::Dialect;
pub use forms::FormsConfig;
pub use graphql::{GraphqlConfig, TrustMode};
pub use jwt::{JwtAlgorithm, JwtConfig};
pub use letters::LetterConfig;
pub use platform::PlatformConfig;
pub use rate::Rate;
pub use read::ConfigErrors;
pub use registration::{Column, RegistrationConfig};
pub use secret::Secret;
pub use session::SessionConfig;
pub use social::SocialConfig;

use crate::db::DbOptions;
use crate::mail::Delivery;
use crate::observe::LogFormat;
use ipnet::IpNet;
use read::Reader;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// The least that a key may be made of.
pub(crate) const SECRET_MIN_BYTES: usize = 32;
/// The file of settings in the working directory.
const FILE: &str = "lychgate.toml";

/// The settings. Names and meanings are those of [`settings::all`].
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "settings::all says what each means, and a test holds the two together")]
pub struct Config {
    pub database_url: Option<Secret>,
    pub pg_bin: Option<PathBuf>,
    /// The search path of the machine, where the programs of PostgreSQL may lie. From PATH, not a setting.
    pub path: Vec<PathBuf>,
    pub data_dir: PathBuf,
    pub listen: SocketAddr,
    /// None: no metrics.
    pub metrics_listen: Option<SocketAddr>,
    pub public_url: String,
    pub link_url: String,
    pub cors_origins: Vec<String>,
    pub trusted_proxies: Vec<IpNet>,
    /// None: one is made and kept in the data directory.
    pub secret: Option<Secret>,
    pub secret_previous: Vec<Secret>,
    pub smtp_url: Option<Secret>,
    pub mail_from: String,
    pub log_format: LogFormat,
    pub passwords: PasswordConfig,
    pub limits: LimitConfig,
    pub mail: MailConfig,
    pub http: HttpConfig,
    pub graphql: GraphqlConfig,
    pub database: DbOptions,
    pub accounts: AccountsConfig,
    pub session: SessionConfig,
    pub platform: PlatformConfig,
    pub social: Box<SocialConfig>,
}

/// Settings of password hashing.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "settings::all says what each means")]
pub struct PasswordConfig {
    pub bcrypt_cost: u32,
    pub threads: usize,
    pub queue: usize,
}

/// Settings of the limits on guessing.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "settings::all says what each means")]
pub struct LimitConfig {
    pub enabled: bool,
    pub client: Rate,
    pub tokens: Rate,
    pub mail: Rate,
}

/// Settings of mail.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "settings::all says what each means")]
pub struct MailConfig {
    pub delivery: Delivery,
    /// None: every mail is worded with the built-in templates.
    pub templates: Option<PathBuf>,
}

/// Settings of HTTP.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "settings::all says what each means")]
pub struct HttpConfig {
    pub connections_max: usize,
    pub body_max_bytes: usize,
    pub header_max_bytes: usize,
    pub request_timeout: Duration,
    pub drain_timeout: Duration,
}

impl Config {
    /// The settings of this process: its environment, and `lychgate.toml` in the working directory or the file that
    /// LYCHGATE_CONFIG names.
    ///
    /// # Errors
    /// Everything that is unknown or cannot be read, at once.
    pub fn of_process() -> Result<Self, ConfigErrors> {
        let mut environment = Vec::new();
        let mut errors = Vec::new();
        for (name, value) in std::env::vars_os() {
            // Other people's variables may be anything; ours are text.
            let Ok(name) = name.into_string() else { continue };
            match value.into_string() {
                Ok(value) => environment.push((name, value)),
                Err(_) if name.starts_with(settings::PREFIX) => errors.push(format!("{name} is not UTF-8")),
                Err(_) => {}
            }
        }
        let named = environment.iter().find(|(name, _)| name == settings::FILE_VARIABLE).map(|(_, path)| path.as_str());
        let path = named.unwrap_or(FILE);
        let file = match std::fs::read_to_string(path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => None,
            Err(error) => {
                errors.push(format!("cannot read the settings in {path}: {error}"));
                None
            }
        };
        match Self::load(environment.into_iter(), file.as_deref()) {
            Ok(config) if errors.is_empty() => Ok(config),
            Ok(_) => Err(ConfigErrors(errors)),
            Err(ConfigErrors(more)) => Err(ConfigErrors(errors.into_iter().chain(more).collect())),
        }
    }

    /// The settings in an environment and the text of a file.
    ///
    /// # Errors
    /// Everything that is unknown or cannot be read, at once.
    pub fn load(environment: impl Iterator<Item = (String, String)>, file: Option<&str>) -> Result<Self, ConfigErrors> {
        let environment: Vec<(String, String)> = environment.collect();
        let path = environment.iter().find(|(name, _)| name == "PATH").map(|(_, path)| std::env::split_paths(path));
        let path = path.map(Iterator::collect).unwrap_or_default();
        let mut reader = Reader::new(environment.into_iter(), file);
        let config = Self::read(&mut reader, path);
        config.check(&mut reader);
        reader.finish().map(|()| config)
    }

    /// The settings of a service that took a free port: URLs that are made of the address it listens on name that port.
    #[must_use]
    pub fn listening_on(mut self, address: SocketAddr) -> Self {
        if self.listen.port() == 0 {
            let (wanted, got) = (reachable(self.listen), reachable(address));
            for url in [&mut self.public_url, &mut self.link_url] {
                if *url == wanted {
                    url.clone_from(&got);
                }
            }
        }
        self
    }

    fn read(reader: &mut Reader, path: Vec<PathBuf>) -> Self {
        use read::{address, key_material, mailbox, origin, secret, smtp_url, text};
        let listen = reader.required("listen", SocketAddr::from(([127, 0, 0, 1], 8080)), address);
        let public_url = reader.optional("public_url", origin).unwrap_or_else(|| reachable(listen));
        let link_url = reader.optional("link_url", read::base_url).unwrap_or_else(|| public_url.clone());
        Self {
            database_url: reader.optional("database_url", secret),
            pg_bin: reader.optional("pg_bin", text).map(PathBuf::from),
            path,
            data_dir: reader.required("data_dir", String::new(), text).into(),
            listen,
            metrics_listen: reader.required("metrics_listen", None, |text| match text {
                "off" => Ok(None),
                other => address(other).map(Some),
            }),
            public_url,
            link_url,
            cors_origins: reader.list("cors_origins", origin),
            trusted_proxies: reader.list("trusted_proxies", read::network),
            secret: reader.optional("secret", key_material),
            secret_previous: reader.list("secret_previous", key_material),
            smtp_url: reader.optional("smtp_url", smtp_url),
            mail_from: reader.required("mail_from", String::new(), mailbox),
            log_format: reader.required("log_format", LogFormat::Text, |text| match text {
                "text" => Ok(LogFormat::Text),
                "json" => Ok(LogFormat::Json),
                other => Err(format!("is `{other}`: must be text or json")),
            }),
            passwords: PasswordConfig::read(reader),
            limits: LimitConfig::read(reader),
            mail: MailConfig::read(reader),
            http: HttpConfig::read(reader),
            graphql: GraphqlConfig::read(reader),
            database: read_database(reader),
            accounts: AccountsConfig::read(reader),
            session: SessionConfig::read(reader),
            platform: PlatformConfig::read(reader),
            social: Box::new(SocialConfig::read(reader)),
        }
    }

    /// What must hold between settings.
    fn check(&self, reader: &mut Reader) {
        if self.database_url.is_some() && self.secret.is_none() {
            reader.refuse("DATABASE_URL is set, so LYCHGATE_SECRET is needed: at least 32 random bytes, the same on every instance (`openssl rand -hex 32` makes some)");
        }
        if let Some(url) = &self.database_url
            && let Err(error) = crate::db::Connector::new(url.expose(), Duration::ZERO, Duration::ZERO)
        {
            reader.refuse(error.to_string());
        }
        self.graphql.check(reader);
        self.accounts.jwt.check(reader);
        self.accounts.cookies.check(&self.public_url, reader);
        self.accounts.registration.check(reader);
    }
}

/// The URL that a browser on this machine reaches an address by.
fn reachable(listen: SocketAddr) -> String {
    if listen.ip().is_unspecified() {
        format!("http://localhost:{}", listen.port())
    } else {
        format!("http://{listen}")
    }
}

impl PasswordConfig {
    fn read(reader: &mut Reader) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            bcrypt_cost: reader.required("passwords.bcrypt_cost", 12, read::number(4, 16)),
            threads: reader.required("passwords.threads", processors, |text| match text {
                "auto" => Ok(processors),
                other => read::number(1, 256)(other),
            }),
            queue: reader.required("passwords.queue", 64, read::number(1, 65536)),
        }
    }
}

impl LimitConfig {
    fn read(reader: &mut Reader) -> Self {
        Self {
            enabled: reader.required("limits.enabled", true, read::truth),
            client: reader.required("limits.client", Rate::DEFAULT, Rate::parse),
            tokens: reader.required("limits.tokens", Rate::DEFAULT, Rate::parse),
            mail: reader.required("limits.mail", Rate::DEFAULT, Rate::parse),
        }
    }
}

impl MailConfig {
    fn read(reader: &mut Reader) -> Self {
        let delivery = reader.required("mail.delivery", Delivery::Inline, |text| match text {
            "inline" => Ok(Delivery::Inline),
            "queued" => Ok(Delivery::Queued),
            other => Err(format!("is `{other}`: must be inline or queued")),
        });
        Self { delivery, templates: reader.optional("mail.templates", read::text).map(PathBuf::from) }
    }
}

impl HttpConfig {
    fn read(reader: &mut Reader) -> Self {
        let half_a_minute = Duration::from_secs(30);
        Self {
            connections_max: reader.required("http.connections_max", 4096, read::number(1, 1_000_000)),
            body_max_bytes: reader.required("http.body_max_bytes", 65536, read::number(1024, 16 << 20)),
            header_max_bytes: reader.required("http.header_max_bytes", 16384, read::number(8192, 1 << 20)),
            request_timeout: reader.required("http.request_timeout", half_a_minute, read::duration),
            drain_timeout: reader.required("http.drain_timeout", half_a_minute, read::duration),
        }
    }
}

fn read_database(reader: &mut Reader) -> DbOptions {
    let default = DbOptions::default();
    DbOptions {
        shared_connections: reader.required(
            "database.shared_connections",
            default.shared_connections,
            read::number(1, 16),
        ),
        pool_max: reader.required("database.pool_max", default.pool_max, read::number(1, 1000)),
        pool_wait: reader.required("database.pool_wait", default.pool_wait, read::duration),
        statement_timeout: reader.required("database.statement_timeout", default.statement_timeout, read::duration),
        connect_timeout: reader.required("database.connect_timeout", default.connect_timeout, read::duration),
    }
}
