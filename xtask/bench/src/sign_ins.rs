//! Sign-ins, which are as fast as passwords are hashed.

use crate::served::CONNECTIONS;
use crate::stage::{Stage, names, people};
use crate::table::{Row, Served, Table};
use crate::{Measures, Size, load, talks, trouble};
use lychgate_rig::steady::{Steady, keep_asking};
use lychgate_rig::trouble::Trouble;
use std::time::{Duration, Instant};

/// Sign-ins at what they cost in production, beside the bare rate of hashes, with `me` asked fifty times a second meanwhile. One
/// after the other, again and again, so that all meet the same machine.
pub(crate) async fn rows(table: &mut Table, stage: &mut Stage, size: Size<'_>) -> Result<(), Trouble> {
    let Measures { warm_up, time, rounds, .. } = size.of_long();
    for cost in [10, 12] {
        let service = stage.service(&[("LYCHGATE_PASSWORDS__BCRYPT_COST", &cost.to_string())]).await?;
        let names = names(CONNECTIONS / 2);
        let tokens = people(stage, &service, &names).await?;
        let usage = stage.usage(&service);
        let address = service.instance.address;
        let me = talks::with_each(&tokens).into_iter().next().ok_or_else(|| trouble("nobody is signed in"))?;
        let (mut bare, mut alone, mut together) = (0.0, Served::default(), Served::default());
        let mut steady = Steady::default();
        for _ in 0..rounds {
            bare += bare_rate(cost, time).await?;
            alone.add(load::ask(address, talks::signing_in(&names), (warm_up, time), &usage).await?);
            let asking = keep_asking(address, me.clone(), warm_up + time);
            together.add(load::ask(address, talks::signing_in(&names), (warm_up, time), &usage).await?);
            let Steady { times, failed } = asking.join().map_err(|_| trouble("the steady requests failed"))??;
            steady.times.merge(times);
            steady.failed += failed;
        }
        let bare = bare / f64::from(u32::try_from(rounds).unwrap_or(u32::MAX));
        table.add(Row::Told {
            name: format!("bare bcrypt at cost {cost}, on all processors"),
            value: format!("{bare:.1} a second"),
        });
        for (name, served) in [("`tokenAuth`", alone), ("`tokenAuth` beside `me` at 50/s", together)] {
            let of_floor = Some(served.throughput() / bare);
            let name = format!("{name}, bcrypt at cost {cost}");
            table.add(Row::Served { name, who: "lychgate".to_owned(), served: Box::new(served), of_floor });
        }
        let Steady { times, failed } = steady;
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
