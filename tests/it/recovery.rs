//! The database goes away and comes back: errors meanwhile, and then everything as before, without anybody's help.

use crate::support::roles::cluster_in;
use crate::support::{TestDatabase, directory};
use diesel_async::RunQueryDsl;
use lychgate::db::cluster::Cluster;
use lychgate::db::migrate::make_database;
use lychgate::db::{Connection, Connector, Db, DbError, DbOptions};
use std::pin::pin;
use std::process::Command;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

async fn write(db: &Db) -> Result<usize, DbError> {
    db.write(async |mut conn: &Connection| diesel::sql_query("create temporary table t ()").execute(&mut conn).await)
        .await
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

/// When the server started.
async fn started_at(db: &Db) -> Result<String, DbError> {
    let query = "select pg_postmaster_start_time()::text as line";
    let found = db.read(async |mut conn: &Connection| diesel::sql_query(query).get_result::<Line>(&mut conn).await);
    Ok(found.await?.line)
}

/// Asks again and again until reading, writing and transactions all work.
async fn recovered(db: &Db) {
    let begin = Instant::now();
    loop {
        let read = db.ready().await;
        let transacted: Result<(), DbError> = db
            .transaction(async |mut conn: &Connection| {
                diesel::sql_query("select 1").execute(&mut conn).await?;
                Ok(())
            })
            .await;
        match (read, transacted) {
            (Ok(()), Ok(())) => return,
            (Err(DbError::Unavailable(_)), _) | (_, Err(DbError::Unavailable(_))) => {}
            other => panic!("neither there nor away: {other:?}"),
        }
        assert!(begin.elapsed() < PATIENCE, "it did not recover");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn connections_that_are_ended_are_replaced() {
    let database = TestDatabase::empty().await;
    let db = database.db().await;
    let other = database.db().await;
    write(&db).await.unwrap();
    let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    for _ in 0..5 {
        other.write(async |mut conn: &Connection| diesel::sql_query(end).execute(&mut conn).await).await.unwrap();
        recovered(&db).await;
        recovered(&other).await;
    }
}

/// A read whose connection ends under it is asked once more, and nobody notices.
#[tokio::test]
async fn a_read_outlives_its_connection() {
    let database = TestDatabase::empty().await;
    let db = database.db_with(DbOptions { shared_connections: 1, ..DbOptions::default() }).await;
    let other = database.db().await;
    let begin = "select pg_sleep(0.04)";
    let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(0.04)' and state = 'active'";
    let since = Instant::now();
    loop {
        let mut read = pin!(db.read(async |mut conn: &Connection| diesel::sql_query(begin).execute(&mut conn).await));
        let kill = async {
            while other
                .write(async |mut conn: &Connection| diesel::sql_query(end).execute(&mut conn).await)
                .await
                .unwrap()
                == 0
            {}
        };
        tokio::select! {
            // It was over before anybody saw it run: the machine is busy.
            read = &mut read => assert!(read.is_ok(), "{read:?}"),
            () = kill => {
                read.await.unwrap();
                break;
            }
        }
        assert!(since.elapsed() < PATIENCE, "no connection was ended under a read");
    }
}

#[tokio::test]
async fn a_server_that_stops_and_starts_is_found_again() {
    let options = cluster_in(&directory());
    let start = || {
        let options = options.clone();
        tokio::task::spawn_blocking(move || Cluster::start(&options).unwrap())
    };
    let cluster = start().await.unwrap();
    let second = Duration::from_secs(5);
    let connector = Connector::new(&cluster.database_url("lychgate"), second, second).unwrap();
    make_database(&connector, "lychgate").await.unwrap();
    make_database(&connector, "lychgate").await.unwrap();
    let db = Db::connect(&connector, DbOptions::default()).await.unwrap();
    recovered(&db).await;

    tokio::task::spawn_blocking(move || cluster.stop().unwrap()).await.unwrap();
    for _ in 0..3 {
        let begin = Instant::now();
        assert!(matches!(db.ready().await, Err(DbError::Unavailable(_))));
        assert!(matches!(write(&db).await, Err(DbError::Unavailable(_))));
        assert!(begin.elapsed() < PATIENCE, "a database that is away is told at once");
    }
    assert!(matches!(Db::connect(&connector, DbOptions::default()).await, Err(DbError::Unavailable(_))));

    let cluster = start().await.unwrap();
    recovered(&db).await;
    db.close();
    tokio::task::spawn_blocking(move || cluster.stop().unwrap()).await.unwrap();
}

/// Killed by the machine, the private PostgreSQL comes back by itself, with what was acknowledged.
#[tokio::test]
async fn a_private_server_that_is_killed_is_started_again() {
    let options = cluster_in(&directory());
    let cluster = tokio::task::spawn_blocking(move || Cluster::start(&options).unwrap()).await.unwrap();
    let second = Duration::from_secs(5);
    let connector = Connector::new(&cluster.database_url("postgres"), second, second).unwrap();
    let db = Db::connect(&connector, DbOptions::default()).await.unwrap();
    let remember = "create table remembered as select 1 as number";
    db.write(async |mut conn: &Connection| diesel::sql_query(remember).execute(&mut conn).await).await.unwrap();
    let state = std::fs::read_to_string(cluster.home().join("pgdata/postmaster.pid")).unwrap();
    let process = state.lines().next().unwrap();
    let before = started_at(&db).await.unwrap();
    assert!(Command::new("kill").args(["-s", "KILL", process]).status().unwrap().success());
    // The connections outlive their server for a moment.
    let begin = Instant::now();
    while started_at(&db).await.map_or(true, |at| at == before) {
        assert!(begin.elapsed() < PATIENCE, "it was not started again");
        tokio::task::yield_now().await;
    }
    recovered(&db).await;
    let found =
        db.read(async |mut conn: &Connection| diesel::sql_query("select * from remembered").execute(&mut conn).await);
    assert_eq!(found.await.unwrap(), 1);
    db.close();
    tokio::task::spawn_blocking(move || cluster.stop().unwrap()).await.unwrap();
}
