//! The two states of a vendor, and the codes on both sides or on one side only.

use super::Options;
use super::change::{Place, Side};
use super::locate::Paths;
use crate::model::{Code, Vendor};
use crate::report::Path;
use errcat_core::words::Completeness;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

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

/// The reason why two codes are considered to be the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Only letter case or separators differ.
    Respelled,
    /// It is the same code in another set.
    Moved,
    /// The old code named the new one under `replaced_by` before.
    Announced,
    /// The old code stays as `removed`, and names the new one under `replaced_by`.
    Replaced,
    /// It has the same Rust name.
    RustName,
    /// It has the same meaning and the same statuses.
    Meaning,
    /// The names differ by a typo, and the statuses are the same.
    Typo,
}

/// A code with its new name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Renamed<'a> {
    pub before: &'a Code,
    pub after: &'a Code,
    pub why: Why,
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
    /// Creates a pair whose codes are not matched yet.
    pub(super) fn new(before: &'a Vendor, after: &'a Vendor, options: &'a Options<'a>) -> Self {
        let (paths, old_paths) = (Paths::new(after, Side::After), Paths::new(before, Side::Before));
        Pair {
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
        }
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
}

/// The identity without the code.
pub(super) fn set_of(code: &Code) -> &str {
    code.identity.strip_suffix(code.wire.as_str()).unwrap_or_default()
}
