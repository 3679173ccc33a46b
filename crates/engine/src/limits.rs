//! How much one document may ask for, and how much memory prepared documents may take.

use crate::{GraphqlError, error::coded};

/// The bounds of one document. Each is the greatest value that is still served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The length of the document, in bytes.
    pub bytes: usize,
    /// The tokens of the document as the specification counts them: without white space, commas and comments.
    pub tokens: usize,
    /// How deep brackets of any kind may stand in each other. Parsing recurses with them, so this bounds the stack:
    /// 200 are safe on a stack of 2 MiB, even unoptimised.
    pub recursion: usize,
    /// How many fields may stand in each other. Introspection fields are judged by a rule of their own.
    pub depth: usize,
    /// The aliases of one operation; those of a fragment count each time it is spread.
    pub aliases: usize,
    /// The directives of one operation; those of a fragment count each time it is spread.
    pub directives: usize,
    /// The fields at the root of one operation, after merging.
    pub root_fields: usize,
    /// The root fields of one operation that take something to guess at, after merging.
    pub attempts: usize,
    /// The cost of one operation in points, see [`Cost`](crate::Cost).
    pub cost: u64,
    /// The errors of one answer; further ones are left out.
    pub errors: usize,
    /// The fields of one plan, counted for each type they can be answered for.
    pub plan_nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 15_000,
            tokens: 1000,
            recursion: 64,
            depth: 8,
            aliases: 15,
            directives: 50,
            root_fields: 20,
            attempts: 5,
            cost: 5000,
            errors: 100,
            plan_nodes: 5000,
        }
    }
}

/// The bounds of the memory that prepared documents of one schema may take. `entries: 0` switches the cache off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheBounds {
    /// How many documents are kept.
    pub entries: usize,
    /// How many bytes they may take, as estimated from their text, tokens and plans.
    pub bytes: usize,
}

impl Default for CacheBounds {
    fn default() -> Self {
        Self { entries: 1024, bytes: 32 << 20 }
    }
}

/// What a schema is served with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The bounds of one document.
    pub limits: Limits,
    /// Whether `__schema` and `__type` are answered.
    pub introspection: bool,
    /// Whether what is wrong with a document may be told with names of the schema that the document does not hold.
    pub suggestions: bool,
    /// The bounds of the cache.
    pub cache: CacheBounds,
}

impl Default for Options {
    fn default() -> Self {
        Self { limits: Limits::default(), introspection: true, suggestions: true, cache: CacheBounds::default() }
    }
}

/// The limit that a document exceeds. Nothing of the document has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// [`Limits::bytes`].
    Bytes,
    /// [`Limits::tokens`].
    Tokens,
    /// [`Limits::recursion`].
    Recursion,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::aliases`].
    Aliases,
    /// [`Limits::directives`].
    Directives,
    /// [`Limits::root_fields`].
    RootFields,
    /// [`Limits::attempts`].
    Attempts,
    /// [`Limits::cost`].
    Cost,
    /// [`Limits::plan_nodes`].
    PlanNodes,
    /// Lists of the introspection schema stand in each other more often than introspection needs.
    Introspection,
}

/// A limit that was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exceeded {
    /// Which one.
    pub kind: LimitKind,
    /// The greatest value that is served.
    pub max: u64,
}

impl Exceeded {
    pub(crate) fn new(kind: LimitKind, max: usize) -> Self {
        Self { kind, max: u64::try_from(max).unwrap_or(u64::MAX) }
    }

    /// `Err` where `actual` is more than `max`.
    pub(crate) fn check(kind: LimitKind, actual: usize, max: usize) -> Result<(), Self> {
        if actual > max { Err(Self::new(kind, max)) } else { Ok(()) }
    }

    /// The value of `extensions.code`.
    pub fn code(&self) -> &'static str {
        match self.kind {
            LimitKind::Bytes => "DOCUMENT_TOO_LONG",
            LimitKind::Tokens => "TOO_MANY_TOKENS",
            LimitKind::Recursion => "TOO_MANY_NESTED_BRACKETS",
            LimitKind::Depth => "TOO_DEEP",
            LimitKind::Aliases => "TOO_MANY_ALIASES",
            LimitKind::Directives => "TOO_MANY_DIRECTIVES",
            LimitKind::RootFields => "TOO_MANY_ROOT_FIELDS",
            LimitKind::Attempts => "TOO_MANY_ATTEMPTS",
            LimitKind::Cost => "TOO_COSTLY",
            LimitKind::PlanNodes => "TOO_MANY_FIELDS",
            LimitKind::Introspection => "INTROSPECTION_TOO_DEEP",
        }
    }

    pub(crate) fn to_error(self) -> GraphqlError {
        let max = self.max;
        let message = match self.kind {
            LimitKind::Bytes => format!("The document is longer than {max} bytes."),
            LimitKind::Tokens => format!("The document has more than {max} tokens."),
            LimitKind::Recursion => format!("The document nests brackets more than {max} deep."),
            LimitKind::Depth => format!("The operation nests fields more than {max} deep."),
            LimitKind::Aliases => format!("The operation has more than {max} aliases."),
            LimitKind::Directives => format!("The operation has more than {max} directives."),
            LimitKind::RootFields => format!("The operation has more than {max} root fields."),
            LimitKind::Attempts => {
                format!("The operation has more than {max} fields that take credentials, codes, tokens or addresses.")
            }
            LimitKind::Cost => format!("The operation costs more than {max} points."),
            LimitKind::PlanNodes => format!("The operation selects more than {max} fields."),
            LimitKind::Introspection => "The operation nests lists of the introspection schema too deep.".to_owned(),
        };
        let mut error = coded(message, self.code(), Vec::new());
        if self.kind != LimitKind::Introspection {
            error.extensions.insert("limit".to_owned(), max.into());
        }
        error
    }
}
