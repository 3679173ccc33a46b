//! Errors as a GraphQL answer shows them, and the path to where they happened.

use serde_json::{Map, Value};
use std::borrow::Cow;

/// A place in the document. Lines and columns count from 1, columns in Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Location {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// What a resolver answers when a field fails: message and extensions. Place and path are added by the engine.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldError {
    /// The text for people.
    pub message: Cow<'static, str>,
    /// More for programs; `code` above all.
    pub extensions: Map<String, Value>,
}

impl FieldError {
    /// An error with a message and no extensions.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), extensions: Map::new() }
    }

    /// An error with a message and `extensions.code`.
    pub fn with_code(message: impl Into<Cow<'static, str>>, code: &str) -> Self {
        let mut error = Self::new(message);
        error.extensions.insert("code".to_owned(), Value::from(code));
        error
    }

    /// Adds one extension.
    #[must_use]
    pub fn extend(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.extensions.insert(name.to_owned(), value.into());
        self
    }
}

/// One entry of `errors` in an answer (GraphQL specification, section 7.1.2).
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GraphqlError {
    /// The text for people.
    pub message: Cow<'static, str>,
    /// The places in the document; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// The path in the answer; left out for request errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<Segment<'static>>,
    /// More for programs; left out where empty.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub extensions: Map<String, Value>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Segment<'a> {
    /// A response key.
    Key(Cow<'a, str>),
    /// The position in a list, from 0.
    Index(usize),
}

/// The path to the value that is being written, as a chain on the stack: free until an error needs it.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    /// The path of the surrounding value; none for a root field.
    pub parent: Option<&'a Path<'a>>,
    /// The response key, or nothing where `index` counts.
    pub key: &'a str,
    /// The position in a list.
    pub index: Option<usize>,
}

impl<'a> Path<'a> {
    /// The path of a root field.
    pub fn root(key: &'a str) -> Self {
        Self { parent: None, key, index: None }
    }

    /// The path of a member of the value at this path.
    pub fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), key, index: None }
    }

    /// The path of an item of the list at this path.
    pub fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), key: "", index: Some(index) }
    }

    /// The whole path, outermost step first.
    pub fn to_segments(&self) -> Vec<Segment<'static>> {
        let mut segments: Vec<_> = std::iter::successors(Some(self), |path| path.parent)
            .map(|path| match path.index {
                Some(index) => Segment::Index(index),
                None => Segment::Key(Cow::Owned(path.key.to_owned())),
            })
            .collect();
        segments.reverse();
        segments
    }
}

/// An error with `extensions.code` and no path.
pub(crate) fn coded(message: impl Into<Cow<'static, str>>, code: &str, locations: Vec<Location>) -> GraphqlError {
    let mut extensions = Map::new();
    extensions.insert("code".to_owned(), Value::from(code));
    GraphqlError { message: message.into(), locations, path: Vec::new(), extensions }
}
