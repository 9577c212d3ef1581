//! The similarity of two texts.

/// The words of a text, in lower case and without punctuation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Words(Vec<String>);

/// The number of words that are compared; texts about different errors differ earlier.
const MOST: usize = 150;

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Words(words.take(MOST).map(str::to_lowercase).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Returns the similarity of two texts, in thousandths: twice the length of the longest
    /// common subsequence of words, divided by the number of words in both. The order
    /// matters: "from is after to" is not "to is after from".
    pub(super) fn likeness(&self, other: &Words) -> usize {
        let total = self.len() + other.len();
        if self == other || total == 0 {
            return 1000;
        }
        2000 * self.common(other) / total
    }

    /// Returns the length of the longest common subsequence.
    fn common(&self, other: &Words) -> usize {
        let mut last = vec![0; other.len() + 1];
        for word in &self.0 {
            let mut row = vec![0; other.len() + 1];
            for (nth, theirs) in other.0.iter().enumerate() {
                row[nth + 1] = if word == theirs { last[nth] + 1 } else { row[nth].max(last[nth + 1]) };
            }
            last = row;
        }
        last.last().copied().unwrap_or(0)
    }
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
