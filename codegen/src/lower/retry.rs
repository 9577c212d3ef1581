use super::{Lower, envelope, opt_prose, opt_text, texts};
use crate::model;
use crate::names::{FlatGroup, Index};
use crate::source::{self, Count, RetryTrigger, StatusKey};
use errcat_core::catalogue::StatusMatch;
use errcat_core::words::{Basis, Certainty, HttpDefault, PreconditionKind, TriesOf, Verdict};
use errcat_core::{never, rule_for_status};

/// The advice for a code: its own, or that of the rules of the file. Its schedule is an
/// index into those of the file.
pub(crate) fn advice(
    source: &source::Vendor,
    index: &Index<'_>,
    number: usize,
    group: &FlatGroup<'_>,
    (wire, code): (&str, &source::Code),
) -> model::Retry {
    let cx = Lower { number, id: "", source, index, ids: &[] };
    cx.code_retry(group, wire, code, &cx.statuses(group, code))
}

impl Lower<'_> {
    pub(super) fn retry_policy(&self, section: &source::RetrySection) -> model::RetryPolicy {
        model::RetryPolicy {
            title: opt_text(&section.title),
            description: opt_prose(&section.description),
            default_schedule: section.default_schedule.as_ref().and_then(|id| self.schedule_index(id)),
            default: section.default.as_ref().map(|r| self.retry(r, Basis::Default)),
            http_default: section.http_default.map_or(HttpDefault::Applies, |word| word.0),
            rules: section
                .rules
                .iter()
                .map(|rule| model::RetryRule {
                    on: rule.on.iter().filter_map(|t| self.trigger(t)).collect(),
                    when: rule.when.iter().map(envelope::condition).collect(),
                    retry: self.retry(&rule.retry, Basis::Rule),
                })
                .collect(),
        }
    }

    fn trigger(&self, trigger: &RetryTrigger) -> Option<model::RetryTrigger> {
        Some(match trigger {
            RetryTrigger::Status(StatusKey::Exact(status)) => model::RetryTrigger::Status(status.0),
            RetryTrigger::Status(StatusKey::Class(digit)) => model::RetryTrigger::StatusClass(*digit),
            RetryTrigger::Code(wire) => {
                let target = self.index.resolve(self.number, wire);
                let target = target.or_else(|| never("`check` reports rules for unknown codes"))?;
                model::RetryTrigger::Code(target.code)
            }
            RetryTrigger::NoResponse => model::RetryTrigger::NoResponse,
        })
    }

    /// A retry entry without rules and defaults. A missing verdict is derived: a
    /// precondition means `after`, numbers or headers mean `yes`.
    pub(super) fn retry(&self, retry: &source::Retry, basis: Basis) -> model::Retry {
        let retry = &retry.0;
        let tries = tries(retry.attempts, retry.retries);
        let says_when = retry.schedule.is_some() || tries.is_some() || !retry.header.is_empty();
        let implied = match (retry.after.is_empty(), says_when) {
            (false, _) => Verdict::After,
            (true, true) => Verdict::Retryable,
            (true, false) => Verdict::Unstated,
        };
        model::Retry {
            verdict: retry.verdict.map_or(implied, |v| v.0),
            certainty: retry.certainty.map_or(Certainty::Stated, |c| c.0),
            basis,
            schedule: retry.schedule.as_ref().and_then(|id| self.schedule_index(id)),
            tries,
            headers: texts(&retry.header),
            header_default_ms: retry.header_default.map(|d| d.0),
            idempotent_only: retry.idempotent_only,
            after: retry.after.iter().filter_map(precondition).collect(),
            note: opt_prose(&retry.note),
        }
    }

    /// The advice for a code: its own or its group's, else the rule that covers it, else the
    /// vendor's default. Missing numbers come from the rule, then from the
    /// default schedule; neither changes a verdict.
    pub(super) fn code_retry(
        &self,
        group: &FlatGroup<'_>,
        wire: &str,
        code: &source::Code,
        statuses: &[model::Status],
    ) -> model::Retry {
        let rule = if group.set.is_none() { self.rule_for(wire, statuses) } else { None };
        let default = self.source.retry.default.as_ref();
        let mut retry = match (group.retry_of(code), rule) {
            (Some(own), _) => self.retry(own, Basis::Code),
            (None, Some(rule)) => self.retry(rule, Basis::Rule),
            // Where a rule covers some of its statuses, the status decides.
            (None, None) if statuses.iter().any(|s| self.retry_on(s.status).is_some()) => {
                model::Retry::unstated()
            }
            (None, None) => default.map_or_else(model::Retry::unstated, |d| self.retry(d, Basis::Default)),
        };
        if retry.verdict == Verdict::Retryable && retry.schedule.is_none() {
            let of_rule = rule.and_then(|rule| rule.0.schedule.as_ref());
            let schedule = of_rule.or(self.source.retry.default_schedule.as_ref());
            retry.schedule = schedule.and_then(|id| self.schedule_index(id));
        }
        retry
    }

    /// The rule that names the code, or that covers all its statuses.
    fn rule_for(&self, wire: &str, statuses: &[model::Status]) -> Option<&source::Retry> {
        let mut rules = self.unconditional_rules();
        let names = |trigger: &RetryTrigger| matches!(trigger, RetryTrigger::Code(code) if **code == *wire);
        if let Some(rule) = rules.find(|rule| rule.on.iter().any(names)) {
            return Some(&rule.retry);
        }
        let mut found = statuses.iter().map(|status| self.retry_on(status.status));
        let first = found.next()??;
        found.all(|other| other.is_some_and(|other| std::ptr::eq(other, first))).then_some(first)
    }

    /// The advice for a status, whatever the code and the rest of the response.
    fn retry_on(&self, status: u16) -> Option<&source::Retry> {
        let rows = self.source.statuses.as_ref().map_or(&[][..], |table| &table.rows);
        let rule_on = |on| {
            let mut rules = self.unconditional_rules();
            let rule = rules.find(|rule| rule.on.iter().any(|trigger| is_about(trigger, on)));
            rule.map(|rule| &rule.retry)
        };
        let row_on = |on| rows.iter().find(|(key, _)| status_match(*key) == on)?.1.retry.as_ref();
        rule_for_status(status, rule_on, row_on).map(|(_, retry)| retry)
    }

    /// The rules that do not depend on the response.
    fn unconditional_rules(&self) -> impl Iterator<Item = &source::RetryRule> {
        self.source.retry.rules.iter().filter(|rule| rule.when.is_empty())
    }

    fn schedule_index(&self, id: &str) -> Option<usize> {
        self.source.schedules.position(id)
    }
}

fn is_about(trigger: &RetryTrigger, on: StatusMatch) -> bool {
    matches!(trigger, RetryTrigger::Status(key) if status_match(*key) == on)
}

fn status_match(key: StatusKey) -> StatusMatch {
    match key {
        StatusKey::Exact(status) => StatusMatch::Exact(status.0),
        StatusKey::Class(digit) => StatusMatch::Class(digit),
    }
}

pub(super) fn schedule(id: &str, schedule: &source::Schedule) -> model::Schedule {
    model::Schedule {
        id: id.to_owned(),
        initial_ms: schedule.initial.map(|d| d.0),
        factor_thousandths: schedule.factor.map(|f| f.0),
        cap_ms: schedule.cap.map(|d| d.0),
        tries: tries(schedule.attempts, schedule.retries),
        note: opt_prose(&schedule.note),
    }
}

fn tries(attempts: Option<Count>, retries: Option<Count>) -> Option<model::Tries> {
    let of = |of, Count { min, max }| model::Tries { of, min, max };
    attempts.map(|count| of(TriesOf::Attempts, count)).or(retries.map(|count| of(TriesOf::Retries, count)))
}

/// A precondition has exactly one of the keys that name its kind; `check` ensures it.
fn precondition(source: &source::Precondition) -> Option<model::Precondition> {
    let (kind, what) = [
        (PreconditionKind::Change, &source.change),
        (PreconditionKind::Refetch, &source.refetch),
        (PreconditionKind::Refresh, &source.refresh),
        (PreconditionKind::Poll, &source.poll),
        (PreconditionKind::Capacity, &source.capacity),
        (PreconditionKind::Event, &source.event),
    ]
    .into_iter()
    .find_map(|(kind, what)| Some((kind, what.as_ref()?.to_string())))
    .or_else(|| source.wait.map(|_| (PreconditionKind::Wait, String::new())))?;
    Some(model::Precondition {
        kind,
        wait_ms: source.wait.map(|d| d.0),
        what,
        until: opt_text(&source.until),
        otherwise: opt_text(&source.otherwise),
    })
}
