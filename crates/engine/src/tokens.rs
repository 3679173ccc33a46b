//! The tokens of a document, and a first look at them before any parser recurses into the document.

use std::ops::Range;

/// The tokens of any text, without white space, commas and comments. Where the text is no GraphQL they are those of a
/// lexer that goes on; apollo-parser refuses such a text later.
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    bytes: &'a [u8],
    position: usize,
}

/// How much there is in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Extent {
    /// How many tokens.
    pub(crate) tokens: usize,
    /// The greatest number of brackets open at the same time.
    pub(crate) nesting: usize,
}

impl Extent {
    /// Counts the tokens of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut extent = Self::default();
        let mut open = 0_usize;
        for token in Tokens::new(text) {
            extent.tokens += 1;
            match text.as_bytes().get(token.start) {
                Some(b'{' | b'[' | b'(') => open += 1,
                Some(b'}' | b']' | b')') => open = open.saturating_sub(1),
                _ => {}
            }
            extent.nesting = extent.nesting.max(open);
        }
        extent
    }
}

impl<'a> Tokens<'a> {
    /// The tokens from the start.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), position: 0 }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let rest = self.bytes.get(self.position..)?;
            let start = self.position;
            match ignored(rest) {
                Some(length) => self.position += length,
                None => {
                    self.position = (start + token(*rest.first()?, rest)).min(self.bytes.len());
                    return Some(start..self.position);
                }
            }
        }
    }
}

fn ignored(rest: &[u8]) -> Option<usize> {
    match rest.first()? {
        b' ' | b'\t' | b'\n' | b'\r' | b',' => Some(1),
        b'#' => Some(rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())),
        0xEF if rest.starts_with("\u{feff}".as_bytes()) => Some(3),
        _ => None,
    }
}

fn token(first: u8, rest: &[u8]) -> usize {
    match first {
        b'"' if rest.starts_with(b"\"\"\"") => block_string(rest),
        b'"' => string(rest),
        b'.' if rest.starts_with(b"...") => 3,
        b'_' | b'a'..=b'z' | b'A'..=b'Z' => run(rest, |byte| byte == b'_' || byte.is_ascii_alphanumeric()),
        b'-' | b'0'..=b'9' => {
            run(rest, |byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'))
        }
        // The bytes of one character stay together.
        _ => 1 + run(rest.get(1..).unwrap_or(&[]), |byte| byte & 0xC0 == 0x80),
    }
}

fn run(rest: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    rest.iter().position(|&byte| !belongs(byte)).unwrap_or(rest.len())
}

fn string(rest: &[u8]) -> usize {
    let mut position = 1;
    while let Some(&byte) = rest.get(position) {
        match byte {
            b'\\' => position += 2,
            b'"' => return position + 1,
            b'\n' | b'\r' => return position,
            _ => position += 1,
        }
    }
    rest.len()
}

fn block_string(rest: &[u8]) -> usize {
    let mut position = 3;
    while let Some(here) = rest.get(position..).filter(|here| !here.is_empty()) {
        if here.starts_with(b"\\\"\"\"") {
            position += 4;
        } else if here.starts_with(b"\"\"\"") {
            return position + 3;
        } else {
            position += 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::Extent;

    #[test]
    fn ignored_characters_are_no_tokens() {
        assert_eq!(Extent::of("\u{feff} \t\r\n,,, # { comment\n#"), Extent::default());
    }

    #[test]
    fn tokens_and_brackets_are_counted() {
        let text = r#"query Q($a: [Int!] = [1, -2.5e+3]) { f(s: "\"}{", b: """ { \""" """) ...F @d é }"#;
        assert_eq!(Extent::of(text), Extent { tokens: 32, nesting: 2 });
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(Extent::of("\"{{{{\"").nesting, 0);
        assert_eq!(Extent::of("\"\"\"{{{{").nesting, 0);
        assert_eq!(Extent::of("\"{{{{\n{").nesting, 1);
        assert_eq!(Extent::of("\"\\").tokens, 1);
    }
}
