//! Whether every root field that takes a credential, a code, a token or an address says what attempts at it count against.

use super::policy;
use crate::{
    diagnostic::Problems,
    model::{FieldDef, InputValue, Kind, Limit, Place, Schema, is_list, named},
    names,
};
use std::collections::BTreeSet;

/// The counter of mails, which needs to know the address.
const MAIL: &str = "MAIL";

/// The words in names of inputs that tell a credential, a code, a token or an address.
const TELLING: [&str; 14] = [
    "assertion",
    "code",
    "credential",
    "credentials",
    "email",
    "otp",
    "passcode",
    "passkey",
    "passphrase",
    "password",
    "pin",
    "secret",
    "signature",
    "token",
];

pub(crate) fn check(schema: &Schema, problems: &mut Problems) {
    for (ty, fields) in schema.objects() {
        for field in fields {
            if schema.is_root(&ty.name) {
                root_field(schema, &ty.name, field, problems);
            } else if let Some(Limit::Feeds { place, .. } | Limit::Exempt { place }) = &field.limit {
                let message = format!("`{}.{}` is no root field, so nobody attempts it.", ty.name, field.name);
                problems.report(*place, message, "Remove @limit here.");
            }
        }
    }
}

fn root_field(schema: &Schema, owner: &str, field: &FieldDef, problems: &mut Problems) {
    match &field.limit {
        None => {
            if let Some(told) = telling(schema, &field.arguments, &mut BTreeSet::new()) {
                let message = format!("`{owner}.{}` takes `{told}` and has no @limit.", field.name);
                let mend = "Say which counters attempts feed, `@limit(feeds: [CLIENT])`, or why none: `@limit(exempt: \"…\")`.";
                problems.report(field.place, message, mend);
            }
        }
        Some(Limit::Exempt { .. }) => {}
        Some(Limit::Feeds { counters, address, place }) => {
            known(schema, counters, *place, problems);
            mailed_to(schema, field, counters, address.as_deref(), *place, problems);
        }
    }
}

fn known(schema: &Schema, counters: &[String], place: Place, problems: &mut Problems) {
    for (position, name) in counters.iter().enumerate() {
        let is_known = policy::is_value("Counter", &schema.counters, name, place, problems);
        if is_known && counters[..position].contains(name) {
            problems.report(place, format!("@limit names {name} twice."), "Keep one of them.");
        }
    }
}

fn mailed_to(
    schema: &Schema,
    field: &FieldDef,
    counters: &[String],
    address: Option<&str>,
    place: Place,
    problems: &mut Problems,
) {
    let counts_mail = counters.iter().any(|counter| counter == MAIL);
    match address {
        None if counts_mail => {
            let mend = "Write the path of the argument: `address: \"email\"`, or `\"input.email\"`.";
            problems.report(place, "MAIL counts by address, and @limit does not say where that is.", mend);
        }
        Some(_) if !counts_mail => {
            problems.report(place, "`address` is for MAIL alone.", "Feed MAIL, or remove `address`.");
        }
        Some(path) if !leads_to_text(schema, &field.arguments, path) => {
            let message = format!("`{path}` leads to no text among the arguments of `{}`.", field.name);
            problems.report(place, message, "Write names with dots between, from the argument on.");
        }
        Some(_) | None => {}
    }
}

fn leads_to_text(schema: &Schema, inputs: &[InputValue], path: &str) -> bool {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let Some(input) = inputs.iter().find(|input| input.name == name && !is_list(&input.ty)) else { return false };
    match (schema.kind(named(&input.ty)), rest) {
        (Some(Kind::Input { fields }), Some(rest)) => leads_to_text(schema, fields, rest),
        (Some(Kind::Scalar { .. }), None) => true,
        (None, None) => matches!(named(&input.ty), "String" | "ID"),
        _ => false,
    }
}

/// The first input, or one below, whose name tells that it takes something to guess at.
fn telling<'a>(schema: &'a Schema, inputs: &'a [InputValue], seen: &mut BTreeSet<&'a str>) -> Option<&'a str> {
    inputs.iter().find_map(|input| {
        let snake = names::snake(&input.name);
        let mut words = snake.split('_').map(|word| word.trim_end_matches(|it: char| it.is_ascii_digit()));
        if words.any(|word| TELLING.contains(&word)) {
            return Some(input.name.as_str());
        }
        match schema.get(named(&input.ty)) {
            Some(ty) if seen.insert(&ty.name) => match &ty.kind {
                Kind::Input { fields } => telling(schema, fields, seen),
                Kind::Scalar { .. }
                | Kind::Enum { .. }
                | Kind::Object { .. }
                | Kind::Interface { .. }
                | Kind::Union { .. } => None,
            },
            Some(_) | None => None,
        }
    })
}
