//! The process killed at random points under load, and started again: whatever was acknowledged is there, and every
//! invariant holds.

use crate::crowd::{Crowd, Events};
use crate::ground::{Ground, Scene, nobody};
use crate::invariants;
use crate::report::Verdict;
use lychgate_rig::cluster::Sql;
use lychgate_rig::numbers::Times;
use lychgate_rig::trouble::Trouble;
use std::time::{Duration, Instant};

const NAME: &str = "kill";
const MEMBERS: usize = 16;
/// How long the crowd acts before the process is killed.
const LIFE: (Duration, Duration) = (Duration::from_millis(150), Duration::from_millis(1500));
/// What a mail that a killed process had in hand waits until another one may send it, and some time for that.
const MAILS_MAX: Duration = Duration::from_secs(90);

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    let rounds = ground.plan.rounds.unwrap_or(ground.size(5, 50));
    let scene = ground.scene("killed", &[]).await?;
    let sql = ground.sql(&scene).await?;
    let mut beliefs = nobody(MEMBERS);
    let (mut events, mut starts, mut wrong) = (Events::default(), Times::default(), Vec::new());
    for round in 0..rounds {
        let instance = ground.start(&scene).await?;
        starts.add(instance.took);
        let mut numbers = ground.numbers.branch();
        let crowd = Crowd::begin(&[instance.address], &scene.mails, beliefs, &mut numbers, (&format!("k{round}m"), 8));
        tokio::time::sleep(numbers.between(LIFE.0, LIFE.1)).await;
        let defects = instance.defects();
        instance.kill()?;
        let (known, seen) = crowd.end().await;
        beliefs = known;
        events.0.extend(seen.0);
        settle(&sql).await?;
        let found = [invariants::broken(&sql).await?, invariants::lost(&sql, &beliefs).await?, defects].concat();
        wrong.extend(found.into_iter().map(|what| format!("round {round}: {what}")));
    }
    let instance = ground.start(&scene).await?;
    told(ground, rounds, &events, &starts, &wrong);
    // Everybody goes on as if nothing had been.
    let mut numbers = ground.numbers.branch();
    let crowd = Crowd::begin(&[instance.address], &scene.mails, beliefs, &mut numbers, ("after", 8));
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (beliefs, after) = crowd.end().await;
    let strange = after.except(&["done"]);
    let first = strange.first().map(|event| format!("; first {} of {}", event.word, event.act)).unwrap_or_default();
    let happened = format!("{} failed{first}", strange.len());
    ground.report.judge(NAME, "everybody goes on afterwards", after.0.len(), happened, strange.is_empty());
    mails(ground, &scene, &sql).await?;
    let wrong = [invariants::broken(&sql).await?, invariants::lost(&sql, &beliefs).await?].concat();
    let happened = if wrong.is_empty() { "all hold".to_owned() } else { wrong.join("; ") };
    ground.report.judge(NAME, "all invariants at the end", invariants::COUNT, happened, wrong.is_empty());
    Ok(())
}

/// The database notices a moment later that its clients are gone, and rolls back what they had begun.
async fn settle(sql: &Sql) -> Result<(), Trouble> {
    let begin = Instant::now();
    let others = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    while sql.count(others).await? > 0 && begin.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

fn told(ground: &mut Ground, rounds: u32, events: &Events, starts: &Times, wrong: &[String]) {
    let count = |act: &str, word: &str| {
        events.0.iter().filter(|event| event.act == act && (word.is_empty() || event.word == word)).count()
    };
    let acknowledged = ["register", "verify", "sign in", "refresh", "rename", "sign out"]
        .map(|act| format!("{} {act}", count(act, "done")));
    let happened = if wrong.is_empty() {
        format!("nothing lost, all invariants hold each time; acknowledged: {}", acknowledged.join(", "))
    } else {
        wrong.join("; ")
    };
    let tried =
        format!("SIGKILL at random points under load of {MEMBERS} connections, then SQL (seed {})", ground.plan.seed);
    ground.report.judge(NAME, tried, rounds, happened, wrong.is_empty());
    let strange = events.except(&["done", "cut", "no connection"]);
    let details: Vec<String> = strange.iter().take(3).map(|event| format!("{} {}", event.act, event.word)).collect();
    let happened = format!("{}{}", events.shown(), details.iter().map(|one| format!("; {one}")).collect::<String>());
    ground.report.judge(NAME, "answers until the process was gone", events.0.len(), happened, strange.is_empty());
    ground.report.add(NAME, "start after a kill until ready", starts.count(), starts.to_string(), Verdict::Told);
}

/// Waits until nothing is in hand any more, and compares what arrived with what was caused.
async fn mails(ground: &mut Ground, scene: &Scene, sql: &Sql) -> Result<(), Trouble> {
    let begin = Instant::now();
    let waiting = "select count(*) from outbox where delivered_at is null and failed_at is null";
    let left = sql.count(waiting).await?;
    while sql.count(waiting).await? > 0 && begin.elapsed() < MAILS_MAX {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let arrived = scene.mails.mails();
    let wrong = invariants::mails_astray(sql, &arrived).await?;
    let mut rows: Vec<&str> = arrived.iter().map(|mail| mail.row.as_str()).collect();
    rows.sort_unstable();
    let all = rows.len();
    rows.dedup();
    let happened = if wrong.is_empty() {
        let waited = begin.elapsed().as_secs();
        format!(
            "each has its cause and each cause its mail; {left} left by kills came within {waited} s, {} came twice",
            all - rows.len()
        )
    } else {
        wrong.join("; ")
    };
    ground.report.judge(NAME, "mails compared with the outbox", all, happened, wrong.is_empty());
    Ok(())
}
