//! Retry behaviour, compared by execution.
//!
//! Whether a code is retried depends on its own advice, the rules of the file, the table of
//! statuses, the default and the schedules. Comparing these keys one by one shows little
//! about what clients do. So both catalogues decide about each attempt, for idempotent
//! calls and others; if the decisions differ, the cause is looked up.

mod cause;
mod conditional;
mod effect;
mod probe;
mod signal;

use super::change::{Change, Changes, Place};
use super::pair::{CodePair, Pair, set_of};
use crate::model::{Code, Vendor};
use crate::report::Level;
use crate::report::rules::change::retry as rules;
use cause::Cause;
use effect::{Answer, Effect};
use errcat_core::words::{Basis, Unit};
use probe::Prober;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// The effects of each key, for all codes and statuses that it applies to.
type Effects = BTreeMap<Cause, Vec<(Subject, Effect)>>;

/// The subject of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    /// A code, given by its identity.
    Code(String),
    /// A response with this status and no known code, or no response.
    Other(String),
}

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let prober = Prober::new(pair.before, pair.after);
    let is_same_policy = policy(pair.before) == policy(pair.after);
    let mut effects = Effects::new();
    let mut headers = Vec::new();
    let mut claims = Claims::new(changes.list());
    let mut recent = Recent::default();
    for one in pair.codes.iter().filter(|one| one.is_current()) {
        if is_same_policy && has_same_inputs(one) {
            continue;
        }
        let answers = recent.answers(one, &prober);
        code(pair, one, answers, &mut effects, &mut claims);
        headers.extend(lost_header(pair, one, &prober));
    }
    if !is_same_policy {
        statuses(pair, &prober, &mut effects);
    }
    conditional::compare(pair, &prober, &mut effects);
    claims.add_to(changes);
    let codes: HashMap<&str, &Code> =
        pair.codes.iter().map(|one| (one.after.identity.as_str(), one.after)).collect();
    for (cause, effects) in &effects {
        let place = place(pair, cause, &codes);
        report(pair, cause, effects, changes).map(|change| change.at(place));
    }
    if !headers.is_empty() && !is_header_claimed(pair, changes) {
        headers.into_iter().for_each(|(code, name)| report_header(pair, code, name, changes));
    }
}

/// Returns everything that a decision depends on besides the code.
fn policy(vendor: &Vendor) -> Option<String> {
    let rows = vendor.status_table.iter().flat_map(|table| &table.rows);
    let rows: Vec<_> = rows.map(|row| (row.status, &row.retry)).collect();
    let headers: Vec<_> =
        vendor.headers.iter().map(|header| (&header.name, header.unit, header.role)).collect();
    serde_json::to_string(&(&vendor.retry, &vendor.schedules, rows, headers)).ok()
}

/// Whether a code gives the same input to the decision on both sides. Schedules can be
/// compared by index, since their list is the same.
fn has_same_inputs(one: &CodePair<'_>) -> bool {
    let (before, after) = (one.before, one.after);
    before.retry == after.retry
        && before.statuses == after.statuses
        && before.category == after.category
        && before.channels == after.channels
        && before.direction == after.direction
}

fn code(
    pair: &Pair<'_>,
    one: &CodePair<'_>,
    answers: &[(Answer, Answer)],
    effects: &mut Effects,
    claims: &mut Claims,
) {
    let found = answers.iter().filter_map(|(before, after)| effect::between(before, after));
    let worst = found.min_by_key(Effect::rank);
    let worst = worst.or_else(|| effect::unguarded(&one.before.retry, &one.after.retry));
    let is_learned = one.before.retry.basis != Basis::Code && one.after.retry.basis == Basis::Code;
    let effect = if is_learned { effect::learned(worst, answers) } else { worst };
    let Some(effect) = effect else { return };
    let subject = Subject::Code(one.after.identity.clone());
    match cause::of_code(pair, one) {
        Some(cause) => effects.entry(cause).or_default().push((subject, effect)),
        None if claims.add(&one.after.identity, &effect) => {}
        None => {
            let cause = Cause::Code(one.after.identity.clone());
            effects.entry(cause).or_default().push((subject, effect));
        }
    }
}

/// The answers about recent codes. Most codes of a file have one of few advices, and codes that
/// only differ in their texts have the same answers.
#[derive(Default)]
struct Recent<'a>(VecDeque<(CodePair<'a>, Vec<(Answer, Answer)>)>);

impl<'a> Recent<'a> {
    /// The number of codes that are kept.
    const MOST: usize = 16;

    fn answers(&mut self, one: &CodePair<'a>, prober: &Prober<'_>) -> &[(Answer, Answer)] {
        let known = self.0.iter().position(|(other, _)| are_alike(one, other));
        let entry = match known.and_then(|at| self.0.remove(at)) {
            Some(known) => known,
            None => (*one, prober.of_code((one.before, one.after), &common_statuses(one))),
        };
        self.0.truncate(Self::MOST - 1);
        self.0.push_front(entry);
        self.0.front().map_or(&[], |(_, answers)| answers)
    }
}

/// Whether two codes only differ in what does not matter to a decision, on both sides.
fn are_alike(one: &CodePair<'_>, other: &CodePair<'_>) -> bool {
    let alike = |a: &Code, b: &Code| {
        let is_number = |code: &Code| code.wire.bytes().all(|byte| byte.is_ascii_digit());
        has_same_inputs(&CodePair { before: a, after: b })
            && a.fields.is_empty()
            && b.fields.is_empty()
            && (&a.headers, &a.params, &a.always) == (&b.headers, &b.params, &b.always)
            && a.pattern.is_none()
            && b.pattern.is_none()
            && (a.message.is_some(), is_number(a)) == (b.message.is_some(), is_number(b))
            && set_of(a) == set_of(b)
    };
    alike(one.before, other.before) && alike(one.after, other.after)
}

fn common_statuses(one: &CodePair<'_>) -> Vec<u16> {
    let has = |code: &Code, status: u16| code.statuses.iter().any(|other| other.status == status);
    let all = one.before.statuses.iter().map(|status| status.status);
    all.filter(|&status| has(one.after, status)).collect()
}

/// Compares decisions for responses without a known code, and calls without a response.
fn statuses(pair: &Pair<'_>, prober: &Prober<'_>, effects: &mut Effects) {
    for (status, name) in cause::statuses(pair) {
        let (before, after) = prober.of_status(status);
        if let Some(effect) = effect::between(&before, &after) {
            let subject = Subject::Other(format!("status {name} without a known code"));
            let cause = cause::of_status(pair, status);
            effects.entry(cause).or_default().push((subject, effect));
        }
    }
    let (before, after) = prober.of_no_response();
    if let Some(effect) = effect::between(&before, &after) {
        let subject = Subject::Other("no response".to_owned());
        effects.entry(cause::of_no_response(pair)).or_default().push((subject, effect));
    }
}

/// Reports the most severe effect of one key, and the codes that it applies to.
fn report<'c>(
    pair: &Pair<'_>,
    cause: &Cause,
    effects: &[(Subject, Effect)],
    changes: &'c mut Changes,
) -> Option<&'c mut Change> {
    let (_, worst) = effects.iter().min_by_key(|(_, effect)| effect.rank())?;
    let key = cause.key();
    let codes = effects.iter().filter_map(|(subject, _)| match subject {
        Subject::Code(identity) => Some(identity.clone()),
        Subject::Other(_) => None,
    });
    let codes: Vec<String> = codes.collect();
    let names_key = matches!(cause, Cause::Code(_)) || codes.is_empty();
    let what = if names_key { worst.text.clone() } else { format!("`{key}`: {}", worst.text) };
    let change = changes.add(worst.rule, pair.vendor(), format!("{}: {key}", pair.vendor()), what);
    change.level_is(worst.level).was(&worst.was, &worst.is);
    if worst.level > Level::Risky {
        change.breaks(&[]);
    }
    if !codes.is_empty() {
        change.subjects = codes;
    }
    list_others(worst, effects, change);
    if *worst.rule == rules::RETRY_NOW_REPEATS_UNSAFE {
        change.help_is("keep `idempotent_only: true`, unless the failed call was certainly not carried out");
    }
    Some(change)
}

/// Lists the subjects with an effect other than the most severe one.
fn list_others(worst: &Effect, effects: &[(Subject, Effect)], change: &mut Change) {
    for (subject, effect) in effects {
        match subject {
            Subject::Code(identity) if effect.text != worst.text => {
                change.details.push(format!("`{identity}`: {}", effect.text));
            }
            Subject::Other(name) if effects.len() > 1 => {
                change.details.push(format!("{name}: {}", effect.text));
            }
            Subject::Code(_) | Subject::Other(_) => {}
        }
    }
}

fn place(pair: &Pair<'_>, cause: &Cause, codes: &HashMap<&str, &Code>) -> Place {
    let code = |identity: &String| codes.get(identity.as_str());
    let own = match cause {
        Cause::Code(identity) => code(identity).map(|code| pair.paths.of_code(code, &["retry"])),
        Cause::Field(Some(identity), name) => {
            code(identity).map(|code| pair.paths.entry_of_code(code, &["fields", name]))
        }
        _ => None,
    };
    own.unwrap_or_else(|| pair.paths.place(cause.path(pair.after)))
}

/// Returns a header that states how long to wait and is no longer read. Both sides read a
/// response of the old catalogue.
fn lost_header<'a>(pair: &Pair<'_>, one: &CodePair<'a>, prober: &Prober<'_>) -> Option<(&'a Code, &'a str)> {
    let kept = |name: &str| one.after.retry.headers.iter().any(|other| other.eq_ignore_ascii_case(name));
    let name = one.before.retry.headers.iter().find(|name| !kept(name))?;
    let declared = pair.before.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
    let unit = declared.map_or(Unit::None, |header| header.unit);
    let is_ignored = match prober.reads_wait((one.before, one.after), name, unit) {
        Some(is_read) => !is_read,
        None => !name.eq_ignore_ascii_case("retry-after"),
    };
    (is_ignored && effect::is_retried(&one.after.retry)).then_some((one.after, name.as_str()))
}

/// Whether a change of the header itself, or of the envelope, is reported.
fn is_header_claimed(pair: &Pair<'_>, changes: &Changes) -> bool {
    const CLAIMING: [&str; 5] =
        ["unit-changed", "role-removed", "role-changed", "envelope-code-moved", "envelope-format"];
    let claims = |change: &Change| change.vendor == pair.vendor() && CLAIMING.contains(&change.rule.id);
    changes.list().iter().any(claims)
}

fn report_header(pair: &Pair<'_>, code: &Code, name: &str, changes: &mut Changes) {
    let what = format!("clients no longer read the header `{name}`, which states how long to wait");
    let change = changes.add(&rules::RETRY_HEADER, pair.vendor(), &code.identity, what);
    change.was(name, "").at(pair.paths.of_code(code, &["retry", "header"]));
}

/// Decisions that differ because a status, a category or a channel differs. They are part
/// of that change, not separate changes.
struct Claims {
    by_subject: HashMap<String, usize>,
    texts: Vec<(usize, String)>,
    seen: BTreeSet<usize>,
}

impl Claims {
    fn new(list: &[Change]) -> Claims {
        let can_claim = |change: &Change| {
            ["status-", "category-", "channel-", "direction-"]
                .iter()
                .any(|start| change.rule.id.starts_with(start))
        };
        let mut by_subject = HashMap::new();
        for (nth, change) in list.iter().enumerate().filter(|(_, change)| can_claim(change)) {
            for subject in &change.subjects {
                by_subject.entry(subject.clone()).or_insert(nth);
            }
        }
        Claims { by_subject, texts: Vec::new(), seen: BTreeSet::new() }
    }

    /// Whether a change of the code claims the effect.
    fn add(&mut self, identity: &str, effect: &Effect) -> bool {
        let Some(&index) = self.by_subject.get(identity) else { return false };
        if self.seen.insert(index) {
            self.texts.push((index, effect.text.clone()));
        }
        true
    }

    fn add_to(self, changes: &mut Changes) {
        for (index, text) in self.texts {
            changes.append(index, &format!("; {text}"));
        }
    }
}
