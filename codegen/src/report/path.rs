//! Places in a catalogue file, named by the keys and indices that lead there.

use super::Position;

/// A place, from the top of a file: `groups`, 2, `codes`, `job_not_ready`.
///
/// Checks run on values that know no positions. They say where they looked, and
/// the position is found by reading the file once more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Path {
    segments: Vec<Segment>,
    on_key: bool,
    within: Option<Position>,
}

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Into a map. `nth` counts from 0 where a key stands more than once.
    Key { name: String, nth: usize },
    /// Into a list, from 0.
    Index(usize),
}

impl Path {
    /// The whole file.
    pub(crate) fn root() -> Path {
        Path::default()
    }

    /// The value under a key.
    #[must_use]
    pub(crate) fn key(self, name: impl Into<String>) -> Path {
        self.key_nth(name, 0)
    }

    /// The value under the nth entry, from 0, with this key.
    #[must_use]
    pub(crate) fn key_nth(mut self, name: impl Into<String>, nth: usize) -> Path {
        self.segments.push(Segment::Key { name: name.into(), nth });
        self
    }

    /// An element of a list, from 0.
    #[must_use]
    pub(crate) fn index(mut self, index: usize) -> Path {
        self.segments.push(Segment::Index(index));
        self
    }

    /// The last key itself, not its value.
    #[must_use]
    pub(crate) fn on_key(mut self) -> Path {
        self.on_key = true;
        self
    }

    /// A line and a column of the text that stands there, both from 1.
    #[must_use]
    pub(crate) fn within(mut self, position: Position) -> Path {
        self.within = Some(position);
        self
    }

    pub(crate) fn position_within(&self) -> Option<Position> {
        self.within
    }

    pub(crate) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The innermost key: of an element, that of its list.
    pub(crate) fn last_key(&self) -> Option<&str> {
        self.segments.iter().rev().find_map(|segment| match segment {
            Segment::Key { name, .. } => Some(name.as_str()),
            Segment::Index(_) => None,
        })
    }

    pub(crate) fn is_on_key(&self) -> bool {
        self.on_key
    }
}
