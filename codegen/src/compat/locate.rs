//! Derives paths in a catalogue file from the model. The model has no positions, but the
//! order of groups and the names of codes.

use super::change::{Place, Side};
use crate::model::{Code, Vendor};
use crate::report::Path;

/// The paths of the groups of a vendor's file, in page order.
#[derive(Debug)]
pub(crate) struct Paths<'a> {
    vendor: &'a Vendor,
    side: Side,
    groups: Vec<Path>,
}

impl<'a> Paths<'a> {
    pub(crate) fn new(vendor: &'a Vendor, side: Side) -> Self {
        let mut at: Vec<usize> = Vec::new();
        let groups = vendor.groups.iter().map(|group| {
            at.truncate(group.depth + 1);
            match at.get_mut(group.depth) {
                Some(index) => *index += 1,
                None => at.push(0),
            }
            at.iter().fold(Path::root(), |path, &index| path.key("groups").index(index))
        });
        let groups = groups.collect();
        Paths { vendor, side, groups }
    }

    /// Returns the place of a key of the file.
    pub(crate) fn key(&self, keys: &[&str]) -> Place {
        self.place(keys.iter().fold(Path::root(), |path, &key| path.key(key)))
    }

    /// Returns the place of the name of an entry whose value is a map, such as a header.
    pub(crate) fn entry(&self, keys: &[&str]) -> Place {
        self.place(keys.iter().fold(Path::root(), |path, &key| path.key(key)).on_key())
    }

    pub(crate) fn place(&self, path: Path) -> Place {
        Place::new(self.side, &self.vendor.id, path)
    }

    /// Returns the path of the map of a code.
    pub(super) fn path_of(&self, code: &Code) -> Path {
        let group = self.groups.get(code.group).cloned().unwrap_or_default();
        group.key("codes").key(&code.wire)
    }

    /// Returns the place of the name of a code.
    pub(crate) fn code(&self, code: &Code) -> Place {
        self.place(self.path_of(code).on_key())
    }

    /// Returns the place of the name of an entry within a code.
    pub(crate) fn entry_of_code(&self, code: &Code, keys: &[&str]) -> Place {
        self.place(keys.iter().fold(self.path_of(code), |path, &key| path.key(key)).on_key())
    }

    /// Returns the place of a key of a code, or of the code if the key is inherited.
    pub(crate) fn of_code(&self, code: &Code, keys: &[&str]) -> Place {
        self.place(keys.iter().fold(self.path_of(code), |path, &key| path.key(key)))
    }
}
