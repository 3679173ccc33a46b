//! Floors: bare hyper with a constant body, and with the statements of the service before it, through bare tokio-postgres. In a
//! process of its own, so that its time is known; as a service has them, with a thread a processor and connections that are
//! shared by all requests.

use crate::stage::Statement;
use crate::trouble;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use lychgate_rig::trouble::Trouble;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio_postgres::types::{Format, IsNull, ToSql, Type};
use tokio_postgres::{Client, NoTls};

/// What a floor does for each request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// The body of every answer.
    pub(crate) body: String,
    /// Where the database is, if it is asked anything.
    pub(crate) url: Option<String>,
    /// How many connections all requests share.
    pub(crate) connections: usize,
    /// What it is asked.
    pub(crate) steps: Vec<Step>,
    /// Where chains begin: the first HTTP connection has the first.
    pub(crate) chains: Vec<String>,
}

/// A statement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Step {
    text: String,
    parameters: Vec<Parameter>,
}

/// What it is asked with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Parameter {
    /// What the service asked with.
    Fixed(Option<String>),
    /// The link of the chain that is there.
    Present,
    /// The next one, which is random.
    Next,
}

impl Step {
    /// The same as the service did. Where it named `present`, a link of a chain, the floor names the one of the connection, and
    /// its own next one for every other value of that form.
    pub(crate) fn of(statement: &Statement, present: Option<&str>) -> Self {
        let is_link = |text: &str| text.starts_with("\\x") && present.is_some_and(|link| text.len() == link.len());
        let parameter = |text: &Option<String>| match text {
            Some(text) if Some(text.as_str()) == present => Parameter::Present,
            Some(text) if is_link(text) && statement.text.contains("refresh_tokens") => Parameter::Next,
            other => Parameter::Fixed(other.clone()),
        };
        Self { text: statement.text.clone(), parameters: statement.parameters.iter().map(parameter).collect() }
    }
}

impl Step {
    /// The types that the service told and the log does not, where the texts of the values show them; PostgreSQL finds out the others.
    fn types(&self) -> Vec<Type> {
        let of = |parameter: &Parameter| match parameter {
            Parameter::Present | Parameter::Next => Type::BYTEA,
            Parameter::Fixed(None) => Type::UNKNOWN,
            Parameter::Fixed(Some(text)) => type_of(text),
        };
        self.parameters.iter().map(of).collect()
    }
}

fn type_of(text: &str) -> Type {
    let is_made_of = |letters: &str| text.chars().all(|letter| letter.is_ascii_digit() || letters.contains(letter));
    if text.starts_with("\\x") {
        Type::BYTEA
    } else if text.ends_with("+00") && is_made_of("-: .+") {
        Type::TIMESTAMPTZ
    } else if text.contains(':') && is_made_of(":.") {
        Type::INTERVAL
    } else {
        Type::UNKNOWN
    }
}

/// A floor that runs.
#[derive(Debug)]
pub(crate) struct Floor {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Floor {
    /// Starts this program as a floor.
    pub(crate) fn start(plan: &Plan, directory: &Path) -> Result<Self, Trouble> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let file = directory.join(format!("floor{}.json", NUMBER.fetch_add(1, Ordering::Relaxed)));
        std::fs::write(&file, serde_json::to_vec(plan).map_err(|error| trouble(error.to_string()))?)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("floor").arg(&file).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let output = child.stdout.take().ok_or_else(|| trouble("no standard output"))?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().parse().map_err(|_| trouble("the floor did not start"))?;
        Ok(Self { child, address })
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}

/// Is a floor, until it is killed or whoever started it is gone.
pub(crate) fn serve(file: &Path) -> Result<(), Box<dyn Error + Send + Sync>> {
    let plan: Plan = serde_json::from_slice(&std::fs::read(file)?)?;
    std::thread::spawn(|| {
        let _closed = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(plan))
}

async fn listen(plan: Plan) -> Result<(), Box<dyn Error + Send + Sync>> {
    let asked = Arc::new(Asked::new(&plan).await?);
    let body = Bytes::from(plan.body);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    writeln!(std::io::stdout(), "{}", listener.local_addr()?)?;
    std::io::stdout().flush()?;
    let mut chains = plan.chains.into_iter().cycle();
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let link = Arc::new(Mutex::new(chains.next().unwrap_or_default()));
        let (asked, body) = (Arc::clone(&asked), body.clone());
        let service = hyper::service::service_fn(move |request: Request<Incoming>| {
            let (asked, body, link) = (Arc::clone(&asked), body.clone(), Arc::clone(&link));
            async move { Ok::<_, Infallible>(answer(&asked, body, &link, request).await) }
        });
        tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn answer(asked: &Asked, body: Bytes, link: &Mutex<String>, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let is_read = request.into_body().collect().await.is_ok();
    let is_done = is_read && asked.ask(&mut *link.lock().await).await.is_ok();
    let mut answer = Response::new(Full::new(body));
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    if !is_done {
        *answer.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
    }
    answer
}

/// The connections to the database, and what each has prepared.
struct Asked {
    connections: Vec<(Client, Vec<tokio_postgres::Statement>)>,
    steps: Vec<Step>,
    turn: AtomicUsize,
    random: AtomicU64,
}

impl Asked {
    async fn new(plan: &Plan) -> Result<Self, tokio_postgres::Error> {
        let mut connections = Vec::new();
        if let Some(url) = &plan.url {
            for _ in 0..plan.connections {
                let (client, driver) = tokio_postgres::connect(url, NoTls).await?;
                tokio::spawn(driver);
                let mut prepared = Vec::with_capacity(plan.steps.len());
                for step in &plan.steps {
                    prepared.push(client.prepare_typed(&step.text, &step.types()).await?);
                }
                connections.push((client, prepared));
            }
        }
        let seed = std::process::id();
        Ok(Self {
            connections,
            steps: plan.steps.clone(),
            turn: AtomicUsize::new(0),
            random: AtomicU64::new(seed.into()),
        })
    }

    /// One request's worth.
    async fn ask(&self, link: &mut String) -> Result<(), Box<dyn Error + Send + Sync>> {
        if self.steps.is_empty() {
            return Ok(());
        }
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.connections.len().max(1);
        let Some((client, prepared)) = self.connections.get(turn) else { return Ok(()) };
        let next = self.next();
        for (step, statement) in self.steps.iter().zip(prepared) {
            let values: Vec<Text<'_>> = step
                .parameters
                .iter()
                .map(|parameter| match parameter {
                    Parameter::Fixed(text) => Text(text.as_deref()),
                    Parameter::Present => Text(Some(link)),
                    Parameter::Next => Text(Some(&next)),
                })
                .collect();
            let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
            let is_link = step.parameters.iter().any(|parameter| matches!(parameter, Parameter::Next));
            if is_link && client.execute(statement, &values).await? != 1 {
                return Err("the chain is broken".into());
            }
            if !is_link {
                client.query(statement, &values).await?;
            }
        }
        if self.is_chain() {
            *link = next;
        }
        Ok(())
    }

    /// Whether each request goes on from the one before.
    fn is_chain(&self) -> bool {
        let mut all = self.steps.iter().flat_map(|step| &step.parameters);
        all.any(|parameter| matches!(parameter, Parameter::Next))
    }

    /// A hash that nobody had.
    fn next(&self) -> String {
        let number = self.random.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        format!(
            "\\x{:016x}{:016x}{:016x}{:016x}",
            number.rotate_left(17),
            number,
            number ^ 0xa5a5,
            number.rotate_left(40)
        )
    }
}

/// A parameter in the form of text, whatever its type.
#[derive(Debug)]
struct Text<'a>(Option<&'a str>);

impl ToSql for Text<'_> {
    fn to_sql(&self, _: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        let Some(text) = self.0 else { return Ok(IsNull::Yes) };
        out.extend_from_slice(text.as_bytes());
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        self.to_sql(ty, out)
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Text
    }
}
