//! Migrations: up and down, by several at once, and on a database that a newer lychgate migrated.

mod expanding;

use crate::support::TestDatabase;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;
use lychgate::db::migrate::{MigrateError, migrate, revert_latest};
use lychgate::db::{Connection, Db};

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Everything that a migration can make, one line each.
const SCHEMA: &str = "
    select line from (
        select format('column %s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid)) as line
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v', 'm', 'p')
        union all select format('relation %s %s', relkind, relname) from pg_class where relnamespace = 'public'::regnamespace
        union all select format('view %s %s', viewname, definition) from pg_views where schemaname = 'public'
        union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
        union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
        union all select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
        union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
        union all select format('type %s %s', typtype, typname) from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
        union all select format('extension %s', extname) from pg_extension
    ) lines order by line";

async fn schema(db: &Db) -> Vec<String> {
    let lines = db.read(async |mut conn: &Connection| diesel::sql_query(SCHEMA).load::<Line>(&mut conn).await).await;
    lines.unwrap().into_iter().map(|line| line.line).collect()
}

async fn execute(db: &Db, statement: &str) {
    db.write(async |mut conn: &Connection| diesel::sql_query(statement).execute(&mut conn).await).await.unwrap();
}

/// The names of the migrations, from the files.
fn names() -> Vec<String> {
    let entries = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap();
    let directories = entries.map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let mut names: Vec<_> = directories.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn all_are_applied_once_and_in_order() {
    let database = TestDatabase::empty().await;
    assert_eq!(migrate(&database.connector).await.unwrap(), names());
    assert_eq!(migrate(&database.connector).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn the_databases_of_tests_have_them() {
    let database = TestDatabase::new().await;
    assert_eq!(migrate(&database.connector).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn each_goes_down_and_up_to_the_same_schema() {
    let database = TestDatabase::empty().await;
    let db = database.db().await;
    migrate(&database.connector).await.unwrap();
    let mut above = schema(&db).await;
    for name in names().into_iter().rev() {
        assert_eq!(revert_latest(&database.connector).await.unwrap(), name);
        let below = schema(&db).await;
        assert_ne!(above, below, "{name} changes nothing, or this test does not see what");
        migrate(&database.connector).await.unwrap();
        // Back to where all are applied, and down again to below this one.
        let reverted = names().into_iter().rev().take_while(|other| *other >= name);
        let mut tops = Vec::new();
        for _ in reverted {
            tops.push(schema(&db).await);
            revert_latest(&database.connector).await.unwrap();
        }
        assert_eq!(tops.last(), Some(&above), "{name} does not come back as it was");
        assert_eq!(schema(&db).await, below, "{name} does not go as it went");
        above = below;
    }
    let left: Vec<_> = above.iter().filter(|line| !line.contains("__diesel_schema_migrations")).collect();
    assert_eq!(left, ["extension plpgsql"], "something stays when all are undone");
    assert!(matches!(revert_latest(&database.connector).await, Err(MigrateError::NothingApplied)));
}

#[tokio::test]
async fn several_at_once_apply_each_once() {
    let database = TestDatabase::empty().await;
    let all = join_all((0..4).map(|_| migrate(&database.connector))).await;
    let applied: Vec<String> = all.into_iter().flat_map(Result::unwrap).collect();
    assert_eq!(applied, names());
}

/// An instance of the version before is started anew while the newer one is put in its place.
#[tokio::test]
async fn a_database_of_a_newer_version_does_as_long_as_nothing_was_taken_away() {
    let database = TestDatabase::empty().await;
    migrate(&database.connector).await.unwrap();
    let db = database.db().await;
    execute(&db, "insert into __diesel_schema_migrations (version) values ('99990101000000'), ('99990102000000')")
        .await;
    assert_eq!(migrate(&database.connector).await.unwrap(), Vec::<String>::new());
    execute(&db, "insert into schema_contractions (version) values ('99990102000000')").await;
    assert_refused(&database, "99990102000000").await;
}

/// Where one of ours is missing beside one that we do not know, the other lychgate is not our successor.
#[tokio::test]
async fn a_database_that_went_another_way_is_left_alone() {
    let database = TestDatabase::empty().await;
    migrate(&database.connector).await.unwrap();
    revert_latest(&database.connector).await.unwrap();
    let db = database.db().await;
    execute(&db, "insert into __diesel_schema_migrations (version) values ('99990101000000')").await;
    let before = schema(&db).await;
    assert_refused(&database, "99990101000000").await;
    assert_eq!(schema(&db).await, before);
}

async fn assert_refused(database: &TestDatabase, version: &str) {
    let refused = migrate(&database.connector).await.unwrap_err();
    let text = refused.to_string();
    assert!(matches!(refused, MigrateError::Unknown { .. }) && text.contains(version), "{text}");
    assert!(!text.contains('\n'), "{text}");
}

/// What an account takes along when it goes is found without reading whole tables.
#[tokio::test]
async fn each_reference_to_accounts_has_an_index() {
    let database = TestDatabase::new().await;
    let without = "
        select format('%s.%s', c.conrelid::regclass, a.attname) as line from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'accounts'::regclass and not exists (
            select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum
                and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))
        )";
    let db = database.db().await;
    let lines = db.read(async |mut conn: &Connection| diesel::sql_query(without).load::<Line>(&mut conn).await).await;
    let lines: Vec<String> = lines.unwrap().into_iter().map(|line| line.line).collect();
    assert_eq!(lines, Vec::<String>::new());
}
