//! Requests at a steady pace, whatever else goes on.

use crate::client::Outcome;
use crate::http::Wire;
use crate::instance::PATIENCE;
use crate::numbers::Times;
use crate::trouble::Trouble;
use std::net::SocketAddr;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Fifty a second.
const EVERY: Duration = Duration::from_millis(20);

/// What came of them, measured from the time they were due.
#[derive(Debug, Default)]
pub struct Steady {
    /// How long each took.
    pub times: Times,
    /// How many were not done.
    pub failed: u64,
}

/// Asks fifty times a second, whether the answer before is there or not late or not, on a thread of its own, so that a flood does
/// not hold up the clock that measures it.
pub fn keep_asking(address: SocketAddr, request: Vec<u8>, time: Duration) -> JoinHandle<Result<Steady, Trouble>> {
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(runtime.block_on(async {
            let mut wire = Wire::new(address);
            let mut steady = Steady::default();
            let begin = Instant::now();
            let mut due = begin;
            while begin.elapsed() < time {
                tokio::time::sleep_until(due.into()).await;
                let answer = wire.exchange(&request, PATIENCE).await;
                steady.times.add(due.elapsed());
                let is_good = matches!(Outcome::of(answer), Outcome::Done(_));
                steady.failed += u64::from(!is_good);
                due += EVERY;
            }
            steady
        }))
    })
}
