//! The body of a comment on a pull request.

use super::super::Change;
use super::markup::{code, inline};
use super::who;
use crate::report::Level;
use std::fmt;

/// GitHub rejects comments of more than 65,536 characters.
const MOST_BYTES: usize = 60_000;

pub(super) fn write<'a>(
    (heading, counts): &(String, String),
    changes: impl Iterator<Item = &'a Change>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut text = format!("### {heading}\n\n{counts}\n");
    let (mut level, mut left_out) = (None, 0);
    for change in changes {
        let heading = if level == Some(change.level()) { String::new() } else { section(change.level()) };
        let row = row(change);
        if text.len() + heading.len() + row.len() > MOST_BYTES {
            left_out += 1;
            continue;
        }
        level = Some(change.level());
        text.push_str(&heading);
        text.push_str(&row);
    }
    if left_out > 0 {
        text.push_str(&format!("\n... and {left_out} more; `--format short` shows all of them.\n"));
    }
    f.write_str(&text)
}

fn section(level: Level) -> String {
    let word = match level {
        Level::Breaking => "Breaking",
        Level::Notice => "Not announced as promised",
        Level::Risky => "Risky",
        Level::Compatible => "Compatible",
        Level::Docs => "Documentation",
    };
    format!("\n#### {word}\n\n| Change | Affected | Rule | Id |\n| --- | --- | --- | --- |\n")
}

fn row(change: &Change) -> String {
    let mut text = inline(&change.message());
    for detail in change.details() {
        text.push_str("<br>");
        text.push_str(&inline(&detail));
    }
    if let Some(help) = change.help() {
        text.push_str("<br>*help:* ");
        text.push_str(&inline(&help));
    }
    if let Some(reason) = change.accepted() {
        text.push_str("<br>*accepted:* ");
        text.push_str(&inline(&crate::report::one_line(reason.to_owned())));
    }
    let who = who(change).unwrap_or_else(|| "nobody".to_owned());
    format!("| {text} | {who} | {} | {} |\n", code(change.rule().id), code(&change.fingerprint()))
}
