//! Rows over HTTP.

use crate::floor::{Floor, Plan, Step};
use crate::growth::{self, Crowded};
use crate::load::{self, InTurn, Talk, Turn};
use crate::machine::Usage;
use crate::stage::{Service, Stage, crowd, names, people, signed_in};
use crate::table::{Row, Served, Table};
use crate::{Rows, Size, say, talks, trouble};
use lychgate_rig::client::Tokens;
use lychgate_rig::trouble::Trouble;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// How many connections ask where nothing else is said.
pub(crate) const CONNECTIONS: usize = 32;
/// How many tokens are sent in turn where it is measured what many do.
const MANY_TOKENS: usize = 1_000;
/// As many connections to the database as a service shares by default.
const SHARED: usize = 2;
/// A crowd that is there so that others are not alone.
const CROWD: u32 = 1_000;
/// Everybody may ask for the list of accounts.
pub(crate) const VISIBLE: (&str, &str) = ("LYCHGATE_ACCOUNTS__USERS_VISIBLE_TO", "public");
const MANY_CONNECTIONS: [usize; 6] = [1, 2, 8, 32, 128, 512];

/// One who answers, and how they are asked.
struct Side<'a> {
    who: String,
    address: SocketAddr,
    usage: Usage,
    statements: Option<usize>,
    talks: Box<dyn Fn() -> Vec<Box<dyn Talk>> + 'a>,
}

/// What can be measured here.
pub(crate) const ROWS: [Rows; 6] =
    [Rows::VerifyToken, Rows::Me, Rows::RefreshToken, Rows::Growth, Rows::Users, Rows::Connections];

/// The rows over HTTP, those that are wanted.
pub(crate) async fn rows(
    table: &mut Table,
    stage: &mut Stage,
    size: Size<'_>,
    wants: impl Fn(Rows) -> bool,
) -> Result<(), Trouble> {
    let service = stage.service(&[VISIBLE]).await?;
    let version = stage.sql(&service).await?.column("show server_version").await?;
    table.add(Row::Told { name: "PostgreSQL".to_owned(), value: version.concat() });
    table.add(Row::Told { name: "start until ready, tables made".to_owned(), value: told(service.instance.took) });
    let names = names(CONNECTIONS);
    say("people register and sign in");
    let tokens = people(stage, &service, &names).await?;
    let usage = stage.usage(&service);

    crowd(&stage.sql(&service).await?, CROWD).await?;
    if wants(Rows::VerifyToken) {
        constant(table, &service, usage, ("`verifyToken`", &tokens), size).await?;
        let many: Vec<String> = names.iter().cycle().take(MANY_TOKENS).cloned().collect();
        let many = signed_in(service.instance.address, &many).await?;
        constant(table, &service, usage, ("`verifyToken`, a thousand tokens", &many), size).await?;
    }
    if wants(Rows::Me) {
        reads(table, stage, &service, usage, &tokens, size).await?;
    }
    if wants(Rows::RefreshToken) {
        refreshes(table, stage, &service, usage, &names, size).await?;
    }
    let crowded = match (wants(Rows::Growth), wants(Rows::Users)) {
        (true, _) => Some(growth::rows(table, stage, size).await?),
        (false, true) => Some(Crowded::biggest(stage, size).await?),
        (false, false) => None,
    };
    if let Some(crowded) = crowded {
        if wants(Rows::Users) {
            listed(table, stage, &crowded, size).await?;
        }
        crowded.service.instance.stop().await?;
    }
    if wants(Rows::Connections) {
        let address = service.instance.address;
        let turns = talks::answered(address, talks::with_each(&tokens)).await?;
        let turns = &turns;
        let sides = MANY_CONNECTIONS.map(|connections| Side {
            who: "lychgate".to_owned(),
            address,
            usage,
            statements: None,
            talks: Box::new(move || InTurn::on(connections, turns)),
        });
        for (side, served) in sides.iter().zip(in_turn(&sides, size).await?) {
            // A row of its own each: none is the floor of another.
            tell(table, "`me`", [(side.who.as_str(), served)].into_iter());
        }
    }
    service.instance.stop().await?;
    Ok(())
}

pub(crate) fn told(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

/// A constant body, and a token that is only looked at.
async fn constant(
    table: &mut Table,
    service: &Service,
    usage: Usage,
    (name, tokens): (&str, &[Tokens]),
    size: Size<'_>,
) -> Result<(), Trouble> {
    let requests = tokens.iter().map(|tokens| talks::request(talks::VERIFY, &json!({ "t": tokens.access }), None));
    let turns = talks::answered(service.instance.address, requests.collect()).await?;
    let body = first_answer(&turns)?;
    let plan = Plan { body, url: None, connections: 0, steps: Vec::new(), chains: Vec::new() };
    beside(table, name, "bare hyper, the same body", &turns, plan, None, service, usage, size).await
}

/// `me`, beside the statement that it asks.
async fn reads(
    table: &mut Table,
    stage: &Stage,
    service: &Service,
    usage: Usage,
    tokens: &[Tokens],
    size: Size<'_>,
) -> Result<(), Trouble> {
    asked(table, stage, service, usage, ("`me`", talks::with_each(tokens)), size).await
}

/// A page of the list.
async fn listed(table: &mut Table, stage: &Stage, crowded: &Crowded, size: Size<'_>) -> Result<(), Trouble> {
    let Crowded { service, count } = crowded;
    let usage = stage.usage(service);
    let request = talks::request(talks::USERS, &Value::Null, None);
    let name = format!("`users(first: 20)` of {count}");
    asked(table, stage, service, usage, (&name, vec![request]), size).await
}

/// A question that is answered each time by the same statements, beside bare hyper and tokio-postgres with the very statements
/// that it asks.
async fn asked(
    table: &mut Table,
    stage: &Stage,
    service: &Service,
    usage: Usage,
    (name, requests): (&str, Vec<Vec<u8>>),
    size: Size<'_>,
) -> Result<(), Trouble> {
    let address = service.instance.address;
    // Prepared, before it is looked at what is asked.
    let turns = talks::answered(address, requests).await?;
    let request = &turns.first().ok_or_else(|| trouble("nothing is asked"))?.request;
    let statements = stage.statements(service, async || talks::once(address, request).await.map(drop)).await?;
    let steps: Vec<Step> = statements.iter().map(|statement| Step::of(statement, None)).collect();
    let count = steps.len();
    let plan = Plan {
        body: first_answer(&turns)?,
        url: Some(service.url.clone()),
        connections: SHARED,
        steps,
        chains: Vec::new(),
    };
    beside(table, name, "bare hyper and tokio-postgres", &turns, plan, Some(count), service, usage, size).await
}

fn first_answer(turns: &[Turn]) -> Result<String, Trouble> {
    text(&turns.first().ok_or_else(|| trouble("nothing is asked"))?.answer)
}

fn text(bytes: &[u8]) -> Result<String, Trouble> {
    String::from_utf8(bytes.to_vec()).map_err(|error| trouble(error.to_string()))
}

#[expect(clippy::too_many_arguments, reason = "it is one row, written out")]
async fn beside(
    table: &mut Table,
    name: &str,
    floor_name: &str,
    turns: &Arc<[Turn]>,
    plan: Plan,
    statements: Option<usize>,
    service: &Service,
    usage: Usage,
    size: Size<'_>,
) -> Result<(), Trouble> {
    let floor = Floor::start(&plan, &size.directory)?;
    // Its answer is always the same.
    let answer: Arc<[u8]> = plan.body.as_bytes().into();
    let turn = |turn: &Turn| Turn { request: turn.request.clone(), answer: Arc::clone(&answer) };
    let floor_turns: Arc<[Turn]> = turns.iter().map(turn).collect();
    let sides = [
        Side {
            who: floor_name.to_owned(),
            address: floor.address,
            usage: Usage { server: floor.process(), database: plan.url.as_ref().and(usage.database) },
            statements,
            talks: Box::new(|| InTurn::on(CONNECTIONS, &floor_turns)),
        },
        Side {
            who: "lychgate".to_owned(),
            address: service.instance.address,
            usage,
            statements,
            talks: Box::new(|| InTurn::on(CONNECTIONS, turns)),
        },
    ];
    interleaved(table, name, &sides, size).await
}

/// A row of who answers, the first of whom is the floor.
async fn interleaved(table: &mut Table, name: &str, sides: &[Side<'_>], size: Size<'_>) -> Result<(), Trouble> {
    let all = in_turn(sides, size).await?;
    tell(table, name, sides.iter().map(|side| side.who.as_str()).zip(all));
    Ok(())
}

/// Asks one after the other, again and again, so that all meet the same machine.
async fn in_turn(sides: &[Side<'_>], size: Size<'_>) -> Result<Vec<Served>, Trouble> {
    let mut all = vec![Served::default(); sides.len()];
    for _ in 0..size.rounds {
        for (side, sum) in sides.iter().zip(&mut all) {
            let served = load::ask(side.address, (side.talks)(), size.times(), &side.usage).await?;
            sum.add(Served { statements: side.statements, ..served });
        }
    }
    Ok(all)
}

/// The first, which is the floor where there are others, and those as parts of it.
pub(crate) fn tell<'a>(table: &mut Table, name: &str, sides: impl Iterator<Item = (&'a str, Served)>) {
    let mut floor = None;
    for (who, served) in sides {
        let throughput = served.throughput();
        let of_floor = floor.map(|floor| throughput / floor);
        floor.get_or_insert(throughput);
        let (name, who) = (name.to_owned(), who.to_owned());
        table.add(Row::Served { name, who, served: Box::new(served), of_floor });
    }
}

/// `refreshToken`, beside its statements on chains of other people.
async fn refreshes(
    table: &mut Table,
    stage: &Stage,
    service: &Service,
    usage: Usage,
    names: &[String],
    size: Size<'_>,
) -> Result<(), Trouble> {
    let address = service.instance.address;
    let fresh = async || signed_in(address, names.get(..CONNECTIONS).unwrap_or(names)).await;
    let looked_at = fresh().await?;
    let [first, second, ..] = looked_at.as_slice() else { return Err(trouble("nobody is signed in")) };
    // The first is asked for its own sake: what is prepared by then is not prepared again.
    let answer = text(&talks::once(address, &talks::refresh(&first.refresh)).await?)?;
    let request = talks::refresh(&second.refresh);
    let statements = stage.statements(service, async || talks::once(address, &request).await.map(drop)).await?;
    let present = statements
        .iter()
        .find(|statement| statement.text.contains("refresh_tokens"))
        .and_then(|statement| statement.parameters.iter().flatten().find(|text| text.starts_with("\\x")).cloned());
    let present = present.ok_or_else(|| trouble("no statement asks for a refresh token"))?;
    let steps: Vec<Step> = statements.iter().map(|statement| Step::of(statement, Some(&present))).collect();
    let count = steps.len();
    let mut all = vec![Served::default(); 2];
    for _ in 0..size.rounds {
        // Chains of people of its own: each link is good once.
        let chains = links(stage, service, &fresh().await?).await?;
        let plan = Plan {
            body: answer.clone(),
            url: Some(service.url.clone()),
            connections: SHARED,
            steps: steps.clone(),
            chains,
        };
        let floor = Floor::start(&plan, &size.directory)?;
        let turns = Arc::from([Turn { request: request.clone(), answer: answer.as_bytes().into() }]);
        let talks = InTurn::on(CONNECTIONS, &turns);
        let floor_usage = Usage { server: floor.process(), database: usage.database };
        let served = load::ask(floor.address, talks, size.times(), &floor_usage).await?;
        let ours = load::ask(address, talks::refreshing(&fresh().await?), size.times(), &usage).await?;
        for (sum, served) in all.iter_mut().zip([served, ours]) {
            sum.add(Served { statements: Some(count), ..served });
        }
    }
    tell(table, "`refreshToken`", ["bare hyper and tokio-postgres", "lychgate"].into_iter().zip(all));
    Ok(())
}

/// The hashes that stand for the refresh tokens of those who signed in last.
async fn links(stage: &Stage, service: &Service, tokens: &[Tokens]) -> Result<Vec<String>, Trouble> {
    let query = format!(
        "select token_hash::text from refresh_tokens where spent_at is null order by created_at desc limit {}",
        tokens.len()
    );
    stage.sql(service).await?.column(&query).await
}
