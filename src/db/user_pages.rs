//! Lists of accounts under filters, ordered by their key: pages of them, and how many there are.

use super::Connection;
use super::accounts::Account;
use super::schema::accounts_with_addresses;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel_async::RunQueryDsl;

/// What the accounts of a list have in common. Nothing that is none is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserFilters {
    /// The primary address.
    pub email: Option<Exact>,
    /// The user name.
    pub username: Option<Exact>,
    /// A part of the key of the user name.
    pub username_contains: Option<String>,
    /// The beginning of the key of the user name.
    pub username_starts_with: Option<String>,
    /// Whether the account may sign in.
    pub is_active: Option<bool>,
    /// Whether it is archived.
    pub archived: Option<bool>,
    /// Whether its address has been confirmed.
    pub verified: Option<bool>,
    /// The secondary address.
    pub secondary_email: Option<Exact>,
}

/// A text that is looked up by its key and compared as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact {
    /// What the index holds.
    pub key: String,
    /// What is shown, letter by letter.
    pub shown: String,
}

/// A page counted from the end of a list, with what it takes to number its accounts.
#[derive(Debug, Clone)]
pub struct TailPage {
    /// The place of the first account in the list, from 0.
    pub start: i64,
    /// The accounts, in the order of the list.
    pub accounts: Vec<Account>,
}

/// The columns of [`Account`].
const COLUMNS: &str = "id, uuid, username, first_name, last_name, is_active, is_staff, verified, archived, \
     token_version, last_login_at, created_at, email, secondary_email";

/// The account with this key.
pub async fn find(mut conn: &Connection, id: i32) -> QueryResult<Option<Account>> {
    accounts_with_addresses::table
        .filter(accounts_with_addresses::id.eq(id))
        .select(Account::as_select())
        .first(&mut conn)
        .await
        .optional()
}

/// At most `limit` accounts of the list, from the one with the number `offset` on. What lies before it is passed over in
/// an index alone; only the page itself is read from the tables.
pub async fn forward(
    mut conn: &Connection,
    filters: &UserFilters,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<Account>> {
    let mut statement = Statement::default();
    let conditions = statement.conditions(filters);
    let (offset, limit) = (statement.bind(Value::Number(offset)), statement.bind(Value::Number(limit)));
    let sql = format!(
        "select {COLUMNS} from (
            select id as page_id from accounts{conditions} order by id offset {offset} limit {limit}
        ) page
        join accounts_with_addresses on id = page_id
        order by id"
    );
    statement.query(sql).load(&mut conn).await
}

/// The last `count` accounts of the part of the list that begins with the number `lower` and ends before the number
/// `before`, or with the list. It is read from that end of the list which is nearer.
pub async fn backward(
    mut conn: &Connection,
    filters: &UserFilters,
    lower: i64,
    before: Option<i64>,
    count: i64,
) -> QueryResult<TailPage> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        low: i64,
        #[diesel(embed)]
        account: Account,
    }
    let mut statement = Statement::default();
    let conditions = statement.conditions(filters);
    let length = length(filters, &conditions);
    let lower = statement.bind(Value::Number(lower));
    let before = statement.bind(Value::MaybeNumber(before));
    let count = statement.bind(Value::Number(count));
    // A limit of nothing reads nothing: one of the two halves does the work. The limit around them changes nothing; it tells
    // the planner, who cannot know the others, how few accounts there are to look up.
    let sql = format!(
        "with list as materialized (select {length} as length),
        part as materialized (
            select length - least({before}, length) as behind, least({before}, length) as high,
                greatest({lower}, least({before}, length) - {count}) as low
            from list
        ),
        bounds as materialized (
            select behind, low, case when behind < low then greatest(high - low, 0) else 0 end as from_end,
                case when behind < low then 0 else greatest(high - low, 0) end as from_start
            from part
        ),
        page as (
            select page_id from (
                (select id as page_id from accounts{conditions}
                    order by id desc offset (select behind from bounds) limit (select from_end from bounds))
                union all
                (select id from accounts{conditions}
                    order by id offset (select low from bounds) limit (select from_start from bounds))
            ) halves limit {count}
        )
        select low, {COLUMNS} from bounds, page
        join accounts_with_addresses on id = page_id
        order by id"
    );
    let rows: Vec<Row> = statement.query(sql).load(&mut conn).await?;
    let start = rows.as_slice().first().map_or(0, |row| row.low);
    Ok(TailPage { start, accounts: rows.into_iter().map(|row| row.account).collect() })
}

/// How many accounts the list has.
pub async fn count(mut conn: &Connection, filters: &UserFilters) -> QueryResult<i64> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        length: i64,
    }
    let mut statement = Statement::default();
    let conditions = statement.conditions(filters);
    let sql = format!("select {} as length", length(filters, &conditions));
    let row: Row = statement.query(sql).get_result(&mut conn).await?;
    Ok(row.length)
}

/// The number of accounts, as an expression: kept for all, counted for some.
fn length(filters: &UserFilters, conditions: &str) -> String {
    if *filters == UserFilters::default() {
        "(select coalesce(sum(delta), 0)::bigint from account_counts)".to_owned()
    } else {
        format!("(select count(*) from accounts{conditions})")
    }
}

/// The values of a statement that is put together from parts.
#[derive(Debug, Default)]
struct Statement {
    values: Vec<Value>,
}

#[derive(Debug)]
enum Value {
    Text(String),
    Number(i64),
    MaybeNumber(Option<i64>),
}

impl Statement {
    /// Keeps a value and hands back what stands for it.
    fn bind(&mut self, value: Value) -> String {
        let kind = match &value {
            Value::Text(_) => "text",
            Value::Number(_) | Value::MaybeNumber(_) => "bigint",
        };
        self.values.push(value);
        format!("${}::{kind}", self.values.len())
    }

    /// The filters as a `where` clause, or nothing.
    fn conditions(&mut self, filters: &UserFilters) -> String {
        let mut conditions = Vec::new();
        for (exact, kind) in [(&filters.email, "primary"), (&filters.secondary_email, "secondary")] {
            if let Some(Exact { key, shown }) = exact {
                let (key, shown) = (self.text(key), self.text(shown));
                conditions.push(format!(
                    "id = (select account_id from email_addresses where address_key = {key} and kind = '{kind}' and address = {shown})"
                ));
            }
        }
        if let Some(Exact { key, shown }) = &filters.username {
            let (key, shown) = (self.text(key), self.text(shown));
            conditions.push(format!("username_key = {key} and username = {shown}"));
        }
        if let Some(beginning) = &filters.username_starts_with {
            let pattern = self.text(&format!("{}%", literal(beginning)));
            conditions.push(format!("username_key like {pattern}"));
        }
        if let Some(part) = &filters.username_contains {
            let pattern = self.text(&format!("%{}%", literal(part)));
            conditions.push(format!("username_key like {pattern}"));
        }
        // Written out, so that they fit the conditions of partial indexes.
        for (is, column) in
            [(filters.is_active, "is_active"), (filters.archived, "archived"), (filters.verified, "verified")]
        {
            match is {
                Some(true) => conditions.push(column.to_owned()),
                Some(false) => conditions.push(format!("not {column}")),
                None => {}
            }
        }
        if conditions.is_empty() { String::new() } else { format!(" where {}", conditions.join(" and ")) }
    }

    fn text(&mut self, text: &str) -> String {
        self.bind(Value::Text(text.to_owned()))
    }

    /// The statement with its values. It is planned anew each time, because which plan is good depends on them.
    fn query(self, sql: String) -> diesel::query_builder::BoxedSqlQuery<'static, Pg, diesel::query_builder::SqlQuery> {
        let mut query = diesel::sql_query(sql).into_boxed::<Pg>();
        for value in self.values {
            query = match value {
                Value::Text(text) => query.bind::<Text, _>(text),
                Value::Number(number) => query.bind::<BigInt, _>(number),
                Value::MaybeNumber(number) => query.bind::<Nullable<BigInt>, _>(number),
            };
        }
        query
    }
}

/// A text as a pattern that only the text itself fits.
fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(literal(r"a%b_c\d"), r"a\%b\_c\\d");
        assert_eq!(literal("yoda"), "yoda");
    }
}
