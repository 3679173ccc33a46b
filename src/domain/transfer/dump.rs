//! What Django's `dumpdata auth.user graphql_auth.userstatus` prints: one JSON array of users and of what the GraphQL
//! application remembers of them.

use super::import::{BadLine, Place};
use super::record::{Record, Time, yes};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::HashMap;

#[derive(Deserialize)]
struct Entry<'a> {
    model: String,
    #[serde(default)]
    pk: Option<i64>,
    #[serde(borrow)]
    fields: &'a RawValue,
}

/// The columns of a user that have a place here. Groups, permissions and the mark of a superuser have none.
#[derive(Deserialize)]
struct User {
    password: String,
    #[serde(default)]
    last_login: Option<Time>,
    username: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    is_staff: bool,
    #[serde(default = "yes")]
    is_active: bool,
    date_joined: Time,
}

#[derive(Deserialize)]
struct Status {
    user: Whose,
    #[serde(default)]
    verified: bool,
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    secondary_email: Option<String>,
}

/// Whose status it is: by key, or by name where the dump was made with natural keys.
#[derive(Deserialize, PartialEq, Eq, Hash)]
#[serde(untagged)]
enum Whose {
    Key(i64),
    Name([String; 1]),
}

/// Reads a dump. A user without a status is unverified.
pub(super) fn read(text: &str) -> (Vec<(Place, Record)>, Vec<BadLine>) {
    let entries: Vec<&RawValue> = match serde_json::from_str(text) {
        Ok(entries) => entries,
        Err(error) => {
            let place = Place::Line(error.line().max(1));
            return (Vec::new(), vec![BadLine { place, reason: format!("this is no JSON array: {error}") }]);
        }
    };
    let (mut records, mut statuses, mut bad) = (Vec::new(), HashMap::new(), Vec::new());
    let mut lines = LineCounter { text, at: 0, line: 1 };
    for (index, entry) in entries.into_iter().enumerate() {
        let place = Place::Entry { number: index + 1, line: lines.of(entry.get()) };
        match item(entry.get()) {
            Ok(Item::User(record)) => records.push((place, *record)),
            Ok(Item::Status(status)) => {
                let Status { user, verified, archived, secondary_email } = status;
                if let Some((former, ..)) = statuses.insert(user, (place, verified, archived, secondary_email)) {
                    bad.push(BadLine { place, reason: format!("the status of this user stands in {former} too") });
                }
            }
            Err(reason) => bad.push(BadLine { place, reason }),
        }
    }
    for (_, record) in &mut records {
        let by_key = statuses.remove(&Whose::Key(record.pk));
        let status = by_key.or_else(|| statuses.remove(&Whose::Name([record.username.clone()])));
        if let Some((_, verified, archived, secondary_email)) = status {
            (record.verified, record.archived, record.secondary_email) = (verified, archived, secondary_email);
        }
    }
    let left = statuses.into_values();
    bad.extend(left.map(|(place, ..)| BadLine {
        place,
        reason: "this is the status of a user who is not in the file".to_owned(),
    }));
    (records, bad)
}

enum Item {
    User(Box<Record>),
    Status(Status),
}

fn item(text: &str) -> Result<Item, String> {
    let entry: Entry<'_> = serde_json::from_str(text).map_err(|error| super::import::reason(&error))?;
    let fields = entry.fields.get();
    let model = entry.model.to_ascii_lowercase();
    if model.ends_with(".userstatus") {
        let status = serde_json::from_str(fields).map_err(|error| super::import::reason(&error))?;
        return Ok(Item::Status(status));
    }
    // A model of one's own is called what one likes, `accounts.CustomUser` for one.
    if !model.ends_with("user") {
        return Err(format!("{} is not imported: dump users and their status only", entry.model));
    }
    let pk = entry.pk.ok_or("it has no `pk`: dump without --natural-primary")?;
    let user: User = serde_json::from_str(fields).map_err(|error| super::import::reason(&error))?;
    Ok(Item::User(Box::new(Record {
        pk,
        uuid: None,
        username: user.username,
        first_name: user.first_name,
        last_name: user.last_name,
        email: user.email,
        secondary_email: None,
        password: Some(user.password),
        is_active: user.is_active,
        is_staff: user.is_staff,
        verified: false,
        archived: false,
        confirmed_once: false,
        mail_second_factor: false,
        date_joined: user.date_joined,
        last_login: user.last_login,
    })))
}

/// Says in which line parts of a text begin, which are asked for in their order.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn of(&mut self, part: &str) -> usize {
        // The parts lie in the text itself: the difference of their addresses is where.
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let between = self.text.as_bytes().get(self.at..offset).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(offset);
        self.line
    }
}
