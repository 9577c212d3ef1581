//! Decisions: whether to retry, when, and what to do first.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers panic to fail their test")]

mod backon;
mod bounds;
mod properties;
mod schedules;
mod table;
mod waits;

use errcat::Call;
use errcat::retry::Jitter;
use std::time::Duration;

/// 2025-01-15T10:30:45Z.
const NOW: Duration = Duration::from_secs(1_736_937_045);

/// Returns a call without jitter.
fn plain(call: Call) -> Call {
    call.jitter(Jitter::None).now(NOW)
}
