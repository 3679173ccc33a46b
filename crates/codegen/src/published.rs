//! The published SDL: the contract as clients see it, policy directives left out and told in the descriptions.

use crate::model::{
    Access, Condition, Constraint, Cost, EnumValue, FieldDef, InputValue, Kind, Named, Schema, TypeDef,
};
use std::fmt::Write;

/// Prints a contract.
pub(crate) fn sdl(schema: &Schema) -> String {
    let mut text =
        format!("# Generated from {} by `cargo xtask regenerate`. Do not edit.\n\n", schema.paths.join(", "));
    describe(&mut text, schema.description.as_deref(), "");
    text.push_str("schema {\n");
    for (kind, name) in schema.roots() {
        line(&mut text, format_args!("  {}: {name}", kind.to_lowercase()));
    }
    text.push_str("}\n");
    for ty in &schema.types {
        text.push('\n');
        definition(&mut text, schema, ty);
    }
    text
}

/// The description of a field with what its directives mean.
pub(crate) fn told_field(schema: &Schema, field: &FieldDef) -> Option<String> {
    let access = field.access.as_ref().map(|access| told_access(schema, access));
    let cost = field.cost.as_ref().map(told_cost);
    let when = field.when.iter().map(|condition| told_condition("Served", condition));
    let limit = (!field.counters().is_empty()).then(|| told_limit(field.counters()));
    told(field.description.as_deref(), access.into_iter().chain(limit).chain(cost).chain(when))
}

/// The description of an argument or input field with what its directives mean.
pub(crate) fn told_input(input: &InputValue) -> Option<String> {
    let bounds = input.constraint.as_ref().map(told_constraint);
    let when = input.when.iter().map(|condition| told_condition("Served", condition));
    let required = input.required.iter().map(|condition| told_condition("Required", condition));
    told(input.description.as_deref(), bounds.into_iter().chain(when).chain(required))
}

fn told(description: Option<&str>, sentences: impl Iterator<Item = String>) -> Option<String> {
    let sentences: Vec<String> = sentences.collect();
    match (description, sentences.is_empty()) {
        (description, true) => description.map(str::to_owned),
        (None, false) => Some(sentences.join("\n")),
        (Some(description), false) => Some(format!("{description}\n\n{}", sentences.join("\n"))),
    }
}

fn told_access(schema: &Schema, access: &Access) -> String {
    let level = schema.levels.iter().find(|level| level.name == access.level);
    let meaning =
        level.map(|level| level.description.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let mut text = format!("Access: {}. {meaning}", access.level).trim_end().to_owned();
    if let Some(recent_s) = access.recent_s {
        let _infallible = write!(text, " The caller's authentication is at most {recent_s} seconds old.");
    }
    if let Some(permission) = &access.permission {
        let _infallible = write!(text, " An API key needs the permission `{permission}`.");
    }
    text
}

fn told_limit(counters: &[String]) -> String {
    format!("Limit: attempts count against {}.", counters.join(" and "))
}

fn told_cost(cost: &Cost) -> String {
    let points = if cost.weight == 1 { "point" } else { "points" };
    if cost.multipliers.is_empty() && cost.assumed == 1 {
        return format!("Cost: {} {points}.", cost.weight);
    }
    let mut sources: Vec<String> = cost.multipliers.iter().map(|name| format!("`{name}`")).collect();
    sources.push(cost.assumed.to_string());
    format!("Cost: {} {points}; what is selected below counts {} times.", cost.weight, sources.join(", else "))
}

/// "Served only while the setting `A` is on or the setting `B` names `c`, and not while the setting `D` is on."
fn told_condition(what: &str, condition: &Condition) -> String {
    let told = |names: &[String]| names.iter().map(|name| told_setting(name)).collect::<Vec<_>>().join(" or ");
    let (setting, unless) = (told(&condition.setting), told(&condition.unless));
    match (setting.is_empty(), unless.is_empty()) {
        (false, true) => format!("{what} only while {setting}."),
        (true, _) => format!("{what} unless {unless}."),
        (false, false) => format!("{what} only while {setting}, and not while {unless}."),
    }
}

/// A setting that is on, or a list that names one of its members: `NAME.member`.
fn told_setting(setting: &str) -> String {
    match setting.split_once('.') {
        None => format!("the setting `{setting}` is on"),
        Some((list, member)) => format!("the setting `{list}` names `{member}`"),
    }
}

fn told_constraint(constraint: &Constraint) -> String {
    let span = |min: Option<String>, max: Option<String>, unit: &str| match (min, max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("at least {min}{unit}")),
        (None, Some(max)) => Some(format!("at most {max}{unit}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}{unit}")),
    };
    let whole = |it: Option<u32>| it.map(|it| it.to_string());
    let number = |it: Option<f64>| it.map(|it| it.to_string());
    let parts = [
        span(whole(constraint.min_length), whole(constraint.max_length), " characters"),
        span(number(constraint.min), number(constraint.max), ""),
        span(whole(constraint.min_items), whole(constraint.max_items), " items"),
    ];
    format!("Bounds: {}.", parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

fn definition(text: &mut String, schema: &Schema, ty: &TypeDef) {
    describe(text, ty.description.as_deref(), "");
    let name = &ty.name;
    match &ty.kind {
        Kind::Scalar { specified_by, .. } => {
            let url =
                specified_by.as_ref().map(|url| format!(" @specifiedBy(url: {})", quoted(url))).unwrap_or_default();
            line(text, format_args!("scalar {name}{url}"));
        }
        Kind::Union { members } => {
            let members: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
            line(text, format_args!("union {name} = {}", members.join(" | ")));
        }
        Kind::Enum { values } => {
            line(text, format_args!("enum {name} {{"));
            values.iter().for_each(|value| enum_value(text, value));
            text.push_str("}\n");
        }
        Kind::Input { fields } => {
            line(text, format_args!("input {name} {{"));
            fields.iter().for_each(|field| input(text, field, "  "));
            text.push_str("}\n");
        }
        Kind::Object { implements, fields } => {
            fielded(text, schema, &format!("type {name}{}", clause(implements)), fields)
        }
        Kind::Interface { implements, fields } => {
            fielded(text, schema, &format!("interface {name}{}", clause(implements)), fields);
        }
    }
}

fn clause(implements: &[Named]) -> String {
    if implements.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = implements.iter().map(|it| it.name.as_str()).collect();
    format!(" implements {}", names.join(" & "))
}

fn fielded(text: &mut String, schema: &Schema, head: &str, fields: &[FieldDef]) {
    line(text, format_args!("{head} {{"));
    for field in fields {
        describe(text, told_field(schema, field).as_deref(), "  ");
        let end = format!(": {}{}", field.ty, deprecation(field.deprecated.as_deref()));
        if field.arguments.is_empty() {
            line(text, format_args!("  {}{end}", field.name));
            continue;
        }
        line(text, format_args!("  {}(", field.name));
        field.arguments.iter().for_each(|argument| input(text, argument, "    "));
        line(text, format_args!("  ){end}"));
    }
    text.push_str("}\n");
}

fn enum_value(text: &mut String, value: &EnumValue) {
    describe(text, value.description.as_deref(), "  ");
    line(text, format_args!("  {}{}", value.name, deprecation(value.deprecated.as_deref())));
}

fn input(text: &mut String, input: &InputValue, indent: &str) {
    describe(text, told_input(input).as_deref(), indent);
    let default = input.default.as_ref().map(|(value, _)| format!(" = {value}")).unwrap_or_default();
    let deprecation = deprecation(input.deprecated.as_deref());
    line(text, format_args!("{indent}{}: {}{default}{deprecation}", input.name, input.ty));
}

fn deprecation(reason: Option<&str>) -> String {
    reason.map(|reason| format!(" @deprecated(reason: {})", quoted(reason))).unwrap_or_default()
}

/// Prints a description: one line in quotes where it fits, else a block.
fn describe(text: &mut String, description: Option<&str>, indent: &str) {
    let Some(description) = description else { return };
    let is_plain = !description.contains(['\n', '"', '\\']) && !description.contains(|it: char| it.is_control());
    if is_plain && !indent.is_empty() {
        line(text, format_args!("{indent}\"{description}\""));
        return;
    }
    line(text, format_args!("{indent}\"\"\""));
    for content in description.replace("\"\"\"", "\\\"\"\"").lines() {
        let indent = if content.is_empty() { "" } else { indent };
        line(text, format_args!("{indent}{content}"));
    }
    line(text, format_args!("{indent}\"\"\""));
}

/// A string literal of GraphQL.
fn quoted(text: &str) -> String {
    async_graphql_value::ConstValue::String(text.to_owned()).to_string()
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _infallible = writeln!(text, "{content}");
}
