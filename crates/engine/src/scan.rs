//! A first look at a document, before any parser recurses into it: how many tokens, how deep the brackets, and where
//! descriptions stand, which apollo-parser 0.8 does not know in executable documents.

use std::borrow::Cow;
use std::ops::Range;

/// What the first look found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Scan {
    /// The tokens, without white space, commas and comments.
    pub(crate) tokens: usize,
    /// The greatest number of brackets open at the same time.
    pub(crate) nesting: usize,
    /// The descriptions of operations, fragments and variables (GraphQL specification of September 2025, section 2.3).
    pub(crate) descriptions: Vec<Range<usize>>,
}

/// Looks at a document of any bytes. Where the text is no GraphQL the numbers are those of a lexer that goes on.
pub(crate) fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    let mut scan = Scan::default();
    let mut describing = Describing::default();
    let (mut position, mut open) = (0_usize, 0_usize);
    while let Some(&byte) = bytes.get(position) {
        let rest = &bytes[position..];
        if let Some(ignored) = ignored(byte, rest) {
            position += ignored;
            continue;
        }
        let length = token(byte, rest);
        scan.tokens += 1;
        scan.descriptions.extend(describing.next(&rest[..length.min(rest.len())], position, open));
        match byte {
            b'{' | b'[' | b'(' => open += 1,
            b'}' | b']' | b')' => open = open.saturating_sub(1),
            _ => {}
        }
        scan.nesting = scan.nesting.max(open);
        position += length;
    }
    scan
}

impl Scan {
    /// The document with white space in place of its descriptions; every other byte stays where it was.
    pub(crate) fn without_descriptions<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.descriptions.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut plain = String::with_capacity(text.len());
        let mut copied = 0;
        for range in &self.descriptions {
            plain.push_str(text.get(copied..range.start).unwrap_or(""));
            let described = text.get(range.clone()).unwrap_or("");
            plain.extend(
                described.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }),
            );
            copied = range.end;
        }
        plain.push_str(text.get(copied..).unwrap_or(""));
        Cow::Owned(plain)
    }
}

/// Knows a description by the token before and the token behind it.
#[derive(Default)]
struct Describing {
    after_equals: bool,
    candidate: Option<Range<usize>>,
}

impl Describing {
    /// Takes the next token with the number of brackets around it; answers the description that it confirms.
    fn next(&mut self, token: &[u8], position: usize, open: usize) -> Option<Range<usize>> {
        let confirms = match open {
            0 => matches!(token, b"query" | b"mutation" | b"subscription" | b"fragment"),
            1 => token == b"$",
            _ => false,
        };
        let confirmed = self.candidate.take().filter(|_| confirms);
        if token.first() == Some(&b'"') && !self.after_equals {
            self.candidate = Some(position..position + token.len());
        }
        self.after_equals = token == b"=";
        confirmed
    }
}

fn ignored(byte: u8, rest: &[u8]) -> Option<usize> {
    match byte {
        b' ' | b'\t' | b'\n' | b'\r' | b',' => Some(1),
        b'#' => Some(comment(rest)),
        0xEF if rest.starts_with("\u{feff}".as_bytes()) => Some(3),
        _ => None,
    }
}

fn comment(rest: &[u8]) -> usize {
    rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
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
        _ => 1,
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
    while position < rest.len() {
        let here = &rest[position..];
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
    use super::{Scan, scan};

    #[test]
    fn ignored_characters_are_no_tokens() {
        assert_eq!(scan("\u{feff} \t\r\n,,, # { comment\n#"), Scan::default());
    }

    #[test]
    fn tokens_and_brackets_are_counted() {
        let text = r#"query Q($a: [Int!] = [1, -2.5e+3]) { f(s: "\"}{", b: """ { \""" """) ...F @d }"#;
        assert_eq!(scan(text), Scan { tokens: 31, nesting: 2, descriptions: vec![] });
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(scan("\"{{{{\"").nesting, 0);
        assert_eq!(scan("\"\"\"{{{{").nesting, 0);
        assert_eq!(scan("\"{{{{\n{").nesting, 1);
    }
    #[test]
    fn descriptions_give_way_to_white_space() {
        let plain = |text: &str| scan(text).without_descriptions(text).into_owned();
        assert_eq!(plain("\"é\" query Q(\"x\" $x: Int) { a }"), "     query Q(    $x: Int) { a }");
        assert_eq!(plain("\"\"\"a\nb\"\"\" fragment F"), "    \n     fragment F");
        for text in ["\"a\" { b }", "query ($a: String = \"x\" $b: Int)", "{ a(b: [\"c\" $d]) }", "\"a\" \"b\""] {
            assert_eq!(plain(text), text);
        }
    }
}
