//! Errors that apollo-compiler tells only because of another one: it leaves out what it cannot resolve, and then misses it.

use apollo_compiler::Name;
use apollo_compiler::ast::{Definition, DirectiveList, Document, Selection, Value};
use apollo_compiler::parser::SourceSpan;
use std::collections::{HashMap, HashSet};

/// What stands in a document, whether or not it could be resolved. Places are told by the offset they begin at.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Fields with a selection.
    parents: HashSet<usize>,
    /// Definitions of variables.
    definitions: HashMap<usize, Name>,
    /// Variables that are used.
    used: HashSet<Name>,
    /// Places where fragments are spread.
    spreads: HashMap<usize, Name>,
    /// Fragments that are defined.
    fragments: HashSet<Name>,
}

impl Written {
    /// Looks at a document whose depth is within the limits.
    pub(crate) fn of(document: &Document) -> Self {
        let mut written = Self::default();
        for operation in document.definitions.iter().filter_map(Definition::as_operation_definition) {
            for variable in &operation.variables {
                written.definitions.extend(variable.location().map(|at| (at.offset(), variable.name.clone())));
                written.directives(&variable.directives);
            }
            written.directives(&operation.directives);
            written.selections(&operation.selection_set);
        }
        for fragment in document.definitions.iter().filter_map(Definition::as_fragment_definition) {
            written.fragments.insert(fragment.name.clone());
            written.directives(&fragment.directives);
            written.selections(&fragment.selection_set);
        }
        written
    }

    /// Whether an error, by apollo-compiler's name for it, says that something is missing which is there.
    pub(crate) fn contradicts(&self, error: &str, at: Option<SourceSpan>) -> bool {
        let Some(at) = at.map(|at| at.offset()) else { return false };
        match error {
            "MissingSubselection" => self.parents.contains(&at),
            "UnusedVariable" => self.definitions.get(&at).is_some_and(|name| self.used.contains(name)),
            "UndefinedFragment" => self.spreads.get(&at).is_some_and(|name| self.fragments.contains(name)),
            _ => false,
        }
    }

    fn selections(&mut self, selections: &[Selection]) {
        let mut open = vec![selections];
        while let Some(selections) = open.pop() {
            for selection in selections {
                match selection {
                    Selection::Field(field) => {
                        if !field.selection_set.is_empty() {
                            self.parents.extend(field.location().map(|at| at.offset()));
                        }
                        for argument in &field.arguments {
                            self.value(&argument.value);
                        }
                        self.directives(&field.directives);
                        open.push(&field.selection_set);
                    }
                    Selection::InlineFragment(fragment) => {
                        self.directives(&fragment.directives);
                        open.push(&fragment.selection_set);
                    }
                    Selection::FragmentSpread(spread) => {
                        self.spreads.extend(spread.location().map(|at| (at.offset(), spread.fragment_name.clone())));
                        self.directives(&spread.directives);
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: &DirectiveList) {
        for argument in directives.iter().flat_map(|directive| &directive.arguments) {
            self.value(&argument.value);
        }
    }

    fn value(&mut self, value: &Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Variable(name) => {
                    self.used.insert(name.clone());
                }
                Value::List(items) => open.extend(items.iter().map(|item| &**item)),
                Value::Object(members) => open.extend(members.iter().map(|(_, member)| &**member)),
                Value::Null
                | Value::Enum(_)
                | Value::String(_)
                | Value::Float(_)
                | Value::Int(_)
                | Value::Boolean(_) => {}
            }
        }
    }
}
