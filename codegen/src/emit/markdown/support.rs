//! The end of a page: support, status page, limits, related links, notes.

use super::PageWriter;
use super::fact::spans;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Note, Support};

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if let Some(support) = &vendor.support {
        write_support(writer, support);
    }
    if let Some(page) = &vendor.status_page {
        writer.heading(2, "Status page");
        writer.blank_line();
        prose::link(&mut writer.out, &page.title, page.url.as_deref(), Place::PAGE);
        writer.out.push('\n');
    }
    limits(writer);
    related(writer);
    notes(writer, &vendor.notes);
}

fn write_support(writer: &mut PageWriter<'_>, support: &Support) {
    writer.heading(2, support.title.as_deref().unwrap_or("Support"));
    writer.blocks(support.description.as_ref());
    if let Some(email) = &support.email {
        writer.start_sentence("Email ");
        prose::email(&mut writer.out, email, Place::PAGE);
        writer.out.push_str(".\n");
    }
    if let Some(link) = support.link {
        writer.start_sentence("Go to ");
        writer.links(&[link], Place::PAGE);
        writer.out.push_str(".\n");
    }
    if !support.include.is_empty() {
        writer.sentence("Include:");
        writer.blank_line();
        writer.items(&support.include, "");
    }
    if let Some(template) = &support.template {
        writer.blank_line();
        prose::fence(&mut writer.out, "text", template, "", Place::PAGE);
        writer.out.push('\n');
    }
}

fn limits(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.limits.is_empty() {
        return;
    }
    writer.heading(2, "Limits");
    writer.blank_line();
    for limit in &vendor.limits {
        writer.out.push_str("- ");
        writer.out.push_str(&words::limit(limit));
        writer.out.push('\n');
    }
}

fn related(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.related.is_empty() {
        return;
    }
    writer.heading(2, "Related links");
    writer.blank_line();
    for &index in &vendor.related {
        writer.out.push_str("- ");
        writer.link(index, Place::PAGE);
        let Some(link) = vendor.links.get(index) else { continue };
        if let Some(note) = &link.note {
            writer.out.push_str(": ");
            prose::line(&mut writer.out, note, Place::PAGE);
        }
        if !link.headers.is_empty() {
            writer.out.push_str(" Explains ");
            spans(&mut writer.out, &link.headers);
            writer.out.push('.');
        }
        writer.out.push('\n');
    }
}

fn notes(writer: &mut PageWriter<'_>, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    writer.heading(2, "Notes");
    writer.blank_line();
    for note in notes {
        writer.out.push_str("- ");
        prose::line(&mut writer.out, &note.text, Place::PAGE);
        if !note.codes.is_empty() {
            writer.out.push_str(" Applies to ");
            writer.code_links(&note.codes, Place::PAGE);
            writer.out.push('.');
        }
        writer.out.push('\n');
    }
}
