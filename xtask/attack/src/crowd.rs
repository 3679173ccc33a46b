//! A crowd of people who register, confirm, sign in, refresh, change their names and sign out, all at once; and remember
//! what they were told.

use crate::belief::{Belief, Session, State};
use lychgate_rig::client::{Client, Outcome};
use lychgate_rig::instance::PATIENCE;
use lychgate_rig::mail::MailServer;
use lychgate_rig::numbers::{Numbers, Times};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// The most sessions that one member of the crowd holds of one account.
const SESSIONS_MAX: usize = 6;
/// How long one waits after an answer before asking again, and how long where there was none.
const REST: Duration = Duration::from_millis(2);
const REST_AFTER_FAILURE: Duration = Duration::from_millis(25);

/// What one request came to, and when it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) sent: Instant,
    pub(crate) took: Duration,
    pub(crate) act: &'static str,
    pub(crate) word: String,
    pub(crate) detail: Option<String>,
}

/// All requests of a stretch of time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Events(pub(crate) Vec<Event>);

impl Events {
    fn note(&mut self, act: &'static str, sent: Instant, outcome: &Outcome) {
        let detail = match outcome {
            Outcome::Odd(text) => Some(text.clone()),
            Outcome::Done(_) | Outcome::Refused(_) | Outcome::Missing(_) => None,
        };
        self.0.push(Event { sent, took: sent.elapsed(), act, word: outcome.word().to_owned(), detail });
    }

    pub(crate) fn words(&self) -> BTreeMap<&str, usize> {
        let mut words = BTreeMap::new();
        self.0.iter().for_each(|event| *words.entry(event.word.as_str()).or_insert(0) += 1);
        words
    }

    /// The words with their numbers, for people.
    pub(crate) fn shown(&self) -> String {
        self.words().iter().map(|(word, count)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
    }

    /// How long requests took.
    pub(crate) fn times(&self) -> Times {
        let mut times = Times::default();
        self.0.iter().for_each(|event| times.add(event.took));
        times
    }

    /// Those whose word is none of these.
    pub(crate) fn except(&self, words: &[&str]) -> Vec<&Event> {
        self.0.iter().filter(|event| !words.contains(&event.word.as_str())).collect()
    }
}

/// People who act until they are told to stop.
#[derive(Debug)]
pub(crate) struct Crowd {
    members: JoinSet<(Vec<Belief>, Events)>,
    stop: watch::Sender<bool>,
}

impl Crowd {
    /// Sets everybody to work: as many members as there are lists of accounts, each with any of the addresses. `plan` says
    /// what new accounts are called, and how many each member may register.
    pub(crate) fn begin(
        addresses: &[SocketAddr],
        mails: &Arc<MailServer>,
        accounts: Vec<Vec<Belief>>,
        numbers: &mut Numbers,
        plan: (&str, usize),
    ) -> Self {
        let (prefix, accounts_max) = plan;
        let (stop, _) = watch::channel(false);
        let mut members = JoinSet::new();
        for (number, (accounts, address)) in accounts.into_iter().zip(addresses.iter().cycle()).enumerate() {
            let member = Member {
                client: Client::new(*address, PATIENCE),
                // A second instance is asked what the first one did, where there is one.
                addresses: addresses.to_vec(),
                mails: Arc::clone(mails),
                numbers: numbers.branch(),
                name: format!("{prefix}{number}"),
                accounts_max: accounts.len() + accounts_max,
                accounts,
                events: Events::default(),
            };
            members.spawn(member.act_until(stop.subscribe()));
        }
        Self { members, stop }
    }

    /// Lets everybody finish what they are at, and collects what they know.
    pub(crate) async fn end(self) -> (Vec<Vec<Belief>>, Events) {
        self.stop.send_replace(true);
        let (mut beliefs, mut events) = (Vec::new(), Events::default());
        for (accounts, seen) in self.members.join_all().await {
            beliefs.push(accounts);
            events.0.extend(seen.0);
        }
        events.0.sort_by_key(|event| event.sent);
        (beliefs, events)
    }
}

struct Member {
    client: Client,
    addresses: Vec<SocketAddr>,
    mails: Arc<MailServer>,
    numbers: Numbers,
    name: String,
    accounts_max: usize,
    accounts: Vec<Belief>,
    events: Events,
}

impl Member {
    async fn act_until(mut self, stop: watch::Receiver<bool>) -> (Vec<Belief>, Events) {
        while !*stop.borrow() {
            let address = self.addresses[self.numbers.below(self.addresses.len())];
            self.client.wire.turn_to(address);
            let seen = self.events.0.len();
            self.act().await;
            let failed = self.events.0.get(seen..).is_some_and(|new| new.iter().any(|event| event.word != "done"));
            tokio::time::sleep(if failed { REST_AFTER_FAILURE } else { REST }).await;
        }
        (self.accounts, self.events)
    }

    async fn act(&mut self) {
        let usable = self.accounts_with(|account| account.registered);
        if usable.is_empty() || (self.accounts.len() < self.accounts_max && self.numbers.below(10) == 0) {
            return self.register().await;
        }
        // An exchange that was not answered can be repeated for a while only.
        let waiting = self.accounts_with(|account| account.sessions.iter().any(|one| one.state == State::Exchanging));
        let choice = if waiting.is_empty() { &usable } else { &waiting };
        let mut account = self.accounts.swap_remove(choice[self.numbers.below(choice.len())]);
        self.act_as(&mut account).await;
        self.accounts.push(account);
    }

    fn accounts_with(&self, quality: impl Fn(&Belief) -> bool) -> Vec<usize> {
        (0..self.accounts.len()).filter(|at| quality(&self.accounts[*at])).collect()
    }

    async fn register(&mut self) {
        let mut account = Belief::about(format!("{}n{}", self.name, self.numbers.draw() % 1_000_000_000));
        let sent = Instant::now();
        let outcome = self.client.register(&account.username, &account.email).await;
        self.events.note("register", sent, &outcome);
        account.opened(&outcome);
        if account.registered || outcome.is_unsure() {
            self.accounts.push(account);
        }
    }

    async fn act_as(&mut self, account: &mut Belief) {
        if !account.verified
            && let Some(token) = self.mails.activation(&account.email)
        {
            let sent = Instant::now();
            let outcome = self.client.verify(&token).await;
            self.events.note("verify", sent, &as_confirmation(&outcome));
            return account.confirmed(&outcome);
        }
        let sessions_in = |state: State| {
            let sessions = account.sessions.iter().enumerate();
            sessions.filter(|(_, session)| session.state == state).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let (live, waiting) = (sessions_in(State::Live), sessions_in(State::Exchanging));
        let choice = match (waiting.first(), self.numbers.below(live.len() + 1)) {
            (Some(first), _) => Some(*first),
            (None, number) => live.get(number).copied(),
        };
        let Some(at) = choice else {
            if live.len() < SESSIONS_MAX {
                let sent = Instant::now();
                let outcome = self.client.sign_in(&account.username, lychgate_rig::client::PASSWORD).await;
                self.events.note("sign in", sent, &outcome);
                account.opened(&outcome);
            }
            return;
        };
        let mut session = account.sessions.swap_remove(at);
        self.act_in(account, &mut session).await;
        account.sessions.push(session);
    }

    async fn act_in(&mut self, account: &mut Belief, session: &mut Session) {
        let choice = if session.state == State::Exchanging { 0 } else { self.numbers.below(10) };
        let sent = Instant::now();
        match choice {
            0..=3 => {
                let outcome = self.client.refresh(&session.tokens.refresh).await;
                self.events.note("refresh", sent, &outcome);
                session.refreshed(&outcome);
            }
            4..=6 => {
                let outcome = self.client.me(&session.tokens.access).await;
                self.events.note("me", sent, &outcome);
            }
            7..=8 if account.verified => {
                let name = format!("N{}", self.numbers.draw() % 1_000_000);
                let outcome = self.client.rename(&session.tokens.access, &name).await;
                self.events.note("rename", sent, &outcome);
                account.renamed(name, &outcome);
            }
            9 => {
                let outcome = self.client.sign_out(&session.tokens.refresh).await;
                self.events.note("sign out", sent, &outcome);
                session.signed_out(&outcome);
            }
            _ => {}
        }
    }
}

/// A second confirmation after one whose answer was lost is no failure.
fn as_confirmation(outcome: &Outcome) -> Outcome {
    if *outcome == Outcome::Refused("already_verified".to_owned()) {
        return Outcome::Done(serde_json::Value::Null);
    }
    outcome.clone()
}
