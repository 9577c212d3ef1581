//! Rules about texts that load, but are probably not what the author meant to publish.

use super::Check;
use super::allowance::Scope;
use super::prose_texts::{Texts, verbatim};
use crate::load::{LONG, ScalarAt, in_typographic_quotes, scalars};
use crate::report::{Certainty, Edit, Fix, Path, Rule, Segment};
use memchr::memmem;
use std::collections::HashSet;

/// Checks that no text is far too long.
pub(super) fn lengths(cx: &mut Check<'_>) {
    let found = scalars_at(cx, cx.long);
    for ScalarAt { path, span, text } in found {
        let count = text.chars().count();
        if count > LONG && !cx.allows_within(Rule::LongText, &Scope::around(cx.source, &path)) {
            let message = format!("the text has {count} characters");
            cx.report
                .add(cx.file, Rule::LongText, span, message)
                .help("shorten it; if a file was pasted here, link to the file instead");
        }
    }
}

/// Checks that no text is in quotes that YAML does not know.
pub(super) fn quotes(cx: &mut Check<'_>) {
    let found = scalars_at(cx, cx.quoted);
    for ScalarAt { path, span, text } in found {
        let Some(inside) = in_typographic_quotes(&text) else { continue };
        let is_reported = cx.report.has_at(cx.file, &span);
        if is_reported || cx.allows_within(Rule::TypographicQuotes, &Scope::around(cx.source, &path)) {
            continue;
        }
        let shown = cx.report.text(cx.file).get(span.clone()) == Some(&text);
        let is_plain = shown && !inside.contains(['"', '\\']);
        let edit = Edit { span: span.clone(), text: format!("\"{inside}\"") };
        let fix = is_plain.then(|| Fix::bytes(Certainty::Suggested, vec![edit]));
        cx.report
            .add(cx.file, Rule::TypographicQuotes, span, "the quotes are a part of the text")
            .help("write straight quotes, `\"`: YAML does not read typographic quotes as quotes")
            .fix(fix);
    }
}

/// Checks that no text is a reminder for the author.
pub(super) fn placeholders(cx: &mut Check<'_>) {
    let found = placeholder_places(cx.report.text(cx.file));
    let mut texts = scalars_at(cx, &found);
    texts.retain(|one| unwritten(one).is_some() && !is_without_facts(one));
    let verbatim = if texts.is_empty() { HashSet::new() } else { verbatim(cx) };
    for one in texts.iter().filter(|one| !verbatim.contains(&one.span.start)) {
        let Some(word) = unwritten(one) else { continue };
        if !cx.allows_within(Rule::PlaceholderText, &Scope::around(cx.source, &one.path)) {
            let message = format!("the text contains the placeholder `{word}`");
            cx.report
                .add(cx.file, Rule::PlaceholderText, one.span.clone(), message)
                .help("write the text; if the vendor does not document it, remove the key");
        }
    }
}

/// Checks that no sentence is a placeholder in other ways: without letters, or with a word
/// instead of a sentence.
pub(super) fn blanks(cx: &mut Check<'_>) {
    for (text, at) in Texts::of(cx, is_placeholder).found {
        if is_sentence(&at) && !cx.allows_within(Rule::PlaceholderText, &Scope::around(cx.source, &at)) {
            cx.report
                .add(
                    cx.file,
                    Rule::PlaceholderText,
                    at,
                    format!("the text `{}` is a placeholder", text.escape_debug()),
                )
                .help("write the text; if the vendor does not document it, remove the key");
        }
    }
}

/// Words that are a placeholder if they are the whole sentence.
const BLANKS: [&str; 47] = [
    "na",
    "n.a",
    "nil",
    "none",
    "no",
    "yes",
    "on",
    "off",
    "true",
    "false",
    "tbc",
    "wip",
    "to do",
    "to-do",
    "coming soon",
    "not yet written",
    "t.b.d",
    "write me",
    "write this",
    "fix this",
    "fix me",
    "to be done",
    "to be defined",
    "to be determined",
    "to be decided",
    "to be confirmed",
    "to be written",
    "foo",
    "bar",
    "xx",
    "test",
    "asdf",
    "string",
    "text",
    "description",
    "fix",
    "meaning",
    "no description",
    "no fix",
    "no meaning",
    "changeme",
    "change me",
    "placeholder",
    "add text",
    "add text here",
    "your text here",
    "insert text here",
];

fn is_placeholder(text: &str) -> bool {
    let whole = text.trim().trim_end_matches(['.', '!']);
    let is_blank = || whole.len() < 20 && BLANKS.contains(&&*whole.to_lowercase());
    if text.contains(char::is_alphabetic) && !is_template(text) && !is_blank() {
        return false;
    }
    let is_no_text = NO_TEXT.iter().any(|word| word.eq_ignore_ascii_case(whole));
    let is_reported = is_no_text || placeholder(text).is_some() && !placeholder_places(text).is_empty();
    !is_reported
}

/// Whether a text is a name in brackets, to be replaced by the text itself. An address in
/// angle brackets is a link. A single `$word` or `%s` is filled in by a program.
fn is_template(text: &str) -> bool {
    if text.starts_with(['$', '%']) && !text.contains(char::is_whitespace) {
        return true;
    }
    [("<", ">"), ("{{", "}}"), ("{", "}"), ("[", "]")].into_iter().any(|(open, close)| {
        let inside = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        inside.is_some_and(|inside| !inside.contains([':', '/', '@', '(', '>', ']', '}', '%']))
    })
}

/// Words that are a placeholder anywhere in a text.
const REMINDERS: [&str; 4] = ["TODO", "FIXME", "TBD", "XXX"];
/// Words that are a placeholder if they are the whole text, in any letter case.
const ALONE: [&str; 9] = ["todo", "fixme", "tbd", "tba", "xxx", "xxxx", "???", "...", "~"];
/// Values that are no text, but may be the value of a condition.
const NO_TEXT: [&str; 3] = ["n/a", "null", "undefined"];
/// The keys whose values are sentences.
const SENTENCES: [&str; 4] = ["meaning", "fix", "escalation", "description"];

/// The keys whose values are versions, dates or reasons.
const VERSIONS: [&str; 3] = ["since", "sunset", "reason"];

fn placeholder_places(text: &str) -> Vec<usize> {
    let spellings = REMINDERS.iter().chain(&ALONE).chain(&NO_TEXT).chain(&[
        "Todo",
        "TBA",
        "Tbd",
        "Fixme",
        "N/A",
        "NULL",
        "Null",
        "orem ipsum",
        "OREM IPSUM",
    ]);
    let mut found: Vec<usize> = spellings.flat_map(|word| memmem::find_iter(text.as_bytes(), word)).collect();
    found.sort_unstable();
    found
}

/// Whether `~` is the value of a code, a header or another name that needs no facts, like
/// `null` and no value at all.
fn is_without_facts(one: &ScalarAt) -> bool {
    const NAMES: [&str; 4] = ["codes", "fields", "headers", "schedules"];
    let in_names = match one.path.segments() {
        [.., Segment::Key { name, .. }, Segment::Key { .. }] => NAMES.contains(&name.as_str()),
        _ => false,
    };
    one.text == "~" && in_names
}

/// What is in a text that nobody has written yet.
fn unwritten(one: &ScalarAt) -> Option<&str> {
    placeholder(&one.text).or_else(|| no_text(&one.path, &one.text))
}

/// A value in place of a sentence or of a version.
fn no_text<'t>(path: &Path, text: &'t str) -> Option<&'t str> {
    let is_value = NO_TEXT.iter().any(|word| word.eq_ignore_ascii_case(text.trim()));
    let needs_text = is_sentence(path) || path.last_key().is_some_and(|key| VERSIONS.contains(&key));
    (needs_text && is_value).then(|| text.trim())
}

fn is_sentence(path: &Path) -> bool {
    match path.segments().last() {
        Some(Segment::Key { name, .. }) => SENTENCES.contains(&name.as_str()),
        _ => false,
    }
}

/// The reminder in a text. After a word in lower case, it is a part of the sentence, as in
/// "The author is missing in the TODO.".
fn reminder(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let found = REMINDERS.into_iter().flat_map(|word| text.match_indices(word));
    let mut first: Vec<(usize, &str)> = found
        .filter(|(at, word)| {
            let (before, after) = (text.get(..*at).unwrap_or(""), text.get(at + word.len()..).unwrap_or(""));
            let is_word = !before.ends_with(is_part) && !after.starts_with(is_part);
            let in_sentence =
                before.strip_suffix(' ').is_some_and(|before| before.ends_with(char::is_lowercase));
            is_word && !in_sentence
        })
        .collect();
    first.sort_unstable();
    first.first().map(|(_, word)| *word)
}

/// The placeholder in a text.
fn placeholder(text: &str) -> Option<&str> {
    let whole = text.trim().trim_end_matches('.');
    let is_alone = ALONE.iter().any(|word| word.trim_end_matches('.').eq_ignore_ascii_case(whole));
    if is_alone {
        return Some(text.trim());
    }
    let label = whole.split_once(':').map_or("", |(label, _)| label);
    if ["todo", "fixme", "tbd"].iter().any(|word| word.eq_ignore_ascii_case(label)) {
        return Some(label);
    }
    let is_lorem = || text.to_lowercase().contains("lorem ipsum").then_some("lorem ipsum");
    reminder(text).or_else(is_lorem)
}

fn scalars_at(cx: &Check<'_>, places: &[usize]) -> Vec<ScalarAt> {
    if places.is_empty() { Vec::new() } else { scalars(cx.report.text(cx.file), places) }
}

#[cfg(test)]
mod tests {
    use super::placeholder;

    #[test]
    fn placeholders_are_words_of_their_own() {
        for text in
            ["TODO", "todo", "Tbd.", "FIXME: ask", "Write this. TODO!", "Lorem ipsum dolor", "xxx", "XXX"]
        {
            assert!(placeholder(text).is_some(), "{text}");
        }
        for text in [
            "todos",
            "A TODO_LIST is missing.",
            "The author is missing in the TODO.",
            "Call 555-XXX-1234.",
            "sk-xxx",
            "Set the to-do date.",
        ] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
