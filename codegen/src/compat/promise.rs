//! Compares the vendor's promises: `stability` and `completeness`.

use super::change::{Changes, changed};
use super::pair::Pair;
use crate::model::Stability;
use crate::report::rules::change::lifecycle as rules;
use errcat_core::words::{Completeness, Part};

impl Stability {
    /// Whether a kind of change is announced; kinds are matched by the beginning of their
    /// names. A promise without kinds applies to all of them.
    pub(super) fn covers(&self, kind: &str) -> bool {
        let names = |word: &String| word.to_lowercase().contains(kind);
        match self.notice_for.as_slice() {
            [] => self.notice_days.is_some(),
            words => words.iter().any(names),
        }
    }

    fn promises_stable(&self, part: Part) -> bool {
        self.stable.contains(&part) && !self.unstable.contains(&part)
    }
}

/// A promise, before and after.
struct Promise {
    key: &'static [&'static str],
    before: String,
    after: String,
    is_weaker: bool,
}

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    for promise in promises(pair) {
        let rule = if promise.is_weaker { &rules::PROMISE_WEAKENED } else { &rules::PROMISE_STRENGTHENED };
        let subject = format!("{}: {}", pair.vendor(), promise.key.join("."));
        let what = changed(&promise.before, &promise.after);
        let change = changes.add(rule, pair.vendor(), subject, what);
        change.was(promise.before, promise.after).at(pair.paths.key(promise.key));
    }
    messages(pair, changes);
}

fn promises(pair: &Pair<'_>) -> Vec<Promise> {
    let none = Stability::none();
    let before = pair.before.stability.as_ref().unwrap_or(&none);
    let after = pair.after.stability.as_ref().unwrap_or(&none);
    let words = [
        names(&["stability", "stable"], parts(&before.stable), parts(&after.stable), true),
        names(&["stability", "unstable"], parts(&before.unstable), parts(&after.unstable), false),
        names(&["stability", "notice_for"], before.notice_for.clone(), after.notice_for.clone(), true),
    ];
    let others = [days(before, after), additive(before, after), completeness(pair)];
    words.into_iter().chain(others).flatten().collect()
}

fn parts(parts: &[Part]) -> Vec<String> {
    parts.iter().map(ToString::to_string).collect()
}

/// Compares lists of words. If a word is a promise, a removed word weakens it; otherwise an
/// added word does.
fn names(
    key: &'static [&'static str],
    mut before: Vec<String>,
    mut after: Vec<String>,
    is_promise: bool,
) -> Option<Promise> {
    before.sort();
    after.sort();
    let lost = before.iter().any(|word| !after.contains(word));
    let gained = after.iter().any(|word| !before.contains(word));
    let text = |words: &[String]| if words.is_empty() { "empty".to_owned() } else { words.join(", ") };
    let is_weaker = if is_promise { lost } else { gained };
    (lost || gained).then(|| Promise { key, before: text(&before), after: text(&after), is_weaker })
}

fn days(before: &Stability, after: &Stability) -> Option<Promise> {
    let text = |days: Option<u32>| days.map_or("not given".to_owned(), |days| format!("{days} days"));
    (before.notice_days != after.notice_days).then(|| Promise {
        key: &["stability", "notice_days"],
        before: text(before.notice_days),
        after: text(after.notice_days),
        is_weaker: after.notice_days < before.notice_days,
    })
}

fn additive(before: &Stability, after: &Stability) -> Option<Promise> {
    let (old, new) = (&before.additive_between, &after.additive_between);
    // A different wording may promise more or less; only its removal is clearly weaker.
    (old.is_some() != new.is_some()).then(|| Promise {
        key: &["stability", "additive_between"],
        before: old.clone().unwrap_or("not given".to_owned()),
        after: new.clone().unwrap_or("not given".to_owned()),
        is_weaker: new.is_none(),
    })
}

fn completeness(pair: &Pair<'_>) -> Option<Promise> {
    let (old, new) = (pair.before.completeness, pair.after.completeness);
    let is_about_all = [old, new].contains(&Completeness::Exhaustive);
    (old != new && is_about_all).then(|| Promise {
        key: &["completeness"],
        before: old.to_string(),
        after: new.to_string(),
        is_weaker: old == Completeness::Exhaustive,
    })
}

/// Reports message examples that changed although messages are promised to be stable.
fn messages(pair: &Pair<'_>, changes: &mut Changes) {
    if !pair.before.stability.as_ref().is_some_and(|promise| promise.promises_stable(Part::Message)) {
        return;
    }
    for code in pair.codes.iter().filter(|code| code.is_current()) {
        let (Some(before), Some(after)) = (&code.before.message, &code.after.message) else { continue };
        if before != after {
            let what = "the message changed, although messages are promised to be stable";
            let change = changes.add(&rules::STABLE_PART_CHANGED, pair.vendor(), &code.after.identity, what);
            change.was(before, after).at(pair.paths.of_code(code.after, &["message"]));
        }
    }
}

impl Stability {
    fn none() -> Stability {
        Stability {
            description: None,
            stable: Vec::new(),
            unstable: Vec::new(),
            additive_between: None,
            notice_days: None,
            notice_for: Vec::new(),
            changelog: None,
        }
    }
}
