//! domain

pub mod email_address;
pub mod form_text;
pub mod password_rules;
pub mod username;
