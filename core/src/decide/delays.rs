use super::{Call, Decision, NoResponse};
use crate::entry::Entry;
use core::time::Duration;

/// The delays between attempts that fail in the same way: one for each retry, none
/// after the last.
///
/// It is an iterator of durations, as retry crates expect. Waits that a response asks for
/// are not included; see [`Failure::decide`](crate::failure::Failure::decide).
///
/// ```
/// use errcat_core::retry::Jitter;
/// use errcat_core::{Call, Entry};
///
/// fn schedule(entry: Entry<'_>) {
///     for delay in entry.delays(Call::idempotent().jitter(Jitter::None)) {
///         println!("{delay:?}");
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Delays<'a> {
    what: What<'a>,
    call: Call,
}

#[derive(Clone, Copy, Debug)]
enum What<'a> {
    Entry(Entry<'a>),
    NoResponse(NoResponse<'a>),
}

impl<'a> Delays<'a> {
    pub(super) fn of_entry(entry: Entry<'a>, call: Call) -> Self {
        Delays { what: What::Entry(entry), call }
    }

    pub(super) fn of_no_response(no_response: NoResponse<'a>, call: Call) -> Self {
        Delays { what: What::NoResponse(no_response), call }
    }

    fn decide(&self) -> Decision<'a> {
        match self.what {
            What::Entry(entry) => entry.decide(&self.call),
            What::NoResponse(no_response) => no_response.decide(&self.call),
        }
    }
}

impl Iterator for Delays<'_> {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let delay = self.decide().delay()?;
        self.call = self.call.again(delay);
        Some(delay)
    }
}
