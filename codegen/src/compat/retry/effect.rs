//! The effect on clients of a difference between two decisions.

use crate::emit::words;
use crate::model::Retry;
use crate::report::rules::change::retry as rules;
use crate::report::{ChangeRule, Level};
use errcat_core::words::Verdict;
use std::collections::BTreeSet;
use std::time::Duration;

/// The behaviour of a client if the same failure happens repeatedly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Course {
    /// The delay before each retry; empty if the failure is final.
    pub delays: Vec<Duration>,
    /// The kinds of preconditions of a retry.
    pub first: BTreeSet<&'static str>,
}

/// The decisions of one side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub idempotent: Course,
    /// The decisions for calls that are not idempotent.
    pub other: Course,
    /// Whether the catalogue has no advice.
    pub is_unstated: bool,
}

/// A difference that matters.
#[derive(Debug, Clone)]
pub(super) struct Effect {
    pub rule: &'static ChangeRule,
    pub level: Level,
    pub text: String,
    pub was: String,
    pub is: String,
}

impl Effect {
    /// Returns the sort key: the most severe first; of equal severity, the rule that is
    /// documented first.
    pub(super) fn rank(&self) -> (Level, usize) {
        let place = ChangeRule::all().position(|rule| rule == self.rule);
        (self.level, place.unwrap_or(usize::MAX))
    }
}

/// Whether advice leads to a retry.
pub(super) fn is_retried(retry: &Retry) -> bool {
    matches!(retry.verdict, Verdict::Retryable | Verdict::After)
}

/// Returns the relevant difference between two answers, if there is one.
pub(super) fn between(before: &Answer, after: &Answer) -> Option<Effect> {
    let (old, new) = (&before.idempotent, &after.idempotent);
    let is_newly_unsafe = before.other.is_final() && !after.other.is_final();
    if is_newly_unsafe && !old.is_final() {
        let effect = effect(&rules::RETRY_NOW_REPEATS_UNSAFE, (&before.other, &after.other));
        return Some(Effect {
            text: format!("for calls that are not idempotent, {}", effect.text),
            ..effect
        });
    }
    let rule = match () {
        () if old.is_final() && new.is_final() => return None,
        () if old.is_final() => &rules::RETRY_NOW_REPEATED,
        () if new.is_final() => &rules::RETRY_NO_LONGER,
        () if old.first.is_empty() != new.first.is_empty() => &rules::RETRY_FIRST,
        () if !old.first.is_subset(&new.first) => &rules::RETRY_FIRST,
        () if new.delays.len() > old.delays.len() => &rules::RETRY_MORE,
        () if is_shorter(new, old) => &rules::RETRY_SOONER,
        () if new.delays.len() < old.delays.len() => &rules::RETRY_FEWER,
        () if is_shorter(old, new) => &rules::RETRY_LATER,
        () => return no_longer_unsafe(before, after),
    };
    Some(effect(rule, (old, new)))
}

/// Returns the effect if calls that are not idempotent are no longer retried. That is safe,
/// but some clients now see the failure.
fn no_longer_unsafe(before: &Answer, after: &Answer) -> Option<Effect> {
    if before.other.is_final() || !after.other.is_final() {
        return None;
    }
    let effect = effect(&rules::RETRY_NO_LONGER, (&before.other, &after.other));
    let text = format!("for calls that are not idempotent, {}", effect.text);
    Some(Effect { level: Level::Risky, text, ..effect })
}

/// Whether the first delay, or the sum of the delays that both have, is shorter by more
/// than a tenth.
fn is_shorter(one: &Course, other: &Course) -> bool {
    let common = one.delays.len().min(other.delays.len());
    let first = |course: &Course| course.delays.first().copied().unwrap_or_default();
    let sum = |course: &Course| {
        course.delays.iter().take(common).fold(Duration::ZERO, |sum, delay| sum.saturating_add(*delay))
    };
    let is_less = |one: Duration, other: Duration| one.as_nanos() * 10 < other.as_nanos() * 9;
    is_less(first(one), first(other)) || is_less(sum(one), sum(other))
}

/// Returns the effect if advice no longer excludes calls that are not idempotent, although the
/// run time decides as before: where a call may have been carried out, it never retries such
/// calls, but readers of the page and clients in other languages may.
pub(super) fn unguarded(before: &Retry, after: &Retry) -> Option<Effect> {
    let is_lost = before.idempotent_only && !after.idempotent_only;
    (is_lost && is_retried(before) && is_retried(after)).then(|| Effect {
        rule: &rules::RETRY_NOW_REPEATS_UNSAFE,
        level: rules::RETRY_NOW_REPEATS_UNSAFE.level,
        text: "the advice was for idempotent calls only, and is now for all calls".to_owned(),
        was: "idempotent calls only".to_owned(),
        is: "all calls".to_owned(),
    })
}

fn effect(rule: &'static ChangeRule, (old, new): (&Course, &Course)) -> Effect {
    let (was, is) = (old.in_words(), new.in_words());
    Effect { rule, level: rule.level, text: format!("the failure was {was}, and is now {is}"), was, is }
}

/// Returns the effect of advice that a code did not have before. If nothing was documented,
/// no client relied on it; if a rule or a default applied, clients did.
pub(super) fn learned(effect: Option<Effect>, answers: &[(Answer, Answer)]) -> Option<Effect> {
    let Some(effect) = effect else {
        let (old, new) = answers.first()?;
        let text = "the retry advice is now stated; clients decide as before".to_owned();
        let (was, is) = (old.idempotent.in_words(), new.idempotent.in_words());
        let (rule, level) = (&rules::RETRY_LEARNED, Level::Compatible);
        return Some(Effect { rule, level, text, was, is });
    };
    if *effect.rule == rules::RETRY_NOW_REPEATS_UNSAFE {
        return Some(effect);
    }
    let was_unstated = answers.iter().all(|(old, _)| old.is_unstated);
    let level = if was_unstated { Level::Compatible } else { Level::Risky };
    let text = format!("the retry advice is now stated; {}", effect.text);
    Some(Effect { rule: &rules::RETRY_LEARNED, level, text, ..effect })
}

impl Course {
    fn is_final(&self) -> bool {
        self.delays.is_empty()
    }

    fn in_words(&self) -> String {
        let Some(&first) = self.delays.first() else { return "not retried".to_owned() };
        let times = match self.delays.len() {
            1 => "once".to_owned(),
            more => format!("up to {more} times"),
        };
        let wait = words::duration(u64::try_from(first.as_millis()).unwrap_or(u64::MAX));
        let kinds: Vec<&str> = self.first.iter().copied().collect();
        match (kinds.is_empty(), first.is_zero()) {
            (true, true) => format!("retried {times} at once"),
            (true, false) => format!("retried {times}, first after {wait}"),
            (false, true) => format!("retried {times} after `{}`", kinds.join("` or `")),
            (false, false) => format!("retried {times} after `{}` and {wait}", kinds.join("` or `")),
        }
    }
}
