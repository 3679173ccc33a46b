//! What was measured, as tables to be read.

use lychgate_rig::numbers::Times;
use std::fmt::Write as _;
use std::time::Duration;

/// All rows, in the order in which they were measured.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

/// One competitor of one row.
#[derive(Debug, Clone)]
pub(crate) enum Row {
    /// In process.
    Engine {
        /// What was asked.
        name: String,
        /// Who answered.
        who: &'static str,
        /// How long an answer takes.
        micros: f64,
        /// How many times as long as ours.
        ratio: f64,
    },
    /// Over HTTP.
    Served {
        /// What was asked.
        name: String,
        /// Who answered.
        who: String,
        /// What came of it.
        served: Box<Served>,
        /// Its throughput as a part of that of the floor, where there is one.
        of_floor: Option<f64>,
    },
    /// A number by itself.
    Told {
        /// What it is.
        name: String,
        /// The number with its unit.
        value: String,
    },
}

/// What came of asking for some time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Served {
    pub(crate) connections: usize,
    pub(crate) answers: u64,
    pub(crate) errors: u64,
    pub(crate) time: Duration,
    pub(crate) times: Times,
    /// Processor time of the server, of the database, and of the one who asks.
    pub(crate) server: Duration,
    pub(crate) database: Duration,
    pub(crate) asking: Duration,
    /// Memory of the server afterwards, in KiB.
    pub(crate) memory_kib: u64,
    /// Statements for one answer, where they were counted.
    pub(crate) statements: Option<usize>,
}

impl Served {
    /// With what came of another round.
    pub(crate) fn add(&mut self, round: Self) {
        self.connections = round.connections;
        self.answers += round.answers;
        self.errors += round.errors;
        self.time += round.time;
        self.times.merge(round.times);
        self.server += round.server;
        self.database += round.database;
        self.asking += round.asking;
        self.memory_kib = round.memory_kib;
        self.statements = round.statements.or(self.statements);
    }

    /// Answers a second.
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    pub(crate) fn throughput(&self) -> f64 {
        self.answers as f64 / self.time.as_secs_f64().max(f64::EPSILON)
    }

    /// Processor time of the server for an answer, in microseconds.
    pub(crate) fn server_micros(&self) -> f64 {
        self.each(self.server)
    }

    fn each(&self, time: Duration) -> f64 {
        let answers = u32::try_from(self.answers.max(1)).unwrap_or(u32::MAX);
        time.as_secs_f64() * 1e6 / f64::from(answers)
    }

    /// Which part of the time one processor was busy with asking, in per cent.
    fn asking_share(&self) -> f64 {
        self.asking.as_secs_f64() * 100.0 / self.time.as_secs_f64().max(f64::EPSILON)
    }
}

const ENGINE: &str = "| in process | who answers | µs an answer | times ours |\n|---|---|---|---|\n";
const SERVED: &str = "| over HTTP | who answers | connections | answers/s | of the floor | p50 | p99 | server, µs an answer \
    | database, µs | statements | server, MB | asking | errors |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
const TOLD: &str = "| what | measured |\n|---|---|\n";

impl Row {
    /// The table that it stands in.
    fn part(&self) -> usize {
        match self {
            Self::Engine { .. } => 0,
            Self::Served { .. } => 1,
            Self::Told { .. } => 2,
        }
    }

    /// One of the engine.
    pub(crate) fn engine(name: &str, who: &'static str, micros: f64, ratio: f64) -> Self {
        Self::Engine { name: name.to_owned(), who, micros, ratio }
    }
}

impl Table {
    pub(crate) fn add(&mut self, row: Row) {
        tell(&row);
        self.rows.push(row);
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether anybody answered what they should not.
    pub(crate) fn errors(&self) -> u64 {
        let errors = self.rows.iter().map(|row| match row {
            Row::Served { served, .. } => served.errors,
            Row::Engine { .. } | Row::Told { .. } => 0,
        });
        errors.sum()
    }

    /// In Markdown.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for (head, part) in [(ENGINE, 0), (SERVED, 1), (TOLD, 2)] {
            let rows: Vec<&Row> = self.rows.iter().filter(|row| row.part() == part).collect();
            if !rows.is_empty() {
                text.push_str(head);
                rows.into_iter().for_each(|row| text.push_str(&line(row)));
                text.push('\n');
            }
        }
        text
    }
}

fn line(row: &Row) -> String {
    match row {
        Row::Engine { name, who, micros, ratio } => format!("| {name} | {who} | {micros:.2} | {ratio:.1} |\n"),
        Row::Told { name, value } => format!("| {name} | {value} |\n"),
        Row::Served { name, who, served, of_floor } => {
            let mut line = format!("| {name} | {who} | {} | {:.0} |", served.connections, served.throughput());
            let of_floor = of_floor.map_or_else(|| "-".to_owned(), |part| format!("{:.0} %", part * 100.0));
            let statements = served.statements.map_or_else(|| "-".to_owned(), |count| count.to_string());
            let _ = writeln!(
                line,
                " {of_floor} | {} | {} | {:.1} | {:.1} | {statements} | {:.0} | {:.0} % | {} |",
                millis(served.times.quantile(500)),
                millis(served.times.quantile(990)),
                served.server_micros(),
                served.each(served.database),
                f64::from(u32::try_from(served.memory_kib).unwrap_or(u32::MAX)) / 1024.0,
                served.asking_share(),
                served.errors,
            );
            line
        }
    }
}

fn millis(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// As soon as it is known.
fn tell(row: &Row) {
    crate::say(line(row).trim_end());
}
