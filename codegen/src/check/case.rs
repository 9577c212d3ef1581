use super::{Check, CodeAt};
use crate::names::variant_name;
use crate::report::Rule;
use std::collections::HashMap;

/// Two codes of a set differ in more than letter case. Where their Rust names
/// are alike as well, that is reported already.
pub(super) fn codes(cx: &mut Check<'_>) {
    let mut seen: HashMap<(Option<&str>, String), CodeAt<'_>> = HashMap::new();
    for code in cx.codes() {
        let key = (code.group.set.map(|id| &**id), code.wire.to_lowercase());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, code);
            continue;
        };
        let is_other = first.wire != code.wire && name(first) != name(&code);
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

fn name(code: &CodeAt<'_>) -> Option<String> {
    code.code.rust_name.as_ref().map(ToString::to_string).or_else(|| variant_name(code.wire))
}
