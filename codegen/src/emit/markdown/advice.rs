//! Advice around the codes: handling, known problems, monitoring.

use super::Sheet;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Item, Prose, Troubleshooting};

pub(super) fn guidance(sheet: &mut Sheet<'_>) {
    let guidance = &sheet.vendor.guidance;
    if guidance.items.is_empty() {
        return;
    }
    sheet.heading(2, guidance.title.as_deref().unwrap_or("Guidance"));
    sheet.blank_line();
    for (nth, item) in guidance.items.iter().enumerate() {
        let marker = if guidance.ordered { format!("{}. ", nth + 1) } else { String::from("- ") };
        sheet.out.push_str(&marker);
        write_item(&mut sheet.out, item, &" ".repeat(marker.len()));
        sheet.out.push('\n');
    }
}

fn write_item(out: &mut String, item: &Item, prefix: &str) {
    match &item.title {
        Some(title) => {
            lead_in(out, title);
            prose::behind_lead_in(out, &item.text, prefix, Place::PAGE);
        }
        None => prose::block(out, &item.text, prefix),
    }
}

/// Writes a bold lead-in.
fn lead_in(out: &mut String, title: &str) {
    out.push_str("**");
    prose::label(out, title, Place::PAGE);
    out.push_str(if title.ends_with(['.', ':', '!', '?']) { "**" } else { ".**" });
}

pub(super) fn troubleshooting(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    if vendor.troubleshooting.is_empty() {
        return;
    }
    sheet.heading(2, "Troubleshooting");
    for problem in &vendor.troubleshooting {
        write_problem(sheet, problem);
    }
}

fn write_problem(sheet: &mut Sheet<'_>, problem: &Troubleshooting) {
    match &problem.title {
        Some(title) => sheet.heading(3, title),
        None => {
            sheet.start_heading(3);
            for (nth, code) in problem.codes.iter().enumerate() {
                sheet.out.push_str(if nth == 0 { "" } else { ", " });
                let name = sheet.name_of(&code.identity);
                prose::span(&mut sheet.out, name, Place::LINK);
            }
            sheet.out.push_str(if problem.codes.is_empty() { "Problem\n" } else { "\n" });
        }
    }
    if !problem.codes.is_empty() {
        sheet.start_sentence("Shows up as ");
        sheet.code_links(&problem.codes, Place::PAGE);
        sheet.out.push_str(words::certainty_mark(problem.certainty));
        sheet.out.push_str(".\n");
    }
    list(sheet, "Causes:", &problem.causes);
    list(sheet, "Solutions:", &problem.solutions);
}

fn list(sheet: &mut Sheet<'_>, lead: &str, texts: &[Prose]) {
    if !texts.is_empty() {
        sheet.sentence(lead);
        sheet.blank_line();
        sheet.items(texts, "");
    }
}

pub(super) fn monitoring(sheet: &mut Sheet<'_>) {
    if !sheet.vendor.monitoring.is_empty() {
        sheet.heading(2, "Monitoring");
        sheet.blank_line();
        sheet.items(&sheet.vendor.monitoring, "");
    }
}
