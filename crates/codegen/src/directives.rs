//! Reading the directives of the SDL: which are known, where they may stand, and what they say.

use crate::{
    diagnostic::Problems,
    model::{Access, Condition, Constraint, Cost, Limit, Place},
    syntax,
};
use async_graphql_parser::{Positioned, types::ConstDirective};
use async_graphql_value::ConstValue;

/// What a directive stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    Schema,
    Scalar,
    Object,
    Composite,
    Field,
    InterfaceField,
    Argument,
    InputField,
    Enum,
    EnumValue,
}

/// Everything that directives can say of one place.
#[derive(Debug, Default)]
pub(crate) struct Policy {
    pub(crate) access: Option<Access>,
    pub(crate) limit: Option<Limit>,
    pub(crate) cost: Option<Cost>,
    pub(crate) when: Vec<Condition>,
    pub(crate) required: Vec<Condition>,
    pub(crate) lazy: Option<Place>,
    pub(crate) constraint: Option<Constraint>,
    pub(crate) rust: Option<String>,
    pub(crate) carries: Option<(String, Place)>,
    pub(crate) relay: Option<Place>,
    pub(crate) deprecated: Option<String>,
    pub(crate) specified_by: Option<String>,
}

struct Known {
    name: &'static str,
    hosts: &'static [Host],
    arguments: &'static [&'static str],
}

const KNOWN: &[Known] = &[
    Known { name: "access", hosts: &[Host::Field], arguments: &["requires", "recent", "permission"] },
    Known { name: "limit", hosts: &[Host::Field], arguments: &["feeds", "address", "exempt"] },
    Known {
        name: "constraint",
        hosts: &[Host::Argument, Host::InputField],
        arguments: &["minLength", "maxLength", "min", "max", "minItems", "maxItems"],
    },
    Known { name: "cost", hosts: &[Host::Field], arguments: &["weight", "multipliers", "assumed"] },
    Known { name: "when", hosts: &[Host::Field, Host::Argument, Host::InputField], arguments: &["setting", "unless"] },
    Known { name: "required", hosts: &[Host::Argument, Host::InputField], arguments: &["setting", "unless"] },
    Known { name: "rust", hosts: &[Host::Scalar], arguments: &["type"] },
    Known { name: "lazy", hosts: &[Host::Field], arguments: &[] },
    Known { name: "carries", hosts: &[Host::Object], arguments: &["type"] },
    Known { name: "relay", hosts: &[Host::Schema], arguments: &[] },
    Known {
        name: "deprecated",
        hosts: &[Host::Field, Host::InterfaceField, Host::Argument, Host::InputField, Host::EnumValue],
        arguments: &["reason"],
    },
    Known { name: "specifiedBy", hosts: &[Host::Scalar], arguments: &["url"] },
];

/// Whether several of a directive may stand on one place.
fn is_repeatable(name: &str) -> bool {
    matches!(name, "when" | "required")
}

/// Whether a directive is one of the policy: it stays in the authority.
pub(crate) fn is_policy(name: &str) -> bool {
    KNOWN.iter().any(|known| known.name == name) && !matches!(name, "deprecated" | "specifiedBy")
}

/// Reads the directives of one place.
pub(crate) fn read(
    host: Host,
    directives: &[Positioned<ConstDirective>],
    source: usize,
    problems: &mut Problems,
) -> Policy {
    let mut policy = Policy::default();
    let mut seen: Vec<&str> = Vec::new();
    for directive in directives {
        let name = directive.node.name.node.as_str();
        let place = syntax::place(source, directive.pos);
        let Some(known) = KNOWN.iter().find(|known| known.name == name) else {
            let names: Vec<String> = KNOWN.iter().map(|known| format!("@{}", known.name)).collect();
            let mend = format!("The generator knows {}; remove it or write one of them.", names.join(", "));
            problems.report(place, format!("The directive @{name} is unknown."), mend);
            continue;
        };
        if !known.hosts.contains(&host) {
            let hosts: Vec<&str> = known.hosts.iter().map(|host| described(*host)).collect();
            let mend = format!("It belongs on {}; remove it here.", hosts.join(" or "));
            problems.report(place, format!("@{name} cannot stand on {}.", described(host)), mend);
            continue;
        }
        if seen.contains(&name) && !is_repeatable(name) {
            problems.report(place, format!("@{name} stands here twice."), "Keep one of them.");
            continue;
        }
        seen.push(name);
        Reader { directive: &directive.node, place, source, problems }.read(known, &mut policy);
    }
    policy
}

fn described(host: Host) -> &'static str {
    match host {
        Host::Schema => "the schema",
        Host::Scalar => "a custom scalar",
        Host::Object => "an object type",
        Host::Composite => "a type",
        Host::Field => "a field of an object type",
        Host::InterfaceField => "a field of an interface",
        Host::Argument => "an argument",
        Host::InputField => "an input field",
        Host::Enum => "an enum",
        Host::EnumValue => "an enum value",
    }
}

struct Reader<'a> {
    directive: &'a ConstDirective,
    place: Place,
    source: usize,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn read(mut self, known: &Known, policy: &mut Policy) {
        self.refuse_unknown_arguments(known);
        let place = self.place;
        match known.name {
            "access" => policy.access = self.access(),
            "constraint" => policy.constraint = self.constraint(),
            "cost" => policy.cost = self.cost(),
            "limit" => policy.limit = self.limit(),
            "when" => policy.when.extend(self.condition()),
            "required" => policy.required.extend(self.condition()),
            "rust" => policy.rust = self.rust(),
            "lazy" => policy.lazy = Some(place),
            "carries" => policy.carries = self.rust().map(|rust| (rust, place)),
            "relay" => policy.relay = Some(place),
            "deprecated" => {
                policy.deprecated = Some(self.string("reason").unwrap_or_else(|| "No longer supported".to_owned()));
            }
            "specifiedBy" => policy.specified_by = self.required("url"),
            _ => {}
        }
    }

    fn access(&mut self) -> Option<Access> {
        let level = match self.argument("requires") {
            Some((ConstValue::Enum(level), _)) => level.to_string(),
            Some((_, place)) => {
                self.problems.report(
                    place,
                    "`requires` is not a level.",
                    "Write a value of `enum Access`, without quotes.",
                );
                return None;
            }
            None => {
                let mend = "Write `@access(requires: PUBLIC)` or another value of `enum Access`.";
                self.problems.report(self.place, "@access does not say what it requires.", mend);
                return None;
            }
        };
        let recent_s = self.string("recent").and_then(|text| {
            let seconds = duration_s(&text);
            if seconds.is_none() {
                let place = self.argument("recent").map_or(self.place, |(_, place)| place);
                let mend = "Write a whole number above 0 with s, m, h or d: `\"10m\"`.";
                self.problems.report(place, format!("\"{text}\" is no duration."), mend);
            }
            seconds
        });
        Some(Access { level, recent_s, permission: self.string("permission"), place: self.place })
    }

    fn limit(&mut self) -> Option<Limit> {
        let (place, address, exempt) = (self.place, self.string("address"), self.string("exempt"));
        let name = |value| if let ConstValue::Enum(name) = value { Some(name.to_string()) } else { None };
        let counters = self.argument("feeds").map(|(value, at)| (several(value, name), at));
        let counters = match counters {
            Some((Some(names), _)) if !names.is_empty() => Some(names),
            Some((_, at)) => {
                self.problems.report(at, "`feeds` is no list of counters.", "Write `feeds: [GUESSES, CLIENT]`.");
                return None;
            }
            None => None,
        };
        match (counters, exempt) {
            (Some(counters), None) => Some(Limit::Feeds { counters, address, place }),
            (None, Some(reason)) if !reason.trim().is_empty() && address.is_none() => Some(Limit::Exempt { place }),
            _ => {
                let mend = "Write `@limit(feeds: [CLIENT])`, or `@limit(exempt: \"why nothing is counted\")`.";
                self.problems.report(place, "@limit says either what it feeds or why it is exempt.", mend);
                None
            }
        }
    }

    fn constraint(&mut self) -> Option<Constraint> {
        let constraint = Constraint {
            min_length: self.whole("minLength"),
            max_length: self.whole("maxLength"),
            min: self.number("min"),
            max: self.number("max"),
            min_items: self.whole("minItems"),
            max_items: self.whole("maxItems"),
            place: self.place,
        };
        let is_empty = self.directive.arguments.is_empty();
        if is_empty {
            self.problems.report(self.place, "@constraint sets no bound.", "Give it a bound, or remove it.");
        }
        let crossed = |min: Option<f64>, max: Option<f64>| min.zip(max).is_some_and(|(min, max)| min > max);
        let lengths = (constraint.min_length.map(f64::from), constraint.max_length.map(f64::from));
        let items = (constraint.min_items.map(f64::from), constraint.max_items.map(f64::from));
        if crossed(constraint.min, constraint.max) || crossed(lengths.0, lengths.1) || crossed(items.0, items.1) {
            let mend = "Make the lower bound at most the upper one.";
            self.problems.report(self.place, "No value can keep to this @constraint.", mend);
        }
        (!is_empty).then_some(constraint)
    }

    fn cost(&mut self) -> Option<Cost> {
        let multipliers = self.names("multipliers", "first");
        let weight = self.whole("weight").unwrap_or(1);
        let assumed = self.whole("assumed").unwrap_or(1);
        Some(Cost { weight, multipliers, assumed, place: self.place })
    }

    fn condition(&mut self) -> Option<Condition> {
        let (setting, unless) = (self.names("setting", "ALLOW_IT"), self.names("unless", "ALLOW_IT"));
        let place = self.place;
        let directive = self.directive.name.node.clone();
        let mut is_whole = true;
        for name in ["setting", "unless"] {
            if let Some((ConstValue::List(items), place)) = self.argument(name)
                && items.is_empty()
            {
                let mend = "Name a setting, or remove the argument.";
                self.problems.report(place, format!("`{name}` names no setting."), mend);
                is_whole = false;
            }
        }
        if self.argument("setting").is_none() && self.argument("unless").is_none() {
            let message = format!("@{directive} does not say which setting decides.");
            let mend = format!("Write `@{directive}(setting: \"ALLOW_IT\")` or `@{directive}(unless: \"ALLOW_IT\")`.");
            self.problems.report(place, message, mend);
            is_whole = false;
        }
        let all: Vec<&String> = setting.iter().chain(&unless).collect();
        for (position, name) in all.iter().enumerate().filter(|(position, name)| all[..*position].contains(name)) {
            let message = format!("@{directive} names the setting {name} twice.");
            let is_both = position >= setting.len() && setting.contains(name);
            let mend = if is_both { "It cannot be on and off: name it once." } else { "Keep one of them." };
            self.problems.report(place, message, mend);
        }
        is_whole.then_some(Condition { setting, unless, place })
    }

    /// A list of names; one name stands for a list of one.
    fn names(&mut self, argument: &str, example: &str) -> Vec<String> {
        let Some((value, place)) = self.argument(argument) else { return Vec::new() };
        let name = |value| if let ConstValue::String(name) = value { Some(name) } else { None };
        several(value, name).unwrap_or_else(|| {
            let mend = format!("Write `[\"{example}\"]`.");
            self.problems.report(place, format!("`{argument}` is no list of names."), mend);
            Vec::new()
        })
    }

    fn rust(&mut self) -> Option<String> {
        let text = self.required("type")?;
        if syn::parse_str::<syn::Type>(&text).is_err() {
            let place = self.argument("type").map_or(self.place, |(_, place)| place);
            let mend = "Write the path of a type: `\"crate::api::scalars::DateTime\"`.";
            self.problems.report(place, format!("\"{text}\" is no Rust type."), mend);
            return None;
        }
        Some(text)
    }

    fn refuse_unknown_arguments(&mut self, known: &Known) {
        let mut seen: Vec<&str> = Vec::new();
        for (name, _) in &self.directive.arguments {
            let place = syntax::place(self.source, name.pos);
            let text = name.node.as_str();
            if !known.arguments.contains(&text) {
                let mend = if known.arguments.is_empty() {
                    "It takes none; remove it.".to_owned()
                } else {
                    format!("It takes {}.", known.arguments.join(", "))
                };
                self.problems.report(place, format!("@{} has no argument `{text}`.", known.name), mend);
            } else if seen.contains(&text) {
                self.problems.report(place, format!("`{text}` is given twice."), "Keep one of them.");
            }
            seen.push(text);
        }
    }

    fn argument(&self, name: &str) -> Option<(ConstValue, Place)> {
        let (_, value) = self.directive.arguments.iter().find(|(it, _)| it.node.as_str() == name)?;
        Some((value.node.clone(), syntax::place(self.source, value.pos)))
    }

    fn string(&mut self, name: &str) -> Option<String> {
        match self.argument(name)? {
            (ConstValue::String(text), _) => Some(text),
            (_, place) => {
                self.problems.report(place, format!("`{name}` is no string."), "Write it in quotes.");
                None
            }
        }
    }

    fn required(&mut self, name: &str) -> Option<String> {
        if self.argument(name).is_none() {
            let message = format!("@{} does not say its `{name}`.", self.directive.name.node);
            self.problems.report(self.place, message, format!("Write `{name}: \"…\"`."));
        }
        self.string(name)
    }

    fn whole(&mut self, name: &str) -> Option<u32> {
        let (value, place) = self.argument(name)?;
        let number = if let ConstValue::Number(number) = &value { number.as_u64() } else { None };
        let number = number.and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            let mend = "Write a whole number from 0 to 4294967295.";
            self.problems.report(place, format!("`{name}` is no whole number."), mend);
        }
        number
    }

    fn number(&mut self, name: &str) -> Option<f64> {
        let (value, place) = self.argument(name)?;
        let number = if let ConstValue::Number(number) = &value { number.as_f64() } else { None };
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            self.problems.report(place, format!("`{name}` is no number."), "Write a number.");
        }
        number
    }
}

/// The items of a list, all of one kind; one item stands for a list of one.
fn several(value: ConstValue, item: impl Fn(ConstValue) -> Option<String>) -> Option<Vec<String>> {
    if let ConstValue::List(items) = value { items.into_iter().map(item).collect() } else { Some(vec![item(value)?]) }
}

/// A duration as settings have it, `10m`, in seconds.
fn duration_s(text: &str) -> Option<u32> {
    let unit = text.chars().last()?;
    let factor = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86400,
        _ => return None,
    };
    let digits = text.strip_suffix(unit)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u32>().ok()?.checked_mul(factor).filter(|seconds| *seconds > 0)
}
