//! The differences between documents and what they said before, as changes.

use super::super::entry::Entry;
use super::super::lock::{Facts, Text};
use super::super::retry::Advice;
use super::known::{Known, agrees, differs_on_purpose, statuses};
use super::stubs::Place;
use crate::compat::{Change, Changes, Comparison, Place as At, State};
use crate::model::Code;
use crate::report::rules::change::drift as rules;
use std::collections::{BTreeMap, HashMap};

/// Both sides of a comparison.
pub(super) struct Sides<'a> {
    pub known: &'a Known<'a>,
    /// What the documents said, or the catalogue says.
    pub then: &'a [Facts],
    /// Whether the documents are compared with the catalogue alone.
    pub is_catalogue: bool,
    /// What the documents say, in their order.
    pub now: &'a [Facts],
    pub entries: &'a [Entry],
    /// The place of a code in a document.
    pub place: &'a dyn Fn(&Entry) -> At,
    /// The only document, if there is one.
    pub document: Option<&'a str>,
    pub changes: Changes,
}

/// A code of a document, then and now.
struct Pair<'a> {
    then: &'a Facts,
    now: &'a Facts,
    entry: &'a Entry,
    code: &'a Code,
}

impl<'a> Sides<'a> {
    /// Compares both sides. Returns the differences, the worst first, and the codes that
    /// are new, by their number.
    pub(super) fn compare(mut self, state: &State) -> (Comparison, Vec<usize>) {
        let before: HashMap<_, &Facts> = self.then.iter().map(|facts| (facts.key(), facts)).collect();
        let (mut pairs, mut added) = (Vec::new(), Vec::new());
        for (at, (now, entry)) in self.now.iter().zip(self.entries).enumerate() {
            let code = self.known.find(now.set.as_deref(), &now.code);
            match (before.get(&now.key()).copied(), code) {
                (Some(then), Some(code)) => pairs.push(Pair { then, now, entry, code }),
                (None, None) => added.push(at),
                // Left out on purpose, or known before the document had it.
                (Some(_), None) | (None, Some(_)) => {}
            }
        }
        pairs.iter().for_each(|pair| self.status(pair));
        self.gone();
        pairs.iter().for_each(|pair| self.retry(pair));
        added.iter().for_each(|at| self.added(*at));
        self.texts(&pairs);
        let mut changes = self.changes.into_list();
        changes.sort_by_key(Change::level);
        let mut comparison = Comparison::new(changes, BTreeMap::new());
        comparison.locate(state, state, usize::MAX);
        (comparison, added)
    }

    fn added(&mut self, at: usize) {
        let (Some(facts), Some(entry)) = (self.now.get(at), self.entries.get(at)) else { return };
        let place = Place::of(at, self.entries, self.known);
        let what = match (self.is_catalogue, &place.heading) {
            (true, _) => "in the document, but not in the catalogue".to_owned(),
            (false, Some(heading)) => format!("new in the document, under \"{heading}\""),
            (false, None) => "new in the document".to_owned(),
        };
        let subject = self.known.identity(facts);
        let places = [Some((self.place)(entry)), place.neighbour.map(|code| self.known.paths.code(code))];
        let change = self.changes.add(&rules::CODE_ADDED, &self.known.vendor.id, subject, what);
        places.into_iter().flatten().for_each(|place| {
            change.at(place);
        });
        change.help_is(place.advice());
    }

    fn gone(&mut self) {
        let now: HashMap<_, ()> = self.now.iter().map(|facts| (facts.key(), ())).collect();
        for facts in self.then.iter().filter(|facts| !now.contains_key(&facts.key())) {
            let code = self.known.find(facts.set.as_deref(), &facts.code);
            let Some(code) = code.filter(|code| code.removed.is_none()) else { continue };
            let what = if self.is_catalogue {
                "in the catalogue, but not in the document"
            } else {
                "no longer in the document"
            };
            let place = self.known.paths.code(code);
            let document = self.document.map(At::of_file);
            let change =
                self.changes.add(&rules::CODE_GONE, &self.known.vendor.id, code.identity.clone(), what);
            change.at(place);
            document.into_iter().for_each(|place| {
                change.at(place);
            });
            change.help_is("if the vendor removed it, write `removed`, and keep the code");
        }
    }

    fn status(&mut self, pair: &Pair<'_>) {
        let ours = statuses(pair.code);
        let is_same = pair.now.status == pair.then.status;
        // Documents without statuses do not contradict the catalogue.
        if is_same || (self.is_catalogue && pair.now.status.is_empty()) {
            return;
        }
        let (then, now, catalogue) = (shown(&pair.then.status), shown(&pair.now.status), shown(&ours));
        let places = [(self.place)(pair.entry), self.known.paths.of_code(pair.code, &["status"])];
        let (rule, what) = if self.is_catalogue {
            (&rules::STATUS, format!("the document has {now}, the catalogue has {catalogue}"))
        } else if ours == pair.then.status {
            (&rules::STATUS, format!("the document had {then} and has {now}"))
        } else if ours != pair.now.status {
            (&rules::STATUS, format!("the document had {then} and has {now}; the catalogue has {catalogue}"))
        } else if differs_on_purpose(pair.code) {
            (&rules::CORRECTED, format!("the document had {then} and has {now}, as the catalogue"))
        } else {
            return;
        };
        let change =
            self.changes.add(rule, &self.known.vendor.id, pair.code.identity.clone(), what).was(then, now);
        places.into_iter().for_each(|place| {
            change.at(place);
        });
        if *rule == rules::CORRECTED {
            change.help_is("check whether its notes are still right");
        }
    }

    fn retry(&mut self, pair: &Pair<'_>) {
        let (then, now) = (pair.then.retry, pair.now.retry);
        let is_known = now.is_some_and(|advice| agrees(pair.code, advice));
        if then == now || is_known || self.is_catalogue {
            return;
        }
        let word = |advice: Option<Advice>| match advice {
            Some(Advice::Yes) => "to retry",
            Some(Advice::Never) => "not to retry",
            None => "nothing about retrying",
        };
        let what = format!("the document said {} and says {}", word(then), word(now));
        let places = [(self.place)(pair.entry), self.known.paths.of_code(pair.code, &["retry"])];
        let change = self.changes.add(&rules::RETRY, &self.known.vendor.id, pair.code.identity.clone(), what);
        change.was(word(then), word(now));
        places.into_iter().for_each(|place| {
            change.at(place);
        });
    }

    /// One change for each kind of text.
    fn texts(&mut self, pairs: &[Pair<'_>]) {
        if self.is_catalogue {
            return;
        }
        let mut changed: BTreeMap<(Text, &str), Vec<&Pair<'_>>> = BTreeMap::new();
        for pair in pairs {
            for text in Text::ALL {
                let what = match (pair.then.texts.of(text), pair.now.texts.of(text)) {
                    (Some(then), Some(now)) if then != now => "changed",
                    (Some(_), None) => "is gone",
                    (None, Some(_)) => "is new",
                    _ => continue,
                };
                changed.entry((text, what)).or_default().push(pair);
            }
        }
        for ((text, what), pairs) in changed {
            let what = format!("the text of `{}` {what}", text.role());
            let subjects: Vec<String> = pairs.iter().map(|pair| pair.code.identity.clone()).collect();
            let places: Vec<At> = pairs.iter().map(|pair| (self.place)(pair.entry)).collect();
            let lines = subjects.iter().zip(&places).map(|(subject, place)| format!("`{subject}`: {place}"));
            let details: Vec<String> = lines.filter(|_| pairs.len() > 1).collect();
            let change = self.changes.add(&rules::TEXT, &self.known.vendor.id, "", what);
            change.subjects_are(subjects).details_are(details);
            places.into_iter().for_each(|place| {
                change.at(place);
            });
        }
    }
}

/// Statuses in a message.
fn shown(statuses: &[u16]) -> String {
    let words: Vec<String> = statuses.iter().map(u16::to_string).collect();
    match &words[..] {
        [] => "no status".to_owned(),
        [one] => format!("status {one}"),
        more => format!("statuses {}", more.join(", ")),
    }
}
