//! HTTP's default, for failures without advice in the catalogue.

use super::AdviceSource;
use super::advice_source::{Advice, Failed};
use super::call::Call;
use crate::advice::{Retry, Schedule};
use crate::entry::Entry;
use crate::rows;
use crate::words::{Basis, Category, Channel, Direction, HttpDefault, Verdict};

/// The statuses after which a client may retry without knowing more: RFC 9110, sections
/// 15.5.9 (408) and 15.6.3 to 15.6.5 (502, 503, 504), and RFC 6585, section 4 (429).
const TRANSIENT: [u16; 5] = [408, 429, 502, 503, 504];

/// The only one of these statuses that shows that the call was refused.
const TOO_MANY_REQUESTS: u16 = 429;

/// Three attempts in all, with delays from 500 ms, doubled up to 30 s. The empty name is
/// distinct from all schedules of a catalogue.
pub(super) const SCHEDULE: &Schedule<'static> =
    &rows::schedule("").initial_ms(500).factor_thousandths(2000).cap_ms(30_000).tries(rows::attempts(3, 3));

impl<'a> Failed<'a> {
    /// Returns the advice of HTTP, unless the vendor or the caller has turned it off.
    pub(super) fn of_http(self, call: &Call) -> Option<Advice<'a>> {
        let allowed = call.has_http_default() && self.vendor.http_default() == HttpDefault::Applies;
        let is_temporary = self.entry.is_none_or(is_transient) && self.all(|s| TRANSIENT.contains(&s));
        (allowed && is_temporary).then(|| {
            let is_refused = self.all(|status| status == TOO_MANY_REQUESTS);
            let retry = rows::retry(Verdict::Retryable, Basis::Unstated).schedule(SCHEDULE);
            (AdviceSource::HttpDefault, Retry { idempotent_only: !is_refused, ..retry })
        })
    }

    /// Whether the predicate holds for the status of the response, or without a response for
    /// every status of the code.
    fn all(self, is: impl Fn(u16) -> bool) -> bool {
        match (self.status, self.entry) {
            (Some(status), _) => is(status),
            (None, Some(entry)) => {
                let statuses = entry.statuses();
                !statuses.is_empty() && statuses.iter().all(|status| is(status.code))
            }
            (None, None) => false,
        }
    }
}

/// Whether a failure with this code may be temporary. Codes that are never in a response to
/// the caller are excluded: their statuses do not answer a call of the caller.
fn is_transient(entry: Entry<'_>) -> bool {
    use Category::{DeadlineExceeded, ResourceExhausted, Unavailable, Unknown};
    entry.direction() == Direction::Inbound
        && entry.channels().contains(Channel::Response)
        && [DeadlineExceeded, ResourceExhausted, Unavailable, Unknown].contains(&entry.category())
}
