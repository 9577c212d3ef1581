//! The result of a comparison.

use super::change::{Change, Place, Side};
use super::state::State;
use crate::load;
use crate::report::{Bump, Level, LineStarts, Path};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// All changes from one state of a catalogue to another.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    pub(super) changes: Vec<Change>,
    /// The number of texts that differ, by vendor.
    texts: BTreeMap<String, usize>,
}

/// The number of changes of each level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Changes of [`Level::Breaking`].
    pub breaking: usize,
    /// Changes of [`Level::Notice`].
    pub notice: usize,
    /// Changes of [`Level::Risky`].
    pub risky: usize,
    /// Changes of [`Level::Compatible`].
    pub compatible: usize,
    /// Accepted changes of any level.
    pub accepted: usize,
    /// New codes, of any level.
    pub codes_added: usize,
    /// Texts that differ.
    pub texts: usize,
}

impl Comparison {
    pub(crate) fn new(changes: Vec<Change>, texts: BTreeMap<String, usize>) -> Self {
        Comparison { changes, texts }
    }

    /// Returns the changes, the most severe first.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    fn texts(&self) -> usize {
        self.texts.values().sum()
    }

    /// Whether nothing differs, including texts.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.texts() == 0
    }

    /// Whether there is a change of this level or a more severe one that was not accepted.
    pub fn has(&self, level: Level) -> bool {
        self.changes.iter().any(|change| change.level <= level && change.accepted.is_none())
    }

    /// Returns the version bump that the changes require of the generated crate; `None` if
    /// nothing differs. Accepted changes count too, since they also break programs.
    pub fn bump(&self) -> Option<Bump> {
        let texts = (self.texts() > 0).then_some(Bump::Patch);
        self.changes.iter().map(Change::bump).chain(texts).max()
    }

    /// Returns the number of changes of each level.
    pub fn counts(&self) -> Counts {
        let open =
            |level| self.changes.iter().filter(|one| one.level == level && one.accepted.is_none()).count();
        let added = self.changes.iter().filter(|one| one.rule.id == "code-added");
        Counts {
            breaking: open(Level::Breaking),
            notice: open(Level::Notice),
            risky: open(Level::Risky),
            compatible: open(Level::Compatible),
            accepted: self.changes.iter().filter(|one| one.accepted.is_some()).count(),
            codes_added: added.map(|one| one.subjects.len()).sum(),
            texts: self.texts(),
        }
    }

    /// Keeps only the changes of these vendors, by id; all changes if the list is empty.
    pub fn retain_vendors(&mut self, vendors: &[String]) {
        if !vendors.is_empty() {
            self.changes.retain(|change| vendors.contains(&change.vendor));
            self.texts.retain(|vendor, _| vendors.contains(vendor));
        }
    }

    /// Finds the lines and columns of the first places of each change, preferably in the new
    /// file, or of all places if `most` is `usize::MAX`. A format shows
    /// [`most_places`](super::ChangeFormat::most_places) of them.
    pub fn locate(&mut self, before: &State, after: &State, most: usize) {
        let places = self.changes.iter_mut().flat_map(|change| change.first_places(most));
        let mut by_file: BTreeMap<(Side, String), Vec<&mut Place>> = BTreeMap::new();
        for place in places {
            by_file.entry((place.side, place.vendor.clone())).or_default().push(place);
        }
        for ((side, vendor), places) in by_file {
            let state = if side == Side::Before { before } else { after };
            if let Some((file, text)) = state.file(&vendor) {
                locate_in(file, text, places);
            }
        }
    }
}

fn locate_in(file: &str, text: &str, places: Vec<&mut Place>) {
    let paths: Vec<Path> = places.iter().map(|place| place.path.clone()).collect();
    let lines = LineStarts::new(text);
    for (place, span) in places.into_iter().zip(load::spans(text, &paths)) {
        file.clone_into(&mut place.file);
        let span: Option<Range<usize>> = span.map(|span| lines.whole_characters(&span));
        place.range = span.as_ref().map(|span| lines.range(span));
        place.span = span;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} breaking, {} notice, {} risky", self.breaking, self.notice, self.risky)?;
        if self.accepted > 0 {
            write!(f, ", {} accepted", self.accepted)?;
        }
        let others = [(self.codes_added, "code", "added"), (self.texts, "text", "changed")];
        let mut separator = "; ";
        for (count, word, what) in others.into_iter().filter(|(count, ..)| *count > 0) {
            let plural = if count == 1 { "" } else { "s" };
            write!(f, "{separator}{count} {word}{plural} {what}")?;
            separator = ", ";
        }
        Ok(())
    }
}
