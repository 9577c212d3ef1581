use super::Check;
use crate::report::Rule;
use heck::ToSnakeCase;
use std::collections::HashSet;

/// Words that carry no information about a particular code.
const FILLER: &[&str] = &[
    "a", "an", "the", "is", "are", "was", "were", "be", "been", "has", "have", "had", "this", "that", "it",
    "of", "to", "in", "on", "error", "errors", "code", "occurred", "happened",
];

/// Checks that a meaning has words that are not in the code. One without words is a placeholder.
pub(super) fn of_codes(cx: &mut Check<'_>) {
    for code in cx.codes() {
        let Some(meaning) = &code.code.meaning else { continue };
        let has_words = meaning.contains(char::is_alphabetic);
        if !has_words || says_more(code.wire, meaning) || cx.allows(Rule::MeaningRepeatsCode, &code) {
            continue;
        }
        let message = format!("the meaning of `{}` only repeats the code", code.wire);
        cx.report.add(cx.file, Rule::MeaningRepeatsCode, code.path().key("meaning"), message).help(
            "say what happened and to what; if the vendor says no more, `allow` the rule and give that as the reason",
        );
    }
}

fn says_more(wire: &str, meaning: &str) -> bool {
    // A meaning that is much longer than its code says more.
    if meaning.len() > 2 * wire.len() + 40 {
        return true;
    }
    let code = wire.to_snake_case();
    let known: HashSet<&str> = code.split('_').chain(FILLER.iter().copied()).collect();
    let meaning = meaning.to_lowercase();
    let mut words = meaning.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| !known.contains(word))
}

/// Words that would not distinguish names.
const COMMON: &[&str] = &[
    "all", "and", "any", "been", "can", "could", "does", "for", "from", "may", "might", "must", "none",
    "not", "only", "should", "than", "then", "there", "these", "they", "was", "will", "with", "would", "you",
    "your",
];

/// Words of a meaning that are neither in the name of the code nor in another meaning.
pub(super) fn distinctive_words<'m>(
    meaning: &'m str,
    name: &str,
    other: Option<&str>,
) -> impl Iterator<Item = &'m str> {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.collect::<HashSet<String>>()
    };
    let mut known = words(&name.to_snake_case().replace('_', " "));
    known.extend(words(other.unwrap_or_default()));
    let all = meaning.split(|c: char| !c.is_alphanumeric());
    all.filter(move |word| {
        let lower = word.to_lowercase();
        let is_common = FILLER.iter().chain(COMMON).any(|common| *common == lower);
        word.len() > 2 && !is_common && !known.contains(&lower)
    })
}

#[cfg(test)]
mod tests {
    use super::says_more;

    #[test]
    fn meanings_need_words_that_are_not_in_the_code() {
        assert!(!says_more("JOB_NOT_FOUND", "The job was not found."));
        assert!(!says_more("jobNotFound", "Job not found"));
        assert!(!says_more("INTERNAL_ERROR", "An internal error occurred."));
        assert!(says_more("JOB_NOT_FOUND", "There is no job with this id."));
        assert!(says_more("E42", "The oven is cold."));
        assert!(says_more("not_found", "Not found, or not visible."));
    }
}
