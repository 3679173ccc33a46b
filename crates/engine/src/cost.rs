//! What an operation costs in points: a number where the document says it all, else a sum to be done with the variables.

use crate::{ArgumentTemplate, FieldTable, Variables};
use serde_json::Value;

/// The points of a field of the introspection schema: its answer is large, but made from memory.
pub(crate) const INTROSPECTION_POINTS: u64 = 1_000;

/// The price of a part of an operation. All sums saturate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Price {
    /// Known beforehand.
    Fixed(u64),
    /// The fields of one selection.
    Sum(Box<[Price]>),
    /// The dearest of the types that a value can be of.
    Dearest(Box<[Price]>),
    /// A field whose number of items is known when the variables are.
    Items(Box<Items>),
}

/// A field that returns as many items as a variable says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Items {
    weight: u64,
    /// The arguments that may say it; the first that is given counts.
    multipliers: Box<[ArgumentTemplate]>,
    assumed: u64,
    below: Price,
}

impl Price {
    /// The price with these variables.
    pub(crate) fn points(&self, variables: &Variables) -> u64 {
        match self {
            Self::Fixed(points) => *points,
            Self::Sum(parts) => parts.iter().fold(0, |sum: u64, part| sum.saturating_add(part.points(variables))),
            Self::Dearest(parts) => parts.iter().map(|part| part.points(variables)).max().unwrap_or(0),
            Self::Items(items) => {
                let given = items.multipliers.iter().find_map(|multiplier| number(multiplier, variables));
                let times = given.unwrap_or(items.assumed);
                items.weight.saturating_add(times.saturating_mul(items.below.points(variables)))
            }
        }
    }

    /// What it comes to whatever the variables are.
    pub(crate) fn least(&self) -> u64 {
        match self {
            Self::Fixed(points) => *points,
            Self::Sum(parts) => parts.iter().fold(0, |sum: u64, part| sum.saturating_add(part.least())),
            Self::Dearest(parts) => parts.iter().map(Self::least).max().unwrap_or(0),
            Self::Items(items) if items.multipliers.iter().all(is_constant) => {
                let given = items.multipliers.iter().find_map(|multiplier| number(multiplier, &Variables::default()));
                let times = given.unwrap_or(items.assumed);
                items.weight.saturating_add(times.saturating_mul(items.below.least()))
            }
            Self::Items(items) => items.weight,
        }
    }

    /// The fields of one selection.
    pub(crate) fn sum(parts: Vec<Self>) -> Self {
        match fixed(&parts) {
            Some(points) => Self::Fixed(points.fold(0, u64::saturating_add)),
            None => Self::Sum(parts.into()),
        }
    }

    /// The dearest of several types.
    pub(crate) fn dearest(parts: Vec<Self>) -> Self {
        match fixed(&parts) {
            Some(points) => Self::Fixed(points.max().unwrap_or(0)),
            None => Self::Dearest(parts.into()),
        }
    }

    /// One field with what is selected below it.
    pub(crate) fn field(table: &FieldTable, arguments: &[ArgumentTemplate], below: Self) -> Self {
        let cost = table.cost;
        let position = |name: &&str| table.arguments.iter().position(|argument| argument == name);
        let multipliers: Box<[_]> =
            cost.multipliers.iter().filter_map(position).filter_map(|at| arguments.get(at)).cloned().collect();
        let is_fixed = matches!(below, Self::Fixed(_)) && multipliers.iter().all(is_constant);
        let (weight, assumed) = (u64::from(cost.weight), u64::from(cost.assumed));
        let price = Self::Items(Box::new(Items { weight, multipliers, assumed, below }));
        if is_fixed { Self::Fixed(price.points(&Variables::default())) } else { price }
    }
}

fn fixed(parts: &[Price]) -> Option<impl Iterator<Item = u64> + use<>> {
    let points: Option<Vec<_>> = parts
        .iter()
        .map(|part| match part {
            Price::Fixed(points) => Some(*points),
            Price::Sum(_) | Price::Dearest(_) | Price::Items(_) => None,
        })
        .collect();
    points.map(Vec::into_iter)
}

fn is_constant(template: &ArgumentTemplate) -> bool {
    matches!(template, ArgumentTemplate::Absent | ArgumentTemplate::Value(_))
}

fn number(template: &ArgumentTemplate, variables: &Variables) -> Option<u64> {
    let value = match template {
        ArgumentTemplate::Value(value) => Some(value),
        ArgumentTemplate::Variable { index, default, .. } => variables.get(*index).or(default.as_ref()),
        ArgumentTemplate::Absent | ArgumentTemplate::List(_) | ArgumentTemplate::Object(_) => None,
    };
    // A negative number asks for nothing; the resolver will refuse it.
    value.and_then(Value::as_i64).map(|number| u64::try_from(number).unwrap_or(0))
}
