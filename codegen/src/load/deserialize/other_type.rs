//! Help for values of another type than the expected one.

use crate::report::Rule;
use crate::source::duration_in;
use serde::de::Unexpected;

/// What to write instead of the value. `type_name` is the expectation of serde, such as
/// `struct Link`; `expected` is the same for an author.
pub(super) fn other_type(found: &Unexpected<'_>, type_name: &str, expected: &str) -> Option<String> {
    let help = match (found, expected) {
        (Unexpected::Unit, _) => "write a value, or remove the key",
        (Unexpected::Seq, "a map") if type_name == "struct Schedule" => SCHEDULE,
        (Unexpected::Seq, "a map") => "write `key: value` on each line, without `-` and brackets",
        (Unexpected::Map, "a list") => "begin each entry with `- `, or enclose the entry in `[` and `]`",
        (Unexpected::Seq | Unexpected::Map, "a text") => {
            "write one text, without brackets; if it begins with `[` or `{`, put it in quotes, or write it below the key, after a `|`"
        }
        (Unexpected::Str(text), "a list") => return Some(as_list(text)),
        (_, "a list") => "write each entry on a separate line, after `- `",
        (found, "a map") => return Some(as_map(found, type_name)),
        (Unexpected::Seq, _) => "write one value, without `-` and brackets",
        (Unexpected::Map, _) => "write one value, without a key",
        (Unexpected::Str(_), list) if list.starts_with("a list of") => {
            "write each entry on a separate line, after `- `"
        }
        (Unexpected::Str(text), "`true` or `false`") => return Some(as_boolean(text)),
        _ => return None,
    };
    Some(help.to_owned())
}

const SCHEDULE: &str = "write its numbers, as in `{ initial: 1s, factor: 2, attempts: 4 }`";

/// A list with one line, for words; texts are written on separate lines.
fn as_list(text: &str) -> String {
    if Rule::from_id(text).is_some() {
        return format!("write `[{{ rule: {text}, reason: … }}]`");
    }
    // Only actions before a retry have durations.
    if let Some(wait) = duration_in(text) {
        return format!("write `[{{ wait: {wait} }}]`");
    }
    if text.starts_with('[') && text.ends_with(']') {
        return "remove the quotes around the list".to_owned();
    }
    let inside = text.trim().trim_start_matches('(').trim_end_matches(')');
    let words: Vec<&str> = inside
        .split([',', ';'])
        .map(|word| word.trim().trim_start_matches('-'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_word = |word: &&str| {
        !word.contains(|c: char| c.is_whitespace() || "[]{}:#\"'".contains(c))
            && !word.starts_with(|c: char| c.is_ascii_digit())
    };
    if words.is_empty() || !words.iter().all(is_word) {
        return "write each entry on a separate line, after `- `".to_owned();
    }
    format!("write it as a list: `[{}]`", words.join(", "))
}

fn as_map(found: &Unexpected<'_>, type_name: &str) -> String {
    let text = match found {
        Unexpected::Str(text) => *text,
        _ => "",
    };
    let lower = text.to_lowercase();
    let is_no = *found == Unexpected::Bool(false) || matches!(&*lower, "no" | "off" | "n" | "false");
    let quoted = || format!("\"{}\"", text.escape_debug());
    let is_yes = matches!(found, Unexpected::Bool(true) | Unexpected::Unsigned(1))
        || matches!(&*lower, "yes" | "on" | "y" | "true");
    let since = match text.split_once(' ') {
        Some((word, rest)) if word.eq_ignore_ascii_case("since") => rest.trim(),
        _ => text.trim(),
    };
    let is_date = since.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    match type_name {
        "struct Deprecated" | "struct Removed" if is_no => "remove the key".to_owned(),
        "struct Deprecated" if is_yes => "write `deprecated: {}`, or its keys on the lines below".to_owned(),
        "struct Deprecated" if is_date => format!("write `deprecated: {{ since: \"{since}\" }}`"),
        "struct Removed" if is_date => format!("write `removed: {{ since: \"{since}\" }}`"),
        "struct Deprecated" if is_name(text) => {
            format!("write `deprecated: {{ replaced_by: {text} }}` for the new code, or `deprecated: {{}}`")
        }
        "struct Deprecated" if !text.is_empty() => format!("write `deprecated: {{ reason: {} }}`", quoted()),
        "struct Removed" => {
            "write the version or date of the removal: `removed: { since: \"2026-12-31\" }`".to_owned()
        }
        "struct Link" if text.contains('/') => format!("write `{{ title: …, target: \"{text}\" }}`"),
        "struct Allow" => "write `{ rule: …, reason: … }`".to_owned(),
        "struct Envelope" if text.starts_with('/') => format!("write `envelope: {{ code: {text} }}`"),
        "struct Schedule" => SCHEDULE.to_owned(),
        "struct Condition" => "write a place and its value, as in `{ at: /ok, is: false }`".to_owned(),
        "struct StatusRow" if !text.is_empty() => format!("write `{{ meaning: {} }}`", quoted()),
        "struct Param" | "struct BodyField" if !text.is_empty() => {
            format!("write `{{ type: {} }}`", text.escape_debug())
        }
        "struct Code" if !text.is_empty() => {
            format!("write `{{ meaning: {} }}`, and the other facts", quoted())
        }
        "struct Code" => match found {
            Unexpected::Unsigned(status) => format!("write `{{ status: {status} }}`, and the other facts"),
            _ => "write its keys on the lines below, indented further".to_owned(),
        },
        "struct Group" if !text.is_empty() => format!("write `- title: {text}`, and its `codes:` below"),
        "struct Set" if !text.is_empty() => format!("write `{{ title: {} }}`", quoted()),
        "struct HeaderField" if !text.is_empty() => format!("write `{{ meaning: {} }}`", quoted()),
        "struct DetailShape" if text.starts_with('/') => format!("write `{{ at: {text} }}`"),
        "struct Origin" if text.contains('/') => format!("write `{{ page: {} }}`", quoted()),
        "struct StatusPage" if text.contains('/') => format!("write `{{ title: …, url: {} }}`", quoted()),
        "struct Precondition" => match duration_in(text) {
            Some(wait) => format!("write `{{ wait: {wait} }}`"),
            None => "write one action, such as `{ wait: 60s }`".to_owned(),
        },
        _ if is_yes => "write `{}` if there are no details, or the keys on the lines below".to_owned(),
        _ => "write its keys on the lines below, indented further".to_owned(),
    }
}

/// Whether a text may be the name of a code.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c))
}

fn as_boolean(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "yes" | "on" | "y" => "write `true`".to_owned(),
        "no" | "off" | "n" => "write `false`".to_owned(),
        "true" | "false" => "remove the quotes".to_owned(),
        _ => "write `true` or `false`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::as_map;
    use serde::de::Unexpected;

    #[test]
    fn since_is_read_in_any_letter_case_and_before_any_text() {
        let help = |text| as_map(&Unexpected::Str(text), "struct Deprecated");
        assert_eq!(help("Since 1.4"), "write `deprecated: { since: \"1.4\" }`");
        // Its lower case is longer.
        assert_eq!(help("SINCE İİİİİİİ"), "write `deprecated: { reason: \"SINCE İİİİİİİ\" }`");
    }
}
