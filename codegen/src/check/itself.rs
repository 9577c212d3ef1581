use super::{Check, CodeAt};
use crate::report::{Path, Rule};
use crate::source::CodeRef;
use std::collections::HashMap;

/// Checks that no code refers to itself, directly or through its replacements.
pub(super) fn references(cx: &mut Check<'_>) {
    // The name of a code may be lost, and its references in the code above.
    if !cx.complete {
        return;
    }
    let replacements = Replacements::of(cx);
    for code in cx.codes().filter(|code| code.code.refers()) {
        for (nth, reference) in code.code.see.iter().enumerate() {
            if names(cx, reference, &code) {
                let at = code.path().key("see").index(nth);
                report(cx, &code, at, "the code refers to itself", "name another code, or remove the entry");
            }
        }
        let Some((reference, at)) = replacement(&code) else { continue };
        if names(cx, reference, &code) {
            report(cx, &code, at, "the code is its own replacement", "name the new code, or remove the key");
        } else if replacements.lead_back_to(&code) {
            let help = "name the code that is sent today";
            report(cx, &code, at, "the replacements lead back to this code", help);
        }
    }
}

fn report<'a>(cx: &mut Check<'a>, code: &CodeAt<'a>, at: Path, message: &str, help: &str) {
    if !cx.allows(Rule::SelfReference, code) {
        cx.report.add(cx.file, Rule::SelfReference, at, message).help(help);
    }
}

/// Whether a reference names this code of the file.
fn names(cx: &Check<'_>, reference: &CodeRef, code: &CodeAt<'_>) -> bool {
    let target = cx.index.resolve(cx.number, reference);
    target.is_some() && target == cx.index.resolve(cx.number, &identity(code))
}

fn identity(code: &CodeAt<'_>) -> String {
    match code.group.set {
        Some(set) => format!("{set}/{}", code.wire),
        None => code.wire.to_string(),
    }
}

/// The code that replaces a code, and the place that says so.
fn replacement<'a>(code: &CodeAt<'a>) -> Option<(&'a CodeRef, Path)> {
    let place = |key: &str| code.path().key(key).key("replaced_by");
    let deprecated = code.code.deprecated.as_ref().and_then(|one| one.replaced_by.as_ref());
    let removed = code.code.removed.as_ref().and_then(|one| one.replaced_by.as_ref());
    let removed = removed.map(|reference| (reference, place("removed")));
    removed.or_else(|| deprecated.map(|reference| (reference, place("deprecated"))))
}

/// The replacement of each code of a file, by identity.
struct Replacements<'a>(HashMap<String, &'a str>);

impl<'a> Replacements<'a> {
    fn of(cx: &Check<'a>) -> Self {
        let replaced = cx.codes().filter(|code| code.code.refers());
        let pairs = replaced.filter_map(|code| Some((identity(&code), &**replacement(&code)?.0)));
        Replacements(pairs.collect())
    }

    fn lead_back_to(&self, code: &CodeAt<'_>) -> bool {
        let start = identity(code);
        let mut next = self.0.get(&start).copied();
        for _ in 0..self.0.len() {
            match next {
                Some(reference) if reference == start => return true,
                Some(reference) => next = self.0.get(reference).copied(),
                None => return false,
            }
        }
        false
    }
}
