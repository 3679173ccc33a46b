//! Lists of accounts on a real database: pages, filters, and how many there are.

use crate::support::person::Person;
use crate::support::world::World;
use crate::support::{Service, TestDatabase};
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;
use lychgate::db::user_pages::{Exact, UserFilters, backward, count, find, forward};
use lychgate::db::{Connection, Db};
use serde_json::json;

/// Accounts 1 to `count`: every third is inactive, every second verified, every fourth archived.
async fn with_accounts(database: &TestDatabase, accounts: i32) -> Db {
    let db = database.db().await;
    let sql = format!(
        "with made as (
            insert into accounts (uuid, username, username_key, is_active, verified, archived, created_at)
            select gen_random_uuid(), 'Name' || n, 'name' || n, n % 3 > 0, n % 2 = 0, n % 4 = 0, now()
            from generate_series(1, {accounts}) n returning id
        )
        insert into email_addresses (address_key, account_id, kind, address)
        select kind || id || '@example.org', id, kind, initcap(kind) || id || '@example.org'
        from made, unnest(array['primary', 'secondary']) kind"
    );
    execute(&db, &sql).await;
    db
}

async fn execute(db: &Db, statement: &str) {
    db.write(async |mut conn: &Connection| diesel::sql_query(statement).execute(&mut conn).await).await.unwrap();
}

async fn ids_forward(db: &Db, filters: &UserFilters, offset: i64, limit: i64) -> Vec<i32> {
    let accounts = db.read(async |conn| forward(conn, filters, offset, limit).await).await.unwrap();
    accounts.into_iter().map(|account| account.id).collect()
}

async fn ids_backward(db: &Db, filters: &UserFilters, lower: i64, before: Option<i64>, count: i64) -> (i64, Vec<i32>) {
    let tail = db.read(async |conn| backward(conn, filters, lower, before, count).await).await.unwrap();
    (tail.start, tail.accounts.into_iter().map(|account| account.id).collect())
}

/// Reads every part of a list from both ends and compares with the list.
async fn compare_all(db: &Db, filters: &UserFilters, list: &[i32]) {
    let length = list.len();
    let numbers = || 0..=i64::try_from(length).unwrap() + 1;
    let place = |number: i64| usize::try_from(number).unwrap().min(length);
    assert_eq!(db.read(async |conn| count(conn, filters).await).await.unwrap(), i64::try_from(length).unwrap());
    for offset in numbers() {
        for limit in numbers() {
            let expected = &list[place(offset)..place(offset + limit)];
            assert_eq!(ids_forward(db, filters, offset, limit).await, expected, "{offset} {limit}");
        }
    }
    for lower in numbers() {
        for before in std::iter::once(None).chain(numbers().map(Some)) {
            for count in numbers() {
                let high = before.map_or(length, place);
                let low = place(lower).max(high.saturating_sub(place(count)));
                let expected = list.get(low..high).unwrap_or_default();
                let (start, ids) = ids_backward(db, filters, lower, before, count).await;
                assert_eq!(ids, expected, "{lower} {before:?} {count}");
                if !ids.is_empty() {
                    assert_eq!(usize::try_from(start), Ok(low), "{lower} {before:?} {count}");
                }
            }
        }
    }
}

#[tokio::test]
async fn every_part_of_a_list_is_read_from_either_end() {
    let database = TestDatabase::new().await;
    let db = with_accounts(&database, 7).await;
    compare_all(&db, &UserFilters::default(), &[1, 2, 3, 4, 5, 6, 7]).await;
    compare_all(&db, &UserFilters { verified: Some(false), ..UserFilters::default() }, &[1, 3, 5, 7]).await;
    compare_all(&db, &UserFilters { archived: Some(true), is_active: Some(false), ..UserFilters::default() }, &[])
        .await;
}

#[tokio::test]
async fn filters_leave_what_they_say() {
    let database = TestDatabase::new().await;
    let db = with_accounts(&database, 12).await;
    let exact = |key: &str, shown: &str| Some(Exact { key: key.to_owned(), shown: shown.to_owned() });
    let all = UserFilters::default;
    let cases = [
        (UserFilters { email: exact("primary3@example.org", "Primary3@example.org"), ..all() }, vec![3]),
        (UserFilters { email: exact("primary3@example.org", "primary3@example.org"), ..all() }, vec![]),
        (UserFilters { email: exact("secondary3@example.org", "Secondary3@example.org"), ..all() }, vec![]),
        (UserFilters { secondary_email: exact("secondary3@example.org", "Secondary3@example.org"), ..all() }, vec![3]),
        (UserFilters { secondary_email: exact("primary3@example.org", "Primary3@example.org"), ..all() }, vec![]),
        (UserFilters { username: exact("name1", "Name1"), ..all() }, vec![1]),
        (UserFilters { username: exact("name1", "name1"), ..all() }, vec![]),
        (UserFilters { username_contains: Some("e1".to_owned()), ..all() }, vec![1, 10, 11, 12]),
        (UserFilters { username_starts_with: Some("name1".to_owned()), ..all() }, vec![1, 10, 11, 12]),
        (UserFilters { username_starts_with: Some("ame".to_owned()), ..all() }, vec![]),
        (UserFilters { username_contains: Some("n%1".to_owned()), ..all() }, vec![]),
        (UserFilters { username_starts_with: Some("name_".to_owned()), ..all() }, vec![]),
        (UserFilters { username_contains: Some("\\".to_owned()), ..all() }, vec![]),
        (UserFilters { is_active: Some(false), ..all() }, vec![3, 6, 9, 12]),
        (UserFilters { is_active: Some(true), archived: Some(true), ..all() }, vec![4, 8]),
        (UserFilters { archived: Some(false), verified: Some(true), ..all() }, vec![2, 6, 10]),
        (UserFilters { username_contains: Some("1".to_owned()), verified: Some(false), ..all() }, vec![1, 11]),
    ];
    for (filters, expected) in cases {
        assert_eq!(ids_forward(&db, &filters, 0, 100).await, expected, "{filters:?}");
        assert_eq!(ids_backward(&db, &filters, 0, None, 100).await.1, expected, "{filters:?}");
        let counted = db.read(async |conn| count(conn, &filters).await).await.unwrap();
        assert_eq!(usize::try_from(counted), Ok(expected.len()), "{filters:?}");
    }
}

#[tokio::test]
async fn one_account_is_found_by_its_key() {
    let database = TestDatabase::new().await;
    let db = with_accounts(&database, 2).await;
    let account = db.read(async |conn| find(conn, 2).await).await.unwrap().unwrap();
    assert_eq!((account.username.as_str(), account.email.as_deref()), ("Name2", Some("Primary2@example.org")));
    assert!(db.read(async |conn| find(conn, 3).await).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_of_accounts_is_kept_while_many_come_and_go() {
    let database = TestDatabase::new().await;
    let db = with_accounts(&database, 20).await;
    let all = UserFilters::default();
    let kept = async || db.read(async |conn| count(conn, &all).await).await.unwrap();
    assert_eq!(kept().await, 20);
    let one_by_one = (0..400).map(|n| {
        let db = &db;
        async move {
            let sql = format!(
                "insert into accounts (uuid, username, username_key, created_at)
                values (gen_random_uuid(), 'x{n}', 'x{n}', now())"
            );
            execute(db, &sql).await;
        }
    });
    let leaving = (1..=20).map(|id| {
        let db = &db;
        async move { execute(db, &format!("delete from accounts where id = {id}")).await }
    });
    tokio::join!(join_all(one_by_one), join_all(leaving));
    assert_eq!(kept().await, 400);
    // A statement that changes nothing, one that is undone, and one that fails leave nothing behind.
    execute(&db, "delete from accounts where false").await;
    let twice = "insert into accounts (uuid, username, username_key, created_at)
        select gen_random_uuid(), 'twice', 'twice', now() from generate_series(1, 2)";
    let failed = db.write(async |mut conn: &Connection| diesel::sql_query(twice).execute(&mut conn).await).await;
    assert!(failed.is_err());
    assert_eq!(kept().await, 400);
    let rows = crate::support::count(&database.url, "select count(*) from account_counts").await;
    assert!(rows <= 150, "{rows} rows were never summed up");
    execute(&db, "truncate accounts cascade").await;
    assert_eq!(kept().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_counted_unless_it_is_asked_for() {
    let service = Service::start(&[("ACCOUNTS__USERS_VISIBLE_TO".to_owned(), "public".to_owned())]).await;
    let person = Person::at(&service);
    person.register("yoda", "yoda@example.org").await;
    // Whoever counts fails from now on.
    service.sql("alter table account_counts rename to elsewhere").await;
    let page = person.ask(None, "{ users(first: 20) { edges { node { username } } } }", &json!({})).await;
    assert_eq!(page, json!({ "data": { "users": { "edges": [{ "node": { "username": "yoda" } }] } } }));
    let counted = person.ask(None, "{ users(first: 20) { totalCount } }", &json!({})).await;
    assert_eq!(counted["data"], json!({ "users": { "totalCount": null } }));
    assert_eq!(counted["errors"][0]["path"], json!(["users", "totalCount"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_leaves_the_staff_sees_nothing_from_then_on() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let access = person.register("yoda", "yoda@example.org").await["token"].as_str().unwrap().to_owned();
    let seen = async || {
        let answer = person.ask(Some(&access), "{ users { totalCount edges { cursor } } }", &json!({})).await;
        answer["data"]["users"]["totalCount"].as_i64().unwrap()
    };
    assert_eq!(seen().await, 0);
    service.join_staff("yoda").await;
    assert_eq!(seen().await, 1);
    service.sql("update accounts set is_staff = false").await;
    assert_eq!(seen().await, 0);
}
