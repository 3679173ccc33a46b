//! What a new SDL takes away from the clients of an old one. Additions are no concern; neither are descriptions.
//!
//! Outputs may become more certain (never null), inputs more lenient (nullable, a default for what was required); the
//! other ways round a client breaks. Written on apollo-compiler because the crates that compare schemas see no defaults of
//! input fields and leave it open what breaks.
//!
//! Of `@when` and `@required` nothing shows here. The published SDL has every part that some setting serves, and inputs are
//! required in it as they are at the defaults of the settings; so making an input depend on a setting breaks nobody as long
//! as it is not required by default. A new input that only an unusual setting serves is written nullable with `@required`.
//! That what was released is served at the defaults is held by a test beside the settings, in `src/service/contracts.rs`.

use apollo_compiler::ast::{FieldDefinition, InputValueDefinition, OperationType};
use apollo_compiler::collections::IndexMap;
use apollo_compiler::schema::{Component, ComponentName, ExtendedType};
use apollo_compiler::validation::Valid;
use apollo_compiler::{Name, Schema};

/// One thing that breaks clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breaking {
    /// As in `Mutation.register(email:)`.
    pub coordinate: String,
    /// The line in the old SDL, from one.
    pub line: usize,
    /// What happened, as the rest of a sentence.
    pub what: String,
}

/// Everything that breaks clients of `old` when `new` takes its place.
#[must_use]
pub fn breaking(old: &Valid<Schema>, new: &Valid<Schema>) -> Vec<Breaking> {
    let mut comparison = Comparison { old, new, found: Vec::new() };
    comparison.roots();
    for (name, ty) in old.types.iter().filter(|(_, ty)| !ty.is_built_in()) {
        match new.types.get(name) {
            Some(successor) => comparison.types(ty, successor),
            None => comparison.tell(name, name.to_string(), "is gone"),
        }
    }
    comparison.directives();
    comparison.found
}

struct Comparison<'a> {
    old: &'a Valid<Schema>,
    new: &'a Valid<Schema>,
    found: Vec<Breaking>,
}

type Inputs = Vec<(Name, InputValueDefinition)>;

impl Comparison<'_> {
    fn tell(&mut self, place: &Name, coordinate: String, what: impl Into<String>) {
        let line = place.line_column_range(&self.old.sources).map_or(1, |range| range.start.line);
        self.found.push(Breaking { coordinate, line, what: what.into() });
    }

    fn roots(&mut self) {
        for kind in [OperationType::Query, OperationType::Mutation, OperationType::Subscription] {
            if let Some(before) = self.old.root_operation(kind)
                && self.new.root_operation(kind) != Some(before)
            {
                self.tell(before, before.to_string(), format!("is no longer the root of a {kind}"));
            }
        }
    }

    fn directives(&mut self) {
        for (name, definition) in self.old.directive_definitions.iter().filter(|(_, it)| !it.is_built_in()) {
            match self.new.directive_definitions.get(name) {
                None => self.tell(&definition.name, format!("@{name}"), "is gone"),
                Some(successor) => {
                    let (before, after) = (inputs(&definition.arguments), inputs(&successor.arguments));
                    self.inputs(&definition.name, &before, &after, |argument| format!("@{name}({argument}:)"));
                }
            }
        }
    }

    fn types(&mut self, before: &ExtendedType, after: &ExtendedType) {
        let name = before.name();
        match (before, after) {
            (ExtendedType::Scalar(_), ExtendedType::Scalar(_)) => {}
            (ExtendedType::Object(before), ExtendedType::Object(after)) => {
                self.members(name, &before.implements_interfaces, &after.implements_interfaces, "no longer implements");
                self.fields(name, &before.fields, &after.fields);
            }
            (ExtendedType::Interface(before), ExtendedType::Interface(after)) => {
                self.members(name, &before.implements_interfaces, &after.implements_interfaces, "no longer implements");
                self.fields(name, &before.fields, &after.fields);
            }
            (ExtendedType::Union(before), ExtendedType::Union(after)) => {
                self.members(name, &before.members, &after.members, "no longer holds");
            }
            (ExtendedType::Enum(before), ExtendedType::Enum(after)) => {
                for value in before.values.values().filter(|value| !after.values.contains_key(&value.value)) {
                    self.tell(&value.value, format!("{name}.{}", value.value), "is gone");
                }
            }
            (ExtendedType::InputObject(before), ExtendedType::InputObject(after)) => {
                let (old, new) = (inputs(before.fields.values()), inputs(after.fields.values()));
                self.inputs(name, &old, &new, |field| format!("{name}.{field}"));
            }
            (
                ExtendedType::Scalar(_)
                | ExtendedType::Object(_)
                | ExtendedType::Interface(_)
                | ExtendedType::Union(_)
                | ExtendedType::Enum(_)
                | ExtendedType::InputObject(_),
                _,
            ) => self.tell(name, name.to_string(), "is another kind of type"),
        }
    }

    fn members<'m>(
        &mut self,
        name: &Name,
        before: impl IntoIterator<Item = &'m ComponentName>,
        after: &apollo_compiler::collections::IndexSet<ComponentName>,
        what: &str,
    ) {
        for member in before {
            if !after.iter().any(|other| other.name == member.name) {
                self.tell(&member.name, name.to_string(), format!("{what} `{}`", member.name));
            }
        }
    }

    fn fields(
        &mut self,
        ty: &Name,
        before: &IndexMap<Name, Component<FieldDefinition>>,
        after: &IndexMap<Name, Component<FieldDefinition>>,
    ) {
        for (name, field) in before {
            let coordinate = format!("{ty}.{name}");
            let Some(successor) = after.get(name) else {
                self.tell(&field.name, coordinate, "is gone");
                continue;
            };
            if !self.output_fits(&field.ty, &successor.ty) {
                self.tell(&field.name, coordinate.clone(), format!("was `{}` and is `{}`", field.ty, successor.ty));
            }
            let (old, new) = (inputs(&field.arguments), inputs(&successor.arguments));
            self.inputs(&field.name, &old, &new, |argument| format!("{coordinate}({argument}:)"));
        }
    }

    /// Whether clients of the old type can read the new one: the same or never null, or a member of what it was.
    fn output_fits(&self, before: &apollo_compiler::ast::Type, after: &apollo_compiler::ast::Type) -> bool {
        use apollo_compiler::ast::Type;
        match (before, after) {
            (Type::NonNullNamed(before), Type::NonNullNamed(after))
            | (Type::Named(before), Type::Named(after) | Type::NonNullNamed(after)) => {
                before == after || self.new.is_subtype(before, after)
            }
            (Type::NonNullList(before), Type::NonNullList(after))
            | (Type::List(before), Type::List(after) | Type::NonNullList(after)) => self.output_fits(before, after),
            (Type::Named(_) | Type::NonNullNamed(_) | Type::List(_) | Type::NonNullList(_), _) => false,
        }
    }

    /// Arguments or input fields. `place` is where an addition is told, which the old SDL cannot show.
    fn inputs(&mut self, place: &Name, before: &Inputs, after: &Inputs, coordinate: impl Fn(&Name) -> String) {
        let find = |inputs: &Inputs, name: &Name| {
            inputs.iter().find(|(other, _)| other == name).map(|(_, input)| input.clone())
        };
        for (name, input) in before {
            let Some(successor) = find(after, name) else {
                self.tell(name, coordinate(name), "is gone");
                continue;
            };
            // What was sent, null included, has to be taken still.
            if !input.ty.is_assignable_to(&successor.ty) {
                self.tell(name, coordinate(name), format!("was `{}` and is `{}`", input.ty, successor.ty));
            }
            if input.default_value != successor.default_value && !input.is_required() {
                let shown = |value: Option<&apollo_compiler::Node<apollo_compiler::ast::Value>>| {
                    value.map_or_else(|| "none".to_owned(), |value| format!("`{value}`"))
                };
                let (old, new) = (shown(input.default_value.as_ref()), shown(successor.default_value.as_ref()));
                self.tell(name, coordinate(name), format!("had the default {old} and has {new}"));
            }
        }
        for (name, input) in after.iter().filter(|(name, input)| input.is_required() && find(before, name).is_none()) {
            self.tell(place, coordinate(name), format!("is new and required (`{}`)", input.ty));
        }
    }
}

fn inputs<'a, T: AsRef<InputValueDefinition> + 'a>(definitions: impl IntoIterator<Item = &'a T>) -> Inputs {
    definitions.into_iter().map(AsRef::as_ref).map(|input| (input.name.clone(), input.clone())).collect()
}
