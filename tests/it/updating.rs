//! `updateAccount` with user names and addresses, which the setting UPDATE_MUTATION_FIELDS serves, in both flavours.

mod unproven;

use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person, Tokens, codes, newest_link};
use crate::support::smtp::Conduct;
use crate::support::world::World;
use futures_util::future::join_all;
use lychgate::config::Config;
use lychgate::domain::clean::clean;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

const PLAIN: &str = "/accounts/graphql";
const RELAY: &str = "/accounts-relay/graphql";
const USABLE: &str = "select count(*) from mailed_tokens where used_at is null and superseded_by is null";

async fn service(settings: &[(&str, &str)]) -> Service {
    let all = ("ACCOUNTS__UPDATE_MUTATION_FIELDS", "first_name, last_name, username, email");
    let named = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Service::start(&[all].iter().chain(settings).map(named).collect::<Vec<_>>()).await
}

async fn ask(service: &Service, path: &str, access: &str, query: &str) -> (u16, Value) {
    let header = format!("JWT {access}");
    let headers = [("authorization", header.as_str())];
    let answer = Client::new(service.base_url()).post(path, &headers, &json!({ "query": query })).await.unwrap();
    (answer.status.as_u16(), answer.json().unwrap())
}

/// The payload of `updateAccount`.
async fn update(service: &Service, path: &str, access: &str, arguments: &str) -> Value {
    let query = if path == RELAY {
        let input = format!("{{ clientMutationId: \"mine\", {arguments} }}");
        format!("mutation {{ updateAccount(input: {input}) {{ success errors clientMutationId }} }}")
    } else {
        format!("mutation {{ updateAccount({arguments}) {{ success errors }} }}")
    };
    let (status, answer) = ask(service, path, access, &query).await;
    let payload = answer["data"]["updateAccount"].clone();
    assert!(status == 200 && payload.is_object(), "{answer}");
    assert!(path == PLAIN || payload["clientMutationId"] == "mine", "{answer}");
    payload
}

fn succeeded(payload: &Value) {
    assert_eq!((&payload["success"], &payload["errors"]), (&json!(true), &json!(null)));
}

/// The links that count.
async fn usable(service: &Service) -> i64 {
    service.count(USABLE).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn arguments_are_those_that_the_setting_names() {
    let all = [("first_name", "firstName"), ("last_name", "lastName"), ("username", "username"), ("email", "email")];
    for (column, argument) in all {
        let service = service(&[("ACCOUNTS__UPDATE_MUTATION_FIELDS", column)]).await;
        let access = Person::at(&service).settle(&service, "ada", "ada@example.org").await.access;
        for (path, query) in [
            (PLAIN, "{ __type(name: \"Mutation\") { fields { name args { name } } } }"),
            (RELAY, "{ __type(name: \"UpdateAccountInput\") { args: inputFields { name } } }"),
        ] {
            let (_, answer) = ask(&service, path, &access, query).await;
            let found = &answer["data"]["__type"];
            let found = found["fields"]
                .as_array()
                .map_or(found, |fields| fields.iter().find(|field| field["name"] == "updateAccount").unwrap());
            let names: Vec<_> = found["args"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
            let expected = if path == RELAY { vec![argument, "clientMutationId"] } else { vec![argument] };
            assert_eq!(names.len(), expected.len(), "{names:?}");
            assert!(expected.iter().all(|name| names.contains(&json!(name))), "{names:?}");
            for (_, other) in all.into_iter().filter(|(_, other)| *other != argument) {
                let arguments = format!("{other}: \"x@example.com\"");
                let arguments = if path == RELAY { format!("input: {{ {arguments} }}") } else { arguments };
                let query = format!("mutation {{ updateAccount({arguments}) {{ success }} }}");
                let (status, answer) = ask(&service, path, &access, &query).await;
                assert_eq!(status, 400, "{answer}");
            }
            succeeded(&update(&service, path, &access, &format!("{argument}: \"ada@example.org\"")).await);
        }
    }
}

#[test]
fn the_setting_names_known_columns_and_some() {
    let refused = |file: &str| Config::load(std::iter::empty(), Some(&format!("[accounts]\n{file}"))).unwrap_err();
    let nothing = refused("update_mutation_fields = []").to_string();
    let known = "it takes first_name, last_name, username, email";
    assert_eq!(nothing, format!("LYCHGATE_ACCOUNTS__UPDATE_MUTATION_FIELDS names nothing: {known}"));
    let unknown = refused("update_mutation_fields = ['email', 'phone']").to_string();
    assert_eq!(unknown, format!("lychgate.toml: accounts.update_mutation_fields names `phone`: {known}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_user_name_follows_the_rules_of_registration() {
    for path in [PLAIN, RELAY] {
        let service = service(&[]).await;
        let person = Person::at(&service);
        person.register("taken", "taken@example.org").await;
        let tokens = person.settle(&service, "ada", "ada@example.org").await;
        let renamed = async |name: &str| update(&service, path, &tokens.access, &format!("username: {name}")).await;
        for (name, code) in [
            ("\" \"", "required"),
            ("\"a b\"", "invalid"),
            (&*format!("\"{}\"", "a".repeat(151)), "max_length"),
            ("\"a\\u0000\"", "null_characters_not_allowed"),
            ("\"TAKEN\"", "unique"),
        ] {
            assert_eq!(codes(&renamed(name).await, "username"), [code], "{name}");
        }
        // One's own name in another case, or nothing.
        for (name, shown) in [("\" ADA \"", "ADA"), ("null", "ADA"), ("\"lovelace\"", "lovelace")] {
            succeeded(&renamed(name).await);
            assert_eq!(person.me(&tokens.access).await.as_deref(), Some(shown));
        }
        assert_eq!(person.refresh(&tokens.refresh).await["success"], true, "sessions go on");
        assert_eq!(person.sign_in("Lovelace").await["success"], true);
        assert_eq!(person.sign_in("ada").await["success"], false);
        assert_eq!(person.register("ada", "other@example.org").await["success"], true, "the name is free again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_that_is_wrong_with_the_form_is_told_at_once() {
    for path in [PLAIN, RELAY] {
        let service = service(&[]).await;
        let person = Person::at(&service);
        person.register("taken", "taken@example.org").await;
        let access = person.settle(&service, "ada", "ada@example.org").await.access;
        let wrong = format!("firstName: \"{}\", username: \"Taken\", email: \"nobody\"", "a".repeat(151));
        let payload = update(&service, path, &access, &wrong).await;
        assert_eq!(codes(&payload, "firstName"), ["max_length"]);
        assert_eq!(codes(&payload, "username"), ["unique"]);
        assert_eq!(codes(&payload, "email"), ["invalid"]);
        let payload = update(&service, path, &access, "username: \"ADA\", email: \"\"").await;
        assert_eq!((codes(&payload, "username"), codes(&payload, "email")), (vec![], vec!["required"]));
        // Whose addresses are whose is told when all else is right, and nothing changes by half.
        let payload = update(&service, path, &access, "username: \"taken\", email: \"taken@example.org\"").await;
        assert_eq!((codes(&payload, "username"), codes(&payload, "email")), (vec!["unique"], vec![]));
        let payload = update(&service, path, &access, "username: \"lovelace\", email: \"Taken@example.org\"").await;
        assert_eq!(codes(&payload, "email"), ["unique"]);
        assert_eq!(person.me(&access).await.as_deref(), Some("ada"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_address_counts_at_once_and_is_confirmed_by_its_link() {
    for path in [PLAIN, RELAY] {
        let service = service(&[]).await;
        let person = Person::at(&service);
        let tokens = person.settle(&service, "ada", "ada@example.org").await;
        assert_eq!(person.ask_for_reset("ada@example.org").await["success"], true);
        let reset = newest_link(&service).await;
        service.give_second_factor("ada").await;
        let arguments = "email: \"Ada@EXAMPLE.com\", username: \"lovelace\", lastName: \"King\"";
        succeeded(&update(&service, path, &tokens.access, arguments).await);

        let account = service.account("lovelace").await;
        assert_eq!((account.email.as_deref(), &*account.last_name), (Some("Ada@example.com"), "King"));
        assert!(!account.verified);
        let mails = service.mails().await;
        let [.., activation, notice] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!((&*activation.to, &*notice.to), ("Ada@example.com", "ada@example.org"));
        assert!(activation.text.contains("lovelace") && !notice.text.contains("http"), "{mails:?}");
        assert_eq!(usable(&service).await, 1, "the reset link is void");
        assert_eq!(codes(&person.reset(&reset, "another long password").await, "nonFieldErrors"), ["invalid_token"]);
        assert_eq!(person.me(&tokens.access).await.as_deref(), Some("lovelace"), "the session goes on");
        let payload = update(&service, path, &tokens.access, "firstName: \"A\"").await;
        assert_eq!(codes(&payload, "nonFieldErrors"), ["not_verified"]);

        // It never lapses, and following the link elsewhere takes neither session nor second factor.
        let link = activation.text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        let link = link.rsplit('/').next().unwrap();
        assert_eq!(person.verify(None, link).await["success"], true);
        assert!(service.account("lovelace").await.verified);
        assert_eq!(person.me(&tokens.access).await.as_deref(), Some("lovelace"));
        assert_eq!(codes(&person.sign_in("lovelace").await, "nonFieldErrors"), ["second_factor_required"]);
        assert_eq!(person.register("ada", "ada@example.org").await["success"], true, "the former address is free");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_moved_does_not_lapse() {
    let service = service(&[]).await;
    let tokens = Person::at(&service).settle(&service, "ada", "ada@example.org").await;
    succeeded(&update(&service, PLAIN, &tokens.access, "email: \"ada@example.com\"").await);
    service.move_clock(Duration::from_secs(400 * 86_400));
    assert_eq!(clean(&service.server.app).await.unwrap().accounts, 0);
}

/// With a token of an old session nobody takes an account along.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_address_needs_a_fresh_sign_in() {
    for path in [PLAIN, RELAY] {
        let service = service(&[("ACCOUNTS__JWT_EXPIRATION_DELTA", "1h")]).await;
        let person = Person::at(&service);
        person.register("bea", "bea@example.org").await;
        let tokens = person.settle(&service, "ada", "ada@example.org").await;
        let sent = service.mails().await.len();
        service.move_clock(Duration::from_secs(601));
        let refreshed = Tokens::of(&person.refresh(&tokens.refresh).await);
        for access in [&tokens.access, &refreshed.access] {
            let payload = update(&service, path, access, "email: \"t@example.com\", firstName: \"T\"").await;
            let wanted =
                json!([{ "message": "Please sign in again to change your address.", "code": "reauth_required" }]);
            assert_eq!(payload["errors"], json!({ "nonFieldErrors": wanted }));
            // Whose address that is, is not told either; what is wrong with the form is.
            let payload = update(&service, path, access, "email: \"bea@example.org\"").await;
            assert_eq!(codes(&payload, "nonFieldErrors"), ["reauth_required"]);
            let payload = update(&service, path, access, "email: \"\"").await;
            assert_eq!(codes(&payload, "email"), ["required"]);
            succeeded(&update(&service, path, access, "email: \"ADA@example.org\", lastName: \"King\"").await);
        }
        let account = service.account("ada").await;
        assert_eq!((account.email.as_deref(), &*account.first_name), (Some("ADA@example.org"), ""));
        assert_eq!((account.verified, service.mails().await.len()), (true, sent));
        let fresh = Tokens::of(&person.sign_in("ada").await);
        service.move_clock(Duration::from_secs(599));
        succeeded(&update(&service, path, &fresh.access, "email: \"ada@example.com\"").await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_of_anybody_is_taken_and_nothing_is_mailed() {
    for path in [PLAIN, RELAY] {
        let service = service(&[]).await;
        let person = Person::at(&service);
        person.register("bea", "bea@example.org").await;
        service.set_secondary_address("bea", "bea@example.com").await;
        let access = person.settle(&service, "ada", "ada@example.org").await.access;
        service.set_secondary_address("ada", "ada@example.com").await;
        let sent = service.mails().await.len();
        for address in ["BEA@example.org", "bea@EXAMPLE.com", "Ada@example.com"] {
            let payload = update(&service, path, &access, &format!("email: \"{address}\"")).await;
            let wanted = json!([{ "message": "A user with that email already exists.", "code": "unique" }]);
            assert_eq!(payload["errors"], json!({ "email": wanted }), "{address}");
        }
        assert_eq!((service.mails().await.len(), usable(&service).await), (sent, 1), "bea's activation link");
        assert!(service.account("ada").await.verified);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_changes_where_the_mail_is_refused() {
    for path in [PLAIN, RELAY] {
        let service = service(&[]).await;
        let access = Person::at(&service).settle(&service, "ada", "ada@example.org").await.access;
        let before = service.account("ada").await;
        service.refuse_mail().await;
        let payload = update(&service, path, &access, "email: \"ada@example.com\", username: \"lovelace\"").await;
        assert_eq!(codes(&payload, "nonFieldErrors"), ["email_fail"]);
        assert_eq!(service.account("ada").await, before);
        assert_eq!(usable(&service).await, 0);
        // The present address is not mailed to.
        succeeded(&update(&service, path, &access, "email: \"ADA@example.org\", username: \"Ada\"").await);
        assert!(service.account("ada").await.verified);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_activation_mails_it_is_unconfirmed_all_the_same() {
    for path in [PLAIN, RELAY] {
        let service = service(&[("ACCOUNTS__SEND_ACTIVATION_EMAIL", "false")]).await;
        let person = Person::at(&service);
        let access = Tokens::of(&person.register("ada", "ada@example.org").await).access;
        person.resend("ada@example.org").await;
        assert_eq!(person.verify(Some(&access), &newest_link(&service).await).await["success"], true);
        succeeded(&update(&service, path, &access, "email: \"ada@example.com\"").await);
        let mails = service.mails().await;
        assert_eq!(mails.iter().map(|mail| &*mail.to).collect::<Vec<_>>(), ["ada@example.org", "ada@example.org"]);
        assert!(!service.account("ada").await.verified);
        assert_eq!(usable(&service).await, 0);
        // As for every account that is not confirmed: another link first, to the new address.
        let answer = person.ask_for_reset("ada@example.com").await;
        assert_eq!(codes(&answer, "email"), ["not_verified"]);
        assert_eq!(person.verify(Some(&access), &newest_link(&service).await).await["success"], true);
        assert_eq!(person.me(&access).await.as_deref(), Some("ada"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_confirms_the_new_address_and_leaves_the_second_factor() {
    let service = service(&[("ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED", "true")]).await;
    let person = Person::at(&service);
    let access = person.settle(&service, "ada", "ada@example.org").await.access;
    service.give_second_factor("ada").await;
    succeeded(&update(&service, PLAIN, &access, "email: \"ada@example.com\"").await);
    assert_eq!(person.ask_for_reset("ada@example.com").await["success"], true);
    assert_eq!(person.reset(&newest_link(&service).await, "another long password").await["success"], true);
    assert!(service.account("ada").await.verified);
    let answer = person.sign_in_with("ada", "another long password").await;
    assert_eq!(codes(&answer, "nonFieldErrors"), ["second_factor_required"]);
    assert_eq!(person.me(&access).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn queued_mails_go_out_behind_the_answer() {
    for path in [PLAIN, RELAY] {
        let service = service(&[("MAIL__DELIVERY", "queued")]).await;
        let person = Person::at(&service);
        let access = Tokens::of(&person.register("ada", "ada@example.org").await).access;
        service.whole_mail().await;
        service.sql("update accounts set verified = true, confirmed_once = true").await;
        succeeded(&update(&service, path, &access, "email: \"ada@example.com\"").await);
        assert!(!service.account("ada").await.verified);
        let mut to = [service.whole_mail().await.to.join(""), service.whole_mail().await.to.join("")];
        to.sort();
        assert_eq!(to, ["ada@example.com", "ada@example.org"]);
        assert_eq!(usable(&service).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_ten_people_who_move_to_one_address_one_does() {
    for path in [PLAIN, RELAY] {
        let service = service(&[("PASSWORDS__QUEUE", "200")]).await;
        let person = Person::at(&service);
        let mut tokens = Vec::new();
        for number in 0..10 {
            tokens.push(person.settle(&service, &format!("p{number}"), &format!("p{number}@example.org")).await);
        }
        let service = &service;
        let answers = join_all(tokens.iter().enumerate().map(|(number, tokens)| async move {
            let arguments = format!("email: \"one@example.com\", username: \"q{number}\"");
            update(service, path, &tokens.access, &arguments).await
        }))
        .await;
        let won = answers.iter().filter(|answer| answer["success"] == true).count();
        let lost = answers.iter().filter(|answer| codes(answer, "email") == ["unique"]).count();
        assert_eq!((won, lost), (1, 9), "{answers:?}");
        assert_eq!(usable(service).await, 1, "the links of those who lost are withdrawn");
        let moved = "select count(*) from accounts where not verified or username like 'q%'";
        assert_eq!(service.count(moved).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_moves_to_ten_addresses_at_once_ends_up_with_a_link_to_the_one_it_has() {
    let service = service(&[]).await;
    let access = Person::at(&service).settle(&service, "ada", "ada@example.org").await.access;
    let query = |number: usize| {
        format!("mutation {{ updateAccount(email: \"ada{number}@example.com\") {{ success errors }} }}")
    };
    let (service, access) = (&service, &access);
    let answers =
        join_all((0..10).map(|number| async move { ask(service, PLAIN, access, &query(number)).await.1 })).await;
    let payloads = answers.iter().map(|answer| &answer["data"]["updateAccount"]);
    assert_eq!(payloads.filter(|payload| payload["success"] == true).count(), 1, "{answers:?}");
    let fitting = "select count(*) from mailed_tokens join email_addresses using (account_id, address_key)
        where used_at is null and superseded_by is null and kind = 'primary'";
    assert_eq!((service.count(fitting).await, usable(service).await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_signed_out_while_the_mail_is_on_its_way_moves_nothing() {
    for path in [PLAIN, RELAY] {
        let service = service(&[]).await;
        let person = Person::at(&service);
        let access = person.settle(&service, "ada", "ada@example.org").await.access;
        let told = Arc::new(Notify::new());
        service.mail_conduct(Conduct::AnswerWhenTold(Arc::clone(&told))).await;
        let updating = update(&service, path, &access, "email: \"thief@example.com\"");
        let meanwhile = async {
            while usable(&service).await == 0 {
                tokio::task::yield_now().await;
            }
            let changing = person.change_password(&access, PASSWORD, "another long password");
            let telling = async {
                while service.count("select count(*) from accounts where token_version = 1").await == 0 {
                    tokio::task::yield_now().await;
                }
                told.notify_one();
                told.notify_one();
            };
            tokio::join!(changing, telling).0
        };
        let (payload, changed) = tokio::join!(updating, meanwhile);
        assert_eq!((changed["success"] == true, codes(&payload, "nonFieldErrors")), (true, vec!["unauthenticated"]));
        let account = service.account("ada").await;
        assert_eq!((account.email.as_deref(), account.verified), (Some("ada@example.org"), true));
        assert_eq!(usable(&service).await, 0);
    }
}
