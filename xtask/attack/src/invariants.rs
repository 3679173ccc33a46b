//! What must be so in the database whatever happened, and whether all is there that was acknowledged.

use crate::belief::{Belief, State};
use lychgate_rig::cluster::Sql;
use lychgate_rig::mail::Mail;
use lychgate_rig::trouble::Trouble;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Each query counts what must not be.
const NEVER: [(&str, &str); 10] = [
    (
        "live sessions without exactly one unspent refresh token",
        "select count(*) from sessions s where ended_at is null
            and (select count(*) from refresh_tokens t where t.session_id = s.id and t.spent_at is null) <> 1",
    ),
    (
        "sessions whose refresh tokens are no unbroken line",
        "select count(*) from (select session_id from refresh_tokens group by session_id
            having count(*) <> max(generation) + 1 or count(distinct generation) <> count(*)) broken",
    ),
    (
        "spent refresh tokens without a successor",
        "select count(*) from refresh_tokens t where spent_at is not null and not exists (
            select from refresh_tokens n where n.session_id = t.session_id and n.generation = t.generation + 1)",
    ),
    (
        "addresses that two accounts have",
        "select count(*) from (select lower(address) from email_addresses group by 1 having count(*) > 1) twice",
    ),
    (
        "names that two accounts have",
        "select count(*) from (select lower(username) from accounts group by 1 having count(*) > 1) twice",
    ),
    (
        "accounts without exactly one address",
        "select count(*) from accounts a
            where (select count(*) from email_addresses e where e.account_id = a.id) <> 1",
    ),
    (
        "accounts that nobody counted",
        "select abs((select count(*) from accounts) - (select coalesce(sum(delta), 0) from account_counts))",
    ),
    (
        "accounts whose activation mail was never written",
        "select count(*) from accounts a
            where not exists (select from outbox o where o.account_id = a.id and o.kind = 'activation')",
    ),
    (
        "activation mails without a link",
        "select count(*) from outbox o where kind = 'activation'
            and not exists (select from mailed_tokens m where m.account_id = o.account_id and m.purpose = 'activation')",
    ),
    (
        "usable links of confirmed accounts",
        "select count(*) from accounts a join mailed_tokens m on m.account_id = a.id
            where a.verified and m.purpose = 'activation' and m.used_at is null and m.superseded_by is null",
    ),
];

/// What is wrong, each in a few words; empty where all is well.
pub(crate) async fn broken(sql: &Sql) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    for (what, query) in NEVER {
        let count = sql.count(query).await?;
        if count > 0 {
            found.push(format!("{count} {what}"));
        }
    }
    Ok(found)
}

/// How many invariants there are.
pub(crate) const COUNT: usize = NEVER.len();

/// What was acknowledged and is not so.
pub(crate) async fn lost(sql: &Sql, beliefs: &[Vec<Belief>]) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    for belief in beliefs.iter().flatten() {
        let username = &belief.username;
        let row = sql
            .column(&format!(
                "select concat_ws(',', verified, (select count(*) from sessions s where s.account_id = a.id), first_name)
                from accounts a where username = '{username}'"
            ))
            .await?;
        let Some(row) = row.first() else {
            if belief.registered {
                found.push(format!("the account {username} is gone"));
            }
            continue;
        };
        let mut parts = row.splitn(3, ',');
        let mut next = || parts.next().unwrap_or_default();
        let (verified, sessions, first_name) = (next() == "t", next().parse::<u64>().unwrap_or_default(), next());
        if belief.verified && !verified {
            found.push(format!("{username} is not confirmed any more"));
        }
        if !belief.first_names.contains(first_name) {
            found.push(format!("{username} is called {first_name:?} and not one of {:?}", belief.first_names));
        }
        let most = belief.opened + belief.maybe_opened;
        if sessions < belief.opened || sessions > most {
            found.push(format!("{username} has {sessions} sessions and not {} to {most}", belief.opened));
        }
    }
    found.extend(lost_sessions(sql, beliefs).await?);
    Ok(found)
}

/// Sessions that ought to be there and are not, and the other way round: by their refresh tokens.
async fn lost_sessions(sql: &Sql, beliefs: &[Vec<Belief>]) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    let all = [
        (State::Live, "t.spent_at is null and s.ended_at is null", "a live session lost its refresh token"),
        (
            State::Exchanging,
            "s.ended_at is null and (t.spent_at is null or exists (select from refresh_tokens n
                where n.session_id = s.id and n.generation = t.generation + 1 and n.spent_at is null))",
            "an exchange that was not answered cannot be repeated",
        ),
        (State::Ended, "s.ended_at is not null", "a session that was ended lives"),
    ];
    for (state, good, complaint) in all {
        let sessions = beliefs.iter().flatten().flat_map(|belief| &belief.sessions);
        let tokens = sessions.filter(|session| session.state == state).fold(String::new(), |mut list, session| {
            // Writing to a String cannot fail. The tokens are hexadecimal digits.
            let _ = write!(list, "{}'{}'", if list.is_empty() { "" } else { "," }, session.tokens.refresh);
            list
        });
        let bad = sql
            .count(&format!(
                "select count(*) from unnest(array[{tokens}]::text[]) token where not exists (
                    select from refresh_tokens t join sessions s on s.id = t.session_id
                    where t.token_hash = sha256(convert_to(token, 'UTF8')) and {good})"
            ))
            .await?;
        if bad > 0 {
            found.push(format!("{complaint}: {bad} times"));
        }
    }
    Ok(found)
}

/// Mails that nothing caused, and causes whose mail never came. For when nothing waits any more.
pub(crate) async fn mails_astray(sql: &Sql, mails: &[Mail]) -> Result<Vec<String>, Trouble> {
    let rows: BTreeSet<String> = sql.column("select id::text from outbox").await?.into_iter().collect();
    let sent = sql.column("select id::text from outbox where delivered_at is not null").await?;
    let arrived: BTreeSet<&str> = mails.iter().map(|mail| mail.row.as_str()).collect();
    let causeless = arrived.iter().filter(|row| !rows.contains(**row)).count();
    let missing = sent.iter().filter(|row| !arrived.contains(row.as_str())).count();
    let waiting = sql.count("select count(*) from outbox where delivered_at is null and failed_at is null").await?;
    let mut found = Vec::new();
    let mut note = |count: usize, what: &str| {
        if count > 0 {
            found.push(format!("{count} {what}"));
        }
    };
    note(causeless, "mails without a cause");
    note(missing, "mails that count as sent and never arrived");
    note(usize::try_from(waiting).unwrap_or(usize::MAX), "mails that wait for ever");
    Ok(found)
}
