//! Fairness: a flood of what is dear does not hold up what is cheap, and the other way round.

use crate::ground::{Ground, Scene};
use crate::report::Verdict;
use lychgate_rig::client::{Client, ME, Outcome, PASSWORD, SIGN_IN, Tokens, request};
use lychgate_rig::http::Wire;
use lychgate_rig::instance::{Instance, PATIENCE, load_average, processor_ticks};
use lychgate_rig::numbers::{Times, shown};
use lychgate_rig::steady::{Steady, keep_asking};
use lychgate_rig::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const NAME: &str = "fairness";
/// As in production: a sign-in that waits for a whole queue takes its time.
const SETTINGS: [(&str, &str); 2] =
    [("LYCHGATE_PASSWORDS__BCRYPT_COST", "12"), ("LYCHGATE_HTTP__REQUEST_TIMEOUT", "30s")];
const FLOOD_PATIENCE: Duration = Duration::from_secs(35);
/// How many connections flood, and how many more where the queue of the service is to overflow.
const FLOOD: usize = 64;
const OVERFLOW: usize = 160;
/// Of the steady requests beside a flood of sign-ins.
const STEADY_P99_MAX: Duration = Duration::from_millis(20);
/// How fast a refusal has to be at the least: far faster than a password is hashed.
const REFUSAL_P99_MAX: Duration = Duration::from_millis(50);
/// How long somebody who was refused as busy waits before the next try.
const REST_WHEN_BUSY: Duration = Duration::from_millis(100);

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    let scene = ground.scene("fair", &SETTINGS).await?;
    let instance = ground.start(&scene).await?;
    let access = somebody(ground, &scene, &instance).await?;
    let time = ground.size(Duration::from_secs(6), Duration::from_secs(20));
    let calm = measured(&instance, &access, None, time / 2).await?;
    tell(ground, "`me` at 50/s and nothing else", &calm, Verdict::Told);
    for connections in [FLOOD, OVERFLOW] {
        let measured = measured(&instance, &access, Some(connections), time).await?;
        beside_sign_ins(ground, connections, &measured);
    }
    beside_reads(ground, &instance, &access, time).await
}

/// Somebody who is signed in.
async fn somebody(ground: &Ground, scene: &Scene, instance: &Instance) -> Result<String, Trouble> {
    let mut client = Client::new(instance.address, PATIENCE);
    let Outcome::Done(field) = client.register("fair", "fair@example.org").await else {
        return Err(Trouble::new("nobody can register"));
    };
    ground.sql(scene).await?.run("update accounts set verified = true").await?;
    Tokens::of(&field).map(|tokens| tokens.access).ok_or_else(|| Trouble::new("no tokens"))
}

/// What was measured while a flood went on.
#[derive(Debug, Default)]
struct Measured {
    steady: Steady,
    /// The sign-ins of the flood by what they came to.
    flood: BTreeMap<String, Times>,
    time: Duration,
    /// Which part of the machine the attack used itself, and which the service, in per cent.
    own_share: u64,
    service_share: u64,
    load: String,
}

async fn measured(
    instance: &Instance,
    access: &str,
    flood: Option<usize>,
    time: Duration,
) -> Result<Measured, Trouble> {
    let (load, begin) = (load_average(), Instant::now());
    let stop = Arc::new(AtomicBool::new(false));
    let mut members = JoinSet::new();
    for number in 0..flood.unwrap_or_default() {
        members.spawn(sign_in_until(instance.address, number, Arc::clone(&stop)));
    }
    // The flood has to be there before anything is measured beside it.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let shares = Shares::begin(instance.process());
    let steady = keep_asking(instance.address, request(ME, &Value::Null, Some(access)), time);
    while !steady.is_finished() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (own_share, service_share) = shares.end();
    stop.store(true, Ordering::Relaxed);
    let mut flood: BTreeMap<String, Times> = BTreeMap::new();
    for (word, took) in members.join_all().await.into_iter().flatten() {
        flood.entry(word).or_default().add(took);
    }
    let time = begin.elapsed();
    let steady = steady.join().map_err(|_| Trouble::new("the thread of the steady requests failed"))??;
    Ok(Measured { steady, flood, time, own_share, service_share, load })
}

/// One connection that signs in again and again: every other time somebody who is not there.
async fn sign_in_until(address: SocketAddr, number: usize, stop: Arc<AtomicBool>) -> Vec<(String, Duration)> {
    let mut client = Client::new(address, FLOOD_PATIENCE);
    let mut seen = Vec::new();
    let username = if number.is_multiple_of(2) { "fair".to_owned() } else { format!("nobody{number}") };
    while !stop.load(Ordering::Relaxed) {
        let sent = Instant::now();
        let outcome = client.ask(SIGN_IN, &json!({ "u": username, "p": PASSWORD }), None).await;
        let is_busy = outcome == Outcome::Refused("busy".to_owned());
        seen.push((outcome.word().to_owned(), sent.elapsed()));
        if is_busy {
            tokio::time::sleep(REST_WHEN_BUSY).await;
        }
    }
    seen
}

/// Shares of the processors, from here to there.
struct Shares {
    begin: Instant,
    service: String,
    before: [u64; 2],
}

impl Shares {
    fn begin(service: u32) -> Self {
        let service = service.to_string();
        let before = [processor_ticks("self"), processor_ticks(&service)];
        Self { begin: Instant::now(), service, before }
    }

    fn end(self) -> (u64, u64) {
        let after = [processor_ticks("self"), processor_ticks(&self.service)];
        let processors =
            std::thread::available_parallelism().map_or(1, |count| u128::try_from(count.get()).unwrap_or(1));
        // A tick is a hundredth of a second.
        let all = (self.begin.elapsed().as_millis() * processors / 10).max(1);
        let share = |at: usize| u64::try_from(u128::from(after[at] - self.before[at]) * 100 / all).unwrap_or_default();
        (share(0), share(1))
    }
}

fn tell(ground: &mut Ground, tried: &str, measured: &Measured, verdict: Verdict) {
    let Measured { steady, own_share, service_share, load, .. } = measured;
    let happened = format!(
        "{}; {} failed; attack {own_share} % of the processors, service {service_share} %; load average before {load}",
        steady.times, steady.failed
    );
    ground.report.add(NAME, tried, steady.times.count(), happened, verdict);
}

fn beside_sign_ins(ground: &mut Ground, connections: usize, measured: &Measured) {
    let Measured { steady, own_share, service_share, load, .. } = measured;
    let happened = format!(
        "{}; {} failed; attack {own_share} % of the processors, service {service_share} %; load average before {load}",
        steady.times, steady.failed
    );
    let held = steady.failed == 0 && steady.times.quantile(990) < STEADY_P99_MAX;
    let tried = format!("`me` at 50/s beside sign-ins from {connections} connections (bar: p99 under 20 ms)");
    ground.report.judge_time(NAME, tried, steady.times.count(), happened, held);
    let total: usize = measured.flood.values().map(Times::count).sum();
    let refused = measured.flood.get("busy").cloned().unwrap_or_default();
    let late = measured.flood.get("TIMEOUT").map(Times::count).unwrap_or_default();
    let verified: usize = total - refused.count() - late;
    let strange: Vec<&str> = measured.flood.keys().map(String::as_str).filter(|word| !KNOWN.contains(word)).collect();
    let rate = f64::from(u32::try_from(verified).unwrap_or(u32::MAX)) / measured.time.as_secs_f64();
    let happened = format!(
        "{rate:.1} passwords/s verified, {late} not in time; {} refused as `busy`: {refused}{}",
        refused.count(),
        strange.iter().map(|word| format!("; {word}")).collect::<String>()
    );
    let refused_at_once = refused.quantile(990) < REFUSAL_P99_MAX && (connections <= FLOOD || refused.count() > 0);
    let tried = format!("sign-ins from {connections} connections (bar: beyond the queue p99 under 50 ms)");
    if strange.is_empty() {
        ground.report.judge_time(NAME, tried, total, happened, refused_at_once);
    } else {
        ground.report.add(NAME, tried, total, happened, Verdict::Broken);
    }
}

/// What a sign-in of the flood may come to.
const KNOWN: [&str; 4] = ["done", "invalid_credentials", "busy", "TIMEOUT"];

/// The reverse: `me` as fast as it goes from many connections, and somebody who signs in beside it.
async fn beside_reads(ground: &mut Ground, instance: &Instance, access: &str, time: Duration) -> Result<(), Trouble> {
    let (load, flooding) = (load_average(), Instant::now());
    let stop = Arc::new(AtomicBool::new(false));
    let mut members = JoinSet::new();
    for _ in 0..FLOOD {
        members.spawn(read_until(instance.address, access.to_owned(), Arc::clone(&stop)));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let shares = Shares::begin(instance.process());
    let mut client = Client::new(instance.address, PATIENCE);
    let (mut times, mut words, begin) = (Times::default(), BTreeMap::<String, u64>::new(), Instant::now());
    while begin.elapsed() < time {
        let sent = Instant::now();
        let outcome = client.sign_in("fair", PASSWORD).await;
        times.add(sent.elapsed());
        *words.entry(outcome.word().to_owned()).or_default() += 1;
    }
    let elapsed = begin.elapsed();
    let (own, service) = shares.end();
    stop.store(true, Ordering::Relaxed);
    let flooded = flooding.elapsed();
    let (mut reads, mut failed) = (0_u64, 0_u64);
    for (good, bad) in members.join_all().await {
        reads += good;
        failed += bad;
    }
    let done = words.get("done").copied().unwrap_or_default();
    let per_second =
        |count: u64, time: Duration| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / time.as_secs_f64();
    let happened = format!(
        "{:.1} sign-ins/s, {times}, {words:?}; {:.0} `me`/s, {failed} failed; attack {own} % of the processors, service {service} %; load average before {load}",
        per_second(done, elapsed),
        per_second(reads, flooded)
    );
    let held = done > 0 && words.len() == 1 && failed == 0;
    let tried = format!(
        "sign-ins one after the other beside `me` from {FLOOD} connections (no flood stops them: p99 {})",
        shown(times.quantile(990))
    );
    ground.report.judge(NAME, tried, times.count(), happened, held);
    Ok(())
}

async fn read_until(address: SocketAddr, access: String, stop: Arc<AtomicBool>) -> (u64, u64) {
    let wanted = request(ME, &Value::Null, Some(&access));
    let mut wire = Wire::new(address);
    let (mut good, mut bad) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        match wire.exchange(&wanted, PATIENCE).await {
            // Looked at as bytes: what is spent on reading JSON is not left to the service.
            Ok(answer) if answer.status == 200 && answer.body.starts_with(b"{\"data\":{\"me\":{") => good += 1,
            Ok(_) | Err(_) => bad += 1,
        }
    }
    (good, bad)
}
