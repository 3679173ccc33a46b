//! The service as a whole: what it stands on, how it starts, how it ends.

pub(crate) mod contracts;
mod secret;
mod server;
mod trusted_documents;

use crate::app::{App, Clock, Random, SystemRandom};
use crate::config::{Config, Secret};
use crate::db::cluster::{Cluster, ClusterError, ClusterOptions, Durability, Reached};
use crate::db::migrate::{self, MigrateError};
use crate::db::{Connector, Db, DbError, UrlError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use secret::SecretError;
pub use server::{AssembleError, Server};
pub use trusted_documents::TrustedDocumentsError;

/// The database of the private cluster.
const DATABASE: &str = "lychgate";
/// How long one statement of an operator's command may take.
const COMMAND_STATEMENT_MAX: Duration = Duration::from_secs(3600);

/// Why the service does not start. Each says in one line what to do.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages of the inner errors say it")]
pub enum StartError {
    #[error(transparent)]
    Cluster(#[from] ClusterError),
    #[error(transparent)]
    Url(#[from] UrlError),
    #[error(transparent)]
    Database(#[from] DbError),
    #[error("cannot use the database: {0} (DATABASE_URL says which it is)")]
    Away(String),
    #[error(transparent)]
    Migrate(MigrateError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error(transparent)]
    Assemble(#[from] AssembleError),
    #[error("the private cluster was not started: {0}")]
    Thread(#[from] tokio::task::JoinError),
    #[error("cannot listen for signals: {0}")]
    Signals(#[from] std::io::Error),
}

impl From<MigrateError> for StartError {
    fn from(error: MigrateError) -> Self {
        match error {
            // Migrating is the first thing that is asked of a database, and this is not about migrations.
            MigrateError::Database(DbError::Unavailable(cause)) => Self::Away(cause),
            MigrateError::Database(_)
            | MigrateError::Unknown { .. }
            | MigrateError::Unlisted { .. }
            | MigrateError::Defect(_)
            | MigrateError::Failed { .. }
            | MigrateError::NothingApplied => Self::Migrate(error),
        }
    }
}

impl StartError {
    /// Whether a setting is wrong, or what it names: nothing would be gained by trying again.
    pub fn is_of_settings(&self) -> bool {
        match self {
            Self::Url(_) => true,
            Self::Assemble(error) => error.is_of_settings(),
            Self::Cluster(_)
            | Self::Database(_)
            | Self::Away(_)
            | Self::Migrate(_)
            | Self::Secret(_)
            | Self::Thread(_)
            | Self::Signals(_) => false,
        }
    }
}

/// What the service stands on: a secret and a migrated database. With it, settings become parts.
#[derive(Debug)]
pub struct Foundation {
    /// The settings.
    pub config: Config,
    /// The root of all keys: the one that is set, or the one kept in the data directory.
    pub secret: Secret,
    /// The database, migrated.
    pub db: Db,
    /// The data directory, absolute.
    pub data_dir: PathBuf,
    /// How long it took to get here.
    pub took: Duration,
    /// Whether the database of the private cluster was not there before.
    pub is_new: bool,
    cluster: Option<Cluster>,
}

impl Foundation {
    /// Starts the private cluster or connects to DATABASE_URL, migrates, and finds or makes the secret.
    ///
    /// # Errors
    /// Whatever is missing or in the way. Nothing is left running then.
    pub async fn lay(config: Config) -> Result<Self, StartError> {
        Self::on(config, Holding::Alone).await
    }

    /// The same for a command of an operator: where a server of this data directory runs, its private cluster is used,
    /// and no statement counts as too slow before an hour has passed.
    ///
    /// # Errors
    /// As for [`Foundation::lay`].
    pub async fn join(mut config: Config) -> Result<Self, StartError> {
        config.database.statement_timeout = COMMAND_STATEMENT_MAX;
        Self::on(config, Holding::WithOthers).await
    }

    async fn on(config: Config, holding: Holding) -> Result<Self, StartError> {
        let begin = Instant::now();
        let Ground { cluster, connector, is_new } = reach(&config, holding).await?;
        // With a database elsewhere it need not be there.
        let data_dir = std::fs::canonicalize(&config.data_dir)
            .or_else(|_| std::path::absolute(&config.data_dir))
            .unwrap_or_else(|_| config.data_dir.clone());
        let secret = match &config.secret {
            Some(secret) => secret.clone(),
            None => secret::kept(&data_dir, &SystemRandom as &dyn Random)?,
        };
        for name in migrate::migrate(&connector).await? {
            tracing::info!(migration = name, "migrated the database");
        }
        let db = Db::connect(&connector, config.database).await?;
        Ok(Self { config, secret, db, data_dir, took: begin.elapsed(), is_new, cluster })
    }

    /// What the rules work with.
    ///
    /// # Errors
    /// Where a key or a setting does not do.
    pub fn app(&self, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Result<App, StartError> {
        Ok(server::assemble(self, self.config.clone(), clock, random)?)
    }

    /// The directory of the private cluster, where we hold one.
    pub fn cluster_home(&self) -> Option<&Path> {
        self.cluster.as_ref().map(Cluster::home)
    }

    /// Closes the database and stops the private cluster. For when nobody asks anything any more.
    ///
    /// # Errors
    /// Where the cluster does not stop.
    pub async fn leave(self) -> Result<(), StartError> {
        self.db.close();
        match self.cluster {
            Some(cluster) => Ok(tokio::task::spawn_blocking(move || cluster.stop()).await??),
            None => Ok(()),
        }
    }
}

/// Migrates and ends. Returns the names of the migrations that were applied.
///
/// # Errors
/// As for [`Foundation::lay`].
pub async fn migrate_only(config: &Config) -> Result<Vec<String>, StartError> {
    let Ground { cluster, connector, .. } = reach(config, Holding::Alone).await?;
    let applied = migrate::migrate(&connector).await?;
    if let Some(cluster) = cluster {
        tokio::task::spawn_blocking(move || cluster.stop()).await??;
    }
    Ok(applied)
}

/// Whether the private cluster may be that of a server that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holding {
    /// No: a second server on a data directory is a mistake.
    Alone,
    /// Yes.
    WithOthers,
}

/// A database that can be reached.
struct Ground {
    /// The private cluster, where we hold it.
    cluster: Option<Cluster>,
    connector: Connector,
    /// Whether the database was made just now.
    is_new: bool,
}

/// The way to the database: that of DATABASE_URL, or that of the private cluster, which is started where nobody may, or
/// does, hold it already.
async fn reach(config: &Config, holding: Holding) -> Result<Ground, StartError> {
    let connector = |url: &str| Connector::new(url, config.database.statement_timeout, config.database.connect_timeout);
    if let Some(url) = &config.database_url {
        return Ok(Ground { cluster: None, connector: connector(url.expose())?, is_new: false });
    }
    let options = ClusterOptions {
        pg_bin: config.pg_bin.clone(),
        path: config.path.clone(),
        durability: Durability::Durable,
        ..ClusterOptions::new(&config.data_dir)
    };
    let reached = tokio::task::spawn_blocking(move || match holding {
        Holding::Alone => Cluster::start(&options).map(Reached::Started),
        Holding::WithOthers => Cluster::start_or_join(&options),
    });
    let reached = reached.await??;
    let connector = connector(&reached.database_url(DATABASE))?;
    let is_new = migrate::make_database(&connector, DATABASE).await?;
    let cluster = match reached {
        Reached::Started(cluster) => Some(cluster),
        Reached::Running(_) => None,
    };
    Ok(Ground { cluster, connector, is_new })
}
