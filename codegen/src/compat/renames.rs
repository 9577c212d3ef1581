//! Finds renamed codes among the deleted and the added ones.

use super::pair::{CodePair, Pair, Renamed, Single, Why};
use super::text::Words;
use crate::model::Code;
use crate::report::distance;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The maximum number of pairs of codes whose names are compared letter by letter.
const MOST_PAIRS: usize = 250_000;
/// The maximum number of letters in which the two names of one code may differ.
const MOST_LETTERS: usize = 2;

pub(super) fn find(pair: &mut Pair<'_>) {
    announced(pair);
    replaced(pair);
    by_key(pair, Why::Moved, |one| Some(one.code.wire.clone()));
    by_key(pair, Why::Respelled, |one| Some(format!("{:?} {}", one.set, letters(&one.code.wire))));
    by_key(pair, Why::RustName, |one| Some(format!("{:?} {}", one.set, one.code.rust_name)));
    by_key(pair, Why::Meaning, |one| {
        let meaning = Words::of(one.code.meaning.as_deref()?);
        (meaning.len() >= 3).then(|| format!("{:?} {meaning:?} {:?}", one.set, statuses(one.code)))
    });
    typos(pair);
}

fn letters(wire: &str) -> String {
    wire.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn statuses(code: &Code) -> Vec<u16> {
    let mut statuses: Vec<u16> = code.statuses.iter().map(|status| status.status).collect();
    statuses.sort_unstable();
    statuses
}

/// Finds deleted codes whose successor was announced.
fn announced(pair: &mut Pair<'_>) {
    let by_identity: HashMap<&str, &Code> =
        pair.after.codes().map(|(_, code)| (code.identity.as_str(), code)).collect();
    let successor = |one: &Single<'_>| {
        let named = one.code.deprecated.as_ref()?.replaced_by.as_ref()?;
        by_identity.get(named.identity.as_str()).copied()
    };
    let (found, rest): (Vec<_>, Vec<_>) =
        pair.gone.drain(..).partition(|one| one.code.removed.is_none() && successor(one).is_some());
    pair.gone = rest;
    for one in found {
        let Some(after) = successor(&one) else { continue };
        pair.renamed.push(Renamed { before: one.code, after, why: Why::Announced });
    }
}

/// Finds codes that are marked as removed in favour of a new code.
fn replaced(pair: &mut Pair<'_>) {
    let successor = |codes: &CodePair<'_>| {
        let removed = codes.after.removed.as_ref().filter(|_| codes.before.removed.is_none())?;
        Some(removed.replaced_by.as_ref()?.identity.clone())
    };
    let mut by_successor: HashMap<String, &Code> = HashMap::new();
    for codes in &pair.codes {
        let Some(identity) = successor(codes) else { continue };
        by_successor.entry(identity).or_insert(codes.before);
    }
    if by_successor.is_empty() {
        return;
    }
    let (found, rest): (Vec<_>, Vec<_>) =
        pair.new.drain(..).partition(|one| by_successor.contains_key(&one.code.identity));
    pair.new = rest;
    for one in found {
        let Some(&before) = by_successor.get(&one.code.identity) else { continue };
        pair.renamed.push(Renamed { before, after: one.code, why: Why::Replaced });
    }
}

/// Finds codes with the same key, if only one code on each side has it.
fn by_key(pair: &mut Pair<'_>, why: Why, key: impl Fn(&Single<'_>) -> Option<String>) {
    if pair.gone.is_empty() || pair.new.is_empty() {
        return;
    }
    let (olds, news) = (unique(&pair.gone, &key), unique(&pair.new, &key));
    let mut taken = Vec::new();
    for (key, &old) in &olds {
        if let Some(&new) = news.get(key) {
            taken.push((old, new));
        }
    }
    take(pair, why, taken);
}

/// Returns the index of the code for each key that only one code has.
fn unique(codes: &[Single<'_>], key: impl Fn(&Single<'_>) -> Option<String>) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (nth, one) in codes.iter().enumerate().filter(|(_, one)| one.code.removed.is_none()) {
        let Some(key) = key(one) else { continue };
        found.entry(key).and_modify(|only| *only = None).or_insert(Some(nth));
    }
    found.into_iter().filter_map(|(key, only)| Some((key, only?))).collect()
}

/// Removes pairs, given by their indices, from the deleted and added codes, and records
/// them as renamed.
fn take(pair: &mut Pair<'_>, why: Why, mut taken: Vec<(usize, usize)>) {
    taken.sort_unstable();
    for &(old, new) in &taken {
        let (Some(old), Some(new)) = (pair.gone.get(old), pair.new.get(new)) else { continue };
        pair.renamed.push(Renamed { before: old.code, after: new.code, why });
    }
    drop_at(&mut pair.gone, &taken.iter().map(|&(old, _)| old).collect());
    drop_at(&mut pair.new, &taken.iter().map(|&(_, new)| new).collect());
}

fn drop_at(codes: &mut Vec<Single<'_>>, indices: &HashSet<usize>) {
    let mut index = 0;
    codes.retain(|_| {
        index += 1;
        !indices.contains(&(index - 1))
    });
}

/// Whether the names of all deleted and added codes can be compared with each other.
pub(super) fn are_comparable(pair: &Pair<'_>) -> bool {
    pair.gone.len().saturating_mul(pair.new.len()) <= MOST_PAIRS
}

/// Finds codes whose names differ in one or two letters, and which are otherwise similar.
fn typos(pair: &mut Pair<'_>) {
    if !are_comparable(pair) {
        return;
    }
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (nth, old) in pair.gone.iter().enumerate() {
        let fits = |(_, new): &(usize, &Single<'_>)| is_typo(old, new);
        let mut found = pair.new.iter().enumerate().filter(fits);
        if let (Some((new, _)), None) = (found.next(), found.next())
            && !taken.iter().any(|&(_, other)| other == new)
        {
            taken.push((nth, new));
        }
    }
    take(pair, Why::Typo, taken);
}

fn is_typo(old: &Single<'_>, new: &Single<'_>) -> bool {
    // Codes that differ in a number are different codes.
    let digits = |wire: &str| wire.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a, b) = (letters(&old.code.wire), letters(&new.code.wire));
    let limit = MOST_LETTERS.min(a.chars().count() / 3);
    old.set == new.set
        && digits(&a) == digits(&b)
        && statuses(old.code) == statuses(new.code)
        && means_alike(old.code, new.code)
        && distance(&a, &b, limit).is_some()
}

/// Whether one meaning may be a rewording of the other.
fn means_alike(old: &Code, new: &Code) -> bool {
    let (Some(old), Some(new)) = (&old.meaning, &new.meaning) else { return true };
    Words::of(old).likeness(&Words::of(new)) >= 500
}
