//! Values that stand in a document or in the SDL, coerced to the type of their place (GraphQL specification, section 3).

use crate::ArgumentTemplate;
use apollo_compiler::Node;
use apollo_compiler::ast::{InputValueDefinition, Type, Value as Literal};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::schema::{ExtendedType, InputObjectType, Schema as TypeSystem};
use serde_json::{Map, Value};

/// How deep values and the defaults they pull in may nest. Only a default that contains itself gets there.
const NESTED_MAX: usize = 256;

/// What is wrong with a literal.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The sentence for people.
    pub(crate) message: String,
    /// Where it stands.
    pub(crate) span: Option<SourceSpan>,
}

/// Coerces a value without variables: a default.
///
/// # Errors
/// Everything that does not fit the type.
pub(crate) fn constant(types: &TypeSystem, ty: &Type, value: &Node<Literal>) -> Result<Value, Vec<Problem>> {
    let template = template(types, ty, None, value, &|_| None)?;
    let constant = as_constant(&template).cloned();
    constant.ok_or_else(|| vec![problem("A default must not hold variables.".to_owned(), value)])
}

/// Coerces the value of an argument. `variable` knows the position of a variable of the operation.
///
/// # Errors
/// Everything that does not fit the type.
pub(crate) fn template(
    types: &TypeSystem,
    ty: &Type,
    default: Option<&Node<Literal>>,
    value: &Node<Literal>,
    variable: &dyn Fn(&str) -> Option<u16>,
) -> Result<ArgumentTemplate, Vec<Problem>> {
    let mut coercion = Coercion { types, variable, problems: Vec::new(), nested: 0 };
    let template = coercion.place(ty, default, value);
    if coercion.problems.is_empty() { Ok(template) } else { Err(coercion.problems) }
}

/// What an argument or input field is where nothing is given.
///
/// # Errors
/// The default does not fit the type; [`crate::Schema::new`] refuses such a schema.
pub(crate) fn default_of(types: &TypeSystem, definition: &InputValueDefinition) -> Result<Option<Value>, Vec<Problem>> {
    definition.default_value.as_ref().map(|default| constant(types, &definition.ty, default)).transpose()
}

/// Whether exactly one member of the input object must be given.
pub(crate) fn is_one_of(input: &InputObjectType) -> bool {
    input.directives.has("oneOf")
}

struct Coercion<'a> {
    types: &'a TypeSystem,
    variable: &'a dyn Fn(&str) -> Option<u16>,
    problems: Vec<Problem>,
    nested: usize,
}

fn problem(message: String, value: &Node<Literal>) -> Problem {
    Problem { message, span: value.location() }
}

impl Coercion<'_> {
    fn fail(&mut self, message: String, value: &Node<Literal>) -> ArgumentTemplate {
        self.problems.push(problem(message, value));
        ArgumentTemplate::Absent
    }

    fn place(&mut self, ty: &Type, default: Option<&Node<Literal>>, value: &Node<Literal>) -> ArgumentTemplate {
        if self.nested >= NESTED_MAX {
            return self.fail("The value nests too deep.".to_owned(), value);
        }
        self.nested += 1;
        let template = match (ty, &**value) {
            (_, Literal::Variable(name)) => self.variable(ty, default, value, name),
            (_, Literal::Null) if ty.is_non_null() => {
                self.fail(format!("Expected value of type \"{ty}\", found null."), value)
            }
            (_, Literal::Null) => ArgumentTemplate::Value(Value::Null),
            (Type::List(item) | Type::NonNullList(item), _) => self.list(item, value),
            (Type::Named(name) | Type::NonNullNamed(name), _) => self.named(name, value),
        };
        self.nested -= 1;
        template
    }

    fn variable(
        &mut self,
        ty: &Type,
        default: Option<&Node<Literal>>,
        value: &Node<Literal>,
        name: &str,
    ) -> ArgumentTemplate {
        let Some(index) = (self.variable)(name) else {
            return self.fail(format!("Variable \"${name}\" is not defined."), value);
        };
        let default = match default.map(|default| constant(self.types, ty, default)) {
            Some(Ok(default)) => Some(default),
            Some(Err(problems)) => {
                self.problems.extend(problems);
                None
            }
            None => None,
        };
        ArgumentTemplate::Variable { index, default, non_null: ty.is_non_null() }
    }

    /// A value that is no list stands for a list of one.
    fn list(&mut self, item: &Type, value: &Node<Literal>) -> ArgumentTemplate {
        let items = value.as_list().unwrap_or(std::slice::from_ref(value));
        list_of(items.iter().map(|value| self.place(item, None, value)).collect())
    }

    fn named(&mut self, name: &str, value: &Node<Literal>) -> ArgumentTemplate {
        match self.types.types.get(name) {
            Some(ExtendedType::Scalar(scalar)) if !scalar.is_built_in() => self.any(value),
            Some(ExtendedType::Scalar(_)) => match built_in(name, value) {
                Ok(value) => ArgumentTemplate::Value(value),
                Err(message) => self.fail(message, value),
            },
            Some(ExtendedType::Enum(values)) => match value.as_enum() {
                Some(chosen) if values.values.contains_key(chosen) => {
                    ArgumentTemplate::Value(Value::from(chosen.as_str()))
                }
                Some(chosen) => self.fail(format!("Value \"{chosen}\" does not exist in \"{name}\" enum."), value),
                None => self.fail(format!("Enum \"{name}\" cannot represent non-enum value: {value}."), value),
            },
            Some(ExtendedType::InputObject(input)) => match value.as_object() {
                Some(members) => self.object(input, members, value),
                None => self.fail(format!("Expected value of type \"{name}\", found {value}."), value),
            },
            Some(ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_)) | None => {
                self.fail(format!("\"{name}\" is no input type."), value)
            }
        }
    }

    fn object(
        &mut self,
        input: &InputObjectType,
        members: &[(apollo_compiler::Name, Node<Literal>)],
        value: &Node<Literal>,
    ) -> ArgumentTemplate {
        self.unique(members);
        for (name, member) in members.iter().filter(|(name, _)| !input.fields.contains_key(name)) {
            self.fail(format!("Field \"{name}\" is not defined by type \"{}\".", input.name), member);
        }
        let mut templates = Vec::with_capacity(members.len());
        for (name, field) in &input.fields {
            let given = members.iter().find(|(member, _)| member == name);
            let template = match (given, &field.default_value) {
                (Some((_, member)), default) => self.place(&field.ty, default.as_ref(), member),
                (None, Some(default)) => self.place(&field.ty, None, default),
                (None, None) if field.ty.is_non_null() => {
                    let message =
                        format!("Field \"{}.{name}\" of required type \"{}\" was not provided.", input.name, field.ty);
                    self.fail(message, value)
                }
                (None, None) => continue,
            };
            templates.push((name.as_str().into(), template));
        }
        if is_one_of(input) {
            self.one_of(input, members, value);
        }
        object_of(templates)
    }

    fn one_of(
        &mut self,
        input: &InputObjectType,
        members: &[(apollo_compiler::Name, Node<Literal>)],
        value: &Node<Literal>,
    ) {
        match members {
            [(name, member)] if member.is_null() => {
                self.fail(format!("Field \"{}.{name}\" must be non-null.", input.name), value);
            }
            [_] => {}
            _ => {
                self.fail(format!("OneOf Input Object \"{}\" must specify exactly one key.", input.name), value);
            }
        }
    }

    fn unique(&mut self, members: &[(apollo_compiler::Name, Node<Literal>)]) {
        let mut seen = std::collections::HashSet::with_capacity(members.len());
        for (name, member) in members {
            if !seen.insert(name.as_str()) {
                self.fail(format!("There can be only one input field named \"{name}\"."), member);
            }
        }
    }

    /// A custom scalar takes any literal.
    fn any(&mut self, value: &Node<Literal>) -> ArgumentTemplate {
        match &**value {
            Literal::Null => ArgumentTemplate::Value(Value::Null),
            Literal::Boolean(value) => ArgumentTemplate::Value(Value::from(*value)),
            Literal::String(text) => ArgumentTemplate::Value(Value::from(text.as_str())),
            Literal::Enum(name) => ArgumentTemplate::Value(Value::from(name.as_str())),
            Literal::Int(number) => self.number(number.as_str(), value),
            Literal::Float(number) => self.number(number.as_str(), value),
            Literal::Variable(name) => match (self.variable)(name) {
                Some(index) => ArgumentTemplate::Variable { index, default: None, non_null: false },
                None => self.fail(format!("Variable \"${name}\" is not defined."), value),
            },
            Literal::List(items) => list_of(items.iter().map(|item| self.any(item)).collect()),
            Literal::Object(members) => {
                self.unique(members);
                object_of(members.iter().map(|(name, member)| (name.as_str().into(), self.any(member))).collect())
            }
        }
    }

    fn number(&mut self, text: &str, value: &Node<Literal>) -> ArgumentTemplate {
        match text.parse() {
            Ok(number) => ArgumentTemplate::Value(Value::Number(number)),
            Err(_) => self.fail(format!("The number {text} is out of range."), value),
        }
    }
}

fn list_of(items: Vec<ArgumentTemplate>) -> ArgumentTemplate {
    match items.iter().map(as_constant).collect::<Option<Vec<_>>>() {
        Some(values) => ArgumentTemplate::Value(Value::Array(values.into_iter().cloned().collect())),
        None => ArgumentTemplate::List(items.into()),
    }
}

fn object_of(members: Vec<(Box<str>, ArgumentTemplate)>) -> ArgumentTemplate {
    let constants: Option<Map<_, _>> = members
        .iter()
        .map(|(name, member)| as_constant(member).map(|value| (name.to_string(), value.clone())))
        .collect();
    match constants {
        Some(constants) => ArgumentTemplate::Value(Value::Object(constants)),
        None => ArgumentTemplate::Object(members.into()),
    }
}

fn as_constant(template: &ArgumentTemplate) -> Option<&Value> {
    match template {
        ArgumentTemplate::Value(value) => Some(value),
        ArgumentTemplate::Absent
        | ArgumentTemplate::Variable { .. }
        | ArgumentTemplate::List(_)
        | ArgumentTemplate::Object(_) => None,
    }
}

fn built_in(name: &str, value: &Node<Literal>) -> Result<Value, String> {
    match (name, &**value) {
        ("Int", Literal::Int(number)) => number
            .try_to_i32()
            .map(Value::from)
            .map_err(|_| format!("Int cannot represent non 32-bit signed integer value: {}", number.as_str())),
        ("Float", Literal::Int(number)) => number.try_to_f64().ok().map(Value::from).ok_or_else(|| overflow(value)),
        ("Float", Literal::Float(number)) => number.try_to_f64().ok().map(Value::from).ok_or_else(|| overflow(value)),
        ("ID", Literal::Int(number)) => Ok(Value::from(number.as_str())),
        ("ID" | "String", Literal::String(text)) => Ok(Value::from(text.as_str())),
        ("Boolean", Literal::Boolean(value)) => Ok(Value::from(*value)),
        ("Int", other) => Err(format!("Int cannot represent non-integer value: {other}")),
        ("Float", other) => Err(format!("Float cannot represent non numeric value: {other}")),
        ("String", other) => Err(format!("String cannot represent a non string value: {other}")),
        ("Boolean", other) => Err(format!("Boolean cannot represent a non boolean value: {other}")),
        ("ID", other) => Err(format!("ID cannot represent a non-string and non-integer value: {other}")),
        (name, _) => Err(format!("\"{name}\" is no built-in scalar.")),
    }
}

fn overflow(value: &Node<Literal>) -> String {
    format!("Float cannot represent non numeric value: {value}")
}
