//! A contract as the generator sees it: the SDL with the policy directives read.

use async_graphql_parser::types::{BaseType, Type};
use async_graphql_value::ConstValue;
use std::collections::BTreeMap;

/// The names of the scalars that every GraphQL schema has.
pub(crate) const BUILT_IN: [&str; 5] = ["Int", "Float", "String", "Boolean", "ID"];

/// The level of `@access` that asks for no proof.
pub(crate) const PUBLIC: &str = "PUBLIC";

/// A place in the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) source: usize,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

#[derive(Debug, Clone)]
pub(crate) struct Schema {
    /// The name of contract and flavour: `accounts-relay`.
    pub(crate) contract: String,
    pub(crate) paths: Vec<String>,
    pub(crate) description: Option<String>,
    /// Where `@relay` stands, if it does.
    pub(crate) relay: Option<Place>,
    pub(crate) query: Root,
    pub(crate) mutation: Option<Root>,
    /// In the order of the SDL.
    pub(crate) types: Vec<TypeDef>,
    /// The values of `enum Access`.
    pub(crate) levels: Vec<Level>,
    /// The values of `enum Counter`.
    pub(crate) counters: Vec<Level>,
    /// The positions in `types`, by name.
    pub(crate) by_name: BTreeMap<String, usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Root {
    pub(crate) name: String,
    pub(crate) place: Place,
}

#[derive(Debug, Clone)]
pub(crate) struct Level {
    pub(crate) name: String,
    pub(crate) description: String,
}

#[derive(Debug, Clone)]
pub(crate) struct TypeDef {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) place: Place,
    pub(crate) kind: Kind,
    /// The Rust type of what `@carries` puts beside the fields, and where it stands.
    pub(crate) carries: Option<(String, Place)>,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Scalar { rust: Option<String>, specified_by: Option<String> },
    Enum { values: Vec<EnumValue> },
    Input { fields: Vec<InputValue> },
    Object { implements: Vec<Named>, fields: Vec<FieldDef> },
    Interface { implements: Vec<Named>, fields: Vec<FieldDef> },
    Union { members: Vec<Named> },
}

#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) place: Place,
}

#[derive(Debug, Clone)]
pub(crate) struct EnumValue {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) place: Place,
    pub(crate) deprecated: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct FieldDef {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) place: Place,
    pub(crate) arguments: Vec<InputValue>,
    pub(crate) ty: Type,
    pub(crate) ty_place: Place,
    pub(crate) access: Option<Access>,
    pub(crate) limit: Option<Limit>,
    pub(crate) cost: Option<Cost>,
    /// The part is served while all of them hold.
    pub(crate) when: Vec<Condition>,
    pub(crate) lazy: Option<Place>,
    pub(crate) deprecated: Option<String>,
}

impl FieldDef {
    /// The counters that it feeds.
    pub(crate) fn counters(&self) -> &[String] {
        match &self.limit {
            Some(Limit::Feeds { counters, .. }) => counters,
            Some(Limit::Exempt { .. }) | None => &[],
        }
    }

    /// Whether a field below the root is answered by a resolver of its own.
    pub(crate) fn is_resolved(&self) -> bool {
        self.lazy.is_some() || !self.arguments.is_empty()
    }
}

/// An argument or an input field.
#[derive(Debug, Clone)]
pub(crate) struct InputValue {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) place: Place,
    pub(crate) ty: Type,
    pub(crate) ty_place: Place,
    pub(crate) default: Option<(ConstValue, Place)>,
    pub(crate) constraint: Option<Constraint>,
    /// The part is served while all of them hold.
    pub(crate) when: Vec<Condition>,
    /// Where there are any: a value is required while all of them hold, whatever the type says.
    pub(crate) required: Vec<Condition>,
    pub(crate) deprecated: Option<String>,
}

/// What `@when` and `@required` ask of the settings: any of `setting` on, where it names some, and none of `unless`.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) setting: Vec<String>,
    pub(crate) unless: Vec<String>,
    pub(crate) place: Place,
}

#[derive(Debug, Clone)]
pub(crate) struct Access {
    pub(crate) level: String,
    pub(crate) recent_s: Option<u32>,
    pub(crate) permission: Option<String>,
    pub(crate) place: Place,
}

/// What attempts at a field count against.
#[derive(Debug, Clone)]
pub(crate) enum Limit {
    /// These counters, by the names of their values, and the path of the argument with the address of MAIL.
    Feeds { counters: Vec<String>, address: Option<String>, place: Place },
    /// None; why is for the readers of the SDL.
    Exempt { place: Place },
}

#[derive(Debug, Clone)]
pub(crate) struct Cost {
    pub(crate) weight: u32,
    pub(crate) multipliers: Vec<String>,
    pub(crate) assumed: u32,
    pub(crate) place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Constraint {
    pub(crate) min_length: Option<u32>,
    pub(crate) max_length: Option<u32>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) min_items: Option<u32>,
    pub(crate) max_items: Option<u32>,
    pub(crate) place: Place,
}

impl Schema {
    pub(crate) fn get(&self, name: &str) -> Option<&TypeDef> {
        self.by_name.get(name).and_then(|position| self.types.get(*position))
    }

    pub(crate) fn kind(&self, name: &str) -> Option<&Kind> {
        self.get(name).map(|ty| &ty.kind)
    }

    pub(crate) fn is_root(&self, name: &str) -> bool {
        name == self.query.name || self.mutation.as_ref().is_some_and(|root| root.name == name)
    }

    /// The object types with their fields, in the order of the SDL.
    pub(crate) fn objects(&self) -> impl Iterator<Item = (&TypeDef, &[FieldDef])> {
        self.types.iter().filter_map(|ty| match &ty.kind {
            Kind::Object { fields, .. } => Some((ty, fields.as_slice())),
            Kind::Scalar { .. }
            | Kind::Enum { .. }
            | Kind::Input { .. }
            | Kind::Interface { .. }
            | Kind::Union { .. } => None,
        })
    }

    pub(crate) fn fields(&self, object: &str) -> &[FieldDef] {
        match self.kind(object) {
            Some(Kind::Object { fields, .. } | Kind::Interface { fields, .. }) => fields,
            Some(Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Input { .. } | Kind::Union { .. }) | None => &[],
        }
    }

    /// The object types that a value of a composite type can be.
    pub(crate) fn possible(&self, name: &str) -> Vec<&str> {
        match self.get(name) {
            Some(TypeDef { name, kind: Kind::Object { .. }, .. }) => vec![name],
            Some(TypeDef { kind: Kind::Union { members }, .. }) => members.iter().map(|member| member.name.as_str()).collect(),
            Some(TypeDef { kind: Kind::Interface { .. }, .. }) => self
                .types
                .iter()
                .filter(|ty| matches!(&ty.kind, Kind::Object { implements, .. } if implements.iter().any(|it| it.name == name)))
                .map(|ty| ty.name.as_str())
                .collect(),
            Some(TypeDef { kind: Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Input { .. }, .. }) | None => Vec::new(),
        }
    }

    /// Whether nothing is selected below a value of the type.
    pub(crate) fn is_leaf(&self, name: &str) -> bool {
        BUILT_IN.contains(&name) || matches!(self.kind(name), Some(Kind::Scalar { .. } | Kind::Enum { .. }))
    }

    /// The roots with the kind of their operation, `Query` or `Mutation`.
    pub(crate) fn roots(&self) -> impl Iterator<Item = (&'static str, &str)> {
        std::iter::once(("Query", self.query.name.as_str()))
            .chain(self.mutation.iter().map(|root| ("Mutation", root.name.as_str())))
    }
}

impl InputValue {
    /// Whether a request can be refused for the lack of it, now or under other settings.
    pub(crate) fn can_be_required(&self) -> bool {
        (!self.ty.nullable || !self.required.is_empty()) && self.default.is_none()
    }
}

/// The name at the core of a type, below lists and non-null.
pub(crate) fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(item) => named(item),
    }
}

/// Whether a type is a list.
pub(crate) fn is_list(ty: &Type) -> bool {
    matches!(ty.base, BaseType::List(_))
}
