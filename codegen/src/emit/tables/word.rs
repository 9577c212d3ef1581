//! Words of closed lists, as the numbers that stand for them.

use errcat_core::{Part, Parts, Word};

/// Some parts as one bit each.
pub(super) fn parts(parts: &[Part]) -> u8 {
    parts.iter().copied().collect::<Parts>().bits()
}

/// The place of a word in its list.
pub(super) fn word<T: Word>(word: T) -> u8 {
    T::ALL.iter().position(|w| *w == word).map_or(0, |index| index as u8)
}
