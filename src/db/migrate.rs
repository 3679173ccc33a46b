//! Migrations: bringing the schema of a database to what this lychgate expects.

use super::connect::{Connector, Purpose};
use super::error::DbError;
use diesel::QueryableByName;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel::pg::Pg;
use diesel_async::async_connection_wrapper::AsyncConnectionWrapper;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
/// The advisory lock that one migrating instance holds: the letters `lychgate`.
const LOCK: i64 = 0x6c79_6368_6761_7465;
/// How long the migration of another instance is waited for.
const LOCK_MAX: &str = "10min";

/// Why a database was not migrated.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// It is away, or another instance has been migrating it for ten minutes.
    #[error("cannot migrate the database: {0}")]
    Database(#[from] DbError),
    /// Another lychgate has been here that this one cannot work beside: a newer one that took away what this one needs, or
    /// one that goes another way.
    #[error(
        "the database was migrated by a newer lychgate (it has {}, which this one does not know and cannot do with): start that version, or restore a backup from before it", versions.join(", ")
    )]
    Unknown {
        /// The versions of the migrations that are in the way.
        versions: Vec<String>,
    },
    /// The table that remembers which migrations were applied can be neither made nor read.
    #[error(
        "cannot make or read the table of applied migrations, so that none was applied or undone: {reason}{}",
        advice(reason)
    )]
    Unlisted {
        /// What the database said.
        reason: String,
    },
    /// The migrations that this program holds are none, or their thread ended: a defect.
    #[error("the migrations cannot be run: {0}")]
    Defect(String),
    /// A migration does not go through. Nothing of it remains.
    #[error("migration {name} failed, and nothing of it remains: {reason}{}", advice(reason))]
    Failed {
        /// Its directory.
        name: String,
        /// What the database said.
        reason: String,
    },
    /// There is nothing to undo.
    #[error("no migration is applied")]
    NothingApplied,
}

/// Applies what is missing, in order, each in a transaction. Any number of instances may do it at once: one works, the
/// others wait. Returns the names of those that were applied. A database that a newer lychgate migrated does as it is, as
/// long as nothing was taken away (`schema_contractions`): instances of both may work on it, and be started anew.
///
/// # Errors
/// Also where the database has migrations that this lychgate does not know and cannot do with; it is left alone then.
pub async fn migrate(connector: &Connector) -> Result<Vec<String>, MigrateError> {
    on_own_thread(connector, |session| {
        let known = known()?;
        let applied = session.applied_migrations().map_err(|error| unlisted(&*error))?;
        let is_known = |version: &MigrationVersion<'_>| known.iter().any(|one| one.name().version() == *version);
        let unknown: Vec<String> =
            applied.iter().filter(|version| !is_known(version)).map(ToString::to_string).collect();
        let pending: Vec<_> = known.iter().filter(|one| !applied.contains(&one.name().version())).collect();
        if !unknown.is_empty() {
            // A newer lychgate has all migrations of an older one: where some are missing, it is not our successor.
            let in_the_way = if pending.is_empty() { contractions_among(session, &unknown)? } else { unknown.clone() };
            if !in_the_way.is_empty() {
                return Err(MigrateError::Unknown { versions: in_the_way });
            }
            tracing::warn!(migrations = unknown.join(", "), "the database was migrated by a newer lychgate");
            return Ok(Vec::new());
        }
        pending
            .into_iter()
            .map(|migration| {
                let name = migration.name().to_string();
                session.run_migration(&**migration).map_err(|error| failed(&name, &*error))?;
                Ok(name)
            })
            .collect()
    })
    .await
}

/// Those of the migrations that took something away. Only for a database that has all of ours.
fn contractions_among(session: &mut Session, versions: &[String]) -> Result<Vec<String>, MigrateError> {
    #[derive(QueryableByName)]
    struct Contraction {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
    }
    let all = diesel::RunQueryDsl::load::<Contraction>(
        diesel::sql_query("select version from schema_contractions order by version"),
        session,
    );
    let all = all.map_err(|error| unlisted(&error))?;
    Ok(all.into_iter().map(|one| one.version).filter(|version| versions.contains(version)).collect())
}

/// Undoes the latest migration and returns its name. What was in its tables is lost.
///
/// # Errors
/// Also where none is applied.
pub async fn revert_latest(connector: &Connector) -> Result<String, MigrateError> {
    on_own_thread(connector, |session| {
        let applied: Vec<MigrationVersion<'static>> =
            session.applied_migrations().map_err(|error| unlisted(&*error))?;
        let latest = applied.into_iter().max().ok_or(MigrateError::NothingApplied)?;
        let migration = known()?.into_iter().find(|migration| migration.name().version() == latest);
        let migration = migration.ok_or_else(|| MigrateError::Unknown { versions: vec![latest.to_string()] })?;
        let name = migration.name().to_string();
        session.revert_migration(&*migration).map_err(|error| failed(&name, &*error))?;
        Ok(name)
    })
    .await
}

/// Makes the database if it is not there, and says whether it made it. For a private cluster, where nobody else would.
///
/// # Errors
/// Where it is away.
pub async fn make_database(connector: &Connector, name: &str) -> Result<bool, DbError> {
    let mut session = connector.with_database("postgres").connect(Purpose::Migrate).await?.connection;
    match session.batch_execute(&format!("create database {}", quoted(name))).await {
        Ok(()) => Ok(true),
        // PostgreSQL knows no `if not exists` here, and two may ask at once: try, and see.
        Err(error) => match connector.with_database(name).connect(Purpose::Read).await {
            Ok(_) => Ok(false),
            Err(_) => Err(error.into()),
        },
    }
}

/// A name as PostgreSQL quotes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

type Session = AsyncConnectionWrapper<AsyncPgConnection>;

/// diesel_migrations blocks, so it gets a thread of its own, and a connection that holds the lock until it ends.
async fn on_own_thread<T: Send + 'static>(
    connector: &Connector,
    work: impl FnOnce(&mut Session) -> Result<T, MigrateError> + Send + 'static,
) -> Result<T, MigrateError> {
    let mut connection = connector.connect(Purpose::Migrate).await?.connection;
    let lock = format!("set lock_timeout = '{LOCK_MAX}'; select pg_advisory_lock({LOCK}); set lock_timeout = 0");
    connection.batch_execute(&lock).await.map_err(DbError::from)?;
    let done = tokio::task::spawn_blocking(move || work(&mut Session::from(connection))).await;
    done.unwrap_or_else(|error| Err(MigrateError::Defect(error.to_string())))
}

fn known() -> Result<Vec<Box<dyn Migration<Pg>>>, MigrateError> {
    let mut migrations = MIGRATIONS.migrations().map_err(|error| MigrateError::Defect(error.to_string()))?;
    migrations.sort_by(|one, other| one.name().version().cmp(&other.name().version()));
    Ok(migrations)
}

fn failed(name: &str, error: &(dyn std::error::Error + 'static)) -> MigrateError {
    MigrateError::Failed { name: name.to_owned(), reason: error.to_string() }
}

fn unlisted(error: &(dyn std::error::Error + 'static)) -> MigrateError {
    MigrateError::Unlisted { reason: error.to_string() }
}

/// What to do where the role lacks rights. diesel does not hand on the code of an error, so the text has to do: that of
/// PostgreSQL in English.
fn advice(reason: &str) -> &'static str {
    if reason.contains("permission denied") || reason.contains("must be owner") {
        " (the role that DATABASE_URL names must own the database: CREATE DATABASE lychgate OWNER lychgate)"
    } else {
        ""
    }
}
