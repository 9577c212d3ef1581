//! The similarity of two texts.

use std::hash::{DefaultHasher, Hasher as _};

/// The words of a text, in lower case and without punctuation. Only their hashes are kept: a
/// large catalogue has hundreds of thousands of words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Words(Vec<u64>);

/// The number of words that are compared; texts about different errors differ earlier.
const MOST: usize = 150;

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Words(words.take(MOST).map(hash).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the hash of each word.
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    /// Returns the greatest similarity that texts of these lengths can have.
    pub(super) fn most_likeness(&self, other: &Words) -> usize {
        2000 * self.len().min(other.len()) / (self.len() + other.len()).max(1)
    }

    /// Returns the similarity of two texts, in thousandths: twice the length of the longest
    /// common subsequence of words, divided by the number of words in both. The order
    /// matters: "from is after to" is not "to is after from".
    pub(super) fn likeness(&self, other: &Words) -> usize {
        let total = self.len() + other.len();
        if total == 0 {
            return 1000;
        }
        2000 * common(&self.0, &other.0) / total
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    if word.is_ascii() {
        let mut lower = [0; 64];
        for part in word.as_bytes().chunks(lower.len()) {
            let lower = &mut lower[..part.len()];
            lower.copy_from_slice(part);
            lower.make_ascii_lowercase();
            hasher.write(lower);
        }
    } else {
        hasher.write(word.to_lowercase().as_bytes());
    }
    hasher.finish()
}

/// Returns the length of the longest common subsequence.
fn common(one: &[u64], other: &[u64]) -> usize {
    // Reworded texts begin and end alike.
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (nth, theirs) in other.iter().enumerate() {
            let above = row[nth + 1];
            row[nth + 1] = if word == theirs { diagonal + 1 } else { row[nth].max(above) };
            diagonal = above;
        }
    }
    start + end + row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> usize {
        Words::of(a).likeness(&Words::of(b))
    }

    #[test]
    fn case_and_punctuation_do_not_count_and_order_does() {
        assert_eq!(likeness("The `from` date is missing.", "the FROM date is missing"), 1000);
        assert!(likeness("From is after to.", "To is after from.") < 600);
        assert!(likeness("The street does not exist.", "The depot is closed at this hour.") < 500);
    }
}
