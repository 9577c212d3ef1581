use super::{Check, CodeAt};
use crate::report::{Path, Rule};
use crate::source::CodeRef;
use std::collections::{BTreeMap, BTreeSet};

/// Checks that no code refers to itself, directly or through its replacements.
pub(super) fn references(cx: &mut Check<'_>) {
    // The name of a code may be lost, and its references in the code above.
    if !cx.complete {
        return;
    }
    let circular = circular(cx);
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
        } else if circular.contains(&identity(&code)) {
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

/// The identities of codes whose replacements lead back to them.
fn circular(cx: &Check<'_>) -> BTreeSet<String> {
    let replaced = cx.codes().filter(|code| code.code.refers());
    let next: BTreeMap<String, &str> =
        replaced.filter_map(|code| Some((identity(&code), &**replacement(&code)?.0))).collect();
    let (mut walks, mut found) = (BTreeMap::new(), BTreeSet::new());
    // Each code is walked over once: a file may have a chain of all its codes.
    for (walk, start) in next.keys().enumerate() {
        let mut at = start.as_str();
        while !walks.contains_key(at)
            && let Some(&to) = next.get(at)
        {
            walks.insert(at, walk);
            at = to;
        }
        if walks.get(at) == Some(&walk) {
            while found.insert(at.to_owned())
                && let Some(&to) = next.get(at)
            {
                at = to;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::load_from_memory;

    fn replacements(pairs: impl Iterator<Item = (usize, usize)>) -> String {
        let code = |(from, to)| {
            format!(
                "    c{from}: {{ status: 400, meaning: Wrong., fix: Correct it., deprecated: {{ replaced_by: c{to} }} }}\n"
            )
        };
        let codes: String = pairs.map(code).collect();
        let last = "    c99999: { status: 400, meaning: Wrong., fix: Correct it. }\n";
        format!("title: T\ngroups:\n- title: G\n  codes:\n{codes}{last}")
    }

    #[test]
    fn only_codes_in_a_circle_are_reported() {
        let text = replacements([(1, 2), (2, 3), (3, 2), (4, 99_999)].into_iter());
        let (_, report) = load_from_memory("t.yaml", text.into_bytes()).unwrap();
        let shown = report.short().to_string();
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("t.yaml:6:") && lines[1].starts_with("t.yaml:7:"), "{lines:?}");
    }

    #[test]
    fn a_long_chain_is_no_circle() {
        let text = replacements((0..2000).map(|n| (n, if n == 1999 { 99_999 } else { n + 1 })));
        let (_, report) = load_from_memory("t.yaml", text.into_bytes()).unwrap();
        assert!(report.is_empty(), "{}", report.short());
    }
}
