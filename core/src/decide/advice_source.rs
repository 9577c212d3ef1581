//! Selects the advice that a decision follows.

use super::{AdviceSource, Call};
use crate::advice::{Retry, RetryTrigger, matches, rule_for_status};
use crate::entry::Entry;
use crate::envelope::Condition;
use crate::status::StatusMatch;
use crate::vendor::Vendor;
use crate::words::{Basis, Verdict};

/// What is known about a failed call without reading its headers.
#[derive(Clone, Copy)]
pub(super) struct Failed<'a> {
    pub(super) vendor: Vendor<'a>,
    /// The code, if the catalogue knows it.
    pub(super) entry: Option<Entry<'a>>,
    /// The status of the response.
    pub(super) status: Option<u16>,
}

/// Retry advice and its source.
pub(super) type Advice<'a> = (AdviceSource<'a>, Retry<'a>);

impl<'a> Failed<'a> {
    /// Returns the advice that takes precedence: the code's own, then rules with a
    /// condition that the response fulfils, other rules, the default of the file, and
    /// HTTP's.
    pub(super) fn advice(self, call: &Call, holds: impl Fn(&Condition<'a>) -> bool) -> Advice<'a> {
        let own = |advice: &Advice<'_>| advice.1.basis == Basis::Code;
        let of_code = self.of_code();
        of_code
            .filter(own)
            .or_else(|| self.of_conditional_rule(holds))
            .or(of_code.filter(|(source, _)| *source == AdviceSource::Code))
            .or_else(|| self.of_status())
            .or(of_code)
            .or_else(|| self.of_default())
            .or_else(|| self.of_http(call))
            .unwrap_or((AdviceSource::Nothing, Retry::UNSTATED))
    }

    /// Returns the catalogue's advice for the code: its own, that of a rule, or the default
    /// of the file.
    fn of_code(self) -> Option<Advice<'a>> {
        let retry = *self.entry?.retry();
        let is_default = retry.basis == Basis::Default;
        let source = if is_default { AdviceSource::Default } else { AdviceSource::Code };
        stated(source, retry)
    }

    /// Returns the first rule whose condition holds: one for the code before one for the
    /// status.
    fn of_conditional_rule(self, holds: impl Fn(&Condition<'a>) -> bool) -> Option<Advice<'a>> {
        let code = self.entry.filter(|entry| entry.set().id().is_none()).map(Entry::as_str);
        let of_code = code.map(|code| (AdviceSource::Code, RetryTrigger::Code(code)));
        let of_status = self.status.into_iter().flat_map(matches);
        let of_status = of_status.map(|on| (AdviceSource::Status(on), RetryTrigger::Status(on)));
        of_code.into_iter().chain(of_status).find_map(|(source, trigger)| {
            let mut rules = self.vendor.retry_rules().iter().filter(|rule| rule.on.contains(&trigger));
            let rule = rules.find(|rule| rule.when.iter().any(&holds))?;
            stated(source, with_default_schedule(*rule.retry, self.vendor))
        })
    }

    fn of_status(self) -> Option<Advice<'a>> {
        let (on, retry) = self.vendor.rule_for(self.status?)?;
        stated(AdviceSource::Status(on), with_default_schedule(*retry, self.vendor))
    }

    fn of_default(self) -> Option<Advice<'a>> {
        stated(AdviceSource::Default, *self.vendor.default_retry()?)
    }
}

fn stated<'a>(source: AdviceSource<'a>, retry: Retry<'a>) -> Option<Advice<'a>> {
    (retry.verdict != Verdict::Unstated).then_some((source, retry))
}

/// Adds the file's default schedule to advice without a schedule.
pub(super) fn with_default_schedule<'a>(retry: Retry<'a>, vendor: Vendor<'a>) -> Retry<'a> {
    Retry { schedule: retry.schedule.or_else(|| vendor.default_schedule()), ..retry }
}

impl<'a> Vendor<'a> {
    /// Returns the retry advice for a status, whatever the code and the rest of the
    /// response: an exact rule before one for the status class, rules before the table of
    /// statuses.
    pub fn retry_on(self, status: impl Into<u16>) -> Option<&'a Retry<'a>> {
        self.rule_for(status.into()).map(|(_, retry)| retry)
    }

    fn rule_for(self, status: u16) -> Option<(StatusMatch, &'a Retry<'a>)> {
        let row_on = |on| self.status_rows().iter().find(|row| row.on == on)?.retry;
        rule_for_status(status, |on| self.rule_on(RetryTrigger::Status(on)), row_on)
    }

    /// Returns the first rule with this trigger and without a condition.
    pub(super) fn rule_on(self, trigger: RetryTrigger<'_>) -> Option<&'a Retry<'a>> {
        let mut rules = self.retry_rules().iter().filter(|rule| rule.when.is_empty());
        rules.find(|rule| rule.on.contains(&trigger)).map(|rule| rule.retry)
    }
}
