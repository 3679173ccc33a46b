//! Rates: so many within a time.

use chrono::TimeDelta;
use std::time::Duration;

/// So many within a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    times: u32,
    per: Duration,
}

impl Rate {
    /// What is overwritten by the table of settings.
    pub(super) const DEFAULT: Self = Self { times: 1, per: Duration::from_secs(1) };

    /// Reads `60/10m`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("is `{text}`: must be a number of times within a duration from 1s to 1d, such as 60/10m");
        let (times, per) = text.split_once('/').ok_or_else(wrong)?;
        let times = times.parse().ok().filter(|times| (1..=1_000_000).contains(times)).ok_or_else(wrong)?;
        let per = humantime::parse_duration(per).ok();
        let per = per.filter(|per| (1..=86_400).contains(&per.as_secs())).ok_or_else(wrong)?;
        Ok(Self { times, per })
    }

    /// All of the time.
    pub fn window(self) -> TimeDelta {
        TimeDelta::from_std(self.per).unwrap_or(TimeDelta::MAX)
    }

    /// The part of the time that one takes.
    pub fn step(self) -> TimeDelta {
        TimeDelta::from_std(self.per / self.times).unwrap_or(TimeDelta::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use chrono::TimeDelta;

    #[test]
    fn a_rate_is_a_number_and_a_duration() {
        let rate = Rate::parse("60/10m").unwrap();
        assert_eq!((rate.step(), rate.window()), (TimeDelta::seconds(10), TimeDelta::minutes(10)));
        for wrong in ["", "60", "/1m", "0/1m", "60/", "60/0s", "-1/1m", "1/2d", "1/1m/1m", "1 / 1m"] {
            assert!(Rate::parse(wrong).is_err(), "{wrong}");
        }
    }
}
