//! Compares decisions that depend on more than the code and the status: rules with `when`,
//! and headers and fields that say whether to retry.
//!
//! Both sides decide about a response that has the [`Signal`], also if only one of them
//! still looks at it.

use super::super::pair::{CodePair, Pair};
use super::cause::{self, Cause};
use super::probe::{Ask, Prober};
use super::signal::{Answers, Signal};
use super::{Effects, Subject, effect};
use crate::model::{BodyField, HeaderField, RetryRule, RetryTrigger, Vendor};

/// Statuses without advice in most files: HTTP's default retries the first one only.
const BARE_STATUSES: [u16; 2] = [503, 418];

pub(super) fn compare(pair: &Pair<'_>, prober: &Prober<'_>, effects: &mut Effects) {
    let probes = Probes { pair, prober };
    for (vendor, other) in [(pair.before, pair.after), (pair.after, pair.before)] {
        let changed = rules(vendor).filter(|rule| !cause::has_equal_rule((vendor, rule), other));
        for rule in changed {
            let cause = cause::of_conditional_rule(pair, (vendor, rule), other);
            probes.rule((vendor, rule), &cause, effects);
        }
    }
    probes.headers(effects);
    probes.fields(effects);
}

/// Returns the rules with a condition.
fn rules(vendor: &Vendor) -> impl Iterator<Item = &RetryRule> {
    vendor.retry.rules.iter().filter(|rule| !rule.when.is_empty())
}

struct Probes<'p, 'a> {
    pair: &'p Pair<'a>,
    prober: &'p Prober<'p>,
}

impl<'a> Probes<'_, 'a> {
    /// Asks both sides about responses to which a rule of one of them applies.
    fn rule(&self, (vendor, rule): (&Vendor, &RetryRule), cause: &Cause, effects: &mut Effects) {
        let signals: Vec<Signal> = rule.when.iter().filter_map(Signal::meeting).collect();
        for trigger in &rule.on {
            let Some(ask) = self.ask_about(vendor, trigger) else { continue };
            for signal in &signals {
                self.compare(&ask, signal, cause, effects);
            }
        }
    }

    /// Returns the response that triggers a rule, without the condition.
    fn ask_about(&self, vendor: &Vendor, trigger: &RetryTrigger) -> Option<Ask<'a>> {
        match trigger {
            RetryTrigger::Status(status) => Some(Ask::Status(*status)),
            RetryTrigger::StatusClass(class) => {
                let first = u16::from(*class) * 100;
                let is_named =
                    |status: &u16| rules(vendor).any(|rule| rule.on.contains(&RetryTrigger::Status(*status)));
                (first..first + 100).rev().find(|status| !is_named(status)).map(Ask::Status)
            }
            RetryTrigger::Code(index) => {
                let code = vendor.sets.first()?.codes.get(*index)?;
                let named = |one: &&CodePair<'a>| {
                    [one.before, one.after].iter().any(|side| side.identity == code.identity)
                };
                self.pair.codes.iter().find(named).and_then(ask_about)
            }
            RetryTrigger::NoResponse => None,
        }
    }

    fn compare(&self, ask: &Ask<'_>, signal: &Signal, cause: &Cause, effects: &mut Effects) {
        let Some((before, after)) = self.prober.of_signal(ask, signal) else { return };
        let Some(effect) = effect::between(&before, &after) else { return };
        let subject = Subject::Other(format!("{ask} with {signal}"));
        let found = effects.entry(cause.clone()).or_default();
        if !found.iter().any(|(other, _)| *other == subject) {
            found.push((subject, effect));
        }
    }

    /// Compares `retry_when` and `stop_when` of headers.
    fn headers(&self, effects: &mut Effects) {
        for new in &self.pair.after.headers {
            let same = |old: &&HeaderField| old.name.eq_ignore_ascii_case(&new.name);
            let Some(old) = self.pair.before.headers.iter().find(same) else { continue };
            let answers = (
                Answers::new(old.role, &old.retry_when, &old.stop_when),
                Answers::new(new.role, &new.retry_when, &new.stop_when),
            );
            let signal = |value: &str| Signal::header(&new.name, value);
            self.answers(answers, signal, &Cause::Header(new.name.clone()), &self.asks(), effects);
        }
    }

    /// Compares `retry_when` and `stop_when` of fields of the envelope and of codes.
    fn fields(&self, effects: &mut Effects) {
        if let (Some(old), Some(new)) = (&self.pair.before.envelope, &self.pair.after.envelope) {
            let asks = self.asks();
            self.fields_of((&old.fields, &new.fields), &asks, &|name| Cause::Field(None, name), effects);
        }
        for one in self.pair.codes.iter().filter(|one| one.is_current()) {
            let cause = |name| Cause::Field(Some(one.after.identity.clone()), name);
            let asks: Vec<Ask<'_>> = ask_about(one).into_iter().collect();
            self.fields_of((&one.before.fields, &one.after.fields), &asks, &cause, effects);
        }
    }

    fn fields_of(
        &self,
        (olds, news): (&[BodyField], &[BodyField]),
        asks: &[Ask<'_>],
        cause: &dyn Fn(String) -> Cause,
        effects: &mut Effects,
    ) {
        for new in news {
            let Some(old) = olds.iter().find(|old| old.name == new.name && old.at == new.at) else {
                continue;
            };
            let answers = (
                Answers::new(old.role, &old.retry_when, &old.stop_when),
                Answers::new(new.role, &new.retry_when, &new.stop_when),
            );
            let signal = |value: &str| Signal::field(new, value);
            self.answers(answers, signal, &cause(new.name.clone()), asks, effects);
        }
    }

    /// Compares the decisions for each value that either side knows. A change of the role is
    /// reported for the role.
    fn answers(
        &self,
        answers: (Option<Answers>, Option<Answers>),
        signal: impl Fn(&str) -> Signal,
        cause: &Cause,
        asks: &[Ask<'_>],
        effects: &mut Effects,
    ) {
        let (Some(old), Some(new)) = answers else { return };
        if old == new {
            return;
        }
        for value in old.values_of_both(&new) {
            asks.iter().for_each(|ask| self.compare(ask, &signal(value), cause, effects));
        }
    }

    /// Returns responses that are retried without further signals, and others that are not:
    /// a signal to retry only shows with the latter, a signal to stop with the former.
    fn asks(&self) -> Vec<Ask<'a>> {
        let is_retried = |one: &&CodePair<'a>| {
            effect::is_retried(&one.before.retry) && effect::is_retried(&one.after.retry)
        };
        let current =
            || self.pair.codes.iter().filter(|one| one.is_current() && !one.after.statuses.is_empty());
        let found = [current().find(is_retried), current().find(|one| !is_retried(one))];
        let codes = found.into_iter().flatten().filter_map(ask_about);
        BARE_STATUSES.into_iter().map(Ask::Status).chain(codes).collect()
    }
}

fn ask_about<'a>(one: &CodePair<'a>) -> Option<Ask<'a>> {
    let status = *super::common_statuses(one).first()?;
    Some(Ask::Code { before: one.before, after: one.after, status })
}
