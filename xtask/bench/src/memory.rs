//! Start-up time and memory.

use crate::load::InTurn;
use crate::served::{CONNECTIONS, told};
use crate::stage::{Stage, names, people};
use crate::table::{Row, Table};
use crate::{Size, load, talks, trouble};
use lychgate_rig::trouble::Trouble;
use std::time::Duration;

/// How much memory a service uses: idle, and after so many requests.
pub(crate) async fn rows(table: &mut Table, stage: &mut Stage, size: Size<'_>) -> Result<(), Trouble> {
    let service = stage.service(&[]).await?;
    let again = stage.start(&service.url, &[]).await?;
    table.add(Row::Told { name: "start until ready".to_owned(), value: told(again.took) });
    again.stop().await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    table.add(Row::Told { name: "memory, idle".to_owned(), value: megabytes(service.instance.memory_kib()?) });
    let names = names(CONNECTIONS);
    let tokens = people(stage, &service, &names).await?;
    let address = service.instance.address;
    let turns = talks::answered(address, talks::with_each(&tokens)).await?;
    let usage = stage.usage(&service);
    let (mut answers, wanted) = (0, if size.is_short { 20_000 } else { 1_000_000 });
    let mut told_at = wanted / 10;
    while answers < wanted {
        let served = load::ask(address, InTurn::on(CONNECTIONS, &turns), (Duration::ZERO, size.time), &usage).await?;
        if served.errors > 0 || served.answers == 0 {
            return Err(trouble(format!("{} errors, {} answers", served.errors, served.answers)));
        }
        answers += served.answers;
        if answers >= told_at {
            let name = format!("memory after {answers} requests");
            table.add(Row::Told { name, value: megabytes(service.instance.memory_kib()?) });
            told_at = (answers / (wanted / 10) + 1) * (wanted / 10);
        }
    }
    service.instance.stop().await?;
    Ok(())
}

fn megabytes(kib: u64) -> String {
    format!("{:.1} MB", f64::from(u32::try_from(kib).unwrap_or(u32::MAX)) / 1024.0)
}
