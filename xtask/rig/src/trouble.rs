//! Why an attack or a benchmark could not be carried out. What it found out about the service stands in its report instead.

/// The program itself failed: nothing is known of the service.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A file, process or socket.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A look into the database.
    #[error("{}", chain(.0))]
    Database(#[from] tokio_postgres::Error),
    /// Something else.
    #[error("{0}")]
    Other(String),
    /// Somebody interrupted it.
    #[error("interrupted")]
    Interrupted,
}

impl Trouble {
    /// One of another kind.
    pub fn new(text: impl Into<String>) -> Self {
        Self::Other(text.into())
    }
}

/// An error with what caused it: that of the database says nothing by itself.
fn chain(error: &tokio_postgres::Error) -> String {
    std::iter::successors(std::error::Error::source(error), |inner| inner.source())
        .fold(error.to_string(), |text, inner| format!("{text}: {inner}"))
}
