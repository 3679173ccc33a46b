//! Every field that `@limit` stands on refuses when its counters are full, in every contract: the arguments are made up from the
//! SDL, so that no field is forgotten.

use super::{Caller, Door, ENABLED, PASSWORD, service};
use crate::support::Service;
use crate::support::person::Person;
use crate::support::world::World;
use apollo_compiler::Schema;
use apollo_compiler::schema::{ExtendedType, FieldDefinition, Type};
use lychgate::generated::{accounts, accounts_relay, platform, session};
use lychgate_engine::Tables;
use serde_json::json;

const EMAIL: &str = "lando@example.org";

/// A literal of a type that is in order as far as the SDL tells.
fn literal(schema: &Schema, name: &str, ty: &Type) -> String {
    match ty {
        Type::List(item) | Type::NonNullList(item) => format!("[{}]", literal(schema, name, item)),
        Type::Named(ty) | Type::NonNullNamed(ty) => match schema.types.get(ty) {
            Some(ExtendedType::Enum(it)) => it.values.keys().next().unwrap().to_string(),
            Some(ExtendedType::InputObject(it)) => {
                let fields = it.fields.values().filter(|field| field.is_required() || is_telling(&field.name));
                let fields: Vec<_> = fields
                    .map(|field| format!("{}: {}", field.name, literal(schema, &field.name, &field.ty)))
                    .collect();
                format!("{{ {} }}", fields.join(", "))
            }
            _ if matches!(ty.as_str(), "Int" | "Float") => "1".to_owned(),
            _ if ty == "Boolean" => "true".to_owned(),
            _ if ty == "Date" => "\"2000-01-01\"".to_owned(),
            _ if name.to_lowercase().contains("email") => "\"somebody@example.org\"".to_owned(),
            _ => "\"x\"".to_owned(),
        },
    }
}

/// Inputs that may be left out and are what the field is about.
fn is_telling(name: &str) -> bool {
    ["email", "password", "code", "token"].contains(&name)
}

fn document(schema: &Schema, kind: &str, field: &FieldDefinition) -> String {
    let given = field.arguments.iter().filter(|argument| argument.is_required() || is_telling(&argument.name));
    let arguments: Vec<_> =
        given.map(|argument| format!("{}: {}", argument.name, literal(schema, &argument.name, &argument.ty))).collect();
    let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
    let is_leaf = schema.types.get(field.ty.inner_named_type()).is_some_and(ExtendedType::is_leaf);
    let selection = if is_leaf {
        String::new()
    } else {
        let told = match schema.types.get(field.ty.inner_named_type()) {
            Some(ExtendedType::Object(it)) => {
                let told = ["errors", "code"].into_iter().find(|name| it.fields.contains_key(*name));
                told.unwrap_or("__typename")
            }
            _ => "__typename",
        };
        format!(" {{ {told} }}")
    };
    format!("{kind} {{ it: {}{arguments}{selection} }}", field.name)
}

/// Everybody is an administrator with sessions in every contract, so that the guard lets them in.
async fn sign_in(service: &Service, door: Door) -> String {
    let caller = Caller::at(service);
    service.sql("truncate rate_counters, guess_counters").await;
    let field = match door {
        Door::Accounts => format!("tokenAuth(email: {:?}, password: {PASSWORD:?}) {{ token }}", EMAIL),
        Door::Relay => format!("tokenAuth(input: {{ email: {EMAIL:?}, password: {PASSWORD:?} }}) {{ token }}"),
        Door::Session => format!("login(credentials: {{ email: {EMAIL:?}, password: {PASSWORD:?} }}) {{ token }}"),
        Door::Platform => {
            format!(
                "login(email: {EMAIL:?}, password: {PASSWORD:?}) {{ ... on AuthPayload {{ token: access_token }} }}"
            )
        }
    };
    let answer = caller.send(door, None, &format!("mutation {{ it: {field} }}"), &json!({})).await.json().unwrap();
    answer["data"]["it"]["token"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

async fn every_field_is_limited(door: Door, tables: &Tables) -> usize {
    let once = [ENABLED, ("LIMITS__CLIENT", "1/1h"), ("LIMITS__TOKENS", "1/1h"), ("LIMITS__MAIL", "1/1h")];
    let service = service(&once).await;
    Person::at(&service).settle(&service, "lando", EMAIL).await;
    service.make_administrator("lando").await;
    let caller = Caller::at(&service);
    let served = caller
        .0
        .send(http::Request::get(door.path().replace("graphql", "schema.graphql")).body(Default::default()).unwrap())
        .await
        .unwrap();
    let schema = Schema::parse(String::from_utf8(served.body.to_vec()).unwrap(), "schema.graphql").unwrap();
    let token = sign_in(&service, door).await;
    let mut tried = 0;
    for root in tables.objects.iter().filter(|it| it.name == "Query" || it.name == "Mutation") {
        for field in root.fields.iter().filter(|field| field.is_limited) {
            // Some are served by settings only.
            let Some(definition) = schema.type_field(root.name, field.name).ok() else { continue };
            let document = document(&schema, &root.name.to_lowercase(), definition);
            service.sql("truncate rate_counters, guess_counters").await;
            let mut limited = Vec::new();
            for _ in 0..2 {
                let answer = caller.send(door, Some(&token), &document, &json!({})).await;
                assert!(answer.status.is_success(), "{document}: {:?}", answer.json());
                let text = String::from_utf8_lossy(&answer.body).to_lowercase();
                assert!(!text.contains("unauthenticated\"},\"path"), "{document}: {text}");
                limited.push(text.contains("rate_limited") && answer.headers.contains_key("retry-after"));
            }
            assert_eq!(limited, [false, true], "{document}");
            tried += 1;
        }
    }
    tried
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_limited_field_of_accounts_refuses() {
    assert_eq!(every_field_is_limited(Door::Accounts, &accounts::TABLES).await, 17);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_limited_field_of_its_relay_flavour_refuses() {
    assert_eq!(every_field_is_limited(Door::Relay, &accounts_relay::TABLES).await, 17);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_limited_field_of_session_refuses() {
    assert_eq!(every_field_is_limited(Door::Session, &session::TABLES).await, 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_limited_field_of_platform_refuses() {
    assert_eq!(every_field_is_limited(Door::Platform, &platform::TABLES).await, 26);
}
