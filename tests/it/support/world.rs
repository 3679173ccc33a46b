//! What the runners of examples and authorization rows need of a running service. `Service` is the one implementation;
//! the trait keeps the list of needs in one place.

use std::future::Future;
use std::time::Duration;

/// A mail that was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mail {
    /// The address in the envelope.
    pub(crate) to: String,
    /// The text part, decoded.
    pub(crate) text: String,
}

/// A service of its own: an empty migrated database, a clock that stands still until it is moved, cheap hashing, limits
/// switched off, mails delivered within the request into a place where the test can read them.
pub(crate) trait World: Sized + Send + Sync {
    /// Starts it. Settings are named as in the environment, without `LYCHGATE_`: `("ACCOUNTS__JWT_ISSUER", "galaxy")`.
    fn start(settings: &[(String, String)]) -> impl Future<Output = Self> + Send;
    /// The origin it listens on, as in `http://127.0.0.1:41234`.
    fn base_url(&self) -> String;
    /// Moves its clock forward.
    fn move_clock(&self, by: Duration);
    /// From now on every delivery of a mail is refused at once.
    fn refuse_mail(&self) -> impl Future<Output = ()> + Send;
    /// From now on, until the service ends, there is no place left in the queue of the hashing threads.
    fn occupy_passwords(&self) -> impl Future<Output = ()> + Send;
    /// Every mail delivered so far, in order.
    fn mails(&self) -> impl Future<Output = Vec<Mail>> + Send;
    /// Archives an account, in the database.
    fn archive(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Deactivates an account (`is_active` false), in the database: what an administrator's act leaves behind.
    fn deactivate(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// The address of an account is confirmed no longer, in the database.
    fn lose_confirmation(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Makes an account one of the staff, in the database.
    fn join_staff(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Makes an account one that administers the service, in the database.
    fn make_administrator(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Marks the password of an account as one that an administrator set, in the database.
    fn make_password_temporary(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Makes an API key `disabled` or `revoked`, in the database.
    fn end_api_key(&self, uuid: &str, state: &str) -> impl Future<Output = ()> + Send;
    /// The identifier of an account in the platform contract.
    fn user_id(&self, username: &str) -> impl Future<Output = String> + Send;
    /// A mailed code is asked for at sign-in.
    fn give_second_factor(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Gives an account a confirmed secondary address, in the database.
    fn set_secondary_address(&self, username: &str, address: &str) -> impl Future<Output = ()> + Send;
    /// Takes an account's password away, in the database, and has the service mail a link to set one.
    fn mail_password_set(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Gives an account a password, in the database, and nothing else ends.
    fn give_password(&self, username: &str, password: &str) -> impl Future<Output = ()> + Send;
    /// Gives the organization that an account owns 499 members more, in the database.
    fn fill_organization(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// Has the organization that an account owns invite 100 addresses, in the database; no mails go out.
    fn fill_invitations(&self, username: &str) -> impl Future<Output = ()> + Send;
    /// An access token for the account, signed by this service with valid times, for the contract `session` and a session
    /// that is live where the service has sessions of that contract.
    fn foreign_access_token(&self, username: &str) -> impl Future<Output = String> + Send;
    /// An authenticator app of the account, enabled as another contract would do it: its secret, in base32.
    fn give_authenticator(&self, username: &str) -> impl Future<Output = String> + Send;
    /// The time of the service, in seconds since 1970.
    fn now_s(&self) -> i64;
    /// The other way round: signed with the keys of the session contract, for the contract `accounts`.
    fn access_token_foreign_to_session(&self, username: &str) -> impl Future<Output = String> + Send;
    /// Signed with the keys of the platform contract, for the contract `session`.
    fn access_token_foreign_to_platform(&self, username: &str) -> impl Future<Output = String> + Send;
}
