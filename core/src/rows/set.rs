use super::{CodeRow, Lookup};

/// The codes that one place of a response holds.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SetRow<'a> {
    pub id: Option<&'a str>,
    pub title: Option<&'a str>,
    /// The codes in page order, in arrays of [`CHUNK`]; only the last one has fewer.
    pub chunks: &'a [&'a [CodeRow<'a>]],
    /// Sorted by status.
    pub by_status: &'a [OnStatus<'a>],
    pub lookup: Lookup<'a>,
}

/// How many rows an array has. rustc takes more than its share of time for an array
/// with thousands of references.
pub const CHUNK: usize = 64;

/// The codes that are sent with a status, by their numbers, in page order.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OnStatus<'a> {
    pub status: u16,
    pub codes: &'a [u32],
}

pub const fn on(status: u16, codes: &[u32]) -> OnStatus<'_> {
    OnStatus { status, codes }
}

/// A top-level set; [`SetRow::named`] makes it a further one.
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

    /// The row with this number, in page order.
    #[inline]
    pub(crate) const fn row(&self, number: u32) -> Option<&'a CodeRow<'a>> {
        let (chunk, within) = (number as usize / CHUNK, number as usize % CHUNK);
        if chunk < self.chunks.len() && within < self.chunks[chunk].len() {
            Some(&self.chunks[chunk][within])
        } else {
            None
        }
    }

    /// The number of the code with exactly this wire string.
    #[inline]
    pub(crate) fn number_of(&self, wire: &str) -> Option<u32> {
        let number = self.lookup.candidate(wire.as_bytes())?;
        (self.row(number)?.wire == wire).then_some(number)
    }

    /// The numbers of the codes that are sent with this status.
    pub(crate) fn on_status(&self, status: u16) -> &'a [u32] {
        let found = self.by_status.binary_search_by_key(&status, |on| on.status);
        found.ok().and_then(|at| self.by_status.get(at)).map_or(&[], |on| on.codes)
    }
}
