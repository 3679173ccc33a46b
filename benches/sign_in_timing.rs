//! Whether the time of a refused sign-in tells anything of the account.
//!
//! Starts a service as `main` does, on a private throw-away cluster, and signs in over HTTP at every contract: as nobody, with a
//! wrong password, to accounts that are deactivated, unverified or without a password. Two hundred tries each, in random order,
//! one after the other. Fails where the medians, or the means of the middle four fifths, of one contract lie further apart
//! from that of a wrong password than 5 %.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark fails by panicking, and tells by printing")]

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use lychgate::app::{Clock, Random, SystemClock, SystemRandom};
use lychgate::config::Config;
use lychgate::db::cluster::{Cluster, ClusterOptions, Durability};
use lychgate::service::{Foundation, Server};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// How often each case is tried.
const TRIES: usize = 200;
/// How often before that, unmeasured: connections open, statements are prepared, the service learns what a hash takes.
const WARM_UP: usize = 10;
/// How far apart the times may lie, as a part of one.
const APART_MAX: f64 = 0.05;
/// Cheaper than the default, so that what is not hashing weighs more: the bar is the higher for it.
const BCRYPT_COST: &str = "9";
const PASSWORD: &str = "a password of somebody, long enough";
const WRONG: &str = "another password, as long as that is";

/// Somebody who wants in.
struct Case {
    name: &'static str,
    /// What stands for the person: with an `@` an address.
    who: &'static str,
    password: &'static str,
}

/// The first is what the others are held against.
const CASES: [Case; 6] = [
    Case { name: "known, wrong password", who: "known@example.org", password: WRONG },
    Case { name: "unknown address", who: "nobody@example.org", password: WRONG },
    Case { name: "unknown user name", who: "nobody", password: WRONG },
    Case { name: "deactivated, right password", who: "gone@example.org", password: PASSWORD },
    Case { name: "no password", who: "social@example.org", password: WRONG },
    Case { name: "unverified, wrong password", who: "fresh@example.org", password: WRONG },
];

/// The contracts, what their field is asked, and whether it knows user names.
const CONTRACTS: [(&str, &str, bool); 4] = [
    (
        "accounts",
        "mutation ($u: String, $e: String, $p: String!) {
            tokenAuth(username: $u, email: $e, password: $p) { success errors token } }",
        true,
    ),
    (
        "accounts-relay",
        "mutation ($u: String, $e: String, $p: String!) {
            tokenAuth(input: { username: $u, email: $e, password: $p }) { success errors token } }",
        true,
    ),
    (
        "session",
        "mutation ($u: String, $e: EmailAddress, $p: String!) {
            login(credentials: { username: $u, email: $e, password: $p }) { token } }",
        true,
    ),
    (
        "platform",
        "mutation ($e: String!, $p: String!) { login(email: $e, password: $p) {
            ... on AuthPayload { access_token } } }",
        false,
    ),
];

fn main() -> ExitCode {
    // `cargo test --all-targets` runs benchmarks too, without this word.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let scratch = std::env::temp_dir().join(format!("lychgate-timing-{}", std::process::id()));
    std::fs::create_dir(&scratch).unwrap();
    let path: Vec<PathBuf> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    let options = ClusterOptions {
        path,
        durability: Durability::Throwaway,
        system_dir: scratch.join("system"),
        ..ClusterOptions::new(scratch.join("data"))
    };
    let cluster = Cluster::start(&options).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let is_even = runtime.block_on(measure(&cluster.database_url("postgres"), scratch.to_str().unwrap()));
    drop(runtime);
    cluster.stop().unwrap();
    let _ = std::fs::remove_dir_all(&scratch);
    if is_even { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn measure(url: &str, directory: &str) -> bool {
    let settings = [
        ("DATABASE_URL", url),
        ("LYCHGATE_DATA_DIR", directory),
        ("LYCHGATE_LISTEN", "127.0.0.1:0"),
        ("LYCHGATE_METRICS_LISTEN", "127.0.0.1:0"),
        ("LYCHGATE_SECRET", "a secret of a benchmark, which is longer than 32 bytes"),
        ("LYCHGATE_PASSWORDS__BCRYPT_COST", BCRYPT_COST),
        ("LYCHGATE_ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED", "false"),
        ("LYCHGATE_LIMITS__ENABLED", "false"),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = Config::load(settings.into_iter(), None).unwrap();
    let foundation = Foundation::lay(config).await.unwrap();
    let server = Server::start(&foundation, Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap();
    fill(url, &server).await;
    let client = Client::builder(TokioExecutor::new()).build_http();
    let base = format!("http://{}", server.address);
    println!(
        "{TRIES} tries each, bcrypt at cost {BCRYPT_COST}, {}, milliseconds\n",
        SystemClock.now().format("%Y-%m-%d")
    );
    println!("| contract | case | median | apart | mean of the middle | apart |\n|---|---|---|---|---|---|");
    let mut is_even = true;
    for (contract, query, knows_usernames) in CONTRACTS {
        let cases: Vec<&Case> = CASES.iter().filter(|case| knows_usernames || case.who.contains('@')).collect();
        let times = tried(&client, &format!("{base}/{contract}/graphql"), query, &cases).await;
        let (median_ms, mean_ms) = (median(&times[0]), middle_mean(&times[0]));
        for (case, times) in cases.iter().zip(&times) {
            let apart = [median(times) / median_ms - 1.0, middle_mean(times) / mean_ms - 1.0];
            is_even &= apart.iter().all(|apart| apart.abs() <= APART_MAX);
            println!(
                "| {contract} | {} | {:.2} | {:+.1} % | {:.2} | {:+.1} % |",
                case.name,
                median(times),
                apart[0] * 100.0,
                middle_mean(times),
                apart[1] * 100.0
            );
        }
    }
    println!("\n{}", if is_even { "even" } else { "NOT EVEN: more than 5 % apart" });
    server.stop().await;
    is_even
}

/// The accounts of the cases.
async fn fill(url: &str, server: &Server) {
    let hash = server.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    let (bare, driver) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(driver);
    for (name, is_active, is_verified, password) in [
        ("known", true, true, Some(&hash)),
        ("gone", false, true, Some(&hash)),
        ("social", true, true, None),
        ("fresh", true, false, Some(&hash)),
    ] {
        let account = "insert into accounts (uuid, username, username_key, is_active, verified, password, created_at)
            values (gen_random_uuid(), $1, $1, $2, $3, $4, now())";
        bare.execute(account, &[&name, &is_active, &is_verified, &password]).await.unwrap();
        let address = "insert into email_addresses (address_key, account_id, kind, address)
            select username || '@example.org', id, 'primary', username || '@example.org' from accounts
            where username = $1";
        bare.execute(address, &[&name]).await.unwrap();
    }
}

/// The times of each case in milliseconds, sorted.
async fn tried(
    client: &Client<HttpConnector, Full<Bytes>>,
    address: &str,
    query: &str,
    cases: &[&Case],
) -> Vec<Vec<f64>> {
    let mut order: Vec<usize> = (0..cases.len() * TRIES).map(|number| number % cases.len()).collect();
    shuffle(&mut order);
    let warm_up = (0..cases.len() * WARM_UP).map(|number| number % cases.len());
    let order: Vec<usize> = warm_up.chain(order).collect();
    let mut times = vec![Vec::with_capacity(TRIES + WARM_UP); cases.len()];
    for number in order {
        let body = Bytes::from(asked(query, cases[number]));
        let request = Request::post(address).header("content-type", "application/json").body(Full::new(body)).unwrap();
        let begin = Instant::now();
        let answer = client.request(request).await.unwrap().into_body().collect().await.unwrap().to_bytes();
        times[number].push(begin.elapsed().as_secs_f64() * 1000.0);
        let answer = String::from_utf8_lossy(&answer);
        let is_refused = answer.contains("invalid_credentials") || answer.contains("INVALID_CREDENTIALS");
        assert!(is_refused, "{}: {answer}", cases[number].name);
    }
    for times in &mut times {
        times.drain(..WARM_UP);
        times.sort_by(f64::total_cmp);
    }
    times
}

fn asked(query: &str, case: &Case) -> String {
    let (username, email) = if case.who.contains('@') { (None, Some(case.who)) } else { (Some(case.who), None) };
    let mut variables = json!({ "p": case.password });
    for (name, value) in [("u", username), ("e", email)] {
        if let Some(value) = value {
            variables[name] = Value::from(value);
        }
    }
    json!({ "query": query, "variables": variables }).to_string()
}

/// Into random order.
fn shuffle(order: &mut [usize]) {
    for end in (1..order.len()).rev() {
        let mut bytes = [0; 8];
        SystemRandom.fill(&mut bytes).unwrap();
        let at = u64::from_le_bytes(bytes) % (end as u64 + 1);
        order.swap(end, usize::try_from(at).unwrap());
    }
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

/// The mean without the fastest and the slowest tenth.
fn middle_mean(sorted: &[f64]) -> f64 {
    let middle = &sorted[sorted.len() / 10..sorted.len() - sorted.len() / 10];
    middle.iter().sum::<f64>() / middle.len() as f64
}
