//! One contract as it is served: its types, its limits, and the documents prepared for it.

use crate::cache::{Cache, CacheUse};
use crate::catalog::Catalog;
use crate::document::{Document, Priced};
use crate::error::coded;
use crate::limits::{Exceeded, LimitKind, Options};
use crate::lines::Lines;
use crate::prune::Unfit;
use crate::request::{Prepared, RequestError};
use crate::{Tables, Variables, literal, planner, prune, variables};
use apollo_compiler::Name;
use apollo_compiler::ast::InputValueDefinition;
use apollo_compiler::collections::HashMap;
use apollo_compiler::schema::{ExtendedType, Implementers, Schema as TypeSystem};
use apollo_compiler::validation::Valid;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// The directive is part of the specification, but apollo-compiler 1.33 does not know it.
const ONE_OF: &str = "directive @oneOf on INPUT_OBJECT";

/// A schema that cannot be served. All of these are faults of the SDL or of the generated tables, found at start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemaError {
    /// The SDL is no valid schema, or is none after pruning.
    #[error("the SDL of {contract} is invalid: {reason}")]
    Invalid {
        /// The contract.
        contract: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// A setting switches a part that the SDL does not have.
    #[error("the SDL of {contract} has no {coordinate}, which a setting switches")]
    UnknownCoordinate {
        /// The contract.
        contract: &'static str,
        /// The coordinate.
        coordinate: String,
    },
    /// The SDL names a setting that nobody knows.
    #[error("{coordinate} of {contract} asks for the setting {setting}, which is unknown")]
    UnknownSetting {
        /// The contract.
        contract: &'static str,
        /// Who asks for it.
        coordinate: &'static str,
        /// Its name.
        setting: &'static str,
    },
    /// The generated tables do not belong to the SDL.
    #[error("the tables of {contract} do not fit: {reason}")]
    Tables {
        /// The contract.
        contract: &'static str,
        /// Where they differ.
        reason: String,
    },
}

/// The types of a schema and where they stand in the generated tables.
#[derive(Debug)]
pub(crate) struct TypeIndex {
    pub(crate) types: Valid<TypeSystem>,
    pub(crate) implementers: HashMap<Name, Implementers>,
    pub(crate) catalog: Catalog,
}

/// One contract as it is served. Shared by all requests.
#[derive(Debug)]
pub struct Schema {
    pub(crate) index: TypeIndex,
    pub(crate) options: Options,
    contract: &'static str,
    sdl: Cow<'static, str>,
    cache: Cache,
}

impl Schema {
    /// Fits the SDL to the settings (`@when`, `@required`), validates what is left, and holds the tables against it.
    /// `is_on` says whether a setting is on, or holds a member (`FIELDS.name`), and nothing of a setting it does not know.
    ///
    /// # Errors
    /// The schema cannot be served; see [`SchemaError`].
    pub fn new(
        tables: &'static Tables,
        is_on: &dyn Fn(&str) -> Option<bool>,
        options: Options,
    ) -> Result<Self, SchemaError> {
        let contract = tables.contract;
        let invalid = |reason: String| SchemaError::Invalid { contract, reason };
        let mut types = parse(tables.sdl).map_err(invalid)?;
        let changed = prune::fit(&mut types, tables, is_on).map_err(|unfit| match unfit {
            Unfit::Coordinate(coordinate) => {
                SchemaError::UnknownCoordinate { contract, coordinate: coordinate.to_owned() }
            }
            Unfit::Setting { coordinate, setting } => SchemaError::UnknownSetting { contract, coordinate, setting },
        })?;
        let sdl = if changed { Cow::Owned(written(&types, tables.sdl)) } else { Cow::Borrowed(tables.sdl) };
        let types = types.validate().map_err(|failed| invalid(failed.errors.to_string()))?;
        check_defaults(&types).map_err(invalid)?;
        let implementers = types.implementers_map();
        let catalog =
            Catalog::new(tables, &types, &implementers).map_err(|reason| SchemaError::Tables { contract, reason })?;
        let index = TypeIndex { types, implementers, catalog };
        Ok(Self { index, options, contract, sdl, cache: Cache::new(options.cache) })
    }

    /// The name of the contract and flavour.
    pub fn contract(&self) -> &'static str {
        self.contract
    }

    /// The SDL as served, fitted to the settings.
    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    /// What it is served with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// How full the cache of prepared documents is, and how often it helped.
    pub fn cache_use(&self) -> CacheUse {
        self.cache.usage()
    }

    /// Makes a request ready to run. A document that was seen before is not parsed again; nothing runs yet.
    ///
    /// # Errors
    /// The request error to answer with.
    pub fn prepare(
        &self,
        query: &str,
        operation_name: Option<&str>,
        variables: Map<String, Value>,
    ) -> Result<Prepared, RequestError> {
        let document = match self.cache.get(query) {
            Some(document) => document,
            None => Arc::new(Document::load(&self.index, &self.options, query)?),
        };
        let operation = document.operation(operation_name)?;
        let variables = self.coerce(&document, operation, variables)?;
        let priced = self.plan(&document, operation, &variables)?;
        let cost_max = self.options.limits.cost;
        if priced.price.points(&variables) > cost_max {
            return Err(RequestError::Limit(Exceeded { kind: LimitKind::Cost, max: cost_max }));
        }
        Ok(Prepared { document, operation, priced, variables })
    }

    /// Holds a document against the schema and the limits, as far as that can be done without a request: all of it but what
    /// depends on variables. Names of the schema are told, whatever the options say: nobody asked from outside.
    ///
    /// # Errors
    /// Why no request could run it.
    pub fn check(&self, query: &str) -> Result<(), RequestError> {
        let options = Options { suggestions: true, ..self.options };
        let document = Document::load(&self.index, &options, query)?;
        for entry in &document.operations {
            for condition in [true, false] {
                let priced = planner::plan(&self.index, &options, &document, entry, &|_| condition)?;
                let cost_max = options.limits.cost;
                if priced.price.least() > cost_max {
                    return Err(RequestError::Limit(Exceeded { kind: LimitKind::Cost, max: cost_max }));
                }
            }
        }
        Ok(())
    }

    fn coerce(
        &self,
        document: &Document,
        operation: usize,
        given: Map<String, Value>,
    ) -> Result<Variables, RequestError> {
        let Some(entry) = document.operations.get(operation) else {
            return Err(RequestError::OperationNameMissing);
        };
        let definitions = &entry.definition.variables;
        let told = variables::Told { errors_max: self.options.limits.errors, names: self.options.suggestions };
        let refuse = |misfits: Vec<variables::Misfit>| {
            let lines = Lines::new(&document.text);
            let errors = misfits.into_iter().map(|misfit| {
                let span = definitions.get(misfit.index).and_then(|definition| definition.location());
                coded(misfit.message, "BAD_USER_INPUT", lines.of(span))
            });
            RequestError::Variables(errors.collect())
        };
        let values = variables::coerce(&self.index.types, definitions, &entry.defaults, given, told).map_err(refuse)?;
        // A nullable variable may stand in a condition where it has a default; null itself is no answer to it.
        match entry.conditions.iter().find(|at| values.get(**at).is_none_or(Value::is_null)) {
            Some(at) => {
                let message = "Argument \"if\" of non-null type \"Boolean!\" must not be null.".to_owned();
                Err(refuse(vec![variables::Misfit { index: usize::from(*at), message }]))
            }
            None => Ok(values),
        }
    }

    fn plan(
        &self,
        document: &Arc<Document>,
        operation: usize,
        variables: &Variables,
    ) -> Result<Arc<Priced>, RequestError> {
        let holds = |at: u16| variables.get(at).and_then(Value::as_bool) == Some(true);
        if let Some(plan) = document.plan(operation, &holds) {
            return Ok(plan);
        }
        let Some(entry) = document.operations.get(operation) else {
            return Err(RequestError::OperationNameMissing);
        };
        let plan = Arc::new(planner::plan(&self.index, &self.options, document, entry, &holds)?);
        if self.options.cache.entries > 0 {
            document.keep(operation, &holds, &plan);
            self.cache.put(document);
        }
        Ok(plan)
    }
}

fn parse(sdl: &str) -> Result<TypeSystem, String> {
    let types = TypeSystem::parse(sdl, "schema.graphql").map_err(|failed| failed.errors.to_string())?;
    if types.directive_definitions.contains_key("oneOf") {
        return Ok(types);
    }
    TypeSystem::builder()
        .parse(sdl, "schema.graphql")
        .parse(ONE_OF, "specified.graphql")
        .build()
        .map_err(|failed| failed.errors.to_string())
}

/// The SDL of a schema that settings changed; `@oneOf` is defined in it only where the authority defined it.
fn written(types: &TypeSystem, authority: &str) -> String {
    let mut types = types.clone();
    if !authority.contains("directive @oneOf") {
        types.directive_definitions.shift_remove("oneOf");
    }
    types.serialize().to_string()
}

/// Coerces every default once, so that none fails while a request runs.
fn check_defaults(types: &TypeSystem) -> Result<(), String> {
    let check = |place: &str, definition: &InputValueDefinition| match literal::default_of(types, definition) {
        Ok(_) => Ok(()),
        Err(problems) => {
            let reasons: Vec<_> = problems.into_iter().map(|problem| problem.message).collect();
            Err(format!("the default of {place}.{} does not fit: {}", definition.name, reasons.join(" ")))
        }
    };
    for ty in types.types.values().filter(|ty| !ty.is_built_in()) {
        let fields = match ty {
            ExtendedType::Object(object) => &object.fields,
            ExtendedType::Interface(interface) => &interface.fields,
            ExtendedType::InputObject(input) => {
                input.fields.values().try_for_each(|field| check(&input.name, field))?;
                continue;
            }
            ExtendedType::Scalar(_) | ExtendedType::Union(_) | ExtendedType::Enum(_) => continue,
        };
        for field in fields.values() {
            let place = format!("{}.{}", ty.name(), field.name);
            field.arguments.iter().try_for_each(|argument| check(&place, argument))?;
        }
    }
    Ok(())
}

impl RequestError {
    /// Whether a limit of this kind was exceeded.
    pub fn exceeds(&self, kind: LimitKind) -> bool {
        matches!(self, Self::Limit(Exceeded { kind: exceeded, .. }) if *exceeded == kind)
    }
}
