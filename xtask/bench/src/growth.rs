//! Rows of growth: the same questions among ever more accounts. Each crowd has a database and a service of its own, and all are asked in
//! turn, so that they meet the same machine.

use crate::load::{self, InTurn, Talk, Turn};
use crate::served::{CONNECTIONS, VISIBLE, tell};
use crate::stage::{Service, Stage, crowd, names, people, signed_in};
use crate::table::{Served, Table};
use crate::{Size, say, talks, trouble};
use lychgate_rig::trouble::Trouble;
use std::sync::Arc;

const CROWDS: [u32; 3] = [1_000, 100_000, 1_000_000];
const CROWDS_SHORT: [u32; 2] = [1_000, 20_000];

/// What is asked.
#[derive(Debug, Clone, Copy)]
enum Question {
    Me,
    RefreshToken,
    TokenAuth,
}

const QUESTIONS: [(Question, &str); 3] = [
    (Question::Me, "`me`"),
    (Question::RefreshToken, "`refreshToken`"),
    (Question::TokenAuth, "`tokenAuth`, bcrypt at cost 4,"),
];

/// A service among so many accounts with sessions.
#[derive(Debug)]
pub(crate) struct Crowded {
    pub(crate) service: Service,
    pub(crate) count: u32,
}

impl Crowded {
    /// Starts one, and fills its database.
    async fn make(stage: &mut Stage, count: u32) -> Result<Self, Trouble> {
        say(&format!("a crowd of {count} accounts with sessions"));
        let service = stage.service(&[VISIBLE]).await?;
        people(stage, &service, &names(CONNECTIONS)).await?;
        let sql = stage.sql(&service).await?;
        crowd(&sql, count).await?;
        // What that left to be written is written before anything is measured.
        sql.run("checkpoint").await?;
        Ok(Self { service, count })
    }

    /// The biggest that there is.
    pub(crate) async fn biggest(stage: &mut Stage, size: Size<'_>) -> Result<Self, Trouble> {
        let count = crowds(size).last().ok_or_else(|| trouble("no crowds"))?;
        Self::make(stage, *count).await
    }

    /// One of the questions on each connection.
    async fn talks(&self, question: Question, me: &Arc<[Turn]>) -> Result<Vec<Box<dyn Talk>>, Trouble> {
        let names = names(CONNECTIONS);
        Ok(match question {
            Question::Me => InTurn::on(CONNECTIONS, me),
            // Each link of a chain is good once.
            Question::RefreshToken => talks::refreshing(&signed_in(self.service.instance.address, &names).await?),
            Question::TokenAuth => talks::signing_in(&names),
        })
    }
}

fn crowds(size: Size<'_>) -> &'static [u32] {
    if size.is_short { &CROWDS_SHORT } else { &CROWDS }
}

/// The rows, and the service with the biggest crowd.
pub(crate) async fn rows(table: &mut Table, stage: &mut Stage, size: Size<'_>) -> Result<Crowded, Trouble> {
    let mut crowded = Vec::new();
    for count in crowds(size) {
        let one = Crowded::make(stage, *count).await?;
        let tokens = signed_in(one.service.instance.address, &names(CONNECTIONS)).await?;
        let me = talks::answered(one.service.instance.address, talks::with_each(&tokens)).await?;
        crowded.push((one, me));
    }
    for (question, name) in QUESTIONS {
        let mut all = vec![Served::default(); crowded.len()];
        for _ in 0..size.rounds {
            for ((one, me), sum) in crowded.iter().zip(&mut all) {
                let usage = stage.usage(&one.service);
                let talks = one.talks(question, me).await?;
                sum.add(load::ask(one.service.instance.address, talks, size.times(), &usage).await?);
            }
        }
        for ((one, _), served) in crowded.iter().zip(all) {
            tell(table, &format!("{name} among {} accounts", one.count), [("lychgate", served)].into_iter());
        }
    }
    let (biggest, _) = crowded.pop().ok_or_else(|| trouble("no crowds"))?;
    for (one, _) in crowded {
        one.service.instance.stop().await?;
    }
    Ok(biggest)
}
