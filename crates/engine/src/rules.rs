//! Validation rules that apollo-compiler 1.33 does not hold, or not everywhere: values of correct type (with duplicate
//! members and `@oneOf`), and variables in allowed positions (nested ones too).

use crate::literal::{self, Problem, is_one_of};
use apollo_compiler::ast::{Argument, DirectiveList, InputValueDefinition, Type, Value as Literal, VariableDefinition};
use apollo_compiler::executable::{ExecutableDocument, Operation, Selection, SelectionSet};
use apollo_compiler::schema::{ExtendedType, Schema as TypeSystem};
use apollo_compiler::{Name, Node};
use std::collections::{HashMap, HashSet};

/// Checks a document that apollo-compiler found valid.
pub(crate) fn check(types: &TypeSystem, document: &ExecutableDocument) -> Vec<Problem> {
    let mut values = Values { types, problems: Vec::new() };
    for operation in document.operations.iter() {
        values.operation(operation);
    }
    for fragment in document.fragments.values() {
        values.directives(&fragment.directives);
        values.selections(&fragment.selection_set);
    }
    let mut problems = values.problems;
    for operation in document.operations.iter() {
        positions(types, document, operation, &mut problems);
    }
    problems
}

/// Values of correct type, without looking at variables.
struct Values<'a> {
    types: &'a TypeSystem,
    problems: Vec<Problem>,
}

impl Values<'_> {
    fn operation(&mut self, operation: &Operation) {
        self.directives(&operation.directives);
        for variable in &operation.variables {
            self.directives(&variable.directives);
            if let Some(default) = &variable.default_value {
                self.keep(literal::constant(self.types, &variable.ty, default).map(drop));
            }
        }
        self.selections(&operation.selection_set);
    }

    fn selections(&mut self, set: &SelectionSet) {
        for selection in &set.selections {
            self.directives(selection.directives());
            match selection {
                Selection::Field(field) => {
                    self.arguments(&field.definition.arguments, &field.arguments);
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => self.selections(&fragment.selection_set),
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn directives(&mut self, directives: &DirectiveList) {
        for directive in directives.iter() {
            if let Some(definition) = self.types.directive_definitions.get(&directive.name) {
                self.arguments(&definition.arguments, &directive.arguments);
            }
        }
    }

    fn arguments(&mut self, definitions: &[Node<InputValueDefinition>], arguments: &[Node<Argument>]) {
        for (definition, argument) in known(definitions, arguments) {
            let template = literal::template(self.types, &definition.ty, None, &argument.value, &|_| Some(0));
            self.keep(template.map(drop));
        }
    }

    fn keep(&mut self, outcome: Result<(), Vec<Problem>>) {
        self.problems.extend(outcome.err().into_iter().flatten());
    }
}

fn known<'a>(
    definitions: &'a [Node<InputValueDefinition>],
    arguments: &'a [Node<Argument>],
) -> impl Iterator<Item = (&'a InputValueDefinition, &'a Argument)> {
    arguments.iter().filter_map(|argument| {
        let definition = definitions.iter().find(|definition| definition.name == argument.name)?;
        Some((&**definition, &**argument))
    })
}

/// Checks every use of a variable within one operation, in the fragments it reaches too.
fn positions(types: &TypeSystem, document: &ExecutableDocument, operation: &Operation, problems: &mut Vec<Problem>) {
    let variables = operation.variables.iter().map(|variable| (&variable.name, &**variable)).collect();
    let mut positions = Positions { types, variables, problems };
    positions.directives(&operation.directives);
    let mut entered = HashSet::new();
    let mut open = vec![&operation.selection_set];
    while let Some(set) = open.pop() {
        for selection in &set.selections {
            positions.directives(selection.directives());
            match selection {
                Selection::Field(field) => {
                    positions.arguments(&field.definition.arguments, &field.arguments);
                    open.push(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => open.push(&fragment.selection_set),
                Selection::FragmentSpread(spread) => {
                    let fragment = document.fragments.get(&spread.fragment_name);
                    if let Some(fragment) = fragment.filter(|fragment| entered.insert(&fragment.name)) {
                        positions.directives(&fragment.directives);
                        open.push(&fragment.selection_set);
                    }
                }
            }
        }
    }
}

struct Positions<'a> {
    types: &'a TypeSystem,
    variables: HashMap<&'a Name, &'a VariableDefinition>,
    problems: &'a mut Vec<Problem>,
}

/// A place that a value can stand at.
struct Place<'a> {
    ty: &'a Type,
    has_default: bool,
    /// The `@oneOf` type whose member this is.
    one_of: Option<&'a Name>,
}

impl Positions<'_> {
    fn directives(&mut self, directives: &DirectiveList) {
        for directive in directives.iter() {
            if let Some(definition) = self.types.directive_definitions.get(&directive.name) {
                self.arguments(&definition.arguments, &directive.arguments);
            }
        }
    }

    fn arguments(&mut self, definitions: &[Node<InputValueDefinition>], arguments: &[Node<Argument>]) {
        for (definition, argument) in known(definitions, arguments) {
            let has_default = definition.default_value.is_some();
            self.value(&Place { ty: &definition.ty, has_default, one_of: None }, &argument.value);
        }
    }

    fn value(&mut self, place: &Place<'_>, value: &Node<Literal>) {
        match &**value {
            Literal::Variable(name) => self.variable(place, name, value),
            Literal::List(items) => {
                let ty = place.ty.item_type();
                for item in items {
                    self.value(&Place { ty, has_default: false, one_of: None }, item);
                }
            }
            Literal::Object(members) => {
                let Some(ExtendedType::InputObject(input)) = self.types.types.get(place.ty.inner_named_type()) else {
                    return;
                };
                let one_of = is_one_of(input).then_some(&input.name);
                for (name, member) in members {
                    if let Some(field) = input.fields.get(name) {
                        let has_default = field.default_value.is_some();
                        self.value(&Place { ty: &field.ty, has_default, one_of }, member);
                    }
                }
            }
            Literal::Null
            | Literal::Enum(_)
            | Literal::String(_)
            | Literal::Float(_)
            | Literal::Int(_)
            | Literal::Boolean(_) => {}
        }
    }

    fn variable(&mut self, place: &Place<'_>, name: &Name, value: &Node<Literal>) {
        let Some(variable) = self.variables.get(name) else {
            return;
        };
        if !is_allowed(variable, place) {
            let message = format!(
                "Variable \"${name}\" of type \"{}\" used in position expecting type \"{}\".",
                variable.ty, place.ty
            );
            self.problems.push(Problem { message, span: value.location() });
        }
        if let Some(one_of) = place.one_of.filter(|_| !variable.ty.is_non_null()) {
            let message = format!(
                "Variable \"${name}\" is of type \"{}\" but must be non-nullable to be used for OneOf Input Object \"{one_of}\".",
                variable.ty
            );
            self.problems.push(Problem { message, span: value.location() });
        }
    }
}

/// `IsVariableUsageAllowed` of the specification, section 5.8.5.
fn is_allowed(variable: &VariableDefinition, place: &Place<'_>) -> bool {
    if !place.ty.is_non_null() || variable.ty.is_non_null() {
        return variable.ty.is_assignable_to(place.ty);
    }
    let has_default = variable.default_value.as_ref().is_some_and(|default| !default.is_null());
    (has_default || place.has_default) && variable.ty.is_assignable_to(&place.ty.clone().nullable())
}
