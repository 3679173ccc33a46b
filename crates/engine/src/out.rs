//! The answer while it is being written: JSON bytes in one buffer, and the errors beside it.

use crate::{Field, FieldError, GraphqlError, Path};
use serde::Serialize;

/// The buffer that an answer is written to, with the errors that were met on the way.
///
/// Values are written front to back. What has been written since a [`Mark`] can be taken back, which is how a null takes
/// the place of a value that failed half-way; errors are never taken back.
#[derive(Debug)]
pub struct Out {
    buffer: Vec<u8>,
    errors: Vec<GraphqlError>,
    errors_max: usize,
    errors_dropped: usize,
}

/// A position in the buffer to return to.
#[derive(Debug, Clone, Copy)]
pub struct Mark(usize);

/// A float that JSON cannot say: infinite or not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFinite;

impl Out {
    /// An empty answer that keeps at most `errors_max` errors; further ones are only counted.
    pub fn new(errors_max: usize) -> Self {
        Self { buffer: Vec::with_capacity(256), errors: Vec::new(), errors_max, errors_dropped: 0 }
    }

    /// Writes bytes that are JSON already.
    pub fn raw(&mut self, json: &str) {
        self.buffer.extend_from_slice(json.as_bytes());
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes an integer.
    pub fn int(&mut self, value: i32) {
        self.json(&value);
    }

    /// Writes a float in the shortest form that reads back as the same number.
    ///
    /// # Errors
    /// The value is infinite or not a number; nothing was written.
    pub fn float(&mut self, value: f64) -> Result<(), NotFinite> {
        if !value.is_finite() {
            return Err(NotFinite);
        }
        self.json(&value);
        Ok(())
    }

    /// Writes a string with its quotes, escaped as JSON wants it.
    pub fn string(&mut self, value: &str) {
        self.buffer.push(b'"');
        let mut written = 0;
        for (position, byte) in value.bytes().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.buffer.extend_from_slice(&value.as_bytes()[written..position]);
            self.escape(byte);
            written = position + 1;
        }
        self.buffer.extend_from_slice(&value.as_bytes()[written..]);
        self.buffer.push(b'"');
    }

    /// Writes any value as JSON. Numbers, texts and JSON values can always be written to memory; in the place of what cannot be stands
    /// `null`, and the answer stays JSON.
    pub fn json(&mut self, value: &impl Serialize) {
        let mark = self.mark();
        if serde_json::to_writer(&mut self.buffer, value).is_err() {
            self.rollback(mark);
            self.null();
        }
    }

    /// Opens an object.
    pub fn begin_object(&mut self) {
        self.buffer.push(b'{');
    }

    /// Closes an object.
    pub fn end_object(&mut self) {
        self.buffer.push(b'}');
    }

    /// Opens a list.
    pub fn begin_list(&mut self) {
        self.buffer.push(b'[');
    }

    /// Goes to the next item of a list; to be called before every item, the first one too.
    pub fn item(&mut self) {
        self.separate();
    }

    /// Closes a list.
    pub fn end_list(&mut self) {
        self.buffer.push(b']');
    }

    /// Writes the response key of a member with its colon, after a comma where one is needed. For a constant member the
    /// value comes with it.
    pub fn key(&mut self, field: &Field) {
        self.separate();
        self.raw(&field.json_key);
    }

    /// Writes a member that is constant, key and value.
    pub fn constant(&mut self, field: &Field) {
        self.key(field);
    }

    /// Where writing stands now.
    pub fn mark(&self) -> Mark {
        Mark(self.buffer.len())
    }

    /// Takes back all that was written since `mark`. Errors stay.
    pub fn rollback(&mut self, mark: Mark) {
        self.buffer.truncate(mark.0);
    }

    /// Reports an error of `field` at `path`.
    pub fn fail(&mut self, error: FieldError, field: &Field, path: &Path<'_>) {
        if self.errors.len() >= self.errors_max {
            self.errors_dropped += 1;
            return;
        }
        self.errors.push(GraphqlError {
            message: error.message,
            locations: field.locations.to_vec(),
            path: path.to_segments(),
            extensions: error.extensions,
        });
    }

    /// Whether any error was reported.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.errors_dropped > 0
    }

    /// How many errors were reported beyond those that are kept.
    pub fn errors_dropped(&self) -> usize {
        self.errors_dropped
    }

    /// Adds what was written to another buffer behind what was written here, and its errors. The bound of this one holds.
    pub fn append(&mut self, other: Self) {
        self.buffer.extend_from_slice(&other.buffer);
        let room = self.errors_max.saturating_sub(self.errors.len());
        self.errors_dropped += other.errors_dropped + other.errors.len().saturating_sub(room);
        self.errors.extend(other.errors.into_iter().take(room));
    }

    /// The bytes and the errors.
    pub fn into_parts(self) -> (Vec<u8>, Vec<GraphqlError>) {
        (self.buffer, self.errors)
    }

    /// Writes a comma unless an object or a list has just been opened. The last byte tells: a string ends with a quote.
    fn separate(&mut self) {
        if !matches!(self.buffer.last(), Some(b'{' | b'[') | None) {
            self.buffer.push(b',');
        }
    }

    fn escape(&mut self, byte: u8) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            _ => {
                let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
                self.raw("\\u00");
                self.buffer.extend_from_slice(&digits);
                return;
            }
        };
        self.buffer.extend_from_slice(&[b'\\', short]);
    }
}

#[cfg(test)]
mod tests {
    use super::Out;
    use serde_json::json;

    fn written(write: impl FnOnce(&mut Out)) -> String {
        let mut out = Out::new(1);
        write(&mut out);
        String::from_utf8(out.into_parts().0).unwrap()
    }

    #[test]
    fn every_string_reads_back_as_itself() {
        let controls: String = (0..0x80_u8).map(char::from).collect();
        for text in ["", "plain", "quote \" backslash \\ slash /", "“ünï” 🦀", "\u{2028}\u{7f}", &controls] {
            let json = written(|out| out.string(text));
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }

    #[test]
    fn floats_keep_their_value_and_the_unsayable_ones_are_refused() {
        for value in [0.0, -0.5, 1.0, 1e300, f64::MIN_POSITIVE, 0.1 + 0.2] {
            let json = written(|out| out.float(value).unwrap());
            assert!((serde_json::from_str::<f64>(&json).unwrap() - value).abs() <= f64::EPSILON * value.abs());
        }
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(written(|out| assert!(out.float(value).is_err())), "");
        }
    }

    #[test]
    fn commas_stand_between_items_also_after_a_rollback() {
        let json = written(|out| {
            out.begin_list();
            for text in ["[", "{"] {
                out.item();
                out.string(text);
            }
            let mark = out.mark();
            out.item();
            out.begin_list();
            out.rollback(mark);
            out.item();
            out.begin_list();
            out.end_list();
            out.end_list();
        });
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), json!(["[", "{", []]));
    }
}
