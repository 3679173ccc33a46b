//! What the service stands on fails under load and comes back: clear answers meanwhile, recovery by itself, and nothing
//! lost that was acknowledged.

use crate::belief::Belief;
use crate::crowd::{Crowd, Event, Events};
use crate::ground::{Ground, Scene, nobody};
use crate::invariants;
use crate::report::Verdict;
use lychgate_rig::cluster::Stop;
use lychgate_rig::instance::{Instance, REQUEST_MAX};
use lychgate_rig::numbers::shown;
use lychgate_rig::trouble::Trouble;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const NAME: &str = "faults";
const MEMBERS: usize = 16;
const WARM: Duration = Duration::from_millis(1500);
const AFTER: Duration = Duration::from_secs(4);
/// How long after the end of its cause a fault may be seen.
const RECOVERY_MAX: Duration = Duration::from_secs(2);
/// What is lost between the end of a request in the service and its end in the client.
const SLACK: Duration = Duration::from_millis(500);
const AWAY: &[&str] = &["SERVICE_UNAVAILABLE", "TIMEOUT"];

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    database(ground).await?;
    full_disk(ground).await?;
    silent_mail_server(ground, "inline").await?;
    silent_mail_server(ground, "queued").await
}

/// All that may happen to the database, one after the other, in front of one instance and one crowd.
async fn database(ground: &mut Ground) -> Result<(), Trouble> {
    let scene = ground.scene("faulty", &[]).await?;
    let instance = ground.start(&scene).await?;
    let mut beliefs = nobody(MEMBERS);
    for number in 0..ground.size(1, 3) {
        for how in [Stop::Fast, Stop::Immediate] {
            let load = Load::begin(ground, &scene, &instance, beliefs, &format!("f{number}{how:?}")).await;
            let away = ground.size(Duration::from_secs(1), Duration::from_secs(4));
            ground.cluster.stop(how).await?;
            tokio::time::sleep(away).await;
            ground.cluster.start(&ground.place).await?;
            let tried = format!("PostgreSQL stopped ({how:?}), away for {} s, started", away.as_secs());
            beliefs = load.end(ground, &scene, &tried, AWAY).await?;
        }
        let load = Load::begin(ground, &scene, &instance, beliefs, &format!("f{number}cut")).await;
        let rounds = cut_connections(ground, &scene).await?;
        beliefs = load.end(ground, &scene, &format!("all connections ended, {rounds} times"), AWAY).await?;
        let load = Load::begin(ground, &scene, &instance, beliefs, &format!("f{number}full")).await;
        let held = ground.size(Duration::from_secs(3), Duration::from_secs(8));
        hold_tables(ground, &scene, held).await?;
        let tried = format!("tables locked from outside for {} s: all connections of the pool wait", held.as_secs());
        beliefs = load.end(ground, &scene, &tried, AWAY).await?;
    }
    refreshed_once(ground, &instance, &beliefs).await?;
    defects(ground, &instance);
    Ok(())
}

/// A crowd that acts while something fails.
struct Load {
    crowd: Crowd,
}

impl Load {
    async fn begin(ground: &mut Ground, scene: &Scene, at: &Instance, beliefs: Vec<Vec<Belief>>, prefix: &str) -> Self {
        let mut numbers = ground.numbers.branch();
        let crowd = Crowd::begin(&[at.address], &scene.mails, beliefs, &mut numbers, (&prefix.to_lowercase(), 100));
        tokio::time::sleep(WARM).await;
        Self { crowd }
    }

    /// To be called when the cause has just ended. `allowed` is what may be answered beside success.
    async fn end(
        self,
        ground: &mut Ground,
        scene: &Scene,
        tried: &str,
        allowed: &[&str],
    ) -> Result<Vec<Vec<Belief>>, Trouble> {
        let ended = Instant::now();
        tokio::time::sleep(AFTER).await;
        let (beliefs, events) = self.crowd.end().await;
        let mut wrong = strange(&events, allowed);
        let slowest = events.times().slowest();
        if slowest > REQUEST_MAX + SLACK {
            wrong.push(format!("a request took {}", shown(slowest)));
        }
        let failed = events.0.iter().filter(|event| event.word != "done");
        let late = failed.filter(|event| event.sent >= ended).map(|event| event.sent + event.took - ended).max();
        let sql = ground.sql(scene).await?;
        wrong.extend(invariants::broken(&sql).await?);
        wrong.extend(invariants::lost(&sql, &beliefs).await?);
        let recovered = late.unwrap_or_default();
        let happened = format!(
            "{}; slowest {}; well again {} after{}",
            events.shown(),
            shown(slowest),
            shown(recovered),
            wrong.iter().map(|what| format!("; {what}")).collect::<String>()
        );
        if wrong.is_empty() {
            ground.report.judge_time(NAME, tried, events.0.len(), happened, recovered <= RECOVERY_MAX);
        } else {
            ground.report.add(NAME, tried, events.0.len(), happened, Verdict::Broken);
        }
        Ok(beliefs)
    }
}

/// Answers that nobody documented, the first of each kind.
fn strange(events: &Events, allowed: &[&str]) -> Vec<String> {
    let allowed = [&["done"], allowed].concat();
    let mut found: Vec<String> = Vec::new();
    for event in events.except(&allowed) {
        let Event { act, word, detail, .. } = event;
        let text = format!("{act} answered {word} {}", detail.as_deref().unwrap_or_default());
        if !found.contains(&text) && found.len() < 5 {
            found.push(text);
        }
    }
    found
}

async fn cut_connections(ground: &Ground, scene: &Scene) -> Result<u32, Trouble> {
    let sql = ground.sql(scene).await?;
    let rounds = ground.size(5, 20);
    for _ in 0..rounds {
        sql.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
            .await?;
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    Ok(rounds)
}

/// Longer than one waits for a connection of the pool and, in the whole run, than a statement may take.
async fn hold_tables(ground: &Ground, scene: &Scene, held: Duration) -> Result<(), Trouble> {
    let sql = ground.sql(scene).await?;
    sql.run("begin; lock table accounts, sessions in access exclusive mode").await?;
    tokio::time::sleep(held).await;
    sql.run("commit").await
}

/// After all that, a refresh token is still good for one exchange: the one before it ends the session.
async fn refreshed_once(ground: &mut Ground, instance: &Instance, beliefs: &[Vec<Belief>]) -> Result<(), Trouble> {
    use crate::belief::State;
    use lychgate_rig::client::{Client, Outcome, Tokens};
    let mut client = Client::new(instance.address, lychgate_rig::instance::PATIENCE);
    let (mut tried, mut wrong) = (0_u32, Vec::new());
    let sessions = beliefs.iter().flatten().flat_map(|belief| &belief.sessions);
    for session in sessions.filter(|session| session.state == State::Live).take(100) {
        tried += 1;
        let first = &session.tokens.refresh;
        let Outcome::Done(field) = client.refresh(first).await else {
            wrong.push("a live session could not be refreshed".to_owned());
            continue;
        };
        let second = Tokens::of(&field).map(|tokens| tokens.refresh).unwrap_or_default();
        let Outcome::Done(field) = client.refresh(&second).await else {
            wrong.push("its successor could not be exchanged".to_owned());
            continue;
        };
        let third = Tokens::of(&field).map(|tokens| tokens.refresh).unwrap_or_default();
        for (token, name) in [(first, "a spent token"), (&third, "the newest of a family that was reused")] {
            let outcome = client.refresh(token).await;
            if outcome != Outcome::Refused("invalid_token".to_owned()) {
                wrong.push(format!("{name} was answered {}", outcome.word()));
            }
        }
    }
    let happened =
        if wrong.is_empty() { "each worked once; reuse ended the session".to_owned() } else { wrong.join("; ") };
    ground.report.judge(NAME, "refresh tokens used twice afterwards", tried, happened, wrong.is_empty() && tried > 0);
    Ok(())
}

/// The folder of mails lies on a disk that fills up.
async fn full_disk(ground: &mut Ground) -> Result<(), Trouble> {
    let disk = ground.place.directory("mounts/disk")?;
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs"]).arg(&disk).stderr(Stdio::null());
    if !mount.status().is_ok_and(|status| status.success()) {
        let why = "nothing can be mounted here: run it as root";
        ground.report.add(NAME, "the disk of the mail folder full", 0_u32, why, Verdict::NotRun);
        return Ok(());
    }
    let outcome = on_disk(ground, &disk).await;
    // What is busy still goes with the directory of the attack.
    let _unmounted = Command::new("umount").arg(&disk).stderr(Stdio::null()).status();
    outcome
}

async fn on_disk(ground: &mut Ground, disk: &Path) -> Result<(), Trouble> {
    let folder = disk.to_string_lossy().into_owned();
    let scene = ground.scene("full_disk", &[("LYCHGATE_SMTP_URL", ""), ("LYCHGATE_DATA_DIR", &folder)]).await?;
    let instance = ground.start(&scene).await?;
    let load = Load::begin(ground, &scene, &instance, nobody(MEMBERS), "disk").await;
    let filler = disk.join("filler");
    // It ends with an error: the disk is full.
    let _full = std::fs::write(&filler, vec![b'x'; 8 << 20]);
    tokio::time::sleep(ground.size(Duration::from_secs(1), Duration::from_secs(3))).await;
    std::fs::remove_file(&filler)?;
    let beliefs = load.end(ground, &scene, "the disk of the mail folder full", &["email_fail"]).await?;
    let sql = ground.sql(&scene).await?;
    let sent = sql.column("select id::text from outbox where delivered_at is not null").await?;
    let names: Vec<String> =
        std::fs::read_dir(disk.join("mail"))?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    let missing = sent.iter().filter(|row| !names.iter().any(|name| name.ends_with(&format!("{row}.eml")))).count();
    let halves = names.iter().filter(|name| Path::new(name).extension().is_none_or(|kind| kind != "eml")).count();
    let happened = format!("{missing} missing, {halves} half written");
    let tried = "mails in the folder compared with those that count as written";
    ground.report.judge(NAME, tried, sent.len(), happened, missing + halves == 0 && !beliefs.is_empty());
    defects(ground, &instance);
    instance.stop().await?;
    Ok(())
}

/// The mail server accepts connections and never says a word.
async fn silent_mail_server(ground: &mut Ground, delivery: &str) -> Result<(), Trouble> {
    let scene = ground.scene(&format!("silent_{delivery}"), &[("LYCHGATE_MAIL__DELIVERY", delivery)]).await?;
    let instance = ground.start(&scene).await?;
    let load = Load::begin(ground, &scene, &instance, nobody(MEMBERS), delivery).await;
    scene.mails.fall_silent(true);
    tokio::time::sleep(ground.size(Duration::from_secs(6), Duration::from_secs(12))).await;
    scene.mails.fall_silent(false);
    let allowed: &[&str] = if delivery == "inline" { &["email_fail"] } else { &[] };
    load.end(ground, &scene, &format!("the mail server accepts and never answers (delivery {delivery})"), allowed)
        .await?;
    if delivery == "queued" && !ground.plan.short {
        arrive(ground, &scene).await?;
    }
    defects(ground, &instance);
    Ok(())
}

/// What could not be sent meanwhile is sent later.
async fn arrive(ground: &mut Ground, scene: &Scene) -> Result<(), Trouble> {
    let sql = ground.sql(scene).await?;
    let waiting = "select count(*) from outbox where delivered_at is null and failed_at is null";
    let (begin, left) = (Instant::now(), sql.count(waiting).await?);
    while sql.count(waiting).await? > 0 && begin.elapsed() < Duration::from_secs(120) {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let wrong = invariants::mails_astray(&sql, &scene.mails.mails()).await?;
    let happened = format!("all there after {} s; {}", begin.elapsed().as_secs(), wrong.join("; "));
    ground.report.judge(NAME, "mails that waited for the mail server", left, happened, wrong.is_empty());
    Ok(())
}

/// Errors in the log that no fault excuses.
fn defects(ground: &mut Ground, instance: &Instance) {
    let defects = instance.defects();
    let happened = defects.first().cloned().unwrap_or_else(|| "none".to_owned());
    ground.report.judge(NAME, "errors and panics in the log", defects.len(), happened, defects.is_empty());
}
