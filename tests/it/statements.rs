//! How many statements each field costs, counted on every connection that a service makes. BEGIN and COMMIT do not count, nor
//! does what sets up a connection; the limits, whose counters would not count either, are switched off in tests.

mod alike;
mod counter;
mod platform;
mod rows;
mod session;

use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use counter::{Asked, Counter};
use lychgate::db::Connection;
use lychgate::generated;
use rows::{ROWS, Row};
use serde_json::json;
use std::collections::BTreeSet;

/// With one connection of each kind, what was prepared once is prepared for good.
const SETTINGS: [&str; 2] = ["setting DATABASE__SHARED_CONNECTIONS=1", "setting DATABASE__POOL_MAX=1"];

/// What a row costs the first time on a service, and the second time, when everything has been prepared.
struct Price {
    cold: Asked,
    warm: Asked,
}

async fn price(row: &Row, flavour: Flavour, counter: &Counter) -> Price {
    let names = ["luke", "leia"];
    let steps = names.iter().flat_map(|name| row.steps.iter().map(|step| step.replace("NAME", name)));
    let steps: Vec<_> =
        SETTINGS.map(str::to_owned).into_iter().chain(steps).map(|step| step.parse().unwrap()).collect();
    let journey: Journey<Service> = Journey::begin(flavour, &steps).await.unwrap();
    let mut asked = Vec::new();
    for name in names {
        let scheme = if matches!(flavour, Flavour::Session | Flavour::Platform) { "Bearer" } else { "JWT" };
        let session = row.signed_in.then(|| ("authorization".to_owned(), format!("{scheme} <{name}'s access token>")));
        let request = xtask::example::fill(&row.request.replace("NAME", name), &journey.held).unwrap();
        counter.take();
        let answer = journey.ask(&request, &json!({}), session.as_slice()).await.unwrap();
        asked.push(counter.take());
        let answer = answer.json().unwrap();
        let payload = answer["data"].as_object().and_then(|data| data.values().next());
        let refused = answer.get("errors").is_some() || payload.is_some_and(|payload| payload["success"] == false);
        // What the session contract refuses is an error of its own, and so is much of the platform contract.
        let may_be_error = matches!(flavour, Flavour::Session | Flavour::Platform);
        let as_expected = refused != row.success && (answer.get("errors").is_none() || may_be_error);
        assert!(as_expected, "{}: {answer}", row.name);
    }
    let [cold, warm] = asked.try_into().unwrap();
    Price { cold, warm }
}

/// Something to tell where the price is another. A statement that is held up on a busy machine is asked once more
/// elsewhere: then there is another try.
async fn wrong_price(row: &Row, flavour: Flavour, counter: &Counter) -> Option<String> {
    let mut told = None;
    for _ in 0..3 {
        let Price { cold, warm } = price(row, flavour, counter).await;
        let is_right = cold.statements.len() == row.statements && warm.statements == cold.statements;
        if is_right && warm.prepared == 0 && cold.prepared <= row.statements {
            return None;
        }
        let list: Vec<&str> = cold.statements.iter().map(|it| it.get(..150).unwrap_or(it)).collect();
        let list = list.join("\n    ");
        told = Some(format!(
            "{} costs {} statements the first time and {} later ({} and {} prepared) instead of {}:\n    {list}",
            row.name,
            cold.statements.len(),
            warm.statements.len(),
            cold.prepared,
            warm.prepared,
            row.statements
        ));
    }
    told
}

async fn compare(flavour: Flavour, rows: &[Row]) {
    let counter = Counter::of_this_thread();
    let mut wrong = Vec::new();
    for row in rows {
        wrong.extend(wrong_price(row, flavour, &counter).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_field_costs_what_the_table_says() {
    compare(Flavour::Plain, ROWS).await;
}

#[tokio::test]
async fn every_field_costs_what_the_table_says_in_the_relay_flavour() {
    compare(Flavour::Relay, ROWS).await;
}

#[tokio::test]
async fn every_field_of_the_session_contract_costs_what_the_table_says() {
    compare(Flavour::Session, session::ROWS).await;
}

fn platform_rows() -> Vec<Row> {
    platform::ROWS.iter().chain(platform::groups::ROWS).copied().collect()
}

#[tokio::test]
async fn every_field_of_the_platform_contract_costs_what_the_table_says() {
    compare(Flavour::Platform, &platform_rows()).await;
}

#[test]
fn the_tables_have_every_field() {
    let tables = [
        (&generated::accounts::TABLES, ROWS),
        (&generated::session::TABLES, session::ROWS),
        (&generated::platform::TABLES, &platform_rows()),
    ];
    for (contract, rows) in tables {
        let roots = contract.objects.iter().filter(|object| ["Query", "Mutation"].contains(&object.name));
        let fields: BTreeSet<&str> = roots.flat_map(|object| object.fields).map(|field| field.name).collect();
        let rows: BTreeSet<&str> = rows.iter().filter_map(|row| row.name.split([' ', ',']).next()).collect();
        assert_eq!(rows, fields);
    }
}

/// What would go unseen if the instrumentation were not that of every connection.
#[tokio::test]
async fn reads_writes_and_transactions_are_counted() {
    let counter = Counter::of_this_thread();
    let database = crate::support::TestDatabase::new().await;
    let db = database.db().await;
    counter.take();
    async fn one(mut conn: &Connection) -> diesel::QueryResult<usize> {
        diesel_async::RunQueryDsl::execute(diesel::sql_query("select 1"), &mut conn).await
    }
    db.read(async |conn| one(conn).await).await.unwrap();
    db.read_at_length(async |conn| one(conn).await).await.unwrap();
    db.write(async |conn| one(conn).await).await.unwrap();
    let two = async |conn: &Connection| {
        one(conn).await?;
        one(conn).await
    };
    db.transaction::<_, lychgate::db::DbError, _>(async |conn| Ok(two(conn).await?)).await.unwrap();
    assert_eq!(counter.take().statements, ["select 1"; 5]);
}
