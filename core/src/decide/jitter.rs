use core::time::Duration;

/// The way delays are spread, so that callers that failed together do not retry together.
/// [Exponential Backoff And Jitter] compares their effects on many callers.
///
/// A wait that the vendor asks for is never cut short: jitter adds up to a tenth.
///
/// [Exponential Backoff And Jitter]: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Jitter {
    /// Delays are not spread: for tests, or if there is only one caller.
    None,
    /// Half of the delay plus a random part of the other half.
    #[default]
    Equal,
    /// A random part of the delay.
    Full,
}

impl Jitter {
    /// Spreads the delay of a backoff.
    pub(super) fn spread(self, delay: Duration, seed: Option<u64>, attempt: u32) -> Duration {
        match self {
            Jitter::None => delay,
            Jitter::Equal => delay / 2 + part(delay - delay / 2, seed, attempt),
            Jitter::Full => part(delay, seed, attempt),
        }
    }

    /// Extends a requested wait by up to a tenth.
    pub(super) fn spread_beyond(self, wait: Duration, seed: Option<u64>, attempt: u32) -> Duration {
        match self {
            Jitter::None => wait,
            Jitter::Equal | Jitter::Full => wait.saturating_add(part(wait / 10, seed, attempt)),
        }
    }
}

/// Returns a random part of a duration.
fn part(whole: Duration, seed: Option<u64>, attempt: u32) -> Duration {
    let random = mixed(seed.unwrap_or_else(system_seed), attempt);
    // An `f64` has 53 bits of precision, so use the upper 53 bits.
    let fraction = (random >> 11) as f64 / (1_u64 << 53) as f64;
    Duration::try_from_secs_f64(whole.as_secs_f64() * fraction).map_or(whole, |part| part.min(whole))
}

/// Returns the SplitMix64 output for this attempt:
/// <https://doi.org/10.1145/2714064.2660195>.
fn mixed(seed: u64, attempt: u32) -> u64 {
    let mut z = seed.wrapping_add(u64::from(attempt).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Returns a random seed: the system seeds the hasher of std's maps.
#[cfg(feature = "std")]
fn system_seed() -> u64 {
    use core::hash::{BuildHasher, Hasher};
    std::hash::RandomState::new().build_hasher().finish()
}

#[cfg(not(feature = "std"))]
fn system_seed() -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn spreads(jitter: Jitter) -> impl Iterator<Item = Duration> {
        (0..10_000).map(move |seed| jitter.spread(SECOND, Some(seed), 1))
    }

    #[test]
    fn full_jitter_takes_any_part_of_the_delay() {
        assert!(spreads(Jitter::Full).all(|delay| delay <= SECOND));
        assert!(spreads(Jitter::Full).any(|delay| delay < SECOND / 100));
        assert!(spreads(Jitter::Full).any(|delay| delay > SECOND * 99 / 100));
    }

    #[test]
    fn equal_jitter_keeps_half_of_the_delay() {
        assert!(spreads(Jitter::Equal).all(|delay| (SECOND / 2..=SECOND).contains(&delay)));
        assert!(spreads(Jitter::Equal).any(|delay| delay < SECOND * 51 / 100));
        assert!(spreads(Jitter::Equal).any(|delay| delay > SECOND * 99 / 100));
    }

    #[test]
    fn a_tenth_of_the_spread_lies_in_each_tenth_of_the_delay() {
        let mut tenths = [0; 10];
        spreads(Jitter::Full).for_each(|delay| tenths[(delay.as_nanos() / 100_000_001) as usize] += 1);
        assert!(tenths.iter().all(|count| (900..1100).contains(count)), "{tenths:?}");
    }

    #[test]
    fn a_wait_that_was_asked_for_is_not_cut_short() {
        for seed in 0..1000 {
            let wait = Jitter::Full.spread_beyond(SECOND, Some(seed), 1);
            assert!((SECOND..=SECOND * 11 / 10).contains(&wait), "{wait:?}");
        }
        assert_eq!(Jitter::Full.spread_beyond(Duration::MAX, Some(1), 1), Duration::MAX);
    }

    #[test]
    fn a_seed_repeats_and_attempts_differ() {
        let delay = |seed, attempt| Jitter::Full.spread(SECOND, Some(seed), attempt);
        assert_eq!(delay(7, 1), delay(7, 1));
        assert_ne!(delay(7, 1), delay(7, 2));
        assert_ne!(delay(7, 1), delay(8, 1));
    }
}
