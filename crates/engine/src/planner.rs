//! From a valid operation to its plan: conditions decided, fragments resolved, fields merged, arguments coerced.

use crate::catalog::ObjectEntry;
use crate::cost::{INTROSPECTION_POINTS, Price};
use crate::document::{Document, OperationEntry, Priced, invalid};
use crate::limits::{Exceeded, LimitKind, Limits, Options};
use crate::lines::Lines;
use crate::literal::{self, Problem};
use crate::request::RequestError;
use crate::schema::TypeIndex;
use crate::{ArgumentTemplate, Field, FieldTable, Plan, Selection, Selections};
use apollo_compiler::Node;
use apollo_compiler::ast::{DirectiveList, Value as Literal};
use apollo_compiler::collections::IndexMap;
use apollo_compiler::executable::{Field as DocumentField, Selection as DocumentSelection, SelectionSet};
use apollo_compiler::schema::{ExtendedType, FieldDefinition};
use std::collections::{HashMap, HashSet};

/// Makes the plan of an operation. `holds` tells the value of a condition variable by position.
///
/// # Errors
/// The operation has more fields than the limits allow.
pub(crate) fn plan(
    types: &TypeIndex,
    options: &Options,
    document: &Document,
    operation: &OperationEntry,
    holds: &dyn Fn(u16) -> bool,
) -> Result<Priced, RequestError> {
    let (lines, limits) = (Lines::new(&document.text), &options.limits);
    let definition = &operation.definition;
    let variables = definition.variables.iter().map(|variable| variable.name.as_str()).zip(0..).collect();
    let mut planner = Planner { types, limits, document, lines: &lines, variables, holds, nodes: 0, size_bytes: 0 };
    let outcome = match types.catalog.object(definition.object_type()) {
        Some(root) => planner.selection(root, &[&definition.selection_set]),
        None => Err(Failure::Problems(Vec::new())),
    };
    let (root, price) = outcome.map_err(|failure| match failure {
        Failure::Limit(exceeded) => RequestError::Limit(exceeded),
        Failure::Problems(problems) => invalid(problems, &lines, options),
    })?;
    Exceeded::check(LimitKind::RootFields, root.fields.len(), limits.root_fields)?;
    let root_table = types.catalog.object(definition.object_type());
    let is_limited = |field: &&Field| root_table.is_some_and(|table| table.is_limited(field.index));
    let attempts = root.fields.iter().filter(is_limited).count();
    Exceeded::check(LimitKind::Attempts, attempts, limits.attempts)?;
    Ok(Priced { plan: Plan { kind: operation.kind, root }, price, size_bytes: planner.size_bytes })
}

enum Failure {
    Limit(Exceeded),
    Problems(Vec<Problem>),
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

struct Planner<'a> {
    types: &'a TypeIndex,
    limits: &'a Limits,
    document: &'a Document,
    lines: &'a Lines<'a>,
    variables: HashMap<&'a str, u16>,
    holds: &'a dyn Fn(u16) -> bool,
    nodes: usize,
    size_bytes: usize,
}

type Merged<'a> = IndexMap<&'a str, Vec<&'a Node<DocumentField>>>;

impl<'a> Planner<'a> {
    /// What is selected by all these sets on one object type.
    fn selection(&mut self, object: &ObjectEntry, sets: &[&'a SelectionSet]) -> Result<(Selection, Price), Failure> {
        let mut merged = Merged::default();
        let mut entered = HashSet::new();
        for set in sets {
            self.collect(object, set, &mut entered, &mut merged);
        }
        let mut fields = Vec::with_capacity(merged.len());
        let mut prices = Vec::with_capacity(merged.len());
        for (key, nodes) in &merged {
            let (field, price) = self.field(object, key, nodes)?;
            fields.push(field);
            prices.push(price);
        }
        Ok((Selection { fields: fields.into() }, Price::sum(prices)))
    }

    /// `CollectFields` of the specification, section 6.3.2.
    fn collect(
        &self,
        object: &ObjectEntry,
        set: &'a SelectionSet,
        entered: &mut HashSet<&'a str>,
        merged: &mut Merged<'a>,
    ) {
        for selection in set.selections.iter().filter(|selection| self.is_included(selection.directives())) {
            match selection {
                DocumentSelection::Field(field) => merged.entry(field.response_key()).or_default().push(field),
                DocumentSelection::InlineFragment(fragment) => {
                    if fragment.type_condition.as_ref().is_none_or(|condition| self.applies(condition, object)) {
                        self.collect(object, &fragment.selection_set, entered, merged);
                    }
                }
                DocumentSelection::FragmentSpread(spread) => {
                    let fragment = self.document.executable.fragments.get(&spread.fragment_name);
                    let Some(fragment) = fragment.filter(|_| entered.insert(&spread.fragment_name)) else {
                        continue;
                    };
                    if self.applies(&fragment.selection_set.ty, object) {
                        self.collect(object, &fragment.selection_set, entered, merged);
                    }
                }
            }
        }
    }

    fn applies(&self, condition: &str, object: &ObjectEntry) -> bool {
        condition == object.name || self.types.types.is_subtype(condition, object.name)
    }

    fn is_included(&self, directives: &DirectiveList) -> bool {
        let says = |name| directives.get(name).and_then(|directive| directive.specified_argument_by_name("if"));
        let value = |literal: &Node<Literal>| match literal.as_variable() {
            Some(name) => self.variables.get(name.as_str()).is_some_and(|at| (self.holds)(*at)),
            None => literal.to_bool() == Some(true),
        };
        !says("skip").is_some_and(value) && says("include").is_none_or(value)
    }

    fn field(
        &mut self,
        object: &ObjectEntry,
        key: &str,
        nodes: &[&'a Node<DocumentField>],
    ) -> Result<(Field, Price), Failure> {
        self.nodes += 1;
        Exceeded::check(LimitKind::PlanNodes, self.nodes, self.limits.plan_nodes).map_err(Failure::Limit)?;
        let Some(first) = nodes.first() else {
            return Err(Failure::Problems(Vec::new()));
        };
        let locations: Box<[_]> = nodes.iter().flat_map(|node| self.lines.of(node.location())).collect();
        let constant = (first.name == "__typename").then_some(object.name);
        let json_key: Box<str> = match constant {
            Some(name) => format!("\"{key}\":\"{name}\"").into(),
            None => format!("\"{key}\":").into(),
        };
        self.size_bytes += size_of::<Field>() + json_key.len() + key.len() + size_of_val(&*locations);
        let mut field = Field {
            index: Field::CONSTANT,
            json_key,
            response_key: key.into(),
            arguments: Box::default(),
            selections: Selections::Leaf,
            locations,
        };
        if constant.is_some() {
            return Ok((field, Price::Fixed(0)));
        }
        if matches!(first.name.as_str(), "__schema" | "__type") {
            field.index = Field::INTROSPECTION;
            return Ok((field, Price::Fixed(INTROSPECTION_POINTS)));
        }
        let definition = self.types.types.get_object(object.name).and_then(|ty| ty.fields.get(&first.name));
        let (Some(definition), Some((index, table))) = (definition, object.field(&first.name)) else {
            return Err(Failure::Problems(Vec::new()));
        };
        field.index = index;
        field.arguments = self.arguments(definition, table, first)?;
        let sets: Vec<_> = nodes.iter().map(|node| &node.selection_set).collect();
        let (selections, below) = self.below(definition, &sets)?;
        field.selections = selections;
        let price = Price::field(table, &field.arguments, below);
        Ok((field, price))
    }

    fn below(
        &mut self,
        definition: &FieldDefinition,
        sets: &[&'a SelectionSet],
    ) -> Result<(Selections, Price), Failure> {
        let types = self.types;
        let name = definition.ty.inner_named_type();
        match types.types.types.get(name) {
            Some(ExtendedType::Object(_)) => {
                let object = types.catalog.object(name).ok_or(Failure::Problems(Vec::new()))?;
                let (selection, price) = self.selection(object, sets)?;
                Ok((Selections::Object(selection), price))
            }
            Some(ExtendedType::Interface(_) | ExtendedType::Union(_)) => {
                let mut selections: Vec<_> =
                    std::iter::repeat_with(|| None).take(types.catalog.objects_total).collect();
                let mut prices = Vec::new();
                for object in types.catalog.possible(name) {
                    let (selection, price) = self.selection(object, sets)?;
                    prices.push(price);
                    if let Some(slot) = selections.get_mut(object.index) {
                        *slot = Some(selection);
                    }
                }
                self.size_bytes += selections.len() * size_of::<Option<Selection>>();
                Ok((Selections::Abstract(selections.into()), Price::dearest(prices)))
            }
            Some(ExtendedType::Scalar(_) | ExtendedType::Enum(_) | ExtendedType::InputObject(_)) | None => {
                Ok((Selections::Leaf, Price::Fixed(0)))
            }
        }
    }

    fn arguments(
        &mut self,
        definition: &FieldDefinition,
        table: &FieldTable,
        field: &DocumentField,
    ) -> Result<Box<[ArgumentTemplate]>, Failure> {
        let types = &self.types.types;
        let mut templates = Vec::with_capacity(table.arguments.len());
        for name in table.arguments {
            let given = field.specified_argument_by_name(name);
            let template = match (definition.argument_by_name(name), given) {
                (Some(argument), Some(value)) => {
                    let default = argument.default_value.as_ref();
                    let variable = |name: &str| self.variables.get(name).copied();
                    literal::template(types, &argument.ty, default, value, &variable)?
                }
                (Some(argument), None) => {
                    literal::default_of(types, argument)?.map_or(ArgumentTemplate::Absent, ArgumentTemplate::Value)
                }
                (None, _) => ArgumentTemplate::Absent,
            };
            self.size_bytes += template_size_bytes(&template);
            templates.push(template);
        }
        Ok(templates.into())
    }
}

/// What a template takes, estimated: the text of its JSON and a fixed part for each value.
fn template_size_bytes(template: &ArgumentTemplate) -> usize {
    let own = size_of::<ArgumentTemplate>();
    own + match template {
        ArgumentTemplate::Absent => 0,
        ArgumentTemplate::Value(value) => value_size_bytes(value),
        ArgumentTemplate::Variable { default, .. } => default.as_ref().map_or(0, value_size_bytes),
        ArgumentTemplate::List(items) => items.iter().map(template_size_bytes).sum(),
        ArgumentTemplate::Object(members) => {
            members.iter().map(|(name, member)| name.len() + template_size_bytes(member)).sum()
        }
    }
}

fn value_size_bytes(value: &serde_json::Value) -> usize {
    use serde_json::Value;
    size_of::<Value>()
        + match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => 0,
            Value::String(text) => text.len(),
            Value::Array(items) => items.iter().map(value_size_bytes).sum(),
            Value::Object(members) => members
                .iter()
                .map(|(name, member)| 2 * size_of::<String>() + name.len() + value_size_bytes(member))
                .sum(),
        }
}
