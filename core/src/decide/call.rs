use super::Jitter;
use core::time::Duration;

/// A failed call and the limits of its caller: the inputs of a decision that are not in the
/// response.
///
/// You must state whether the call is idempotent. Everything else has a default: one
/// attempt made, jitter, no delay above five minutes, and as many attempts as the vendor
/// advises (4 in all if it gives no number).
///
/// ```
/// use errcat_core::retry::Jitter;
/// use errcat_core::Call;
/// use std::time::Duration;
///
/// let call = Call::idempotent()
///     .jitter(Jitter::Full)
///     .max_attempts(5)
///     .max_delay(Duration::from_secs(30))
///     .max_elapsed(Duration::from_secs(120));
/// assert_eq!(call.attempts_made(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    idempotent: bool,
    attempts: u32,
    elapsed: Duration,
    now: Option<Duration>,
    seed: Option<u64>,
    jitter: Option<Jitter>,
    http_default: bool,
    max_attempts: Option<u32>,
    max_delay: Duration,
    max_elapsed: Option<Duration>,
}

impl Call {
    /// Creates a call that may safely be carried out twice (RFC 9110, section 9.2.2): a
    /// `GET`, a `PUT`, or a `POST` with an idempotency key that the vendor honours.
    pub const fn idempotent() -> Self {
        Call {
            idempotent: true,
            attempts: 1,
            elapsed: Duration::ZERO,
            now: None,
            seed: None,
            jitter: None,
            http_default: true,
            max_attempts: None,
            max_delay: Duration::from_secs(300),
            max_elapsed: None,
        }
    }

    /// Creates a call that must not be carried out twice. It is retried only if the failure
    /// shows that it was not carried out, for example because the vendor refused it.
    pub const fn non_idempotent() -> Self {
        Call { idempotent: false, ..Call::idempotent() }
    }

    /// Creates a call with this method, which determines whether it is idempotent (RFC
    /// 9110, section 9.2.2).
    #[cfg(feature = "http")]
    pub fn with_method(method: &http::Method) -> Self {
        let idempotent = method.is_safe() || [http::Method::PUT, http::Method::DELETE].contains(method);
        Call { idempotent, ..Call::idempotent() }
    }

    /// Sets the number of attempts made so far, including the first. Default: 1.
    pub const fn attempts(self, made: u32) -> Self {
        Call { attempts: made, ..self }
    }

    /// Sets the time since the first attempt. Default: 0.
    pub const fn elapsed(self, elapsed: Duration) -> Self {
        Call { elapsed, ..self }
    }

    /// Sets the current time, as a duration since 1970-01-01T00:00:00Z. It is needed for
    /// waits that are given as a point in time. Default: the `Date` of the response, else
    /// the system clock (with the feature `std`). Without either, such waits are
    /// unreadable.
    pub const fn now(self, since_epoch: Duration) -> Self {
        Call { now: Some(since_epoch), ..self }
    }

    /// Sets how delays are spread. Default: [`Jitter::Equal`], and [`Jitter::Full`] for
    /// retries by HTTP's default.
    pub const fn jitter(self, jitter: Jitter) -> Self {
        Call { jitter: Some(jitter), ..self }
    }

    /// Sets whether HTTP's default may decide where the catalogue has no advice; see
    /// [`AdviceSource::Http`](super::AdviceSource::HttpDefault). Default: true.
    pub const fn http_default(self, may_decide: bool) -> Self {
        Call { http_default: may_decide, ..self }
    }

    /// Sets the seed of the jitter, which makes it repeatable. Default: random with the
    /// feature `std`, else 0. Without `std`, give each process its own seed.
    pub const fn seed(self, seed: u64) -> Self {
        Call { seed: Some(seed), ..self }
    }

    /// Sets the maximum number of attempts, including the first, even if the vendor advises
    /// more. Default: as many as the vendor advises, or 4 if it gives no number.
    pub const fn max_attempts(self, most: u32) -> Self {
        Call { max_attempts: Some(most), ..self }
    }

    /// Sets the longest delay. Backoff stops growing there. If the vendor asks for a longer
    /// wait, the decision is to stop, because an earlier retry would fail again. Default: 5
    /// minutes.
    pub const fn max_delay(self, most: Duration) -> Self {
        Call { max_delay: most, ..self }
    }

    /// Sets the latest start of an attempt, counted from the first one. Default: no limit.
    pub const fn max_elapsed(self, most: Duration) -> Self {
        Call { max_elapsed: Some(most), ..self }
    }

    /// Counts one more attempt, which was made after this delay.
    ///
    /// Only the delay is added to the time elapsed; set [`elapsed`](Call::elapsed) if the
    /// attempts themselves take long.
    pub const fn again(self, delay: Duration) -> Self {
        let (attempts, elapsed) = (self.attempts.saturating_add(1), self.elapsed.saturating_add(delay));
        Call { attempts, elapsed, ..self }
    }

    /// Raises the elapsed time to at least this value.
    #[cfg(all(feature = "backon", feature = "std"))]
    pub(super) fn at_least_elapsed(self, elapsed: Duration) -> Self {
        Call { elapsed: self.elapsed.max(elapsed), ..self }
    }

    /// Whether the call may safely be carried out twice.
    pub const fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// Returns the number of attempts made so far, including the first.
    pub const fn attempts_made(&self) -> u32 {
        self.attempts
    }

    /// Returns the number of retries made so far.
    pub(super) const fn retries_made(&self) -> u32 {
        self.attempts.saturating_sub(1)
    }

    pub(super) const fn most_attempts(&self) -> Option<u32> {
        self.max_attempts
    }

    pub(super) const fn longest_delay(&self) -> Duration {
        self.max_delay
    }

    pub(super) const fn has_http_default(&self) -> bool {
        self.http_default
    }

    pub(super) const fn present(&self) -> Option<Duration> {
        self.now
    }

    /// Returns the delay with the caller's jitter, else with the usual one.
    pub(super) fn spread(&self, delay: Duration, usual: Jitter) -> Duration {
        self.jitter.unwrap_or(usual).spread(delay, self.seed, self.attempts)
    }

    /// Returns the delay with jitter that never shortens it.
    pub(super) fn spread_beyond(&self, delay: Duration, usual: Jitter) -> Duration {
        self.jitter.unwrap_or(usual).spread_beyond(delay, self.seed, self.attempts)
    }

    /// Whether the time for the call runs out within this delay.
    pub(super) fn runs_out_within(&self, delay: Duration) -> bool {
        self.max_elapsed.is_some_and(|most| self.elapsed.saturating_add(delay) > most)
    }
}
