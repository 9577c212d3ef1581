//! Finds codes that took over the meaning of another code.
//!
//! If an error is inserted into a numbered list, the numbers after it shift by one.
//! Compared key by key, that looks like reworded texts. So each new meaning is compared
//! with the old meanings of all *other* codes.

use super::change::{Change, Changes};
use super::pair::{CodePair, Pair};
use super::text::Words;
use crate::model::Code;
use crate::report::Audience;
use crate::report::rules::change::code as rules;
use std::collections::{BTreeSet, HashMap};

/// The similarity, in thousandths, from which two texts count as the same.
const SAME: usize = 900;
/// The minimum length: shorter texts may be similar by chance.
const FEWEST_WORDS: usize = 3;
/// The maximum number of meanings in which a word may occur; more frequent words do not
/// distinguish them.
const MOST_POSTINGS: usize = 200;

/// The old meaning of a code.
struct Old<'a> {
    code: &'a Code,
    meaning: Words,
    /// The new meaning, if it is not nearly the same and the code is still sent.
    now: Option<(CodePair<'a>, Words)>,
    /// Whether another code may have this meaning now: it is long enough.
    is_distinct: bool,
    /// Whether another code has the same meaning.
    is_shared: bool,
    /// Whether the code no longer has this meaning.
    is_given_up: bool,
}

/// A code, and the code whose meaning it has now.
#[derive(Debug, Clone, Copy)]
struct Move<'a> {
    code: CodePair<'a>,
    from: &'a Code,
}

pub(super) fn find<'a>(pair: &mut Pair<'a>, changes: &mut Changes) {
    if !pair.codes.iter().any(|code| code.before.meaning != code.after.meaning) {
        return;
    }
    let olds = olds(pair);
    if !olds.iter().any(|old| old.is_distinct && old.is_given_up) {
        return;
    }
    let index = Index::new(&olds);
    let moves: Vec<Move<'a>> = olds.iter().filter_map(|old| index.origin(old)).collect();
    if moves.is_empty() {
        return;
    }
    // The code at the end of a chain has a new meaning, which no other code had.
    let sources: BTreeSet<&str> = moves.iter().map(|one| one.from.identity.as_str()).collect();
    let movers: BTreeSet<&str> = moves.iter().map(|one| one.code.before.identity.as_str()).collect();
    let is_lost = |code: &CodePair<'a>| {
        let identity = code.before.identity.as_str();
        code.is_current() && sources.contains(identity) && !movers.contains(identity)
    };
    let lost: Vec<CodePair<'a>> = pair.codes.iter().copied().filter(is_lost).collect();
    report(pair, &moves, &lost, changes);
    claim(pair, &moves, &lost);
}

fn olds<'a>(pair: &Pair<'a>) -> Vec<Old<'a>> {
    let kept = pair.codes.iter().map(|code| (code.before, Some(*code)));
    let gone = pair.gone.iter().map(|one| (one.code, None));
    let mut olds: Vec<Old<'a>> = kept.chain(gone).filter_map(|(before, code)| old(before, code)).collect();
    let mut count: HashMap<&Words, usize> = HashMap::new();
    for old in olds.iter().filter(|old| old.is_distinct) {
        *count.entry(&old.meaning).or_default() += 1;
    }
    let is_shared = |old: &Old<'a>| count.get(&old.meaning).is_some_and(|&count| count > 1);
    let shared: Vec<bool> = olds.iter().map(is_shared).collect();
    for (old, is_shared) in olds.iter_mut().zip(shared) {
        old.is_shared = is_shared;
    }
    olds
}

fn old<'a>(before: &'a Code, code: Option<CodePair<'a>>) -> Option<Old<'a>> {
    let meaning = Words::of(before.meaning.as_deref()?);
    let is_distinct = meaning.len() >= FEWEST_WORDS && before.removed.is_none();
    let mut old = Old { code: before, meaning, now: None, is_distinct, is_shared: false, is_given_up: true };
    let Some(code) = code.filter(|code| code.after.removed.is_none()) else { return Some(old) };
    let now = code.after.meaning.as_deref().filter(|now| before.meaning.as_deref() != Some(now));
    let now = Words::of(now.unwrap_or_default());
    old.is_given_up = code.after.meaning != before.meaning && now.likeness(&old.meaning) < SAME;
    old.now = (old.is_given_up && code.is_current()).then_some((code, now));
    Some(old)
}

/// Finds the code that had a meaning before.
struct Index<'o, 'a> {
    olds: &'o [Old<'a>],
    by_meaning: HashMap<&'o Words, usize>,
    /// The old meanings in which each word occurs.
    by_word: HashMap<u64, Vec<usize>>,
}

impl<'o, 'a> Index<'o, 'a> {
    fn new(olds: &'o [Old<'a>]) -> Self {
        let mut index = Index { olds, by_meaning: HashMap::new(), by_word: HashMap::new() };
        for (nth, old) in olds.iter().enumerate().filter(|(_, old)| old.is_distinct && !old.is_shared) {
            index.by_meaning.insert(&old.meaning, nth);
            for word in old.meaning.iter() {
                let postings = index.by_word.entry(word).or_default();
                if postings.last() != Some(&nth) && postings.len() <= MOST_POSTINGS {
                    postings.push(nth);
                }
            }
        }
        index
    }

    /// Returns the other code that had the meaning of this one before. It must be the only
    /// one, and must no longer have that meaning.
    fn origin(&self, one: &Old<'a>) -> Option<Move<'a>> {
        let (code, now) = one.now.as_ref().filter(|(_, now)| now.len() >= FEWEST_WORDS)?;
        let old = match self.by_meaning.get(now) {
            Some(&same) => self.olds.get(same)?,
            None => self.nearest(*code, now)?,
        };
        let is_other = !std::ptr::eq(old.code, one.code);
        (is_other && old.is_given_up).then_some(Move { code: *code, from: old.code })
    }

    /// Returns the only code whose meaning was nearly the same. Very frequent words are
    /// ignored.
    fn nearest(&self, code: CodePair<'a>, now: &Words) -> Option<&'o Old<'a>> {
        let rare = now.iter().filter_map(|word| self.by_word.get(&word));
        let rare = rare.filter(|found| found.len() <= MOST_POSTINGS);
        let candidates: BTreeSet<usize> = rare.flatten().copied().collect();
        let others = candidates.into_iter().filter_map(|nth| self.olds.get(nth));
        let can_be =
            |old: &&Old<'a>| !std::ptr::eq(old.code, code.before) && old.meaning.most_likeness(now) >= SAME;
        let alike = others.filter(can_be).filter_map(|old| {
            let likeness = old.meaning.likeness(now);
            (likeness >= SAME).then_some((likeness, old))
        });
        let mut alike: Vec<(usize, &Old<'a>)> = alike.collect();
        alike.sort_by_key(|&(likeness, _)| std::cmp::Reverse(likeness));
        match alike.as_slice() {
            [(best, old), rest @ ..] => rest.first().is_none_or(|(next, _)| next < best).then_some(*old),
            [] => None,
        }
    }
}

fn report(pair: &Pair<'_>, moves: &[Move<'_>], lost: &[CodePair<'_>], changes: &mut Changes) {
    let Some(first) = moves.first() else { return };
    let what = what(moves);
    let change = changes.add(&rules::MEANING_MOVED, pair.vendor(), &first.code.after.identity, what);
    change.subjects = subjects(pair, moves, lost);
    change.details = details(moves, lost);
    let meanings = |side: fn(&CodePair<'_>) -> Option<String>| {
        moves.iter().filter_map(|one| side(&one.code)).collect::<Vec<_>>().join("\n")
    };
    let before = |code: &CodePair<'_>| code.before.meaning.as_deref().map(str::to_owned);
    let after = |code: &CodePair<'_>| code.after.meaning.as_deref().map(str::to_owned);
    change.was(meanings(before), meanings(after));
    change.help_is("restore the meanings of the old codes, and add a new code for the new error");
    change.at(pair.paths.of_code(first.code.after, &["meaning"]));
    place_others(pair, moves, lost, change);
    if moves.iter().any(|one| one.code.before.rust_name != one.code.after.rust_name) {
        change.also_breaks(Audience::Rust);
    }
}

fn what(moves: &[Move<'_>]) -> String {
    let is_swap = |one: &Move<'_>| {
        let back = moves.iter().find(|other| other.code.before.identity == one.from.identity);
        back.is_some_and(|other| other.from.identity == one.code.before.identity)
    };
    match moves {
        [one] => format!("the code now means what `{}` meant", one.from.wire),
        [one, _] if is_swap(one) => "the two codes swapped their meanings".to_owned(),
        many => format!("{} codes now mean what another code meant", many.len()),
    }
}

fn subjects(pair: &Pair<'_>, moves: &[Move<'_>], lost: &[CodePair<'_>]) -> Vec<String> {
    let moved = moves.iter().map(|one| one.code.before.identity.as_str());
    let all: BTreeSet<&str> = moved.chain(lost.iter().map(|code| code.before.identity.as_str())).collect();
    let in_order = pair.codes.iter().filter(|code| all.contains(code.before.identity.as_str()));
    in_order.map(|code| code.after.identity.clone()).collect()
}

fn details(moves: &[Move<'_>], lost: &[CodePair<'_>]) -> Vec<String> {
    let moved = moves.iter().map(|one| (one.code, format!(" (that was `{}`)", one.from.wire)));
    let all = moved.chain(lost.iter().map(|&code| (code, String::new())));
    all.map(|(code, note)| {
        let text = |code: &Code| first_line(code.meaning.as_deref().unwrap_or("")).to_owned();
        format!(
            "`{}` meant \"{}\", now means \"{}\"{note}",
            code.after.wire,
            text(code.before),
            text(code.after)
        )
    })
    .collect()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

fn place_others(pair: &Pair<'_>, moves: &[Move<'_>], lost: &[CodePair<'_>], change: &mut Change) {
    let others = moves.iter().skip(1).map(|one| one.code.after).chain(lost.iter().map(|code| code.after));
    for code in others {
        change.at(pair.paths.of_code(code, &["meaning"]));
    }
}

/// Adds other differences of these codes to the same change: new Rust names, and codes that
/// were deleted because another code has their meaning now.
fn claim<'a>(pair: &mut Pair<'a>, moves: &[Move<'a>], lost: &[CodePair<'a>]) {
    let moved = moves.iter().map(|one| one.code).chain(lost.iter().copied());
    pair.moved.extend(moved.map(|code| code.before.identity.as_str()));
    let sources: BTreeSet<&str> = moves.iter().map(|one| one.from.identity.as_str()).collect();
    pair.gone.retain(|one| !sources.contains(one.code.identity.as_str()));
}
