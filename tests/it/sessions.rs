//! What sessions, links and mails owe each other when things do not go their usual way.

use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens, codes, newest_link};
use crate::support::smtp::{Conduct, Step};
use crate::support::world::World;
use lychgate::app::{Random, RandomFailed, SystemRandom};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::Notify;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_followed_from_outside_ends_the_sessions_of_whoever_registered_the_address() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let stranger = Tokens::of(&person.register("yoda", "yoda@example.org").await);
    assert_eq!(person.me(&stranger.access).await.as_deref(), Some("yoda"));
    let link = newest_link(&service).await;
    assert_eq!(person.verify(None, &link).await["success"], true);
    assert_eq!(person.me(&stranger.access).await, None);
    assert_eq!(codes(&person.refresh(&stranger.refresh).await, "nonFieldErrors"), ["invalid_token"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_followed_from_a_session_of_the_account_ends_none() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let own = Tokens::of(&person.register("yoda", "yoda@example.org").await);
    let somebody_else = Tokens::of(&person.register("dooku", "dooku@example.org").await);
    let other_device = Tokens::of(&person.sign_in("yoda").await);
    let link =
        service.mails().await[0].text.split_whitespace().find(|word| word.contains("/activate/")).unwrap().to_owned();
    let token = link.rsplit('/').next().unwrap();
    assert_eq!(person.verify(Some(&own.access), token).await["success"], true);
    for tokens in [&own, &other_device, &somebody_else] {
        assert!(person.me(&tokens.access).await.is_some());
        assert_eq!(person.refresh(&tokens.refresh).await["success"], true);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_activation_mail_leaves_nothing_behind() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    for step in [Step::Greeting, Step::Sender, Step::Recipient, Step::Data, Step::Message] {
        service.mail_conduct(Conduct::Refuse(step, "554 not today")).await;
        assert_eq!(codes(&person.register("jabba", "jabba@example.org").await, "nonFieldErrors"), ["email_fail"]);
    }
    for table in ["accounts", "email_addresses", "sessions", "refresh_tokens", "mailed_tokens", "outbox"] {
        assert_eq!(service.count(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
    service.mail_conduct(Conduct::Accept).await;
    assert_eq!(person.register("jabba", "jabba@example.org").await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_second_mail_leaves_the_first_link_working() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("padme", "padme@example.org").await;
    let first = newest_link(&service).await;
    service.mail_conduct(Conduct::HangUp(Step::Recipient)).await;
    assert_eq!(codes(&person.resend("padme@example.org").await, "nonFieldErrors"), ["email_fail"]);
    assert_eq!(person.verify(None, &first).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_mail_takes_no_account_away_that_was_confirmed_by_another() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let (reached, told) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = Conduct::RefuseWhenTold { reached: Arc::clone(&reached), told: Arc::clone(&told) };
    service.mail_conduct(slow).await;
    let confirmed = async {
        reached.notified().await;
        service.mail_conduct(Conduct::Accept).await;
        assert_eq!(person.resend("hera@example.org").await["success"], true);
        let link = newest_link(&service).await;
        assert_eq!(person.verify(None, &link).await["success"], true);
        told.notify_one();
    };
    let (registered, ()) = tokio::join!(person.register("hera", "hera@example.org"), confirmed);
    assert_eq!((&registered["success"], &registered["token"]), (&json!(true), &json!(null)));
    assert_eq!(person.sign_in("hera").await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_mail_that_a_newer_one_overtook_leaves_the_newer_link_alone() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("ezra", "ezra@example.org").await;
    let (reached, told) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = Conduct::RefuseWhenTold { reached: Arc::clone(&reached), told: Arc::clone(&told) };
    service.mail_conduct(slow).await;
    let overtaken = async {
        reached.notified().await;
        service.mail_conduct(Conduct::Accept).await;
        assert_eq!(person.resend("ezra@example.org").await["success"], true);
        told.notify_one();
    };
    let (refused, ()) = tokio::join!(person.resend("ezra@example.org"), overtaken);
    assert_eq!(codes(&refused, "nonFieldErrors"), ["email_fail"]);
    let usable = "select count(*) from mailed_tokens where used_at is null and superseded_by is null";
    assert_eq!((service.count(usable).await, service.count("select count(*) from mailed_tokens").await), (1, 2));
    assert_eq!(person.verify(None, &newest_link(&service).await).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_acts_on_one_instance_acts_on_the_other_at_once() {
    let service = Service::start(&[]).await;
    let other = service.second_instance(&[]).await;
    let (here, there) = (Person::at(&service), Person::at_origin(format!("http://{}", other.address)));
    let tokens = Tokens::of(&here.register("bail", "bail@example.org").await);
    assert_eq!(there.me(&tokens.access).await.as_deref(), Some("bail"));
    let next = Tokens::of(&there.refresh(&tokens.refresh).await);
    // The exchange is repeated at the other instance: the same successor.
    assert_eq!(Tokens::of(&here.refresh(&tokens.refresh).await).refresh, next.refresh);
    assert_eq!(there.revoke(&next.refresh).await["success"], true);
    assert_eq!(here.me(&next.access).await, None);
    other.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spent_refresh_token_that_comes_again_late_ends_the_session_everywhere() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let first = Tokens::of(&person.register("boba", "boba@example.org").await);
    let second = Tokens::of(&person.refresh(&first.refresh).await);
    let other_device = Tokens::of(&person.sign_in("boba").await);
    service.move_clock(Duration::from_secs(31));
    assert_eq!(codes(&person.refresh(&first.refresh).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(codes(&person.refresh(&second.refresh).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(person.me(&second.access).await, None);
    assert!(person.me(&other_device.access).await.is_some());
}

/// Randomness that counts how often it is drawn: a new hash draws its salt.
#[derive(Debug, Default)]
struct Drawn(AtomicUsize);

impl Random for Drawn {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomFailed> {
        self.0.fetch_add(1, Ordering::SeqCst);
        SystemRandom.fill(bytes)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_right_password_of_a_deactivated_account_costs_no_second_hash() {
    let service = Service::start(&[]).await;
    Person::at(&service).register("dryden", "dryden@example.org").await;
    let drawn = Arc::new(Drawn::default());
    // Here every hash so far is of another cost than new ones, and renewed at the next sign-in.
    let dearer =
        service.second_instance_with(&[("PASSWORDS__BCRYPT_COST", "5")], Arc::<Drawn>::clone(&drawn) as Arc<_>).await;
    let person = Person::at_origin(format!("http://{}", dearer.address));
    service.deactivate("dryden").await;
    let before = drawn.0.load(Ordering::SeqCst);
    assert_eq!(codes(&person.sign_in("dryden").await, "nonFieldErrors"), ["invalid_credentials"]);
    assert_eq!(drawn.0.load(Ordering::SeqCst), before);
    service.sql("update accounts set is_active = true").await;
    assert_eq!(person.sign_in("dryden").await["success"], true);
    assert!(drawn.0.load(Ordering::SeqCst) > before);
    assert_eq!(service.count("select count(*) from accounts where password like '%$05$%'").await, 1);
    dearer.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_has_an_end_however_often_it_is_refreshed() {
    let settings = [("SESSION_LIFETIME", "10d"), ("JWT_REFRESH_EXPIRATION_DELTA", "4d")];
    let settings = settings.map(|(name, value)| (format!("ACCOUNTS__{name}"), value.to_owned()));
    let service = Service::start(&settings).await;
    let person = Person::at(&service);
    let mut tokens = Tokens::of(&person.register("obiwan", "obiwan@example.org").await);
    for _ in 0..3 {
        service.move_clock(Duration::from_secs(3 * 86_400));
        tokens = Tokens::of(&person.refresh(&tokens.refresh).await);
    }
    service.move_clock(Duration::from_secs(86_400));
    assert_eq!(codes(&person.refresh(&tokens.refresh).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(person.me(&tokens.access).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_behind_a_sign_in_act_as_who_signed_in() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let first = Tokens::of(&person.register("finn", "finn@example.org").await);
    let link = newest_link(&service).await;
    // The session that the document opens confirms the address, so nothing ends.
    let query = "mutation ($p: String!, $t: String!) {
        tokenAuth(username: \"finn\", password: $p) { token } verifyAccount(token: $t) { success } }";
    let answer = person.ask(None, query, &json!({ "p": PASSWORD, "t": link })).await;
    assert_eq!(answer["data"]["verifyAccount"]["success"], true, "{answer}");
    assert!(person.me(&first.access).await.is_some());
    assert!(person.me(answer["data"]["tokenAuth"]["token"].as_str().unwrap()).await.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_holds_nothing_that_could_be_used() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let first = Tokens::of(&person.register("rey", "rey@example.org").await);
    let second = Tokens::of(&person.refresh(&first.refresh).await);
    let link = newest_link(&service).await;
    let mut secrets = vec![link, PASSWORD.to_owned()];
    for tokens in [first, second] {
        secrets.extend([tokens.refresh, tokens.access]);
    }
    let tables = ["accounts", "email_addresses", "sessions", "refresh_tokens", "mailed_tokens", "outbox"];
    for table in tables {
        let rows = format!("select count(*) from {table}");
        assert!(service.count(&rows).await > 0, "{table} is empty, so nothing was looked at");
        for secret in &secrets {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            let found =
                format!("select count(*) from {table} t where t::text like '%{secret}%' or t::text like '%{hex}%'");
            assert_eq!(service.count(&found).await, 0, "{table}");
        }
    }
}
