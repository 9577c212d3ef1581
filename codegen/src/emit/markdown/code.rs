//! The section of a code, with all its facts.

use super::{PageWriter, fact, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::{Fact, FactKind, facts};
use crate::model::{Code, Set};

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    for (nth, set) in vendor.sets.iter().enumerate() {
        match &set.title {
            _ if set.codes.is_empty() => continue,
            Some(title) => writer.heading(2, &format!("Codes in detail: {title}")),
            None => writer.heading(2, "Codes in detail"),
        }
        if nth == 0 {
            writer.sentence("The catalogue assigns the category, not the vendor.");
        }
        for code in &set.codes {
            section(writer, set, code);
        }
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
    // The retry advice lists the delays.
    let is_shown = |fact: &Fact<'_>| fact.kind != FactKind::Delays;
    for fact in facts(writer.vendor, set, code).into_iter().filter(is_shown) {
        item(writer, fact.label(), |writer| fact::write(writer, &fact.body, "  "));
    }
    item(writer, "Listed in", |writer| crumbs(writer, code));
}

fn item(writer: &mut PageWriter<'_>, label: &str, write: impl FnOnce(&mut PageWriter<'_>)) {
    writer.out.extend(["- **", label, ":**"]);
    write(writer);
    writer.out.push('\n');
}

/// Writes breadcrumbs: the page and its heading, and all vendors.
fn crumbs(writer: &mut PageWriter<'_>, code: &Code) {
    writer.out.push(' ');
    layout::page_link(&mut writer.out, writer.vendor, Place::PAGE);
    if let Some(group) = writer.vendor.groups.get(code.group) {
        writer.out.push_str(", ");
        prose::label(&mut writer.out, &group.title, Place::PAGE);
    }
    writer.out.push_str(" ([all vendors](index.md))");
}

/// Returns the mark after the name of a deprecated or removed code.
pub(super) fn lifecycle_mark(code: &Code) -> String {
    words::lifecycle_word(code).map(|word| format!(" ({word})")).unwrap_or_default()
}
