//! Pages that are the same for everybody.

use super::answer::Answer;
use super::link_page::{self, Page};

/// A page at a path of its own.
#[derive(Debug, Clone)]
pub struct StandingPage {
    /// The name in logs and numbers.
    pub name: &'static str,
    /// The path.
    pub path: &'static str,
    /// What it is for, in the list of endpoints.
    pub purpose: &'static str,
    /// What is shown.
    pub page: Page,
}

impl StandingPage {
    /// The answer to a request that reads it.
    pub(super) fn answer(&self) -> Answer {
        link_page::shown(self.page.clone())
    }
}
