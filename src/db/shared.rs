//! The shared connections: single reads of many callers, pipelined. One that breaks is replaced, and one that is held
//! up by a slow statement is avoided.

use super::connect::{Connected, Connector, Ended, Purpose};
use super::error::DbError;
use super::pool::Pool;
use super::{Connection, QueryResult, Run};
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::SimpleAsyncConnection;
use futures_util::future::Either;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// A connection on which nothing was answered for so long, although something was asked, is held up.
const HELD_UP_AFTER: Duration = Duration::from_millis(50);
/// How long after its last words a connection may take to close.
const CLOSES_WITHIN: Duration = Duration::from_millis(20);
/// How long one waits before the next attempt to connect, at first and at most.
const RETRY_FIRST: Duration = Duration::from_millis(20);
const RETRY_MAX: Duration = Duration::from_secs(1);
/// Connections beside the shared ones, for statements that would have to wait for a slow one.
const BYPASS_MAX: usize = 4;

/// The shared connections.
pub(super) struct Shared {
    lines: Vec<Arc<Line>>,
    keepers: Vec<JoinHandle<()>>,
    /// Read-only, too.
    bypass: Pool,
}

/// One connection, or the place where the next one will be.
struct Line {
    live: RwLock<Option<Arc<Live>>>,
    born: Instant,
    /// Statements asked and not answered.
    waiting: Arc<AtomicUsize>,
    /// When the last one was answered, or the first one of those waiting was asked: milliseconds after `born`.
    moved_at_ms: AtomicU64,
    /// Somebody went away without an answer, so `waiting` no longer tells what the server still has to do. Until a
    /// probe was answered nobody else is sent here.
    unclear: AtomicBool,
    probe: Notify,
}

/// A connection that stood when it was looked at.
struct Live {
    connection: Connection,
    ended: Ended,
}

impl Shared {
    /// Connects `count` times.
    ///
    /// # Errors
    /// Where the database is away: a service starts with it or not at all.
    pub(super) async fn connect(connector: &Arc<Connector>, count: usize, wait: Duration) -> Result<Self, DbError> {
        let bypass = Pool::new(connector, Purpose::Read, BYPASS_MAX, wait)?;
        let mut shared = Self { lines: Vec::new(), keepers: Vec::new(), bypass };
        for _ in 0..count.max(1) {
            let line = Arc::new(Line::new());
            let connected = connector.connect_shared(&line.waiting).await?;
            let ended = line.take_up(connected);
            shared.keepers.push(tokio::spawn(keep(Arc::clone(connector), Arc::clone(&line), ended)));
            shared.lines.push(line);
        }
        Ok(shared)
    }

    /// Runs a read. Where the connection breaks under it, or is held up by somebody else's slow statement, it is run
    /// once more on a connection of its own: reading twice does no harm.
    pub(super) async fn read<T, F>(&self, statement: F) -> Result<T, DbError>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> QueryResult<T> + Run<&'c Connection, QueryResult<T>, Fut: Send>,
        F: Clone + Send,
        T: Send,
    {
        let Some((line, live)) = self.pick() else { return self.read_beside(statement).await };
        let mut ticket = Ticket::new(line);
        let mut first = std::pin::pin!((statement.clone())(&live.connection));
        loop {
            match tokio::time::timeout(HELD_UP_AFTER, first.as_mut()).await {
                Ok(Ok(value)) => {
                    ticket.answered = true;
                    return Ok(value);
                }
                Ok(Err(error)) => {
                    ticket.answered = true;
                    return self.after_failure(error, &live, statement).await;
                }
                Err(_) if line.is_held_up() => break,
                Err(_) => {}
            }
        }
        // Whoever answers first is right; the slow statement itself meets its own time limit in either place.
        let second = std::pin::pin!(self.read_beside(statement));
        match futures_util::future::select(first, second).await {
            Either::Left((Ok(value), _)) => {
                ticket.answered = true;
                Ok(value)
            }
            Either::Left((Err(_), second)) => {
                ticket.answered = true;
                second.await
            }
            Either::Right((Ok(value), _)) => Ok(value),
            Either::Right((Err(_), first)) => {
                let outcome = first.await;
                ticket.answered = true;
                outcome.map_err(failed_read)
            }
        }
    }

    /// Tells a broken connection from a broken statement.
    async fn after_failure<T, F>(&self, error: Error, live: &Live, statement: F) -> Result<T, DbError>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> QueryResult<T> + Run<&'c Connection, QueryResult<T>, Fut: Send>,
        F: Send,
        T: Send,
    {
        // A server that goes away says so first, in its own language and without a code that diesel hands on, and closes
        // the connection then. So where it is not clear that the connection is well, it gets a moment to show.
        let unclear = matches!(
            &error,
            Error::DatabaseError(
                DatabaseErrorKind::Unknown
                    | DatabaseErrorKind::UnableToSendCommand
                    | DatabaseErrorKind::ClosedConnection,
                _
            )
        );
        if unclear {
            let _ = tokio::time::timeout(CLOSES_WITHIN, live.ended.clone().wait()).await;
        }
        if live.ended.already() { self.read_beside(statement).await } else { Err(failed_read(error)) }
    }

    /// Runs a read on a connection of its own.
    pub(super) async fn read_beside<T, F>(&self, statement: F) -> Result<T, DbError>
    where
        for<'c> F: AsyncFnOnce(&'c Connection) -> QueryResult<T> + Run<&'c Connection, QueryResult<T>, Fut: Send>,
        F: Send,
        T: Send,
    {
        let connection = self.bypass.get().await?;
        statement(&connection).await.map_err(failed_read)
    }

    /// The connection with the least to do, of those that stand and move.
    fn pick(&self) -> Option<(&Line, Arc<Live>)> {
        let usable = self.lines.iter().filter(|line| !line.is_held_up() && !line.unclear.load(Ordering::Relaxed));
        let standing = usable.filter_map(|line| Some((&**line, line.live()?)));
        standing.min_by_key(|(line, _)| line.waiting.load(Ordering::Relaxed))
    }

    /// Ends all connections; those in use end when they are done.
    pub(super) fn close(&self) {
        self.keepers.iter().for_each(JoinHandle::abort);
        self.lines.iter().for_each(|line| line.put_down());
        self.bypass.close();
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.close();
    }
}

impl Line {
    fn new() -> Self {
        Self {
            live: RwLock::new(None),
            born: Instant::now(),
            waiting: Arc::default(),
            moved_at_ms: AtomicU64::new(0),
            unclear: AtomicBool::new(false),
            probe: Notify::new(),
        }
    }

    fn live(&self) -> Option<Arc<Live>> {
        let live = self.live.read().unwrap_or_else(PoisonError::into_inner).clone()?;
        if live.ended.already() { None } else { Some(live) }
    }

    fn take_up(&self, connected: Connected) -> Ended {
        let ended = connected.ended.clone();
        let live = Live { connection: connected.connection, ended: connected.ended };
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(live));
        ended
    }

    fn put_down(&self) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn age_ms(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn is_held_up(&self) -> bool {
        let still_ms = self.age_ms().saturating_sub(self.moved_at_ms.load(Ordering::Relaxed));
        self.waiting.load(Ordering::Relaxed) > 0 && u128::from(still_ms) >= HELD_UP_AFTER.as_millis()
    }
}

/// One statement's place in a line.
struct Ticket<'a> {
    line: &'a Line,
    answered: bool,
}

impl<'a> Ticket<'a> {
    fn new(line: &'a Line) -> Self {
        if line.waiting.fetch_add(1, Ordering::Relaxed) == 0 {
            line.moved_at_ms.store(line.age_ms(), Ordering::Relaxed);
        }
        Self { line, answered: false }
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.line.waiting.fetch_sub(1, Ordering::Relaxed);
        if self.answered {
            self.line.moved_at_ms.store(self.line.age_ms(), Ordering::Relaxed);
        } else {
            self.line.unclear.store(true, Ordering::Relaxed);
            self.line.probe.notify_one();
        }
    }
}

/// A server that only reads is one that is changing its part, and that passes. Here it is us who told it to: somebody
/// passed a statement that writes to [`super::Db::read`].
fn failed_read(error: Error) -> DbError {
    if matches!(error, Error::DatabaseError(DatabaseErrorKind::ReadOnlyTransaction, _)) {
        DbError::Internal(error)
    } else {
        error.into()
    }
}

/// Replaces the connection of a line whenever it ends, and probes it when it is unclear.
async fn keep(connector: Arc<Connector>, line: Arc<Line>, mut ended: Ended) {
    loop {
        tokio::select! {
            () = ended.wait() => {
                line.put_down();
                ended = reconnect(&connector, &line).await;
                line.unclear.store(false, Ordering::Relaxed);
            }
            () = line.probe.notified() => {
                if let Some(live) = line.live() {
                    // It is answered after everything that was asked before. Where it is not, the connection has ended.
                    let _ = (&live.connection).batch_execute("").await;
                    line.unclear.store(false, Ordering::Relaxed);
                }
            }
        }
    }
}

async fn reconnect(connector: &Connector, line: &Line) -> Ended {
    let mut pause = RETRY_FIRST;
    loop {
        match connector.connect_shared(&line.waiting).await {
            Ok(connected) => {
                tracing::info!("connected to the database again");
                return line.take_up(connected);
            }
            Err(error) => {
                tracing::debug!(%error, "cannot reconnect to the database");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(RETRY_MAX);
            }
        }
    }
}
