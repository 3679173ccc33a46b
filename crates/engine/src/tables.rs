//! What the generator tells the engine about a schema, as constant data.

/// One contract in one flavour. The generator writes one of these as a constant beside the code it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Tables {
    /// The name of the contract and flavour, for example `accounts-relay`.
    pub contract: &'static str,
    /// The published SDL: everything the contract can serve, without policy directives.
    pub sdl: &'static str,
    /// Every object type that can stand in an answer, in the order of the SDL. The root types are among them.
    pub objects: &'static [ObjectTable],
    /// The parts that are served only while settings allow it. A part that stands here more than once is served while all
    /// its conditions hold.
    pub when: &'static [When],
    /// The inputs of which settings decide whether a value must be given. As with `when`, all conditions of one must hold.
    pub required: &'static [Required],
}

/// One object type.
#[derive(Debug, Clone, Copy)]
pub struct ObjectTable {
    /// The name in the SDL.
    pub name: &'static str,
    /// The fields in the order of the SDL. Generated code matches on the position.
    pub fields: &'static [FieldTable],
}

/// One field of an object type.
#[derive(Debug, Clone, Copy)]
pub struct FieldTable {
    /// The name in the SDL.
    pub name: &'static str,
    /// The names of the arguments in the order of the SDL. Generated code reads arguments by position.
    pub arguments: &'static [&'static str],
    /// What selecting the field costs.
    pub cost: Cost,
    /// Whether attempts at the field are counted: a document may hold only so many of them,
    /// [`Limits::attempts`](crate::Limits::attempts).
    pub is_limited: bool,
}

/// The cost of a field in points, from `@cost`.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// The points of the field itself. A field without `@cost` has weight 1; a field of a plain leaf type 0.
    pub weight: u32,
    /// The arguments that say how many items the field returns; the first one that is given counts.
    pub multipliers: &'static [&'static str],
    /// How many items are assumed where none of them is given. 1 where the field is no list.
    pub assumed: u32,
}

/// What a part asks of the settings. A setting is named as in the configuration, `ALLOW_IT`; `FIELDS.name` is on while the
/// list FIELDS holds `name`.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// One of these must be on; where there are none nothing is asked.
    pub any: &'static [&'static str],
    /// None of these may be on.
    pub none: &'static [&'static str],
}

/// A part of the schema that settings switch, from `@when`.
#[derive(Debug, Clone, Copy)]
pub struct When {
    /// The schema coordinate: `Type.field`, `Type.field(argument:)` or `Input.field`.
    pub coordinate: &'static str,
    /// What must hold for the part to be served.
    pub condition: Condition,
}

/// An input that settings make required, from `@required`.
#[derive(Debug, Clone, Copy)]
pub struct Required {
    /// The schema coordinate: `Type.field(argument:)` or `Input.field`.
    pub coordinate: &'static str,
    /// What must hold for a value to be required. Else it may be left out, or be null.
    pub condition: Condition,
}
