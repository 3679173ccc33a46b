//! What the targets share: they run one function of the service and bound its time.

use std::time::{Duration, Instant};

/// How often something that took too long is tried again before it counts: the machine may have been busy.
const TRIES: u32 = 5;

/// How long this thread has run: a machine that is busy with other things is none of ours.
fn ran() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or_default())
}

/// Runs a target of this name. What takes longer than the limit every time is a finding.
pub fn run(name: &str, limit: Duration, data: &[u8]) {
    let (_, target) = lychgate::fuzzing::TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
    let begin = Instant::now();
    target(data);
    // The first call of all prepares what the others stand on.
    if begin.elapsed() > limit {
        let took = || {
            let begin = ran();
            target(data);
            ran().saturating_sub(begin)
        };
        let least = (0..TRIES).map(|_| took()).min().unwrap_or_default();
        assert!(least <= limit, "it takes {} ms, each time", least.as_millis());
    }
}

/// The entry of a target: its name, and how many milliseconds it may take.
#[macro_export]
macro_rules! target {
    ($name:literal, $limit_ms:literal) => {
        libfuzzer_sys::fuzz_target!(|data: &[u8]| {
            $crate::run($name, std::time::Duration::from_millis($limit_ms), data);
        });
    };
}
