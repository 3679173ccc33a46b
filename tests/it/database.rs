//! Statements and transactions: what is promised about them, on a real database.

use crate::support::TestDatabase;
use diesel::sql_types::Integer;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;
use lychgate::db::{Connection, Db, DbError, DbOptions, QueryResult};
use std::time::Duration;

#[derive(diesel::QueryableByName)]
struct Number {
    #[diesel(sql_type = Integer)]
    number: i32,
}

/// Runs a statement that gives a column `number`.
async fn number(mut conn: &Connection, statement: &str) -> QueryResult<i32> {
    Ok(diesel::sql_query(statement).get_result::<Number>(&mut conn).await?.number)
}

async fn execute(mut conn: &Connection, statement: &str) -> QueryResult<usize> {
    diesel::sql_query(statement).execute(&mut conn).await
}

async fn with_table(database: &TestDatabase) -> Db {
    let db = database.db().await;
    let table = "create table places (id int constraint places_key primary key, size int constraint places_size check (size > 0))";
    db.write(async |conn: &Connection| execute(conn, table).await).await.unwrap();
    db
}

async fn count(db: &Db) -> i32 {
    db.read(async |conn| number(conn, "select count(*)::int as number from places").await).await.unwrap()
}

#[tokio::test]
async fn a_read_at_length_holds_nobody_up_and_writes_nothing() {
    let database = TestDatabase::empty().await;
    let db = with_table(&database).await;
    let locked = "select pg_advisory_lock(7)::text = '' as ignored, 1 as number";
    let released = "select pg_advisory_unlock(7)::int as number";
    // It waits for a lock that is held until the other reads, more than there are connections, are answered.
    let (ready, is_ready) = tokio::sync::oneshot::channel();
    let (done, is_done) = tokio::sync::oneshot::channel::<()>();
    let holder = db.read_at_length(async |conn: &Connection| {
        let held = number(conn, locked).await?;
        let _ = ready.send(());
        let _ = is_done.await;
        number(conn, released).await.map(|released| held + released)
    });
    let others = async {
        is_ready.await.unwrap();
        let waiting = db.read_at_length(async |conn: &Connection| number(conn, locked).await);
        let quick = async {
            for _ in 0..8 {
                assert_eq!(count(&db).await, 0);
            }
            done.send(()).unwrap();
        };
        tokio::join!(waiting, quick).0
    };
    let (held, waited) = tokio::join!(holder, others);
    assert_eq!((held.unwrap(), waited.unwrap()), (2, 1));
    let refused = db.read_at_length(async |conn: &Connection| execute(conn, "insert into places values (1, 1)").await);
    assert!(matches!(refused.await, Err(DbError::Internal(_))));
}

#[tokio::test]
async fn many_reads_share_few_connections() {
    let database = TestDatabase::empty().await;
    let db = database.db().await;
    let reads = (0..200).map(|wanted| {
        let db = &db;
        async move {
            let statement = format!("select {wanted} as number");
            db.read(async |conn| number(conn, &statement).await).await.unwrap()
        }
    });
    assert_eq!(join_all(reads).await, (0..200).collect::<Vec<_>>());
    let statement = "select count(*)::int as number from pg_stat_activity where datname = current_database() and application_name = 'lychgate'";
    let open = db.read(async |conn| number(conn, statement).await).await.unwrap();
    assert!(open <= 2 + 4, "{open} connections");
}

#[tokio::test]
async fn a_read_that_writes_is_refused() {
    let database = TestDatabase::empty().await;
    let db = with_table(&database).await;
    let refused = db.read(async |conn| execute(conn, "insert into places values (1, 1)").await).await;
    assert!(matches!(refused, Err(DbError::Internal(_))), "{refused:?}");
    assert_eq!(count(&db).await, 0);
}

#[tokio::test]
async fn constraints_become_conflicts_by_name() {
    let database = TestDatabase::empty().await;
    let db = with_table(&database).await;
    let insert =
        async |statement: &'static str| db.write(async |conn: &Connection| execute(conn, statement).await).await;
    insert("insert into places values (1, 1)").await.unwrap();
    assert!(insert("insert into places values (1, 1)").await.unwrap_err().is_conflict_with("places_key"));
    assert!(insert("insert into places values (2, 0)").await.unwrap_err().is_conflict_with("places_size"));
    let mistake = insert("insert into nowhere values (1)").await.unwrap_err();
    assert!(matches!(mistake, DbError::Internal(_)), "{mistake:?}");
    assert!(!mistake.to_string().contains("nowhere"), "the text of the database does not leak");
}

#[tokio::test]
async fn a_transaction_is_whole_or_not_at_all() {
    let database = TestDatabase::empty().await;
    let db = with_table(&database).await;
    let done: Result<i32, DbError> = db
        .transaction(async |conn| {
            execute(conn, "insert into places values (1, 1)").await?;
            execute(conn, "insert into places values (2, 1)").await?;
            Ok(number(conn, "select count(*)::int as number from places").await?)
        })
        .await;
    assert_eq!(done.unwrap(), 2);
    let failed: Result<(), DbError> = db
        .transaction(async |conn| {
            execute(conn, "insert into places values (3, 1)").await?;
            execute(conn, "insert into places values (1, 1)").await?;
            Ok(())
        })
        .await;
    assert!(failed.unwrap_err().is_conflict_with("places_key"));
    assert_eq!(count(&db).await, 2);
}

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    let database = TestDatabase::empty().await;
    with_table(&database).await;
    let db = database.db_with(DbOptions { pool_max: 1, ..DbOptions::default() }).await;
    {
        let (reached, wait) = tokio::sync::oneshot::channel();
        let dropped = db.transaction(async |conn| {
            execute(conn, "insert into places values (1, 1)").await?;
            let _ = reached.send(());
            std::future::pending::<Result<(), DbError>>().await
        });
        tokio::select! {
            _ = dropped => unreachable!("it never ends"),
            reached = wait => reached.unwrap(),
        }
    }
    // The only place of the pool is free again, and not with an open transaction in it.
    let inserted: Result<usize, DbError> =
        db.transaction(async |conn| Ok(execute(conn, "insert into places values (1, 1)").await?)).await;
    inserted.unwrap();
    assert_eq!(count(&db).await, 1);
}

#[tokio::test]
async fn who_waits_too_long_for_a_connection_is_refused() {
    let database = TestDatabase::empty().await;
    let wait = Duration::from_millis(50);
    let db = database.db_with(DbOptions { pool_max: 1, pool_wait: wait, ..DbOptions::default() }).await;
    let refused: Result<(), DbError> = db
        .transaction(async |conn| {
            execute(conn, "select 1").await?;
            let second: Result<(), DbError> = db.transaction(async |_| Ok(())).await;
            second
        })
        .await;
    assert!(matches!(refused, Err(DbError::Unavailable(_))), "{refused:?}");
    db.ready().await.unwrap();
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_ended() {
    let database = TestDatabase::empty().await;
    let db =
        database.db_with(DbOptions { statement_timeout: Duration::from_millis(200), ..DbOptions::default() }).await;
    let read = db.read(async |conn| execute(conn, "select pg_sleep(600)").await).await;
    assert!(matches!(read, Err(DbError::Unavailable(_))), "{read:?}");
    let written = db.write(async |conn: &Connection| execute(conn, "select pg_sleep(600)").await).await;
    assert!(matches!(written, Err(DbError::Unavailable(_))), "{written:?}");
    db.ready().await.unwrap();
}

/// Reads that ask at the same moment and afterwards, while slow statements hold every shared connection.
#[tokio::test]
async fn slow_statements_do_not_hold_up_others() {
    let database = TestDatabase::empty().await;
    let db = database.db_with(DbOptions { statement_timeout: Duration::from_secs(600), ..DbOptions::default() }).await;
    let slow: Vec<_> = (0..3)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.read(async |conn| execute(conn, "select pg_sleep(600)").await).await })
        })
        .collect();
    for round in 0..3 {
        let fast = (0..50).map(|_| db.read(async |conn| number(conn, "select 7 as number").await));
        for answer in join_all(fast).await {
            assert_eq!(answer.unwrap(), 7, "round {round}");
        }
    }
    assert!(slow.iter().all(|slow| !slow.is_finished()), "the slow statements were not slow");
    slow.iter().for_each(tokio::task::JoinHandle::abort);
}

/// A caller who went away leaves a statement behind, and the connection does not count as free.
#[tokio::test]
async fn abandoned_statements_do_not_hold_up_others() {
    let database = TestDatabase::empty().await;
    let db = database.db_with(DbOptions { statement_timeout: Duration::from_secs(600), ..DbOptions::default() }).await;
    for _ in 0..2 {
        let slow = db.read(async |conn| execute(conn, "select pg_sleep(600)").await);
        assert!(tokio::time::timeout(Duration::from_millis(10), slow).await.is_err());
    }
    for _ in 0..100 {
        let answer = db.read(async |conn| number(conn, "select 7 as number").await).await;
        assert_eq!(answer.unwrap(), 7);
    }
}
