use crate::{Channel, Part, Word};
use core::fmt;
use core::marker::PhantomData;

/// Some words of a list, such as the channels a code comes by.
///
/// ```
/// use errcat_core::{Channel, Channels};
///
/// let channels: Channels = [Channel::Webhook, Channel::JobResult].into_iter().collect();
/// assert!(channels.contains(Channel::Webhook));
/// assert!(!channels.contains(Channel::Response));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordSet<T> {
    bits: u8,
    words: PhantomData<T>,
}

/// How a code reaches the caller: one channel or several.
pub type Channels = WordSet<Channel>;

/// Some parts of an error response.
pub type Parts = WordSet<Part>;

impl<T> WordSet<T> {
    pub(crate) const fn from_bits(bits: u8) -> Self {
        WordSet { bits, words: PhantomData }
    }

    /// One bit for each word, the first word in the lowest; for generated code.
    #[doc(hidden)]
    pub const fn bits(self) -> u8
    where
        T: Copy,
    {
        self.bits
    }

    /// Whether no word is in the set.
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }
}

impl<T: Word> WordSet<T> {
    /// Whether the word is in the set.
    pub fn contains(self, word: T) -> bool {
        self.bits & bit(word) != 0
    }

    /// The words of the set in their documented order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |word| self.contains(*word))
    }
}

fn bit<T: Word>(word: T) -> u8 {
    T::ALL.iter().position(|w| *w == word).map_or(0, |index| 1 << index)
}

impl<T: Word> FromIterator<T> for WordSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        WordSet::from_bits(words.into_iter().fold(0, |bits, word| bits | bit(word)))
    }
}

impl<T: Word> fmt::Debug for WordSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Word::as_str)).finish()
    }
}
