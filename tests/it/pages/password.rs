//! The pages that set a password: those who forgot theirs, and those who never had one.

use super::{NEW, assert_says, beside_fields, choose, newest_path, press, reset_path, service, show};
use crate::http::client::request;
use crate::support::Service;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;

/// A service with somebody who has a link to set a first password.
async fn set_path(service: &Service, username: &str) -> String {
    service.mail_password_set(username).await;
    newest_path(service).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_forgot_the_password_chooses_a_new_one() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    let tokens = person.settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    assert!(path.starts_with("/password-reset/"), "{path}");

    let page = show(&service, &path).await;
    assert_says(&page, 200, "Choose a new password");
    for part in [
        "<form method=\"post\">",
        "<label for=\"newPassword1\">New password</label>",
        "<label for=\"newPassword2\">New password, once more</label>",
        "<input type=\"password\" id=\"newPassword1\" name=\"newPassword1\" autocomplete=\"new-password\" required aria-describedby=\"newPassword1-hint\">",
        "<input type=\"password\" id=\"newPassword2\" name=\"newPassword2\" autocomplete=\"new-password\" required>",
        "<strong>padme</strong>",
        "At least 8 characters",
    ] {
        assert!(page.text().contains(part), "{part} is not in {}", page.text());
    }
    assert!(!page.text().contains("role=\"alert\"") && !page.text().contains(path.rsplit('/').next().unwrap()));

    let page = choose(&service, &path, NEW, NEW).await;
    assert_says(&page, 200, "Your password is changed");
    assert!(!page.text().contains("<form") && !page.text().contains(NEW), "{}", page.text());
    assert_eq!(person.sign_in("padme").await["success"], false);
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
    assert_eq!(person.me(&tokens.access).await, None, "everybody is signed out, as with passwordReset");
    assert_eq!(service.mails().await.last().unwrap().to, "padme@example.org", "the owner is told");
    assert!(service.mails().await.last().unwrap().text.contains("was changed"));

    // Once more: the back button, a second press, somebody who found the link.
    for page in [show(&service, &path).await, choose(&service, &path, PASSWORD, PASSWORD).await] {
        assert_says(&page, 410, "This link no longer works");
    }
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_never_had_a_password_chooses_the_first_one() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    let path = set_path(&service, "padme").await;
    assert!(path.starts_with("/password-set/"), "{path}");
    assert_says(&show(&service, &path).await, 200, "Choose your password");

    let page = choose(&service, &path, NEW, "something else").await;
    assert_says(&page, 422, "Choose your password");
    assert!(page.text().contains("role=\"alert\">Your password was not set. See below"), "{}", page.text());
    assert_eq!(beside_fields(&page), [vec![], vec!["The two password fields didn\u{2019}t match.".to_owned()]]);

    assert_says(&choose(&service, &path, NEW, NEW).await, 200, "Your password is set");
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
    for page in [show(&service, &path).await, choose(&service, &path, PASSWORD, PASSWORD).await] {
        assert_says(&page, 410, "There is a password already");
    }

    // One that got a password otherwise, while the link was under way.
    let path = set_path(&service, "padme").await;
    service.give_password("padme", NEW).await;
    for page in [show(&service, &path).await, choose(&service, &path, PASSWORD, PASSWORD).await] {
        assert_says(&page, 410, "There is a password already");
    }
    assert_eq!(person.sign_in_with("padme", NEW).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_error_stands_beside_its_field_in_the_words_of_the_contract() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "padme.amidala", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    let required = "This field is required.";
    let nul = "Null characters are not allowed.";
    let similar = "The password is too similar to the username.";
    let short = "This password is too short. It must contain at least 8 characters.";
    let (common, numeric) = ("This password is too common.", "This password is entirely numeric.");
    for (first, second, beside_first, beside_second) in [
        ("", "", &[required][..], &[required][..]),
        ("", "x", &[required], &[short]),
        ("x", "", &[], &[required]),
        ("x\0", "\0", &[nul], &[nul]),
        ("one of them", "the other", &[], &["The two password fields didn\u{2019}t match."]),
        ("padme.amidal", "padme.amidal", &[], &[similar]),
        ("1234", "1234", &[], &[short, common, numeric]),
        ("<b>\"'&", "<b>\"'&", &[], &[short]),
    ] {
        let page = choose(&service, &path, first, second).await;
        assert_says(&page, 422, "Choose a new password");
        assert!(page.text().contains("<p class=\"alert\" role=\"alert\">Your password was not changed. See below"));
        assert_eq!(beside_fields(&page), [beside_first, beside_second], "{first:?} {second:?}");
        let (before, _) = page.text().split_once(" autofocus>").unwrap();
        let focused = &before[before.rfind("<input").unwrap()..];
        let wrong = if beside_first.is_empty() { "newPassword2-error" } else { "newPassword1-error" };
        assert!(focused.contains("name=\"newPassword1\"") && focused.contains(wrong), "{}", page.text());
        assert!(!page.text().contains(" value=\"x") && !page.text().contains("<b>"), "{}", page.text());
    }
    assert_says(
        &choose(&service, &path, " \u{e9}\u{1f600}=&+% ", " \u{e9}\u{1f600}=&+% ").await,
        200,
        "Your password is changed",
    );
    let answer = person.sign_in_with("padme.amidala", " \u{e9}\u{1f600}=&+% ").await;
    assert_eq!(answer["success"], true, "every character counts, white space too: {answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_at_a_form_changes_nothing() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    let page = show(&service, &path).await;
    let head = request(service.server.address, &format!("HEAD {path} HTTP/1.1"), b"").await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.header("content-length"));
    let query = format!("GET {path}?newPassword1=long+enough+one&newPassword2=long+enough+one HTTP/1.1");
    assert_says(&request(service.server.address, &query, b"").await, 200, "Choose a new password");
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let refused = request(service.server.address, &format!("{method} {path} HTTP/1.1"), b"").await;
        assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD, POST"), "{method}");
    }
    assert_eq!(service.count("select count(*) from mailed_tokens where used_at is null").await, 1);
    assert_eq!(person.sign_in("padme").await["success"], true);
    assert_says(&press(&service, &path).await, 400, "This is not the form of this page");
    assert_says(&choose(&service, &path, NEW, NEW).await, 200, "Your password is changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_sent_twice_at_once_counts_once() {
    let service = service(&[]).await;
    let person = Person::at(&service);
    person.settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    let other = "quite another one";
    let (one, two) = tokio::join!(choose(&service, &path, NEW, NEW), choose(&service, &path, other, other));
    let (done, late, password) = if one.status == 200 { (one, two, NEW) } else { (two, one, other) };
    assert_says(&done, 200, "Your password is changed");
    assert_says(&late, 410, "This link no longer works");
    assert_eq!(person.sign_in_with("padme", password).await["success"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_while_the_service_is_busy_is_told_when_to_come_back() {
    let service = service(&[]).await;
    Person::at(&service).settle(&service, "padme", "padme@example.org").await;
    let path = reset_path(&service, "padme@example.org").await;
    service.occupy_passwords().await;
    let page = choose(&service, &path, NEW, NEW).await;
    assert_says(&page, 503, "Choose a new password");
    assert_eq!(page.header("retry-after"), "5");
    assert!(page.text().contains("role=\"alert\">The service is busy."), "{}", page.text());
    assert_eq!(beside_fields(&page), [Vec::<String>::new(), vec![]]);
    assert_says(&show(&service, &path).await, 200, "Choose a new password");
}
