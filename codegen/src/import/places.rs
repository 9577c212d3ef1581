//! Places in a text: the line of a byte, the offset of a part, and what is near.

/// The offsets at which the lines of a text begin.
pub(super) struct Lines(Vec<u32>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        // Documents are smaller than 4 GiB.
        Lines(ends.map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).collect())
    }

    /// Returns the line of a byte, from 1.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|&end| (end as usize) < byte) + 1
    }
}

/// Returns the offset at which a slice of a text begins; 0 if it is not a slice of the
/// text.
pub(super) fn offset(text: &str, slice: &str) -> usize {
    let at = (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    if at <= text.len() { at } else { 0 }
}

/// Returns the beginning of a text. Searching all of it would take quadratic time.
pub(super) fn near(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}
