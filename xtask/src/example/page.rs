//! Reads one page of examples: headings, steps, fenced blocks.

use super::{Given, Then};
use serde_json::{Map, Value};

/// One page: the examples of one root field.
#[derive(Debug, Clone)]
pub struct Page {
    /// The root field, from the title of the page.
    pub field: String,
    /// In the order of the page.
    pub examples: Vec<Example>,
}

/// Something on a page and the line it stands on, counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// What stands there.
    pub item: T,
    /// The line, from one.
    pub line: usize,
}

/// The text of a fenced block; `line` is the first line inside the fence.
pub type Block = Located<String>;

/// One example: what is so before, the request, the answer, what is so afterwards.
#[derive(Debug, Clone)]
pub struct Example {
    /// The heading, unique on its page.
    pub heading: String,
    /// The line of the heading.
    pub line: usize,
    /// What is so before the request, in order.
    pub given: Vec<Located<Given>>,
    /// The document, in the plain flavour.
    pub request: Block,
    /// The variables; empty where the example has none.
    pub variables: Located<Map<String, Value>>,
    /// The headers of the request beside the content type.
    pub headers: Vec<Located<(String, String)>>,
    /// The answer, with placeholders.
    pub answer: Located<Value>,
    /// What is so afterwards, in order.
    pub then: Vec<Located<Then>>,
}

/// Why a page cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Unreadable {
    /// The line, from one.
    pub line: usize,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
}

/// An example as far as it has been read.
#[derive(Default)]
struct Draft {
    heading: String,
    line: usize,
    given: Vec<Located<Given>>,
    request: Option<Block>,
    variables: Option<Located<Map<String, Value>>>,
    headers: Vec<Located<(String, String)>>,
    answer: Option<Located<Value>>,
    then: Vec<Located<Then>>,
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// Everything on the page that is not of the documented form, in the order of its lines.
    pub fn read(text: &str) -> Result<Page, Vec<Unreadable>> {
        let mut reader = Reader::default();
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        while let Some((line, content)) = lines.next() {
            if let Some(info) = content.strip_prefix("```") {
                let block: Vec<&str> = lines.by_ref().map(|(_, text)| text).take_while(|text| *text != "```").collect();
                reader.block(info, Located { item: block.join("\n"), line: line + 1 });
            } else {
                reader.line(line, content);
            }
        }
        reader.finish()
    }
}

#[derive(Default)]
struct Reader {
    field: Option<String>,
    draft: Option<Draft>,
    examples: Vec<Example>,
    errors: Vec<Unreadable>,
}

impl Reader {
    fn fail(&mut self, line: usize, what: impl Into<String>) {
        self.errors.push(Unreadable { line, what: what.into() });
    }

    fn line(&mut self, line: usize, content: &str) {
        if let Some(title) = content.strip_prefix("# ") {
            if self.field.replace(title.trim().to_owned()).is_some() {
                self.fail(line, "a page has one title");
            }
        } else if let Some(heading) = content.strip_prefix("## ") {
            self.close();
            let heading = heading.trim().to_owned();
            if self.examples.iter().any(|example| example.heading == heading) {
                self.fail(line, format!("the heading `{heading}` stands twice on the page"));
            }
            self.draft = Some(Draft { heading, line, ..Draft::default() });
        } else if let Some(step) = content.strip_prefix("- Given: ") {
            match step.parse::<Given>() {
                Ok(item) => self.step(line, |draft| draft.given.push(Located { item, line })),
                Err(what) => self.fail(line, what),
            }
        } else if let Some(step) = content.strip_prefix("- Then: ") {
            match step.parse::<Then>() {
                Ok(item) => self.step(line, |draft| draft.then.push(Located { item, line })),
                Err(what) => self.fail(line, what),
            }
        }
    }

    fn step(&mut self, line: usize, put: impl FnOnce(&mut Draft)) {
        match &mut self.draft {
            Some(draft) => put(draft),
            None => self.fail(line, "a step stands before the first `##` heading"),
        }
    }

    fn block(&mut self, info: &str, block: Block) {
        let line = block.line;
        let Some(mut draft) = self.draft.take() else {
            return self.fail(line, "a block stands before the first `##` heading");
        };
        let twice = match info {
            "graphql" => draft.request.replace(block).is_some(),
            "json variables" => match object(&block) {
                Ok(item) => draft.variables.replace(Located { item, line }).is_some(),
                Err(what) => return self.keep_failed(draft, what),
            },
            "json answer" => match json(&block) {
                Ok(item) => draft.answer.replace(Located { item, line }).is_some(),
                Err(what) => return self.keep_failed(draft, what),
            },
            "http" => match headers(&block) {
                Ok(found) => !std::mem::replace(&mut draft.headers, found).is_empty(),
                Err(what) => return self.keep_failed(draft, what),
            },
            other => {
                let what = format!(
                    "a block is one of `graphql`, `json variables`, `http` and `json answer`, this one is `{other}`"
                );
                return self.keep_failed(draft, Unreadable { line, what });
            }
        };
        if twice {
            self.fail(line, format!("the example `{}` has two blocks `{info}`", draft.heading));
        }
        self.draft = Some(draft);
    }

    /// The example goes on after a block that cannot be read; the block counts as given, so that it is told once.
    fn keep_failed(&mut self, mut draft: Draft, error: Unreadable) {
        let line = error.line;
        self.errors.push(error);
        draft.answer.get_or_insert(Located { item: Value::Null, line });
        self.draft = Some(draft);
    }

    fn close(&mut self) {
        let Some(draft) = self.draft.take() else { return };
        let Draft { heading, line, given, request, variables, headers, answer, then } = draft;
        let Some(request) = request else {
            return self.fail(line, format!("the example `{heading}` has no block `graphql`"));
        };
        let Some(answer) = answer else {
            return self.fail(line, format!("the example `{heading}` has no block `json answer`"));
        };
        let variables = variables.unwrap_or(Located { item: Map::new(), line: request.line });
        self.examples.push(Example { heading, line, given, request, variables, headers, answer, then });
    }

    fn finish(mut self) -> Result<Page, Vec<Unreadable>> {
        self.close();
        if self.examples.is_empty() && self.errors.is_empty() {
            self.fail(1, "the page has no example: an example opens with a `##` heading");
        }
        match self.field.take() {
            Some(field) if self.errors.is_empty() => Ok(Page { field, examples: self.examples }),
            Some(_) => Err(self.errors),
            None => {
                self.errors.insert(0, Unreadable { line: 1, what: "the page opens with `# <field>`".to_owned() });
                Err(self.errors)
            }
        }
    }
}

fn json(block: &Block) -> Result<Value, Unreadable> {
    serde_json::from_str(&block.item).map_err(|error| Unreadable {
        line: block.line + error.line().saturating_sub(1),
        what: format!("the block is no JSON: {error}"),
    })
}

fn object(block: &Block) -> Result<Map<String, Value>, Unreadable> {
    match json(block)? {
        Value::Object(map) => Ok(map),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(Unreadable { line: block.line, what: "variables are a JSON object".to_owned() })
        }
    }
}

fn headers(block: &Block) -> Result<Vec<Located<(String, String)>>, Unreadable> {
    let header = |(index, text): (usize, &str)| match text.split_once(": ") {
        Some((name, value)) => Ok(Located { item: (name.to_owned(), value.to_owned()), line: block.line + index }),
        None => Err(Unreadable {
            line: block.line + index,
            what: format!("`{text}` is no header: a header is a name, a colon, a space and a value"),
        }),
    };
    block.item.lines().enumerate().map(header).collect()
}
