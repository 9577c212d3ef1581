use super::{Check, CodeAt};
use crate::report::{Path, Rule};
use std::collections::BTreeMap;

/// What a text is for a code, with its place.
struct Holder<'a> {
    code: CodeAt<'a>,
    /// `code`, `number`, `name` or `alias`.
    word: &'static str,
}

/// Checks that each number, name and alias belongs to one code of its set. Equal codes are
/// reported by another rule.
pub(super) fn ambiguous(cx: &mut Check<'_>) {
    if cx.codes().all(|code| code.code.other_names().next().is_none()) {
        return;
    }
    let mut holders: BTreeMap<(Option<&str>, &str), Vec<Holder<'_>>> = BTreeMap::new();
    for code in cx.codes() {
        let set = code.group.set.map(|id| &**id);
        let mut add = |word, text| {
            let holders = holders.entry((set, text)).or_default();
            // A text may be both the code and its number.
            if holders.iter().all(|holder| !std::ptr::eq(holder.code.code, code.code)) {
                holders.push(Holder { code: CodeAt { ..code }, word });
            }
        };
        add("code", &**code.wire);
        code.code.other_names().for_each(|(word, text)| add(word, text));
    }
    for ((_, text), holders) in holders {
        let is_other_name = holders.iter().any(|holder| holder.word != "code");
        if holders.len() > 1 && is_other_name {
            report(cx, text, &holders);
        }
    }
}

/// Checks that no two codes of a set have patterns for the same texts.
pub(super) fn patterns(cx: &mut Check<'_>) {
    let mut taken: BTreeMap<(Option<&str>, String), CodeAt<'_>> = BTreeMap::new();
    for code in cx.codes() {
        let Some(pattern) = &code.code.pattern else { continue };
        let affixes: Vec<&str> = pattern.split(['{', '}']).step_by(2).collect();
        let key = (code.group.set.map(|id| &**id), affixes.join("{"));
        if let Some(first) = taken.get(&key) {
            let message = format!("the pattern `{pattern}` is that of `{}`, too", first.wire);
            cx.report
                .add(cx.file, Rule::AmbiguousCode, code.path().key("pattern"), message)
                .also(first.path().key("pattern"), "first")
                .help("keep one of them: a text that fits both would have two entries");
        } else {
            taken.insert(key, code);
        }
    }
}

fn report(cx: &mut Check<'_>, text: &str, holders: &[Holder<'_>]) {
    let Some((last, others)) = holders.split_last() else { return };
    let described = |holder: &Holder<'_>| match holder.word {
        "code" => "a code".to_owned(),
        word => format!("the {word} of `{}`", holder.code.wire),
    };
    let listed: Vec<String> = others.iter().map(described).collect();
    let message = format!("`{text}` is {} and {}", listed.join(", "), described(last));
    let diagnostic = cx.report.add(cx.file, Rule::AmbiguousCode, last.place(), message);
    for other in others {
        diagnostic.also(other.place(), "also here");
    }
    diagnostic.help(
        "keep it on the code that responses mean by it; codes in different places of a response belong \
         to different sets",
    );
}

impl Holder<'_> {
    fn place(&self) -> Path {
        match self.word {
            "code" => self.code.path().on_key(),
            "alias" => self.code.path().key("aliases"),
            word => self.code.path().key(word),
        }
    }
}
