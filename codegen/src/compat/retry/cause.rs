//! Finds the key of the file that causes a different decision.

use super::super::pair::{CodePair, Pair};
use crate::model::{Code, Precondition, Retry, RetryRule, RetryTrigger, Schedule, StatusRowKey, Vendor};
use crate::report::Path;
use errcat_core::words::{Basis, PreconditionKind};
use std::collections::BTreeMap;

/// A key of a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// The advice of a code, given by its identity.
    Code(String),
    /// A rule, given by its triggers.
    Rule(String),
    /// A rule with a condition, given by its triggers.
    ConditionalRule(String),
    /// A header that says whether to retry.
    Header(String),
    /// A field that says whether to retry, of a code or else of the envelope.
    Field(Option<String>, String),
    /// The advice in a row of the table of statuses.
    Row(String),
    /// The default for codes without advice.
    Default,
    /// Whether HTTP's default applies where the file has no advice.
    HttpDefault,
    /// A schedule.
    Schedule(String),
    /// The schedule for codes that do not name one.
    DefaultSchedule,
}

impl Cause {
    /// Returns the key, as written in the file.
    pub(super) fn key(&self) -> String {
        match self {
            Cause::Code(identity) => format!("{identity}: retry"),
            Cause::Rule(on) => format!("retry.rules on {on}"),
            Cause::ConditionalRule(on) => format!("retry.rules on {on} with a condition"),
            Cause::Header(name) => format!("headers.{name}"),
            Cause::Field(None, name) => format!("envelope.fields.{name}"),
            Cause::Field(Some(identity), name) => format!("{identity}: fields.{name}"),
            Cause::Row(status) => format!("statuses.rows.{status}.retry"),
            Cause::Default => "retry.default".to_owned(),
            Cause::HttpDefault => "retry.http_default".to_owned(),
            Cause::Schedule(id) => format!("schedules.{id}"),
            Cause::DefaultSchedule => "retry.default_schedule".to_owned(),
        }
    }

    /// Returns the path in the new file.
    pub(super) fn path(&self, vendor: &Vendor) -> Path {
        let retry = Path::root().key("retry");
        match self {
            Cause::Code(_) | Cause::Field(Some(_), _) => Path::root(),
            Cause::Rule(on) => rule_path(vendor, on, false),
            Cause::ConditionalRule(on) => rule_path(vendor, on, true),
            Cause::Header(name) => Path::root().key("headers").key(name.as_str()).on_key(),
            Cause::Field(None, name) => {
                Path::root().key("envelope").key("fields").key(name.as_str()).on_key()
            }
            Cause::Row(status) => Path::root().key("statuses").key("rows").key(status.as_str()).key("retry"),
            Cause::Default => retry.key("default"),
            Cause::HttpDefault => retry.key("http_default"),
            Cause::Schedule(id) => Path::root().key("schedules").key(id.as_str()).on_key(),
            Cause::DefaultSchedule => retry.key("default_schedule"),
        }
    }
}

fn rule_path(vendor: &Vendor, on: &str, has_condition: bool) -> Path {
    let rules = Path::root().key("retry").key("rules");
    let is_named = |rule: &RetryRule| rule.when.is_empty() != has_condition && triggers(vendor, rule) == on;
    match vendor.retry.rules.iter().position(is_named) {
        Some(index) => rules.index(index),
        None => rules,
    }
}

/// Whether the other side has the same rule, apart from texts.
pub(super) fn has_equal_rule((vendor, rule): (&Vendor, &RetryRule), other: &Vendor) -> bool {
    let numbers = |vendor: &Vendor, rule: &RetryRule| schedule(vendor, &rule.retry).map(numbers);
    let own = numbers(vendor, rule);
    counterpart((vendor, rule), other).is_some_and(|found| numbers(other, found) == own)
}

/// Returns the rule of the other side with the same triggers, conditions and advice, apart
/// from the numbers of its schedule.
fn counterpart<'o>((vendor, rule): (&Vendor, &RetryRule), other: &'o Vendor) -> Option<&'o RetryRule> {
    let on = triggers(vendor, rule);
    other.retry.rules.iter().find(|found| {
        found.when == rule.when && triggers(other, found) == on && is_same_advice(&found.retry, &rule.retry)
    })
}

/// Returns the cause of a difference that a rule with a condition makes: its schedule, if
/// only that differs.
pub(super) fn of_conditional_rule(
    pair: &Pair<'_>,
    (vendor, rule): (&Vendor, &RetryRule),
    other: &Vendor,
) -> Cause {
    let schedule = counterpart((vendor, rule), other).and_then(|found| {
        let (old, new) = if std::ptr::eq(vendor, pair.before) { (rule, found) } else { (found, rule) };
        by_schedule(pair, (&old.retry, &new.retry))
    });
    schedule.unwrap_or_else(|| Cause::ConditionalRule(triggers(vendor, rule)))
}

/// Returns the cause of a difference for a code. `None` if its advice is the same: then its
/// status, category or channel is the cause.
pub(super) fn of_code(pair: &Pair<'_>, one: &CodePair<'_>) -> Option<Cause> {
    let (old, new) = (&one.before.retry, &one.after.retry);
    let is_own = [old, new].iter().any(|retry| retry.basis == Basis::Code);
    let is_same = is_same_advice(old, new);
    let has_other_status = statuses_of(one.before) != statuses_of(one.after);
    if is_same && let Some(cause) = by_schedule(pair, (old, new)) {
        return Some(cause);
    }
    if is_own {
        let numbers = |vendor: &Vendor, retry: &Retry| schedule(vendor, retry).map(numbers);
        let has_same_numbers = numbers(pair.before, old) == numbers(pair.after, new);
        let follows_status = has_other_status
            && old.schedule == inherited_schedule(pair.before, one.before)
            && new.schedule == inherited_schedule(pair.after, one.after);
        let is_same = is_same && (has_same_numbers || follows_status);
        return (!is_same).then(|| Cause::Code(one.after.identity.clone()));
    }
    if has_other_status {
        return None;
    }
    let rule = rule_of(pair.after, one.after).or_else(|| rule_of(pair.before, one.before));
    rule.or_else(|| of_defaults(pair))
}

/// Returns the default that differs: the file's own, or whether HTTP's default applies.
/// `None` if both are the same: HTTP's default also depends on the category, the channels
/// and the direction.
fn of_defaults(pair: &Pair<'_>) -> Option<Cause> {
    let (old, new) = (&pair.before.retry, &pair.after.retry);
    match () {
        () if old.default != new.default => Some(Cause::Default),
        () if old.http_default != new.http_default => Some(Cause::HttpDefault),
        () => None,
    }
}

/// Returns the rules without a condition. Those with a condition need a concrete response;
/// see `conditional`.
fn rules(vendor: &Vendor) -> impl Iterator<Item = &RetryRule> {
    vendor.retry.rules.iter().filter(|rule| rule.when.is_empty())
}

fn statuses_of(code: &Code) -> Vec<u16> {
    let mut statuses: Vec<u16> = code.statuses.iter().map(|status| status.status).collect();
    statuses.sort_unstable();
    statuses
}

/// Whether two pieces of advice only differ in their schedules and texts.
fn is_same_advice(old: &Retry, new: &Retry) -> bool {
    let kinds = |ways: &[Precondition]| -> Vec<(PreconditionKind, Option<u64>)> {
        ways.iter().map(|way| (way.kind, way.wait_ms)).collect()
    };
    old.verdict == new.verdict
        && old.tries == new.tries
        && old.headers == new.headers
        && old.header_default_ms == new.header_default_ms
        && old.idempotent_only == new.idempotent_only
        && kinds(&old.after) == kinds(&new.after)
}

fn schedule<'a>(vendor: &'a Vendor, retry: &Retry) -> Option<&'a Schedule> {
    vendor.schedules.get(retry.schedule?)
}

fn numbers(schedule: &Schedule) -> Schedule {
    Schedule { id: String::new(), note: None, ..schedule.clone() }
}

/// Returns the schedule that differs, if both sides name the same one or use the default
/// one.
fn by_schedule(pair: &Pair<'_>, (old, new): (&Retry, &Retry)) -> Option<Cause> {
    let (before, after) = (schedule(pair.before, old), schedule(pair.after, new));
    if before.map(numbers) == after.map(numbers) {
        return None;
    }
    match (before, after) {
        (Some(before), Some(after)) if before.id == after.id => Some(Cause::Schedule(after.id.clone())),
        _ => {
            let is_default = old.schedule == pair.before.retry.default_schedule
                && new.schedule == pair.after.retry.default_schedule;
            is_default.then_some(Cause::DefaultSchedule)
        }
    }
}

/// Returns the rule or row that applies to a code without its own advice.
fn rule_of(vendor: &Vendor, code: &Code) -> Option<Cause> {
    let named = named_rule(vendor, code);
    let of_status = || on_status(vendor, code.statuses.first()?.status).map(|(cause, _)| cause);
    named.map(|rule| Cause::Rule(triggers(vendor, rule))).or_else(of_status)
}

/// Returns the schedule of a code whose own advice names none: that of the rule that covers it,
/// else the default.
fn inherited_schedule(vendor: &Vendor, code: &Code) -> Option<usize> {
    let of_status = || {
        let mut found = code.statuses.iter().map(|status| Some(on_status(vendor, status.status)?.1));
        let first = found.next()??;
        found.all(|other| other.is_some_and(|other| std::ptr::eq(other, first))).then_some(first)
    };
    let is_top_level = vendor.groups.get(code.group).is_some_and(|group| group.set == 0);
    let rule = named_rule(vendor, code).map(|rule| &rule.retry).or_else(of_status);
    let rule = rule.filter(|_| is_top_level);
    rule.and_then(|rule| rule.schedule).or(vendor.retry.default_schedule)
}

/// Returns the rule that names a code.
fn named_rule<'v>(vendor: &'v Vendor, code: &Code) -> Option<&'v RetryRule> {
    let names = |trigger: &RetryTrigger| match trigger {
        RetryTrigger::Code(index) => {
            let named = vendor.sets.first().and_then(|set| set.codes.get(*index));
            named.is_some_and(|named| named.identity == code.identity)
        }
        _ => false,
    };
    rules(vendor).find(|rule| rule.on.iter().any(names))
}

/// Returns the rule or row for a status; an exact status takes precedence over a status
/// class.
fn on_status(vendor: &Vendor, status: u16) -> Option<(Cause, &Retry)> {
    let class = u8::try_from(status / 100).ok()?;
    let keys = [
        (RetryTrigger::Status(status), StatusRowKey::Exact(status)),
        (RetryTrigger::StatusClass(class), StatusRowKey::Class(class)),
    ];
    keys.into_iter().find_map(|(trigger, key)| {
        let rule = rules(vendor).find(|rule| rule.on.contains(&trigger));
        if let Some(rule) = rule {
            return Some((Cause::Rule(triggers(vendor, rule)), &rule.retry));
        }
        let row = vendor.status_table.as_ref()?.rows.iter().find(|row| row.status == key)?;
        Some((Cause::Row(key.to_string()), row.retry.as_ref()?))
    })
}

/// Returns the triggers of a rule, as written in the file.
fn triggers(vendor: &Vendor, rule: &RetryRule) -> String {
    let words = rule.on.iter().map(|trigger| match trigger {
        RetryTrigger::Status(status) => status.to_string(),
        RetryTrigger::StatusClass(class) => format!("{class}xx"),
        RetryTrigger::Code(index) => {
            let code = vendor.sets.first().and_then(|set| set.codes.get(*index));
            code.map(|code| code.wire.clone()).unwrap_or_default()
        }
        RetryTrigger::NoResponse => "no_response".to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Returns the cause of a difference for responses with this status and no known code.
pub(super) fn of_status(pair: &Pair<'_>, status: u16) -> Cause {
    let (old, new) = (on_status(pair.before, status), on_status(pair.after, status));
    if let (Some((_, old)), Some((_, new))) = (&old, &new)
        && is_same_advice(old, new)
    {
        let schedules = schedule(pair.before, old).zip(schedule(pair.after, new));
        let same_id = schedules.filter(|(old, new)| old.id == new.id && numbers(old) != numbers(new));
        if let Some((_, schedule)) = same_id {
            return Cause::Schedule(schedule.id.clone());
        }
        if old.schedule.is_none() && new.schedule.is_none() {
            return default_schedule(pair);
        }
    }
    let found = new.or(old).map(|(cause, _)| cause);
    found.or_else(|| of_defaults(pair)).unwrap_or(Cause::Default)
}

/// Returns the key for the default schedule, or the schedule that is the default on both
/// sides.
fn default_schedule(pair: &Pair<'_>) -> Cause {
    let id = |vendor: &Vendor| {
        let index = vendor.retry.default_schedule?;
        vendor.schedules.get(index).map(|schedule| schedule.id.clone())
    };
    match (id(pair.before), id(pair.after)) {
        (Some(old), Some(new)) if old == new => Cause::Schedule(new),
        _ => Cause::DefaultSchedule,
    }
}

pub(super) fn of_no_response(pair: &Pair<'_>) -> Cause {
    let of = |vendor: &'_ Vendor| {
        let rule = rules(vendor).find(|rule| rule.on.contains(&RetryTrigger::NoResponse))?;
        Some((Cause::Rule(triggers(vendor, rule)), rule.retry.clone()))
    };
    let (old, new) = (of(pair.before), of(pair.after));
    match (&old, &new) {
        (Some((_, old)), Some((_, new))) if is_same_advice(old, new) => {
            by_schedule(pair, (old, new)).unwrap_or_else(|| default_schedule(pair))
        }
        (None, None) => default_schedule(pair),
        _ => new.or(old).map_or(Cause::Default, |(cause, _)| cause),
    }
}

/// Returns the statuses to compare, each with its name: those that either side names, one
/// unnamed status of each class that either side names, and some without advice.
pub(super) fn statuses(pair: &Pair<'_>) -> BTreeMap<u16, String> {
    let named: Vec<StatusRowKey> = named(pair.before).into_iter().chain(named(pair.after)).collect();
    let is_named = |status: u16| named.contains(&StatusRowKey::Exact(status));
    let has_class = |status: u16| named.contains(&StatusRowKey::Class((status / 100) as u8));
    let mut found = BTreeMap::new();
    for key in &named {
        let status = match key {
            StatusRowKey::Exact(status) => Some(*status),
            StatusRowKey::Class(class) => {
                let first = u16::from(*class) * 100;
                (first..first + 100).rev().find(|&status| !is_named(status))
            }
        };
        found.extend(status.map(|status| (status, key.to_string())));
    }
    for status in [418, 508].into_iter().filter(|&status| !has_class(status)) {
        found.entry(status).or_insert_with(|| "of no rule".to_owned());
    }
    if pair.before.retry.http_default != pair.after.retry.http_default {
        // One status that shows that the call was refused, and one that does not (see
        // HTTP's default).
        found.extend([429, 503].map(|status| (status, status.to_string())));
    }
    found
}

/// Returns the statuses and classes for which the rules and the table of a vendor have
/// advice.
fn named(vendor: &Vendor) -> Vec<StatusRowKey> {
    let of_rules = rules(vendor).flat_map(|rule| &rule.on).filter_map(|trigger| match trigger {
        RetryTrigger::Status(status) => Some(StatusRowKey::Exact(*status)),
        RetryTrigger::StatusClass(class) => Some(StatusRowKey::Class(*class)),
        RetryTrigger::Code(_) | RetryTrigger::NoResponse => None,
    });
    let rows = vendor.status_table.iter().flat_map(|table| &table.rows);
    let of_table = rows.filter(|row| row.retry.is_some()).map(|row| row.status);
    of_rules.chain(of_table).collect()
}
