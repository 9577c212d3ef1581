use super::{CodeRow, Lookup};

/// The row of a code set.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SetRow<'a> {
    pub id: Option<&'a str>,
    pub title: Option<&'a str>,
    /// The values that choose the set; if there are none, its id does.
    pub when: &'a [&'a str],
    /// The codes in page order, in arrays of [`CHUNK`] rows; only the last may be shorter.
    pub chunks: &'a [&'a [CodeRow<'a>]],
    /// Sorted by status.
    pub by_status: &'a [OnStatus<'a>],
    pub lookup: Lookup<'a>,
    /// Sorted by text.
    pub other_names: &'a [OtherName<'a>],
    /// The longest affixes first.
    pub families: &'a [Family<'a>],
    /// The codes that another set has in the same place of a response.
    pub ambiguous: &'a [&'a str],
}

/// The number of rows in an array. For an array with thousands of references, rustc takes
/// more than linear time.
pub const CHUNK: usize = 64;

/// The numbers of the codes that are sent with a status, in page order.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OnStatus<'a> {
    pub status: u16,
    pub codes: &'a [u32],
}

pub const fn on(status: u16, codes: &[u32]) -> OnStatus<'_> {
    OnStatus { status, codes }
}

/// A number, name or alias, and the number of its code.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OtherName<'a> {
    pub text: &'a str,
    pub code: u32,
}

/// Texts that begin and end alike, with a value between, and the number of their code.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Family<'a> {
    pub before: &'a str,
    pub after: &'a str,
    /// Whether the value is a number.
    pub is_number: bool,
    pub code: u32,
}

pub const fn family<'a>(before: &'a str, after: &'a str, is_number: bool, code: u32) -> Family<'a> {
    Family { before, after, is_number, code }
}

impl Family<'_> {
    fn has(&self, text: &str) -> bool {
        let value = text.strip_prefix(self.before).and_then(|rest| rest.strip_suffix(self.after));
        let is_value =
            |byte: u8| if self.is_number { byte.is_ascii_digit() } else { !byte.is_ascii_whitespace() };
        value.is_some_and(|value| !value.is_empty() && value.bytes().all(is_value))
    }
}

pub const fn other_name(text: &str, code: u32) -> OtherName<'_> {
    OtherName { text, code }
}

/// A top-level set. [`SetRow::named`] turns it into a set with an id.
pub const fn set<'a>(
    chunks: &'a [&'a [CodeRow<'a>]],
    by_status: &'a [OnStatus<'a>],
    lookup: Lookup<'a>,
) -> SetRow<'a> {
    let (other_names, families, ambiguous): (&[OtherName<'_>], &[Family<'_>], &[&str]) = (&[], &[], &[]);
    SetRow { id: None, title: None, when: &[], chunks, by_status, lookup, other_names, families, ambiguous }
}

impl<'a> SetRow<'a> {
    /// A set without codes.
    pub(crate) const NONE: SetRow<'static> = set(&[], &[], super::lookup(0, false, &[], &[]));

    pub const fn named(mut self, id: &'a str, title: &'a str) -> Self {
        self.id = Some(id);
        self.title = Some(title);
        self
    }

    pub const fn when(mut self, values: &'a [&'a str]) -> Self {
        self.when = values;
        self
    }

    pub const fn other_names(mut self, other_names: &'a [OtherName<'a>]) -> Self {
        self.other_names = other_names;
        self
    }

    pub const fn families(mut self, families: &'a [Family<'a>]) -> Self {
        self.families = families;
        self
    }

    pub const fn ambiguous(mut self, codes: &'a [&'a str]) -> Self {
        self.ambiguous = codes;
        self
    }

    pub(crate) const fn len(&self) -> usize {
        match self.chunks {
            [full @ .., last] => full.len() * CHUNK + last.len(),
            [] => 0,
        }
    }

    /// Returns the row with this number, in page order.
    #[inline]
    pub(crate) const fn row(&self, number: u32) -> Option<&'a CodeRow<'a>> {
        let (chunk, within) = (number as usize / CHUNK, number as usize % CHUNK);
        if chunk < self.chunks.len() && within < self.chunks[chunk].len() {
            Some(&self.chunks[chunk][within])
        } else {
            None
        }
    }

    /// Returns the number of the code with exactly this wire string.
    #[inline]
    pub(crate) fn number_of(&self, text: &str) -> Option<u32> {
        let candidate = self.lookup.candidate(text.as_bytes());
        let by_wire = candidate.filter(|&number| self.row(number).is_some_and(|row| row.wire == text));
        match by_wire {
            None if !self.other_names.is_empty() || !self.families.is_empty() => self.by_other_name(text),
            found => found,
        }
    }

    fn by_other_name(&self, text: &str) -> Option<u32> {
        let found = self.other_names.binary_search_by_key(&text, |other| other.text);
        let by_name = found.ok().and_then(|at| self.other_names.get(at)).map(|other| other.code);
        let mut families = self.families.iter();
        by_name.or_else(|| families.find(|family| family.has(text)).map(|family| family.code))
    }

    /// Returns the numbers of the codes that are sent with this status.
    pub(crate) fn on_status(&self, status: u16) -> &'a [u32] {
        let found = self.by_status.binary_search_by_key(&status, |on| on.status);
        found.ok().and_then(|at| self.by_status.get(at)).map_or(&[], |on| on.codes)
    }
}
