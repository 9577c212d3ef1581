//! Matches both sides: vendors by id, sets by id, codes by wire string.

use super::change::{Changes, Place, Side};
use super::locate::Paths;
use super::renames::{self, Renamed};
use super::{Options, meaning, vendor_subject};
use crate::model::{Catalogue, Code, Vendor};
use crate::report::rules::change::code as rules;
use crate::report::{Audience, Path};
use errcat_core::words::Completeness;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The two states of a code that is in the file on both sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct CodePair<'a> {
    pub before: &'a Code,
    pub after: &'a Code,
}

impl CodePair<'_> {
    /// Whether the code is sent on both sides. Facts of a removed code do not matter.
    pub(super) fn is_current(&self) -> bool {
        self.before.removed.is_none() && self.after.removed.is_none()
    }
}

/// A code on one side only.
#[derive(Debug, Clone, Copy)]
pub(super) struct Single<'a> {
    pub set: Option<&'a str>,
    pub code: &'a Code,
}

/// The two states of a vendor, code by code.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    pub before: &'a Vendor,
    pub after: &'a Vendor,
    pub options: &'a Options<'a>,
    /// Codes on both sides, in page order.
    pub codes: Vec<CodePair<'a>>,
    pub gone: Vec<Single<'a>>,
    pub new: Vec<Single<'a>>,
    pub renamed: Vec<Renamed<'a>>,
    /// The identities of codes whose meaning moved. Other differences of their texts are
    /// part of the same change.
    pub moved: BTreeSet<&'a str>,
    pub paths: Paths<'a>,
    pub old_paths: Paths<'a>,
    neighbours: OnceCell<Neighbours<'a>>,
}

/// The old codes in page order, each with the new code, if there is one.
#[derive(Debug)]
struct Neighbours<'a> {
    codes: Vec<(&'a Code, Option<&'a Code>)>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Neighbours<'a> {
    fn new(pair: &Pair<'a>) -> Self {
        let kept: HashMap<&str, &'a Code> =
            pair.codes.iter().map(|pair| (pair.before.identity.as_str(), pair.after)).collect();
        let olds = pair.before.codes().map(|(_, code)| (code, kept.get(code.identity.as_str()).copied()));
        let codes: Vec<_> = olds.collect();
        let places = codes.iter().enumerate().map(|(nth, (code, _))| (code.identity.as_str(), nth)).collect();
        Neighbours { codes, places }
    }

    fn nearest(&self, gone: &Code) -> Option<&'a Code> {
        let at = self.places.get(gone.identity.as_str()).copied().unwrap_or(0);
        let before = || self.codes.get(..at).unwrap_or(&[]).iter().rev();
        let after = self.codes.get(at..).unwrap_or(&[]).iter();
        let in_group = |one: &&(&'a Code, Option<&'a Code>)| one.0.group == gone.group;
        let near = before().take_while(in_group).chain(after.take_while(in_group)).chain(before());
        near.filter_map(|(_, new)| *new).next()
    }
}

impl<'a> Pair<'a> {
    pub(super) fn new(
        before: &'a Vendor,
        after: &'a Vendor,
        options: &'a Options<'a>,
        changes: &mut Changes,
    ) -> Self {
        let (paths, old_paths) = (Paths::new(after, Side::After), Paths::new(before, Side::Before));
        let mut pair = Pair {
            before,
            after,
            options,
            codes: Vec::new(),
            gone: Vec::new(),
            new: Vec::new(),
            renamed: Vec::new(),
            moved: BTreeSet::new(),
            paths,
            old_paths,
            neighbours: OnceCell::new(),
        };
        pair.match_codes(changes);
        renames::find(&mut pair);
        meaning::find(&mut pair, changes);
        pair
    }

    /// Whether the file describes somebody else's API. Then new knowledge in the catalogue
    /// is not a change at the vendor.
    pub(super) fn is_description(&self) -> bool {
        self.before.is_description() && self.after.is_description()
    }

    /// Whether a code that is missing from the file was removed by the vendor. Somebody
    /// else's page may list only some codes.
    pub(super) fn lists_every_code(&self) -> bool {
        !self.is_description() || self.before.completeness == Completeness::Exhaustive
    }

    pub(super) fn vendor(&self) -> &'a str {
        &self.after.id
    }

    /// Returns the place in the new file nearest to a code that is only in the old one: the
    /// code before it, else the innermost enclosing key that still exists.
    pub(super) fn neighbour(&self, gone: &Code) -> Place {
        let kept = self.neighbours.get_or_init(|| Neighbours::new(self));
        let found = kept.nearest(gone);
        found.map_or_else(|| self.paths.place(Path::root()), |code| self.paths.code(code))
    }

    fn match_codes(&mut self, changes: &mut Changes) {
        let sets = self.match_sets(changes);
        let key = |set: Option<&'a str>| set.map(|id| sets.get(id).copied().unwrap_or(id));
        let news: HashMap<_, _> =
            codes(self.after).map(|one| ((one.set, &*one.code.wire), one.code)).collect();
        let mut seen: HashSet<*const Code> = HashSet::new();
        for one in codes(self.before) {
            match news.get(&(key(one.set), &*one.code.wire)) {
                Some(&after) => {
                    seen.insert(after);
                    self.codes.push(CodePair { before: one.code, after });
                }
                None => self.gone.push(Single { set: key(one.set), ..one }),
            }
        }
        let is_new = |one: &Single<'a>| !seen.contains(&std::ptr::from_ref(one.code));
        self.new = codes(self.after).filter(is_new).collect();
    }

    /// Finds renamed sets, whose codes are mostly the same, and returns their new ids.
    fn match_sets(&self, changes: &mut Changes) -> BTreeMap<&'a str, &'a str> {
        let (olds, news) = (set_wires(self.before), set_wires(self.after));
        let mut renamed = BTreeMap::new();
        let mut free: Vec<_> = news.iter().filter(|(id, _)| !olds.contains_key(*id)).collect();
        for (&old, wires) in olds.iter().filter(|(id, _)| !news.contains_key(*id)) {
            let found = free.iter().position(|(_, theirs)| is_mostly(wires, theirs));
            let Some((&new, _)) = found.map(|at| free.remove(at)) else { continue };
            renamed.insert(old, new);
            let subject = format!("{}/{old}", self.before.id);
            changes
                .add(&rules::SET_RENAMED, self.vendor(), subject, format!("the set was renamed to `{new}`"))
                .was(old, new)
                .help_is(format!("keep the id `{old}`; to change the name on pages, use `title`"))
                .at(self.paths.entry(&["sets", new]));
        }
        renamed
    }
}

fn codes(vendor: &Vendor) -> impl Iterator<Item = Single<'_>> {
    vendor.codes().map(|(set, code)| Single { set: set.id.as_deref(), code })
}

/// The identity without the code.
pub(super) fn set_of(code: &Code) -> &str {
    code.identity.strip_suffix(code.wire.as_str()).unwrap_or_default()
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
    let wires = |vendor: &'_ Vendor| -> HashSet<String> {
        vendor.codes().map(|(_, code)| code.wire.clone()).collect()
    };
    let (old, new) = (wires(old), wires(new));
    let common = old.intersection(&new).count();
    common > 0 && common * 2 >= old.len() && common * 2 >= new.len()
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
