//! The private cluster: what it keeps, how it ends, and what it says when it cannot start.

use crate::support::directory;
use crate::support::roles::{Holder, cluster_in};
use diesel::sql_types::Integer;
use diesel_async::RunQueryDsl;
use lychgate::db::cluster::{Cluster, ClusterError, ClusterOptions, Durability};
use lychgate::db::{Connection, Connector, Db, DbOptions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

#[derive(diesel::QueryableByName)]
struct Number {
    #[diesel(sql_type = Integer)]
    number: i32,
}

/// Runs a statement that gives a column `number`, on a connection that ends with it.
fn ask(cluster: &Cluster, statement: &str) -> i32 {
    let second = Duration::from_secs(10);
    let connector = Connector::new(&cluster.database_url("postgres"), second, second).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::connect(&connector, DbOptions { shared_connections: 1, ..DbOptions::default() }).await.unwrap();
        let answer =
            db.write(async |mut conn: &Connection| diesel::sql_query(statement).get_result::<Number>(&mut conn).await);
        answer.await.unwrap().number
    })
}

const REMEMBER: &str = "with made as (select lo_create(4711)) select count(*)::int as number from made";
const REMEMBERED: &str = "select count(*)::int as number from pg_largeobject_metadata where oid = 4711";

/// The process of PostgreSQL.
fn postmaster(cluster: &Cluster) -> String {
    let text = std::fs::read_to_string(cluster.home().join("pgdata/postmaster.pid")).unwrap();
    text.lines().next().unwrap().to_owned()
}

fn process_group(process: &str) -> String {
    let output = Command::new("ps").args(["-o", "pgid=", "-p", process]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n")
}

/// The error of a start that fails: one line.
fn refused(options: &ClusterOptions) -> ClusterError {
    let error = Cluster::start(options).unwrap_err();
    assert!(!error.to_string().contains('\n'), "{error}");
    error
}

#[test]
fn it_keeps_what_was_written() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, REMEMBERED), 0);
    assert_eq!(ask(&cluster, REMEMBER), 1);
    assert_eq!(
        ask(
            &cluster,
            "select (current_setting('fsync')::bool and current_setting('full_page_writes')::bool)::int as number"
        ),
        1
    );
    assert_eq!(
        ask(
            &cluster,
            "select count(*)::int as number from unnest(string_to_array(current_setting('listen_addresses'), ','))"
        ),
        0
    );
    cluster.stop().unwrap();
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, REMEMBERED), 1);
}

#[test]
fn its_files_and_its_socket_are_its_own() {
    let cluster = Cluster::start(&cluster_in(&directory())).unwrap();
    for path in [cluster.home(), cluster.sockets(), &cluster.home().join("pgdata")] {
        let found = std::fs::metadata(path).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o700, "{}", path.display());
        assert_ne!(found.uid(), 0, "PostgreSQL does not run as root");
    }
    assert!(cluster.sockets().as_os_str().len() + "/.s.PGSQL.5432".len() <= 107);
}

#[cfg(target_os = "linux")]
#[test]
fn it_gets_none_of_our_environment() {
    let cluster = Cluster::start(&cluster_in(&directory())).unwrap();
    let supervisor = Command::new("ps").args(["-o", "ppid=", "-p", &postmaster(&cluster)]).output().unwrap();
    let supervisor = String::from_utf8(supervisor.stdout).unwrap().trim().to_owned();
    // The shell that holds PostgreSQL, and PostgreSQL itself. Whoever runs this test has more variables than that.
    let own = std::fs::read("/proc/self/environ").unwrap();
    assert!(own.split(|byte| *byte == 0).any(|line| line.starts_with(b"CARGO")));
    for process in [supervisor, postmaster(&cluster)] {
        let text = std::fs::read(format!("/proc/{process}/environ")).unwrap();
        let names = text.split(|byte| *byte == 0).filter_map(|line| line.split(|byte| *byte == b'=').next());
        let ours = [&b"PATH"[..], b"LC_ALL", b"PWD", b"OLDPWD", b"SHLVL", b"_", b"PG_GRANDPARENT_PID", b""];
        for name in names {
            assert!(ours.contains(&name), "{}", String::from_utf8_lossy(name));
        }
    }
}

#[test]
fn a_data_directory_that_others_write_to_is_refused() {
    let options = cluster_in(&directory());
    std::fs::DirBuilder::new().recursive(true).create(&options.data_dir).unwrap();
    for mode in [0o777, 0o770, 0o702] {
        std::fs::set_permissions(&options.data_dir, PermissionsExt::from_mode(mode)).unwrap();
        let error = refused(&options);
        assert!(matches!(error, ClusterError::Exposed { .. }), "{error}");
    }
    std::fs::set_permissions(&options.data_dir, PermissionsExt::from_mode(0o755)).unwrap();
    Cluster::start(&options).unwrap().stop().unwrap();
}

#[test]
fn a_long_path_gets_a_short_socket() {
    let deep = directory().join("a-directory-with-a-name-that-goes-on-and-on".repeat(4));
    std::fs::DirBuilder::new().mode(0o755).create(&deep).unwrap();
    let options = ClusterOptions { durability: Durability::Throwaway, ..cluster_in(&deep) };
    let cluster = Cluster::start(&options).unwrap();
    let sockets = cluster.sockets().to_owned();
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
    cluster.stop().unwrap();
    assert!(!sockets.join(".s.PGSQL.5432").exists());
    assert!(!sockets.exists(), "a throw-away cluster leaves nothing behind");
}

#[test]
fn a_second_start_is_told_who_is_there() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    let error = refused(&options);
    assert!(matches!(error, ClusterError::InUse { .. }), "{error}");
    assert!(error.to_string().contains(&format!("(process {})", std::process::id())), "{error}");
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
}

#[test]
fn it_does_not_outlive_a_server_that_is_killed() {
    let options = cluster_in(&directory());
    let holder = Holder::start(&options, Path::new("/"));
    assert!(matches!(refused(&options), ClusterError::InUse { .. }));
    holder.kill();
    // This takes the lock that every process of the former one held, so none of them is left.
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
}

#[test]
fn an_interrupt_in_the_terminal_does_not_reach_it() {
    let cluster = Cluster::start(&cluster_in(&directory())).unwrap();
    let postmaster = postmaster(&cluster);
    assert_ne!(process_group(&postmaster), process_group(&std::process::id().to_string()));
    assert!(!process_group(&postmaster).is_empty());
}

#[test]
fn our_environment_stays_with_us() {
    let holder = Holder::start(&cluster_in(&directory()), Path::new("/"));
    let environment = |process: &str| {
        let output = Command::new("ps").args(["eww", "-o", "command=", "-p", process]).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let ours = environment(&holder.id().to_string());
    assert!(ours.contains("LYCHGATE_TEST_DIRECTORY="), "ps shows no environment: {ours}");
    let theirs = environment(&process_group(&holder.postmaster()));
    assert!(theirs.contains("LC_ALL=C") && !theirs.contains("LYCHGATE_TEST_DIRECTORY="), "{theirs}");
    holder.kill();
}

#[test]
fn a_throw_away_cluster_takes_nothing_of_others_with_it() {
    let options = ClusterOptions { durability: Durability::Throwaway, ..cluster_in(&directory()) };
    std::fs::create_dir(&options.data_dir).unwrap();
    std::fs::write(options.data_dir.join("letter"), "dear").unwrap();
    let error = refused(&options);
    assert!(matches!(error, ClusterError::NotEmpty { .. }), "{error}");
    assert!(options.data_dir.join("letter").exists());
}

#[test]
fn the_server_may_stand_where_the_cluster_cannot_go() {
    let directory = directory();
    let closed = directory.join("closed");
    std::fs::DirBuilder::new().mode(0o700).create(&closed).unwrap();
    let inside = closed.join("inside");
    std::fs::DirBuilder::new().mode(0o700).create(&inside).unwrap();
    // The data directory is in there too, and only root's cluster lies elsewhere.
    let options = ClusterOptions { data_dir: inside.join("data"), ..cluster_in(&directory) };
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
    drop(cluster);
    let holder = Holder::start(&cluster_in(&self::directory()), &inside);
    holder.kill();
}

#[test]
fn what_a_power_failure_leaves_is_not_in_the_way() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    let state = cluster.home().join("pgdata/postmaster.pid");
    let text = std::fs::read_to_string(&state).unwrap();
    cluster.stop().unwrap();
    // Another cluster of the same user has the recorded number today.
    let other = Cluster::start(&cluster_in(&directory())).unwrap();
    let stale = text.lines().skip(1).fold(postmaster(&other), |text, line| format!("{text}\n{line}"));
    std::fs::write(&state, stale).unwrap();
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
    assert_eq!(ask(&other, "select 1 as number"), 1, "the other one goes on");
}

#[test]
fn a_killed_supervisor_leaves_nothing_for_long() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    let supervisor = process_group(&postmaster(&cluster));
    assert!(Command::new("kill").args(["-s", "KILL", &supervisor]).status().unwrap().success());
    cluster.stop().unwrap();
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
}

#[test]
fn an_initialisation_that_was_broken_off_is_begun_anew() {
    let options = cluster_in(&directory());
    let home = {
        let cluster = Cluster::start(&options).unwrap();
        cluster.home().to_owned()
    };
    // As initdb leaves it when the machine stops in the middle: files, under the name that does not count yet.
    std::fs::rename(home.join("pgdata"), home.join("pgdata.new")).unwrap();
    std::fs::remove_file(home.join("pgdata.new/PG_VERSION")).unwrap();
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, "select 1 as number"), 1);
}

#[test]
fn files_of_another_version_are_told_how_to_move() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    let version = cluster.home().join("pgdata/PG_VERSION");
    cluster.stop().unwrap();
    std::fs::write(&version, "9\n").unwrap();
    let error = refused(&options);
    assert!(matches!(error, ClusterError::OtherVersion { written_by: 9, .. }), "{error}");
    assert!(error.to_string().contains("pg_dumpall"), "{error}");
}

#[test]
fn pg_bin_must_hold_the_programs() {
    let directory = directory();
    let options = ClusterOptions { pg_bin: Some(directory.clone()), ..cluster_in(&directory) };
    let error = refused(&options);
    assert!(matches!(error, ClusterError::PgBin { .. }), "{error}");
    assert!(error.to_string().contains("PG_BIN"), "{error}");
}

#[test]
fn what_postgres_complains_about_is_handed_on() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    let control = cluster.home().join("pgdata/global/pg_control");
    cluster.stop().unwrap();
    std::fs::remove_file(control).unwrap();
    let error = refused(&options);
    assert!(matches!(error, ClusterError::Ended { .. }), "{error}");
    assert!(error.to_string().contains("pg_control"), "{error}");
}

#[test]
fn an_emptied_data_directory_starts_anew_and_a_lost_cluster_is_told() {
    let options = cluster_in(&directory());
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, REMEMBER), 1);
    let home = cluster.home().to_owned();
    cluster.stop().unwrap();
    std::fs::remove_dir_all(&options.data_dir).unwrap();
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(ask(&cluster, REMEMBERED), 0);
    if is_root() {
        assert!(home.join("pgdata").exists(), "what root's cluster held is not thrown away");
        let second = cluster.home().to_owned();
        cluster.stop().unwrap();
        std::fs::remove_dir_all(second).unwrap();
        let error = refused(&options);
        assert!(matches!(error, ClusterError::Missing { .. }), "{error}");
    }
}
