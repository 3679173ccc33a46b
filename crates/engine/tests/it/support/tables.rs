//! Tables made from an SDL while a test runs; in the service the generator writes them.

use apollo_compiler::schema::{ExtendedType, Schema};
use lychgate_engine::{Cost, FieldTable, ObjectTable, Tables, When};

/// The cost of fields by coordinate; all others cost one, leaves nothing.
pub(crate) type Costs<'a> = &'a [(&'a str, Cost)];

/// Tables of an SDL. They live as long as the process.
pub(crate) fn of(sdl: &str, costs: Costs<'_>, when: &'static [When]) -> &'static Tables {
    let types = Schema::parse(sdl, "schema.graphql").expect("the SDL parses");
    let objects = types.types.values().filter(|ty| !ty.is_built_in()).filter_map(ExtendedType::as_object);
    let objects: Vec<_> = objects
        .map(|object| {
            let fields: Vec<_> = object
                .fields
                .values()
                .map(|field| {
                    let arguments: Vec<_> = field.arguments.iter().map(|argument| leak(&argument.name)).collect();
                    let coordinate = format!("{}.{}", object.name, field.name);
                    let given = costs.iter().find(|(name, _)| *name == coordinate).map(|(_, cost)| *cost);
                    let is_leaf = types.types.get(field.ty.inner_named_type()).is_some_and(ExtendedType::is_leaf);
                    let weight = u32::from(!is_leaf);
                    let cost = given.unwrap_or(Cost { weight, multipliers: &[], assumed: 1 });
                    // As `@limit` would have it.
                    let is_limited = arguments.contains(&"password");
                    FieldTable { name: leak(&field.name), arguments: arguments.leak(), cost, is_limited }
                })
                .collect();
            ObjectTable { name: leak(&object.name), fields: fields.leak() }
        })
        .collect();
    Box::leak(Box::new(Tables { contract: "test", sdl: leak(sdl), objects: objects.leak(), when, required: &[] }))
}

fn leak(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}
