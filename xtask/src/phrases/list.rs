//! The refused phrases. Single words are listed only if they have no valid use in this
//! project; `unless` lists the next words that make a phrase valid.

use super::Word;

/// A phrase and its replacement.
pub(super) struct Phrase {
    /// Alternatives for each word.
    words: Vec<Vec<&'static str>>,
    /// Whether the phrase is refused only at the start of a sentence.
    opens: bool,
    /// Whether the phrase is refused only before punctuation or an empty line.
    closes: bool,
    /// Next words after which the phrase is allowed.
    unless: Vec<&'static str>,
    pub(super) instead: &'static str,
}

impl Phrase {
    /// Returns the number of words of the phrase, if these words start with it.
    pub(super) fn matches(&self, words: &[Word]) -> Option<usize> {
        let length = self.words.len();
        let here = words.get(..length)?;
        let is_next = |word: &Word| !word.is_first && self.unless.contains(&word.text.as_str());
        let fits = here.iter().zip(&self.words).all(|(word, allowed)| allowed.contains(&word.text.as_str()));
        let is_one_sentence = here.iter().skip(1).all(|word| !word.is_first);
        let opens = !self.opens || here.first().is_some_and(|word| word.is_first);
        let next = words.get(length);
        let closes = !self.closes || next.is_none_or(|word| word.is_first);
        (fits && is_one_sentence && opens && closes && !next.is_some_and(is_next)).then_some(length)
    }

    #[cfg(test)]
    pub(super) fn example(&self) -> String {
        self.words.iter().map(|alternatives| alternatives[0]).collect::<Vec<_>>().join(" ")
    }
}

/// A line is `phrase`, `unless`, `instead`. Alternatives for a word have `/` between them;
/// `^` is the start of a sentence, `$` the end of one or a comma.
const PHRASES: &[(&str, &str, &str)] = &[
    ("stands/stood", "for/alone/out", "is, appears, is defined"),
    (
        "stand here/there/in/at/on/under/below/behind/between/beside/within/above/before/right/twice/once/still",
        "",
        "is, appears, is defined",
    ),
    ("call/calls/called/calling again", "", "retry"),
    ("mend/mends/mended/mending", "", "fix, correct"),
    ("has/have/had to be", "", "must be, is required"),
    ("need/needs not be there", "", "is optional"),
    ("bring/brings/brought about", "", "cause"),
    ("bring/brings/brought it/them about", "", "cause"),
    ("come/comes/came/coming with", "", "has, is sent with, includes"),
    ("come/comes/came/coming along", "", "has, is sent with, includes"),
    ("on its/their way out", "", "deprecated"),
    ("no longer sent", "", "removed"),
    ("not sent any more", "", "removed"),
    ("lead in/ins", "", "label"),
    ("by itself/themselves", "", "separately, alone, automatically"),
    ("of its/one's own$", "", "own, separate"),
    ("of its/one's own in/on/for/with/and/or/that/which/as/by/is/has/to/below/beside", "", "own, separate"),
    ("one's", "", "your, the user's"),
    ("whoever/whomever", "", "anyone who, the caller"),
    ("in words fit for", "", "suitable for"),
    ("say/says/said/saying nothing", "", "is empty, is not documented"),
    ("is/are/was/be heard", "", "is reported"),
    ("is/are said", "", "is reported, is documented"),
    ("hear/hears of", "", "report"),
    ("at hand", "", "available (or leave it out)"),
    ("for good", "measure/reason/reasons", "permanently (or leave it out)"),
    ("in spite of", "", "despite, although"),
    ("held/hold/holds fast", "", "fixed, pinned"),
    ("put/puts right", "", "correct, repair"),
    ("go/goes on building", "", "still compile"),
    ("as it travels", "", "as sent, the wire string"),
    ("as it/they came", "", "as received"),
    ("who called whom", "", "direction"),
    ("^all its codes", "", "complete list"),
    ("the vendor does not say", "", "not documented"),
    (
        "^who has/knows/needs/wants/writes/reads/loads/generates/compiles/uses",
        "",
        "name the subject: users, a crate that …",
    ),
    ("^what has/have to", "", "name the subject"),
];

pub(super) fn phrases() -> Vec<Phrase> {
    let split = |text: &'static str| text.split('/').filter(|word| !word.is_empty()).collect();
    let read = |&(phrase, unless, instead): &(&'static str, &'static str, &'static str)| Phrase {
        words: phrase.trim_start_matches('^').trim_end_matches('$').split(' ').map(split).collect(),
        opens: phrase.starts_with('^'),
        closes: phrase.ends_with('$'),
        unless: split(unless),
        instead,
    };
    PHRASES.iter().map(read).collect()
}
