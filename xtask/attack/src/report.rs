//! What was tried, how often, and what happened: one line for each thing that must hold.

use std::fmt::Write as _;

/// Whether something held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It did.
    Held,
    /// It did not.
    Broken,
    /// It was measured, and no bar is set, or none that this run is held to.
    Told,
    /// It could not be tried on this machine.
    NotRun,
}

/// One thing that was tried.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    scenario: &'static str,
    tried: String,
    times: u64,
    happened: String,
    verdict: Verdict,
}

/// All that was tried.
#[derive(Debug, Clone, Default)]
pub struct Report {
    lines: Vec<Line>,
    /// Whether what was not run counts as broken, as continuous integration has it.
    strict: bool,
    /// Whether bars of time are told and not judged.
    lenient: bool,
}

impl Report {
    pub(crate) fn new(strict: bool, lenient: bool) -> Self {
        Self { lines: Vec::new(), strict, lenient }
    }

    pub(crate) fn add(
        &mut self,
        scenario: &'static str,
        tried: impl Into<String>,
        times: impl TryInto<u64>,
        happened: impl Into<String>,
        verdict: Verdict,
    ) {
        let line = Line {
            scenario,
            tried: tried.into(),
            times: times.try_into().unwrap_or(u64::MAX),
            happened: happened.into(),
            verdict,
        };
        crate::say(&line.to_string());
        self.lines.push(line);
    }

    /// A line that holds or does not.
    pub(crate) fn judge(
        &mut self,
        scenario: &'static str,
        tried: impl Into<String>,
        times: impl TryInto<u64>,
        happened: impl Into<String>,
        held: bool,
    ) {
        self.add(scenario, tried, times, happened, if held { Verdict::Held } else { Verdict::Broken });
    }

    /// A line whose bar is a time: told only where this run is not held to such.
    pub(crate) fn judge_time(
        &mut self,
        scenario: &'static str,
        tried: impl Into<String>,
        times: impl TryInto<u64>,
        happened: impl Into<String>,
        held: bool,
    ) {
        let verdict = match (held, self.lenient) {
            (true, _) => Verdict::Held,
            (false, true) => Verdict::Told,
            (false, false) => Verdict::Broken,
        };
        self.add(scenario, tried, times, happened, verdict);
    }

    /// Whether nothing was lost and no bar missed.
    #[must_use]
    pub fn holds(&self) -> bool {
        let is_fine = |line: &Line| match line.verdict {
            Verdict::Held | Verdict::Told => true,
            Verdict::Broken => false,
            Verdict::NotRun => !self.strict,
        };
        !self.lines.is_empty() && self.lines.iter().all(is_fine)
    }

    /// The table, in Markdown.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text =
            "| scenario | what was tried | how often | what happened | |\n|---|---|---|---|---|\n".to_owned();
        for line in &self.lines {
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} |",
                line.scenario,
                line.tried,
                line.times,
                line.happened.replace('|', "/"),
                line.verdict.word()
            );
        }
        text
    }
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Broken => "BROKEN",
            Self::Told => "told",
            Self::NotRun => "NOT RUN",
        }
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { scenario, tried, times, happened, verdict } = self;
        write!(f, "{scenario}: {tried} ({times}): {happened}: {}", verdict.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_broken_line_breaks_the_report() {
        let mut report = Report::new(false, false);
        assert!(!report.holds(), "a run that tried nothing proves nothing");
        report.judge("a", "b", 1_u64, "c", true);
        report.add("a", "not here", 0_u64, "no mount", Verdict::NotRun);
        assert!(report.holds());
        report.judge_time("a", "slow", 1_u64, "9 s", false);
        assert!(!report.holds());
        assert!(report.table().contains("| a | slow | 1 | 9 s | BROKEN |"));
    }

    #[test]
    fn what_was_not_run_counts_where_everything_is_to_run() {
        let mut report = Report::new(true, true);
        report.judge_time("a", "slow", 1_u64, "9 s", false);
        assert!(report.holds(), "a run that is not held to times");
        report.add("a", "not here", 0_u64, "no mount", Verdict::NotRun);
        assert!(!report.holds());
    }
}
