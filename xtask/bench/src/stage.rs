//! A PostgreSQL, a service on it, and people who are signed in.

use crate::machine::Usage;
use crate::trouble;
use lychgate_rig::client::{Client, Outcome, PASSWORD, Tokens};
use lychgate_rig::cluster::{Cluster, Sql};
use lychgate_rig::instance::{Instance, PATIENCE, environment};
use lychgate_rig::mail::MailServer;
use lychgate_rig::place::Place;
use lychgate_rig::trouble::Trouble;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// As in production, but for who may ask how often: all of it comes from one address. The counters are kept all the same.
const SETTINGS: [(&str, &str); 4] = [
    ("LYCHGATE_LIMITS__ENABLED", "true"),
    ("LYCHGATE_LIMITS__CLIENT", "1000000/1s"),
    ("LYCHGATE_LIMITS__TOKENS", "1000000/1s"),
    ("LYCHGATE_LIMITS__MAIL", "1000000/1s"),
];

/// Everything that goes with the benchmark.
#[derive(Debug)]
pub(crate) struct Stage {
    binary: PathBuf,
    mails: MailServer,
    services: u32,
    // Before the place, which takes the directory with it.
    pub(crate) cluster: Cluster,
    pub(crate) place: Place,
}

/// A database with a service on it.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) instance: Instance,
    pub(crate) database: String,
    pub(crate) url: String,
}

impl Stage {
    pub(crate) async fn make(binary: &Path) -> Result<Self, Trouble> {
        let binary =
            std::fs::canonicalize(binary).map_err(|error| trouble(format!("{}: {error}", binary.display())))?;
        let place = Place::make()?;
        let cluster = Cluster::make(&place).await?;
        Ok(Self { binary, mails: MailServer::start().await?, services: 0, cluster, place })
    }

    /// A database of its own, and a service that made its tables.
    pub(crate) async fn service(&mut self, more: &[(&str, &str)]) -> Result<Service, Trouble> {
        let database = format!("bench{}", self.services);
        let url = self.cluster.database(&database).await?;
        let instance = self.start(&url, more).await?;
        Ok(Service { instance, database, url })
    }

    /// Another service on a database.
    pub(crate) async fn start(&mut self, url: &str, more: &[(&str, &str)]) -> Result<Instance, Trouble> {
        self.services += 1;
        let settings: Vec<_> = SETTINGS.into_iter().chain(more.iter().copied()).collect();
        let environment = environment(url, &self.mails.url(), &settings);
        Instance::start(&self.place, &self.services.to_string(), &self.binary, environment).await
    }

    /// Whose time a measurement of the service takes.
    pub(crate) fn usage(&self, service: &Service) -> Usage {
        Usage { server: service.instance.process(), database: self.cluster.process() }
    }

    pub(crate) async fn sql(&self, service: &Service) -> Result<Sql, Trouble> {
        self.cluster.sql(&service.database).await
    }

    /// What PostgreSQL wrote into its log so far.
    fn log(&self) -> Result<String, Trouble> {
        Ok(std::fs::read_to_string(self.place.path().join("postgres.log"))?)
    }

    /// The statements that a service sends while something is done, without those that its workers send from time to time.
    pub(crate) async fn statements(
        &self,
        service: &Service,
        run: impl AsyncFnOnce() -> Result<(), Trouble>,
    ) -> Result<Vec<Statement>, Trouble> {
        let sql = self.sql(service).await?;
        let switch = async |value: &str| {
            sql.run(&format!("alter system set log_statement = '{value}'")).await?;
            sql.run("select pg_reload_conf()").await?;
            // Each connection takes it up with its next statement.
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            Ok::<_, Trouble>(())
        };
        switch("all").await?;
        let before = self.log()?.len();
        run().await?;
        let after = self.log()?;
        switch("none").await?;
        Ok(Statement::read(after.get(before..).unwrap_or_default()))
    }
}

/// A statement as PostgreSQL was sent it, with the texts of its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) text: String,
    pub(crate) parameters: Vec<Option<String>>,
}

impl Statement {
    /// Those in the lines of a log. Begin and commit are none: they ask nothing.
    fn read(log: &str) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut is_open = false;
        for line in log.lines() {
            if let Some(rest) = line.strip_prefix('\t') {
                if let Some(last) = found.last_mut().filter(|_| is_open) {
                    last.text.push('\n');
                    last.text.push_str(rest);
                }
                continue;
            }
            is_open = false;
            if let Some((_, rest)) = line.split_once("LOG:  execute ")
                && let Some((_, text)) = rest.split_once(": ")
            {
                is_open = true;
                found.push(Self { text: text.to_owned(), parameters: Vec::new() });
            } else if let Some((_, list)) = line.split_once("DETAIL:  parameters: ")
                && let Some(last) = found.last_mut()
            {
                last.parameters = parameters(list);
            }
        }
        found.retain(|statement| {
            let verb = statement.text.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
            !["begin", "commit", "rollback", "set"].contains(&verb.as_str()) && !is_of_a_worker(&statement.text)
        });
        found
    }
}

/// What looks whether there is something to do, whoever asks.
fn is_of_a_worker(text: &str) -> bool {
    text.contains("outbox") && !text.trim_start().to_ascii_lowercase().starts_with("insert")
}

/// `$1 = 'it''s', $2 = NULL`
fn parameters(list: &str) -> Vec<Option<String>> {
    let mut found = Vec::new();
    let mut rest = list;
    while let Some((_, value)) = rest.split_once(" = ") {
        if let Some(after) = value.strip_prefix("NULL") {
            found.push(None);
            rest = after;
            continue;
        }
        let Some(value) = value.strip_prefix('\'') else { break };
        let (mut text, mut letters) = (String::new(), value.char_indices().peekable());
        let mut end = value.len();
        while let Some((at, letter)) = letters.next() {
            if letter != '\'' {
                text.push(letter);
            } else if letters.peek().is_some_and(|(_, next)| *next == '\'') {
                letters.next();
                text.push('\'');
            } else {
                end = at + 1;
                break;
            }
        }
        found.push(Some(text));
        rest = value.get(end..).unwrap_or_default();
    }
    found
}

/// The names of so many people.
pub(crate) fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("person{number}")).collect()
}

/// Registers these people, confirms them, and signs them in.
pub(crate) async fn people(stage: &Stage, service: &Service, names: &[String]) -> Result<Vec<Tokens>, Trouble> {
    let mut client = Client::new(service.instance.address, PATIENCE);
    for name in names {
        let outcome = client.register(name, &format!("{name}@example.org")).await;
        if !matches!(outcome, Outcome::Done(_)) {
            return Err(trouble(format!("{name} cannot register: {outcome:?}")));
        }
    }
    stage.sql(service).await?.run("update accounts set verified = true").await?;
    signed_in(service.instance.address, names).await
}

/// Signs people in.
pub(crate) async fn signed_in(address: SocketAddr, names: &[String]) -> Result<Vec<Tokens>, Trouble> {
    let mut client = Client::new(address, PATIENCE);
    let mut tokens = Vec::with_capacity(names.len());
    for name in names {
        let outcome = client.sign_in(name, PASSWORD).await;
        let Outcome::Done(field) = outcome else {
            return Err(trouble(format!("{name} cannot sign in: {outcome:?}")));
        };
        tokens.push(Tokens::of(&field).ok_or_else(|| trouble("no tokens"))?);
    }
    Ok(tokens)
}

/// People with sessions who are only there: tables have the size that they have in production.
pub(crate) async fn crowd(sql: &Sql, count: u32) -> Result<(), Trouble> {
    sql.run(&format!(
        "with people as (
            insert into accounts (uuid, username, username_key, password, is_active, verified, archived, created_at)
            select gen_random_uuid(), 'Crowd' || n, 'crowd' || n, (select password from accounts limit 1), true, true, false, now()
            from generate_series(1, {count}) n returning id, username_key
        ), addresses as (
            insert into email_addresses (address_key, account_id, kind, address)
            select username_key || '@example.org', id, 'primary', username_key || '@example.org' from people
        ), opened as (
            insert into sessions (id, account_id, contract, user_agent, assurance, created_at, authenticated_at, expires_at)
            select gen_random_uuid(), id, 'accounts', 'crowd', 1, now(), now(), now() + interval '30 days' from people
            returning id
        )
        insert into refresh_tokens (token_hash, session_id, generation, created_at, expires_at)
        select sha256(id::text::bytea), id, 0, now(), now() + interval '7 days' from opened"
    ))
    .await?;
    sql.run("vacuum (analyze)").await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_read_with_their_parameters() {
        let log = "2026-11-21 10:00:00.000 UTC [7] LOG:  execute s1: select 1\n\tfrom it where a = $1\n\
            2026-11-21 10:00:00.000 UTC [7] DETAIL:  parameters: $1 = 'it''s = ''so', $2 = NULL, $3 = '\\x00ff'\n\
            2026-11-21 10:00:00.000 UTC [7] LOG:  execute <unnamed>: BEGIN\n\
            2026-11-21 10:00:00.000 UTC [8] LOG:  statement: select 2\n";
        let parameters = vec![Some("it's = 'so".to_owned()), None, Some("\\x00ff".to_owned())];
        let expected = Statement { text: "select 1\nfrom it where a = $1".to_owned(), parameters };
        assert_eq!(Statement::read(log), [expected]);
    }
}
