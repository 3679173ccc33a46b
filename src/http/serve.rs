//! Accepting connections: HTTP/1 and HTTP/2 on one listener, bounded in number and time, drained at the end.

use super::limits::HttpLimits;
use super::lingering::{Haste, Lingering};
use super::metrics::Metrics;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
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

/// What [`serve`] runs: any tower service from a request to a complete answer that is always ready for one.
pub trait HttpService:
    tower::Service<Request<Incoming>, Response = Response<Full<Bytes>>, Error = Infallible, Future: Send + 'static>
    + Clone
    + Send
    + Sync
    + 'static
{
}

impl<S> HttpService for S where
    S: tower::Service<Request<Incoming>, Response = Response<Full<Bytes>>, Error = Infallible, Future: Send + 'static>
        + Clone
        + Send
        + Sync
        + 'static
{
}

/// Where the connection comes from, as an extension of each request: the client, or a proxy before it.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

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
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_timeout)
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
        let Self { stream, address, mut stage, limits, metrics, _slot } = self;
        let _open = metrics.connection_opened();
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no answer can be sent at once");
        }
        let activity = Arc::new(Activity::new());
        let service = PerConnection { service, peer: Peer(address), activity: Arc::clone(&activity) };
        let haste = Arc::new(Haste::default());
        let stream = TokioIo::new(Lingering::new(stream, Arc::clone(&haste)));
        let mut connection = pin!(builder.serve_connection(stream, service));
        let mut silence = tokio::time::interval(limits.head_timeout.max(SILENCE_MIN));
        silence.tick().await;
        let mut ending = false;
        loop {
            tokio::select! {
                // The connection last: one that is always busy must not keep the others from being looked at.
                biased;
                Ok(()) = stage.changed() => {
                    if *stage.borrow_and_update() == Stage::Cut {
                        return;
                    }
                    haste.begin();
                    connection.as_mut().graceful_shutdown();
                    ending = true;
                }
                // hyper bounds the time of an HTTP/1 head; this bounds the first bytes of a connection, silent HTTP/2
                // connections, and clients that do not read what they asked for.
                _ = silence.tick() => match activity.silent_for() {
                    Some(silent) if silent >= limits.head_timeout => {
                        if ending || !activity.ever() {
                            return;
                        }
                        connection.as_mut().graceful_shutdown();
                        ending = true;
                    }
                    _ => {}
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
    service: S,
    peer: Peer,
    activity: Arc<Activity>,
}

impl<S: HttpService> hyper::service::Service<Request<Incoming>> for PerConnection<S> {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        let in_flight = self.activity.begin();
        // Ready, as the trait says.
        let answer = self.service.clone().call(request);
        Box::pin(async move {
            let answer = answer.await;
            drop(in_flight);
            answer
        })
    }
}
