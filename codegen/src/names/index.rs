//! Resolves references to codes.

use super::{FlatGroup, flatten};
use crate::source::Vendor;
use errcat_core::never;
use std::collections::{HashMap, HashSet};

/// Every code of every vendor, for resolving references.
pub(crate) struct Index<'a> {
    vendors: Vec<VendorIndex<'a>>,
    by_id: HashMap<&'a str, usize>,
    /// The ids of vendors that are not indexed because their files have errors.
    left_out: HashSet<&'a str>,
}

/// The codes of one vendor, set by set; the first set is the top-level one.
struct VendorIndex<'a> {
    id: &'a str,
    groups: Vec<FlatGroup<'a>>,
    sets: Vec<SetIndex<'a>>,
}

struct SetIndex<'a> {
    id: Option<&'a str>,
    codes: HashMap<&'a str, usize>,
    len: usize,
}

/// The indices of a code: its vendor, its set, and the code within the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Target {
    pub vendor: usize,
    pub set: usize,
    pub code: usize,
}

impl<'a> Index<'a> {
    /// Builds the index from the ids and files of all vendors.
    pub(crate) fn new(vendors: impl IntoIterator<Item = (&'a str, &'a Vendor)>) -> Self {
        let vendors: Vec<_> = vendors.into_iter().map(|(id, vendor)| VendorIndex::new(id, vendor)).collect();
        let by_id = vendors.iter().enumerate().map(|(i, vendor)| (vendor.id, i)).collect();
        Index { vendors, by_id, left_out: HashSet::new() }
    }

    /// Records vendors that are not indexed, so that references to their codes are left out.
    pub(crate) fn without(mut self, vendors: impl Iterator<Item = &'a str>) -> Self {
        self.left_out.extend(vendors);
        self
    }

    /// Whether a reference names a code of a vendor that is not indexed.
    pub(crate) fn is_left_out(&self, reference: &str) -> bool {
        reference.split_once('/').is_some_and(|(id, _)| self.left_out.contains(id))
    }

    /// The groups of a vendor.
    pub(crate) fn groups(&self, vendor: usize) -> &[FlatGroup<'a>] {
        self.vendors.get(vendor).map_or_else(|| never("every vendor is indexed"), |found| &*found.groups)
    }

    /// The index of a set among the sets of a vendor; 0 for the top-level one.
    pub(crate) fn set(&self, vendor: usize, id: Option<&str>) -> Option<usize> {
        self.vendors.get(vendor)?.sets.iter().position(|set| set.id == id)
    }

    /// Resolves a reference in the file of `vendor`: `CODE`, `set/CODE`, `vendor/CODE` or
    /// `vendor/set/CODE`. Codes may contain slashes; of several interpretations, the one
    /// with the fewest parts wins.
    pub(crate) fn resolve(&self, vendor: usize, reference: &str) -> Option<Target> {
        if let Some(target) = self.within(vendor, reference) {
            return Some(target);
        }
        let (id, rest) = reference.split_once('/')?;
        self.within(*self.by_id.get(id)?, rest)
    }

    fn within(&self, vendor: usize, reference: &str) -> Option<Target> {
        let found = self.vendors.get(vendor)?;
        let (top, others) = found.sets.split_first()?;
        if let Some(&code) = top.codes.get(reference) {
            return Some(Target { vendor, set: 0, code });
        }
        let (id, wire) = reference.split_once('/')?;
        let set = others.iter().position(|set| set.id == Some(id))? + 1;
        let code = *found.sets.get(set)?.codes.get(wire)?;
        Some(Target { vendor, set, code })
    }

    /// Every valid reference, as written in the file of `vendor`: candidates for a
    /// misspelt one.
    pub(crate) fn candidates(&self, vendor: usize) -> Vec<String> {
        let own = self.vendors.get(vendor).into_iter().flat_map(|v| v.references(""));
        let others = self.vendors.iter().enumerate().filter(|(i, _)| *i != vendor);
        own.chain(others.flat_map(|(_, v)| v.references(&format!("{}/", v.id)))).collect()
    }
}

impl<'a> VendorIndex<'a> {
    fn new(id: &'a str, vendor: &'a Vendor) -> Self {
        let ids = [None].into_iter().chain(vendor.sets.keys().map(Some));
        let mut index = VendorIndex {
            id,
            groups: flatten(vendor),
            sets: ids.map(|id| SetIndex { id, codes: HashMap::new(), len: 0 }).collect(),
        };
        index.fill();
        index
    }

    fn fill(&mut self) {
        let VendorIndex { groups, sets, .. } = self;
        for group in groups {
            let wanted = group.set.map(|id| &**id);
            let Some(set) = sets.iter_mut().find(|set| set.id == wanted) else { continue };
            for (wire, _) in group.group.codes.iter() {
                set.codes.entry(wire).or_insert(set.len);
                set.len += 1;
            }
        }
    }

    fn references(&self, prefix: &str) -> Vec<String> {
        let in_set = |set: &SetIndex<'a>| set.id.map_or(prefix.to_owned(), |id| format!("{prefix}{id}/"));
        let mut found: Vec<_> = self
            .sets
            .iter()
            .flat_map(|set| set.codes.keys().map(move |wire| format!("{}{wire}", in_set(set))))
            .collect();
        found.sort();
        found
    }
}
