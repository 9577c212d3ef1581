use crate::words::{Channel, Part, Word};
use core::fmt;
use core::marker::PhantomData;

/// A set of words from one list, such as the channels of a code.
///
/// ```
/// use errcat_core::words::{Channel, Channels};
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

/// The channels through which a code reaches the caller.
pub type Channels = WordSet<Channel>;

/// A set of parts of an error response.
pub type Parts = WordSet<Part>;

impl<T> WordSet<T> {
    const fn from_bits(bits: u8) -> Self {
        WordSet { bits, words: PhantomData }
    }

    /// Whether the set has no words.
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }
}

impl<T: Word> WordSet<T> {
    /// Whether the word is in the set.
    pub fn contains(self, word: T) -> bool {
        self.bits & bit(word) != 0
    }

    /// Returns the words of the set in their documented order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |word| self.contains(*word))
    }
}

impl WordSet<Part> {
    pub(crate) const fn of_parts(mut parts: &[Part]) -> Self {
        let mut set = WordSet::from_bits(0);
        while let [part, rest @ ..] = parts {
            (set, parts) = (set.with(*part), rest);
        }
        set
    }

    pub(crate) const fn with(self, part: Part) -> Self {
        WordSet::from_bits(self.bits | 1 << part as u8)
    }
}

impl WordSet<Channel> {
    pub(crate) const fn of_channels(mut channels: &[Channel]) -> Self {
        let mut bits = 0;
        while let [channel, rest @ ..] = channels {
            (bits, channels) = (bits | 1 << *channel as u8, rest);
        }
        WordSet::from_bits(bits)
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
