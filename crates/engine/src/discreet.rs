//! Messages that say what is wrong with a document without naming anything of the schema that the document does not name.
//!
//! Types, fields, arguments and values that a client did not write are what a schema that is not published consists of; the
//! usual messages name them freely (`Field "a" of type "B" must have …`). Places are told all the same.

/// What a value says that does not fit, as a literal in the document.
pub(crate) const VALUE: &str = "The value does not fit its place.";

/// Whether the usual message of an error, by apollo-compiler's name for it, repeats what the document says and no more.
fn repeats(error: &str) -> bool {
    matches!(
        error,
        "UniqueVariable"
            | "UniqueArgument"
            | "UndefinedDefinition"
            | "UndefinedDirective"
            | "UndefinedVariable"
            | "UndefinedFragment"
            | "VariableInputType"
            | "UnusedVariable"
            | "UnsupportedLocation"
            | "UniqueDirective"
            | "InvalidFragmentTarget"
            | "UnusedFragment"
            | "RecursiveFragmentDefinition"
            | "TypeSystemDefinition"
            | "AmbiguousAnonymousOperation"
            | "OperationNameCollision"
            | "FragmentNameCollision"
            | "UndefinedRootOperation"
            | "UndefinedTypeInNamedFragmentTypeCondition"
            | "UndefinedTypeInInlineFragmentTypeCondition"
            | "SubscriptionUsesMultipleFields"
            | "SubscriptionUsesIntrospection"
            | "SubscriptionUsesConditionalSelection"
    )
}

/// What stands for the usual message of an error; nothing where that may be told. An error that is new to us is one that
/// may tell something.
pub(crate) fn instead(error: Option<&str>) -> Option<&'static str> {
    match error {
        Some(error) if repeats(error) => None,
        Some("UndefinedField") => Some("There is no such field."),
        Some("UndefinedArgument") => Some("There is no such argument."),
        Some("RequiredArgument") => Some("A required argument is missing."),
        Some("MissingSubselection") => Some("The field must have a selection of subfields."),
        Some("SubselectionOnScalarType" | "SubselectionOnEnumType") => Some("The field must not have a selection."),
        Some("InvalidFragmentSpread") => Some("The fragment can never apply here."),
        Some("DisallowedVariableUsage") => Some("The variable does not fit its place."),
        Some("ConflictingFieldType" | "ConflictingFieldName" | "ConflictingFieldArgument") => {
            Some("Fields with one response key conflict; use different aliases.")
        }
        Some(
            "UndefinedEnumValue"
            | "UndefinedInputValue"
            | "UniqueInputValue"
            | "RequiredField"
            | "UnsupportedValueType"
            | "IntCoercionError"
            | "FloatCoercionError",
        ) => Some(VALUE),
        Some(_) | None => Some("The document does not fit the schema."),
    }
}

/// What a value says that does not fit the type of a variable.
pub(crate) fn variable(name: &str) -> String {
    format!("Variable \"${name}\" got an invalid value.")
}
