//! Byte offsets of a document to lines and columns, as the specification counts lines.

use crate::Location;
use apollo_compiler::parser::SourceSpan;

/// A document and where its lines begin.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines: they end with a line feed, a carriage return, or both.
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (position, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(position + 1) != Some(&b'\n')) {
                starts.push(position + 1);
            }
        }
        Self { text, starts }
    }

    /// The place of a byte offset. Beyond the end it is the end.
    pub(crate) fn at(&self, offset: usize) -> Location {
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..offset).or_else(|| self.text.get(start..)).unwrap_or("");
        Location { line: number(line), column: number(before.chars().count()) }
    }

    /// The place where a span of the syntax tree begins.
    pub(crate) fn of(&self, span: Option<SourceSpan>) -> Vec<Location> {
        span.map(|span| self.at(span.offset())).into_iter().collect()
    }
}

fn number(from_zero: usize) -> u32 {
    u32::try_from(from_zero).unwrap_or(u32::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let lines = Lines::new("a\nb\r\nc\rd\u{2028}é!");
        let place = |offset| (lines.at(offset).line, lines.at(offset).column);
        assert_eq!([place(0), place(2), place(5), place(7)], [(1, 1), (2, 1), (3, 1), (4, 1)]);
        assert_eq!((place(13), place(999)), ((4, 4), (4, 5)));
    }
}
