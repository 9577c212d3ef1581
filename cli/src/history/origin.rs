//! Finds the commit in which a fact of a code began.

use super::Step;
use errcat_codegen::compat::{Date, Options, StampedFact, State, compare};
use errcat_codegen::model::{Code, Set, Vendor};
use std::collections::{HashMap, HashSet};

/// The rules of changes that give a code another identity.
pub(super) const RENAMES: [&str; 3] = ["code-renamed", "code-respelled", "code-moved"];

/// The states of a catalogue, the oldest first, prepared for looking up codes.
pub(super) struct Origins<'s> {
    moments: Vec<Moment<'s>>,
}

struct Moment<'s> {
    step: &'s Step,
    /// The codes by identity, each with its list.
    codes: HashMap<&'s str, (&'s Code, List<'s>)>,
    lists: HashSet<List<'s>>,
    /// The earlier identities of codes that were renamed in this commit.
    renamed: HashMap<String, String>,
}

/// A vendor, and a set of it.
type List<'s> = (&'s str, Option<&'s str>);

/// Where a fact began.
pub(super) enum Origin<'s> {
    /// In this commit.
    Commit(&'s Step),
    /// It may have begun before the history, or while the catalogue had errors.
    Unknown,
    /// It is not in the last commit.
    NotCommitted,
}

impl<'s> Origins<'s> {
    pub(super) fn new(states: &'s [(Step, State)]) -> Self {
        let mut moments: Vec<Moment<'s>> =
            states.iter().map(|(step, state)| Moment::new(step, state)).collect();
        for (nth, pair) in states.windows(2).enumerate() {
            let [(_, before), (step, after)] = pair else { continue };
            let is_new = |identity: &&str| !moments[nth].codes.contains_key(*identity);
            if moments[nth + 1].codes.keys().any(is_new) {
                moments[nth + 1].renamed = renamed(step, before, after);
            }
        }
        Origins { moments }
    }

    /// Where a fact of the code with this identity began.
    pub(super) fn of(&self, identity: &str, fact: StampedFact) -> Origin<'s> {
        let holds = |code: &Code| fact == StampedFact::Code || code.deprecated.is_some();
        let mut name = identity.to_owned();
        let mut first = None;
        for (nth, moment) in self.moments.iter().enumerate().rev() {
            if moment.codes.get(name.as_str()).is_some_and(|(code, _)| holds(code)) {
                first = Some((nth, name.clone()));
            } else if first.is_none() {
                return Origin::NotCommitted;
            } else if fact == StampedFact::Deprecation {
                break;
            }
            if let Some(old) = moment.renamed.get(&name) {
                name.clone_from(old);
            }
        }
        let Some((nth, name)) = first else { return Origin::NotCommitted };
        self.of_first(nth, &name, fact)
    }

    /// The origin of a fact that holds from this moment on: the moment before must show that
    /// it did not.
    fn of_first(&self, nth: usize, name: &str, fact: StampedFact) -> Origin<'s> {
        let Some(moment) = self.moments.get(nth) else { return Origin::NotCommitted };
        let Some(before) = nth.checked_sub(1).and_then(|before| self.moments.get(before)) else {
            return Origin::Unknown;
        };
        let is_known = match fact {
            StampedFact::Deprecation => {
                let old = moment.renamed.get(name).map_or(name, String::as_str);
                before.codes.contains_key(old)
            }
            _ => moment.codes.get(name).is_some_and(|(_, list)| before.lists.contains(list)),
        };
        if is_known && !moment.step.follows_error { Origin::Commit(moment.step) } else { Origin::Unknown }
    }
}

impl<'s> Moment<'s> {
    fn new(step: &'s Step, state: &'s State) -> Self {
        let vendors = || state.catalogue().vendors.iter();
        let list = |vendor: &'s Vendor, set: &'s Set| (vendor.id.as_str(), set.id.as_deref());
        let codes = vendors().flat_map(|vendor| {
            vendor.codes().map(move |(set, code)| (code.identity.as_str(), (code, list(vendor, set))))
        });
        let lists = vendors().flat_map(|vendor| vendor.sets.iter().map(move |set| list(vendor, set)));
        Moment { step, codes: codes.collect(), lists: lists.collect(), renamed: HashMap::new() }
    }
}

fn renamed(step: &Step, before: &State, after: &State) -> HashMap<String, String> {
    let day = step.date.parse().unwrap_or_else(|_| Date::from_unix_days(0));
    let comparison = compare(before.catalogue(), after.catalogue(), &Options::on(day));
    let renames = comparison.changes().iter().filter(|change| RENAMES.contains(&change.rule().id));
    renames.filter_map(|change| Some((change.after()?.to_owned(), change.before()?.to_owned()))).collect()
}
