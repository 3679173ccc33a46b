//! Settings of the accounts contract of which no example tells, and what clients see of each.

use crate::session_contract::Device;
use crate::support::Service;
use crate::support::person::{Person, Tokens, codes, newest_address, newest_link};
use crate::support::world::World;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

async fn service(settings: &[(&str, &str)]) -> Service {
    let named = |(name, value): &(&str, &str)| (format!("ACCOUNTS__{name}"), (*value).to_owned());
    Service::start(&settings.iter().map(named).collect::<Vec<_>>()).await
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_have_the_paths_that_are_set() {
    let service = service(&[
        ("ACTIVATION_PATH_ON_EMAIL", "one/activate"),
        ("PASSWORD_RESET_PATH_ON_EMAIL", "two/reset"),
        ("PASSWORD_SET_PATH_ON_EMAIL", "three/set"),
        ("ACTIVATION_SECONDARY_EMAIL_PATH_ON_EMAIL", "four/second"),
        ("EMAIL_CHANGE_PATH_ON_EMAIL", "five/move"),
    ])
    .await;
    let person = Person::at(&service);
    let origin = service.base_url();
    let leads_to = async |path: &str| {
        let link = newest_address(&service).await;
        let token = link.strip_prefix(&format!("{origin}/{path}/")).unwrap_or_else(|| panic!("{link}"));
        assert!(!token.is_empty() && !token.contains('/'), "{link}");
    };
    let tokens = person.register("ahsoka", "ahsoka@example.org").await;
    leads_to("one/activate").await;
    let access = Tokens::of(&tokens).access;
    assert_eq!(person.verify(Some(&access), &newest_link(&service).await).await["success"], true);
    person.ask_for_reset("ahsoka@example.org").await;
    leads_to("two/reset").await;
    assert_eq!(person.ask_for_secondary(&access, "tano@example.org").await["success"], true);
    leads_to("four/second").await;
    let device = Device::at(&service);
    let session = device.login("ahsoka", None).await;
    device.change_email(&session, "fulcrum@example.org").await.unwrap();
    leads_to("five/move").await;
    service.mail_password_set("ahsoka").await;
    leads_to("three/set").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spent_refresh_token_is_repeated_for_as_long_as_is_set() {
    let service = service(&[("REFRESH_RETRY_WINDOW", "2m")]).await;
    let person = Person::at(&service);
    let first = Tokens::of(&person.register("ezra", "ezra@example.org").await);
    let second = Tokens::of(&person.refresh(&first.refresh).await);
    service.move_clock(seconds(119));
    assert_eq!(Tokens::of(&person.refresh(&first.refresh).await).refresh, second.refresh);
    service.move_clock(seconds(1));
    assert_eq!(codes(&person.refresh(&first.refresh).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(codes(&person.refresh(&second.refresh).await, "nonFieldErrors"), ["invalid_token"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn access_tokens_live_for_as_long_as_is_set() {
    let service = service(&[("JWT_EXPIRATION_DELTA", "90s")]).await;
    let person = Person::at(&service);
    let tokens = Tokens::of(&person.register("sabine", "sabine@example.org").await);
    let claims = verified(&person, &tokens.access).await;
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["origIat"].as_i64().unwrap(), 90);
    service.move_clock(seconds(88));
    assert!(person.me(&tokens.access).await.is_some());
    service.move_clock(seconds(3));
    assert_eq!(person.me(&tokens.access).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_that_are_never_confirmed_lapse_when_it_is_set() {
    let service = service(&[("UNVERIFIED_LIFETIME", "2d")]).await;
    let person = Person::at(&service);
    person.register("zeb", "zeb@example.org").await;
    let cleaned = async || lychgate::domain::clean::clean(&service.server.app).await.unwrap().accounts;
    service.move_clock(seconds(47 * 60 * 60));
    assert_eq!(cleaned().await, 0);
    assert_eq!(person.sign_in("zeb").await["success"], true);
    service.move_clock(seconds(2 * 60 * 60));
    assert_eq!(cleaned().await, 1);
    assert_eq!(codes(&person.sign_in("zeb").await, "nonFieldErrors"), ["invalid_credentials"]);
}

/// The payload that `verifyToken` shows.
async fn verified(person: &Person, token: &str) -> Value {
    let query = "mutation ($t: String!) { verifyToken(token: $t) { success errors payload } }";
    person.ask(None, query, &json!({ "t": token })).await["data"]["verifyToken"]["payload"].clone()
}

/// All texts below a directory.
fn texts_below(directory: &Path, all: &mut String) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts_below(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") {
            all.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_setting_of_the_contract_is_set_by_a_test_or_an_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = String::new();
    ["tests/it", "schema/examples"].iter().for_each(|directory| texts_below(&root.join(directory), &mut texts));
    let table = std::fs::read_to_string(root.join("docs/settings.md")).unwrap();
    // Those that are refused have no key in lychgate.toml.
    let lines = table.lines().filter(|line| line.contains("` | `accounts."));
    let names: Vec<&str> =
        lines.filter_map(|line| line.strip_prefix("| `LYCHGATE_ACCOUNTS__")?.split('`').next()).collect();
    assert!(names.contains(&"DIALECT"), "no setting was found in docs/settings.md");
    // A test that goes through many of a kind writes what their names begin with.
    let many: Vec<&str> = texts
        .split("\"ACCOUNTS__")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.split_once('{'))
        .map(|it| it.0)
        .collect();
    let is_unseen = |name: &&&str| {
        let forms = ["\"NAME\"", "\"ACCOUNTS__NAME\"", "setting NAME=", "setting ACCOUNTS__NAME="];
        let is_named = forms.iter().any(|form| texts.contains(&form.replace("NAME", name)));
        !is_named && !many.iter().any(|begin| !begin.is_empty() && name.starts_with(begin))
    };
    let unseen: Vec<_> = names.iter().filter(is_unseen).collect();
    assert!(unseen.is_empty(), "no test sets {unseen:?}: show what clients see of it, here or in an example");
}
