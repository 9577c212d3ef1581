//! Doc comments of generated items.

use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Code, CodeRef, CodeSet, Vendor};

/// Above the module of a vendor.
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

/// Above the enum of a set.
pub(super) fn code_set(vendor: &Vendor, set: &CodeSet, text: &mut String) {
    let mut doc = String::from(match set.id {
        None => "The error codes of ",
        Some(_) => "Codes of a further set of ",
    });
    prose::label(&mut doc, &vendor.title, Place::RUSTDOC);
    doc.push('.');
    if let Some(description) = &set.description {
        doc.push_str("\n\n");
        prose::rustdoc(&mut doc, description);
    }
    comment(&doc, "", text);
}

/// Above a variant: wire string, status, meaning, fix, retry.
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
        doc.push_str("\n\n**Fix:** ");
        prose::rustdoc(&mut doc, fix);
    }
    doc.push_str("\n\n**Retry:** ");
    doc.push_str(&words::retry(vendor, &code.retry));
    comment(&doc, "    ", text);
}

/// What the compiler says where a code on its way out is used.
pub(super) fn deprecation_note(code: &Code) -> Option<String> {
    let instead = |code: &Option<CodeRef>| code.as_ref().map(|r| format!(", expect `{}`", r.identity));
    if let Some(removed) = &code.removed {
        let instead = instead(&removed.replaced_by).unwrap_or_default();
        return Some(format!("not sent since {}{instead}", removed.since));
    }
    let deprecated = code.deprecated.as_ref()?;
    let sunset = deprecated.sunset.as_ref().map(|s| format!(", sent until {s}")).unwrap_or_default();
    let instead = instead(&deprecated.replaced_by).unwrap_or_default();
    Some(format!("on its way out{sunset}{instead}"))
}

/// Every line as a doc comment. A `/` more at the start of a line would make it
/// an ordinary comment; the space prevents that.
fn comment(doc: &str, indent: &str, text: &mut String) {
    for line in doc.lines() {
        text.push_str(indent);
        text.push_str("///");
        if !line.trim().is_empty() {
            text.push(' ');
            text.push_str(line.trim_end());
        }
        text.push('\n');
    }
}
