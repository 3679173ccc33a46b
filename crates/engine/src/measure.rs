//! Depth, aliases and directives of an operation, measured on the syntax tree before anything else walks it.

use crate::limits::{Exceeded, LimitKind, Limits};
use apollo_compiler::ast::{Definition, DirectiveList, Document, FragmentDefinition, Selection};
use std::collections::HashMap;

/// How deep selections and fragments may be entered one from the other. Beyond it a document counts as too deep, whatever
/// its limits say, so that this walk and those after it keep within the stack.
const ENTERED_MAX: usize = 256;

#[derive(Debug, Clone, Copy, Default)]
struct Measure {
    depth: usize,
    aliases: usize,
    directives: usize,
}

impl Measure {
    /// The measure of both, one beside the other. Saturates, so that fragments that double each other stay cheap.
    fn beside(self, other: Self) -> Self {
        Self {
            depth: self.depth.max(other.depth),
            aliases: self.aliases.saturating_add(other.aliases),
            directives: self.directives.saturating_add(other.directives),
        }
    }

    fn with_directives(mut self, directives: &DirectiveList) -> Self {
        self.directives = self.directives.saturating_add(directives.len());
        self
    }
}

struct Measurer<'a> {
    fragments: HashMap<&'a str, &'a FragmentDefinition>,
    /// The measure of each fragment once known. A fragment that is being measured has the empty measure: a cycle adds
    /// nothing, validation refuses it later.
    known: HashMap<&'a str, Measure>,
}

/// Checks every operation of a document that has been parsed but not validated.
///
/// # Errors
/// The first limit that an operation exceeds.
pub(crate) fn check(document: &Document, limits: &Limits) -> Result<(), Exceeded> {
    let fragments = document
        .definitions
        .iter()
        .filter_map(Definition::as_fragment_definition)
        .map(|fragment| (fragment.name.as_str(), &**fragment))
        .collect();
    let mut measurer = Measurer { fragments, known: HashMap::new() };
    for operation in document.definitions.iter().filter_map(Definition::as_operation_definition) {
        let variables = operation.variables.iter().map(|variable| variable.directives.len()).sum();
        let measure = Measure { directives: variables, ..Measure::default() }
            .with_directives(&operation.directives)
            .beside(measurer.selections(&operation.selection_set, 0));
        Exceeded::check(LimitKind::Depth, measure.depth, limits.depth)?;
        Exceeded::check(LimitKind::Aliases, measure.aliases, limits.aliases)?;
        Exceeded::check(LimitKind::Directives, measure.directives, limits.directives)?;
    }
    Ok(())
}

impl<'a> Measurer<'a> {
    fn selections(&mut self, selections: &'a [Selection], entered: usize) -> Measure {
        if entered > ENTERED_MAX {
            return Measure { depth: usize::MAX, ..Measure::default() };
        }
        selections
            .iter()
            .map(|selection| self.selection(selection, entered + 1))
            .fold(Measure::default(), Measure::beside)
    }

    fn selection(&mut self, selection: &'a Selection, entered: usize) -> Measure {
        match selection {
            Selection::Field(field) => {
                let mut measure = self.selections(&field.selection_set, entered).with_directives(&field.directives);
                measure.aliases = measure.aliases.saturating_add(usize::from(field.alias.is_some()));
                let introspection = matches!(field.name.as_str(), "__schema" | "__type");
                measure.depth = match measure.depth {
                    usize::MAX => usize::MAX,
                    _ if introspection => 1,
                    depth => depth + 1,
                };
                measure
            }
            Selection::InlineFragment(fragment) => {
                self.selections(&fragment.selection_set, entered).with_directives(&fragment.directives)
            }
            Selection::FragmentSpread(spread) => {
                self.fragment(&spread.fragment_name, entered).with_directives(&spread.directives)
            }
        }
    }

    fn fragment(&mut self, name: &'a str, entered: usize) -> Measure {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let Some(fragment) = self.fragments.get(name).copied() else {
            return Measure::default();
        };
        self.known.insert(name, Measure::default());
        let measure = self.selections(&fragment.selection_set, entered).with_directives(&fragment.directives);
        self.known.insert(name, measure);
        measure
    }
}
