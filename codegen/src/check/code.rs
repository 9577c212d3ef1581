use super::{Check, CodeAt, group_path};
use crate::names::variant_name;
use crate::report::{Path, Rule};
use std::collections::HashMap;

/// A vendor, and every set it declares, has codes: an empty enum helps nobody.
pub(super) fn has_codes(cx: &mut Check<'_>) {
    if !cx.complete {
        return;
    }
    if !cx.codes().any(|code| code.group.set.is_none()) {
        cx.report
            .add(cx.file, Rule::MissingKey, Path::root(), "the file has no codes")
            .help("add them under `groups`: `- title: Errors`, then `codes:`");
    }
    for (id, _) in cx.source.sets.iter() {
        if !cx.codes().any(|code| code.group.set.is_some_and(|set| **set == **id)) {
            cx.report
                .add(
                    cx.file,
                    Rule::MissingKey,
                    Path::root().key("sets").key(&**id).on_key(),
                    format!("the set `{id}` has no codes"),
                )
                .help(format!("add a group with `set: {id}` and its codes, or remove the set"));
        }
    }
}

/// A code stands once in its set, whatever groups it is in, and an identity means one code.
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
                        format!("`{identity}` stands here twice"),
                    )
                    .label("second")
                    .also(first.path().on_key(), "first")
                    .help("keep one; a code with several meanings has them in one `meaning`, or in `causes`");
            }
        }
    }
}

/// Codes of a set differ in more than letter case. If their Rust names are equal too,
/// another rule reports that.
pub(super) fn differ_by_case(cx: &mut Check<'_>) {
    let mut seen: HashMap<(Option<&str>, String), CodeAt<'_>> = HashMap::new();
    for code in cx.codes() {
        let key = (code.group.set.map(|id| &**id), code.wire.to_lowercase());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, code);
            continue;
        };
        let is_other = first.wire != code.wire && rust_name(first) != rust_name(&code);
        if !is_other || cx.allows(Rule::CodesDifferByCase, &code) || cx.allows(Rule::CodesDifferByCase, first)
        {
            continue;
        }
        let message = format!("`{}` and `{}` differ by letter case only", first.wire, code.wire);
        cx.report
            .add(cx.file, Rule::CodesDifferByCase, code.path().on_key(), message)
            .also(first.path().on_key(), "the first one")
            .help(
                "keep the spelling that travels; if the vendor has both, `allow` the rule with that reason",
            );
    }
}

fn rust_name(code: &CodeAt<'_>) -> Option<String> {
    code.code.rust_name.as_ref().map(ToString::to_string).or_else(|| variant_name(code.wire))
}

/// Most codes of one set: the look-up keeps their number in 20 bits.
const MAX_CODES: usize = (1 << 20) - 1;
/// Most bytes of codes of one vendor: the look-up keeps their place in 24 bits.
const MAX_WIRE_BYTES: usize = 1 << 24;

/// The look-up tables have room for so many codes, and not for more.
pub(super) fn size(cx: &mut Check<'_>) {
    let codes = cx.codes().count();
    let bytes: usize = cx.codes().map(|code| code.wire.len() + 1).sum();
    if codes <= MAX_CODES && bytes < MAX_WIRE_BYTES {
        return;
    }
    let at = cx.groups().first().map_or(Path::root(), group_path);
    cx.report
        .add(cx.file, Rule::Limit, at, format!("the file has {codes} codes of {bytes} bytes together"))
        .help(format!(
            "at most {MAX_CODES} codes of less than {MAX_WIRE_BYTES} bytes are possible: split the file"
        ));
}
