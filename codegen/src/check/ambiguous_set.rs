use super::{Check, CodeAt};
use crate::names;
use crate::report::Rule;

/// Checks that the codes of different sets differ if responses have them in the same place
/// and nothing tells the sets apart.
pub(super) fn codes(cx: &mut Check<'_>) {
    let has_place = cx.source.envelope.as_ref().is_some_and(|envelope| !envelope.code.is_empty());
    if !has_place || !cx.complete {
        return;
    }
    for (code, first) in names::ambiguous(cx.source, cx.groups()) {
        report(cx, &code, &first);
    }
}

fn report<'a>(cx: &mut Check<'a>, code: &CodeAt<'a>, first: &CodeAt<'a>) {
    if cx.allows(Rule::AmbiguousSet, code) {
        return;
    }
    let type_at = cx.source.envelope.as_ref().and_then(|envelope| envelope.type_uri.as_ref());
    let place = type_at.and_then(|uri| uri.at.first()?.0.at.as_deref()).unwrap_or("/kind");
    let help = format!(
        "name the field that chooses the set, as in `set: {place}` under `envelope`, and its values under `when:` of the set"
    );
    cx.report
        .add(
            cx.file,
            Rule::AmbiguousSet,
            code.path().on_key(),
            "nothing in a response tells this code from one of another set",
        )
        .also(first.path().on_key(), "the same code")
        .help(help);
}
