//! The grammar of executable documents, held strictly (GraphQL specification of September 2025, section 2).
//!
//! apollo-parser 0.8 drops arguments and object members that lack their colon without a word, and does not know
//! descriptions in executable documents. Lexical rules (numbers, escapes) are left to it.

use crate::tokens::Tokens;
use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

/// The first token that does not fit, or the end of the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unexpected {
    /// Where it begins.
    pub(crate) position: usize,
    /// What it is, for people.
    pub(crate) token: String,
}

/// A document that follows the grammar.
#[derive(Debug)]
pub(crate) struct Grammatical<'t> {
    /// The document with white space in place of its descriptions; every other byte stands where it stood.
    pub(crate) plain: Cow<'t, str>,
    /// Where descriptions stood. Their escapes have not been checked.
    pub(crate) descriptions: Vec<Range<usize>>,
}

/// Holds a document against the grammar. One with type definitions is looked at only up to the first of them.
///
/// The brackets of the text must nest within the limits: this recurses with them.
///
/// # Errors
/// The first token that does not fit.
pub(crate) fn check(text: &str) -> Result<Grammatical<'_>, Unexpected> {
    let mut grammar = Grammar { text, tokens: Tokens::new(text).peekable(), descriptions: Vec::new() };
    grammar.document()?;
    let plain = without(text, &grammar.descriptions);
    Ok(Grammatical { plain, descriptions: grammar.descriptions })
}

fn without<'t>(text: &'t str, descriptions: &[Range<usize>]) -> Cow<'t, str> {
    if descriptions.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut copied = 0;
    for range in descriptions {
        plain.push_str(text.get(copied..range.start).unwrap_or(""));
        let described = text.get(range.clone()).unwrap_or("").bytes();
        plain.extend(described.map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
        copied = range.end;
    }
    plain.push_str(text.get(copied..).unwrap_or(""));
    Cow::Owned(plain)
}

struct Grammar<'a> {
    text: &'a str,
    tokens: Peekable<Tokens<'a>>,
    descriptions: Vec<Range<usize>>,
}

type Fits = Result<(), Unexpected>;

impl<'a> Grammar<'a> {
    /// The next token; empty at the end.
    fn peek(&mut self) -> &'a str {
        let text = self.text;
        self.tokens.peek().and_then(|range| text.get(range.clone())).unwrap_or("")
    }

    fn unexpected(&mut self) -> Unexpected {
        let token = self.peek();
        let position = self.tokens.peek().map_or(self.text.len(), |range| range.start);
        let token = match token.as_bytes().first() {
            None => "<EOF>".to_owned(),
            Some(b'"') => "String".to_owned(),
            Some(b'-' | b'0'..=b'9') => format!("Number {}", crate::inspect::shorten(token)),
            Some(_) if is_name(token) => format!("Name \"{}\"", crate::inspect::shorten(token)),
            Some(_) => format!("\"{token}\""),
        };
        Unexpected { position, token }
    }

    /// Goes on where `fits`.
    fn take(&mut self, fits: impl FnOnce(&str) -> bool) -> bool {
        let fits = fits(self.peek());
        if fits {
            self.tokens.next();
        }
        fits
    }

    fn expect(&mut self, fits: impl FnOnce(&str) -> bool) -> Fits {
        if self.take(fits) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn punctuator(&mut self, punctuator: &str) -> Fits {
        self.expect(|token| token == punctuator)
    }

    fn name(&mut self) -> Fits {
        self.expect(is_name)
    }

    fn document(&mut self) -> Fits {
        loop {
            let described = self.description();
            match self.peek() {
                "{" if !described => self.selection_set()?,
                "query" | "mutation" | "subscription" => self.operation()?,
                "fragment" => self.fragment()?,
                "schema" | "scalar" | "type" | "interface" | "union" | "enum" | "input" | "directive" | "extend" => {
                    return Ok(());
                }
                _ => return Err(self.unexpected()),
            }
            if self.peek().is_empty() {
                return Ok(());
            }
        }
    }

    fn description(&mut self) -> bool {
        if !self.peek().starts_with('"') {
            return false;
        }
        self.descriptions.extend(self.tokens.next());
        true
    }

    fn operation(&mut self) -> Fits {
        self.name()?;
        self.take(is_name);
        if self.take(|token| token == "(") {
            self.variable()?;
            while !self.take(|token| token == ")") {
                self.variable()?;
            }
        }
        self.directives()?;
        self.selection_set()
    }

    fn variable(&mut self) -> Fits {
        self.description();
        self.punctuator("$")?;
        self.name()?;
        self.punctuator(":")?;
        self.ty()?;
        if self.take(|token| token == "=") {
            self.value()?;
        }
        self.directives()
    }

    fn ty(&mut self) -> Fits {
        if self.take(|token| token == "[") {
            self.ty()?;
            self.punctuator("]")?;
        } else {
            self.name()?;
        }
        self.take(|token| token == "!");
        Ok(())
    }

    fn fragment(&mut self) -> Fits {
        self.name()?;
        self.expect(|token| is_name(token) && token != "on")?;
        self.punctuator("on")?;
        self.name()?;
        self.directives()?;
        self.selection_set()
    }

    fn selection_set(&mut self) -> Fits {
        self.punctuator("{")?;
        self.selection()?;
        while !self.take(|token| token == "}") {
            self.selection()?;
        }
        Ok(())
    }

    fn selection(&mut self) -> Fits {
        if !self.take(|token| token == "...") {
            return self.field();
        }
        if self.take(|token| is_name(token) && token != "on") {
            return self.directives();
        }
        if self.take(|token| token == "on") {
            self.name()?;
        }
        self.directives()?;
        self.selection_set()
    }

    fn field(&mut self) -> Fits {
        self.name()?;
        if self.take(|token| token == ":") {
            self.name()?;
        }
        self.arguments()?;
        self.directives()?;
        if self.peek() == "{" { self.selection_set() } else { Ok(()) }
    }

    fn directives(&mut self) -> Fits {
        while self.take(|token| token == "@") {
            self.name()?;
            self.arguments()?;
        }
        Ok(())
    }

    fn arguments(&mut self) -> Fits {
        if !self.take(|token| token == "(") {
            return Ok(());
        }
        self.member()?;
        while !self.take(|token| token == ")") {
            self.member()?;
        }
        Ok(())
    }

    fn member(&mut self) -> Fits {
        self.name()?;
        self.punctuator(":")?;
        self.value()
    }

    fn value(&mut self) -> Fits {
        match self.peek() {
            "[" => {
                self.tokens.next();
                while !self.take(|token| token == "]") {
                    self.value()?;
                }
                Ok(())
            }
            "{" => {
                self.tokens.next();
                while !self.take(|token| token == "}") {
                    self.member()?;
                }
                Ok(())
            }
            "$" => {
                self.tokens.next();
                self.name()
            }
            _ => self.expect(|token| is_name(token) || token.starts_with(['"', '-']) || is_number(token)),
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic())
}

fn is_number(token: &str) -> bool {
    token.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn descriptions_give_way_to_white_space() {
        let plain = |text: &str| check(text).unwrap().plain.into_owned();
        assert_eq!(plain("\"é\" query Q(\"x\" $x: Int) { a }"), "     query Q(    $x: Int) { a }");
        assert_eq!(plain("\"\"\"a\nb\"\"\" fragment F on X { y }"), "    \n     fragment F on X { y }");
        let text = "query ($a: String = \"x\" $b: Int) { a(b: [\"c\" $d]) }";
        assert_eq!(plain(text), text);
    }

    #[test]
    fn the_first_token_that_does_not_fit_is_told() {
        let told = |text: &str| check(text).map(drop).map_err(|unexpected| (unexpected.position, unexpected.token));
        for (text, position, token) in [
            ("", 0, "<EOF>"),
            ("{ a(b) }", 5, "\")\""),
            ("{ a(b: 1 c) }", 10, "\")\""),
            ("{ a(b: { c }) }", 11, "\"}\""),
            ("{ a(b: { c: 1 d e: 2 }) }", 16, "Name \"e\""),
            ("\"a\" { b }", 4, "\"{\""),
            ("{ \"a\" b }", 2, "String"),
            ("{ a", 3, "<EOF>"),
            ("{ a } 1.5", 6, "Number 1.5"),
        ] {
            assert_eq!(told(text), Err((position, token.to_owned())), "{text}");
        }
    }
}
