//! Guessing at the password or the codes of one account. After five guesses in vain each further one has to wait longer, and
//! after a hundred in succession there is no further one (NIST SP 800-63B, section 3.2.2), whoever makes them and through whichever
//! contract. The owner is not shut out by that: a trusted device has guesses of its own, or where the account has none, a network
//! that somebody signed in from within thirty days, and so have those who are signed in, for what asks for proof once more.
//! Names that belong to nobody are counted alike.

use super::limits::{self, NotAdmitted};
use super::one_time_code::NotTaken;
use super::session::Client;
use crate::app::App;
use crate::crypto::secrets::{Purpose, digest};
use crate::db::guess_counters::{self, Barred, Guessed, Known};
use crate::db::{Connection, DbError};
use crate::error::Failure;
use chrono::TimeDelta;

/// The guesses that nobody waits for.
const FREE: i32 = 5;
/// The most guesses in succession.
const MOST: i32 = 100;
/// How long a network is known after a sign-in.
const NETWORK_KNOWN: TimeDelta = TimeDelta::days(30);
/// What is said of when to come back where only the owner can open the way again, by a new password or a sign-in elsewhere.
const SHUT: TimeDelta = TimeDelta::days(1);
/// The lane of everybody.
const EVERYBODY: &[u8] = b"";
/// No account has this key.
const NOBODY: i32 = 0;

/// What is guessed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// The password of an account.
    Password(i32),
    /// The password of nobody, under a name of this kind; none where nobody can be called so.
    PasswordOfNobody(&'static str, Option<&'a str>),
    /// Codes of an account, of whichever kind.
    Code(i32),
}

/// What whoever guesses may be known by, besides the network.
#[derive(Clone, Copy)]
pub(super) enum KnownBy<'a> {
    /// That they are signed in. All sessions of an account have one lane: whoever opens many guesses no more often.
    Session,
    /// What the client presents as identifier of its device.
    Device(Option<&'a str>),
}

/// A guess that may be made, counted as one in vain until it is known to be right.
#[must_use]
#[derive(Debug)]
pub(super) struct Guess {
    /// None where nothing is counted.
    counted: Option<CountedGuess>,
}

#[derive(Debug)]
struct CountedGuess {
    subject: [u8; 32],
    lane: Vec<u8>,
}

/// Counts a guess, before it is made.
pub(super) async fn begin(
    app: &App,
    target: Target<'_>,
    client: &Client,
    known_by: KnownBy<'_>,
) -> Result<Guess, NotAdmitted> {
    let Some((subject, account_id)) = subject(app, target).filter(|_| app.settings.limits.enabled) else {
        return Ok(Guess { counted: None });
    };
    let mut guess = CountedGuess { subject, lane: EVERYBODY.to_vec() };
    let Some(barred) = guess.count(app, account_id).await? else { return Ok(Guess { counted: Some(guess) }) };
    let mut least = wait(app, &barred);
    if let Some(lane) = own_lane(app, account_id, client, known_by).await? {
        guess.lane = lane;
        let Some(barred) = guess.count(app, account_id).await? else { return Ok(Guess { counted: Some(guess) }) };
        least = least.min(wait(app, &barred));
    }
    Err(client.wait.refuse(least).into())
}

/// How long until one more may be made.
fn wait(app: &App, barred: &Barred) -> TimeDelta {
    if barred.failures >= MOST { SHUT } else { barred.free_at - app.clock.now() }
}

impl CountedGuess {
    /// Counts it, or says why it may not be made.
    async fn count(&self, app: &App, account_id: Option<i32>) -> Result<Option<Barred>, Failure> {
        let Self { subject, lane } = self;
        let guessed = Guessed { subject, lane, account_id, most: MOST, free: FREE, now: app.clock.now() };
        Ok(app.db.write(async |conn| guess_counters::count(conn, &guessed).await).await?)
    }
}

/// What the owner is known by: the lane of a session, a trusted device or a known network. Nobody has none, and that is looked for
/// just so.
async fn own_lane(
    app: &App,
    account_id: Option<i32>,
    client: &Client,
    known_by: KnownBy<'_>,
) -> Result<Option<Vec<u8>>, Failure> {
    let device = match known_by {
        KnownBy::Session => return Ok(Some(b"session".to_vec())),
        KnownBy::Device(device) => device,
    };
    let (id, now) = (account_id.unwrap_or(NOBODY), app.clock.now());
    let (device, network) = (device.map(super::device::hash), client.address.map(limits::network));
    let hash = device.as_ref().map(|hash| &hash[..]);
    let known = app
        .db
        .read(async |conn| guess_counters::known(conn, id, hash, network.as_deref(), now - NETWORK_KNOWN, now).await)
        .await?;
    Ok(match (known, device, network) {
        (Known { device: true, .. }, Some(hash), _) => Some([b"device".as_slice(), &hash].concat()),
        (Known { has_devices: false, network: true, .. }, _, Some(network)) => {
            Some(app.secrets.mac(Purpose::LimitKey, &[b"lane", network.as_bytes()]).to_vec())
        }
        _ => None,
    })
}

/// What a counter is kept under. That of an account stays when the service gets another secret; a name is not kept in clear.
fn subject(app: &App, target: Target<'_>) -> Option<([u8; 32], Option<i32>)> {
    let of = |name: &[u8], id: i32| digest(&[name, &id.to_be_bytes()].concat());
    Some(match target {
        Target::Password(id) => (of(b"password", id), Some(id)),
        Target::PasswordOfNobody(kind, name) => {
            (app.secrets.mac(Purpose::LimitKey, &[b"nobody", kind.as_bytes(), name?.as_bytes()]), None)
        }
        Target::Code(id) => (of(b"code", id), Some(id)),
    })
}

impl Guess {
    /// It was right: the count begins anew, and the attempt does not weigh on the client either, where one is given.
    pub(super) async fn right(self, app: &App, client: Option<&Client>) -> Result<(), Failure> {
        let Some(CountedGuess { subject, .. }) = self.counted else { return Ok(()) };
        let weighed = client.and_then(|client| limits::of_client(app, client));
        let weighed = weighed.as_ref().map(|bucket| (&bucket.key[..], bucket.step));
        Ok(app.db.write(async |conn| guess_counters::forget(conn, &subject, weighed).await).await?)
    }

    /// It was not made: what it is about was not even looked at.
    pub(super) async fn unmade(self, app: &App) -> Result<(), Failure> {
        let Some(CountedGuess { subject, lane }) = self.counted else { return Ok(()) };
        let now = app.clock.now();
        Ok(app.db.write(async |conn| guess_counters::take_back(conn, &subject, &lane, now).await).await?)
    }

    /// What became of a guess at a code.
    pub(super) async fn settle<T>(
        self,
        app: &App,
        client: Option<&Client>,
        taken: &Result<T, NotTaken>,
    ) -> Result<(), Failure> {
        match taken {
            Ok(_) => self.right(app, client).await,
            // It stays counted.
            Err(NotTaken::Wrong) => Ok(()),
            Err(NotTaken::Expired | NotTaken::TooOften(_)) => self.unmade(app).await,
        }
    }
}

/// Forgets what was guessed in vain: the owner proved by a mailed link who they are, or an administrator helped. A new password
/// says nothing of codes, and the other way about.
pub(super) async fn forget(app: &App, conn: &Connection, target: Target<'_>) -> Result<(), DbError> {
    match subject(app, target).filter(|_| app.settings.limits.enabled) {
        Some((subject, _)) => Ok(guess_counters::forget_within(conn, &subject).await?),
        None => Ok(()),
    }
}
