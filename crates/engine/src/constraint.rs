//! The bounds that `@constraint` sets input values, all held before a resolver runs.

use crate::{FieldError, Id, Maybe, Path, Segment};
use serde_json::{Number, Value, json};

/// Bounds of one input value. On a list, the ones that are not about items hold for every item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The least number of Unicode characters.
    pub min_length: Option<u32>,
    /// The greatest number of Unicode characters.
    pub max_length: Option<u32>,
    /// The least number.
    pub min: Option<f64>,
    /// The greatest number.
    pub max: Option<f64>,
    /// The least number of items.
    pub min_items: Option<u32>,
    /// The greatest number of items.
    pub max_items: Option<u32>,
}

impl Bounds {
    /// No bounds: only what lies below the value is looked at.
    pub const NONE: Self =
        Self { min_length: None, max_length: None, min: None, max: None, min_items: None, max_items: None };
}

/// One input value that does not keep to its bounds.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Violation {
    /// The place in the arguments: the name of an argument, then names of input fields and positions in lists.
    pub path: Vec<Segment<'static>>,
    /// The rule, by its name in the directive: `maxLength`.
    pub rule: &'static str,
    /// The bound that was not kept.
    pub limit: Number,
}

/// A type that `@constraint` can stand on. Custom scalars that carry a constraint implement it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` carries a `@constraint` in the SDL and does not know how to hold it",
    note = "implement `lychgate_engine::Bounded` for the Rust type of the custom scalar"
)]
pub trait Bounded {
    /// Adds to `violations` what is wrong with the value at `at` and below.
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>);
}

impl Bounded for str {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        if bounds.min_length.is_none() && bounds.max_length.is_none() {
            return;
        }
        let (least, greatest) = (("minLength", bounds.min_length), ("maxLength", bounds.max_length));
        hold_count(self.chars().count(), least, greatest, at, violations);
    }
}

impl Bounded for String {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        self.as_str().hold(bounds, at, violations);
    }
}

impl Bounded for Id {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        self.0.as_str().hold(bounds, at, violations);
    }
}

impl Bounded for i32 {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        f64::from(*self).hold(bounds, at, violations);
    }
}

impl Bounded for f64 {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        if let Some(min) = bounds.min.filter(|min| self < min) {
            violations.push(violation(at, "min", number(min)));
        }
        if let Some(max) = bounds.max.filter(|max| self > max) {
            violations.push(violation(at, "max", number(max)));
        }
    }
}

impl<T: Bounded> Bounded for Vec<T> {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        let (least, greatest) = (("minItems", bounds.min_items), ("maxItems", bounds.max_items));
        hold_count(self.len(), least, greatest, at, violations);
        for (index, item) in self.iter().enumerate() {
            item.hold(bounds, &at.index(index), violations);
        }
    }
}

impl<T: Bounded> Bounded for Option<T> {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        if let Some(value) = self {
            value.hold(bounds, at, violations);
        }
    }
}

impl<T: Bounded> Bounded for Maybe<T> {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        if let Some(value) = self.as_option() {
            value.hold(bounds, at, violations);
        }
    }
}

impl<T: Bounded> Bounded for Box<T> {
    fn hold(&self, bounds: &Bounds, at: &Path<'_>, violations: &mut Vec<Violation>) {
        (**self).hold(bounds, at, violations);
    }
}

/// The error of a field whose arguments do not keep to their bounds: `extensions.code` is `INVALID_INPUT`,
/// `extensions.violations` lists path, rule and limit of every violation.
pub fn invalid_input(violations: &[Violation]) -> FieldError {
    let list: Vec<Value> = violations
        .iter()
        .map(|violation| json!({ "path": violation.path, "rule": violation.rule, "limit": violation.limit }))
        .collect();
    FieldError::with_code("The input is out of bounds.", "INVALID_INPUT").extend("violations", list)
}

fn hold_count(
    count: usize,
    least: (&'static str, Option<u32>),
    greatest: (&'static str, Option<u32>),
    at: &Path<'_>,
    violations: &mut Vec<Violation>,
) {
    // A count beyond u32 is greater than any bound.
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if let Some(min) = least.1.filter(|min| count < *min) {
        violations.push(violation(at, least.0, Number::from(min)));
    }
    if let Some(max) = greatest.1.filter(|max| count > *max) {
        violations.push(violation(at, greatest.0, Number::from(max)));
    }
}

fn violation(at: &Path<'_>, rule: &'static str, limit: Number) -> Violation {
    Violation { path: at.to_segments(), rule, limit }
}

/// A bound as JSON: without a fraction where it has none. Bounds come from literals, so they are finite.
fn number(bound: f64) -> Number {
    let whole = format!("{bound:.0}").parse::<i64>().ok().filter(|_| bound.fract() == 0.0);
    whole.map(Number::from).or_else(|| Number::from_f64(bound)).unwrap_or_else(|| Number::from(0))
}
