//! Numbers from a seed, and what many measured times come to.

use std::time::Duration;

/// The same numbers for the same seed (splitmix64).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// Numbers that begin with this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next one; any of 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.draw() % end).unwrap_or_default()
    }

    /// A time between two others.
    pub fn between(&mut self, from: Duration, to: Duration) -> Duration {
        let span = usize::try_from((to.saturating_sub(from)).as_micros()).unwrap_or(usize::MAX);
        from + Duration::from_micros(u64::try_from(self.below(span)).unwrap_or_default())
    }

    /// A source of numbers for one part of the work, so that parts do not disturb each other.
    pub fn branch(&mut self) -> Self {
        Self(self.draw())
    }
}

/// Measured times.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Notes one.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Notes those of somebody else, too.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many were noted.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that so many of a thousand did not exceed.
    pub fn quantile(&self, per_mille: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * per_mille).div_ceil(1000).max(1) - 1;
        sorted.get(rank).copied().unwrap_or_default()
    }

    /// The longest.
    pub fn slowest(&self) -> Duration {
        self.quantile(1000)
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return f.write_str("none");
        }
        let [half, most, slowest] = [500, 990, 1000].map(|rank| shown(self.quantile(rank)));
        write!(f, "p50 {half}, p99 {most}, slowest {slowest}")
    }
}

/// A time in milliseconds.
pub fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 { format!("{ms:.2} ms") } else { format!("{ms:.0} ms") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_times() {
        let mut times = Times::default();
        (1..=200).rev().for_each(|ms| times.add(Duration::from_millis(ms)));
        assert_eq!(times.quantile(500), Duration::from_millis(100));
        assert_eq!(times.quantile(990), Duration::from_millis(198));
        assert_eq!(times.slowest(), Duration::from_millis(200));
        assert_eq!(Times::default().slowest(), Duration::ZERO);
    }

    #[test]
    fn a_seed_says_it_all() {
        let (mut one, mut other) = (Numbers::new(7), Numbers::new(7));
        assert!((0..100).all(|_| one.below(1000) == other.below(1000)));
        assert!((0..100).all(|_| one.below(3) < 3));
    }
}
