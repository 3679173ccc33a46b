//! A first look at a document, before any parser recurses into it: how many tokens, how deep the brackets.

/// What the first look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Scan {
    /// The tokens, without white space, commas and comments.
    pub(crate) tokens: usize,
    /// The greatest number of brackets open at the same time.
    pub(crate) nesting: usize,
}

/// Looks at a document of any bytes. Where the text is no GraphQL the numbers are those of a lexer that goes on.
pub(crate) fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    let (mut position, mut open) = (0_usize, 0_usize);
    let mut scan = Scan::default();
    while let Some(&byte) = bytes.get(position) {
        let rest = &bytes[position..];
        let length = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => 1,
            b'#' => comment(rest),
            0xEF if rest.starts_with("\u{feff}".as_bytes()) => 3,
            _ => {
                scan.tokens += 1;
                match byte {
                    b'{' | b'[' | b'(' => open += 1,
                    b'}' | b']' | b')' => open = open.saturating_sub(1),
                    _ => {}
                }
                scan.nesting = scan.nesting.max(open);
                token(byte, rest)
            }
        };
        position += length;
    }
    scan
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
        assert_eq!(scan(text), Scan { tokens: 31, nesting: 2 });
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(scan("\"{{{{\"").nesting, 0);
        assert_eq!(scan("\"\"\"{{{{").nesting, 0);
        assert_eq!(scan("\"{{{{\n{").nesting, 1);
    }
}
