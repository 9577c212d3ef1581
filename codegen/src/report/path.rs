//! Places in a catalogue file, as paths of keys and indices.

use super::Position;

/// A place as a path from the root of a file: `groups`, 2, `codes`, `job_not_ready`.
///
/// Checks run on values without positions. They report paths, and the positions are found
/// by parsing the file once more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Path {
    segments: Vec<Segment>,
    on_key: bool,
    within: Option<Position>,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Into a map. `nth`, from 0, distinguishes duplicate keys.
    Key { name: String, nth: usize },
    /// Into a list, from 0.
    Index(usize),
    /// Into the full form of a value, which has this key; a short form is the value itself.
    Form(&'static str),
}

impl Path {
    /// Returns the path of the whole file.
    pub(crate) fn root() -> Path {
        Path::default()
    }

    /// Returns the path of the value under a key.
    #[must_use]
    pub(crate) fn key(self, name: impl Into<String>) -> Path {
        self.key_nth(name, 0)
    }

    /// Returns the path of the value under the nth entry, from 0, with this key.
    #[must_use]
    pub(crate) fn key_nth(mut self, name: impl Into<String>, nth: usize) -> Path {
        self.segments.push(Segment::Key { name: name.into(), nth });
        self
    }

    /// Returns the path of an element of a list, from 0.
    #[must_use]
    pub(crate) fn index(mut self, index: usize) -> Path {
        self.segments.push(Segment::Index(index));
        self
    }

    /// The value that has this key in its full form, or is written alone.
    #[must_use]
    pub(crate) fn form(mut self, key: &'static str) -> Path {
        self.segments.push(Segment::Form(key));
        self
    }

    /// The last key itself, not its value.
    #[must_use]
    pub(crate) fn on_key(mut self) -> Path {
        self.on_key = true;
        self
    }

    /// Returns the path of a line and a column within the text, both from 1.
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

    /// Returns the innermost key; for a list element, the key of the list.
    pub(crate) fn last_key(&self) -> Option<&str> {
        self.segments.iter().rev().find_map(|segment| match segment {
            Segment::Key { name, .. } => Some(name.as_str()),
            Segment::Index(_) | Segment::Form(_) => None,
        })
    }

    pub(crate) fn is_on_key(&self) -> bool {
        self.on_key
    }
}
