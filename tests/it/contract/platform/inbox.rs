//! What people are told, what they prefer, and how far they are through the first steps.

use super::{ActionResponse, DateTime, IdVariablesFields, schema};
use cynic::Id;

// Notifications.

#[derive(Debug, Clone, PartialEq, Eq, cynic::Scalar)]
#[cynic(graphql_type = "JSON")]
pub(in crate::contract) struct Json(pub(in crate::contract) serde_json::Value);

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct Notification {
    pub(in crate::contract) id: Id,
    #[cynic(rename = "type")]
    pub(in crate::contract) kind: String,
    pub(in crate::contract) title: String,
    pub(in crate::contract) message: String,
    pub(in crate::contract) data: Option<Json>,
    pub(in crate::contract) is_read: bool,
    pub(in crate::contract) read_at: Option<DateTime>,
    pub(in crate::contract) created_at: DateTime,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct NotificationsVariables {
    pub(in crate::contract) unread_only: bool,
    pub(in crate::contract) limit: i32,
    pub(in crate::contract) offset: i32,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "NotificationsVariables")]
pub(in crate::contract) struct Notifications {
    #[arguments(unread_only: $unread_only, limit: $limit, offset: $offset)]
    pub(in crate::contract) notifications: Vec<Notification>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct UnreadCount {
    pub(in crate::contract) unread_notification_count: i32,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "IdVariables")]
pub(in crate::contract) struct MarkNotificationAsRead {
    #[arguments(id: $id)]
    pub(in crate::contract) mark_notification_as_read: Option<Notification>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct MarkAllNotificationsAsRead {
    pub(in crate::contract) mark_all_notifications_as_read: Option<bool>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "IdVariables")]
pub(in crate::contract) struct DeleteNotification {
    #[arguments(id: $id)]
    pub(in crate::contract) delete_notification: Option<bool>,
}

// Preferences.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct UserSetting {
    pub(in crate::contract) key: String,
    pub(in crate::contract) value: String,
    pub(in crate::contract) updated_at: DateTime,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct Settings {
    pub(in crate::contract) user_settings: Vec<UserSetting>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct KeyVariables<'a> {
    pub(in crate::contract) key: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "KeyVariables")]
pub(in crate::contract) struct ShowSetting {
    #[arguments(key: $key)]
    pub(in crate::contract) user_setting: Option<UserSetting>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UpdateUserSettingVariables<'a> {
    pub(in crate::contract) key: &'a str,
    pub(in crate::contract) value: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "UpdateUserSettingVariables")]
pub(in crate::contract) struct UpdateUserSetting {
    #[arguments(key: $key, value: $value)]
    pub(in crate::contract) update_user_setting: Option<UserSetting>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "KeyVariables")]
pub(in crate::contract) struct DeleteUserSetting {
    #[arguments(key: $key)]
    pub(in crate::contract) delete_user_setting: Option<bool>,
}

// The first steps.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct OnboardingEvent {
    pub(in crate::contract) event: String,
    #[cynic(rename = "stepId")]
    pub(in crate::contract) step_id: Option<String>,
    pub(in crate::contract) created_at: DateTime,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct OnboardingState {
    pub(in crate::contract) completed: bool,
    pub(in crate::contract) completed_at: Option<DateTime>,
    pub(in crate::contract) events: Vec<OnboardingEvent>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct Onboarding {
    pub(in crate::contract) onboarding: OnboardingState,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct TrackOnboardingEventVariables<'a> {
    pub(in crate::contract) event: &'a str,
    pub(in crate::contract) step_id: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TrackOnboardingEventVariables")]
pub(in crate::contract) struct TrackOnboardingEvent {
    #[arguments(event: $event, stepId: $step_id)]
    pub(in crate::contract) track_onboarding_event: Option<bool>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct CompleteOnboarding {
    pub(in crate::contract) complete_onboarding: ActionResponse,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct ResetOnboarding {
    pub(in crate::contract) reset_onboarding: ActionResponse,
}
