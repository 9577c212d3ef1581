use super::{Check, CodeAt};
use crate::report::{Path, Rule};
use crate::source::Reserved;
use std::collections::HashMap;

/// Checks that no code has a reserved text as its wire string, number, name or alias.
pub(super) fn codes(cx: &mut Check<'_>) {
    let sets = cx.source.sets.iter().map(|(id, _)| Some(&**id));
    for set in [None].into_iter().chain(sets) {
        let reserved: HashMap<&str, &Reserved> =
            cx.source.reserved(set).iter().map(|(text, why)| (&**text, why)).collect();
        if reserved.is_empty() {
            continue;
        }
        for code in cx.codes().filter(|code| code.group.set.map(|id| &**id) == set) {
            let own = [("code", &**code.wire)];
            for (word, text) in own.into_iter().chain(code.code.other_names()) {
                if let Some(why) = reserved.get(text) {
                    report(cx, &code, (word, text), why);
                }
            }
        }
    }
}

fn report(cx: &mut Check<'_>, code: &CodeAt<'_>, (word, text): (&str, &str), why: &Reserved) {
    let what = if word == "code" { "the code" } else { word };
    let since = why.since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
    let at = match word {
        "code" => code.path().on_key(),
        "alias" => code.path().key("aliases"),
        word => code.path().key(word),
    };
    let place = match code.group.set {
        Some(set) => Path::root().key("sets").key(&**set).key("reserved"),
        None => Path::root().key("reserved"),
    };
    cx.report
        .add(cx.file, Rule::ReservedCode, at, format!("{what} `{text}` is reserved{since}"))
        .also(place.key(text).on_key(), "reserved here")
        .help("use one that was never used before: old clients know the reserved one by its old meaning");
}
