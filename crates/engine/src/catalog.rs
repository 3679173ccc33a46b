//! Where the object types and fields of a schema stand in the generated tables.

use crate::{FieldTable, ObjectTable, Tables};
use apollo_compiler::Name;
use apollo_compiler::schema::{ExtendedType, FieldDefinition, Implementers, ObjectType, Schema as TypeSystem};
use std::collections::HashMap;

/// The positions of one object type and its fields.
#[derive(Debug)]
pub(crate) struct ObjectEntry {
    /// The name in the SDL.
    pub(crate) name: &'static str,
    /// The position in [`Tables::objects`].
    pub(crate) index: usize,
    table: &'static ObjectTable,
    fields: HashMap<&'static str, (u16, &'static FieldTable)>,
}

impl ObjectEntry {
    /// Whether attempts at the field of this position are counted.
    pub(crate) fn is_limited(&self, index: u16) -> bool {
        self.table.fields.get(usize::from(index)).is_some_and(|field| field.is_limited)
    }

    /// The position of a field and what the tables say of it.
    pub(crate) fn field(&self, name: &str) -> Option<(u16, &'static FieldTable)> {
        self.fields.get(name).copied()
    }
}

/// All object types of a contract by name, and those that each interface and union can be.
#[derive(Debug)]
pub(crate) struct Catalog {
    /// How many object types the tables list.
    pub(crate) objects_total: usize,
    objects: HashMap<&'static str, ObjectEntry>,
    possible: HashMap<Name, Vec<&'static str>>,
}

impl Catalog {
    /// Reads the tables and holds them against the type system.
    ///
    /// # Errors
    /// A sentence that says where the two differ.
    pub(crate) fn new(
        tables: &'static Tables,
        types: &TypeSystem,
        implementers: &apollo_compiler::collections::HashMap<Name, Implementers>,
    ) -> Result<Self, String> {
        let mut objects = HashMap::new();
        for (index, table) in tables.objects.iter().enumerate() {
            let fields = table.fields.iter().enumerate();
            let fields: Result<_, _> =
                fields.map(|(at, field)| u16::try_from(at).map(|at| (field.name, (at, field)))).collect();
            let fields = fields.map_err(|_| format!("type {} has too many fields", table.name))?;
            objects.insert(table.name, ObjectEntry { name: table.name, index, table, fields });
        }
        let mut catalog = Self { objects_total: tables.objects.len(), objects, possible: HashMap::new() };
        for ty in types.types.values().filter(|ty| !ty.is_built_in()) {
            match ty {
                ExtendedType::Object(object) => catalog.check(object)?,
                ExtendedType::Interface(interface) => {
                    let objects = implementers.get(&interface.name).into_iter().flat_map(|found| &found.objects);
                    catalog.insert_possible(&interface.name, objects)?;
                }
                ExtendedType::Union(union) => {
                    catalog.insert_possible(&union.name, union.members.iter().map(|member| &member.name))?;
                }
                ExtendedType::Scalar(_) | ExtendedType::Enum(_) | ExtendedType::InputObject(_) => {}
            }
        }
        Ok(catalog)
    }

    /// An object type by name.
    pub(crate) fn object(&self, name: &str) -> Option<&ObjectEntry> {
        self.objects.get(name)
    }

    /// The object types that an interface or a union can be.
    pub(crate) fn possible(&self, name: &str) -> impl Iterator<Item = &ObjectEntry> {
        self.possible.get(name).into_iter().flatten().filter_map(|name| self.object(name))
    }

    fn insert_possible<'n>(&mut self, name: &Name, objects: impl Iterator<Item = &'n Name>) -> Result<(), String> {
        let entries: Result<Vec<_>, _> = objects
            .map(|object| self.object(object).map(|entry| entry.name).ok_or_else(|| missing(object, "type")))
            .collect();
        self.possible.insert(name.clone(), entries?);
        Ok(())
    }

    fn check(&self, object: &ObjectType) -> Result<(), String> {
        let entry = self.object(&object.name).ok_or_else(|| missing(&object.name, "type"))?;
        for field in object.fields.values() {
            let place = format!("{}.{}", object.name, field.name);
            let (_, table) = entry.field(&field.name).ok_or_else(|| missing(&place, "field"))?;
            check_arguments(&place, field, table)?;
        }
        Ok(())
    }
}

fn check_arguments(place: &str, field: &FieldDefinition, table: &FieldTable) -> Result<(), String> {
    match field.arguments.iter().find(|argument| !table.arguments.contains(&argument.name.as_str())) {
        Some(argument) => Err(missing(&format!("{place}({}:)", argument.name), "argument")),
        None => Ok(()),
    }
}

fn missing(place: &str, kind: &str) -> String {
    format!("the SDL has the {kind} {place}, the generated tables have not")
}
