//! Reads retry advice of documents: columns of yes and no, and words in prose.

use serde::{Deserialize, Serialize};

/// The retry advice of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Advice {
    Yes,
    Never,
}

/// Returns the answer of a cell of a retry column.
pub(super) fn yes_or_no(text: &str) -> Option<Advice> {
    let text = text.trim().trim_matches(|c: char| c == '`' || c == '*' || c == '.').to_lowercase();
    let text = text.split(['(', ',', ';', '—', '–']).next().unwrap_or("").trim();
    match text {
        "yes" | "y" | "true" | "✅" | "✓" | "✔" | "✔️" | "☑" | "retryable" | "retriable" | "retry"
        | "safe" | "1" | "是" | "可" | "可以" | "예" | "はい" | "o" | "○" | "sí" | "si" | "oui" | "ja"
        | "sim" | "✅ yes" | "yes ✅" => Some(Advice::Yes),
        "no" | "n" | "false" | "❌" | "✗" | "✘" | "✖" | "✖️" | "never" | "not retryable"
        | "non-retryable" | "0" | "否" | "不可" | "不可以" | "아니오" | "아니요" | "いいえ" | "x" | "×"
        | "non" | "nein" | "não" | "❌ no" | "no ❌" | "do not retry" => Some(Advice::Never),
        _ => None,
    }
}

/// Phrases that suggest not to retry, and phrases that suggest to retry.
const NEVER: [&str; 9] = [
    "do not retry",
    "don't retry",
    "not retryable",
    "non-retryable",
    "retrying will not",
    "never retry",
    "should not be retried",
    "不要重试",
    "nicht wiederholen",
];
const YES: [&str; 22] = [
    "try again",
    "retry",
    "back off",
    "backoff",
    "wait and",
    "wait a few",
    "wait 30 seconds",
    "temporarily unavailable",
    "please wait",
    "稍后重试",
    "重试",
    "稍後再試",
    "请稍后",
    "再試行",
    "다시 시도",
    "inténtelo de nuevo",
    "vuelva a intentar",
    "réessayer",
    "réessayez",
    "erneut versuchen",
    "später erneut",
    "tente novamente",
];

/// Returns the advice that a text suggests, with the words and their context. It is a
/// guess, which a person must confirm: a wrong one could repeat payments.
pub(super) fn suggested(text: &str) -> Option<(Advice, String)> {
    let lower = text.to_lowercase();
    let find = |phrases: &[&str]| phrases.iter().find_map(|phrase| Some((lower.find(phrase)?, phrase.len())));
    let (advice, (at, length)) = match (find(&NEVER), find(&YES)) {
        (Some(found), _) => (Advice::Never, found),
        (None, Some(found)) => (Advice::Yes, found),
        (None, None) => return None,
    };
    let before = lower.get(..at)?.chars().rev().take_while(|c| !".!?\n。".contains(*c)).count().min(30);
    let start = lower.get(..at)?.char_indices().rev().take(before).last().map_or(at, |(start, _)| start);
    let rest = lower.get(at + length..)?;
    let after: usize =
        rest.chars().take_while(|c| !".!?\n。".contains(*c)).take(30).map(char::len_utf8).sum();
    let words = lower.get(start..at + length + after)?;
    Some((advice, super::prose::one_line(words)))
}

#[cfg(test)]
mod tests {
    use super::{Advice, suggested, yes_or_no};

    #[test]
    fn retry_columns_say_yes_or_no_in_many_ways() {
        for cell in ["Yes", "✅", "true", "是", "예", "はい", "Oui", "ja", "Yes (with backoff)", "**Yes**"]
        {
            assert_eq!(yes_or_no(cell), Some(Advice::Yes), "{cell}");
        }
        for cell in ["no", "❌", "FALSE", "否", "nein", "Never", "Não"] {
            assert_eq!(yes_or_no(cell), Some(Advice::Never), "{cell}");
        }
        for cell in ["", "maybe", "after 30 s", "Yesterday"] {
            assert_eq!(yes_or_no(cell), None, "{cell}");
        }
    }

    #[test]
    fn words_in_prose_suggest_advice() {
        let of = |text: &str| suggested(text);
        assert_eq!(
            of("The queue is full. Please try again later."),
            Some((Advice::Yes, "please try again later".into()))
        );
        assert_eq!(of("Do not retry the payment."), Some((Advice::Never, "do not retry the payment".into())));
        assert_eq!(of("The key is wrong."), None);
    }
}
