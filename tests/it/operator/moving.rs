//! `lychgate user export` and `import`: what goes out comes in again, and what is wrong is named.

use super::{complaints, lychgate_on, printed};
use crate::support::person::{Person, codes};
use crate::support::world::World;
use crate::support::{Service, TestDatabase, directory};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Printed by `manage.py dumpdata auth.user graphql_auth.userstatus` of Django 5.2.19, from users with the password of everybody, whose
/// hashes its own hashers made (bcrypt at cost 4): vader pbkdf2, Zoë argon2, jarjar bcrypt_sha256, maul bcrypt and no
/// status, nobody without a usable password.
pub(super) const DUMP: &str = include_str!("django_dump.json");

fn file(text: &str) -> PathBuf {
    let path = directory().join("accounts");
    std::fs::write(&path, text).unwrap();
    path
}

fn import(url: &str, text: &str) -> String {
    printed(lychgate_on(url, &["user", "import", file(text).to_str().unwrap()]), "")
}

fn refused(url: &str, text: &str) -> Vec<String> {
    complaints(lychgate_on(url, &["user", "import", file(text).to_str().unwrap()]), "", 1)
}

fn export(url: &str) -> String {
    let path = directory().join("exported");
    let said = printed(lychgate_on(url, &["user", "export", path.to_str().unwrap()]), "");
    assert!(said.starts_with("exported "), "{said}");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::read_to_string(&path).unwrap()
}

fn lines(accounts: &[Value]) -> String {
    accounts.iter().map(|account| format!("{account}\n")).collect()
}

/// An account with nothing but what it must have.
fn account(pk: i64, username: &str) -> Value {
    json!({ "pk": pk, "username": username, "date_joined": "2020-02-29T23:59:59.000001Z" })
}

/// Numbers that look drawn and are the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()].clone()
    }
}

/// Any account there can be.
fn any_account(draw: &mut Draw, pk: i64) -> Value {
    let names = ["Luke", "Zoë", "日本語", "a.b+c-d_e", "joe@example.com", "Ωmega"];
    let texts = ["", "Anakin", "O'Neill \"Jack\"", "名\u{1f600}", "tab\there", "line\nend", "\u{202e}right"];
    let hashes = [
        Value::Null,
        json!("bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuBbNt3s40reMWfHgiLjzyWtqUNTzg9Gi"),
        json!("bcrypt$$2b$05$abcdefghijklmnopqrstuusuMhWG40viNuCfMVmqn8OfHl1LhiBDe"),
        json!("pbkdf2_sha256$1000$abcdefghijklmnopqrstuv$uWD+8NMltqPUBPYkRwYa5KR5W2h/hvHDo7jQHD5S6/c="),
        json!("argon2$argon2id$v=19$m=64,t=2,p=2$YWJjZGVmZ2hpamtsbW5vcA$w7xQLz9xvBpLD0wo0PdQGVhv/wPGDmBCzU4gWF5ufaE"),
        json!("scrypt$abc$16384$8$5$aGFzaA=="),
    ];
    let domains = ["example.org", "MÜNCHEN.example", "[127.0.0.1]", "localhost"];
    let address = |draw: &mut Draw, what: &str| match draw.below(3) {
        0 => Value::Null,
        _ => json!(format!("{what}.{pk}@{}", draw.one(&domains))),
    };
    let time = |draw: &mut Draw| {
        format!(
            "20{:02}-0{}-1{}T10:11:12.{:06}Z",
            draw.below(99),
            draw.below(9) + 1,
            draw.below(9),
            draw.below(1_000_000)
        )
    };
    let truth = |draw: &mut Draw| draw.below(2) == 1;
    let verified = truth(draw);
    json!({
        "pk": pk,
        "username": format!("{}{pk}", draw.one(&names)),
        "first_name": draw.one(&texts),
        "last_name": draw.one(&texts),
        "email": address(draw, "First"),
        "secondary_email": address(draw, "second"),
        "password": draw.one(&hashes),
        "is_active": truth(draw),
        "is_staff": truth(draw),
        "verified": verified,
        "confirmed_once": verified || truth(draw),
        "archived": truth(draw),
        "date_joined": time(draw),
        "last_login": if truth(draw) { json!(time(draw)) } else { Value::Null },
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_went_out_comes_in_as_it_was() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("leia", "Leia@Example.org").await;
    service.set_secondary_address("leia", "leia@alderaan.example").await;
    let mut draw = Draw(4711);
    let accounts: Vec<Value> = (0..2500).map(|number| any_account(&mut draw, 10 + 3 * number)).collect();
    let said = import(&service.database.url, &lines(&accounts));
    assert!(said.starts_with("imported 2500 accounts\n") && said.lines().count() == 3, "{said}");
    let out = export(&service.database.url);
    assert_eq!(out.lines().count(), 2501);
    for (given, came) in accounts.iter().zip(out.lines().skip(1)) {
        let came: Value = serde_json::from_str(came).unwrap();
        for (name, value) in given.as_object().unwrap() {
            if let Some(text) = value.as_str().filter(|_| name.ends_with("email")) {
                assert_eq!(came[name].as_str().unwrap().to_lowercase(), text.to_lowercase());
            } else {
                assert_eq!(&came[name], value, "{name}");
            }
        }
    }
    let other = Service::start(&[]).await;
    import(&other.database.url, &out);
    assert_eq!(export(&other.database.url), out);
    // Whoever comes next gets a number beyond them all, and whoever came along can sign in.
    let person = Person::at(&other);
    person.register("han", "han@example.org").await;
    let beyond = "select count(*) from accounts where username = 'han' and id = (select max(id) from accounts)";
    assert_eq!(other.count(beyond).await, 1);
    assert_eq!(person.sign_in("leia").await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn second_factors_come_along_also_where_the_address_is_no_longer_confirmed() {
    let (former, next) = (TestDatabase::new().await, TestDatabase::new().await);
    let url = &former.url;
    for (pk, name) in [(1, "leia"), (2, "han")] {
        let with = json!({ "pk": pk, "username": name, "email": format!("{name}@example.org"), "verified": true,
            "mail_second_factor": true, "date_joined": "2020-01-01T00:00:00Z" });
        import(url, &lines(&[with]));
    }
    printed(lychgate_on(url, &["user", "update", "leia", "--verified", "false"]), "");
    printed(lychgate_on(url, &["user", "update", "han", "--email", "solo@example.org"]), "");
    let out = export(url);
    assert_eq!(out.matches("\"verified\":false").count(), 2, "{out}");
    assert_eq!(out.matches("\"mail_second_factor\":true").count(), 2, "{out}");
    import(&next.url, &out);
    assert_eq!(export(&next.url), out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dump_of_django_comes_in_with_its_passwords() {
    let service = Service::start(&[("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED".to_owned(), "true".to_owned())]).await;
    let url = &service.database.url;
    let said = import(url, DUMP);
    assert_eq!(said, "imported 5 accounts\n1 of them has no password: a reset gives them one\n");
    let found = |id: i32, condition: &str| {
        format!("select count(*) from accounts_with_addresses where id = {id} and {condition}")
    };
    for (id, condition) in [
        (7, "username = 'vader' and email = 'vader@example.org' and secondary_email = 'anakin@example.org'"),
        (7, "verified and is_staff and not archived and is_active and first_name = 'Vader'"),
        (7, "last_login_at = '2022-01-01Z' and created_at = '2021-02-03 04:05:06Z'"),
        (9, "username = 'Zoë' and verified and archived and last_login_at is null"),
        (12, "not verified and secondary_email is null"),
        (13, "username = 'maul' and email is null and not verified"),
        (1000, "password is null and verified"),
    ] {
        assert_eq!(service.count(&found(id, condition)).await, 1, "{id}: {condition}");
    }
    let person = Person::at(&service);
    for (id, name) in [(7, "vader"), (9, "Zoë"), (12, "jarjar"), (13, "maul")] {
        let signed_in = person.sign_in(name).await;
        assert_eq!(signed_in["success"], true, "{name}: {signed_in}");
        assert_eq!(
            service.count(&found(id, "password like 'bcrypt\\_sha256$$2b$04$%'")).await,
            1,
            "{name} keeps its old hash"
        );
        assert_eq!(person.sign_in(name).await["success"], true, "{name}, hashed anew");
    }
    assert_eq!(codes(&person.sign_in("nobody").await, "nonFieldErrors"), ["invalid_credentials"]);
    person.register("next", "next@example.org").await;
    assert_eq!(service.count("select id::bigint as count from accounts where username = 'next'").await, 1001);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_bad_line_is_named_and_nothing_comes_in() {
    let database = TestDatabase::new().await;
    let url = &database.url;
    import(
        url,
        &lines(&[
            json!({ "pk": 1, "username": "Luke", "email": "luke@example.org", "secondary_email": "l@example.org", "date_joined": "2020-01-01T00:00:00" }),
        ]),
    );
    let before = export(url);
    let bad = [
        account(2, "fine").to_string(),
        "no json".to_owned(),
        String::new(),
        json!({ "pk": 3, "username": "x" }).to_string(),
        json!({ "pk": 4, "username": "x", "date_joined": "yesterday" }).to_string(),
        json!({ "pk": 5, "username": "x", "date_joined": "2020-01-01T00:00:00Z", "is_superuser": true }).to_string(),
        account(0, "no spaces please").to_string(),
        json!({ "pk": 6, "username": "y", "email": "nowhere", "date_joined": "2020-01-01T00:00:00+02:00" }).to_string(),
        account(1, "other").to_string(),
        account(7, "LUKE").to_string(),
        json!({ "pk": 8, "username": "z", "email": "L@example.ORG", "date_joined": "2020-01-01T00:00:00Z" })
            .to_string(),
        account(2, "FINE").to_string(),
        json!({ "pk": 9, "username": "w", "email": "", "mail_second_factor": true, "date_joined": "2020-01-01T00:00:00Z" })
            .to_string(),
    ];
    let said = refused(url, &bad.join("\n"));
    let expected = [
        "line 2: expected ident",
        "line 4: missing field `date_joined`",
        "line 5: a time is none that can be read",
        "line 6: unknown field `is_superuser`",
        "line 7: pk is 0: must be from 1",
        "line 7: the user name holds characters",
        "line 8: email: the text is no address",
        "line 9: an account of the database has pk 1 already",
        "line 10: an account of the database has the user name `LUKE` already",
        "line 11: an account of the database has the address `L@example.org` already",
        "line 12: pk 2 stands in line 1 too",
        "line 12: the user name `FINE` (in whatever case) stands in line 1 too",
        "line 13: mail_second_factor is true: the account needs an email to mail codes to",
        "nothing was imported: 13 things are wrong with the file",
    ];
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (line, expected) in said.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line} instead of {expected}");
    }
    assert_eq!(export(url), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_complaint_shows_a_hash_that_stands_in_the_wrong_place() {
    let database = TestDatabase::new().await;
    let hash = "pbkdf2_sha256$1000$abc\", expected $secret=";
    let with = |name: &str| {
        let mut line = account(1, "luke");
        line[name] = json!(hash);
        line
    };
    let fields = ["pk", "uuid", "username", "email", "secondary_email", "is_active", "date_joined", "last_login"];
    let mut bad: Vec<Value> = fields.into_iter().map(with).collect();
    bad.push(json!(hash));
    let said = refused(&database.url, &lines(&bad)).join("\n");
    for number in 1..=bad.len() {
        assert!(said.contains(&format!("line {number}: ")), "{said}");
    }
    assert!(!said.contains("secret") && !said.contains("pbkdf2"), "{said}");
    let dump = json!([{ "model": "auth.user", "pk": hash, "fields": {} },
        { "model": "auth.user", "pk": 1, "fields": { "username": "u", "password": "!", "date_joined": hash } },
        { "model": "auth.user", "pk": 1, "fields": { "username": "u", "password": "!", "is_staff": hash } }]);
    let said = refused(&database.url, &dump.to_string()).join("\n");
    assert!(!said.contains("secret") && !said.contains("pbkdf2"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_bad_entry_of_a_dump_is_named() {
    let database = TestDatabase::new().await;
    let url = &database.url;
    let user = |pk: Value, name: &str| {
        let fields = json!({ "username": name, "password": "!", "date_joined": "2020-01-01T00:00:00Z", "email": "" });
        json!({ "model": "auth.user", "pk": pk, "fields": fields })
    };
    let status = |user: Value| json!({ "model": "graphql_auth.userstatus", "pk": 1, "fields": { "user": user, "verified": true } });
    let entries = [
        user(json!(1), "luke"),
        user(Value::Null, "leia"),
        json!({ "model": "auth.group", "pk": 1, "fields": {} }),
        status(json!(1)),
        status(json!(1)),
        status(json!(2)),
        user(json!(3), "LUKE"),
    ];
    let text = serde_json::to_string_pretty(&entries).unwrap();
    let said = refused(url, &text);
    for expected in [
        "it has no `pk`: dump without --natural-primary",
        "auth.group is not imported: dump users and their status only",
        "the status of this user stands in entry 4",
        "this is the status of a user who is not in the file",
        "the user name `LUKE` (in whatever case) stands in entry 1 (line 2) too",
    ] {
        assert_eq!(said.iter().filter(|line| line.contains(expected)).count(), 1, "{expected}: {said:#?}");
    }
    assert!(said.first().unwrap().starts_with("entry 2 (line 12): "), "{said:#?}");
    assert_eq!(refused(url, "[{]").len(), 2);
    assert_eq!(printed(lychgate_on(url, &["user", "list"]), "").lines().count(), 1);
    // With natural keys of others, a status names its user.
    import(url, &json!([user(json!(5), "luke"), status(json!(["luke"]))]).to_string());
    assert!(export(url).contains("\"verified\":true"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_counted_is_told_by_its_number() {
    let database = TestDatabase::new().await;
    let url = &database.url;
    let with = |pk: i64, name: &str, password: Value| json!({ "pk": pk, "username": name, "password": password, "date_joined": "2020-01-01T00:00:00Z" });
    let unknown = || json!("scrypt$abc$16384$8$5$aGFzaA==");
    let nothing = "no password: a reset gives them one\n";
    let another = "a password hash of a kind or cost that is not verified: a reset gives them another\n";
    assert_eq!(import(url, &lines(&[account(1, "a")])), format!("imported 1 account\n1 of them has {nothing}"));
    let path = directory().join("exported");
    let said = printed(lychgate_on(url, &["user", "export", path.to_str().unwrap()]), "");
    assert_eq!(said, format!("exported 1 account to {}\n", path.display()));
    let said = import(url, &lines(&[with(2, "b", unknown())]));
    assert_eq!(said, format!("imported 1 account\n1 of them has {another}"));
    let four = [account(3, "c"), account(4, "d"), with(5, "e", unknown()), with(6, "f", unknown())];
    let said = import(url, &lines(&four));
    assert_eq!(said, format!("imported 4 accounts\n2 of them have {nothing}2 of them have {another}"));
    assert_eq!(refused(url, "{").last().unwrap(), "nothing was imported: 1 thing is wrong with the file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_are_there_or_not_are_told() {
    let database = TestDatabase::new().await;
    let there = file("mine");
    let path = there.to_str().unwrap();
    let said = complaints(lychgate_on(&database.url, &["user", "export", path]), "", 1);
    assert_eq!(said, [format!("{path} is there already: name a new file")]);
    assert_eq!(std::fs::read_to_string(Path::new(path)).unwrap(), "mine");
    let said = complaints(lychgate_on(&database.url, &["user", "import", "nowhere"]), "", 1);
    assert!(said.len() == 1 && said[0].starts_with("cannot read nowhere: "), "{said:?}");
    assert_eq!(import(&database.url, ""), "imported 0 accounts\n");
    assert_eq!(export(&database.url), "");
}
