//! `errcat explain KEY`: what a key of a catalogue file means.

use crate::terminal::{PageWriter, TerminalStyle};
use errcat_codegen::{KeyInfo, keys, nearest};

/// The maximum number of places that are listed.
const PLACES: usize = 4;

/// The pages about the keys with this name or the end of this path.
pub(super) fn page(query: &str, style: TerminalStyle) -> Option<String> {
    let found = keys(query);
    let mut page = PageWriter::new(style);
    for (nth, info) in found.iter().enumerate() {
        if nth > 0 {
            page.blank();
            page.blank();
        }
        of_key(&mut page, info);
    }
    (!found.is_empty()).then(|| page.finish())
}

/// The keys whose names are similar to a misspelt one.
pub(super) fn near(query: &str) -> Vec<String> {
    let names = errcat_codegen::key_names();
    nearest(query, names.iter().map(String::as_str)).into_iter().take(3).map(str::to_owned).collect()
}

fn of_key(page: &mut PageWriter, info: &KeyInfo) {
    let name = info.paths.first().and_then(|path| path.rsplit('.').next()).unwrap_or_default();
    page.title(name, "a key of catalogue files");
    page.block(&info.description);
    page.blank();
    page.row("In", &places(&info.paths));
    page.row("Required?", if info.required { "yes" } else { "no" });
    for (nth, value) in info.values.iter().enumerate() {
        page.row(if nth == 0 { "Values" } else { "" }, value);
    }
    if !info.keys.is_empty() {
        page.row("Keys", &keys_of(info));
    }
}

fn places(paths: &[String]) -> String {
    let shown: Vec<String> = paths.iter().take(PLACES).map(|path| format!("`{path}`")).collect();
    match paths.len().saturating_sub(PLACES) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn keys_of(info: &KeyInfo) -> String {
    let items: Vec<String> = info.keys.iter().map(|(key, meaning)| format!("- `{key}`: {meaning}")).collect();
    items.join("\n")
}
