use super::allowance::Scope;
use super::{Check, CodeAt};
use crate::load::{DOUBLE_QUOTES, paths, spans};
use crate::report::{Certainty, Fix, Path, Rule, blank, invisible};

/// Keys of prose and verbatim texts, which may need invisible characters.
const TEXTS: &[&str] = &[
    "description",
    "meaning",
    "fix",
    "causes",
    "escalation",
    "note",
    "notes",
    "text",
    "when",
    "intro",
    "body",
    "template",
    "example",
    "examples",
    "monitoring",
    "items",
    "guidance",
    "include",
    "solutions",
    "reason",
    "message",
    "waive",
];

/// Checks that codes, names and labels contain no invisible characters.
pub(super) fn characters(cx: &mut Check<'_>) {
    let text = cx.report.text(cx.file);
    let found = invisible_characters(text);
    if found.is_empty() {
        return;
    }
    let positions: Vec<usize> = found.iter().map(|&(at, ..)| at).collect();
    for ((at, c, name), place) in found.into_iter().zip(paths(text, &positions)) {
        let Some(place) = place.filter(|place| place.is_on_key() || !is_text(place)) else { continue };
        if cx.allows_within(Rule::InvisibleCharacter, &Scope::around(cx.source, &place)) {
            continue;
        }
        let message = format!("invisible character: {name} (U+{:04X})", c as u32);
        cx.report
            .add(cx.file, Rule::InvisibleCharacter, at..at + c.len_utf8(), message)
            .help("remove it, or replace it with a plain space or hyphen")
            .fix(Fix::replace(
                Certainty::Suggested,
                at..at + c.len_utf8(),
                if blank(c).is_some() { " " } else { "" },
            ));
    }
}

/// Whether a code has an invisible character, or quotes that YAML does not know. If so, it is
/// reported at its place, once: for references without it, the code does not exist.
pub(super) fn in_code(cx: &mut Check<'_>, code: &CodeAt<'_>) -> bool {
    let quote = |c| DOUBLE_QUOTES.contains(&c).then_some("typographic quote");
    let unseen = code.wire.chars().find_map(|c| Some((c, blank(c).or(invisible(c)).or(quote(c))?)));
    let Some((c, name)) = unseen else { return false };
    let text = cx.report.text(cx.file);
    let key = spans(text, &[code.path().on_key()]).pop().flatten();
    let found = key.and_then(|key| Some(key.start + text.get(key)?.find(c)?));
    let Some(span) = found.map(|at| at..at + c.len_utf8()) else { return false };
    if !cx.report.has_at(cx.file, &span) {
        let message = format!("{name} (U+{:04X}) in the code", u32::from(c));
        cx.report.add(cx.file, Rule::LookAlikeCharacter, span, message).help(match name {
            "typographic quote" => "remove the quotes, or write straight ones",
            _ => "write the code as it is sent: remove the character, or write `_` or `-` in its place",
        });
    }
    true
}

/// Whether two names differ only in separators, quotes and characters that are invisible.
pub(super) fn looks_like(one: &str, other: &str) -> bool {
    let visible = |name: &str| -> String {
        let is_mark = |c: char| "-_ ".contains(c) || DOUBLE_QUOTES.contains(&c);
        let is_unseen = |c: char| is_mark(c) || blank(c).or(invisible(c)).is_some();
        name.chars().filter(|&c| !is_unseen(c)).collect()
    };
    visible(one) == visible(other)
}

fn is_text(place: &Path) -> bool {
    place.last_key().is_some_and(|key| TEXTS.contains(&key))
}

/// The maximum number of characters that are reported per file.
const MAX_FOUND: usize = 100;

fn invisible_characters(text: &str) -> Vec<(usize, char, &'static str)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let named = text.char_indices().filter_map(|(at, c)| Some((at, c, invisible(c)?)));
    named.take(MAX_FOUND).collect()
}
