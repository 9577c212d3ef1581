//! Whether: by the code, else by the status.

use super::AdviceSource;
use crate::advice::{Retry, RetryTrigger};
use crate::entry::Entry;
use crate::status::StatusMatch;
use crate::vendor::Vendor;
use crate::words::{Category, Channel, Verdict};

/// What a failure tells, as far as it matters to whether the call may be repeated.
#[derive(Clone, Copy)]
pub(super) struct Failed<'a> {
    pub(super) vendor: Vendor<'a>,
    /// The code, if the catalogue knows it.
    pub(super) entry: Option<Entry<'a>>,
    /// The status that came.
    pub(super) status: Option<u16>,
}

impl<'a> Failed<'a> {
    /// The advice to follow: the code's if it has a verdict, else the status's.
    pub(super) fn ground(self) -> (AdviceSource, Retry<'a>) {
        let of_code = self.entry.map(|entry| (AdviceSource::Code, *entry.retry()));
        let of_status = || {
            let (on, retry) = self.vendor.rule_for(self.status?)?;
            Some((AdviceSource::Status(on), with_default_schedule(*retry, self.vendor)))
        };
        let is_stated = |(_, retry): &(AdviceSource, Retry<'a>)| retry.verdict != Verdict::Unstated;
        let found = of_code.filter(is_stated).or_else(|| of_status().filter(is_stated));
        found.unwrap_or((AdviceSource::Nothing, Retry::UNSTATED))
    }

    /// Whether the failure says that the call was not carried out: its sender is
    /// at fault, or the work it asked for is known to have failed.
    pub(super) fn is_refused(self) -> bool {
        match (self.status, self.entry) {
            (Some(400..=499), _) => true,
            (Some(500..), _) | (_, None) => false,
            (_, Some(entry)) if !entry.channels().contains(Channel::Response) => true,
            (_, Some(entry)) if !entry.statuses().is_empty() => {
                entry.statuses().iter().all(|status| (400..500).contains(&status.code))
            }
            (_, Some(entry)) => !leaves_open(entry.category()),
        }
    }
}

/// Whether a failure of this kind may come after the work was done.
fn leaves_open(category: Category) -> bool {
    use Category::{Cancelled, DataLoss, DeadlineExceeded, Internal, Unavailable, Unknown};
    [Cancelled, DataLoss, DeadlineExceeded, Internal, Unavailable, Unknown].contains(&category)
}

/// A verdict without numbers takes those that the vendor has for all.
pub(super) fn with_default_schedule<'a>(retry: Retry<'a>, vendor: Vendor<'a>) -> Retry<'a> {
    Retry { schedule: retry.schedule.or_else(|| vendor.default_schedule()), ..retry }
}

impl<'a> Vendor<'a> {
    /// What the vendor says about calling again on this status, whatever the code:
    /// an exact rule before one for the status class, rules before the rows of its
    /// table of statuses.
    pub fn retry_on(self, status: impl Into<u16>) -> Option<&'a Retry<'a>> {
        self.rule_for(status.into()).map(|(_, retry)| retry)
    }

    fn rule_for(self, status: u16) -> Option<(StatusMatch, &'a Retry<'a>)> {
        let class = u8::try_from(status / 100).ok()?;
        [StatusMatch::Exact(status), StatusMatch::Class(class)].into_iter().find_map(|on| {
            let retry = self.rule_on(RetryTrigger::Status(on)).or_else(|| {
                let mut rows = self.status_rows().iter();
                rows.find(|row| row.on == on)?.retry
            });
            retry.map(|retry| (on, retry))
        })
    }

    /// The first rule with this trigger.
    pub(super) fn rule_on(self, trigger: RetryTrigger<'_>) -> Option<&'a Retry<'a>> {
        let mut rules = self.retry_rules().iter();
        rules.find(|rule| rule.on.contains(&trigger)).map(|rule| rule.retry)
    }
}
