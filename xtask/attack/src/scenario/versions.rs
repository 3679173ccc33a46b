//! An earlier release beside the present one on one database, in the order of an update: no request fails on either.

use crate::belief::Belief;
use crate::crowd::Crowd;
use crate::ground::{Ground, Scene, nobody};
use crate::invariants;
use crate::report::Verdict;
use lychgate_rig::trouble::Trouble;
use std::net::SocketAddr;
use std::time::Duration;

const NAME: &str = "versions";
const MEMBERS: usize = 12;
const STRETCH: Duration = Duration::from_secs(4);

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    let Some(old) = ground.plan.old.clone() else {
        let why = "no earlier release is named by --old; a test looks at what the migrations do";
        ground.report.add(NAME, "an earlier release beside this one", 0_u32, why, Verdict::Told);
        return Ok(());
    };
    let scene = ground.scene("versions", &[]).await?;
    let before = ground.start_binary(&scene, &old).await?;
    // The new one migrates while people are at the old one.
    let mut numbers = ground.numbers.branch();
    let crowd = Crowd::begin(&[before.address], &scene.mails, nobody(MEMBERS), &mut numbers, ("old", 20));
    tokio::time::sleep(STRETCH / 2).await;
    let present = ground.start(&scene).await?;
    tokio::time::sleep(STRETCH / 2).await;
    let known = end(ground, &scene, crowd, "the old one, while the new one migrates").await?;
    let known = both(ground, &scene, known, &[before.address, present.address], "both on the new schema").await?;
    before.stop().await?;
    match ground.start_binary(&scene, &old).await {
        Ok(again) => {
            let happened = format!("ready after {} ms", again.took.as_millis());
            ground.report.judge(NAME, "the old one started anew on the new schema", 1_u32, happened, true);
            let addresses = [again.address, present.address];
            both(ground, &scene, known, &addresses, "both, the old one started anew").await?;
        }
        Err(trouble) => {
            let tried = "the old one started anew on the new schema";
            ground.report.judge(NAME, tried, 1_u32, trouble.to_string(), false);
        }
    }
    Ok(())
}

async fn both(
    ground: &mut Ground,
    scene: &Scene,
    known: Vec<Vec<Belief>>,
    addresses: &[SocketAddr],
    tried: &str,
) -> Result<Vec<Vec<Belief>>, Trouble> {
    let mut numbers = ground.numbers.branch();
    let crowd = Crowd::begin(addresses, &scene.mails, known, &mut numbers, ("new", 20));
    tokio::time::sleep(STRETCH).await;
    end(ground, scene, crowd, tried).await
}

async fn end(ground: &mut Ground, scene: &Scene, crowd: Crowd, tried: &str) -> Result<Vec<Vec<Belief>>, Trouble> {
    let (beliefs, events) = crowd.end().await;
    let strange = events.except(&["done"]);
    let mut wrong: Vec<String> =
        strange.iter().take(3).map(|event| format!("{} answered {}", event.act, event.word)).collect();
    let sql = ground.sql(scene).await?;
    wrong.extend(invariants::broken(&sql).await?);
    wrong.extend(invariants::lost(&sql, &beliefs).await?);
    let happened =
        format!("{}; {}", events.shown(), if wrong.is_empty() { "nothing lost".into() } else { wrong.join("; ") });
    ground.report.judge(NAME, tried, events.0.len(), happened, wrong.is_empty());
    Ok(beliefs)
}
