//! The section of a code: all there is to say about it.

use super::{Sheet, fact, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::{Fact, FactKind, facts};
use crate::model::{Code, Set};

pub(super) fn write(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    for (nth, set) in vendor.sets.iter().enumerate() {
        match &set.title {
            _ if set.codes.is_empty() => continue,
            Some(title) => sheet.heading(2, &format!("Codes in detail: {title}")),
            None => sheet.heading(2, "Codes in detail"),
        }
        if nth == 0 {
            sheet.sentence("The category is the catalogue's assignment, not the vendor's.");
        }
        for code in &set.codes {
            section(sheet, set, code);
        }
    }
}

fn section(sheet: &mut Sheet<'_>, set: &Set, code: &Code) {
    sheet.out.push_str("\n<a id=\"");
    prose::anchor(&mut sheet.out, &code.identity);
    sheet.out.push_str("\"></a>\n");
    sheet.start_heading(3);
    prose::span(&mut sheet.out, &code.wire, Place::LINK);
    sheet.out.push('\n');
    sheet.blocks(code.meaning.as_ref());
    sheet.blank_line();
    // The retry advice lists the delays.
    let is_shown = |fact: &Fact<'_>| fact.kind != FactKind::Delays;
    for fact in facts(sheet.vendor, set, code).into_iter().filter(is_shown) {
        item(sheet, fact.label(), |sheet| fact::write(sheet, &fact.body, "  "));
    }
    item(sheet, "In", |sheet| crumbs(sheet, code));
}

fn item(sheet: &mut Sheet<'_>, label: &str, write: impl FnOnce(&mut Sheet<'_>)) {
    sheet.out.extend(["- **", label, ":**"]);
    write(sheet);
    sheet.out.push('\n');
}

/// The way up: the page and its heading, and all vendors.
fn crumbs(sheet: &mut Sheet<'_>, code: &Code) {
    sheet.out.push(' ');
    layout::page_link(&mut sheet.out, sheet.vendor, Place::PAGE);
    if let Some(group) = sheet.vendor.groups.get(code.group) {
        sheet.out.push_str(", ");
        prose::label(&mut sheet.out, &group.title, Place::PAGE);
    }
    sheet.out.push_str(" ([all vendors](index.md))");
}

/// What follows the name of a code that is deprecated or removed.
pub(super) fn lifecycle_mark(code: &Code) -> String {
    words::lifecycle_word(code).map(|word| format!(" ({word})")).unwrap_or_default()
}
