//! What pages of a list of a million accounts take on the database, and by which plans.
//!
//! Makes a private throw-away cluster of about a gigabyte, fills it, runs the functions that `users` runs, and removes it.
//! Each case stands beside its floor: the bare SQL of its plan, prepared once, through tokio-postgres.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark fails by panicking, and tells by printing")]

use futures_util::future::BoxFuture;
use lychgate::app::{Clock, SystemClock};
use lychgate::db::cluster::{Cluster, ClusterOptions, Durability};
use lychgate::db::user_pages::{Exact, UserFilters, backward, count, forward};
use lychgate::db::{Connection, Connector, Db, DbOptions, migrate};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls};

const ACCOUNTS: i64 = 1_000_000;
const ROUNDS: usize = 31;

/// What is measured, and beside what.
struct Case {
    name: &'static str,
    run: fn(&Db) -> BoxFuture<'_, usize>,
    /// The bare SQL, and what it is asked with.
    floor: &'static str,
    values: &'static [i64],
}

/// The accounts of a page whose places are found by the inner select.
macro_rules! page {
    ($inner:literal) => {
        concat!(
            "select id, uuid, username, first_name, last_name, is_active, is_staff, verified, archived, token_version,
                last_login_at, created_at, email, secondary_email from (",
            $inner,
            ") page join accounts_with_addresses on id = page_id order by id"
        )
    };
}

const FORWARD: &str = page!("select id as page_id from accounts order by id offset $1 limit $2");
const TAIL: &str = page!("select id as page_id from accounts order by id desc offset $1 limit $2");

fn cases() -> Vec<Case> {
    vec![
        Case { name: "first: 20", run: |db| Box::pin(ahead(db, all(), 0, 21)), floor: FORWARD, values: &[0, 21] },
        Case {
            name: "first: 20 after 900 000",
            run: |db| Box::pin(ahead(db, all(), 900_001, 21)),
            floor: FORWARD,
            values: &[900_001, 21],
        },
        Case { name: "last: 20", run: |db| Box::pin(back(db, all(), None, 20)), floor: TAIL, values: &[0, 20] },
        Case {
            name: "last: 20 before 999 900",
            run: |db| Box::pin(back(db, all(), Some(999_900), 20)),
            floor: TAIL,
            values: &[100, 20],
        },
        Case {
            name: "last: 20 before 500 000",
            run: |db| Box::pin(back(db, all(), Some(500_000), 20)),
            floor: FORWARD,
            values: &[499_980, 20],
        },
        Case {
            name: "totalCount",
            run: |db| Box::pin(counted(db, all())),
            floor: "select coalesce(sum(delta), 0)::bigint from account_counts",
            values: &[],
        },
        Case {
            name: "first: 20, isActive: false (1 %)",
            run: |db| Box::pin(ahead(db, UserFilters { is_active: Some(false), ..all() }, 0, 21)),
            floor: page!("select id as page_id from accounts where not is_active order by id offset $1 limit $2"),
            values: &[0, 21],
        },
        Case {
            name: "first: 20, status_Verified: false (10 %)",
            run: |db| Box::pin(ahead(db, UserFilters { verified: Some(false), ..all() }, 0, 21)),
            floor: page!("select id as page_id from accounts where not verified order by id offset $1 limit $2"),
            values: &[0, 21],
        },
        Case {
            name: "first: 20, status_Verified: true, after 800 000",
            run: |db| Box::pin(ahead(db, UserFilters { verified: Some(true), ..all() }, 800_001, 21)),
            floor: page!("select id as page_id from accounts where verified order by id offset $1 limit $2"),
            values: &[800_001, 21],
        },
        Case {
            name: "totalCount, status_Verified: true",
            run: |db| Box::pin(counted(db, UserFilters { verified: Some(true), ..all() })),
            floor: "select count(*) from accounts where verified",
            values: &[],
        },
        Case {
            name: "first: 20, email",
            run: |db| {
                let email = exact("person777777@example.org");
                Box::pin(ahead(db, UserFilters { email, ..all() }, 0, 21))
            },
            floor: page!(
                "select id as page_id from accounts where id = (select account_id from email_addresses
                    where address_key = 'person777777@example.org' and kind = 'primary'
                        and address = 'person777777@example.org') order by id offset $1 limit $2"
            ),
            values: &[0, 21],
        },
        Case {
            name: "first: 20, username_Istartswith (11 of them)",
            run: |db| {
                let username_starts_with = Some("person77777".to_owned());
                Box::pin(ahead(db, UserFilters { username_starts_with, ..all() }, 0, 21))
            },
            floor: page!(
                "select id as page_id from accounts where username_key like 'person77777%' order by id offset $1 limit $2"
            ),
            values: &[0, 21],
        },
        Case {
            name: "first: 20, username_Icontains (6 % of them)",
            run: |db| {
                let username_contains = Some("77".to_owned());
                Box::pin(ahead(db, UserFilters { username_contains, ..all() }, 0, 21))
            },
            floor: page!(
                "select id as page_id from accounts where username_key like '%77%' order by id offset $1 limit $2"
            ),
            values: &[0, 21],
        },
        Case {
            name: "first: 20, username_Icontains (one of them)",
            run: |db| {
                let username_contains = Some("777777".to_owned());
                Box::pin(ahead(db, UserFilters { username_contains, ..all() }, 0, 21))
            },
            floor: page!(
                "select id as page_id from accounts where username_key like '%777777%' order by id offset $1 limit $2"
            ),
            values: &[0, 21],
        },
    ]
}

fn all() -> UserFilters {
    UserFilters::default()
}

fn exact(address: &str) -> Option<Exact> {
    Some(Exact { key: address.to_owned(), shown: address.to_owned() })
}

async fn ahead(db: &Db, filters: UserFilters, offset: i64, limit: i64) -> usize {
    let filters = &filters;
    db.read_at_length(async |conn: &Connection| forward(conn, filters, offset, limit).await).await.unwrap().len()
}

async fn back(db: &Db, filters: UserFilters, before: Option<i64>, limit: i64) -> usize {
    let filters = &filters;
    let page =
        db.read_at_length(async |conn: &Connection| backward(conn, filters, 0, before, limit).await).await.unwrap();
    page.accounts.len()
}

async fn counted(db: &Db, filters: UserFilters) -> usize {
    let filters = &filters;
    let counted = db.read_at_length(async |conn: &Connection| count(conn, filters).await).await.unwrap();
    usize::try_from(counted).unwrap()
}

/// A directory that goes with it.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn search_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

fn main() {
    // `cargo test --all-targets` runs benchmarks too, without this word.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let scratch = Scratch(std::env::temp_dir().join(format!("lychgate-bench-{}", std::process::id())));
    std::fs::create_dir(&scratch.0).unwrap();
    let options = ClusterOptions {
        path: search_path(),
        durability: Durability::Throwaway,
        system_dir: scratch.0.join("system"),
        ..ClusterOptions::new(scratch.0.join("data"))
    };
    let cluster = Cluster::start(&options).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(measure(&cluster.database_url("postgres"), &cluster.home().join("postgres.log")));
    cluster.stop().unwrap();
}

async fn measure(url: &str, log: &Path) {
    let minute = Duration::from_secs(60);
    let connector = Connector::new(url, minute, minute).unwrap();
    migrate::migrate(&connector).await.unwrap();
    let (bare, driver) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(driver);
    let begin = Instant::now();
    fill(&bare).await;
    println!(
        "filled with {ACCOUNTS} accounts in {:.0} s, {} MB",
        begin.elapsed().as_secs_f64(),
        megabytes(&bare).await
    );
    let db = Db::connect(&connector, DbOptions { statement_timeout: minute, ..DbOptions::default() }).await.unwrap();
    println!("\nmeasured on {}, {ROUNDS} rounds each, milliseconds\n", SystemClock.now().format("%Y-%m-%d"));
    println!("| case | rows | median | slowest | floor, median | ratio |\n|---|---|---|---|---|---|");
    for case in cases() {
        let (rows, own) = times(async || (case.run)(&db).await).await;
        let statement = bare.prepare(case.floor).await.unwrap();
        let values: Vec<&(dyn ToSql + Sync)> = case.values.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
        let (_, floor) = times(async || bare.query(&statement, &values).await.unwrap().len()).await;
        let (own_ms, floor_ms) = (median(&own), median(&floor));
        let slowest = own.last().copied().unwrap_or_default();
        println!("| {} | {rows} | {own_ms:.2} | {slowest:.2} | {floor_ms:.2} | {:.1} |", case.name, own_ms / floor_ms);
    }
    println!("\nplans\n");
    db.close();
    plans(&bare, &connector, log).await;
}

async fn fill(bare: &Client) {
    bare.batch_execute(&format!(
        "insert into accounts (uuid, username, username_key, is_active, verified, archived, created_at)
            select gen_random_uuid(), 'Person' || n, 'person' || n, n % 100 > 0, n % 10 > 0, n % 50 = 0, now()
            from generate_series(1, {ACCOUNTS}) n;
        insert into email_addresses (address_key, account_id, kind, address)
            select lower(username) || '@example.org', id, 'primary', lower(username) || '@example.org' from accounts;
        insert into email_addresses (address_key, account_id, kind, address)
            select 'second-' || username_key || '@example.org', id, 'secondary', 'second-' || username_key || '@example.org'
            from accounts where id % 5 = 0;"
    ))
    .await
    .unwrap();
    bare.batch_execute("vacuum (analyze)").await.unwrap();
}

async fn megabytes(bare: &Client) -> i64 {
    bare.query_one("select pg_database_size(current_database()) / 1048576", &[]).await.unwrap().get(0)
}

/// The last answer and the times, in milliseconds, sorted.
async fn times(run: impl AsyncFn() -> usize) -> (usize, Vec<f64>) {
    let mut rows = run().await;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        rows = run().await;
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    (rows, times)
}

fn median(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// Prints the plans of the very statements that the functions send, as the server writes them into its log.
async fn plans(bare: &Client, connector: &Connector, log: &Path) {
    bare.batch_execute(
        "alter database postgres set session_preload_libraries = auto_explain;
        alter database postgres set auto_explain.log_min_duration = 0;
        alter database postgres set auto_explain.log_analyze = on;
        alter database postgres set auto_explain.log_buffers = on;
        alter database postgres set auto_explain.log_parameter_max_length = 0",
    )
    .await
    .unwrap();
    let db = Db::connect(connector, DbOptions { shared_connections: 1, ..DbOptions::default() }).await.unwrap();
    for case in cases() {
        let before = std::fs::read_to_string(log).unwrap().len();
        (case.run)(&db).await;
        let written = std::fs::read_to_string(log).unwrap();
        let plan = written.get(before..).and_then(|new| new.split_once("plan:\n")).map_or("", |(_, plan)| plan);
        // What begins without a tab is the next message.
        let plan: String =
            plan.lines().take_while(|line| line.starts_with('\t')).map(|line| format!("{line}\n")).collect();
        println!("## {}\n\n{plan}", case.name);
    }
    db.close();
}
