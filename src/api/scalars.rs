//! The Rust types behind the custom scalars of the SDL files.

use chrono::{SecondsFormat, Utc};
use lychgate_engine::{Completed, Field, Out, Path, Write};

/// Any JSON value.
pub use serde_json::Value as Json;

/// A point in time, shown as ISO 8601 in UTC with microseconds and offset: `2026-11-20T09:26:47.825611+00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

impl Write for DateTime {
    fn write(&self, _field: &Field, _path: &Path<'_>, out: &mut Out) -> Completed {
        out.string(&self.0.to_rfc3339_opts(SecondsFormat::Micros, false));
        Ok(())
    }
}

impl DateTime {
    /// The same as text, for fields that the contract types as such.
    pub fn text(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Micros, false)
    }
}

/// An identifier in the form of a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rid(pub uuid::Uuid);

impl Write for Rid {
    fn write(&self, _field: &Field, _path: &Path<'_>, out: &mut Out) -> Completed {
        out.string(self.0.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()));
        Ok(())
    }
}
