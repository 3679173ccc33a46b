//! What a check can find: every drift is one typed problem with a place and a way to mend it.

use std::fmt;
use std::path::PathBuf;

/// One drift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, from the root of the tree.
    pub path: PathBuf,
    /// The line, from one.
    pub line: usize,
    /// What is wrong.
    pub kind: Kind,
    /// How it is mended.
    pub mend: Mend,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A generated file is not there.
    GeneratedMissing,
    /// A generated file is not what its sources make: it is stale, or somebody edited it.
    GeneratedStale,
    /// A file among the generated ones that nothing generates any more.
    GeneratedLeftOver,
    /// A schema file does not parse.
    SdlUnreadable {
        /// What the parser says.
        message: String,
    },
    /// The generator refuses the schema.
    SdlRefused {
        /// What the generator says.
        message: String,
    },
    /// Something in the SDL says nothing about itself.
    DescriptionMissing {
        /// As in `Mutation.register(email:)`.
        coordinate: String,
    },
    /// A root field does not say who may call it.
    AccessMissing {
        /// As in `Mutation.register`.
        coordinate: String,
    },
    /// A page of examples is not of the documented form.
    ExampleUnreadable {
        /// What is wrong.
        what: String,
    },
    /// A request does not parse, or is not valid against the published SDL.
    ExampleInvalid {
        /// The heading of the example.
        heading: String,
        /// The published SDL that it was held against.
        sdl: String,
        /// What the validation says.
        message: String,
    },
    /// An answer does not fit what its request selects.
    AnswerMisfit {
        /// The heading of the example.
        heading: String,
        /// The published SDL that it was held against.
        sdl: String,
        /// Where in the answer.
        at: String,
        /// What is wrong there.
        what: String,
    },
    /// A root field without a page of examples.
    FieldWithoutExample {
        /// As in `Mutation.register`.
        coordinate: String,
    },
    /// An error that the description of a root field promises, and that no example of it shows.
    FailureWithoutExample {
        /// As in `Mutation.register`.
        coordinate: String,
        /// The code of the error.
        code: String,
    },
    /// A page of examples without a root field.
    ExampleWithoutField {
        /// What the page is about.
        field: String,
    },
    /// The published SDL takes something away that a release has promised.
    BreakingChange {
        /// As in `Register.token`.
        coordinate: String,
        /// What happened to it.
        what: String,
    },
    /// A released SDL is not as the release wrote it.
    ReleasedByHand,
    /// A release that CHANGELOG.md does not tell about.
    ReleaseUntold {
        /// The version.
        version: String,
    },
}

/// How a problem is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// `cargo xtask regenerate` writes this text.
    Write(String),
    /// `cargo xtask regenerate` removes the file.
    Remove,
    /// By hand, as this sentence says.
    ByHand(String),
}

impl Mend {
    /// Whether `cargo xtask regenerate` does it.
    #[must_use]
    pub fn is_automatic(&self) -> bool {
        match self {
            Mend::Write(_) | Mend::Remove => true,
            Mend::ByHand(_) => false,
        }
    }
}

impl Kind {
    /// The name of the kind, as reports show it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Kind::GeneratedMissing => "generated-missing",
            Kind::GeneratedStale => "generated-stale",
            Kind::GeneratedLeftOver => "generated-left-over",
            Kind::SdlUnreadable { .. } => "sdl-unreadable",
            Kind::SdlRefused { .. } => "sdl-refused",
            Kind::DescriptionMissing { .. } => "description-missing",
            Kind::AccessMissing { .. } => "access-missing",
            Kind::ExampleUnreadable { .. } => "example-unreadable",
            Kind::ExampleInvalid { .. } => "example-invalid",
            Kind::AnswerMisfit { .. } => "answer-misfit",
            Kind::FieldWithoutExample { .. } => "field-without-example",
            Kind::FailureWithoutExample { .. } => "failure-without-example",
            Kind::ExampleWithoutField { .. } => "example-without-field",
            Kind::BreakingChange { .. } => "breaking-change",
            Kind::ReleasedByHand => "released-by-hand",
            Kind::ReleaseUntold { .. } => "release-untold",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::GeneratedMissing => f.write_str("the generated file is missing"),
            Kind::GeneratedStale => f.write_str("the generated file is not what its sources make, from this line on"),
            Kind::GeneratedLeftOver => f.write_str("nothing generates this file any more"),
            Kind::SdlUnreadable { message } | Kind::SdlRefused { message } => f.write_str(message),
            Kind::DescriptionMissing { coordinate } => write!(f, "`{coordinate}` has no description"),
            Kind::AccessMissing { coordinate } => write!(f, "`{coordinate}` has no @access"),
            Kind::ExampleUnreadable { what } => f.write_str(what),
            Kind::ExampleInvalid { heading, sdl, message } => {
                write!(f, "the request of `{heading}` is not valid against {sdl}: {message}")
            }
            Kind::AnswerMisfit { heading, sdl, at, what } => {
                write!(f, "the answer of `{heading}` does not fit {sdl}: `{at}` {what}")
            }
            Kind::FieldWithoutExample { coordinate } => write!(f, "`{coordinate}` has no examples"),
            Kind::FailureWithoutExample { coordinate, code } => {
                write!(f, "`{coordinate}` promises the error `{code}`, and no example shows it")
            }
            Kind::ExampleWithoutField { field } => write!(f, "there is no root field `{field}`"),
            Kind::BreakingChange { coordinate, what } => {
                write!(f, "`{coordinate}` {what}: clients of the release break")
            }
            Kind::ReleasedByHand => f.write_str("the released SDL is not as `cargo xtask release` wrote it"),
            Kind::ReleaseUntold { version } => write!(f, "CHANGELOG.md has no entry for the release {version}"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}\n  mend: ", self.path.display(), self.line, self.kind.name(), self.kind)?;
        match &self.mend {
            Mend::Write(_) | Mend::Remove => f.write_str("run `cargo xtask regenerate`"),
            Mend::ByHand(sentence) => f.write_str(sentence),
        }
    }
}

impl Problem {
    /// A problem that a person has to mend.
    pub(crate) fn by_hand(path: impl Into<PathBuf>, line: usize, kind: Kind, mend: impl Into<String>) -> Problem {
        Problem { path: path.into(), line, kind, mend: Mend::ByHand(mend.into()) }
    }
}
