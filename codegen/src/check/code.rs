use super::{Check, CodeAt, group_path};
use crate::names::FlatGroup;
use crate::report::{Path, Rule, duplicate_code_help};
use std::collections::HashMap;

/// Checks that the vendor has codes or statuses, and that each set that it declares has
/// codes: an empty enum is useless.
pub(super) fn has_codes(cx: &mut Check<'_>) {
    if !cx.complete {
        return;
    }
    if cx.codes().next().is_none() && cx.source.statuses.is_none() {
        cx.report
            .add(cx.file, Rule::MissingKey, Path::root(), "the file has no codes")
            .help("add them under `groups`: `- title: Errors`, then `codes:`; if the vendor only has statuses, describe them under `statuses`");
    }
    let lacks_place = cx.source.envelope.as_ref().is_some_and(|envelope| envelope.code.is_empty());
    if lacks_place && cx.codes().next().is_some() {
        cx.report
            .add(cx.file, Rule::MissingKey, Path::root().key("envelope").on_key(), "missing key `code`")
            .help("add the place of the code, as in `code: /error/code`");
    }
    sets_have_codes(cx);
}

fn sets_have_codes(cx: &mut Check<'_>) {
    // A misspelt name of a set is reported where it is written.
    let is_declared = |group: &FlatGroup<'_>| group.set.is_none_or(|set| cx.source.sets.get(set).is_some());
    if !cx.groups().iter().all(is_declared) {
        return;
    }
    for (id, _) in cx.source.sets.iter() {
        if !cx.codes().any(|code| code.group.set.is_some_and(|set| **set == **id)) {
            let at = Path::root().key("sets").key(&**id).on_key();
            cx.report
                .add(cx.file, Rule::MissingKey, at, format!("the set `{id}` has no codes"))
                .help(format!("add a group with `set: {id}` and its codes, or remove the set"));
        }
    }
}

/// Checks that codes are unique within a set, across all groups, and that an identity
/// names one code.
pub(super) fn duplicate_codes(cx: &mut Check<'_>) {
    let mut seen: HashMap<String, CodeAt<'_>> = HashMap::new();
    for code in cx.codes() {
        let identity = match code.group.set {
            Some(set) => format!("{set}/{}", code.wire),
            None => code.wire.to_string(),
        };
        match seen.get(&identity) {
            None => {
                seen.insert(identity, code);
            }
            Some(first) => {
                cx.report
                    .add(
                        cx.file,
                        Rule::DuplicateCode,
                        code.path().on_key(),
                        format!("duplicate code `{identity}`"),
                    )
                    .label("second")
                    .also(first.path().on_key(), "first")
                    .help(duplicate_code_help(first.code == code.code));
            }
        }
    }
}

/// Checks that the codes of a set differ in more than letter case.
pub(super) fn differ_by_case(cx: &mut Check<'_>) {
    let mut seen: HashMap<(Option<&str>, String), CodeAt<'_>> = HashMap::new();
    for code in cx.codes() {
        let key = (code.group.set.map(|id| &**id), code.wire.to_lowercase());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, code);
            continue;
        };
        let is_other = first.wire != code.wire;
        if !is_other || cx.allows(Rule::CodesDifferByCase, &code) || cx.allows(Rule::CodesDifferByCase, first)
        {
            continue;
        }
        let message = format!("`{}` and `{}` differ only in letter case", first.wire, code.wire);
        cx.report
            .add(cx.file, Rule::CodesDifferByCase, code.path().on_key(), message)
            .also(first.path().on_key(), "first")
            .help(
                "keep the spelling that the vendor sends; if it sends both, `allow` the rule and give that as the reason",
            );
    }
}

/// The maximum number of codes: the look-up stores it in 20 bits.
const MAX_CODES: usize = (1 << 20) - 1;
/// The maximum total length of a vendor's codes in bytes: the look-up stores offsets in
/// 24 bits.
const MAX_WIRE_BYTES: usize = 1 << 24;

/// Checks that the codes fit into the look-up tables.
pub(super) fn size(cx: &mut Check<'_>) {
    let codes = cx.codes().count();
    let bytes: usize = cx.codes().map(|code| code.wire.len() + 1).sum();
    if codes <= MAX_CODES && bytes < MAX_WIRE_BYTES {
        return;
    }
    let at = cx.groups().first().map_or(Path::root(), group_path);
    cx.report
        .add(cx.file, Rule::Limit, at, format!("the file has {codes} codes with a total of {bytes} bytes"))
        .help(format!(
            "split the file: the limits are {MAX_CODES} codes and less than {MAX_WIRE_BYTES} bytes"
        ));
}
