//! Matches both sides: vendors by id, sets by id, codes by wire string.

use super::change::{Changes, Side};
use super::locate::Paths;
use super::pair::{CodePair, Pair, Single};
use super::{Options, meaning, renames, vendor_subject};
use crate::model::{Catalogue, Code, Vendor};
use crate::report::Audience;
use crate::report::rules::change::code as rules;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Returns the vendors to compare. A vendor on one side only is reported, unless its codes
/// are on the other side under another id.
pub(super) fn vendors<'a>(
    before: &'a Catalogue,
    after: &'a Catalogue,
    changes: &mut Changes,
) -> Vec<(&'a Vendor, &'a Vendor)> {
    let by_id = |catalogue: &'a Catalogue, id: &str| catalogue.vendors.iter().find(|one| one.id == id);
    let mut pairs: Vec<_> =
        before.vendors.iter().filter_map(|old| Some((old, by_id(after, &old.id)?))).collect();
    let mut added: Vec<_> = after.vendors.iter().filter(|new| by_id(before, &new.id).is_none()).collect();
    for old in before.vendors.iter().filter(|old| by_id(after, &old.id).is_none()) {
        match added.iter().position(|new| is_same_vendor(old, new)) {
            Some(at) => pairs.push(renamed_vendor(old, added.remove(at), changes)),
            None => removed_vendor(old, changes),
        }
    }
    for new in added {
        let what = format!("the vendor was added, with {}", counted(new));
        let change = changes.add(&rules::VENDOR_ADDED, &new.id, vendor_subject(new), what);
        change.at(Paths::new(new, Side::After).key(&["title"]));
    }
    pairs
}

fn is_same_vendor(old: &Vendor, new: &Vendor) -> bool {
    is_mostly(&wires(old), &wires(new))
}

fn wires(vendor: &Vendor) -> HashSet<&str> {
    vendor.codes().map(|(_, code)| code.wire.as_str()).collect()
}

fn renamed_vendor<'a>(old: &'a Vendor, new: &'a Vendor, changes: &mut Changes) -> (&'a Vendor, &'a Vendor) {
    let what = format!("the vendor was renamed to `{}`", new.id);
    changes
        .add(&rules::VENDOR_RENAMED, &new.id, vendor_subject(old), what)
        .was(&old.id, &new.id)
        .help_is(format!("keep the file name `{}.yaml`; to change the name on pages, use `title`", old.id))
        .at(Paths::new(new, Side::After).key(&["title"]));
    (old, new)
}

fn removed_vendor(old: &Vendor, changes: &mut Changes) {
    let what = format!("the vendor was removed, with {}", counted(old));
    let change = changes.add(&rules::VENDOR_REMOVED, &old.id, vendor_subject(old), what);
    change.at(Paths::new(old, Side::Before).key(&["title"]));
    change.help_is("keep the file and mark its codes as `removed`");
    if old.is_description() {
        change.breaks(&[Audience::Rust]);
    }
}

fn counted(vendor: &Vendor) -> String {
    match vendor.codes().count() {
        1 => "1 code".to_owned(),
        count => format!("{count} codes"),
    }
}

/// Matches the codes of two states of a vendor.
pub(super) fn codes<'a>(
    before: &'a Vendor,
    after: &'a Vendor,
    options: &'a Options<'a>,
    changes: &mut Changes,
) -> Pair<'a> {
    let mut pair = Pair::new(before, after, options);
    match_codes(&mut pair, changes);
    renames::find(&mut pair);
    meaning::find(&mut pair, changes);
    pair
}

fn match_codes<'a>(pair: &mut Pair<'a>, changes: &mut Changes) {
    let sets = match_sets(pair, changes);
    let key = |set: Option<&'a str>| set.map(|id| sets.get(id).copied().unwrap_or(id));
    let news: HashMap<_, _> =
        of_vendor(pair.after).map(|one| ((one.set, &*one.code.wire), one.code)).collect();
    let mut seen: HashSet<*const Code> = HashSet::new();
    for one in of_vendor(pair.before) {
        match news.get(&(key(one.set), &*one.code.wire)) {
            Some(&after) => {
                seen.insert(after);
                pair.codes.push(CodePair { before: one.code, after });
            }
            None => pair.gone.push(Single { set: key(one.set), ..one }),
        }
    }
    let is_new = |one: &Single<'a>| !seen.contains(&std::ptr::from_ref(one.code));
    pair.new = of_vendor(pair.after).filter(is_new).collect();
}

/// Finds renamed sets, whose codes are mostly the same, and returns their new ids.
fn match_sets<'a>(pair: &Pair<'a>, changes: &mut Changes) -> BTreeMap<&'a str, &'a str> {
    let (olds, news) = (set_wires(pair.before), set_wires(pair.after));
    let mut renamed = BTreeMap::new();
    let mut free: Vec<_> = news.iter().filter(|(id, _)| !olds.contains_key(*id)).collect();
    for (&old, wires) in olds.iter().filter(|(id, _)| !news.contains_key(*id)) {
        let found = free.iter().position(|(_, theirs)| is_mostly(wires, theirs));
        let Some((&new, _)) = found.map(|at| free.remove(at)) else { continue };
        renamed.insert(old, new);
        let subject = format!("{}/{old}", pair.before.id);
        changes
            .add(&rules::SET_RENAMED, pair.vendor(), subject, format!("the set was renamed to `{new}`"))
            .was(old, new)
            .help_is(format!("keep the id `{old}`; to change the name on pages, use `title`"))
            .at(pair.paths.entry(&["sets", new]));
    }
    renamed
}

fn of_vendor(vendor: &Vendor) -> impl Iterator<Item = Single<'_>> {
    vendor.codes().map(|(set, code)| Single { set: set.id.as_deref(), code })
}

fn set_wires(vendor: &Vendor) -> BTreeMap<&str, HashSet<&str>> {
    let wires = vendor.sets.iter().filter_map(|set| {
        let wires = set.codes.iter().map(|code| code.wire.as_str()).collect();
        Some((set.id.as_deref()?, wires))
    });
    wires.collect()
}

/// Whether at least half of the codes of each side are on both sides.
fn is_mostly(a: &HashSet<&str>, b: &HashSet<&str>) -> bool {
    let common = a.intersection(b).count();
    common > 0 && common * 2 >= a.len() && common * 2 >= b.len()
}
