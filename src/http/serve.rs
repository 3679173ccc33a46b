//! Accepting connections: HTTP/1 and HTTP/2 on one listener, bounded in number and time, drained at the end.

use super::limits::HttpLimits;
use super::lingering::{Haste, Lingering};
use super::metrics::Metrics;
use super::received::Received;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::cell::RefCell;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// How long accepting pauses after the machine refused a connection, most often for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// The shortest time between two looks at a silent connection.
const SILENCE_MIN: Duration = Duration::from_millis(10);
/// The least that hyper buffers of a head. More than our own bounds, so that the usual excess gets an answer with a text;
/// beyond the buffer hyper answers with the status alone.
const HEAD_BUFFER_MIN_BYTES: usize = 128 * 1024;
/// What HTTP/2 counts for a head beyond its bytes: 32 for each of its fields (RFC 9113, section 6.5.2).
const HEAD_FIELDS_BYTES: usize = 8 * 1024;

/// What [`serve`] runs: any tower service from a request to a complete answer that is always ready for one. It is cloned for each
/// connection and called without being asked whether it is ready.
pub trait HttpService:
    tower::Service<
        Request<Received<Incoming>>,
        Response = Response<Full<Bytes>>,
        Error = Infallible,
        Future: Send + Unpin + 'static,
    > + Clone
    + Send
    + Sync
    + 'static
{
}

impl<S> HttpService for S where
    S: tower::Service<
            Request<Received<Incoming>>,
            Response = Response<Full<Bytes>>,
            Error = Infallible,
            Future: Send + Unpin + 'static,
        > + Clone
        + Send
        + Sync
        + 'static
{
}

/// Serves until `shutdown` completes; then accepts no more, lets requests in flight finish within the drain time, and
/// returns the number of connections that had to be cut off.
pub async fn serve<S: HttpService>(
    listener: TcpListener,
    service: S,
    limits: HttpLimits,
    metrics: Arc<Metrics>,
    shutdown: impl Future<Output = ()> + Send,
) -> usize {
    let mut shutdown = pin!(shutdown);
    let slots = Arc::new(Semaphore::new(limits.connections_max));
    let (stage, staged) = watch::channel(Stage::Serving);
    let builder = Arc::new(builder(&limits));
    loop {
        let accepted = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (slot, listener.accept().await)
        };
        let (slot, stream, address) = tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = accepted => match accepted {
                (Ok(slot), Ok((stream, address))) => (slot, stream, address),
                (_, Err(error)) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                    continue;
                }
                // The semaphore is never closed; were it, nothing could be served any more.
                (Err(_), _) => break,
            },
        };
        let connection =
            Connection { stream, address, stage: staged.clone(), limits, metrics: Arc::clone(&metrics), _slot: slot };
        tokio::spawn(connection.run(Arc::clone(&builder), service.clone()));
    }
    drop(listener);
    drop(staged);
    stage.send_replace(Stage::Draining);
    let all = u32::try_from(limits.connections_max).unwrap_or(u32::MAX);
    if tokio::time::timeout(limits.drain_timeout, slots.acquire_many(all)).await.is_ok() {
        return 0;
    }
    let left = limits.connections_max - slots.available_permits();
    stage.send_replace(Stage::Cut);
    stage.closed().await;
    left
}

/// How far the service is in stopping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Not at all.
    Serving,
    /// Connections end after the requests in flight.
    Draining,
    /// Connections end.
    Cut,
}

fn builder(limits: &HttpLimits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    // The address and the headers have the bound each.
    let head_bytes = limits.head_max_bytes.saturating_mul(2).saturating_add(HEAD_FIELDS_BYTES);
    // A client that has ended its writing side still gets its answer. The price: one that has left for good is noticed
    // only when the answer is written.
    builder
        .http1()
        // A connection watches over its silence itself: hyper would set a timer for each request.
        .header_read_timeout(None)
        .max_buf_size(head_bytes.max(HEAD_BUFFER_MIN_BYTES))
        .half_close(true);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(limits.streams_max)
        .max_header_list_size(u32::try_from(head_bytes).unwrap_or(u32::MAX));
    builder
}

struct Connection {
    stream: TcpStream,
    address: SocketAddr,
    stage: watch::Receiver<Stage>,
    limits: HttpLimits,
    metrics: Arc<Metrics>,
    _slot: OwnedSemaphorePermit,
}

impl Connection {
    /// Runs until the client or the service is done with it. The errors of a connection are the client's affair:
    /// they are told at the level of debugging only.
    async fn run<S: HttpService>(self, builder: Arc<Builder<TokioExecutor>>, service: S) {
        let Self { stream, address, stage, limits, metrics, _slot } = self;
        let _open = metrics.connection_opened();
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no answer can be sent at once");
        }
        let activity = Arc::new(Activity::new());
        let service =
            PerConnection { service: RefCell::new(service), peer: address.ip(), activity: Arc::clone(&activity) };
        let haste = Arc::new(Haste::default());
        let stream = TokioIo::new(Lingering::new(stream, Arc::clone(&haste)));
        let mut connection = pin!(builder.serve_connection(stream, service));
        // Each of these is looked at when it has come to pass, and not at each step of the connection as a plain select would.
        let mut asides: FuturesUnordered<BoxFuture<'_, Aside>> = FuturesUnordered::new();
        asides.push(Box::pin(change(stage)));
        asides.push(Box::pin(silence(limits.head_timeout)));
        let mut ending = false;
        loop {
            tokio::select! {
                // The connection last: one that is always busy must not keep the others from being looked at.
                biased;
                Some(aside) = asides.next() => match aside {
                    Aside::Stage(Stage::Cut, _) => return,
                    Aside::Stage(Stage::Serving | Stage::Draining, stage) => {
                        haste.begin();
                        connection.as_mut().graceful_shutdown();
                        ending = true;
                        asides.push(Box::pin(change(stage)));
                    }
                    // This bounds the time of a head, the first bytes of a connection, what stays open without being used,
                    // and clients that do not read what they asked for.
                    Aside::Silence => {
                        let limit = limits.head_timeout;
                        let next = match activity.silent_for() {
                            Some(silent) if silent >= limit => {
                                if ending || !activity.ever() {
                                    return;
                                }
                                connection.as_mut().graceful_shutdown();
                                ending = true;
                                limit
                            }
                            Some(silent) => limit.saturating_sub(silent),
                            None => limit,
                        };
                        asides.push(Box::pin(silence(next)));
                    }
                },
                result = connection.as_mut() => {
                    if let Err(error) = result {
                        tracing::debug!(%error, "a connection ended early");
                    }
                    return;
                }
            }
        }
    }
}

/// What a connection has to heed besides itself.
#[derive(Debug)]
enum Aside {
    /// The service goes on to this stage.
    Stage(Stage, watch::Receiver<Stage>),
    /// It is time to see for how long nothing was asked.
    Silence,
}

async fn change(mut stage: watch::Receiver<Stage>) -> Aside {
    let changed = stage.changed().await;
    let now = *stage.borrow_and_update();
    match changed {
        Ok(()) => Aside::Stage(now, stage),
        // Nobody is left who could change it.
        Err(_) => std::future::pending().await,
    }
}

async fn silence(time: Duration) -> Aside {
    tokio::time::sleep(time.max(SILENCE_MIN)).await;
    Aside::Silence
}

/// When a connection last had something to do.
#[derive(Debug)]
struct Activity {
    started: Instant,
    in_flight: AtomicUsize,
    /// Milliseconds from `started` to the end of the last request; 0 before the first.
    last_ms: AtomicU64,
}

impl Activity {
    fn new() -> Self {
        Self { started: Instant::now(), in_flight: AtomicUsize::new(0), last_ms: AtomicU64::new(0) }
    }

    /// How long no request has run; nothing while one does.
    fn silent_for(&self) -> Option<Duration> {
        if self.in_flight.load(Ordering::Acquire) > 0 {
            return None;
        }
        let last = Duration::from_millis(self.last_ms.load(Ordering::Acquire));
        Some(self.started.elapsed().saturating_sub(last))
    }

    fn ever(&self) -> bool {
        self.last_ms.load(Ordering::Acquire) > 0 || self.in_flight.load(Ordering::Acquire) > 0
    }

    fn begin(self: &Arc<Self>) -> InFlight {
        self.in_flight.fetch_add(1, Ordering::AcqRel);
        InFlight(Arc::clone(self))
    }
}

/// A request that runs.
#[derive(Debug)]
struct InFlight(Arc<Activity>);

impl Drop for InFlight {
    fn drop(&mut self) {
        let now = u64::try_from(self.0.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.0.last_ms.store(now.max(1), Ordering::Release);
        self.0.in_flight.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The service as one connection sees it.
#[derive(Debug)]
struct PerConnection<S> {
    /// hyper calls it from the task that drives the connection and from no other, for HTTP/2 too; a call hands back a future and
    /// lets go of it.
    service: RefCell<S>,
    peer: IpAddr,
    activity: Arc<Activity>,
}

impl<S: HttpService> hyper::service::Service<Request<Incoming>> for PerConnection<S> {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Answering<S::Future>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let request = request.map(|body| Received { peer: self.peer, body });
        // Ready, as the trait says.
        let answer = self.service.borrow_mut().call(request);
        Answering { answer, activity: Arc::clone(&self.activity), in_flight: None }
    }
}

/// A request that runs as soon as it is looked at, until its answer is there. hyper takes requests over that it does not look at
/// while the client leaves an answer unread: such a connection is silent.
#[derive(Debug)]
struct Answering<F> {
    answer: F,
    activity: Arc<Activity>,
    in_flight: Option<InFlight>,
}

impl<F: Future + Unpin> Future for Answering<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let Self { answer, activity, in_flight } = &mut *self;
        in_flight.get_or_insert_with(|| activity.begin());
        Pin::new(answer).poll(cx)
    }
}
