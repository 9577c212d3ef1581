//! Whether a failed call was certainly not carried out, so that it can be repeated even
//! if it is not idempotent.

use super::advice_source::Failed;
use crate::entry::Entry;
use crate::words::{Category, Channel};

/// The 4xx statuses that do not show how far a call got: the server timed out, or the
/// client closed the connection.
const OPEN: [u16; 2] = [408, 499];

impl Failed<'_> {
    /// Whether the failure shows that the call was not carried out: the server refused
    /// it, or the work it asked for is known to have failed.
    ///
    /// If this is unclear, the call may have been carried out: after a 5xx, a timeout, an
    /// unknown code, or a success status that the code is not documented for.
    pub(super) fn is_refused(self) -> bool {
        let Failed { status, entry, .. } = self;
        match (status, entry) {
            (Some(400..=499), None) => status.is_some_and(is_refusal),
            (Some(500..), _) | (_, None) => false,
            (_, Some(entry)) if is_result(entry) => true,
            (Some(status @ 400..), Some(entry)) => is_refusal(status) && !is_interruption(entry.category()),
            (Some(status), Some(entry)) => {
                is_rejection(entry.category()) && entry.statuses().contains(status)
            }
            (None, Some(entry)) => {
                is_rejection(entry.category())
                    && entry.statuses().iter().all(|status| is_refusal(status.code))
            }
        }
    }
}

fn is_refusal(status: u16) -> bool {
    (400..500).contains(&status) && !OPEN.contains(&status)
}

/// Whether the code reports the result of a job rather than of a call.
fn is_result(entry: Entry<'_>) -> bool {
    !entry.channels().contains(Channel::Response)
}

/// Whether work may have begun before a failure of this kind, even if its status is 4xx.
fn is_interruption(category: Category) -> bool {
    use Category::{Cancelled, DataLoss, DeadlineExceeded, Internal};
    [Cancelled, DataLoss, DeadlineExceeded, Internal].contains(&category)
}

/// Whether a failure of this kind precedes the work, whatever its status.
fn is_rejection(category: Category) -> bool {
    !is_interruption(category)
        && ![Category::Ok, Category::Unavailable, Category::Unknown].contains(&category)
}
