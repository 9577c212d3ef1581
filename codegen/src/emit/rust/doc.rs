//! Doc comments of generated items.

use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Code, Set, Vendor};

/// Writes the doc comment of the module of a vendor.
pub(super) fn module(vendor: &Vendor, text: &mut String) {
    let mut doc = String::new();
    prose::label(&mut doc, &vendor.title, Place::RUSTDOC);
    if let Some(description) = &vendor.page.description {
        doc.push_str("\n\n");
        prose::label(&mut doc, description, Place::RUSTDOC);
    }
    if let Some(intro) = &vendor.page.intro {
        doc.push_str("\n\n");
        prose::rustdoc(&mut doc, intro);
    }
    comment(&doc, "", text);
}

/// Writes the doc comment of the enum of a set.
pub(super) fn code_set(vendor: &Vendor, set: &Set, text: &mut String) {
    let mut doc = String::from(match set.id {
        None => "Error codes of ",
        Some(_) => "An additional set of error codes of ",
    });
    prose::label(&mut doc, &vendor.title, Place::RUSTDOC);
    doc.push('.');
    if let Some(description) = &set.description {
        doc.push_str("\n\n");
        prose::rustdoc(&mut doc, description);
    }
    doc.push_str("\n\nThe discriminants are not part of the API: they follow the order of the page.");
    comment(&doc, "", text);
}

/// Writes the doc comment of a variant: wire string, status, meaning, fix, retry.
pub(super) fn variant(vendor: &Vendor, code: &Code, text: &mut String) {
    let mut doc = String::new();
    prose::span(&mut doc, &code.wire, Place::RUSTDOC);
    doc.push_str(", ");
    doc.push_str(&words::statuses(code));
    if let Some(meaning) = &code.meaning {
        doc.push_str("\n\n");
        prose::rustdoc(&mut doc, meaning);
    }
    if let Some(fix) = &code.fix {
        doc.push_str("\n\n**Fix:**");
        prose::after_label(&mut doc, fix, "", Place::RUSTDOC);
    }
    doc.push_str("\n\n**Retry:** ");
    doc.push_str(&words::retry(vendor, &code.retry));
    comment(&doc, "    ", text);
}

/// Returns the note of the compiler's warning about a deprecated or removed code. rustdoc
/// shows it as Markdown.
pub(super) fn deprecation_note(code: &Code) -> Option<String> {
    let mut note = String::new();
    let replaced_by = if let Some(removed) = &code.removed {
        note.push_str("removed as of ");
        prose::label(&mut note, &removed.since, Place::RUSTDOC);
        &removed.replaced_by
    } else {
        let deprecated = code.deprecated.as_ref()?;
        note.push_str("deprecated");
        if let Some(sunset) = &deprecated.sunset {
            note.push_str(", sunset ");
            prose::label(&mut note, sunset, Place::RUSTDOC);
        }
        &deprecated.replaced_by
    };
    if let Some(instead) = replaced_by {
        note.push_str(", expect ");
        prose::span(&mut note, &instead.identity, Place::RUSTDOC);
        note.push_str(" instead");
    }
    Some(note)
}

/// Writes every line as a doc comment. The space keeps a line that starts with `/` from
/// becoming an ordinary comment. clippy rejects tabs in doc comments.
fn comment(doc: &str, indent: &str, text: &mut String) {
    for line in doc.lines() {
        text.push_str(indent);
        text.push_str("///");
        if !line.trim().is_empty() {
            text.push(' ');
            text.push_str(&line.trim_end().replace('\t', "    "));
        }
        text.push('\n');
    }
}
