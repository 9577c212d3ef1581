use super::{Check, CodeAt};
use crate::model::{MessageStyle, placeholders};
use crate::report::{Path, Rule};
use crate::source::Line;
use std::collections::BTreeSet;

/// Checks that the placeholders of a message are the parameters of its code.
pub(super) fn params(cx: &mut Check<'_>) {
    let style = cx.source.message_style.map_or(MessageStyle::Braces, |style| style.0);
    for code in cx.codes().filter(|code| !code.code.params.is_empty()) {
        match &code.code.message {
            Some(message) => of_message(cx, &code, message, style),
            None if cx.complete => {
                let at = code.path().key("params").on_key();
                let help = "add `message:` with a placeholder for each parameter, or remove `params`";
                cx.report
                    .add(
                        cx.file,
                        Rule::MessageParams,
                        at,
                        format!("`{}` has parameters, but no message", code.wire),
                    )
                    .help(help);
            }
            None => {}
        }
    }
}

fn of_message(cx: &mut Check<'_>, code: &CodeAt<'_>, message: &Line, style: MessageStyle) {
    let used = placeholders_have_parameters(cx, code, message, style);
    if let Some(text) = in_braces(style, message, &used) {
        let what = format!("`{text}` is not a placeholder in the style `{}`", word(style));
        let help = "write it in the `message_style` of the file, or write another word in braces";
        refuse(cx, code.path().key("message"), what, help);
    }
    for name in code.code.params.keys().filter(|name| !used.contains(name)) {
        let what = format!("the message has no placeholder for `{name}`");
        let written = match style {
            MessageStyle::Percent => "`%s`, in the order of `params`".to_owned(),
            MessageStyle::Dollar => format!("`${{{name}}}`"),
            MessageStyle::Braces => format!("`{{{name}}}`"),
        };
        let help = format!(
            "write {written}, or remove the parameter; `message_style` of the file is `{}`",
            word(style)
        );
        refuse(cx, code.path().key("params").key(name).on_key(), what, &help);
    }
}

/// Checks that each placeholder names a parameter. Returns the parameters that are named.
fn placeholders_have_parameters<'a>(
    cx: &mut Check<'_>,
    code: &CodeAt<'a>,
    message: &Line,
    style: MessageStyle,
) -> BTreeSet<&'a str> {
    let names: Vec<&'a str> = code.code.params.keys().collect();
    let mut used = BTreeSet::new();
    for placeholder in placeholders(style, message) {
        let name = match placeholder.name {
            Some(written) => names.iter().copied().find(|name| *name == written),
            None => names.get(placeholder.index).copied(),
        };
        if let Some(name) = name {
            used.insert(name);
            continue;
        }
        let text = message.get(placeholder.range).unwrap_or_default();
        let what = format!("the placeholder `{text}` has no parameter");
        let help = "declare it under `params`, or correct the placeholder";
        refuse(cx, code.path().key("message"), what, help);
    }
    used
}

/// The name of a parameter in braces, in a style in which that is not a placeholder.
fn in_braces(style: MessageStyle, message: &Line, names: &BTreeSet<&str>) -> Option<String> {
    let is_placeholder = |before: &str| style == MessageStyle::Dollar && before.ends_with('$');
    let is_text = |(at, _): (usize, &str)| message.get(..at).is_some_and(|before| !is_placeholder(before));
    let mut written = names.iter().map(|name| format!("{{{name}}}"));
    written.find(|text| style != MessageStyle::Braces && message.match_indices(text.as_str()).any(is_text))
}

fn word(style: MessageStyle) -> &'static str {
    errcat_core::words::Word::as_str(style)
}

fn refuse(cx: &mut Check<'_>, at: Path, what: String, help: &str) {
    cx.report.add(cx.file, Rule::MessageParams, at, what).help(help);
}
