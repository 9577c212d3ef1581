//! The end of a page: whom to ask, where to read on, remarks on the source.

use super::Sheet;
use super::fact::spans;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Note, Support};

pub(super) fn write(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    if let Some(support) = &vendor.support {
        write_support(sheet, support);
    }
    if let Some(page) = &vendor.status_page {
        sheet.heading(2, "Status page");
        sheet.blank_line();
        prose::link(&mut sheet.out, &page.title, page.url.as_deref(), Place::PAGE);
        sheet.out.push('\n');
    }
    limits(sheet);
    related(sheet);
    notes(sheet, &vendor.notes);
}

fn write_support(sheet: &mut Sheet<'_>, support: &Support) {
    sheet.heading(2, support.title.as_deref().unwrap_or("Support"));
    sheet.blocks(support.description.as_ref());
    if let Some(email) = &support.email {
        sheet.start_sentence("Write to ");
        prose::email(&mut sheet.out, email, Place::PAGE);
        sheet.out.push_str(".\n");
    }
    if let Some(link) = support.link {
        sheet.start_sentence("Go to ");
        sheet.links(&[link], Place::PAGE);
        sheet.out.push_str(".\n");
    }
    if !support.include.is_empty() {
        sheet.sentence("Send along:");
        sheet.blank_line();
        sheet.items(&support.include, "");
    }
    if let Some(template) = &support.template {
        sheet.blank_line();
        prose::fence(&mut sheet.out, "text", template, "", Place::PAGE);
        sheet.out.push('\n');
    }
}

fn limits(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    if vendor.limits.is_empty() {
        return;
    }
    sheet.heading(2, "Limits");
    sheet.blank_line();
    for limit in &vendor.limits {
        sheet.out.push_str("- ");
        sheet.out.push_str(&words::limit(limit));
        sheet.out.push('\n');
    }
}

fn related(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    if vendor.related.is_empty() {
        return;
    }
    sheet.heading(2, "Related links");
    sheet.blank_line();
    for &index in &vendor.related {
        sheet.out.push_str("- ");
        sheet.link(index, Place::PAGE);
        let Some(link) = vendor.links.get(index) else { continue };
        if let Some(note) = &link.note {
            sheet.out.push_str(": ");
            prose::line(&mut sheet.out, note, Place::PAGE);
        }
        if !link.headers.is_empty() {
            sheet.out.push_str(" Explains ");
            spans(&mut sheet.out, &link.headers);
            sheet.out.push('.');
        }
        sheet.out.push('\n');
    }
}

fn notes(sheet: &mut Sheet<'_>, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    sheet.heading(2, "Notes");
    sheet.blank_line();
    for note in notes {
        sheet.out.push_str("- ");
        prose::line(&mut sheet.out, &note.text, Place::PAGE);
        if !note.codes.is_empty() {
            sheet.out.push_str(" About ");
            sheet.code_links(&note.codes, Place::PAGE);
            sheet.out.push('.');
        }
        sheet.out.push('\n');
    }
}
