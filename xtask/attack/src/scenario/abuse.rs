//! Requests that nobody sends by accident: each is blamed on the client or cut off, none takes long, and the memory of the
//! service stays as it was.

mod documents;
mod hostile;

use crate::ground::Ground;
use crate::report::Verdict;
use documents::Document;
use lychgate_rig::client::{Client, Outcome, excerpt};
use lychgate_rig::http::{Missing, Wire, post};
use lychgate_rig::instance::{Instance, PATIENCE, load_average};
use lychgate_rig::numbers::{Times, shown};
use lychgate_rig::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

const NAME: &str = "abuse";
const PATHS: [&str; 4] = ["/accounts/graphql", "/accounts-relay/graphql", "/session/graphql", "/platform/graphql"];
/// How long the refusal of a document may take: half of them, there and back on a connection that stands.
const REFUSAL_MAX: Duration = Duration::from_millis(2);
/// How much more memory may be in use afterwards: what was freed is not given back at once.
const GROWTH_MAX_KIB: u64 = 8 * 1024;

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    let scene = ground.scene("abused", &[]).await?;
    let instance = ground.start(&scene).await?;
    let rounds = ground.size(10, 200);
    served(ground, &instance).await;
    refused(ground, &instance, rounds).await;
    // What caches and connections take is taken the first time: from there on nothing may grow.
    let mut answers = Answers::default();
    throw(ground, &instance, rounds.div_ceil(2), &mut answers).await;
    trickle(ground, &instance).await;
    let before = instance.memory_kib()?;
    throw(ground, &instance, rounds, &mut answers).await;
    trickle(ground, &instance).await;
    let after = instance.memory_kib()?;
    answers.tell(ground);
    let happened = format!("{before} KiB before, {after} KiB after");
    let flat = after <= before + GROWTH_MAX_KIB;
    ground.report.judge(NAME, "memory of the service (bar: 8 MiB more)", rounds, happened, flat);
    let outcome = Client::new(instance.address, PATIENCE).sign_in("nobody", "nobody's").await;
    let defects = instance.defects();
    let happened = format!("answers {}; {} errors in the log {}", outcome.word(), defects.len(), defects.join("; "));
    let alive = outcome == Outcome::Refused("invalid_credentials".to_owned()) && defects.is_empty();
    ground.report.judge(NAME, "the service afterwards", 1_u32, happened, alive);
    Ok(())
}

fn body(document: &str) -> String {
    json!({ "query": document }).to_string()
}

/// Each limit is served where it is just met.
async fn served(ground: &mut Ground, instance: &Instance) {
    let mut wire = Wire::new(instance.address);
    let all = documents::at_each_limit();
    let mut wrong = Vec::new();
    for Document { limit, path, text, .. } in &all {
        let answer = wire.exchange(&post(path, "", &body(text)), PATIENCE).await;
        let is_served = answer.as_ref().is_ok_and(|answer| {
            answer.status == 200
                && serde_json::from_slice::<Value>(&answer.body).is_ok_and(|value| value.get("data").is_some())
        });
        if !is_served {
            wrong.push(format!("{limit}: {}", answer.map_or("no answer".to_owned(), |answer| excerpt(&answer.body))));
        }
    }
    let happened = if wrong.is_empty() { "all served".to_owned() } else { wrong.join("; ") };
    ground.report.judge(NAME, "documents at each limit", all.len(), happened, wrong.is_empty());
}

/// Each limit is told, and fast, where a document is just beyond it.
async fn refused(ground: &mut Ground, instance: &Instance, rounds: usize) {
    let mut wire = Wire::new(instance.address);
    let all = documents::beyond_each_limit();
    let load = load_average();
    let (mut times, mut wrong, mut slowest) = (Times::default(), Vec::new(), (Duration::ZERO, ""));
    for Document { limit, path, text, code } in &all {
        let request = post(path, "Accept: application/graphql-response+json\r\n", &body(text));
        let mut own = Times::default();
        for _ in 0..rounds.max(20) {
            let sent = Instant::now();
            let answer = wire.exchange(&request, PATIENCE).await;
            own.add(sent.elapsed());
            let told = answer.as_ref().ok().and_then(|answer| {
                let value: Value = serde_json::from_slice(&answer.body).ok()?;
                let code = value["errors"][0]["extensions"]["code"].as_str()?.to_owned();
                Some((answer.status, code))
            });
            if told != Some((400, (*code).to_owned())) {
                let told = answer.map_or("cut".to_owned(), |answer| excerpt(&answer.body));
                wrong.push(format!("{limit}: {told}"));
                break;
            }
        }
        if own.quantile(500) > slowest.0 {
            slowest = (own.quantile(500), limit);
        }
        times.merge(own);
    }
    let happened = format!(
        "{times}; slowest median {} ({}); load average before {load}{}",
        shown(slowest.0),
        slowest.1,
        wrong.iter().map(|one| format!("; {one}")).collect::<String>()
    );
    let tried = "documents one beyond each limit (bar: each median under 2 ms there and back)";
    if wrong.is_empty() {
        ground.report.judge_time(NAME, tried, times.count(), happened, slowest.0 < REFUSAL_MAX);
    } else {
        ground.report.add(NAME, tried, times.count(), happened, Verdict::Broken);
    }
}

/// What became of hostile requests.
#[derive(Debug, Default)]
struct Answers {
    statuses: BTreeMap<String, u64>,
    wrong: Vec<String>,
    times: Times,
}

impl Answers {
    fn tell(self, ground: &mut Ground) {
        let statuses: Vec<String> = self.statuses.iter().map(|(status, count)| format!("{count} {status}")).collect();
        let happened = format!(
            "{}; {}{}",
            statuses.join(", "),
            self.times,
            self.wrong.iter().map(|one| format!("; {one}")).collect::<String>()
        );
        let tried = "hostile requests (cycles, nesting, 1e400, surrogates, NUL, repeated keys, sizes, noise)";
        ground.report.judge(NAME, tried, self.times.count(), happened, self.wrong.is_empty());
    }
}

async fn throw(ground: &mut Ground, instance: &Instance, rounds: usize, answers: &mut Answers) {
    let mut wire = Wire::new(instance.address);
    for round in 0..rounds {
        let path = PATHS[round % PATHS.len()];
        let mut numbers = ground.numbers.branch();
        for (name, request) in hostile::requests(path, &mut numbers) {
            let sent = Instant::now();
            let answer = wire.exchange(&request, PATIENCE).await;
            answers.times.add(sent.elapsed());
            let status = match &answer {
                Ok(answer) => answer.status.to_string(),
                Err(Missing::Cut) => "cut".to_owned(),
                Err(missing) => format!("{missing:?}"),
            };
            // Somebody who is cut off is cut off: what counts is that nothing else happens.
            let is_fine =
                matches!(&answer, Ok(answer) if answer.status < 500) || answer.is_err_and(|one| one == Missing::Cut);
            if !is_fine && answers.wrong.len() < 5 {
                answers.wrong.push(format!("{name} to {path}: {status}"));
            }
            *answers.statuses.entry(status).or_default() += 1;
        }
    }
}

/// Bodies that come a byte at a time, from many connections at once.
async fn trickle(ground: &mut Ground, instance: &Instance) {
    let connections = ground.size(16, 256);
    let mut members = JoinSet::new();
    for _ in 0..connections {
        members.spawn(send_slowly(instance.address));
    }
    let mut ends: BTreeMap<String, u64> = BTreeMap::new();
    let mut times = Times::default();
    for (end, took) in members.join_all().await {
        *ends.entry(end).or_default() += 1;
        times.add(took);
    }
    let fine = ends.keys().all(|end| end == "408" || end == "cut");
    let happened = format!("{ends:?} after {} to {}", shown(times.quantile(1)), shown(times.slowest()));
    ground.report.judge(NAME, "bodies that come a byte at a time", connections, happened, fine);
}

async fn send_slowly(address: SocketAddr) -> (String, Duration) {
    const LONGEST: Duration = Duration::from_secs(20);
    let begin = Instant::now();
    let exchange = async {
        let mut stream = TcpStream::connect(address).await?;
        let head = "POST /accounts/graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{";
        stream.write_all(head.as_bytes()).await?;
        let (mut reader, mut writer) = stream.split();
        let mut first = [0; 12];
        let mut answered = std::pin::pin!(reader.read_exact(&mut first));
        loop {
            tokio::select! {
                read = &mut answered => {
                    read?;
                    break;
                }
                () = tokio::time::sleep(Duration::from_millis(250)) => writer.write_all(b" ").await?,
            }
        }
        Ok::<_, std::io::Error>(String::from_utf8_lossy(&first[9..]).into_owned())
    };
    let end = match tokio::time::timeout(LONGEST, exchange).await {
        Ok(Ok(status)) => status,
        Ok(Err(_)) => "cut".to_owned(),
        Err(_) => "still open".to_owned(),
    };
    (end, begin.elapsed())
}
