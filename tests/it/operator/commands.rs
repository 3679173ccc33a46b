//! `lychgate user create`, `show`, `list`, `update` and `delete`, beside a service that runs.

use super::{complaints, lychgate_on, printed, run};
use crate::support::person::{PASSWORD, Person, Tokens, codes, newest_link};
use crate::support::world::World;
use crate::support::{Service, TestDatabase, directory};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

fn create(url: &str, words: &[&str]) -> String {
    printed(lychgate_on(url, &[&["user", "create", "--password-stdin"], words].concat()), &format!("{PASSWORD}\n"))
}

fn update(url: &str, name: &str, words: &[&str]) -> String {
    printed(lychgate_on(url, &[&["user", "update", name], words].concat()), "")
}

/// The value in a line of what `show` prints.
fn value(shown: &str, name: &str) -> String {
    let line = shown.lines().find(|line| line.starts_with(&format!("{name:<16}").trim_end().to_owned()));
    line.unwrap_or_else(|| panic!("no {name} in {shown}")).get(17..).unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_made_shown_listed_and_deleted() {
    let service = Service::start(&[]).await;
    let url = &service.database.url;
    let made = create(url, &["Leia", "--email", "leia@Example.org", "--staff", "true", "--verified", "true"]);
    let shown = printed(lychgate_on(url, &["user", "show", "LEIA"]), "");
    assert_eq!(made, shown);
    for (name, expected) in [
        ("username", "Leia"),
        ("email", "leia@example.org"),
        ("staff", "true"),
        ("verified", "true"),
        ("active", "true"),
    ] {
        assert_eq!(value(&shown, name), expected, "{name}");
    }
    create(url, &["chewie"]);
    let pk = value(&shown, "pk");
    let listed = printed(lychgate_on(url, &["user", "list"]), "");
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(
        lines[..2],
        ["pk\tusername\temail\tstanding", &*format!("{pk}\tLeia\tleia@example.org\tstaff verified")]
    );
    assert!(lines[2].ends_with("\tchewie\t\t") && lines.len() == 3, "{listed}");

    let person = Person::at(&service);
    let tokens = Tokens::of(&person.sign_in("leia").await);
    assert_eq!(printed(lychgate_on(url, &["user", "delete", "leia"]), ""), "deleted Leia\n");
    assert_eq!(person.me(&tokens.access).await, None);
    assert_eq!(codes(&person.sign_in("leia").await, "nonFieldErrors"), ["invalid_credentials"]);
    for words in [&["show", "leia"][..], &["delete", "leia"], &["update", "leia", "--active", "false"]] {
        assert_eq!(complaints(lychgate_on(url, &[&["user"], words].concat()), "", 1), ["there is no account `leia`"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_taken_or_typed_wrong_is_told() {
    let database = TestDatabase::new().await;
    let url = &database.url;
    create(url, &["leia", "--email", "leia@example.org"]);
    let refused = |words: &[&str], password: &str, code| {
        complaints(lychgate_on(url, &[&["user", "create", "--password-stdin"], words].concat()), password, code)
    };
    let good = format!("{PASSWORD}\n");
    assert_eq!(refused(&["LEIA"], &good, 1), ["an account has that user name already"]);
    let taken = "an account has that address already, as its primary or secondary one";
    assert_eq!(refused(&["han", "--email", "LEIA@example.org"], &good, 1), [taken]);
    let wrong = refused(&["h an", "--email", "nowhere"], &good, 2);
    assert!(wrong.len() == 2 && wrong[0].contains("user name") && wrong[1].contains("no address"), "{wrong:?}");
    for password in ["", "\n", "1234567\n", "hanhanhan\n"] {
        let wrong = refused(&["hanhan"], password, 2);
        assert!(!wrong.is_empty() && wrong.iter().all(|line| line.contains("password")), "{wrong:?}");
    }
    // The password is never an argument, and nothing to change is a mistake.
    for words in [&["create", "han", PASSWORD][..], &["update", "leia"], &["update", "leia", "--staff", "perhaps"]] {
        let output = run(lychgate_on(url, &[&["user"], words].concat()), "");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
    }
    let same =
        complaints(lychgate_on(url, &["user", "update", "leia", "--secondary-email", "leia@example.org"]), "", 1);
    assert_eq!(same, [taken]);
    assert_eq!(printed(lychgate_on(url, &["user", "list"]), "").lines().count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_act_at_once_on_those_who_are_signed_in() {
    let service = Service::start(&[]).await;
    let url = &service.database.url;
    let person = Person::at(&service);
    create(url, &["leia", "--email", "leia@example.org", "--verified", "true"]);
    for ending in [
        &["--active", "false"][..],
        &["--staff", "true"],
        &["--staff", "false"],
        &["--verified", "false"],
        &["--verified", "true"],
        &["--archived", "true"],
        &["--email", "princess@example.org", "--verified", "true"],
    ] {
        update(url, "leia", &["--active", "true"]);
        let tokens = Tokens::of(&person.sign_in("leia").await);
        assert_eq!(person.me(&tokens.access).await.as_deref(), Some("leia"));
        update(url, "leia", ending);
        assert_eq!(person.me(&tokens.access).await, None, "{ending:?}");
        assert_eq!(codes(&person.refresh(&tokens.refresh).await, "nonFieldErrors"), ["invalid_token"], "{ending:?}");
        if ending == ["--active", "false"] {
            assert_eq!(codes(&person.sign_in("leia").await, "nonFieldErrors"), ["invalid_credentials"]);
        }
    }
    // What gives nothing and takes nothing ends nothing.
    let tokens = Tokens::of(&person.sign_in("leia").await);
    for keeping in [
        &["--active", "true", "--staff", "false", "--verified", "true", "--archived", "false"][..],
        &["--secondary-email", "leia@alderaan.example"],
        &["--email", "princess@example.org"],
        &["--username", "organa"],
    ] {
        update(url, "leia", keeping);
        assert!(person.me(&tokens.access).await.is_some(), "{keeping:?}");
    }
    assert_eq!(person.me(&tokens.access).await.as_deref(), Some("organa"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_administrator_is_made_and_the_last_unmade() {
    let service = Service::start(&[]).await;
    let url = &service.database.url;
    create(url, &["leia", "--verified", "true"]);
    let shown = || value(&printed(lychgate_on(url, &["user", "show", "leia"]), ""), "admin");
    assert_eq!(shown(), "false");
    for (admin, lines) in [("true", 1), ("true", 1), ("false", 2), ("false", 2)] {
        update(url, "leia", &["--admin", admin]);
        assert_eq!(shown(), admin);
        let noted =
            "select count(*) from audit_entries where actor is null and action in ('admin_granted', 'admin_revoked')";
        assert_eq!(service.count(noted).await, lines);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_address_is_unconfirmed_and_voids_links() {
    let service = Service::start(&[]).await;
    let url = &service.database.url;
    let person = Person::at(&service);
    person.register("leia", "leia@example.org").await;
    let former = newest_link(&service).await;
    let shown = update(url, "leia", &["--email", "princess@example.org"]);
    assert_eq!((value(&shown, "email"), value(&shown, "verified")), ("princess@example.org".into(), "false".into()));
    assert_eq!(codes(&person.verify(None, &former).await, "nonFieldErrors"), ["invalid_token"]);
    person.resend("princess@example.org").await;
    assert_eq!(person.verify(None, &newest_link(&service).await).await["success"], true);
    // Primary and secondary can change places, and go.
    update(url, "leia", &["--secondary-email", "leia@example.org"]);
    let both = ["--email", "leia@example.org", "--secondary-email", "princess@example.org", "--verified", "true"];
    let shown = update(url, "leia", &both);
    assert_eq!(value(&shown, "secondary email"), "princess@example.org");
    assert_eq!((value(&shown, "email"), value(&shown, "verified")), ("leia@example.org".into(), "true".into()));
    let shown = update(url, "leia", &["--email", "", "--secondary-email", ""]);
    assert_eq!((value(&shown, "email"), value(&shown, "secondary email")), (String::new(), String::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_factor_is_asked_for_and_taken_away() {
    let service = Service::start(&[]).await;
    let url = &service.database.url;
    let person = Person::at(&service);
    let refused = |words: &[&str]| complaints(lychgate_on(url, &[&["user", "update", "leia"], words].concat()), "", 1);
    let needs = ["a second factor by mail needs a confirmed primary address: set one with --email and --verified true"];
    create(url, &["leia", "--verified", "true"]);
    assert_eq!(refused(&["--second-factor", "mail"]), needs);
    assert_eq!(refused(&["--second-factor", "mail", "--email", "leia@example.org"]), needs);
    update(url, "leia", &["--email", "leia@example.org", "--verified", "true"]);
    let tokens = Tokens::of(&person.sign_in("leia").await);
    let shown = update(url, "leia", &["--second-factor", "mail"]);
    assert_eq!(value(&shown, "second factor"), "mail");
    // Who is signed in with less is signed in no longer.
    assert_eq!(person.me(&tokens.access).await, None);
    assert_eq!(codes(&person.sign_in("leia").await, "nonFieldErrors"), ["second_factor_required"]);
    // The address that codes go to can be another, and goes only with the factor.
    let both = "codes of the second factor go to that address: say --second-factor none too, or name another address";
    assert_eq!(refused(&["--email", ""]), [both]);
    assert_eq!(refused(&["--email", "", "--second-factor", "mail"]), needs);
    let shown = update(url, "leia", &["--email", "princess@example.org"]);
    assert_eq!(
        (value(&shown, "email"), value(&shown, "second factor")),
        ("princess@example.org".into(), "mail".into())
    );
    let shown = update(url, "leia", &["--email", "", "--second-factor", "none"]);
    assert_eq!((value(&shown, "email"), value(&shown, "second factor")), (String::new(), String::new()));
    update(url, "leia", &["--email", "leia@example.org", "--verified", "true", "--second-factor", "mail"]);
    // A sign-in that is refused takes nobody out of the archive.
    update(url, "leia", &["--archived", "true"]);
    assert_eq!(codes(&person.sign_in("leia").await, "nonFieldErrors"), ["second_factor_required"]);
    let shown = update(url, "leia", &["--second-factor", "none"]);
    assert_eq!(value(&shown, "archived"), "true");
    assert_eq!(value(&shown, "second factor"), "");
    let tokens = Tokens::of(&person.sign_in("leia").await);
    update(url, "leia", &["--second-factor", "none"]);
    assert_eq!(person.me(&tokens.access).await.as_deref(), Some("leia"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_second_factor_of_who_never_proved_an_address_goes_when_somebody_does() {
    let setting = ("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED".to_owned(), "true".to_owned());
    let service = Service::start(&[setting]).await;
    let url = &service.database.url;
    let person = Person::at(&service);
    for (name, address) in [("leia", "leia@example.org"), ("han", "han@example.org")] {
        create(url, &[name, "--email", address]);
        service.give_second_factor(name).await;
        assert_eq!(codes(&person.sign_in(name).await, "nonFieldErrors"), ["second_factor_required"]);
    }
    person.resend("leia@example.org").await;
    assert_eq!(person.verify(None, &newest_link(&service).await).await["success"], true);
    assert_eq!(person.sign_in("leia").await["success"], true);
    person.ask_for_reset("han@example.org").await;
    assert_eq!(person.reset(&newest_link(&service).await, PASSWORD).await["success"], true);
    assert_eq!(person.sign_in("han").await["success"], true);
    // Who once proved an address keeps the factor: else moving the address would shed it.
    create(url, &["lando", "--email", "lando@example.org", "--verified", "true"]);
    update(url, "lando", &["--second-factor", "mail"]);
    update(url, "lando", &["--verified", "false"]);
    person.resend("lando@example.org").await;
    assert_eq!(person.verify(None, &newest_link(&service).await).await["success"], true);
    assert_eq!(codes(&person.sign_in("lando").await, "nonFieldErrors"), ["second_factor_required"]);
}

/// The service on its private cluster, stopped with the test.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_private_cluster_is_used_whether_the_service_runs_or_not() {
    let directory = directory();
    let lychgate = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
        command.args(words).env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(&directory);
        command.env("LYCHGATE_LISTEN", "127.0.0.1:0").env("LYCHGATE_METRICS_LISTEN", "off");
        command.env("LYCHGATE_PASSWORDS__BCRYPT_COST", "4");
        command
    };
    let password = format!("{PASSWORD}\n");
    let first = run(lychgate(&["user", "create", "before", "--password-stdin"]), &password);
    let place = std::fs::canonicalize(directory.join(".lychgate")).unwrap();
    let said = format!("WARN lychgate::operator: made a new, empty database place={}\n", place.display());
    let stderr = String::from_utf8(first.stderr).unwrap();
    assert!(first.status.success() && stderr.ends_with(&said), "{stderr}");
    let mut serving = Serving(lychgate(&["serve"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    // From when it holds the data directory until it is ready, who comes waits.
    let holder = directory.join(".lychgate/server.lock");
    while std::fs::read_to_string(&holder).unwrap() != serving.0.id().to_string() {
        std::thread::yield_now();
    }
    printed(lychgate(&["user", "create", "starting", "--password-stdin"]), &password);
    let mut lines = BufReader::new(serving.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    lines.find(|line| line.contains("Ctrl-C")).unwrap();
    printed(lychgate(&["user", "create", "beside", "--password-stdin"]), &password);
    drop(serving);
    let listed = run(lychgate(&["user", "list"]), "");
    assert!(listed.stderr.is_empty(), "the database was there: {}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap();
    for name in ["before", "starting", "beside"] {
        assert!(listed.contains(&format!("\t{name}\t")), "{name} is not in {listed}");
    }
}
