//! Codes of others: what to do when a call of ours failed.

use errcat_core::{CodeSet, Received, Retry, Schedule, Verdict, Way};
use std::time::Duration;

/// A call that failed, as far as it matters to calling again.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// How often it has been made.
    pub attempts: u32,
    /// Whether it may safely be made twice (RFC 9110, section 9.2.2).
    pub idempotent: bool,
    /// What the response says in its header, if it does.
    pub retry_after: Option<Duration>,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Call again after this time.
    CallAgain(Duration),
    /// Do this first; then call again.
    First(Way<'static>),
    /// Leave it: calling again does not help, or nobody knows whether it does.
    GiveUp,
}

/// What to do after a call that failed with this code, of any vendor, known or not.
///
/// ```
/// use errcat_core::Received;
/// use parcels::vendors::weather::Code;
/// use parcels::{Call, Next, next};
/// use std::time::Duration;
///
/// let code = Received::<Code>::from_wire("MODEL_BUSY");
/// let call = Call { attempts: 1, idempotent: true, retry_after: None };
/// assert_eq!(next(&code, call), Next::CallAgain(Duration::from_millis(500)));
/// ```
pub fn next<C: CodeSet>(code: &Received<C>, call: Call) -> Next {
    let Some(retry) = code.known().map(C::retry) else { return Next::GiveUp };
    match retry.verdict {
        Verdict::Yes if may_repeat(&retry, call) => Next::CallAgain(wait(&retry, call)),
        Verdict::After => retry.after.first().map_or(Next::GiveUp, Next::First),
        _ => Next::GiveUp,
    }
}

fn may_repeat(retry: &Retry<'_>, call: Call) -> bool {
    let attempts_left = retry.tries().is_none_or(|tries| call.attempts < tries.max_attempts());
    attempts_left && (call.idempotent || !retry.idempotent_only)
}

/// As long as the response says; else as the catalogue says.
fn wait(retry: &Retry<'_>, call: Call) -> Duration {
    let scheduled = || retry.schedule.map(|schedule| delay(&schedule, call.attempts));
    call.retry_after.or(retry.header_default).or_else(scheduled).unwrap_or(Duration::from_secs(1))
}

/// The first delay, made longer with each attempt, up to the cap. A program in
/// earnest adds jitter.
fn delay(schedule: &Schedule<'_>, attempts: u32) -> Duration {
    let initial = schedule.initial.unwrap_or(Duration::from_secs(1));
    let factor = f64::from(schedule.factor_thousandths.unwrap_or(1000)) / 1000.0;
    let grown = initial.as_secs_f64() * factor.powf(f64::from(attempts.saturating_sub(1)));
    let cap = schedule.cap.unwrap_or(Duration::from_secs(60));
    Duration::try_from_secs_f64(grown).map_or(cap, |delay| delay.min(cap))
}
