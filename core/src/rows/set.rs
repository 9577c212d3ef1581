use super::{CodeRow, Lookup};

/// The row of a code set.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SetRow<'a> {
    pub id: Option<&'a str>,
    pub title: Option<&'a str>,
    /// The codes in page order, in arrays of [`CHUNK`] rows; only the last may be shorter.
    pub chunks: &'a [&'a [CodeRow<'a>]],
    /// Sorted by status.
    pub by_status: &'a [OnStatus<'a>],
    pub lookup: Lookup<'a>,
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

/// Creates a top-level set. [`SetRow::named`] turns it into a set with an id.
pub const fn set<'a>(
    chunks: &'a [&'a [CodeRow<'a>]],
    by_status: &'a [OnStatus<'a>],
    lookup: Lookup<'a>,
) -> SetRow<'a> {
    SetRow { id: None, title: None, chunks, by_status, lookup }
}

impl<'a> SetRow<'a> {
    /// A set without codes.
    pub(crate) const NONE: SetRow<'static> = set(&[], &[], super::lookup(0, false, &[], &[]));

    pub const fn named(mut self, id: &'a str, title: &'a str) -> Self {
        self.id = Some(id);
        self.title = Some(title);
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
    pub(crate) fn number_of(&self, wire: &str) -> Option<u32> {
        let number = self.lookup.candidate(wire.as_bytes())?;
        (self.row(number)?.wire == wire).then_some(number)
    }

    /// Returns the numbers of the codes that are sent with this status.
    pub(crate) fn on_status(&self, status: u16) -> &'a [u32] {
        let found = self.by_status.binary_search_by_key(&status, |on| on.status);
        found.ok().and_then(|at| self.by_status.get(at)).map_or(&[], |on| on.codes)
    }
}
