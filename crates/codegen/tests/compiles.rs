//! Every recorded output compiles, under the lints of the workspace.

use lychgate_engine::{Completed, Field, FieldError, FromValue, Out, Path, Write};
use serde_json::Value;

/// The Rust type of the custom scalars.
#[derive(Debug, Clone, PartialEq)]
pub struct Decimal(pub String);

impl Write for Decimal {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.string(&self.0);
        Ok(())
    }
}

impl FromValue for Decimal {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        String::from_value(value).map(Self)
    }
}

macro_rules! compiled {
    ($($name:ident: $file:literal),* $(,)?) => {
        $(
            #[doc = $file]
            pub mod $name {
                include!(concat!("snapshots/", $file));
            }
        )*

        #[test]
        fn every_schema_is_one_that_the_engine_takes() {
            $(
                let options = lychgate_engine::Options::default();
                for is_on in [true, false] {
                    lychgate_engine::Schema::new(&$name::TABLES, &|_| Some(is_on), options).unwrap_or_else(|error| panic!("{}: {error}", $file));
                }
            )*
        }

        #[test]
        fn every_recorded_file_is_among_them() {
            let listed = [$($file),*];
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
            for entry in std::fs::read_dir(folder).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                assert!(!name.ends_with(".rs") || listed.contains(&name.as_str()), "{name} is not compiled");
            }
        }
    };
}

compiled! {
    access: "access.rs",
    carried: "carried.rs",
    constraints: "constraints.rs",
    cost_and_when: "cost_and_when.rs",
    enums_and_scalars: "enums_and_scalars.rs",
    inputs: "inputs.rs",
    kitchen_sink: "kitchen_sink.rs",
    kitchen_sink_relay: "kitchen_sink_relay.rs",
    limits: "limits.rs",
    missing_resolver: "missing_resolver.rs",
    names: "names.rs",
    relay: "relay.rs",
    relay_relay: "relay_relay.rs",
    resolved_members: "resolved_members.rs",
    unions_and_interfaces: "unions_and_interfaces.rs",
}

#[test]
fn the_relay_input_stands_when_settings_took_all_arguments() {
    let options = lychgate_engine::Options::default();
    let schema = lychgate_engine::Schema::new(&relay_relay::TABLES, &|_| Some(false), options).unwrap();
    assert!(!schema.sdl().contains("everywhere"), "{}", schema.sdl());
    for input in ["{}", "{ clientMutationId: \"c\" }"] {
        let query = format!("mutation {{ signOut(input: {input}) {{ success clientMutationId }} }}");
        assert!(schema.prepare(&query, None, serde_json::Map::new()).is_ok(), "{query}");
    }
}
