//! The rows of the platform contract: API keys and administration.

use super::{Access, Row};
use serde_json::json;

pub(super) const ROWS: &[Row] = &[
    Row {
        field: "apiKeys",
        access: Access::SignedIn,
        request: "query { apiKeys { __typename } }",
        allowed: || Ok(json!(null)),
    },
    Row {
        field: "users",
        access: Access::Admin,
        request: "query { users { __typename } }",
        allowed: || Ok(json!({ "__typename": "User" })),
    },
    Row {
        field: "user",
        access: Access::Admin,
        request: "query { user(id: \"none\") { __typename } }",
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "auditLog",
        access: Access::Admin,
        request: "query { auditLog { __typename } }",
        allowed: || Ok(json!({ "__typename": "AuditEntry" })),
    },
    Row {
        field: "updateUserStatus",
        access: Access::Admin,
        request: r#"mutation { updateUserStatus(user_id: "none", is_active: false) { id } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "grantSystemAdmin",
        access: Access::Admin,
        request: r#"mutation { grantSystemAdmin(user_id: "none") { id } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "revokeSystemAdmin",
        access: Access::Admin,
        request: r#"mutation { revokeSystemAdmin(user_id: "none") { id } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminResetUserPassword",
        access: Access::Admin,
        request: r#"mutation { adminResetUserPassword(user_id: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminChangeUserEmail",
        access: Access::Admin,
        request: r#"mutation { adminChangeUserEmail(user_id: "none", new_email: "new@example.com") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminResetUser2FA",
        access: Access::Admin,
        request: r#"mutation { adminResetUser2FA(user_id: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminDeactivateUser",
        access: Access::Admin,
        request: r#"mutation { adminDeactivateUser(user_id: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminReactivateUser",
        access: Access::Admin,
        request: r#"mutation { adminReactivateUser(user_id: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminToggleSystemAdmin",
        access: Access::Admin,
        request: r#"mutation { adminToggleSystemAdmin(user_id: "none", is_admin: true) { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "adminEnableApiKey",
        access: Access::Admin,
        request: r#"mutation { adminEnableApiKey(key_id: "none", type: "rest") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
    Row {
        field: "createApiKey",
        access: Access::SignedIn,
        request: r#"mutation { createApiKey(input: { name: "bot", permissions: ["none"] }) { reason } }"#,
        allowed: || Err("PERMISSION_INVALID"),
    },
    Row {
        field: "revokeApiKey",
        access: Access::SignedIn,
        request: r#"mutation { revokeApiKey(id: "none") { reason } }"#,
        allowed: || Err("NOT_FOUND"),
    },
];
