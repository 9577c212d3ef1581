//! Example responses and code samples.

use super::PageWriter;
use crate::emit::prose::{self, Place};
use crate::model::Example;
use errcat_core::words::BodyFormat;

pub(super) fn examples(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.examples.is_empty() {
        return;
    }
    writer.heading(2, "Examples");
    for example in &vendor.examples {
        write(writer, example);
    }
}

/// Writes what an example shows, and its body.
pub(super) fn write(writer: &mut PageWriter<'_>, example: &Example) {
    writer.blank_line();
    writer.out.push_str("**");
    prose::label(&mut writer.out, example.title.as_deref().unwrap_or("Example"), Place::PAGE);
    writer.out.push_str("**");
    if let Some(status) = example.status {
        writer.out.push_str(&format!(", `{status}`"));
    }
    if let Some(code) = &example.code {
        writer.out.push_str(", ");
        writer.code_link(code, Place::PAGE);
    }
    writer.out.push_str(if example.illustrative { " (shortened, not a complete body)\n" } else { "\n" });
    headers(writer, &example.headers);
    writer.blank_line();
    let language = if example.illustrative { "text" } else { language(writer) };
    prose::fence(&mut writer.out, language, &example.body, "", Place::PAGE);
    writer.out.push('\n');
}

fn headers(writer: &mut PageWriter<'_>, headers: &[(String, String)]) {
    if headers.is_empty() {
        return;
    }
    let lines: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    writer.blank_line();
    prose::fence(&mut writer.out, "http", &lines.join("\n"), "", Place::PAGE);
    writer.out.push('\n');
}

fn language(writer: &PageWriter<'_>) -> &'static str {
    match writer.vendor.envelope.as_ref().map(|envelope| envelope.format) {
        Some(BodyFormat::Xml) => "xml",
        Some(BodyFormat::Form | BodyFormat::Lines) => "text",
        _ => "json",
    }
}

pub(super) fn samples(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.samples.is_empty() {
        return;
    }
    writer.heading(2, "Code samples");
    for sample in &vendor.samples {
        if let Some(title) = &sample.title {
            writer.heading(3, title);
        }
        writer.blocks(sample.note.as_ref());
        writer.blank_line();
        prose::fence(&mut writer.out, &sample.language, &sample.text, "", Place::PAGE);
        writer.out.push('\n');
    }
}
