//! From a foundation to a service that answers.

use super::{Foundation, StartError, TrustedDocumentsError, contracts, trusted_documents};
use crate::app::{App, Clock, Random};
use crate::config::{AccountsConfig, Config, JwtAlgorithm};
use crate::crypto::jwt::{AccessTokenSettings, AccessTokens, AsymmetricAlgorithm, KeysError, SigningKeys};
use crate::crypto::password::{PasswordSettings, Passwords, PasswordsError};
use crate::crypto::secrets::{Purpose, Secrets, SecretsError};
use crate::db::Db;
use crate::domain::clean::{CLEAN_EVERY, Cleaned, clean};
use crate::http::{Http, HttpError, HttpLimits, HttpParts, Metrics, Readiness, Reading, metrics_service, serve};
use crate::mail::{DELIVERY_DEADLINE, LinkSettings, Mail, MailError, MailParts, MailSettings, TemplateSettings};
use crate::pages::{self, PageError};
use futures_util::future::BoxFuture;
use lychgate_engine::SchemaError;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

/// Why the parts do not come together.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages of the inner errors say it")]
pub enum AssembleError {
    #[error("the keys of access tokens (LYCHGATE_ACCOUNTS__JWT_...) cannot be used: {0}")]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Schema(#[from] SchemaError),
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error(transparent)]
    Pages(#[from] PageError),
    #[error(transparent)]
    TrustedDocuments(#[from] TrustedDocumentsError),
    #[error("cannot listen on {address}: {source}: name another address in {setting}")]
    Listen { address: SocketAddr, setting: &'static str, source: std::io::Error },
}

impl AssembleError {
    /// Whether a setting is wrong, or what it names.
    pub(super) fn is_of_settings(&self) -> bool {
        match self {
            Self::Keys(error) => !matches!(error, KeysError::Derivation),
            Self::Secrets(error) => matches!(error, SecretsError::RootTooShort),
            Self::Passwords(error) => !matches!(error, PasswordsError::Thread(_)),
            Self::Mail(error) => !matches!(error, MailError::Directory { .. }),
            Self::Http(error) => matches!(error, HttpError::Origin(_)),
            Self::TrustedDocuments(_) => true,
            Self::Schema(_) | Self::Pages(_) | Self::Listen { .. } => false,
        }
    }
}

/// A service that answers.
#[derive(Debug)]
pub struct Server {
    /// What its rules work with.
    pub app: Arc<App>,
    /// Where it listens.
    pub address: SocketAddr,
    /// Where it tells its numbers.
    pub metrics_address: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    http: Http,
    tasks: Vec<JoinHandle<()>>,
}

impl Server {
    /// Puts the parts together and starts to listen.
    ///
    /// # Errors
    /// Where a key, an address or a setting does not do.
    pub async fn start(
        foundation: &Foundation,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, StartError> {
        let (listener, address) = listen(foundation.config.listen, "LYCHGATE_LISTEN").await?;
        let settings = foundation.config.clone().listening_on(address);
        let app = Arc::new(assemble(foundation, settings, clock, random)?);
        let contracts = contracts::all(&app).map_err(AssembleError::from)?;
        let documents = trusted_documents::read(&app.settings.graphql, &contracts).map_err(AssembleError::from)?;
        let metrics = Arc::new(Metrics::new());
        observe(&metrics, &app);
        let parts = HttpParts {
            contracts,
            standing_pages: pages::standing(&app).map_err(AssembleError::from)?,
            link_pages: pages::all(&app).map_err(AssembleError::from)?,
            limits: limits(&app.settings),
            public_origin: app.settings.public_url.clone(),
            trusted_proxies: app.settings.trusted_proxies.clone(),
            cors_origins: app.settings.cors_origins.clone(),
            token_header: app.settings.accounts.jwt.auth_header_name.clone(),
            get: app.settings.graphql.get,
            trusted_documents: documents,
            jwks: app.accounts_tokens.jwks(),
            readiness: Arc::new(DatabaseAnswers(app.db.clone())),
            clock: Arc::clone(&app.clock),
            metrics: Arc::clone(&metrics),
        };
        let limits = parts.limits;
        let http = Http::new(parts, &*app.random).map_err(AssembleError::from)?;
        let mut tasks = Vec::new();
        let (stop, _) = watch::channel(false);
        tasks.push(tokio::spawn(served(listener, http.service(), limits, Arc::clone(&metrics), stopped(&stop))));
        let mut metrics_address = None;
        if let Some(wanted) = app.settings.metrics_listen {
            let (listener, address) = listen(wanted, "LYCHGATE_METRICS_LISTEN").await?;
            metrics_address = Some(address);
            let service = metrics_service(Arc::clone(&metrics));
            tasks.push(tokio::spawn(served(listener, service, limits, metrics, stopped(&stop))));
        }
        let worker = Arc::clone(&app);
        let stopping = stopped(&stop);
        tasks.push(tokio::spawn(async move { worker.mail.work(stopping).await }));
        tasks.push(tokio::spawn(keep_clean(Arc::clone(&app), stopped(&stop))));
        Ok(Self { app, address, metrics_address, stop, http, tasks })
    }

    /// Accepts no more, lets requests and the mails under way finish.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        for task in self.tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a part of the service ended badly");
            }
        }
        self.http.finished().await;
    }
}

/// Cleans now and then, until the service is to stop.
async fn keep_clean(app: Arc<App>, stopping: impl Future<Output = ()> + Send) {
    let mut stopping = std::pin::pin!(stopping);
    // Not at once: a start has better things to do.
    let mut times = tokio::time::interval_at(tokio::time::Instant::now() + CLEAN_EVERY, CLEAN_EVERY);
    loop {
        tokio::select! {
            biased;
            () = &mut stopping => return,
            _ = times.tick() => {}
        }
        match clean(&app).await {
            Ok(cleaned) if cleaned == Cleaned::default() => {}
            Ok(cleaned) => tracing::info!(?cleaned, "deleted what had its time"),
            Err(failure) => tracing::warn!(%failure, "cleaning is put off"),
        }
    }
}

/// Completes when the service is to stop.
fn stopped(stop: &watch::Sender<bool>) -> impl Future<Output = ()> + Send + 'static {
    let mut stopping = stop.subscribe();
    async move {
        // An error means that the sender is gone, and with it the service.
        let _ = stopping.wait_for(|stop| *stop).await;
    }
}

async fn served<S: crate::http::HttpService>(
    listener: TcpListener,
    service: S,
    limits: HttpLimits,
    metrics: Arc<Metrics>,
    shutdown: impl Future<Output = ()> + Send,
) {
    let cut_off = serve(listener, service, limits, metrics, shutdown).await;
    if cut_off > 0 {
        tracing::warn!(connections = cut_off, "connections were cut off: they took longer than the drain time");
    }
}

async fn listen(address: SocketAddr, setting: &'static str) -> Result<(TcpListener, SocketAddr), AssembleError> {
    let failed = |source| AssembleError::Listen { address, setting, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

pub(super) fn assemble(
    foundation: &Foundation,
    settings: Config,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Result<App, AssembleError> {
    let previous: Vec<&[u8]> = settings.secret_previous.iter().map(|secret| secret.expose().as_bytes()).collect();
    let secrets = Arc::new(Secrets::new(foundation.secret.expose().as_bytes(), &previous, Arc::clone(&random))?);
    let accounts_tokens = AccessTokens::new(token_settings(&settings.accounts)?, &secrets)?;
    let session_tokens = bearer_token_settings(crate::api::session::CONTRACT, Purpose::SessionAccessToken);
    let platform_tokens = bearer_token_settings(crate::api::platform::CONTRACT, Purpose::PlatformAccessToken);
    let passwords = PasswordSettings {
        cost: settings.passwords.bcrypt_cost,
        threads: settings.passwords.threads,
        queue: settings.passwords.queue,
    };
    let passwords = Passwords::start(passwords, Arc::clone(&random))?;
    let parts = MailParts {
        db: foundation.db.clone(),
        secrets: Arc::clone(&secrets),
        clock: Arc::clone(&clock),
        random: Arc::clone(&random),
    };
    let mail = Mail::new(mail_settings(&settings, &foundation.data_dir), parts)?;
    Ok(App {
        session_tokens: AccessTokens::new(session_tokens, &secrets)?,
        platform_tokens: AccessTokens::new(platform_tokens, &secrets)?,
        settings,
        db: foundation.db.clone(),
        clock,
        random,
        passwords,
        secrets,
        accounts_tokens,
        mail,
        outbound: Arc::default(),
    })
}

fn token_settings(settings: &AccountsConfig) -> Result<AccessTokenSettings, AssembleError> {
    let asymmetric = |algorithm| SigningKeys::Asymmetric {
        algorithm,
        private_pem: Zeroizing::new(
            settings.jwt.private_key.as_ref().map(|key| key.expose().to_owned()).unwrap_or_default(),
        ),
        public_pem: settings.jwt.public_key.clone(),
        previous_public_pems: settings.jwt.previous_public_keys.clone(),
    };
    let keys = match settings.jwt.algorithm {
        JwtAlgorithm::Hs256 => SigningKeys::Hs256 {
            secret: settings.jwt.secret_key.as_ref().map(|key| Zeroizing::new(key.expose().as_bytes().to_vec())),
        },
        JwtAlgorithm::Rs256 => asymmetric(AsymmetricAlgorithm::Rs256),
        JwtAlgorithm::EdDsa => asymmetric(AsymmetricAlgorithm::EdDsa),
    };
    Ok(AccessTokenSettings {
        contract: crate::api::accounts::CONTRACT,
        purpose: Purpose::AccountsAccessToken,
        keys,
        audience: settings.jwt.audience.clone(),
        issuer: settings.jwt.issuer.clone(),
        leeway_s: u32::try_from(settings.jwt.leeway.as_secs()).unwrap_or(u32::MAX),
    })
}

/// Of contracts whose access tokens have no settings of their own.
fn bearer_token_settings(contract: &'static str, purpose: Purpose) -> AccessTokenSettings {
    AccessTokenSettings {
        contract,
        purpose,
        keys: SigningKeys::Hs256 { secret: None },
        audience: None,
        issuer: None,
        leeway_s: 0,
    }
}

fn mail_settings(settings: &Config, data_dir: &Path) -> MailSettings {
    MailSettings {
        from: settings.mail_from.clone(),
        smtp_url: settings.smtp_url.as_ref().map(|url| url.expose().to_owned()),
        directory: data_dir.join("mail"),
        links: LinkSettings {
            link_url: settings.link_url.clone(),
            activation_path: settings.accounts.activation_path_on_email.clone(),
            activation_secondary_email_path: settings.accounts.activation_secondary_email_path_on_email.clone(),
            password_reset_path: settings.accounts.password_reset_path_on_email.clone(),
            password_set_path: settings.accounts.password_set_path_on_email.clone(),
            email_change_path: settings.accounts.email_change_path_on_email.clone(),
        },
        templates: TemplateSettings {
            directory: settings.mail.templates.clone(),
            files: settings
                .accounts
                .letters
                .files
                .clone()
                .into_iter()
                .chain(settings.session.letter_files.clone())
                .chain(settings.platform.letter_files.clone())
                .collect(),
            variables: settings.accounts.letters.variables.clone(),
        },
        delivery: settings.mail.delivery,
        deadline: DELIVERY_DEADLINE,
    }
}

fn limits(settings: &Config) -> HttpLimits {
    HttpLimits {
        body_max_bytes: settings.http.body_max_bytes,
        head_max_bytes: settings.http.header_max_bytes,
        request_timeout: settings.http.request_timeout,
        connections_max: settings.http.connections_max,
        drain_timeout: settings.http.drain_timeout,
        ..HttpLimits::default()
    }
}

/// The numbers that other parts keep.
fn observe(metrics: &Metrics, app: &Arc<App>) {
    let reading = |number: fn(&App) -> u64| {
        let app = Arc::clone(app);
        vec![Reading::new(move || number(&app))]
    };
    metrics.observe_gauge(
        "password_hashes_waiting",
        "Password hashes that wait for a thread",
        reading(|app| u64::try_from(app.passwords.waiting()).unwrap_or(u64::MAX)),
    );
    metrics.observe_gauge(
        "password_hashes_running",
        "Password hashes that are being computed",
        reading(|app| u64::try_from(app.passwords.running()).unwrap_or(u64::MAX)),
    );
    metrics.observe_counter(
        "password_hashes_refused",
        "Password hashes refused because too many were waiting",
        reading(|app| app.passwords.refused()),
    );
}

/// The service is ready while the database answers.
struct DatabaseAnswers(Db);

impl Readiness for DatabaseAnswers {
    fn ready(&self) -> BoxFuture<'_, bool> {
        Box::pin(async { self.0.ready().await.is_ok() })
    }
}
