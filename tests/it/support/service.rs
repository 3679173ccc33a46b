//! A service of its own for one test: built as `main` builds it, on a database, a clock and a mail server of its own.

use super::secrets::{self, Told};
use super::smtp::{Conduct, MailServer, Step};
use super::world::{Mail, World};
use super::{TestDatabase, database};
use chrono::{DateTime, TimeDelta, Utc};
use lychgate::app::{Clock, Random, SystemRandom};
use lychgate::config::Config;
use lychgate::crypto::jwt::{AccessClaims, AccessTokenSettings, AccessTokens, Assurance, SigningKeys};
use lychgate::crypto::secrets::Purpose;
use lychgate::db::credentials;
use lychgate::domain::{Account, password_link_mail};
use lychgate::service::{Foundation, Server};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinSet;
use uuid::Uuid;

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub(crate) struct StandingClock(Mutex<DateTime<Utc>>);

impl StandingClock {
    /// It begins at a time of the present, so that what others look at it by a clock of their own still holds.
    pub(crate) fn new() -> Self {
        Self(Mutex::new(lychgate::app::SystemClock.now()))
    }

    pub(crate) fn forward(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }

    pub(crate) fn back(&self, by: Duration) {
        *self.0.lock().unwrap() -= by;
    }
}

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// The service. It ends with the test.
pub(crate) struct Service {
    pub(crate) server: Server,
    pub(crate) database: TestDatabase,
    clock: Arc<StandingClock>,
    mails: tokio::sync::Mutex<(MailServer, Vec<Mail>)>,
    occupied: Mutex<JoinSet<()>>,
    _watch: Watch,
}

/// When the life of a service is over, nothing was logged that anybody was told.
struct Watch;

impl Drop for Watch {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            secrets::none_was_logged();
        }
    }
}

impl Service {
    /// A second instance on the same database, with the same secret, clock and mail server.
    pub(crate) async fn second_instance(&self, settings: &[(&str, &str)]) -> Server {
        self.second_instance_with(settings, Arc::new(SystemRandom)).await
    }

    /// The same, with a source of randomness of its own.
    pub(crate) async fn second_instance_with(&self, settings: &[(&str, &str)], random: Arc<dyn Random>) -> Server {
        let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let smtp_url = self.mails.lock().await.0.url();
        Box::pin(start(&self.database.url, &smtp_url, &settings, Arc::clone(&self.clock), random)).await
    }

    /// Runs one SQL statement.
    pub(crate) async fn sql(&self, statement: &str) {
        database::run(&self.database.url, statement).await;
    }

    /// Counts with one SQL statement.
    pub(crate) async fn count(&self, statement: &str) -> i64 {
        database::count(&self.database.url, statement).await
    }

    /// The time of the service.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// An account, from the database.
    pub(crate) async fn account(&self, username: &str) -> Account {
        let key = username.to_lowercase();
        let app = &self.server.app;
        let found = app.db.read(async |conn| credentials::by_username(conn, &key).await).await.unwrap();
        found.unwrap().account
    }

    /// The next mail that nobody has read, whole. Waits for it.
    pub(crate) async fn whole_mail(&self) -> super::smtp::Mail {
        self.mails.lock().await.0.mail().await
    }

    /// An access token for the account and a live session, signed by this service with valid times.
    async fn access_token_of(&self, username: &str, contract: &'static str, purpose: Purpose) -> String {
        let app = &self.server.app;
        let settings = AccessTokenSettings {
            contract,
            purpose,
            keys: SigningKeys::Hs256 { secret: None },
            audience: None,
            issuer: None,
            leeway_s: 0,
        };
        let tokens = AccessTokens::new(settings, &app.secrets).unwrap();
        let account = self.account(username).await;
        let (now, session) = (self.now(), Uuid::from_u128(7));
        self.sql(&format!(
            "insert into sessions
                (id, account_id, contract, created_at, authenticated_at, assurance, expires_at, user_agent)
            values ('{session}', {}, '{contract}', now(), now(), 1, now() + interval '9 days', '')",
            account.id
        ))
        .await;
        let claims = AccessClaims {
            account: account.uuid,
            session,
            version: account.token_version,
            username: account.username,
            original_issued_at: Some(now),
            expires_at: now + TimeDelta::minutes(5),
            authenticated_at: now,
            assurance: Assurance::OneFactor,
        };
        tokens.issue(&claims).unwrap()
    }

    /// Puts its clock back.
    pub(crate) fn put_clock_back(&self, by: Duration) {
        self.clock.back(by);
    }

    /// What passed its clients and its mail server.
    pub(crate) async fn told(&self) -> Told {
        let (origin, mails) = (self.base_url(), self.mails.lock().await.0.url());
        secrets::told(&[&origin, &mails])
    }

    /// What the mail server does from now on.
    pub(crate) async fn mail_conduct(&self, conduct: Conduct) {
        self.mails.lock().await.0.conduct(conduct);
    }
}

/// A service on a database that somebody else answers for, without a mail server: mails become files.
pub(crate) struct Settled {
    pub(crate) server: Server,
}

impl Settled {
    /// Starts it.
    pub(crate) async fn on(database_url: &str) -> Self {
        let started = start(database_url, "", &[], Arc::new(StandingClock::new()), Arc::new(SystemRandom));
        Self { server: Box::pin(started).await }
    }
}

async fn start(
    database_url: &str,
    smtp_url: &str,
    settings: &[(String, String)],
    clock: Arc<StandingClock>,
    random: Arc<dyn Random>,
) -> Server {
    let always = [
        ("DATABASE_URL", database_url),
        ("LYCHGATE_DATA_DIR", super::directory().to_str().unwrap()),
        ("LYCHGATE_LISTEN", "127.0.0.1:0"),
        ("LYCHGATE_METRICS_LISTEN", "127.0.0.1:0"),
        ("LYCHGATE_SECRET", "a secret of tests, which is longer than 32 bytes"),
        ("LYCHGATE_SMTP_URL", smtp_url),
        ("LYCHGATE_PASSWORDS__BCRYPT_COST", "4"),
        ("LYCHGATE_LIMITS__ENABLED", "false"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let chosen = settings.iter().map(|(name, value)| (format!("LYCHGATE_{name}"), value.clone()));
    let kept = always.into_iter().filter(|(name, _)| !chosen.clone().any(|(chosen, _)| chosen == *name));
    let config = Config::load(kept.chain(chosen.clone()), None).unwrap();
    secrets::listen();
    let foundation = Foundation::lay(config).await.unwrap();
    Server::start(&foundation, clock, random).await.unwrap()
}

impl World for Service {
    async fn start(settings: &[(String, String)]) -> Self {
        let (database, mails) = tokio::join!(TestDatabase::new(), MailServer::start(Conduct::Accept));
        let clock = Arc::new(StandingClock::new());
        let smtp_url = mails.url();
        let started = start(&database.url, &smtp_url, settings, Arc::clone(&clock), Arc::new(SystemRandom));
        let server = Box::pin(started).await;
        Self { server, database, clock, mails: (mails, Vec::new()).into(), occupied: Mutex::default(), _watch: Watch }
    }

    fn base_url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    fn move_clock(&self, by: Duration) {
        self.clock.forward(by);
    }

    async fn refuse_mail(&self) {
        self.mail_conduct(Conduct::Refuse(Step::Recipient, "550 nobody of that name here")).await;
    }

    async fn occupy_passwords(&self) {
        // The dearest hash there is takes seconds; there are more of them at the door than there is room.
        const DEAR: &str = "bcrypt$$2b$16$abcdefghijklmnopqrstuuN7FDKzKXlVLSVMPTpXCtWm1qkHpqQ4K";
        let app = &self.server.app;
        let places = app.settings.passwords.threads + app.settings.passwords.queue;
        let guess = || {
            let app = Arc::clone(app);
            async move {
                loop {
                    let _ = app.passwords.verify("a guess".to_owned(), Some(DEAR.to_owned())).await;
                    tokio::task::yield_now().await;
                }
            }
        };
        (0..places + 2).for_each(|_| drop(self.occupied.lock().unwrap().spawn(guess())));
        // A thread that has not taken its first one yet would make room later.
        let settings = &app.settings.passwords;
        while app.passwords.running() < settings.threads || app.passwords.waiting() < settings.queue {
            tokio::task::yield_now().await;
        }
    }

    async fn mails(&self) -> Vec<Mail> {
        let mut mails = self.mails.lock().await;
        let (server, read) = &mut *mails;
        while let Some(mail) = server.mail_now() {
            read.push(Mail { to: mail.to.join(", "), text: mail.text() });
        }
        read.clone()
    }

    async fn archive(&self, username: &str) {
        self.sql(&format!("update accounts set archived = true where username = '{username}'")).await;
    }

    async fn deactivate(&self, username: &str) {
        self.sql(&format!("update accounts set is_active = false where username = '{username}'")).await;
    }

    async fn lose_confirmation(&self, username: &str) {
        self.sql(&format!("update accounts set verified = false where username = '{username}'")).await;
    }

    async fn join_staff(&self, username: &str) {
        self.sql(&format!("update accounts set is_staff = true where username = '{username}'")).await;
    }

    async fn make_administrator(&self, username: &str) {
        let add = "insert into administrators (account_id, since) select id, created_at from accounts";
        self.sql(&format!("{add} where username = '{username}'")).await;
    }

    async fn make_password_temporary(&self, username: &str) {
        self.sql(&format!(
            "insert into temporary_passwords (account_id, created_at, expires_at)
            select id, created_at, created_at + interval '7 days' from accounts where username = '{username}'"
        ))
        .await;
    }

    async fn end_api_key(&self, uuid: &str, state: &str) {
        self.sql(&format!("update api_keys set {state}_at = created_at where id = '{uuid}'")).await;
    }

    async fn user_id(&self, username: &str) -> String {
        format!("user_{}", self.account(username).await.uuid.simple())
    }

    async fn give_second_factor(&self, username: &str) {
        self.sql(&format!(
            "insert into second_factors (account_id, kind, enabled_at)
            select id, 'mail', created_at from accounts where username = '{username}'"
        ))
        .await;
    }

    async fn set_secondary_address(&self, username: &str, address: &str) {
        self.sql(&format!(
            "insert into email_addresses (address_key, account_id, kind, address)
            select lower('{address}'), id, 'secondary', '{address}' from accounts where username = '{username}'"
        ))
        .await;
    }

    async fn mail_password_set(&self, username: &str) {
        self.sql(&format!("update accounts set password = null where username = '{username}'")).await;
        password_link_mail::send_password_set(&self.server.app, &self.account(username).await).await.unwrap();
    }

    async fn give_password(&self, username: &str, password: &str) {
        let hash = self.server.app.passwords.hash(password.to_owned()).await.unwrap();
        self.sql(&format!("update accounts set password = '{hash}' where username = '{username}'")).await;
    }

    async fn fill_organization(&self, username: &str) {
        self.sql(&format!(
            "with people as (insert into accounts (uuid, username, username_key, created_at)
                select gen_random_uuid(), 'of ' || n, 'of ' || n, now() from generate_series(1, 499) n returning id)
            insert into organization_members (organization_id, account_id, role, joined_at)
            select organizations.id, people.id, 'member', now()
            from people, organizations join accounts on owner_id = accounts.id where username = '{username}'"
        ))
        .await;
    }

    async fn fill_invitations(&self, username: &str) {
        self.sql(&format!(
            "insert into organization_invitations
            select organizations.id, n || '@x.io', n || '@x.io', 'member', now(), now() + interval '100 years'
            from generate_series(1, 100) n, organizations join accounts on owner_id = accounts.id
            where username = '{username}'"
        ))
        .await;
    }

    async fn foreign_access_token(&self, username: &str) -> String {
        self.access_token_of(username, "session", Purpose::AccountsAccessToken).await
    }

    async fn give_authenticator(&self, username: &str) -> String {
        let (id, secret) = (self.account(username).await.id, [7; 20]);
        let sealed = self.server.app.secrets.seal(Purpose::AuthenticatorSecret, &secret, &id.to_be_bytes()).unwrap();
        let sealed: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
        self.sql(&format!(
            "insert into authenticators (account_id, secret_sealed, created_at, confirmed_at, last_step)
            values ({id}, '\\x{sealed}', now(), now(), 0)"
        ))
        .await;
        self.sql(&format!(
            "insert into second_factors (account_id, kind, enabled_at) values ({id}, 'authenticator', now())"
        ))
        .await;
        totp_rs::Secret::new(secret.into()).to_base32()
    }

    fn now_s(&self) -> i64 {
        self.clock.now().timestamp()
    }

    async fn access_token_foreign_to_session(&self, username: &str) -> String {
        self.access_token_of(username, "accounts", Purpose::SessionAccessToken).await
    }

    async fn access_token_foreign_to_platform(&self, username: &str) -> String {
        self.access_token_of(username, "session", Purpose::PlatformAccessToken).await
    }
}
