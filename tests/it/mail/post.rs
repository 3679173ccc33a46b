//! A post office of one test: its database, its clock, and what it was set up with.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Bytea, Integer, Nullable, Timestamptz};
use diesel_async::RunQueryDsl;
use lychgate::app::{Clock, SystemRandom};
use lychgate::crypto::Secrets;
use lychgate::db::accounts::Account;
use lychgate::db::{Connection, Db, DbError};
use lychgate::mail::{Delivery, Letter, LinkSettings, Mail, MailParts, MailSettings, OutboxId, TemplateSettings};

use crate::support::{TestDatabase, directory};

pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef01234567";

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub(crate) struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    pub(crate) fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// An account that mails may be about.
pub(crate) fn account(username: &str) -> Account {
    Account {
        id: 5,
        uuid: uuid::Uuid::from_u128(5),
        username: username.to_owned(),
        first_name: String::new(),
        last_name: String::new(),
        is_active: true,
        is_staff: false,
        verified: false,
        archived: false,
        token_version: 0,
        last_login_at: None,
        created_at: DateTime::UNIX_EPOCH,
        email: None,
        secondary_email: None,
    }
}

/// A row of the outbox.
#[derive(Debug, diesel::QueryableByName)]
pub(crate) struct Row {
    #[diesel(sql_type = Nullable<Bytea>)]
    pub(crate) payload: Option<Vec<u8>>,
    #[diesel(sql_type = Integer)]
    pub(crate) attempts: i32,
    #[diesel(sql_type = Timestamptz)]
    pub(crate) next_attempt_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub(crate) delivered_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub(crate) failed_at: Option<DateTime<Utc>>,
}

impl Row {
    pub(crate) fn is_delivered(&self) -> bool {
        self.delivered_at.is_some() && self.failed_at.is_none() && self.payload.is_none()
    }

    pub(crate) fn is_failed(&self) -> bool {
        self.failed_at.is_some() && self.delivered_at.is_none() && self.payload.is_none()
    }

    pub(crate) fn is_waiting(&self) -> bool {
        self.failed_at.is_none() && self.delivered_at.is_none() && self.payload.is_some()
    }
}

pub(crate) struct Post {
    pub(crate) mail: Mail,
    pub(crate) db: Db,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) directory: PathBuf,
}

impl Post {
    /// One that is open at a mail server, or writes files.
    pub(crate) async fn open(smtp_url: Option<String>, delivery: Delivery) -> Post {
        Post::open_with(smtp_url, delivery, Duration::from_secs(60)).await
    }

    /// One with a deadline of its own: only for tests of what happens when it passes.
    pub(crate) async fn open_with(smtp_url: Option<String>, delivery: Delivery, deadline: Duration) -> Post {
        let database = TestDatabase::new().await;
        let db = database.db().await;
        let clock = Arc::new(TestClock(Mutex::new(DateTime::from_timestamp(1_795_000_000, 0).unwrap())));
        let directory = directory().join("data").join("mail");
        let settings = MailSettings {
            from: "Us <webmaster@localhost>".to_owned(),
            smtp_url,
            directory: directory.clone(),
            links: LinkSettings {
                link_url: "https://app.example.com".to_owned(),
                activation_path: "activate".to_owned(),
                activation_secondary_email_path: "activate".to_owned(),
                password_reset_path: "password-reset".to_owned(),
                password_set_path: "password-set".to_owned(),
                email_change_path: "email-change".to_owned(),
            },
            templates: TemplateSettings::default(),
            delivery,
            deadline,
        };
        let secrets = Secrets::new(&[7; 32], &[], Arc::new(SystemRandom)).unwrap();
        let parts = MailParts {
            db: db.clone(),
            secrets: Arc::new(secrets),
            clock: Arc::<TestClock>::clone(&clock),
            random: Arc::new(SystemRandom),
        };
        Post { mail: Mail::new(settings, parts).unwrap(), db, clock, directory }
    }

    /// Enqueues an activation letter to this address, in a transaction of its own.
    pub(crate) async fn enqueue_to(&self, address: &str) -> OutboxId {
        self.enqueue_letter(&Letter::activation(address, &account("Zoë <b>"), TOKEN)).await
    }

    /// Enqueues a letter, in a transaction of its own.
    pub(crate) async fn enqueue_letter(&self, letter: &Letter) -> OutboxId {
        let enqueued = self.db.transaction(async |conn: &Connection| self.mail.enqueue(conn, None, letter).await).await;
        enqueued.map_err(|error: DbError| error).unwrap()
    }

    pub(crate) async fn enqueue(&self) -> OutboxId {
        self.enqueue_to("joe@example.com").await
    }

    /// The rows of the outbox.
    pub(crate) async fn rows(&self) -> Vec<Row> {
        self.db
            .read(async |mut conn: &Connection| {
                diesel::sql_query("select * from outbox order by created_at, id").load(&mut conn).await
            })
            .await
            .unwrap()
    }

    /// The only row.
    pub(crate) async fn row(&self) -> Row {
        let mut rows = self.rows().await;
        assert_eq!(rows.len(), 1);
        rows.remove(0)
    }

    pub(crate) async fn execute(&self, statement: &str) {
        self.db
            .write(async |mut conn: &Connection| diesel::sql_query(statement).execute(&mut conn).await)
            .await
            .unwrap();
    }
}
