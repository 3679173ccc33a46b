//! A small contract behind the real HTTP layer, on a port of its own.

use futures_util::future::BoxFuture;
use lychgate::app::{SystemClock, SystemRandom};
use lychgate::http::{
    Contract, CookieRules, Http, HttpLimits, HttpParts, Metrics, Ran, Readiness, RequestContext, RequestErrorStyle,
    TrustedDocuments, metrics_service, serve,
};
use lychgate_engine::{
    Completed, Cost, Executor, Field, FieldTable, ObjectTable, OperationKind, Options, Out, Prepared, Schema, Tables,
    Variables,
};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

const SDL: &str = "
type Query {
  \"The Authorization header as it arrived.\"
  authorization: String
  \"Whether a cookie reached the contract.\"
  cookie: String
  \"Panics.\"
  crash: String
  \"Waits until the test lets it go on.\"
  wait: String
  greet(name: String!): String
  \"The address of the client.\"
  client: String
  \"What is known of the request, as it is printed.\"
  printed: String
}
type Mutation {
  note(text: String): String
  \"Waits until the test lets it go on, then notes.\"
  slowNote: String
  crashNote: String
}
";

const FREE: Cost = Cost { weight: 0, multipliers: &[], assumed: 1 };

const fn field(name: &'static str, arguments: &'static [&'static str]) -> FieldTable {
    FieldTable { name, arguments, cost: FREE, is_limited: false }
}

const OBJECTS: &[ObjectTable] = &[
    ObjectTable {
        name: "Query",
        fields: &[
            field("authorization", &[]),
            field("cookie", &[]),
            field("crash", &[]),
            field("wait", &[]),
            field("greet", &["name"]),
            field("client", &[]),
            field("printed", &[]),
        ],
    },
    ObjectTable {
        name: "Mutation",
        fields: &[field("note", &["text"]), field("slowNote", &[]), field("crashNote", &[])],
    },
];

static DOCUMENTED: Tables = Tables { contract: "documented", sdl: SDL, objects: OBJECTS, when: &[], required: &[] };
static DRAFT: Tables = Tables { contract: "draft", sdl: SDL, objects: OBJECTS, when: &[], required: &[] };

/// What a test sees of the contract from outside.
#[derive(Debug, Default)]
pub(crate) struct Inside {
    /// Operations that have begun to wait.
    pub(crate) waiting: Notify,
    /// Lets one of them go on.
    pub(crate) go_on: Notify,
    /// How many notes were taken.
    pub(crate) notes: AtomicUsize,
    /// Told after each note.
    pub(crate) noted: Notify,
}

struct Small {
    tables: &'static Tables,
    schema: Schema,
    style: RequestErrorStyle,
    inside: Arc<Inside>,
}

struct Run<'a> {
    small: &'a Small,
    context: RequestContext,
}

impl Executor for Run<'_> {
    async fn root_field(&self, kind: OperationKind, field: &Field, variables: &Variables, out: &mut Out) -> Completed {
        let inside = &self.small.inside;
        let note = || {
            inside.notes.fetch_add(1, Ordering::SeqCst);
            inside.noted.notify_one();
        };
        let header = |name: &str| self.context.headers.get(name).and_then(|value| value.to_str().ok());
        match (kind, field.index) {
            (OperationKind::Query, 0) => out.string(header("authorization").unwrap_or("none")),
            (OperationKind::Query, 1) => out.string(header("cookie").unwrap_or("none")),
            (OperationKind::Query, 3) => {
                inside.waiting.notify_one();
                inside.go_on.notified().await;
                out.string("waited");
            }
            (OperationKind::Query, 4) => match field.arguments[0].resolve(variables) {
                Ok(Some(name)) => out.json(&name),
                _ => out.null(),
            },
            (OperationKind::Query, 5) => out.string(&self.context.client.to_string()),
            (OperationKind::Query, 6) => out.string(&format!("{:?}", self.context)),
            (OperationKind::Mutation, 0) => {
                note();
                out.string("noted");
            }
            (OperationKind::Mutation, 1) => {
                inside.waiting.notify_one();
                inside.go_on.notified().await;
                note();
                out.string("noted");
            }
            _ => panic!("a defect that quotes secret-in-panic"),
        }
        Ok(())
    }
}

impl Contract for Small {
    fn tables(&self) -> &'static Tables {
        self.tables
    }

    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn request_errors(&self) -> RequestErrorStyle {
        self.style
    }

    fn cookies(&self) -> Option<&CookieRules> {
        None
    }

    fn run(self: Arc<Self>, prepared: Prepared, context: RequestContext) -> BoxFuture<'static, Ran> {
        Box::pin(async move { self.schema.run(&prepared, &Run { small: &self, context }).await.into() })
    }
}

/// A database that answers or not.
#[derive(Debug)]
pub(crate) struct Database(pub(crate) AtomicBool);

impl Readiness for Database {
    fn ready(&self) -> BoxFuture<'_, bool> {
        Box::pin(std::future::ready(self.0.load(Ordering::SeqCst)))
    }
}

/// How a service is set up.
#[derive(Debug, Default)]
pub(crate) struct Setup {
    pub(crate) limits: HttpLimits,
    pub(crate) cors_origins: Vec<String>,
    pub(crate) trusted_proxies: &'static [&'static str],
    /// GET is switched off.
    pub(crate) post_only: bool,
    pub(crate) trusted_documents: TrustedDocuments,
}

/// A running service.
pub(crate) struct Testbed {
    pub(crate) address: SocketAddr,
    pub(crate) metrics_address: SocketAddr,
    pub(crate) inside: Arc<Inside>,
    pub(crate) database: Arc<Database>,
    pub(crate) http: Http,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<usize>,
    metrics_serving: JoinHandle<usize>,
}

impl Testbed {
    pub(crate) async fn start() -> Self {
        Self::of(Setup::default()).await
    }

    pub(crate) async fn with(limits: HttpLimits, cors_origins: &[&str]) -> Self {
        let cors_origins = cors_origins.iter().map(|origin| (*origin).to_owned()).collect();
        Self::of(Setup { limits, cors_origins, ..Setup::default() }).await
    }

    pub(crate) async fn of(setup: Setup) -> Self {
        let Setup { limits, cors_origins, trusted_proxies, post_only, trusted_documents } = setup;
        let inside = Arc::new(Inside::default());
        let small = |tables: &'static Tables, style: RequestErrorStyle| -> Arc<dyn Contract> {
            let schema = Schema::new(tables, &|_| Some(true), Options::default()).expect("the small schema is sound");
            Arc::new(Small { tables, schema, style, inside: Arc::clone(&inside) })
        };
        let contracts = vec![small(&DOCUMENTED, RequestErrorStyle::BadRequest), small(&DRAFT, RequestErrorStyle::Ok)];
        let database = Arc::new(Database(AtomicBool::new(true)));
        let metrics = Arc::new(Metrics::new());
        let parts = HttpParts {
            contracts,
            standing_pages: Vec::new(),
            link_pages: Vec::new(),
            limits,
            public_origin: "http://localhost".to_owned(),
            trusted_proxies: trusted_proxies.iter().map(|network| network.parse().expect("a network")).collect(),
            cors_origins,
            token_header: http::HeaderName::from_static("x-token"),
            get: !post_only,
            trusted_documents,
            jwks: serde_json::json!({ "keys": [] }),
            readiness: Arc::clone(&database) as Arc<dyn Readiness>,
            clock: Arc::new(SystemClock),
            metrics: Arc::clone(&metrics),
        };
        let http = Http::new(parts, &SystemRandom).expect("the parts are sound");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let metrics_listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let (stop, stopped) = oneshot::channel();
        let address = listener.local_addr().expect("an address");
        let metrics_address = metrics_listener.local_addr().expect("an address");
        let stopped = async { drop(stopped.await) };
        let serving = tokio::spawn(serve(listener, http.service(), limits, Arc::clone(&metrics), stopped));
        let service = metrics_service(Arc::clone(&metrics));
        let idle = Arc::new(Metrics::new());
        let metrics_serving = tokio::spawn(serve(metrics_listener, service, limits, idle, std::future::pending()));
        Self { address, metrics_address, inside, database, http, stop: Some(stop), serving, metrics_serving }
    }

    /// Tells the service to stop; the answer is how many connections it cut off.
    pub(crate) fn stop(mut self) -> JoinHandle<usize> {
        drop(self.stop.take());
        self.metrics_serving.abort();
        self.serving
    }
}
