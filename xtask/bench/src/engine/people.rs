//! The people that both answer with, made anew for each answer, as from a database.

/// Somebody.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) pk: i32,
    pub(super) username: String,
    pub(super) email: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) last_login: Option<String>,
    pub(super) date_joined: String,
}

/// The person with this number.
pub(super) fn person(pk: i32) -> Person {
    Person {
        id: format!("VXNlck5vZGU6{pk}"),
        pk,
        username: format!("person{pk}"),
        email: format!("person{pk}@example.org"),
        first_name: "Leia".to_owned(),
        last_name: "Organa".to_owned(),
        last_login: Some("2026-11-21T10:00:00.000000+00:00".to_owned()),
        date_joined: "2026-01-01T00:00:00.000000+00:00".to_owned(),
    }
}

/// The first people.
pub(super) fn people(count: i32) -> impl Iterator<Item = Person> {
    (1..=count).map(person)
}
