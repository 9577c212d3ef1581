use super::allowance::Scope;
use super::{Check, CodeAt};
use crate::report::{Path, Rule};
use crate::source::{Example, Statuses};
use errcat_core::words::Certainty;
use errcat_core::{Entry, Failure};

/// Checks that the status of an example, beside its body or in it, is one of the statuses
/// that the code is documented to have.
pub(super) fn of_code(
    cx: &mut Check<'_>,
    (example, at): (&Example, &Path),
    failure: &Failure<'_, Entry<'_>>,
) {
    let Some(code) = illustrated(cx, failure) else { return };
    let Some(documented) = documented(cx, &code) else { return };
    let body = if example.is_short() { at.clone() } else { at.clone().key("body") };
    let beside = example.status.map(|status| (status.0, at.clone().key("status")));
    let places = beside.into_iter().chain(failure.status_in_envelope().map(|status| (status, body)));
    // A code of a response with status 200 has the status that it would have elsewhere.
    let differs = |status: &u16| *status >= 400 && !documented.contains(status);
    let Some((status, place)) = places.into_iter().find(|(status, _)| differs(status)) else { return };
    if cx.allows_within(Rule::ExampleStatus, &Scope::around(cx.source, &place)) {
        return;
    }
    let shown: Vec<String> = documented.iter().map(u16::to_string).collect();
    let message = format!("the example has status {status}, but `{}` has {}", code.wire, shown.join(" or "));
    cx.report
        .add(cx.file, Rule::ExampleStatus, place, message)
        .also(code.place("status", code.code.status.is_some()), "the status of the code")
        .help("correct one of them; if the vendor contradicts itself, list both statuses");
}

/// The code in the body, if it is a top-level code of the file.
fn illustrated<'a>(cx: &Check<'a>, failure: &Failure<'_, Entry<'_>>) -> Option<CodeAt<'a>> {
    let wire = failure.code().filter(|_| failure.set().id().is_none())?;
    cx.codes().find(|code| code.group.set.is_none() && **code.wire == *wire.as_str())
}

/// The statuses of a code, if the vendor states them.
fn documented(cx: &Check<'_>, code: &CodeAt<'_>) -> Option<Vec<u16>> {
    let Some(Statuses::Some { is, certainty }) = code.group.status_of(code.code) else { return None };
    let of_file = cx.source.status_certainty.map(|certainty| certainty.0);
    let is_stated = certainty.or(of_file).is_none_or(|certainty| certainty == Certainty::Stated);
    is_stated.then(|| is.iter().map(|status| status.0).collect())
}
