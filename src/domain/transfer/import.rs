//! Import: all accounts of a file, or none where anything is wrong with one of them.

use super::record::Record;
use super::{BATCH, Progress, Watcher, dump};
use crate::app::{App, Random};
use crate::crypto::{ids, password};
use crate::db::transfer::{self, Batch, Taken};
use crate::db::{
    Connection, DbError, accounts, email_addresses, imported_accounts, organization_invitations, second_factors,
};
use crate::domain::email_address::EmailAddress;
use crate::domain::organization_invitation::{self, Confirmed};
use crate::domain::username::Username;
use crate::error::Failure;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// The greatest key that is taken, so that new accounts find keys beyond it.
const PK_MAX: i64 = 2_000_000_000;
/// The longest given or family name, in characters.
const NAME_MAX_CHARACTERS: usize = 150;
/// The longest encoded hash.
const HASH_MAX_BYTES: usize = 1024;

/// What came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Accounts.
    pub accounts: usize,
    /// Those of them whose hash is of a kind or cost that cannot be verified: they need a new password.
    pub unverifiable: usize,
    /// Those of them without a usable password.
    pub without_password: usize,
}

/// Why nothing came in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// All that is wrong with the file, in its order.
    #[error("{} lines are bad", .0.len())]
    Bad(Vec<BadLine>),
    /// A name or address was taken by somebody just now.
    #[error(
        "somebody took a name, an address or a number of the file while it was imported: import it again to see which"
    )]
    Raced,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for ImportError {
    fn from(error: DbError) -> Self {
        let keys = [accounts::USERNAME_TAKEN, email_addresses::ADDRESS_TAKEN, transfer::PK_TAKEN, transfer::UUID_TAKEN];
        if keys.iter().any(|name| error.is_conflict_with(name)) { Self::Raced } else { Self::Failed(error.into()) }
    }
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct BadLine {
    /// Where.
    pub place: Place,
    /// What.
    pub reason: String,
}

/// A place in a file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line.
    Line(usize),
    /// An entry of an array, and the line where it begins.
    #[expect(missing_docs, reason = "the variant says it")]
    Entry { number: usize, line: usize },
}

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(line) => write!(out, "line {line}"),
            Self::Entry { number, line } => write!(out, "entry {number} (line {line})"),
        }
    }
}

/// Imports the text of a file, in one transaction. Keys are kept, and new accounts get keys beyond them.
///
/// # Errors
/// Nothing came in then.
pub async fn import(app: &App, text: &str, watcher: Watcher<'_>) -> Result<Imported, ImportError> {
    let (candidates, mut bad) = read(text, &*app.random, watcher)?;
    bad.extend(repetitions(&candidates));
    let now = app.clock.now();
    app.db
        .transaction(async |conn| {
            write(conn, &candidates, bad, now, watcher).await?;
            take_up_invitations(app, conn, &candidates).await
        })
        .await?;
    let hashes = || candidates.iter().filter_map(|candidate| candidate.password.as_deref());
    Ok(Imported {
        accounts: candidates.len(),
        unverifiable: hashes().filter(|hash| !password::is_understood(hash)).count(),
        without_password: candidates.len() - hashes().count(),
    })
}

/// A line that is valid in itself.
struct Candidate {
    place: Place,
    pk: i32,
    uuid: Uuid,
    username: Username,
    email: Option<EmailAddress>,
    secondary_email: Option<EmailAddress>,
    password: Option<String>,
    record: Record,
}

impl Candidate {
    fn addresses(&self) -> impl Iterator<Item = (&'static str, &EmailAddress)> {
        let both = [(email_addresses::PRIMARY, &self.email), (email_addresses::SECONDARY, &self.secondary_email)];
        both.into_iter().filter_map(|(kind, address)| Some((kind, address.as_ref()?)))
    }

    /// The addresses that its owner has confirmed, where somebody can sign in: a secondary one always is.
    fn confirmed(&self) -> impl Iterator<Item = (&str, i32)> {
        let is_active = self.record.is_active;
        let does = move |kind| is_active && (kind == email_addresses::SECONDARY || self.record.verified);
        self.addresses().filter(move |(kind, _)| does(*kind)).map(|(_, address)| (address.key(), self.pk))
    }
}

fn read(text: &str, random: &dyn Random, watcher: Watcher<'_>) -> Result<(Vec<Candidate>, Vec<BadLine>), ImportError> {
    // Some editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (records, mut bad) = if text.trim_start().starts_with('[') { dump::read(text) } else { lines(text) };
    let total = records.len();
    let mut candidates = Vec::with_capacity(total);
    for (index, (place, record)) in records.into_iter().enumerate() {
        if index.is_multiple_of(BATCH) {
            watcher(Progress { doing: "reading", done: index, total });
        }
        match checked(place, record, random).map_err(Failure::from)? {
            Ok(candidate) => candidates.push(candidate),
            Err(reasons) => bad.extend(reasons.into_iter().map(|reason| BadLine { place, reason })),
        }
    }
    Ok((candidates, bad))
}

fn lines(text: &str) -> (Vec<(Place, Record)>, Vec<BadLine>) {
    let (mut records, mut bad) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = Place::Line(index + 1);
        match serde_json::from_str(line) {
            Ok(record) => records.push((place, record)),
            Err(error) => bad.push(BadLine { place, reason: reason(&error) }),
        }
    }
    (records, bad)
}

/// What serde says, without the place in a text that the reader does not see as such, and without texts of the file: where
/// its columns are shifted, one of them is a hash.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    let shown = reason.split_once("string \"").zip(reason.rsplit_once("\", expected "));
    shown.map_or(reason.to_owned(), |((before, _), (_, after))| format!("{before}string, expected {after}"))
}

fn checked(
    place: Place,
    mut record: Record,
    random: &dyn Random,
) -> Result<Result<Candidate, Vec<String>>, crate::app::RandomFailed> {
    let mut reasons = Vec::new();
    let pk = i32::try_from(record.pk).ok().filter(|pk| (1..=PK_MAX).contains(&i64::from(*pk)));
    if pk.is_none() {
        reasons.push(format!("pk is {}: must be from 1 to {PK_MAX}", record.pk));
    }
    let username = Username::parse(&record.username);
    reasons.extend(username.as_ref().err().into_iter().flatten().map(ToString::to_string));
    let email = address(record.email.as_deref(), "email", &mut reasons);
    let secondary_email = address(record.secondary_email.as_deref(), "secondary_email", &mut reasons);
    for (name, text) in [("first_name", &record.first_name), ("last_name", &record.last_name)] {
        if text.chars().count() > NAME_MAX_CHARACTERS || text.contains('\0') {
            reasons.push(format!("{name} has more than {NAME_MAX_CHARACTERS} characters, or a NUL"));
        }
    }
    let password = record.password.take().filter(|hash| !hash.is_empty() && !hash.starts_with('!'));
    if password.as_ref().is_some_and(|hash| hash.len() > HASH_MAX_BYTES || hash.contains('\0')) {
        reasons.push(format!("password has more than {HASH_MAX_BYTES} bytes, or a NUL"));
    }
    // Confirmed it need not be: an operator may have moved it since the factor was enabled.
    if record.mail_second_factor && record.email.as_deref().is_none_or(str::is_empty) {
        reasons.push("mail_second_factor is true: the account needs an email to mail codes to".to_owned());
    }
    let (Some(pk), Ok(username), true) = (pk, username, reasons.is_empty()) else { return Ok(Err(reasons)) };
    let uuid = match record.uuid {
        Some(uuid) => uuid,
        None => ids::uuid(random)?,
    };
    Ok(Ok(Candidate { place, pk, uuid, username, email, secondary_email, password, record }))
}

/// An address; an empty text is none.
fn address(text: Option<&str>, name: &str, reasons: &mut Vec<String>) -> Option<EmailAddress> {
    let text = text.filter(|text| !text.is_empty())?;
    match EmailAddress::parse(text) {
        Ok(address) => Some(address),
        Err(errors) => {
            reasons.extend(errors.iter().map(|error| format!("{name}: {error}")));
            None
        }
    }
}

/// What two lines of the file both want to have: told of the later one.
fn repetitions(candidates: &[Candidate]) -> Vec<BadLine> {
    let mut bad = Vec::new();
    let (mut pks, mut uuids, mut names, mut addresses) =
        (HashMap::new(), HashMap::new(), HashMap::new(), HashMap::new());
    for candidate in candidates {
        let place = candidate.place;
        let mut twice = |former: Option<Place>, what: String| {
            bad.extend(former.map(|former| BadLine { place, reason: format!("{what} stands in {former} too") }));
        };
        twice(pks.insert(candidate.pk, place), format!("pk {}", candidate.pk));
        twice(uuids.insert(candidate.uuid, place), format!("uuid {}", candidate.uuid));
        let name = &candidate.username;
        twice(names.insert(name.key(), place), format!("the user name `{}` (in whatever case)", name.as_str()));
        for (_, address) in candidate.addresses() {
            let what = format!("the address `{}` (in whatever case)", address.as_str());
            twice(addresses.insert(address.key(), place), what);
        }
    }
    bad
}

async fn write(
    conn: &Connection,
    candidates: &[Candidate],
    mut bad: Vec<BadLine>,
    now: DateTime<Utc>,
    watcher: Watcher<'_>,
) -> Result<(), ImportError> {
    let total = candidates.len();
    let tell = |doing, batches: usize| watcher(Progress { doing, done: (batches * BATCH).min(total), total });
    for (index, chunk) in candidates.chunks(BATCH).enumerate() {
        tell("checking", index);
        let taken = transfer::taken(conn, &batch(chunk)).await.map_err(DbError::from)?;
        bad.extend(collisions(chunk, &taken));
    }
    if !bad.is_empty() {
        bad.sort_by_key(|line| line.place);
        return Err(ImportError::Bad(bad));
    }
    // Before the rows: who registers meanwhile gets a key beyond them.
    if let Some(greatest) = candidates.iter().map(|candidate| candidate.pk).max() {
        transfer::reserve_ids(conn, greatest).await.map_err(DbError::from)?;
    }
    for (index, chunk) in candidates.chunks(BATCH).enumerate() {
        tell("writing", index);
        let batch = batch(chunk);
        transfer::insert(conn, &batch).await.map_err(DbError::from)?;
        // Links of the former service name people as it did.
        let names: Vec<&str> = chunk.iter().map(|candidate| candidate.record.username.as_str()).collect();
        let mailed = chunk.iter().filter(|candidate| candidate.record.mail_second_factor);
        let mailed: Vec<i32> = mailed.map(|candidate| candidate.pk).collect();
        second_factors::enable_all(conn, &mailed, second_factors::MAIL, now).await.map_err(DbError::from)?;
        imported_accounts::remember(conn, &batch.ids, &names, now).await.map_err(DbError::from)?;
    }
    tell("writing", total.div_ceil(BATCH));
    Ok(())
}

/// Who comes with a confirmed address belongs to the organizations that invited it. Few are invited of many who come.
async fn take_up_invitations(app: &App, conn: &Connection, candidates: &[Candidate]) -> Result<(), ImportError> {
    let mut invited = Vec::new();
    for chunk in candidates.chunks(BATCH) {
        let confirmed: BTreeMap<&str, i32> = chunk.iter().flat_map(Candidate::confirmed).collect();
        let keys: Vec<&str> = confirmed.keys().copied().collect();
        let found = organization_invitations::of_addresses(conn, &keys).await.map_err(DbError::from)?;
        let found: BTreeSet<String> = found.into_iter().map(|(_, key)| key).collect();
        invited.extend(confirmed.into_iter().filter(|(key, _)| found.contains(*key)));
    }
    let confirmed = invited.into_iter().map(|(address_key, account_id)| Confirmed { address_key, account_id });
    Ok(organization_invitation::take_up_each(app, conn, &mut confirmed.collect::<Vec<_>>()).await?)
}

/// What of a chunk belongs to accounts of the database.
fn collisions(chunk: &[Candidate], taken: &Taken) -> Vec<BadLine> {
    let ids: HashSet<i32> = taken.ids.iter().copied().collect();
    let uuids: HashSet<Uuid> = taken.uuids.iter().copied().collect();
    let names: HashSet<&str> = taken.username_keys.iter().map(String::as_str).collect();
    let addresses: HashSet<&str> = taken.address_keys.iter().map(String::as_str).collect();
    let mut bad = Vec::new();
    for candidate in chunk {
        let mut found = Vec::new();
        if ids.contains(&candidate.pk) {
            found.push(format!("pk {}", candidate.pk));
        }
        if uuids.contains(&candidate.uuid) {
            found.push(format!("uuid {}", candidate.uuid));
        }
        if names.contains(candidate.username.key()) {
            found.push(format!("the user name `{}`", candidate.username.as_str()));
        }
        let here = candidate.addresses().filter(|(_, address)| addresses.contains(address.key()));
        found.extend(here.map(|(_, address)| format!("the address `{}`", address.as_str())));
        let line =
            |what| BadLine { place: candidate.place, reason: format!("an account of the database has {what} already") };
        bad.extend(found.into_iter().map(line));
    }
    bad
}

fn batch(chunk: &[Candidate]) -> Batch<'_> {
    let mut batch = Batch::default();
    for candidate in chunk {
        let record = &candidate.record;
        batch.ids.push(candidate.pk);
        batch.uuids.push(candidate.uuid);
        batch.usernames.push(candidate.username.as_str());
        batch.username_keys.push(candidate.username.key());
        batch.first_names.push(&record.first_name);
        batch.last_names.push(&record.last_name);
        batch.passwords.push(candidate.password.as_deref());
        batch.active.push(record.is_active);
        batch.staff.push(record.is_staff);
        batch.verified.push(record.verified);
        batch.confirmed_once.push(record.verified || record.confirmed_once);
        batch.archived.push(record.archived);
        batch.last_logins.push(record.last_login.map(|time| time.0));
        batch.created.push(record.date_joined.0);
        for (kind, address) in candidate.addresses() {
            batch.address_keys.push(address.key());
            batch.address_accounts.push(candidate.pk);
            batch.address_kinds.push(kind);
            batch.addresses.push(address.as_str());
        }
    }
    batch
}
