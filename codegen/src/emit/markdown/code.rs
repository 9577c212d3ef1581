//! The section of a code, with all its facts.

use super::{PageWriter, fact, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::{Body, Fact, FactKind, facts};
use crate::model::{Code, Defaults, Set, Vendor};
use std::borrow::Cow;

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    for (nth, set) in vendor.sets.iter().filter(|set| !set.codes.is_empty()).enumerate() {
        match &set.title {
            Some(title) => writer.heading(2, &format!("Codes in detail: {title}")),
            None => writer.heading(2, "Codes in detail"),
        }
        if nth == 0 {
            writer.sentence(
                "The category is assigned by the catalogue, not by the API; it is not part of a response.",
            );
            defaults(writer);
            waived(writer);
        }
        for code in &set.codes {
            section(writer, set, code);
        }
    }
}

/// Writes once what holds for every code of a response.
fn defaults(writer: &mut PageWriter<'_>) {
    let Defaults { headers, always } = &writer.vendor.defaults;
    if headers.is_empty() && always.is_empty() {
        return;
    }
    writer.sentence("For every code of a response, unless its section says otherwise:");
    writer.blank_line();
    let names = headers.iter().map(|name| Cow::Borrowed(name.as_str())).collect::<Vec<_>>();
    let facts = [
        (FactKind::Headers, Body::Names(names), headers.is_empty()),
        (FactKind::Always, Body::Parts(always), always.is_empty()),
    ];
    for (kind, body, _) in facts.iter().filter(|(.., is_empty)| !is_empty) {
        item(writer, kind.label(), |writer| fact::write(writer, body, "  "));
    }
}

/// Writes once what the vendor documents for no code.
fn waived(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    let lacks = |waived: &&(String, String)| vendor.codes().any(|(_, code)| code.waived.contains(waived));
    let mut waived = vendor.waived.iter().filter(lacks).peekable();
    if waived.peek().is_some() {
        writer.sentence("Not documented, unless the section of a code has it:");
        writer.blank_line();
    }
    for (what, reason) in waived {
        let body = Body::Waived { what, reason };
        writer.out.push('-');
        fact::write(writer, &body, "  ");
        writer.out.push('\n');
    }
}

fn section(writer: &mut PageWriter<'_>, set: &Set, code: &Code) {
    writer.out.push_str("\n<a id=\"");
    prose::anchor(&mut writer.out, &code.identity);
    writer.out.push_str("\"></a>\n");
    writer.start_heading(3);
    prose::span(&mut writer.out, &code.wire, Place::LINK);
    writer.out.push('\n');
    writer.blocks(code.meaning.as_ref());
    writer.blank_line();
    let vendor = writer.vendor;
    for fact in facts(vendor, set, code).into_iter().filter(|fact| is_shown(vendor, fact)) {
        item(writer, fact.label(), |writer| fact::write(writer, &fact.body, "  "));
    }
    item(writer, LISTED_IN, |writer| crumbs(writer, code));
}

/// Leaves out delays, which the retry advice lists, and what the page says for all codes.
fn is_shown(vendor: &Vendor, fact: &Fact<'_>) -> bool {
    match &fact.body {
        Body::Parts(parts) => **parts != *vendor.defaults.always,
        Body::Names(names) if fact.kind == FactKind::Headers => *names != vendor.defaults.headers,
        Body::Waived { what, reason } => !vendor.waived.iter().any(|(w, r)| (&**w, &**r) == (*what, *reason)),
        _ => fact.kind != FactKind::Delays,
    }
}

fn item(writer: &mut PageWriter<'_>, label: &str, write: impl FnOnce(&mut PageWriter<'_>)) {
    writer.out.extend(["- **", label, ":**"]);
    write(writer);
    writer.out.push('\n');
}

/// The label of breadcrumbs, by which `import` finds the group of a code.
pub(crate) const LISTED_IN: &str = "Listed in";

/// The end of breadcrumbs. `import` removes it.
pub(crate) const TO_OVERVIEW: &str = " ([overview](index.md))";

/// Writes breadcrumbs: the page and its heading, and the first page.
fn crumbs(writer: &mut PageWriter<'_>, code: &Code) {
    writer.out.push(' ');
    layout::page_link(&mut writer.out, writer.vendor, Place::PAGE);
    if let Some(group) = writer.vendor.groups.get(code.group) {
        writer.out.push_str(", ");
        prose::label(&mut writer.out, &group.title, Place::PAGE);
    }
    writer.out.push_str(TO_OVERVIEW);
}

/// Returns the mark after the name of a deprecated or removed code.
pub(super) fn lifecycle_mark(code: &Code) -> String {
    words::lifecycle_word(code).map(|word| format!(" ({word})")).unwrap_or_default()
}
