//! A document that has been parsed, validated and found within the limits, with the plans made from it so far.

use crate::cost::Price;
use crate::echoes::Written;
use crate::error::coded;
use crate::limits::{Exceeded, LimitKind, Limits, Options};
use crate::lines::Lines;
use crate::literal::{self, Problem};
use crate::request::RequestError;
use crate::schema::TypeIndex;
use crate::tokens::Extent;
use crate::{GraphqlError, Location, OperationKind, Plan, discreet, grammar, measure, rules};
use apollo_compiler::ast::{DirectiveList, OperationType};
use apollo_compiler::diagnostic::ToCliReport;
use apollo_compiler::executable::{ExecutableDocument, Operation, Selection};
use apollo_compiler::introspection::check_max_depth;
use apollo_compiler::parser::{Parser, SourceSpan};
use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{Node, ast};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError, RwLock};

/// How many plans of one document are kept: one for each operation and each value of its conditions. The oldest goes.
const PLANS_MAX: usize = 16;

/// What one token of a document takes in the syntax trees, in bytes. Resident memory grew by 100 to 280 bytes a token, plans
/// included, over 2000 kept documents each of 20 to 800 tokens; with this and the plans' sizes the estimate was never less.
const TOKEN_BYTES: usize = 250;

/// One valid document.
pub(crate) struct Document {
    /// The text, by which the cache finds the document.
    pub(crate) text: Box<str>,
    /// The document as apollo-compiler holds it, for introspection and further plans.
    pub(crate) executable: Valid<ExecutableDocument>,
    /// Its operations in the order of the document.
    pub(crate) operations: Box<[OperationEntry]>,
    /// What the document takes without its plans, estimated, in bytes.
    pub(crate) size_bytes: usize,
    /// Whether the cache saw it used since it last looked.
    pub(crate) used: AtomicBool,
    plans: RwLock<Vec<KeyedPlan>>,
}

/// One operation and what running it needs to know beside the plan.
#[derive(Debug)]
pub(crate) struct OperationEntry {
    /// The operation.
    pub(crate) definition: Node<Operation>,
    /// Query or mutation.
    pub(crate) kind: OperationKind,
    /// The coerced defaults of its variables.
    pub(crate) defaults: Box<[Option<Value>]>,
    /// The variables that decide conditions, by position.
    pub(crate) conditions: Box<[u16]>,
}

/// A plan with what it costs.
#[derive(Debug)]
pub(crate) struct Priced {
    /// The plan.
    pub(crate) plan: Plan,
    /// What running it costs.
    pub(crate) price: Price,
    /// What it takes, estimated, in bytes.
    pub(crate) size_bytes: usize,
}

struct KeyedPlan {
    operation: usize,
    conditions: Box<[bool]>,
    plan: Arc<Priced>,
}

impl std::fmt::Debug for Document {
    /// Tells the length only: the text may hold passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Document({} bytes)", self.text.len())
    }
}

impl Document {
    /// Parses and checks a document.
    ///
    /// # Errors
    /// Everything that is wrong with it, or the first limit it exceeds.
    pub(crate) fn load(types: &TypeIndex, options: &Options, text: &str) -> Result<Self, RequestError> {
        let limits = &options.limits;
        Exceeded::check(LimitKind::Bytes, text.len(), limits.bytes)?;
        let extent = Extent::of(text);
        Exceeded::check(LimitKind::Tokens, extent.tokens, limits.tokens)?;
        Exceeded::check(LimitKind::Recursion, extent.nesting, limits.recursion)?;
        let lines = Lines::new(text);
        let parsed = parse(text, &lines, limits)?;
        measure::check(&parsed, limits)?;
        let executable = validate(types, &parsed, &lines, options)?;
        let operations = operations(types, &executable, options, &lines)?;
        Ok(Self {
            text: text.into(),
            executable,
            operations,
            size_bytes: text.len() * 2 + extent.tokens * TOKEN_BYTES + size_of::<Self>(),
            used: AtomicBool::new(false),
            plans: RwLock::new(Vec::new()),
        })
    }

    /// The position of the operation to run (GraphQL specification, section 6.1).
    ///
    /// # Errors
    /// None or several could be meant.
    pub(crate) fn operation(&self, name: Option<&str>) -> Result<usize, RequestError> {
        let Some(name) = name else {
            return if self.operations.len() == 1 { Ok(0) } else { Err(RequestError::OperationNameMissing) };
        };
        let named = |entry: &OperationEntry| entry.definition.name.as_ref().is_some_and(|own| own == name);
        self.operations.iter().position(named).ok_or_else(|| RequestError::OperationUnknown(name.to_owned()))
    }

    /// The plan for these conditions, where it has been made before.
    pub(crate) fn plan(&self, operation: usize, holds: &dyn Fn(u16) -> bool) -> Option<Arc<Priced>> {
        let conditions = &self.operations.get(operation)?.conditions;
        let plans = self.plans.read().unwrap_or_else(PoisonError::into_inner);
        let is_it = |plan: &&KeyedPlan| {
            plan.operation == operation
                && conditions.iter().zip(&plan.conditions).all(|(at, value)| holds(*at) == *value)
        };
        plans.iter().find(is_it).map(|plan| Arc::clone(&plan.plan))
    }

    /// Keeps a plan. Answers by how many bytes the document has grown and shrunk.
    pub(crate) fn keep(&self, operation: usize, holds: &dyn Fn(u16) -> bool, plan: &Arc<Priced>) -> (usize, usize) {
        let conditions = self.operations.get(operation).map(|entry| &entry.conditions);
        let conditions = conditions.into_iter().flatten().map(|at| holds(*at)).collect();
        let mut plans = self.plans.write().unwrap_or_else(PoisonError::into_inner);
        plans.push(KeyedPlan { operation, conditions, plan: Arc::clone(plan) });
        let dropped = if plans.len() > PLANS_MAX { plans.remove(0).plan.size_bytes } else { 0 };
        (plan.size_bytes, dropped)
    }

    /// What the kept plans take, in bytes.
    pub(crate) fn plans_size_bytes(&self) -> usize {
        let plans = self.plans.read().unwrap_or_else(PoisonError::into_inner);
        plans.iter().map(|plan| plan.plan.size_bytes).sum()
    }
}

/// Parses a document that keeps to the limits on tokens and brackets.
fn parse(text: &str, lines: &Lines<'_>, limits: &Limits) -> Result<ast::Document, RequestError> {
    let refuse = |message: String, position| {
        RequestError::Syntax(vec![coded(message, "GRAPHQL_PARSE_FAILED", vec![lines.at(position)])])
    };
    let document = grammar::check(text)
        .map_err(|unexpected| refuse(format!("Syntax Error: Unexpected {}.", unexpected.token), unexpected.position))?;
    // Both limits of the parser lie beyond ours: it counts white space too, and lists inside of lists twice.
    let mut parser = Parser::new()
        .token_limit(limits.bytes.saturating_add(2))
        .recursion_limit(limits.recursion.saturating_mul(2).saturating_add(8));
    for range in document.descriptions {
        let description = text.get(range.clone()).unwrap_or("");
        // As a value the parser checks its escapes.
        if parser.parse_ast(format!("{{ a(b: {description}) }}"), "").is_err() {
            return Err(refuse("Syntax Error: Invalid string.".to_owned(), range.start));
        }
    }
    parser.parse_ast(document.plain, "").map_err(|failed| {
        let told =
            Told { code: "GRAPHQL_PARSE_FAILED", errors_max: limits.errors, names: true, is_echo: &|_, _| false };
        RequestError::Syntax(errors_of(&failed.errors, lines, &told))
    })
}

fn validate(
    types: &TypeIndex,
    parsed: &ast::Document,
    lines: &Lines<'_>,
    options: &Options,
) -> Result<Valid<ExecutableDocument>, RequestError> {
    let executable = parsed.to_executable_validate(&types.types).map_err(|failed| {
        let written = Written::of(parsed);
        let is_echo = |error: &str, at| written.contradicts(error, at);
        let (errors_max, names) = (options.limits.errors, options.suggestions);
        let told = Told { code: "GRAPHQL_VALIDATION_FAILED", errors_max, names, is_echo: &is_echo };
        RequestError::Validation(errors_of(&failed.errors, lines, &told))
    })?;
    let problems = rules::check(&types.types, &executable);
    if problems.is_empty() { Ok(executable) } else { Err(invalid(problems, lines, options)) }
}

/// Problems of a document as a request error.
pub(crate) fn invalid(problems: Vec<Problem>, lines: &Lines<'_>, options: &Options) -> RequestError {
    let errors = problems.into_iter().map(|problem| {
        let message = if options.suggestions { Cow::Owned(problem.message) } else { Cow::Borrowed(discreet::VALUE) };
        coded(message, "GRAPHQL_VALIDATION_FAILED", lines.of(problem.span))
    });
    RequestError::Validation(without_repetition(errors, options.suggestions).take(options.limits.errors).collect())
}

/// Where messages name nothing, what is the same sentence at the same place is one error: how many there are would tell
/// how many members a type has.
fn without_repetition(errors: impl Iterator<Item = GraphqlError>, names: bool) -> impl Iterator<Item = GraphqlError> {
    let mut seen: Vec<(Cow<'static, str>, Vec<Location>)> = Vec::new();
    errors.filter(move |error| {
        let same = |(message, locations): &(_, _)| *message == error.message && *locations == error.locations;
        let is_new = names || !seen.iter().any(same);
        if !names && is_new {
            seen.push((error.message.clone(), error.locations.clone()));
        }
        is_new
    })
}

/// How diagnostics are told.
struct Told<'a> {
    code: &'a str,
    errors_max: usize,
    /// Whether messages may name what the document does not.
    names: bool,
    /// Whether an error only echoes another one.
    is_echo: &'a dyn Fn(&str, Option<SourceSpan>) -> bool,
}

/// The diagnostics as errors, without those that only echo another one; a list of echoes alone is told as it is.
fn errors_of(list: &DiagnosticList, lines: &Lines<'_>, how: &Told<'_>) -> Vec<GraphqlError> {
    let echoes: Vec<bool> = list
        .iter()
        .map(|diagnostic| {
            let name = diagnostic.error.unstable_error_name();
            name.is_some_and(|name| (how.is_echo)(name, diagnostic.error.location()))
        })
        .collect();
    let nothing_else = echoes.iter().all(|is_echo| *is_echo);
    let told = list.iter().zip(&echoes).filter(|(_, is_echo)| nothing_else || !**is_echo);
    let errors = told.map(|(diagnostic, _)| {
        let usual = || diagnostic.error.unstable_compat_message().unwrap_or_else(|| diagnostic.error.to_string());
        let name = diagnostic.error.unstable_error_name();
        let message = match discreet::instead(name).filter(|_| !how.names) {
            Some(message) => Cow::Borrowed(message),
            None => Cow::Owned(usual()),
        };
        let message = match message.strip_prefix("syntax error: ") {
            Some(message) => Cow::Owned(format!("Syntax Error: {message}")),
            None => message,
        };
        coded(message, how.code, lines.of(diagnostic.error.location()))
    });
    without_repetition(errors, how.names).take(how.errors_max).collect()
}

fn operations(
    types: &TypeIndex,
    executable: &Valid<ExecutableDocument>,
    options: &Options,
    lines: &Lines<'_>,
) -> Result<Box<[OperationEntry]>, RequestError> {
    let mut entries = Vec::with_capacity(executable.operations.len());
    for definition in executable.operations.iter() {
        let kind = match definition.operation_type {
            OperationType::Query => OperationKind::Query,
            OperationType::Mutation => OperationKind::Mutation,
            OperationType::Subscription => {
                let message = "Subscriptions are not served.";
                let error = coded(message, "SUBSCRIPTION_NOT_SERVED", lines.of(definition.location()));
                return Err(RequestError::Validation(vec![error]));
            }
        };
        check_introspection(executable, definition, options.introspection, lines)?;
        let defaults: Result<_, _> = definition
            .variables
            .iter()
            .map(|variable| {
                let default = variable.default_value.as_ref();
                default.map(|default| literal::constant(&types.types, &variable.ty, default)).transpose()
            })
            .collect();
        let defaults = defaults.map_err(|problems| invalid(problems, lines, options))?;
        let conditions = conditions(executable, definition);
        entries.push(OperationEntry { definition: definition.clone(), kind, defaults, conditions });
    }
    Ok(entries.into())
}

fn check_introspection(
    executable: &Valid<ExecutableDocument>,
    operation: &Operation,
    is_served: bool,
    lines: &Lines<'_>,
) -> Result<(), RequestError> {
    let is_introspection = |name: &str| matches!(name, "__schema" | "__type");
    let Some(field) = operation.root_fields(executable).find(|field| is_introspection(&field.name)) else {
        return Ok(());
    };
    if !is_served {
        let message = format!(
            "GraphQL introspection has been disabled, but the requested query contained the field \"{}\".",
            field.name
        );
        let error = coded(message, "INTROSPECTION_DISABLED", lines.of(field.location()));
        return Err(RequestError::Validation(vec![error]));
    }
    check_max_depth(executable, operation).map_err(|_| RequestError::Limit(Exceeded::new(LimitKind::Introspection, 0)))
}

/// The positions of the variables that `@skip` and `@include` of an operation ask for.
fn conditions(document: &ExecutableDocument, operation: &Operation) -> Box<[u16]> {
    let mut names = HashSet::new();
    let mut entered = HashSet::new();
    let mut open = vec![&operation.selection_set];
    while let Some(set) = open.pop() {
        for selection in &set.selections {
            names.extend(asked_by(selection.directives()));
            match selection {
                Selection::Field(field) => open.push(&field.selection_set),
                Selection::InlineFragment(fragment) => open.push(&fragment.selection_set),
                Selection::FragmentSpread(spread) => {
                    let fragment = document.fragments.get(&spread.fragment_name);
                    if let Some(fragment) = fragment.filter(|fragment| entered.insert(&fragment.name)) {
                        open.push(&fragment.selection_set);
                    }
                }
            }
        }
    }
    let positions: HashMap<_, _> = operation.variables.iter().map(|variable| variable.name.as_str()).zip(0..).collect();
    names.into_iter().filter_map(|name| positions.get(name).copied()).collect()
}

fn asked_by(directives: &DirectiveList) -> impl Iterator<Item = &str> {
    let conditions = directives.iter().filter(|directive| matches!(directive.name.as_str(), "skip" | "include"));
    conditions
        .filter_map(|directive| directive.specified_argument_by_name("if")?.as_variable().map(|name| name.as_str()))
}
