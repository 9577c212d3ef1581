//! Example responses and code samples.

use super::Sheet;
use crate::emit::prose::{self, Place};
use crate::model::Example;
use errcat_core::words::BodyFormat;

pub(super) fn examples(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    if vendor.examples.is_empty() {
        return;
    }
    sheet.heading(2, "Examples");
    for example in &vendor.examples {
        write(sheet, example);
    }
}

/// Writes what an example shows, and its body.
pub(super) fn write(sheet: &mut Sheet<'_>, example: &Example) {
    sheet.blank_line();
    sheet.out.push_str("**");
    prose::label(&mut sheet.out, example.title.as_deref().unwrap_or("Example"), Place::PAGE);
    sheet.out.push_str("**");
    if let Some(status) = example.status {
        sheet.out.push_str(&format!(", `{status}`"));
    }
    if let Some(code) = &example.code {
        sheet.out.push_str(", ");
        sheet.code_link(code, Place::PAGE);
    }
    sheet.out.push_str(if example.illustrative { " (shortened: not a body as it is sent)\n" } else { "\n" });
    headers(sheet, &example.headers);
    sheet.blank_line();
    let language = if example.illustrative { "text" } else { language(sheet) };
    prose::fence(&mut sheet.out, language, &example.body, "", Place::PAGE);
    sheet.out.push('\n');
}

fn headers(sheet: &mut Sheet<'_>, headers: &[(String, String)]) {
    if headers.is_empty() {
        return;
    }
    let lines: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    sheet.blank_line();
    prose::fence(&mut sheet.out, "http", &lines.join("\n"), "", Place::PAGE);
    sheet.out.push('\n');
}

fn language(sheet: &Sheet<'_>) -> &'static str {
    match sheet.vendor.envelope.as_ref().map(|envelope| envelope.format) {
        Some(BodyFormat::Xml) => "xml",
        _ => "json",
    }
}

pub(super) fn samples(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    if vendor.samples.is_empty() {
        return;
    }
    sheet.heading(2, "Code samples");
    for sample in &vendor.samples {
        if let Some(title) = &sample.title {
            sheet.heading(3, title);
        }
        sheet.blocks(sample.note.as_ref());
        sheet.blank_line();
        prose::fence(&mut sheet.out, &sample.language, &sample.text, "", Place::PAGE);
        sheet.out.push('\n');
    }
}
