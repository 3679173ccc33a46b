//! Links that a former Django service mailed, opened in a browser.

use super::{NEW, assert_says, choose, press, show};
use crate::operator::links::{HOUR_S, KEY, dumps, moved};
use crate::support::person::Person;
use serde_json::json;

fn link(path: &str, name: &str, action: &str, signed_at_s: i64) -> String {
    format!("/{path}/{}", dumps(&json!({ "username": name, "action": action }), signed_at_s, KEY))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_of_django_open_the_pages() {
    let service = moved(&["vic", "wes", "xim"]).await;
    let person = Person::at(&service);
    let time = service.now().timestamp() - HOUR_S / 2;

    let path = link("activate", "vic", "activation", time);
    assert_says(&show(&service, &path).await, 200, "Confirm your address");
    assert_eq!(service.count("select count(*) from mailed_tokens").await, 0, "looking changes nothing");
    assert_says(&press(&service, &path.replace(':', "%3A")).await, 200, "Your address is confirmed");
    for page in [show(&service, &path).await, press(&service, &path).await] {
        assert_says(&page, 200, "Already confirmed");
    }

    let path = link("password-reset", "wes", "password_reset", time);
    let page = show(&service, &path).await;
    assert_says(&page, 200, "Choose a new password");
    assert!(page.text().contains("<strong>wes</strong>"), "{}", page.text());
    assert_says(&choose(&service, &path, "x", "y").await, 422, "Choose a new password");
    assert_says(&choose(&service, &path, NEW, NEW).await, 200, "Your password is changed");
    assert_eq!(person.sign_in_with("wes", NEW).await["success"], true);
    for page in [show(&service, &path).await, choose(&service, &path, NEW, NEW).await] {
        assert_says(&page, 410, "This link no longer works");
    }

    let path = link("password-set", "xim", "password_set", time);
    assert_says(&show(&service, &path).await, 200, "Choose your password");
    assert_says(&choose(&service, &path, NEW, NEW).await, 200, "Your password is set");
    assert_says(&show(&service, &path).await, 410, "There is a password already");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_of_django_that_do_not_do_say_why() {
    let service = moved(&["vic"]).await;
    let now = service.now().timestamp();
    for (path, status, heading) in [
        (link("password-reset", "vic", "password_reset", now - HOUR_S), 410, "This link has expired"),
        (link("activate", "vic", "activation", now - 7 * 24 * HOUR_S), 410, "This link has expired"),
        (link("activate", "vic", "password_reset", now - 60), 404, "This link is not valid"),
        (link("password-reset", "vic", "nonsense", now - 60), 404, "This link is not valid"),
    ] {
        let is_button = path.starts_with("/activate/");
        let sent = if is_button { press(&service, &path).await } else { choose(&service, &path, NEW, NEW).await };
        for page in [show(&service, &path).await, sent] {
            assert_says(&page, status, heading);
        }
    }
    // Nobody of that name came along.
    let path = link("password-reset", "nobody", "password_reset", now - 60);
    assert_says(&choose(&service, &path, NEW, NEW).await, 410, "This link no longer works");
    assert_says(&show(&service, &path).await, 410, "This link no longer works");
    // Nor is a form shown for what is void already: the account is confirmed, or its sessions were ended since.
    service.sql("update accounts set verified = true where username = 'vic'").await;
    let path = link("activate", "vic", "activation", now - 60);
    assert_says(&show(&service, &path).await, 200, "Already confirmed");
    service.sql("update accounts set verified = false, token_version = 1 where username = 'vic'").await;
    assert_says(&show(&service, &path).await, 410, "This link no longer works");
    assert_eq!(service.count("select count(*) from mailed_tokens").await, 0, "looking changes nothing");
    let page = show(&service, "/password-reset/eyJ1c2VybmFtZSI6InZpYyJ9:1x8elk:Tc8ECBa7").await;
    assert_says(&page, 404, "This link is not valid");
    // Without the key none of them is known.
    let without = service.second_instance(&[]).await;
    let path = link("activate", "vic", "activation", now - 60);
    assert_says(&crate::http::client::get(without.address, &path).await, 404, "This link is not valid");
}
