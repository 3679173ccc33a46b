//! The pool: connections that one caller has to itself, for transactions and single writes.

use super::connect::{Connector, Purpose};
use super::error::DbError;
use ::deadpool::managed::QueueMode;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{self, Object, PoolError};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use std::sync::Arc;
use std::time::Duration;

/// A pool of connections for one purpose.
#[derive(Clone)]
pub(super) struct Pool {
    connections: deadpool::Pool<AsyncPgConnection>,
    wait: Duration,
}

impl Pool {
    /// Makes an empty pool; connections come when they are needed. Who waits longer than `wait` for one is refused.
    ///
    /// # Errors
    /// Never for a `size_max` above 0.
    pub(super) fn new(
        connector: &Arc<Connector>,
        purpose: Purpose,
        size_max: usize,
        wait: Duration,
    ) -> Result<Self, DbError> {
        let mut config = ManagerConfig::<AsyncPgConnection>::default();
        // No test query: it would double the round trips. A connection that broke while it lay here is noticed by its
        // driver and dropped, and one that breaks in use answers with an error.
        config.recycling_method = RecyclingMethod::Fast;
        config.custom_setup = Arc::clone(connector).for_pool(purpose);
        // The URL is the connector's.
        let manager = AsyncDieselConnectionManager::new_with_config("", config);
        // The one that was used last comes first: its process has all at hand that the others would have to fetch.
        let builder = deadpool::Pool::builder(manager).max_size(size_max).queue_mode(QueueMode::Lifo);
        let connections = builder.build();
        let connections = connections.map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { connections, wait })
    }

    /// Takes a connection.
    pub(super) async fn get(&self) -> Result<Object<AsyncPgConnection>, DbError> {
        let taken = tokio::time::timeout(self.wait, self.connections.get()).await;
        let taken = taken.map_err(|_| DbError::Unavailable("no connection became free in time".to_owned()))?;
        taken.map_err(|error| match error {
            PoolError::Backend(error) => DbError::Unavailable(error.to_string()),
            PoolError::Closed => DbError::Unavailable("the pool is closed".to_owned()),
            PoolError::Timeout(_) => DbError::Unavailable("connecting took too long".to_owned()),
            PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
                DbError::Unavailable("the pool is not set up".to_owned())
            }
        })
    }

    /// Closes it; connections in use end when they come back.
    pub(super) fn close(&self) {
        self.connections.close();
    }
}
