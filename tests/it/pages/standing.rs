//! Links that do not do, or do no longer: the same words before and after the button is pressed, and what is wrong is
//! told by the page whose link it is.

use super::{NEW, UNKNOWN, assert_says, choose, newest_path, press, reset_path, service, show};
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_to_a_password_say_what_is_wrong_with_them() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    person.settle(&service, "luke", "luke@example.org").await;
    let superseded = reset_path(&service, "padme@example.org").await;
    let newest = reset_path(&service, "padme@example.org").await;
    let of_luke = reset_path(&service, "luke@example.org").await;
    let both = async |path: &str, status: u16, heading: &str| {
        for page in [show(&service, path).await, choose(&service, path, NEW, NEW).await] {
            assert_says(&page, status, heading);
            assert!(!page.text().contains("padme") && !page.text().contains("<form"), "{}", page.text());
        }
    };
    both(&superseded, 410, "There is a newer link").await;
    both(&format!("/password-reset/{UNKNOWN}"), 404, "This link is not valid").await;
    // A link of another kind, and a link of this one at another page.
    both(&newest.replace("/password-reset/", "/password-set/"), 404, "This link is not valid").await;
    let misled = newest.replace("/password-reset/", "/activate/");
    assert_says(&press(&service, &misled).await, 404, "This link is not valid");
    // Whoever changes the password otherwise voids the link.
    let changed = person.change_password(&tokens.access, PASSWORD, "another of hers").await;
    assert_eq!(changed["success"], true, "{changed}");
    both(&newest, 410, "This link no longer works").await;
    // Of an account that may not sign in any more.
    service.deactivate("luke").await;
    both(&of_luke, 410, "This link no longer works").await;
    let late = reset_path(&service, "padme@example.org").await;
    service.move_clock(Duration::from_secs(3600));
    both(&late, 410, "This link has expired").await;
    service.mail_password_set("padme").await;
    let late = newest_path(&service).await;
    service.move_clock(Duration::from_secs(7 * 24 * 3600));
    both(&late, 410, "This link has expired").await;
    assert_eq!(service.count("select count(*) from accounts where password is null").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_link_cannot_be_looked_at_a_button_shows_the_page_again() {
    let service = service(&[]).await;
    Person::at(&service).settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    service.sql("alter table mailed_tokens rename to mailed_tokens_away").await;
    assert_says(&show(&service, "/password-reset/x").await, 404, "This link is not valid");
    for page in [show(&service, &path).await, choose(&service, &path, NEW, NEW).await] {
        assert_says(&page, 500, "Something went wrong");
        assert!(page.text().contains("<form method=\"get\">"), "{}", page.text());
    }
    service.sql("alter table mailed_tokens_away rename to mailed_tokens").await;
    assert_says(&choose(&service, &path, NEW, NEW).await, 200, "Your password is changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_database_is_away_a_link_waits() {
    let service = service(&[("DATABASE__STATEMENT_TIMEOUT", "500ms")]).await;
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    for statement in [
        "create function stall() returns trigger language plpgsql as 'begin perform pg_sleep(600); return new; end'",
        "create trigger stall before update on mailed_tokens for each row execute function stall()",
    ] {
        service.sql(statement).await;
    }
    let page = choose(&service, &path, NEW, NEW).await;
    assert_says(&page, 503, "Choose a new password");
    assert_eq!(page.header("retry-after"), "5");
    assert!(page.text().contains("role=\"alert\">The service cannot do this right now."), "{}", page.text());
    service.sql("drop trigger stall on mailed_tokens").await;

    service.sql("alter table mailed_tokens rename to stalled").await;
    service.sql("create view mailed_tokens as select stalled.* from stalled, pg_sleep(600)").await;
    for page in [show(&service, &path).await, choose(&service, &path, NEW, NEW).await] {
        assert_says(&page, 503, "Please try again in a moment");
        assert_eq!(page.header("retry-after"), "5");
        assert!(page.text().contains("<form method=\"get\">"), "{}", page.text());
    }
    service.sql("drop view mailed_tokens").await;
    service.sql("alter table stalled rename to mailed_tokens").await;
    assert_says(&choose(&service, &path, NEW, NEW).await, 200, "Your password is changed");
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
}
