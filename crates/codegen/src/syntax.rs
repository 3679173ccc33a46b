//! From text to a syntax tree, with errors that name their place.

use crate::{Source, diagnostic::Problems, model::Place};
use async_graphql_parser::{
    Error, Pos, parse_schema,
    types::{ServiceDocument, TypeSystemDefinition},
};

/// One source, parsed.
pub(crate) struct Document {
    pub(crate) tree: ServiceDocument,
    /// The description of the schema, which the parser does not know.
    pub(crate) schema_description: Option<String>,
}

/// Parses every source; what does not parse is reported and left out.
pub(crate) fn parse(sources: &[Source], problems: &mut Problems) -> Vec<Document> {
    let mut documents = Vec::new();
    for (position, source) in sources.iter().enumerate() {
        let described = schema_description(&source.text);
        let (text, description) = match described {
            Some((start, end)) => {
                let (before, rest) = source.text.split_at(start);
                let (description, after) = rest.split_at(end - start);
                (format!("{before}{}{after}", blank(description)), decoded(description))
            }
            None => (source.text.clone(), None),
        };
        match parse_schema(&text) {
            Ok(tree) => documents.push(Document { tree, schema_description: description }),
            Err(error) => {
                let place = error
                    .positions()
                    .next()
                    .map_or(Place { source: position, line: 1, column: 1 }, |pos| place(position, pos));
                problems.report(place, sentence(&error), "Write SDL as the GraphQL specification has it.");
            }
        }
    }
    documents
}

/// A position of the parser, in a source.
pub(crate) fn place(source: usize, pos: Pos) -> Place {
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Place { source, line: number(pos.line), column: number(pos.column) }
}

fn sentence(error: &Error) -> String {
    let text = error.to_string();
    // The parser draws the line with a marker; its last line says what was expected.
    let last = text.lines().last().unwrap_or_default().trim().trim_start_matches('=').trim().replace('_', " ");
    format!("The SDL does not parse: {last}.")
}

/// Finds the string in front of `schema` at the top level, as a range of bytes.
fn schema_description(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut position, mut depth) = (0_usize, 0_usize);
    let mut string = None;
    while let Some(byte) = bytes.get(position) {
        match byte {
            b'#' => position += text[position..].find('\n').unwrap_or(bytes.len() - position),
            b'"' => {
                let end = position + string_length(&text[position..])?;
                string = Some((position, end));
                position = end;
            }
            b'{' | b'(' => {
                depth += 1;
                position += 1;
                string = None;
            }
            b'}' | b')' => {
                depth = depth.saturating_sub(1);
                position += 1;
                string = None;
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
                let length = text[position..].find(|it: char| it != '_' && !it.is_ascii_alphanumeric());
                let end = length.map_or(bytes.len(), |length| position + length);
                if depth == 0 && &text[position..end] == "schema" && string.is_some() {
                    return string;
                }
                string = None;
                position = end;
            }
            _ => position += 1,
        }
    }
    None
}

/// The length of the string that the text begins with, quotes included.
fn string_length(text: &str) -> Option<usize> {
    if let Some(block) = text.strip_prefix("\"\"\"") {
        let mut from = 0;
        loop {
            let end = from + block[from..].find("\"\"\"")?;
            if !block[..end].ends_with('\\') {
                return Some(end + 6);
            }
            from = end + 3;
        }
    }
    let mut escaped = false;
    for (position, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return Some(position + 1),
            b'\n' => return None,
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    None
}

/// As many blanks as there are characters, in the same lines, so that no position moves.
fn blank(text: &str) -> String {
    text.chars().map(|it| if it == '\n' { '\n' } else { ' ' }).collect()
}

/// The value of a string literal: the parser reads it as the description of a scalar.
fn decoded(literal: &str) -> Option<String> {
    let tree = parse_schema(format!("{literal} scalar Described")).ok()?;
    tree.definitions.into_iter().find_map(|definition| match definition {
        TypeSystemDefinition::Type(ty) => ty.node.description.map(|description| description.node),
        TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
    })
}
