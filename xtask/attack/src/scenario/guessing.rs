//! Guessing at passwords and bombing mailboxes, from many addresses and at two instances at once; and the owner, who signs in all
//! the same.

use crate::ground::{Ground, Scene};
use lychgate_rig::client::{Client, Outcome, PASSWORD, request};
use lychgate_rig::http::Wire;
use lychgate_rig::instance::{Instance, PATIENCE};
use lychgate_rig::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const NAME: &str = "guessing";
const CONNECTIONS: u8 = 64;
/// Where the owner is at home, and where nobody is.
const HOME: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);
const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(127, 9, 0, 1);
/// The guesses that nobody waits for, and how long the next one waits; the one after that twice as long.
const FREE: usize = 5;
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// The attempts of one address: so many at once, and one more each time this has passed.
const OF_ONE_ADDRESS: usize = 60;
const ONE_MORE_EVERY: Duration = Duration::from_secs(10);
/// The mails that others may cause to one mailbox within an hour.
const MAILS_MAX: usize = 6;

pub(super) async fn run(ground: &mut Ground) -> Result<(), Trouble> {
    let scene = ground.scene("guessed", &[("LYCHGATE_LIMITS__ENABLED", "true")]).await?;
    let one = ground.start(&scene).await?;
    let other = ground.start(&scene).await?;
    let siege = Siege { scene: &scene, addresses: [one.address, other.address] };
    siege.in_documents(ground).await?;
    siege.at_once(ground).await?;
    siege.of_one_address(ground).await?;
    siege.of_a_mailbox(ground).await?;
    defects(ground, &[&one, &other]);
    Ok(())
}

fn defects(ground: &mut Ground, instances: &[&Instance]) {
    let defects: Vec<String> = instances.iter().flat_map(|instance| instance.defects()).collect();
    let happened = defects.first().cloned().unwrap_or_else(|| "none".to_owned());
    ground.report.judge(NAME, "errors and panics in the log", defects.len(), happened, defects.is_empty());
}

struct Siege<'a> {
    scene: &'a Scene,
    addresses: [SocketAddr; 2],
}

impl Siege<'_> {
    fn client(&self, source: Ipv4Addr) -> Client {
        Client::from(source, self.addresses[0], PATIENCE)
    }

    /// Somebody who signed in at home.
    async fn owner(&self, name: &str) -> Result<(), Trouble> {
        let mut client = self.client(HOME);
        let email = format!("{name}@example.org");
        let outcome = client.register(name, &email).await;
        let Outcome::Done(_) = outcome else { return Err(Trouble::new(format!("register: {}", outcome.word()))) };
        let link = self.scene.mails.activation(&email).ok_or_else(|| Trouble::new("no activation mail"))?;
        client.verify(&link).await;
        self.enters(name, HOME).await.then_some(()).ok_or_else(|| Trouble::new("an owner cannot sign in"))
    }

    async fn enters(&self, name: &str, from: Ipv4Addr) -> bool {
        matches!(self.client(from).sign_in(name, PASSWORD).await, Outcome::Done(_))
    }

    /// Thirty attempts in six documents; and one document of six.
    async fn in_documents(&self, ground: &mut Ground) -> Result<(), Trouble> {
        self.owner("documented").await?;
        let mut wire = Wire::from(ELSEWHERE, self.addresses[0]);
        let (mut words, mut without_time, begin) = (BTreeMap::<String, usize>::new(), 0, Instant::now());
        for number in 0..6 {
            wire.turn_to(self.addresses[number % 2]);
            let answer = wire.exchange(&request(&aliased("documented", 5), &Value::Null, None), PATIENCE).await;
            let answer = answer.map_err(|missing| Trouble::new(format!("no answer: {missing:?}")))?;
            let codes = codes(&answer.body);
            without_time +=
                usize::from(codes.iter().any(|code| code == "rate_limited") && answer.retry_after.is_none());
            codes.into_iter().for_each(|code| *words.entry(code).or_default() += 1);
        }
        let allowed = allowed(begin.elapsed());
        let guessed = words.get("invalid_credentials").copied().unwrap_or_default();
        let all: usize = words.values().sum();
        let six = Outcome::of(wire.exchange(&request(&aliased("documented", 6), &Value::Null, None), PATIENCE).await);
        let is_held = guessed <= allowed
            && all == 30
            && words.len() == 2
            && without_time == 0
            && six == Outcome::Refused("TOO_MANY_ATTEMPTS".to_owned());
        let happened = format!(
            "{words:?}, {allowed} allowed; {without_time} refusals without a time; six in one document: {}",
            six.word()
        );
        ground.report.judge(
            NAME,
            "six documents of five aliased sign-ins, at two instances",
            30_u32,
            happened,
            is_held,
        );
        Ok(())
    }

    /// From many addresses at both instances at once, at one account; and meanwhile its owner.
    async fn at_once(&self, ground: &mut Ground) -> Result<(), Trouble> {
        self.owner("besieged").await?;
        let time = ground.size(Duration::from_secs(4), Duration::from_secs(32));
        let begin = Instant::now();
        let mut guessers = JoinSet::new();
        for number in 0..CONNECTIONS {
            let source = Ipv4Addr::new(127, 10, number, 1);
            let address = self.addresses[usize::from(number) % 2];
            // Each address stays below its own limit, so that only that of the account counts.
            let pause = time / 40;
            guessers.spawn(async move {
                let mut client = Client::from(source, address, PATIENCE);
                let mut words = Vec::new();
                // One after the other, so that somebody is there whenever a wait is over.
                tokio::time::sleep(pause / u32::from(CONNECTIONS) * u32::from(number)).await;
                while begin.elapsed() < time {
                    words.push(client.sign_in("besieged", "not the password").await.word().to_owned());
                    tokio::time::sleep(pause).await;
                }
                words
            });
        }
        tokio::time::sleep(time / 2).await;
        let elsewhere = self.enters("besieged", ELSEWHERE).await;
        let at_home = self.enters("besieged", HOME).await;
        // That ends the count: from here on it begins anew.
        let middle = Instant::now();
        let mut words = BTreeMap::<String, usize>::new();
        for word in guessers.join_all().await.into_iter().flatten() {
            *words.entry(word).or_default() += 1;
        }
        let allowed = allowed(middle - begin) + allowed(middle.elapsed());
        let guessed = words.get("invalid_credentials").copied().unwrap_or_default();
        let all: usize = words.values().sum();
        let is_held = guessed <= allowed
            && words.keys().all(|word| ["invalid_credentials", "rate_limited"].contains(&word.as_str()));
        let happened = format!("{words:?}, {allowed} allowed in {} s", begin.elapsed().as_secs());
        let tried = format!("guesses at one account from {CONNECTIONS} addresses, at two instances");
        ground.report.judge(NAME, tried, all, happened, is_held);
        let happened = format!("from a known network {}, from elsewhere {}", came_in(at_home), came_in(elsewhere));
        ground.report.judge(
            NAME,
            "the owner meanwhile, with the right password",
            2_u32,
            happened,
            at_home && !elsewhere,
        );
        Ok(())
    }

    /// One address at many names.
    async fn of_one_address(&self, ground: &mut Ground) -> Result<(), Trouble> {
        let mut client = self.client(Ipv4Addr::new(127, 11, 0, 1));
        let (mut words, begin) = (BTreeMap::<String, usize>::new(), Instant::now());
        for number in 0..200 {
            client.wire.turn_to(self.addresses[number % 2]);
            let outcome = client.sign_in(&format!("nobody{number}"), "not the password").await;
            *words.entry(outcome.word().to_owned()).or_default() += 1;
        }
        let more = begin.elapsed().as_millis() / ONE_MORE_EVERY.as_millis() + 1;
        let allowed = OF_ONE_ADDRESS + usize::try_from(more).unwrap_or_default();
        let guessed = words.get("invalid_credentials").copied().unwrap_or_default();
        let others = self.enters("documented", HOME).await;
        let happened = format!("{words:?}, {allowed} allowed; somebody at another address {}", came_in(others));
        let is_held = guessed <= allowed && words.len() == 2 && others;
        ground.report.judge(NAME, "one address at 200 names, at two instances", 200_u32, happened, is_held);
        Ok(())
    }

    /// Many addresses have mails sent to one mailbox, under several of its names.
    async fn of_a_mailbox(&self, ground: &mut Ground) -> Result<(), Trouble> {
        self.owner("bombed").await?;
        let before = self.mails_to_the_bombed();
        let mut words = BTreeMap::<String, usize>::new();
        for number in 0..100_u8 {
            let mut client =
                Client::from(Ipv4Addr::new(127, 12, number, 1), self.addresses[usize::from(number) % 2], PATIENCE);
            let address = if number.is_multiple_of(2) { "bombed@example.org" } else { "Bombed@EXAMPLE.org" };
            let document = "mutation ($e: String!) { sendPasswordResetEmail(email: $e) { success errors } }";
            let outcome = client.ask(document, &json!({ "e": address }), None).await;
            *words.entry(outcome.word().to_owned()).or_default() += 1;
        }
        let mails = self.mails_to_the_bombed() - before;
        let happened = format!("{words:?}; {mails} mails arrived, {MAILS_MAX} allowed");
        let is_held = mails <= MAILS_MAX && words.keys().all(|word| ["done", "rate_limited"].contains(&word.as_str()));
        ground.report.judge(NAME, "mails to one mailbox, asked for from 100 addresses", 100_u32, happened, is_held);
        Ok(())
    }

    fn mails_to_the_bombed(&self) -> usize {
        self.scene.mails.mails().iter().filter(|mail| mail.to.to_lowercase().starts_with("bombed")).count()
    }
}

/// How many guesses may be looked at within so long: some at once, and then one after each wait.
fn allowed(within: Duration) -> usize {
    let (mut guesses, mut waited, mut wait) = (FREE, Duration::ZERO, FIRST_WAIT);
    while waited + wait <= within {
        waited += wait;
        wait *= 2;
        guesses += 1;
    }
    guesses
}

fn came_in(came_in: bool) -> &'static str {
    if came_in { "comes in" } else { "does not come in" }
}

/// A document of so many sign-ins.
fn aliased(username: &str, count: usize) -> String {
    let fields: String = (0..count)
        .map(|number| {
            format!(
                "a{number}: tokenAuth(username: \"{username}\", password: \"guess {number}\") {{ success errors }} "
            )
        })
        .collect();
    format!("mutation {{ {fields}}}")
}

/// The codes of all fields of an answer.
fn codes(body: &[u8]) -> Vec<String> {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let fields = value["data"].as_object().cloned().unwrap_or_default();
    let code = |field: &Value| field["errors"]["nonFieldErrors"][0]["code"].as_str().unwrap_or("none").to_owned();
    fields.values().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double() {
        let allowed = |seconds| allowed(Duration::from_secs(seconds));
        assert_eq!([0, 4, 5, 14, 15, 34, 35].map(allowed), [5, 5, 6, 6, 7, 7, 8]);
    }
}
