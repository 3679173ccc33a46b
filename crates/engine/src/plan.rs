//! What a prepared operation looks like: the shape that generated code runs over.

use crate::Location;
use serde_json::Value;

/// The kind of an operation. Subscriptions are refused when a document is prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperationKind {
    /// Root fields may run at the same time.
    Query,
    /// Root fields run one after the other, in the order of the document.
    Mutation,
}

/// One operation, ready to run: conditions decided, fragments resolved, fields merged, arguments coerced as far as the
/// document says them.
#[derive(Debug)]
pub struct Plan {
    /// Query or mutation.
    pub kind: OperationKind,
    /// The selection on the root type.
    pub root: Selection,
}

/// The fields selected on one concrete object type, in the order of the answer.
#[derive(Debug, Default)]
pub struct Selection {
    /// The fields, merged by response key.
    pub fields: Box<[Field]>,
}

/// One field of an answer.
#[derive(Debug)]
pub struct Field {
    /// The position in [`ObjectTable::fields`](crate::ObjectTable::fields), or one of the constants of this type.
    pub index: u16,
    /// The response key as JSON with its colon: `"name":`. For [`Field::CONSTANT`] the value follows it.
    pub json_key: Box<str>,
    /// The response key as it stands in the document, for paths.
    pub response_key: Box<str>,
    /// One template for each argument of the field, in the order of the SDL.
    pub arguments: Box<[ArgumentTemplate]>,
    /// What is selected below.
    pub selections: Selections,
    /// Where the field stands in the document; several places where it was merged.
    pub locations: Box<[Location]>,
}

impl Field {
    /// The whole member is constant: `__typename`. `json_key` holds key, colon and value.
    pub const CONSTANT: u16 = u16::MAX;
    /// The member is answered by introspection: `__schema` or `__type` on the query root.
    pub const INTROSPECTION: u16 = u16::MAX - 1;
}

/// What is selected below a field.
#[derive(Debug)]
pub enum Selections {
    /// The field is a scalar or an enum.
    Leaf,
    /// The field is of an object type, or a list of one.
    Object(Selection),
    /// The field is of an interface or a union: one selection for each object type that it can be, at the position of
    /// that type in [`Tables::objects`](crate::Tables::objects).
    Abstract(Box<[Option<Selection>]>),
}

impl Selections {
    /// The fields to write for a value of the object type at a position in [`Tables::objects`](crate::Tables::objects).
    pub fn of(&self, object: u16) -> &[Field] {
        match self {
            Self::Leaf => &[],
            Self::Object(selection) => &selection.fields,
            Self::Abstract(by_object) => match by_object.get(usize::from(object)) {
                Some(Some(selection)) => &selection.fields,
                Some(None) | None => &[],
            },
        }
    }
}

/// How an argument gets its value when the plan runs. Values that stand in the document are coerced already: enum
/// values are strings, numbers are of the argument's type, defaults of input fields are filled in.
#[derive(Debug, Clone, PartialEq)]
pub enum ArgumentTemplate {
    /// Not given, and no default.
    Absent,
    /// A constant.
    Value(Value),
    /// A variable of the operation, by position; `default` where the variable is absent.
    Variable {
        /// The position in the variable definitions of the operation.
        index: u16,
        /// The default of the argument, where the SDL has one.
        default: Option<Value>,
        /// Whether the argument is non-null: a null from a nullable variable is then an error of the field.
        non_null: bool,
    },
    /// A list literal that holds variables; an absent variable becomes null.
    List(Box<[ArgumentTemplate]>),
    /// An input object literal that holds variables; a member whose variable is absent is left out.
    Object(Box<[(Box<str>, ArgumentTemplate)]>),
}
