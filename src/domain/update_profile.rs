//! Changing what is known of a person: names, what they told, and how often a second factor is asked for.

use super::authenticate::Caller;
use super::password_proof::{ProofError, Proven};
use super::person::Person;
use super::person_name::PersonName;
use super::profile_input::{Country, DateOfBirth, Line, PhoneNumber};
use super::step_up::{self, Act, Shown, StepUpError};
use super::username::Username;
use crate::app::App;
use crate::db::accounts::{self, Account};
use crate::db::profiles::{self, Profile};
use crate::db::{Connection, DbError, devices};
use crate::error::Failure;

/// What becomes of a part that may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It is as it was.
    #[default]
    Stays,
    /// Nothing is known any more.
    Erased,
    /// It is this.
    Becomes(T),
}

impl<T> Change<T> {
    fn apply<U>(self, part: &mut Option<U>, kept: impl FnOnce(T) -> U) {
        match self {
            Self::Stays => {}
            Self::Erased => *part = None,
            Self::Becomes(value) => *part = Some(kept(value)),
        }
    }
}

/// What is to change. Every part is valid in itself.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ProfileChanges {
    /// A person always has names, which may be empty: none stays as it is.
    pub first_name: Option<PersonName>,
    pub last_name: Option<PersonName>,
    pub username: Option<Username>,
    pub date_of_birth: Change<DateOfBirth>,
    pub phone_number: Change<PhoneNumber>,
    pub address1: Change<Line>,
    pub address2: Change<Line>,
    pub city: Change<Line>,
    pub state: Change<Line>,
    pub zip_code: Change<Line>,
    pub country: Change<Country>,
    pub industry: Change<Line>,
    pub job_title: Change<Line>,
    pub opt_in_marketing: Change<bool>,
    /// Whether a second factor is asked for once a device only; what is erased is off.
    pub two_factor_per_device: Change<bool>,
}

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The name is another account's, in whatever case.
    #[error("the user name is taken")]
    UsernameTaken,
    /// What was shown does not prove who asks, or nothing was and it is needed.
    #[error(transparent)]
    Unproven(#[from] StepUpError),
}

impl From<ProofError> for ProfileError {
    fn from(error: ProofError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<DbError> for ProfileError {
    fn from(error: DbError) -> Self {
        if error.is_conflict_with(accounts::USERNAME_TAKEN) {
            Self::UsernameTaken
        } else {
            Self::Unproven(error.into())
        }
    }
}

impl From<Failure> for ProfileError {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

/// Changes what is known of the caller: all of it or nothing. Being asked for a second factor less often is the one part
/// that a caller has to step up for; but whatever is shown is checked. Once it is no longer so, no device is trusted.
///
/// Nobody asks first whether a user name is free: the constraint says it.
pub async fn update(app: &App, caller: &Caller, input: ProfileChanges, shown: Shown) -> Result<Person, ProfileError> {
    let id = caller.account.id;
    let mut steps_up = shown.password.is_some() || shown.code.is_some();
    if !steps_up && input.two_factor_per_device == Change::Becomes(true) {
        steps_up = !app.db.read(async |conn| profiles::asks_once_a_device(conn, id).await).await?;
    }
    let proven =
        if steps_up { step_up::prove(app, caller, Act::UpdateProfile, shown).await? } else { Proven::of(caller) };
    app.db.transaction(async |conn| write(conn, caller, &proven, input, steps_up).await).await
}

/// Every row in one transaction, the account first: those who change other parts at the same time lose nothing.
async fn write(
    conn: &Connection,
    caller: &Caller,
    proven: &Proven,
    input: ProfileChanges,
    has_stepped_up: bool,
) -> Result<Person, ProfileError> {
    let id = proven.lock(conn).await?;
    let account = write_account(conn, &caller.account, &input).await?;
    let found = profiles::of(conn, id).await.map_err(DbError::from)?;
    let (former, has_second_factor) = found.unwrap_or_default();
    let former = former.unwrap_or_default();
    let profile = changed(input, former.clone());
    let asks_once = |profile: &Profile| profile.two_factor_per_device.unwrap_or_default();
    match (asks_once(&former), asks_once(&profile)) {
        // Somebody switched it off since it was looked at.
        (false, true) if !has_stepped_up => return Err(StepUpError::NotRecent.into()),
        (true, false) => devices::distrust_all(conn, id).await.map_err(DbError::from)?,
        (false, false | true) | (true, true) => {}
    }
    if profile != former {
        profiles::write(conn, id, &profile).await.map_err(DbError::from)?;
    }
    Ok(Person { account, profile, has_second_factor })
}

/// The account as it is now.
async fn write_account(conn: &Connection, account: &Account, input: &ProfileChanges) -> Result<Account, ProfileError> {
    let names = accounts::Profile {
        username: input.username.as_ref().map(Username::as_str),
        username_key: input.username.as_ref().map(Username::key),
        first_name: input.first_name.as_ref().map(PersonName::as_str),
        last_name: input.last_name.as_ref().map(PersonName::as_str),
        verified: None,
    };
    if names != accounts::Profile::default() {
        let holds = accounts::set_profile(conn, account.id, account.token_version, &names).await;
        if !holds.map_err(DbError::from)? {
            return Err(ProofError::SessionEnded.into());
        }
    }
    let or = |new: Option<&str>, old: &str| new.unwrap_or(old).to_owned();
    Ok(Account {
        username: or(names.username, &account.username),
        first_name: or(names.first_name, &account.first_name),
        last_name: or(names.last_name, &account.last_name),
        ..account.clone()
    })
}

fn changed(input: ProfileChanges, mut profile: Profile) -> Profile {
    input.date_of_birth.apply(&mut profile.date_of_birth, DateOfBirth::day);
    input.phone_number.apply(&mut profile.phone_number, |number| number.as_str().to_owned());
    input.country.apply(&mut profile.country, |country| country.as_str().to_owned());
    let lines = [
        (input.address1, &mut profile.address1),
        (input.address2, &mut profile.address2),
        (input.city, &mut profile.city),
        (input.state, &mut profile.state),
        (input.zip_code, &mut profile.zip_code),
        (input.industry, &mut profile.industry),
        (input.job_title, &mut profile.job_title),
    ];
    for (change, part) in lines {
        change.apply(part, |line| line.as_str().to_owned());
        // An empty line says nothing.
        part.take_if(|line| line.is_empty());
    }
    input.opt_in_marketing.apply(&mut profile.opt_in_marketing, |is_wanted| is_wanted);
    input.two_factor_per_device.apply(&mut profile.two_factor_per_device, |is_on| is_on);
    profile
}
