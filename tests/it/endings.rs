//! What ends when a password, an address or an account does: sessions on every device, and links in every mailbox.

use crate::support::Service;
use crate::support::person::{PASSWORD, Person, Tokens, codes, newest_link};
use crate::support::smtp::{Conduct, Step};
use crate::support::world::World;
use serde_json::json;

async fn is_over(person: &Person, tokens: &Tokens) -> bool {
    person.me(&tokens.access).await.is_none()
        && codes(&person.refresh(&tokens.refresh).await, "nonFieldErrors") == ["invalid_token"]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_password_leaves_the_session_that_it_opens_and_no_other() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let here = person.settle(&service, "mara", "mara@example.org").await;
    let there = Tokens::of(&person.sign_in("mara").await);
    let fresh = Tokens::of(&person.change_password(&here.access, PASSWORD, "a whole new password").await);
    assert!(is_over(&person, &here).await && is_over(&person, &there).await);
    assert_eq!(person.me(&fresh.access).await.as_deref(), Some("mara"));
    let next = Tokens::of(&person.refresh(&fresh.refresh).await);
    assert_eq!(person.me(&next.access).await.as_deref(), Some("mara"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_behind_a_change_of_the_password_act_in_the_new_session() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "mara", "mara@example.org").await;
    let query = "mutation ($o: String!, $n: String!) {
        passwordChange(oldPassword: $o, newPassword1: $n, newPassword2: $n) { success }
        updateAccount(firstName: \"Mara\") { success errors }
        archiveAccount(password: $n) { success errors }
        late: updateAccount(firstName: \"Jade\") { errors } }";
    let variables = json!({ "o": PASSWORD, "n": "a whole new password" });
    let answer = person.ask(Some(&tokens.access), query, &variables).await;
    for field in ["passwordChange", "updateAccount", "archiveAccount"] {
        assert_eq!(answer["data"][field]["success"], true, "{answer}");
    }
    assert_eq!(codes(&answer["data"]["late"], "nonFieldErrors"), ["unauthenticated"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn archiving_and_deactivating_end_all_sessions_and_deleting_takes_everything_along() {
    let delete = [("ACCOUNTS__ALLOW_DELETE_ACCOUNT".to_owned(), "true".to_owned())];
    for (field, settings) in [("archiveAccount", &[][..]), ("deleteAccount", &[][..]), ("deleteAccount", &delete[..])] {
        let service = Service::start(settings).await;
        let person = Person::at(&service);
        let here = person.settle(&service, "wedge", "wedge@example.org").await;
        let there = Tokens::of(&person.sign_in("wedge").await);
        assert_eq!(person.confirm(&here.access, field).await["success"], true);
        assert!(is_over(&person, &here).await && is_over(&person, &there).await, "{field}");
        let left = if settings.is_empty() { 1 } else { 0 };
        for table in ["accounts", "email_addresses"] {
            assert_eq!(service.count(&format!("select count(*) from {table}")).await, left, "{field} {table}");
        }
        if left == 0 {
            for table in ["sessions", "refresh_tokens", "mailed_tokens", "outbox"] {
                assert_eq!(service.count(&format!("select count(*) from {table}")).await, 0, "{table}");
            }
            assert_eq!(person.register("wedge", "wedge@example.org").await["success"], true);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_end_with_every_change_of_an_address() {
    for change in ["swapEmails", "removeSecondaryEmail", "verifySecondaryEmail", "deleteAccount"] {
        let service = Service::start(&[]).await;
        let person = Person::at(&service);
        let tokens = person.settle(&service, "lando", "lando@example.org").await;
        service.set_secondary_address("lando", "cloud@example.org").await;
        assert_eq!(person.ask_for_reset("cloud@example.org").await["success"], true);
        let reset = newest_link(&service).await;
        assert_eq!(person.ask_for_secondary(&tokens.access, "city@example.org").await["success"], true);
        let secondary = newest_link(&service).await;
        if change == "verifySecondaryEmail" {
            assert_eq!(person.verify_secondary(&secondary).await["success"], true);
        } else {
            assert_eq!(person.confirm(&tokens.access, change).await["success"], true, "{change}");
            assert_eq!(codes(&person.verify_secondary(&secondary).await, "nonFieldErrors"), ["invalid_token"]);
        }
        let late = person.reset(&reset, "a whole new password").await;
        assert_eq!(codes(&late, "nonFieldErrors"), ["invalid_token"], "{change}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_mail_leaves_the_link_before_it_working_unless_the_password_changed_meanwhile() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "nien", "nien@example.org").await;
    assert_eq!(person.ask_for_reset("nien@example.org").await["success"], true);
    let first = newest_link(&service).await;
    service.mail_conduct(Conduct::HangUp(Step::Recipient)).await;
    assert_eq!(codes(&person.ask_for_reset("nien@example.org").await, "nonFieldErrors"), ["email_fail"]);
    assert_eq!(person.reset(&first, "a whole new password").await["success"], true);
    // Also a link that was superseded stays void, should its successor be withdrawn now.
    assert_eq!(service.count("select count(*) from mailed_tokens where used_at is null").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reset_mail_goes_to_the_address_as_the_account_has_it() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "Greedo", "Greedo@example.org").await;
    assert_eq!(person.ask_for_reset(" GREEDO@EXAMPLE.ORG ").await["success"], true);
    assert_eq!(service.mails().await.last().unwrap().to, "Greedo@example.org");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_confirms_no_other_address_than_the_one_it_was_mailed_to() {
    let service = Service::start(&[]).await;
    let person = Person::at(&service);
    person.register("ben", "ben@example.org").await;
    let link = newest_link(&service).await;
    service.sql("update email_addresses set address_key = 'kylo@example.org', address = 'kylo@example.org'").await;
    assert_eq!(codes(&person.verify(None, &link).await, "nonFieldErrors"), ["invalid_token"]);
    assert_eq!(service.count("select count(*) from accounts where verified").await, 0);
}
