//! What has to be known of the whole contract before a single type is written.

use super::rust;
use crate::model::{FieldDef, InputValue, Kind, Schema, is_list, named};
use std::collections::{BTreeMap, BTreeSet};

/// The model with what follows from it.
pub(crate) struct Facts<'a> {
    pub(crate) schema: &'a Schema,
    /// Composite types below which resolvers run.
    resolving: BTreeSet<&'a str>,
    /// Those of them that can hold themselves.
    resolving_cycles: BTreeSet<&'a str>,
    /// Direct members (no list between) by which a struct would hold itself: owner and member type.
    boxed: BTreeSet<(&'a str, &'a str)>,
    /// Input types that hold a constraint, or one below.
    constrained: BTreeSet<&'a str>,
}

type Edges<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

impl<'a> Facts<'a> {
    pub(crate) fn of(schema: &'a Schema) -> Self {
        let all = members(schema, |_| true);
        let held = members(schema, |field| !field.is_resolved());
        let mut resolving: BTreeSet<&str> = schema
            .objects()
            .filter(|(ty, fields)| !schema.is_root(&ty.name) && fields.iter().any(FieldDef::is_resolved))
            .map(|(ty, _)| ty.name.as_str())
            .collect();
        spread(&held, &mut resolving);
        let resolving_edges: Edges<'_> = all
            .iter()
            .filter(|(owner, _)| resolving.contains(*owner))
            .map(|(owner, members)| (*owner, members.intersection(&resolving).copied().collect()))
            .collect();
        let resolving_cycles = resolving.iter().copied().filter(|name| reaches(&resolving_edges, name, name)).collect();

        let inputs = input_members(schema, |_| true);
        let mut constrained: BTreeSet<&str> = schema
            .types
            .iter()
            .filter(|ty| matches!(&ty.kind, Kind::Input { fields } if fields.iter().any(|field| field.constraint.is_some())))
            .map(|ty| ty.name.as_str())
            .collect();
        spread(&inputs, &mut constrained);

        let mut direct = members_direct(schema);
        direct.extend(input_members(schema, |input| !is_list(&input.ty)));
        let boxed = direct
            .iter()
            .flat_map(|(owner, members)| members.iter().map(|member| (*owner, *member)))
            .filter(|(owner, member)| owner == member || reaches(&direct, member, owner))
            .collect();
        Self { schema, resolving, resolving_cycles, boxed, constrained }
    }

    /// Whether values of the type are written with resolvers.
    pub(crate) fn is_resolving(&self, name: &str) -> bool {
        self.resolving.contains(name)
    }

    /// Whether values of the type can hold values of the type, with resolvers in between.
    pub(crate) fn is_resolving_cycle(&self, name: &str) -> bool {
        self.resolving_cycles.contains(name)
    }

    /// Whether a member of a struct has to be boxed for the struct to have a size.
    pub(crate) fn is_boxed(&self, owner: &str, member: &str) -> bool {
        self.boxed.contains(&(owner, member))
    }

    /// Whether values of an input have to be held against bounds.
    pub(crate) fn is_constrained(&self, input: &InputValue) -> bool {
        input.constraint.is_some() || self.is_constrained_type(named(&input.ty))
    }

    /// Whether an input type holds a constraint.
    pub(crate) fn is_constrained_type(&self, name: &str) -> bool {
        self.constrained.contains(name)
    }

    /// The levels that `@access` names in this contract, in the order of `enum Access`, without PUBLIC.
    pub(crate) fn levels(&self) -> impl Iterator<Item = &'a crate::model::Level> {
        let named: BTreeSet<&str> = self
            .schema
            .objects()
            .flat_map(|(_, fields)| fields)
            .filter_map(rust::guard)
            .map(|access| access.level.as_str())
            .collect();
        self.schema.levels.iter().filter(move |level| named.contains(level.name.as_str()))
    }
}

/// The composite types that the fields of each composite type hold.
fn members<'a>(schema: &'a Schema, wanted: impl Fn(&FieldDef) -> bool) -> Edges<'a> {
    let mut edges = Edges::new();
    for ty in schema.types.iter().filter(|ty| !schema.is_root(&ty.name)) {
        let below: BTreeSet<&str> = match &ty.kind {
            Kind::Object { fields, .. } => {
                fields.iter().filter(|field| wanted(field)).map(|field| named(&field.ty)).collect()
            }
            Kind::Union { .. } | Kind::Interface { .. } => schema.possible(&ty.name).into_iter().collect(),
            Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Input { .. } => continue,
        };
        edges.insert(&ty.name, below);
    }
    edges
}

/// The object types that a struct holds without a list or an enum between: variants are boxed already.
fn members_direct(schema: &Schema) -> Edges<'_> {
    let mut edges = Edges::new();
    for (ty, fields) in schema.objects() {
        let held =
            fields.iter().filter(|field| !field.is_resolved() && !is_list(&field.ty)).map(|field| named(&field.ty));
        edges.insert(
            ty.name.as_str(),
            held.filter(|name| matches!(schema.kind(name), Some(Kind::Object { .. }))).collect(),
        );
    }
    edges
}

fn input_members<'a>(schema: &'a Schema, wanted: impl Fn(&InputValue) -> bool) -> Edges<'a> {
    let mut edges = Edges::new();
    for ty in &schema.types {
        if let Kind::Input { fields } = &ty.kind {
            edges.insert(&ty.name, fields.iter().filter(|field| wanted(field)).map(|field| named(&field.ty)).collect());
        }
    }
    edges
}

/// Adds to a set every type that holds one of the set.
fn spread<'a>(edges: &Edges<'a>, set: &mut BTreeSet<&'a str>) {
    loop {
        let more: Vec<&str> = edges
            .iter()
            .filter(|(owner, members)| !set.contains(*owner) && !members.is_disjoint(set))
            .map(|(owner, _)| *owner)
            .collect();
        if more.is_empty() {
            return;
        }
        set.extend(more);
    }
}

/// Whether one step or more lead from one type to another.
fn reaches(edges: &Edges<'_>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        for next in edges.get(name).into_iter().flatten() {
            if *next == to {
                return true;
            }
            if seen.insert(*next) {
                open.push(next);
            }
        }
    }
    false
}
