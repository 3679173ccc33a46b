//! What can be tried, by its name.

mod abuse;
mod fairness;
mod faults;
mod guessing;
mod instances;
mod kill;
mod versions;

use crate::ground::Ground;
use lychgate_rig::trouble::Trouble;
use std::str::FromStr;

/// One way to attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scenario {
    /// Guessing at passwords and bombing mailboxes.
    Guessing,
    /// Requests that nobody sends by accident.
    Abuse,
    /// A flood of what is dear beside what is cheap, and the other way round.
    Fairness,
    /// What the service stands on fails and comes back.
    Faults,
    /// Two instances on one database.
    Instances,
    /// An earlier release beside this one.
    Versions,
    /// The process is killed at random points under load.
    Kill,
}

impl Scenario {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 7] =
        [Self::Guessing, Self::Abuse, Self::Fairness, Self::Faults, Self::Instances, Self::Versions, Self::Kill];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Guessing => "guessing",
            Self::Abuse => "abuse",
            Self::Fairness => "fairness",
            Self::Faults => "faults",
            Self::Instances => "instances",
            Self::Versions => "versions",
            Self::Kill => "kill",
        }
    }

    pub(crate) async fn run(self, ground: &mut Ground) -> Result<(), Trouble> {
        match self {
            Self::Guessing => Box::pin(guessing::run(ground)).await,
            Self::Abuse => Box::pin(abuse::run(ground)).await,
            Self::Fairness => Box::pin(fairness::run(ground)).await,
            Self::Faults => Box::pin(faults::run(ground)).await,
            Self::Instances => Box::pin(instances::run(ground)).await,
            Self::Versions => Box::pin(versions::run(ground)).await,
            Self::Kill => Box::pin(kill::run(ground)).await,
        }
    }
}

impl FromStr for Scenario {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names = || Self::ALL.map(Self::name).join(", ");
        Self::ALL.into_iter().find(|scenario| scenario.name() == text).ok_or_else(|| format!("one of {}", names()))
    }
}
