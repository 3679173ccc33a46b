//! Sign-ins, which are as fast as passwords are hashed.

use crate::machine::Usage;
use crate::served::{CONNECTIONS, access};
use crate::stage::{Stage, people};
use crate::table::{Row, Table};
use crate::{Size, load, talks, trouble};
use lychgate_rig::steady::{Steady, keep_asking};
use lychgate_rig::trouble::Trouble;
use serde_json::Value;
use std::time::{Duration, Instant};

/// Sign-ins at what they cost in production, beside the bare rate of hashes, with `me` asked fifty times a second meanwhile.
pub(crate) async fn rows(table: &mut Table, stage: &mut Stage, size: Size<'_>) -> Result<(), Trouble> {
    let time = size.time * 4;
    for cost in [10, 12] {
        let bare = bare_rate(cost, time).await?;
        let service = stage.service(&[("LYCHGATE_PASSWORDS__BCRYPT_COST", &cost.to_string())]).await?;
        let names: Vec<String> = (0..CONNECTIONS / 2).map(|number| format!("person{number}")).collect();
        let tokens = people(stage, &service, &names).await?;
        let usage = Usage { server: service.instance.process(), database: stage.cluster.process() };
        let address = service.instance.address;
        let alone = load::ask(address, talks::signing_in(&names), (size.warm_up, time), &usage).await?;
        let request = talks::request(talks::ME, &Value::Null, access(&tokens));
        let steady = keep_asking(address, request, size.warm_up + time);
        let together = load::ask(address, talks::signing_in(&names), (size.warm_up, time), &usage).await?;
        let Steady { times, failed } = steady.join().map_err(|_| trouble("the steady requests failed"))??;
        table.add(Row::Told {
            name: format!("bare bcrypt at cost {cost}, on all processors"),
            value: format!("{bare:.1} a second"),
        });
        for (name, served) in [("`tokenAuth`", alone), ("`tokenAuth` beside `me` at 50/s", together)] {
            let of_floor = Some(served.throughput() / bare);
            let name = format!("{name}, bcrypt at cost {cost}");
            table.add(Row::Served { name, who: "lychgate".to_owned(), served: Box::new(served), of_floor });
        }
        let value = format!("{times}; {failed} of {} failed", times.count());
        table.add(Row::Told { name: format!("`me` at 50/s beside sign-ins at cost {cost}"), value });
        service.instance.stop().await?;
    }
    Ok(())
}

/// How many passwords all processors verify in a second, with nothing else to do.
async fn bare_rate(cost: u32, time: Duration) -> Result<f64, Trouble> {
    let hash = bcrypt::hash("a password of somebody", cost).map_err(|error| trouble(error.to_string()))?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let begin = Instant::now();
    let workers: Vec<_> = (0..threads)
        .map(|_| {
            let hash = hash.clone();
            tokio::task::spawn_blocking(move || {
                let mut count = 0_u32;
                while begin.elapsed() < time {
                    count += u32::from(bcrypt::verify("a password of somebody", &hash).unwrap_or(false));
                }
                f64::from(count) / begin.elapsed().as_secs_f64()
            })
        })
        .collect();
    let mut rate = 0.0;
    for worker in workers {
        rate += worker.await.map_err(|error| trouble(error.to_string()))?;
    }
    Ok(rate)
}
