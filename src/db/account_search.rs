//! Accounts as administrators look for them: with how they stand, the newest first.

use super::Connection;
use super::accounts::Account;
use super::schema::{accounts, accounts_with_addresses, administrators, second_factors};
use super::standings::Standing;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// Which accounts are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// A part of the user name, of an address or of the name, in whatever case.
    pub text: Option<String>,
    /// Whether the account may sign in.
    pub is_active: Option<bool>,
    /// The account itself.
    pub uuid: Option<Uuid>,
}

impl Search {
    /// The text as a pattern that matches it anywhere.
    fn pattern(&self) -> Option<String> {
        let escaped = |text: &String| text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
        self.text.as_ref().map(|text| format!("%{}%", escaped(text)))
    }
}

/// The accounts, the newest first. The rows are read in that order and passed over where they do not match, so that a page that
/// is found soon is soon there.
pub async fn page(
    mut conn: &Connection,
    search: &Search,
    limit: i64,
    offset: i64,
) -> QueryResult<Vec<(Account, Standing)>> {
    let factors = second_factors::table.filter(second_factors::account_id.eq(accounts_with_addresses::id));
    let administrator = administrators::table.filter(administrators::account_id.eq(accounts_with_addresses::id));
    // Tables of Django mark a password that can never be right with an exclamation mark.
    let password = accounts_with_addresses::password;
    let has_password = password.is_not_null().and(password.not_like("!%").assume_not_null());
    let mut found = accounts_with_addresses::table
        .select((
            Account::as_select(),
            (diesel::dsl::exists(factors), has_password, diesel::dsl::exists(administrator)),
        ))
        .into_boxed();
    if let Some(pattern) = search.pattern() {
        let name = accounts_with_addresses::first_name.concat(" ").concat(accounts_with_addresses::last_name);
        let by_name = accounts_with_addresses::username.ilike(pattern.clone()).or(name.ilike(pattern.clone()));
        let by_address: Box<dyn BoxableExpression<_, _, SqlType = Nullable<Bool>>> = Box::new(
            accounts_with_addresses::email
                .ilike(pattern.clone())
                .or(accounts_with_addresses::secondary_email.ilike(pattern)),
        );
        found = found.filter(by_name.nullable().or(by_address));
    }
    if let Some(is_active) = search.is_active {
        found = found.filter(accounts_with_addresses::is_active.eq(is_active));
    }
    if let Some(uuid) = search.uuid {
        found = found.filter(accounts_with_addresses::uuid.eq(uuid));
    }
    let newest = (accounts_with_addresses::created_at.desc(), accounts_with_addresses::id.desc());
    found.order(newest).limit(limit).offset(offset).load(&mut conn).await
}

/// Locks an account until the transaction ends, and reads it. None where there is none.
pub async fn lock(mut conn: &Connection, uuid: Uuid) -> QueryResult<Option<Account>> {
    let row = accounts::table.filter(accounts::uuid.eq(uuid)).select(accounts::id).for_update();
    let locked: Option<i32> = row.first(&mut conn).await.optional()?;
    let Some(id) = locked else { return Ok(None) };
    accounts_with_addresses::table
        .filter(accounts_with_addresses::id.eq(id))
        .select(Account::as_select())
        .first(&mut conn)
        .await
        .optional()
}
