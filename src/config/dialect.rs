//! The dialects in which the accounts contract tells errors.

/// How errors look: the programs that a front end was written for told the same errors in different shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// As the reference of the contract documents them.
    Default,
    /// As its first reference did.
    Legacy,
    /// As the fork of its server tells them.
    Fork,
}

impl Dialect {
    /// The dialect of this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "default" => Some(Self::Default),
            "legacy" => Some(Self::Legacy),
            "fork" => Some(Self::Fork),
            _ => None,
        }
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        Self::named(text).ok_or_else(|| format!("is `{text}`: must be default, legacy or fork"))
    }
}
