//! What a client has been told, and so may rely on: what was acknowledged must be so, what was not answered may be.

use lychgate_rig::client::{Outcome, Tokens};
use std::collections::BTreeSet;

/// One account as its owner knows it.
#[derive(Debug, Clone)]
pub(crate) struct Belief {
    pub(crate) username: String,
    pub(crate) email: String,
    /// Whether the registration was acknowledged.
    pub(crate) registered: bool,
    /// Whether the confirmation of the address was acknowledged.
    pub(crate) verified: bool,
    /// What the first name may be: one where the last change was acknowledged.
    pub(crate) first_names: BTreeSet<String>,
    pub(crate) sessions: Vec<Session>,
    /// How many sessions were acknowledged, and how many more there may be.
    pub(crate) opened: u64,
    pub(crate) maybe_opened: u64,
}

/// One session as its owner knows it.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) tokens: Tokens,
    pub(crate) state: State,
}

/// What is known of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Its refresh token is good.
    Live,
    /// An exchange of its refresh token was not answered: the token is good, or its exchange can be repeated.
    Exchanging,
    /// It may have been ended.
    Unsure,
    /// It was ended.
    Ended,
}

impl Belief {
    /// Somebody who is about to register.
    pub(crate) fn about(username: String) -> Self {
        Self {
            email: format!("{username}@example.org"),
            username,
            registered: false,
            verified: false,
            first_names: BTreeSet::from([String::new()]),
            sessions: Vec::new(),
            opened: 0,
            maybe_opened: 0,
        }
    }

    /// After a registration or a sign-in.
    pub(crate) fn opened(&mut self, outcome: &Outcome) {
        if let Outcome::Done(field) = outcome {
            self.registered = true;
            self.opened += 1;
            let tokens = Tokens::of(field);
            self.sessions.extend(tokens.map(|tokens| Session { tokens, state: State::Live }));
        } else if outcome.is_unsure() {
            self.maybe_opened += 1;
        }
    }

    /// After a confirmation. The first one, from outside of its sessions, ends them.
    pub(crate) fn confirmed(&mut self, outcome: &Outcome) {
        // Where it is done already, the answer to doing it was lost.
        let is_done =
            matches!(outcome, Outcome::Done(_)) || *outcome == Outcome::Refused("already_verified".to_owned());
        if !is_done && !outcome.is_unsure() {
            return;
        }
        let ended = if is_done { State::Ended } else { State::Unsure };
        self.verified |= ended == State::Ended;
        for session in &mut self.sessions {
            if session.state != State::Ended {
                session.state = ended;
            }
        }
    }

    /// After a change of the first name.
    pub(crate) fn renamed(&mut self, name: String, outcome: &Outcome) {
        if matches!(outcome, Outcome::Done(_)) {
            self.first_names.clear();
        }
        if matches!(outcome, Outcome::Done(_)) || outcome.is_unsure() {
            self.first_names.insert(name);
        }
    }
}

impl Session {
    /// After an exchange of the refresh token.
    pub(crate) fn refreshed(&mut self, outcome: &Outcome) {
        if let Outcome::Done(field) = outcome
            && let Some(tokens) = Tokens::of(field)
        {
            *self = Self { tokens, state: State::Live };
        } else if outcome.is_unsure() {
            self.state = State::Exchanging;
        }
    }

    /// After a sign-out.
    pub(crate) fn signed_out(&mut self, outcome: &Outcome) {
        if matches!(outcome, Outcome::Done(_)) {
            self.state = State::Ended;
        } else if outcome.is_unsure() {
            self.state = State::Unsure;
        }
    }
}
