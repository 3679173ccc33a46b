//! The rows of the platform contract: organizations, notifications, settings and first steps.

use super::platform::{Access, Row};
use serde_json::json;

pub(super) const ROWS: &[Row] = &[
    Row {
        field: "organizations",
        access: Access::SignedInOrReadingKey,
        request: "query { organizations { id } }",
        allowed: || Ok(json!(null)),
    },
    Row {
        field: "organization",
        access: Access::SignedInOrReadingKey,
        request: r#"query { organization(id: "none") { id } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "createOrganization",
        access: Access::SignedIn,
        request: r#"mutation { createOrganization(input: { name: "" }) { id } }"#,
        allowed: || Err("NAME_INVALID"),
    },
    Row {
        field: "updateOrganization",
        access: Access::SignedIn,
        request: r#"mutation { updateOrganization(id: "none", input: {}) { id } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "deleteOrganization",
        access: Access::SignedIn,
        request: r#"mutation { deleteOrganization(id: "none") }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "inviteUserToOrganization",
        access: Access::SignedIn,
        request: r#"mutation { inviteUserToOrganization(organization_id: "none", email: "a@x.io", role: "member") }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "removeUserFromOrganization",
        access: Access::SignedIn,
        request: r#"mutation { removeUserFromOrganization(organization_id: "none", user_id: "none") }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "notifications",
        access: Access::SignedInOrReadingKey,
        request: "query { notifications { id } }",
        allowed: || Ok(json!(null)),
    },
    Row {
        field: "unreadNotificationCount",
        access: Access::SignedInOrReadingKey,
        request: "query { unreadNotificationCount }",
        allowed: || Ok(json!(0)),
    },
    Row {
        field: "markNotificationAsRead",
        access: Access::SignedIn,
        request: r#"mutation { markNotificationAsRead(id: "none") { id } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "markAllNotificationsAsRead",
        access: Access::SignedIn,
        request: "mutation { markAllNotificationsAsRead }",
        allowed: || Ok(json!(true)),
    },
    Row {
        field: "deleteNotification",
        access: Access::SignedIn,
        request: r#"mutation { deleteNotification(id: "none") }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "userSettings",
        access: Access::SignedInOrReadingKey,
        request: "query { userSettings { key } }",
        allowed: || Ok(json!(null)),
    },
    Row {
        field: "userSetting",
        access: Access::SignedInOrReadingKey,
        request: r#"query { userSetting(key: "none") { key } }"#,
        allowed: || Ok(json!(null)),
    },
    Row {
        field: "updateUserSetting",
        access: Access::SignedIn,
        request: r#"mutation { updateUserSetting(key: "", value: "") { key } }"#,
        allowed: || Err("KEY_INVALID"),
    },
    Row {
        field: "deleteUserSetting",
        access: Access::SignedIn,
        request: r#"mutation { deleteUserSetting(key: "none") }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "onboarding",
        access: Access::SignedInOrReadingKey,
        request: "query { onboarding { completed } }",
        allowed: || Ok(json!({ "completed": false })),
    },
    Row {
        field: "resetOnboarding",
        access: Access::SignedIn,
        request: "mutation { resetOnboarding { success reason } }",
        allowed: || Ok(json!({ "success": true, "reason": null })),
    },
    Row {
        field: "completeOnboarding",
        access: Access::SignedIn,
        request: "mutation { completeOnboarding { success reason } }",
        allowed: || Ok(json!({ "success": true, "reason": null })),
    },
    Row {
        field: "trackOnboardingEvent",
        access: Access::SignedIn,
        request: r#"mutation { trackOnboardingEvent(event: "") }"#,
        allowed: || Err("TOO_SHORT"),
    },
];
