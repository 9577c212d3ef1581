use super::{Check, CodeAt};
use crate::report::Rule;
use crate::source::Id;
use errcat_core::words::Channel;
use std::collections::HashMap;

/// Checks that the codes of different sets differ if responses have them in the same place
/// and nothing tells the sets apart.
pub(super) fn codes(cx: &mut Check<'_>) {
    let Some(envelope) = &cx.source.envelope else { return };
    let has_sets = cx.source.sets.iter().next().is_some();
    if !has_sets || envelope.code.is_empty() || !envelope.set.is_empty() || !cx.complete {
        return;
    }
    let mut seen: HashMap<&str, CodeAt<'_>> = HashMap::new();
    for code in cx.codes() {
        if !is_in_responses(cx, &code) {
            continue;
        }
        match seen.get(&**code.wire) {
            Some(first) if first.group.set != code.group.set => report(cx, &code, first),
            Some(_) => {}
            None => {
                seen.insert(code.wire, code);
            }
        }
    }
}

/// Whether a code is in the place of `envelope.code`, as far as the file says.
fn is_in_responses(cx: &Check<'_>, code: &CodeAt<'_>) -> bool {
    let channels = code.group.channels_of(code.code);
    let is_response = channels.is_empty() || channels.iter().any(|channel| channel.0 == Channel::Response);
    is_response && code.group.set.is_none_or(|set| !has_own_place(cx, set))
}

/// Whether the codes of a set are elsewhere in a response: in details, or in responses with
/// another code.
fn has_own_place(cx: &Check<'_>, set: &Id) -> bool {
    let details = cx.source.envelope.as_ref().and_then(|envelope| envelope.details.as_ref());
    let is_of_details = details.and_then(|details| details.set.as_ref()) == Some(set);
    is_of_details || cx.source.sets.get(set).is_none_or(|set| !set.of.is_empty())
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
