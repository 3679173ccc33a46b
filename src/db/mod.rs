//! The only place that knows diesel: connections, transactions, migrations, and one file per table.
pub mod account_search;
pub mod accounts;
pub mod administration;
pub mod administrators;
pub mod api_keys;
pub mod audit_entries;
pub mod authenticators;
pub mod cluster;
mod connect;
pub mod credentials;
pub mod devices;
pub mod email_addresses;
mod error;
mod fixed;
pub mod guess_counters;
pub mod imported_accounts;
pub mod lapsing;
pub mod live_sessions;
pub mod mailed_act_codes;
pub mod mailed_tokens;
pub mod migrate;
pub mod notifications;
pub mod onboarding;
pub mod one_time_codes;
pub mod organization_invitations;
pub mod organization_members;
pub mod organizations;
pub mod outbox;
pub mod passkey_challenges;
pub mod passkeys;
pub mod pending_password_changes;
mod pool;
pub mod profiles;
pub mod rate_counters;
mod schema;
pub mod second_factors;
pub mod sessions;
mod shared;
pub mod sign_in_attempts;
pub mod social_identities;
pub mod standings;
pub mod temporary_passwords;
mod tls;
pub mod transfer;
pub mod user_pages;
pub mod user_settings;

pub use connect::{Connector, UrlError};
pub use diesel::QueryResult;
pub use error::DbError;

use connect::Purpose;
use diesel_async::{AnsiTransactionManager, TransactionManager};
use pool::Pool;
use shared::Shared;
use std::sync::Arc;
use std::time::Duration;

/// A connection to PostgreSQL.
pub type Connection = diesel_async::AsyncPgConnection;

/// How the database is used.
#[derive(Debug, Clone, Copy)]
pub struct DbOptions {
    /// Connections that all single reads share; at least one.
    pub shared_connections: usize,
    /// The most connections for transactions and single writes.
    pub pool_max: usize,
    /// How long one waits for one of the latter.
    pub pool_wait: Duration,
    /// How long a statement may take.
    pub statement_timeout: Duration,
    /// How long connecting may take.
    pub connect_timeout: Duration,
}

impl Default for DbOptions {
    fn default() -> Self {
        Self {
            shared_connections: 2,
            pool_max: 10,
            pool_wait: Duration::from_secs(2),
            statement_timeout: Duration::from_secs(5),
            connect_timeout: Duration::from_secs(5),
        }
    }
}

/// The database.
#[derive(Clone)]
pub struct Db {
    shared: Arc<Shared>,
    pool: Pool,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Db")
    }
}

impl Db {
    /// Connects.
    ///
    /// # Errors
    /// Where the database is away.
    pub async fn connect(connector: &Connector, options: DbOptions) -> Result<Self, DbError> {
        let connector = Arc::new(connector.clone());
        let pool = Pool::new(&connector, Purpose::Write, options.pool_max, options.pool_wait)?;
        let shared = Shared::connect(&connector, options.shared_connections, options.pool_wait).await?;
        Ok(Self { shared: Arc::new(shared), pool })
    }

    /// Runs one statement that only reads, on a connection shared with others. It may be run twice, so the server
    /// refuses it where it writes.
    ///
    /// # Errors
    /// Of the statement, or [`DbError::Unavailable`].
    pub async fn read<T, F>(&self, statement: F) -> Result<T, DbError>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> QueryResult<T> + Run<&'c Connection, QueryResult<T>, Fut: Send>,
        F: Clone + Send,
        T: Send,
    {
        self.shared.read(statement).await
    }

    /// Runs one statement that only reads and may take its time, once, on a connection that nobody else waits for.
    ///
    /// # Errors
    /// Of the statement, or [`DbError::Unavailable`]; also where too many take their time already.
    pub async fn read_at_length<T, F>(&self, statement: F) -> Result<T, DbError>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> QueryResult<T> + Run<&'c Connection, QueryResult<T>, Fut: Send>,
        F: Send,
        T: Send,
    {
        self.shared.read_beside(statement).await
    }

    /// Runs one statement that writes, without a transaction around it.
    ///
    /// # Errors
    /// Of the statement, or [`DbError::Unavailable`]: it may have happened then, where the connection broke under it.
    pub async fn write<T, F>(&self, statement: F) -> Result<T, DbError>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> QueryResult<T> + Run<&'c Connection, QueryResult<T>, Fut: Send>,
        F: Send,
        T: Send,
    {
        let connection = self.pool.get().await?;
        statement(&connection).await.map_err(DbError::from)
    }

    /// Runs a transaction: committed where `work` succeeds, rolled back where it fails or is dropped.
    ///
    /// # Errors
    /// Those of `work`, and those of beginning and committing.
    pub async fn transaction<T, E, F>(&self, work: F) -> Result<T, E>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> Result<T, E> + Run<&'c Connection, Result<T, E>, Fut: Send>,
        F: Send,
        T: Send,
        E: From<DbError> + Send,
    {
        let mut connection = self.pool.get().await.map_err(E::from)?;
        let begun = AnsiTransactionManager::begin_transaction(&mut *connection).await;
        begun.map_err(|error| E::from(error.into()))?;
        // Dropped here, the connection is not given out again: the pool sees that a transaction is open.
        match work(&connection).await {
            Ok(value) => {
                let committed = AnsiTransactionManager::commit_transaction(&mut *connection).await;
                committed.map(|()| value).map_err(|error| E::from(error.into()))
            }
            Err(error) => {
                if let Err(rollback) = AnsiTransactionManager::rollback_transaction(&mut *connection).await {
                    tracing::debug!(error = %rollback, "a transaction ended with its connection");
                }
                Err(error)
            }
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn ready(&self) -> Result<(), DbError> {
        use diesel_async::RunQueryDsl;
        self.read(async |mut connection: &Connection| diesel::sql_query("select 1").execute(&mut connection).await)
            .await
            .map(drop)
    }

    /// Closes all connections. Those in use end when they are done.
    pub fn close(&self) {
        self.shared.close();
        self.pool.close();
    }
}

/// An asynchronous closure whose future has a name, so that a bound can ask for `Send`. Every asynchronous closure is
/// one; nobody else needs to be.
pub trait Run<Argument, Output>:
    AsyncFnOnce(Argument) -> Output + FnOnce(Argument) -> <Self as Run<Argument, Output>>::Fut
{
    /// What the closure returns.
    type Fut: Future<Output = Output>;
}

impl<F, Argument, Fut, Output> Run<Argument, Output> for F
where
    F: AsyncFnOnce(Argument) -> Output + FnOnce(Argument) -> Fut,
    Fut: Future<Output = Output>,
{
    type Fut = Fut;
}
