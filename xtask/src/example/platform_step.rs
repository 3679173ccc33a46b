//! Steps that only the platform contract knows: organizations, notifications, settings, first steps.

use super::given::quoted;

/// What somebody does through the platform contract, in the session held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlatformStep {
    /// `"NAME" makes the organization "ORGANIZATION"`: its identifier is held.
    MakesOrganization(String),
    /// `"NAME" invites "ADDRESS" as "ROLE"`: to the organization held.
    Invites {
        /// Whom.
        address: String,
        /// `admin` or `member`.
        role: String,
    },
    /// `"NAME" owns 20 organizations`.
    OwnsManyOrganizations,
    /// `"NAME" has 499 more members`: in the organization held, in the database.
    HasManyMembers,
    /// `"NAME" has 100 invitations`: of the organization held, in the database.
    HasManyInvitations,
    /// `"NAME" looks at the notifications`: the identifier of the newest is held.
    LooksAtNotifications,
    /// `"NAME" reads the notification`: the one held.
    ReadsNotification,
    /// `"NAME" sets "KEY" to "VALUE"`.
    Sets {
        /// What it is called.
        key: String,
        /// What it is.
        value: String,
    },
    /// `"NAME" has 100 settings`.
    HasManySettings,
    /// `"NAME" completes the first steps`.
    CompletesOnboarding,
    /// `"NAME" reports "EVENT"`: an event on the way through the first steps.
    Reports(String),
}

/// Who does what, where the sentence says such a thing.
pub(super) fn read(sentence: &str) -> Option<(String, PlatformStep)> {
    if let Some([username, address, role]) = quoted::<3>("\"\" invites \"\" as \"\"", sentence) {
        return Some((username, PlatformStep::Invites { address, role }));
    }
    if let Some([username, key, value]) = quoted::<3>("\"\" sets \"\" to \"\"", sentence) {
        return Some((username, PlatformStep::Sets { key, value }));
    }
    if let Some([username, name]) = quoted::<2>("\"\" makes the organization \"\"", sentence) {
        return Some((username, PlatformStep::MakesOrganization(name)));
    }
    if let Some([username, event]) = quoted::<2>("\"\" reports \"\"", sentence) {
        return Some((username, PlatformStep::Reports(event)));
    }
    let plain = [
        ("\"\" owns 20 organizations", PlatformStep::OwnsManyOrganizations),
        ("\"\" has 499 more members", PlatformStep::HasManyMembers),
        ("\"\" has 100 invitations", PlatformStep::HasManyInvitations),
        ("\"\" looks at the notifications", PlatformStep::LooksAtNotifications),
        ("\"\" reads the notification", PlatformStep::ReadsNotification),
        ("\"\" has 100 settings", PlatformStep::HasManySettings),
        ("\"\" completes the first steps", PlatformStep::CompletesOnboarding),
    ];
    plain.into_iter().find_map(|(pattern, step)| {
        let [username] = quoted::<1>(pattern, sentence)?;
        Some((username, step))
    })
}
