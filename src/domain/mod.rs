//! The rules of accounts, shared by all contracts. Nothing here has heard of GraphQL or HTTP.

pub mod administer;
pub mod authenticate;
pub mod clean;
pub mod confirm_address;
mod django_link;
pub mod email_address;
pub mod form_text;
pub mod leave;
pub mod link_standing;
pub mod list_window;
pub mod mailed_link;
mod move_address;
pub mod notice;
pub mod password_change;
pub mod password_link;
pub mod password_link_mail;
pub mod password_proof;
pub mod password_rules;
mod password_words;
pub mod person_name;
pub mod refresh;
pub mod refresh_access;
pub mod register;
pub mod resend_activation;
pub mod secondary_address;
pub mod session;
pub mod sign_in;
pub mod sign_out;
pub mod transfer;
pub mod update_account;
pub mod user_directory;
pub mod username;

pub use crate::db::accounts::Account;
