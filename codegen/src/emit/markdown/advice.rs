//! Advice around the codes: handling, known problems, monitoring.

use super::PageWriter;
use crate::emit::prose::{self, Place};
use crate::model::{Item, Prose, Troubleshooting};

pub(super) fn guidance(writer: &mut PageWriter<'_>) {
    let guidance = &writer.vendor.guidance;
    if guidance.items.is_empty() {
        return;
    }
    writer.heading(2, guidance.title.as_deref().unwrap_or("Guidance"));
    writer.blank_line();
    for (nth, item) in guidance.items.iter().enumerate() {
        let marker = if guidance.ordered { format!("{}. ", nth + 1) } else { String::from("- ") };
        writer.out.push_str(&marker);
        write_item(&mut writer.out, item, &" ".repeat(marker.len()));
        writer.out.push('\n');
    }
}

fn write_item(out: &mut String, item: &Item, prefix: &str) {
    match &item.title {
        Some(title) => {
            label(out, title);
            prose::after_label(out, &item.text, prefix, Place::PAGE);
        }
        None => prose::block(out, &item.text, prefix),
    }
}

/// Writes a bold label.
fn label(out: &mut String, title: &str) {
    out.push_str("**");
    prose::label(out, title, Place::PAGE);
    out.push_str(if title.ends_with(['.', ':', '!', '?']) { "**" } else { ".**" });
}

pub(super) fn troubleshooting(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.troubleshooting.is_empty() {
        return;
    }
    writer.heading(2, "Troubleshooting");
    for problem in &vendor.troubleshooting {
        write_problem(writer, problem);
    }
}

fn write_problem(writer: &mut PageWriter<'_>, problem: &Troubleshooting) {
    match &problem.title {
        Some(title) => writer.heading(3, title),
        None => {
            writer.start_heading(3);
            for (nth, code) in problem.codes.iter().enumerate() {
                writer.out.push_str(if nth == 0 { "" } else { ", " });
                let name = writer.name_of(&code.identity);
                prose::span(&mut writer.out, name, Place::LINK);
            }
            writer.out.push_str(if problem.codes.is_empty() { "Problem\n" } else { "\n" });
        }
    }
    if !problem.codes.is_empty() {
        writer.start_sentence("Appears as ");
        writer.code_links(&problem.codes, Place::PAGE);
        writer.out.push_str(problem.certainty.mark());
        writer.out.push_str(".\n");
    }
    list(writer, "Possible causes:", &problem.causes);
    list(writer, "Solutions:", &problem.solutions);
}

fn list(writer: &mut PageWriter<'_>, lead: &str, texts: &[Prose]) {
    if !texts.is_empty() {
        writer.sentence(lead);
        writer.blank_line();
        writer.items(texts, "");
    }
}

pub(super) fn monitoring(writer: &mut PageWriter<'_>) {
    if !writer.vendor.monitoring.is_empty() {
        writer.heading(2, "Monitoring");
        writer.blank_line();
        writer.items(&writer.vendor.monitoring, "");
    }
}
