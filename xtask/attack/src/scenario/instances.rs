//! Two instances on one database: what one of them is told counts on the other at once, and nobody's request fails.

use crate::crowd::Crowd;
use crate::ground::{Ground, Scene, nobody};
use crate::invariants;
use lychgate_rig::client::{Client, Outcome, PASSWORD, Tokens};
use lychgate_rig::instance::PATIENCE;
use lychgate_rig::numbers::Times;
use lychgate_rig::trouble::Trouble;
use serde_json::json;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const NAME: &str = "instances";
const MEMBERS: usize = 16;
/// Within which time the other instance acts on it.
const ACTS_WITHIN: Duration = Duration::from_secs(1);

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    let scene = ground.scene("shared", &[]).await?;
    let one = ground.start(&scene).await?;
    let other = ground.start(&scene).await?;
    let addresses = [one.address, other.address];
    let begin = Instant::now();
    let mut numbers = ground.numbers.branch();
    let crowd = Crowd::begin(&addresses, &scene.mails, nobody(MEMBERS), &mut numbers, ("both", 30));
    let rounds = ground.size(10, 100);
    let pair = Pair { scene: &scene, addresses, rounds };
    pair.sign_outs(ground).await?;
    pair.deactivations(ground).await?;
    pair.reuses(ground).await?;
    pair.exchanges_at_once(ground).await?;
    let least = ground.size(Duration::from_secs(5), Duration::from_secs(30));
    tokio::time::sleep(least.saturating_sub(begin.elapsed())).await;
    let (beliefs, events) = crowd.end().await;
    let strange = events.except(&["done"]);
    let mut wrong: Vec<String> =
        strange.iter().take(3).map(|event| format!("{} answered {}", event.act, event.word)).collect();
    let sql = ground.sql(&scene).await?;
    wrong.extend(invariants::broken(&sql).await?);
    wrong.extend(invariants::lost(&sql, &beliefs).await?);
    wrong.extend(one.defects().into_iter().chain(other.defects()));
    let happened =
        format!("{}; {}", events.shown(), if wrong.is_empty() { "nothing lost".into() } else { wrong.join("; ") });
    ground.report.judge(NAME, "a crowd that asks now one, now the other", events.0.len(), happened, wrong.is_empty());
    Ok(())
}

struct Pair<'a> {
    scene: &'a Scene,
    addresses: [SocketAddr; 2],
    rounds: u32,
}

impl Pair<'_> {
    fn clients(&self) -> [Client; 2] {
        self.addresses.map(|address| Client::new(address, PATIENCE))
    }

    /// Somebody who registered, confirmed and signed in, each time at the other instance.
    async fn somebody(&self, name: &str) -> Result<Tokens, Trouble> {
        let [mut one, mut other] = self.clients();
        let email = format!("{name}@example.org");
        let failed = |what: &str, outcome: &Outcome| Trouble::new(format!("{name} cannot {what}: {}", outcome.word()));
        let outcome = one.register(name, &email).await;
        let Outcome::Done(_) = outcome else { return Err(failed("register", &outcome)) };
        let token = self.scene.mails.activation(&email).ok_or_else(|| Trouble::new("no activation mail"))?;
        let outcome = other.verify(&token).await;
        let Outcome::Done(_) = outcome else { return Err(failed("confirm", &outcome)) };
        let outcome = one.sign_in(name, PASSWORD).await;
        let Outcome::Done(field) = &outcome else { return Err(failed("sign in", &outcome)) };
        Tokens::of(field).ok_or_else(|| failed("get tokens", &outcome))
    }

    /// How long after now it takes until an access token is good for nothing at the second instance.
    async fn dead_after(&self, access: &str) -> Duration {
        let [_, mut other] = self.clients();
        let begin = Instant::now();
        while other.me(access).await != Outcome::Refused("null".to_owned()) && begin.elapsed() < 5 * ACTS_WITHIN {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        begin.elapsed()
    }

    async fn sign_outs(&self, ground: &mut Ground) -> Result<(), Trouble> {
        let (mut times, mut wrong) = (Times::default(), 0);
        let [mut one, mut other] = self.clients();
        for number in 0..self.rounds {
            let tokens = self.somebody(&format!("leaver{number}")).await?;
            let outcome = one.sign_out(&tokens.refresh).await;
            times.add(self.dead_after(&tokens.access).await);
            let refreshed = other.refresh(&tokens.refresh).await;
            wrong += u32::from(!matches!(outcome, Outcome::Done(_)) || matches!(refreshed, Outcome::Done(_)));
        }
        told(ground, "sign-out at one, seen at the other", &times, wrong);
        Ok(())
    }

    async fn deactivations(&self, ground: &mut Ground) -> Result<(), Trouble> {
        let (mut times, mut wrong) = (Times::default(), 0);
        let [mut one, mut other] = self.clients();
        for number in 0..self.rounds {
            let name = format!("gone{number}");
            let tokens = self.somebody(&name).await?;
            let document = "mutation ($p: String!) { deleteAccount(password: $p) { success errors } }";
            let outcome = one.ask(document, &json!({ "p": PASSWORD }), Some(&tokens.access)).await;
            times.add(self.dead_after(&tokens.access).await);
            let refreshed = other.refresh(&tokens.refresh).await;
            let signed_in = other.sign_in(&name, PASSWORD).await;
            let holds = matches!(outcome, Outcome::Done(_))
                && !matches!(refreshed, Outcome::Done(_))
                && signed_in == Outcome::Refused("invalid_credentials".to_owned());
            wrong += u32::from(!holds);
        }
        told(ground, "deactivation at one, seen at the other", &times, wrong);
        Ok(())
    }

    async fn reuses(&self, ground: &mut Ground) -> Result<(), Trouble> {
        let (mut times, mut wrong) = (Times::default(), 0);
        let [mut one, mut other] = self.clients();
        for number in 0..self.rounds {
            let first = self.somebody(&format!("robbed{number}")).await?;
            let second = tokens(&one.refresh(&first.refresh).await);
            let third = tokens(&other.refresh(&second.refresh).await);
            let reused = one.refresh(&first.refresh).await;
            times.add(self.dead_after(&third.access).await);
            let afterwards = other.refresh(&third.refresh).await;
            let is_over = |outcome: &Outcome| *outcome == Outcome::Refused("invalid_token".to_owned());
            wrong += u32::from(third.refresh.is_empty() || !is_over(&reused) || !is_over(&afterwards));
        }
        told(ground, "refresh token used again at one, its session over at the other", &times, wrong);
        Ok(())
    }

    /// The same token at both at the same time: one successor, and it is good.
    async fn exchanges_at_once(&self, ground: &mut Ground) -> Result<(), Trouble> {
        let mut wrong = 0;
        let [mut one, mut other] = self.clients();
        for number in 0..self.rounds {
            let first = self.somebody(&format!("twice{number}")).await?;
            let (here, there) =
                futures_util::future::join(one.refresh(&first.refresh), other.refresh(&first.refresh)).await;
            let (here, there) = (tokens(&here), tokens(&there));
            let next = other.refresh(&here.refresh).await;
            wrong += u32::from(here.refresh != there.refresh || !matches!(next, Outcome::Done(_)));
        }
        let happened = format!("one successor, which is good; {wrong} times otherwise");
        ground.report.judge(NAME, "a refresh token exchanged at both at once", self.rounds, happened, wrong == 0);
        Ok(())
    }
}

/// Those of an answer; empty ones where it has none.
fn tokens(outcome: &Outcome) -> Tokens {
    let found = if let Outcome::Done(field) = outcome { Tokens::of(field) } else { None };
    found.unwrap_or_else(|| Tokens { access: String::new(), refresh: String::new() })
}

fn told(ground: &mut Ground, tried: &str, times: &Times, wrong: u32) {
    let happened = format!("after the answer: {times}; {wrong} times otherwise");
    let tried = format!("{tried} (bar: 1 s)");
    ground.report.judge(NAME, tried, times.count(), happened, wrong == 0 && times.slowest() < ACTS_WITHIN);
}
