//! A text with a NUL in every place where a contract takes a text, one place at a time: PostgreSQL has no such text, and it
//! must never come that far.

use super::somebody::{Came, PASSWORD, Somebody};
use super::{Contract, REGISTRATIONS};
use crate::http::client::get;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::world::World;
use apollo_compiler::Schema;
use apollo_compiler::ast::Type;
use apollo_compiler::schema::ExtendedType;
use serde_json::{Value, json};

const WITH_NUL: &str = "a\0b@example.org";
/// How deep input objects are written out.
const NESTED_MAX: usize = 4;

/// Writes arguments with a text in each place, and counts the places.
struct Writer<'a> {
    types: &'a Schema,
    /// The place that gets the NUL.
    wanted: usize,
    places: usize,
}

impl Writer<'_> {
    fn value(&mut self, name: &str, ty: &Type, nested: usize) -> String {
        if let Type::List(item) | Type::NonNullList(item) = ty {
            return format!("[{}]", self.value(name, item, nested));
        }
        let named = ty.inner_named_type();
        match (named.as_str(), self.types.types.get(named)) {
            ("Int" | "Float", _) => "1".to_owned(),
            ("Boolean", _) => "true".to_owned(),
            (_, Some(ExtendedType::Enum(values))) => values.values.keys().next().unwrap().to_string(),
            (_, Some(ExtendedType::InputObject(_))) if nested >= NESTED_MAX => "{}".to_owned(),
            (_, Some(ExtendedType::InputObject(input))) => {
                let member = |field: &apollo_compiler::ast::InputValueDefinition, writer: &mut Self| {
                    format!("{}: {}", field.name, writer.value(&field.name, &field.ty, nested + 1))
                };
                let fields: Vec<_> = input.fields.values().map(|field| member(field, self)).collect();
                format!("{{ {} }}", fields.join(", "))
            }
            _ => {
                self.places += 1;
                let text = if self.places - 1 == self.wanted { WITH_NUL } else { usual(name) };
                Value::from(text).to_string()
            }
        }
    }
}

/// What stands where the NUL does not.
fn usual(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let known =
        [("password", PASSWORD), ("email", "new@example.org"), ("phone", "+12025550123"), ("date", "2000-01-01")];
    known.into_iter().find(|(part, _)| name.contains(part)).map_or("x", |(_, text)| text)
}

/// The documents of a root field: one for each place.
fn documents(types: &Schema, root: &str, name: &str) -> Vec<String> {
    let field = &types.get_object(root).unwrap().fields[name];
    let is_leaf = types.types.get(field.ty.inner_named_type()).is_some_and(ExtendedType::is_leaf);
    let selection = if is_leaf { "" } else { " { __typename }" };
    let mut documents = Vec::new();
    for wanted in 0.. {
        let mut writer = Writer { types, wanted, places: 0 };
        let arguments: Vec<_> = field
            .arguments
            .iter()
            .map(|argument| format!("{}: {}", argument.name, writer.value(&argument.name, &argument.ty, 0)))
            .collect();
        if wanted >= writer.places {
            break;
        }
        documents.push(format!("{} {{ {name}({}){selection} }}", root.to_lowercase(), arguments.join(", ")));
    }
    documents
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_text_with_a_nul_reaches_the_database() {
    let service = Service::start(&[]).await;
    let (through, register) = REGISTRATIONS[0];
    let mallory = Somebody::settle(&service, through, register, "mallory".to_owned()).await;
    service.make_administrator("mallory").await;
    let id = service.account("mallory").await.id;
    let client = Client::new(service.base_url());
    let (mut broken, mut asked) = (Vec::new(), 0);
    for contract in Contract::ALL {
        let path = contract.path().replace("graphql", "schema.graphql");
        let sdl = get(service.server.address, &path).await;
        let types = Schema::parse(sdl.text(), "served.graphql").unwrap();
        for root in ["Query", "Mutation"] {
            for name in types.get_object(root).unwrap().fields.keys() {
                for document in documents(&types, root, name) {
                    // Some of them change who is called what, or end what the account has.
                    let restore = format!(
                        "update accounts set username = 'mallory', username_key = 'mallory', is_active = true,
                        archived = false where id = {id}"
                    );
                    service.sql(&restore).await;
                    let Came::In(held) = mallory.sign_in(contract, PASSWORD).await else {
                        panic!("not in: {document}")
                    };
                    let header = format!("{} {}", contract.scheme(), held.access);
                    let headers = [("authorization", header.as_str())];
                    let answer = client.graphql(contract.path(), &headers, &document, &json!({})).await.unwrap();
                    let told = answer.json().unwrap().to_string();
                    asked += 1;
                    if answer.status.is_server_error() || told.contains("INTERNAL") || told.contains("UNAVAILABLE") {
                        broken.push(format!("{document}: {told}"));
                    }
                }
            }
        }
    }
    assert!(asked > 200, "{asked} places");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
