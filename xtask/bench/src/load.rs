//! Asks over HTTP/1.1 on many connections, as fast as answers come, and looks at each of them.

use crate::machine::Usage;
use crate::table::Served;
use crate::trouble;
use lychgate_rig::instance::memory_kib;
use lychgate_rig::numbers::Times;
use lychgate_rig::trouble::Trouble;
use memchr::memmem;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// What one connection says, and what it makes of the answers.
pub(crate) trait Talk: Send + 'static {
    /// The next request, as it travels.
    fn request(&mut self) -> &[u8];

    /// Whether the body of an answer with the status 200 is a good one.
    fn takes(&mut self, body: &[u8]) -> bool;
}

/// A request, and the answer that is right.
#[derive(Debug)]
pub(crate) struct Turn {
    pub(crate) request: Vec<u8>,
    pub(crate) answer: Arc<[u8]>,
}

/// Some requests one after the other, over and over.
#[derive(Debug)]
pub(crate) struct InTurn {
    turns: Arc<[Turn]>,
    first: usize,
    count: usize,
    said: usize,
}

impl InTurn {
    /// On many connections, each of which has its share of them; where there are fewer, several have the same one.
    pub(crate) fn on(connections: usize, turns: &Arc<[Turn]>) -> Vec<Box<dyn Talk>> {
        let count = (turns.len() / connections.max(1)).max(1);
        let talk = |number: usize| InTurn { turns: Arc::clone(turns), first: number * count, count, said: 0 };
        (0..connections).map(|number| Box::new(talk(number)) as Box<dyn Talk>).collect()
    }

    fn present(&self) -> Option<&Turn> {
        let place = self.first + self.said % self.count;
        self.turns.get(place % self.turns.len().max(1))
    }
}

impl Talk for InTurn {
    fn request(&mut self) -> &[u8] {
        self.said += 1;
        self.present().map_or(&[], |turn| &turn.request)
    }

    fn takes(&mut self, body: &[u8]) -> bool {
        self.present().is_some_and(|turn| *turn.answer == *body)
    }
}

const WARM_UP: u8 = 0;
const MEASURED: u8 = 1;
const OVER: u8 = 2;

/// Asks for a time, after a while to warm up.
pub(crate) async fn ask(
    address: SocketAddr,
    talks: Vec<Box<dyn Talk>>,
    (warm_up, time): (Duration, Duration),
    usage: &Usage,
) -> Result<Served, Trouble> {
    let connections = talks.len();
    let phase = Arc::new(AtomicU8::new(WARM_UP));
    let mut tasks = JoinSet::new();
    for talk in talks {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        tasks.spawn(converse(stream, talk, Arc::clone(&phase)));
    }
    tokio::time::sleep(warm_up).await;
    let (before, begin) = (usage.now(), Instant::now());
    phase.store(MEASURED, Ordering::Relaxed);
    tokio::time::sleep(time).await;
    phase.store(OVER, Ordering::Relaxed);
    let (after, time) = (usage.now(), begin.elapsed());
    let mut served = Served { connections, time, ..Served::default() };
    while let Some(done) = tasks.join_next().await {
        let (times, errors) = done.map_err(|error| trouble(error.to_string()))?;
        served.answers += u64::try_from(times.count()).unwrap_or(u64::MAX);
        served.errors += errors;
        served.times.merge(times);
    }
    served.server = after.server.saturating_sub(before.server);
    served.database = after.database.saturating_sub(before.database);
    served.asking = after.asking.saturating_sub(before.asking);
    served.memory_kib = memory_kib(usage.server)?;
    Ok(served)
}

/// The times of all good answers that came while it was measured, and how many were none.
async fn converse(mut stream: TcpStream, mut talk: Box<dyn Talk>, phase: Arc<AtomicU8>) -> (Times, u64) {
    let (mut times, mut errors, mut buffer) = (Times::default(), 0, Vec::with_capacity(16 * 1024));
    while phase.load(Ordering::Relaxed) != OVER {
        let begin = Instant::now();
        if stream.write_all(talk.request()).await.is_err() {
            return (times, errors + 1);
        }
        let Some(answer) = receive(&mut stream, &mut buffer).await else { return (times, errors + 1) };
        let is_good = answer.status == *b"200" && talk.takes(buffer.get(answer.body_at..).unwrap_or_default());
        if phase.load(Ordering::Relaxed) == MEASURED {
            if is_good {
                times.add(begin.elapsed());
            } else {
                errors += 1;
            }
        } else if !is_good {
            errors += 1;
        }
        buffer.clear();
    }
    (times, errors)
}

/// Where what stands in an answer.
struct Received {
    status: [u8; 3],
    body_at: usize,
}

/// One whole answer into the buffer; none where the connection ended or it is not one of known length.
async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Received> {
    let mut seen = 0;
    let head_end = loop {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
        let from = seen;
        seen = buffer.len().saturating_sub(3);
        let fresh = buffer.get(from..)?;
        if let Some(at) = memmem::find(fresh, b"\r\n\r\n") {
            break from + at + 4;
        }
    };
    let head = buffer.get(..head_end)?;
    let status = head.get(9..12)?.try_into().ok()?;
    let length = content_length(head)?;
    while buffer.len() < head_end + length {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    Some(Received { status, body_at: head_end })
}

/// As hyper writes it, which all sides do.
fn content_length(head: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"\ncontent-length: ";
    let at = memmem::find(head, NAME)? + NAME.len();
    let digits = head.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0')))
}
