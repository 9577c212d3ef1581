//! The section of a code: all there is to say about it.

use super::{Sheet, fields, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Code, CodeRef, Limit, Prose, Removed, Set};
use errcat_core::Category;
use errcat_core::words::{Certainty, Channel, Direction};

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
    facts(sheet, set, code);
    item(sheet, "In", |sheet| crumbs(sheet, code));
}

/// An item for each thing there is to say. A code that is on its way out says so first.
pub(super) fn facts(sheet: &mut Sheet<'_>, set: &Set, code: &Code) {
    lifecycle(sheet, code);
    item(sheet, "Status", |sheet| sheet.out.push_str(&statuses(code)));
    how_it_comes(sheet, code);
    what_to_do(sheet, code);
    what_comes_along(sheet, code);
    where_to_read_on(sheet, code);
    if let Some(since) = &code.since {
        item(sheet, "Since", |sheet| prose::label(&mut sheet.out, since, Place::PAGE));
    }
    remarks(sheet, code);
    item(sheet, "Rust", |sheet| rust_path(sheet, set, code));
}

/// The way up: the page and its heading, and all vendors.
fn crumbs(sheet: &mut Sheet<'_>, code: &Code) {
    layout::page_link(&mut sheet.out, sheet.vendor, Place::PAGE);
    if let Some(group) = sheet.vendor.groups.get(code.group) {
        sheet.out.push_str(", ");
        prose::label(&mut sheet.out, &group.title, Place::PAGE);
    }
    sheet.out.push_str(" ([all vendors](index.md))");
}

/// The statuses of a code where `Status` stands above or before them.
pub(super) fn statuses(code: &Code) -> String {
    match (code.statuses.as_slice(), code.no_status) {
        ([], true) => "none".into(),
        ([], false) => "not stated".into(),
        _ => words::statuses(code),
    }
}

/// What stands behind the name of a code that is no longer sent, or not for long.
pub(super) fn lifecycle_mark(code: &Code) -> &'static str {
    match (&code.removed, &code.deprecated) {
        (Some(_), _) => " (removed)",
        (None, Some(_)) => " (deprecated)",
        (None, None) => "",
    }
}

fn item(sheet: &mut Sheet<'_>, lead: &str, write: impl FnOnce(&mut Sheet<'_>)) {
    sheet.out.push_str("- **");
    sheet.out.push_str(lead);
    sheet.out.push_str(":** ");
    write(sheet);
    sheet.out.push('\n');
}

fn text_item(sheet: &mut Sheet<'_>, lead: &str, text: Option<&Prose>) {
    if let Some(text) = text {
        sheet.out.extend(["- **", lead, ":**"]);
        prose::behind_lead_in(&mut sheet.out, text, "  ", Place::PAGE);
        sheet.out.push('\n');
    }
}

fn how_it_comes(sheet: &mut Sheet<'_>, code: &Code) {
    let is_derived = code.category_certainty == Certainty::Inferred && code.category != Category::Unknown;
    let certainty = if is_derived { " (from the status)" } else { "" };
    item(sheet, "Category", |sheet| {
        let category = code.category.as_str();
        sheet.out.push_str(&format!("[{category}](by-category.md#{category}){certainty}"));
    });
    if code.channels != [Channel::Response] && !code.channels.is_empty() {
        let channels: Vec<_> = code.channels.iter().map(|&channel| words::channel(channel)).collect();
        item(sheet, "Comes", |sheet| sheet.out.push_str(&channels.join(", or ")));
    }
    if code.direction != Direction::Inbound {
        item(sheet, "Direction", |sheet| sheet.out.push_str(words::direction(code.direction)));
    }
}

fn what_to_do(sheet: &mut Sheet<'_>, code: &Code) {
    if !code.causes.is_empty() {
        sheet.out.push_str("- **Causes:**\n");
        sheet.items(&code.causes, "  ");
    }
    text_item(sheet, "Fix", code.fix.as_ref());
    item(sheet, "Retry", |sheet| words::write_retry(&mut sheet.out, sheet.vendor, &code.retry, Place::PAGE));
    text_item(sheet, "If that does not help", code.escalation.as_ref());
}

fn what_comes_along(sheet: &mut Sheet<'_>, code: &Code) {
    if let Some(message) = &code.message {
        item(sheet, "Message, for example", |sheet| {
            prose::label(&mut sheet.out, message, Place::PAGE);
            sheet.out.push_str(" (not a contract)");
        });
    }
    if !code.fields.is_empty() {
        sheet.out.push_str("- **Further fields:**\n");
        for field in &code.fields {
            sheet.out.push_str("  - ");
            fields::item(&mut sheet.out, field);
            sheet.out.push('\n');
        }
    }
    if !code.headers.is_empty() {
        item(sheet, "Headers", |sheet| spans(&mut sheet.out, &code.headers));
    }
    if !code.always.is_empty() {
        let parts: Vec<_> = code.always.iter().map(|&part| words::part(part)).collect();
        item(sheet, "Always there", |sheet| sheet.out.push_str(&parts.join(", ")));
    }
    for limit in &code.limits {
        item(sheet, "Limit", |sheet| write_limit(&mut sheet.out, limit));
    }
}

/// Writes names as code spans with commas between them.
pub(super) fn spans(out: &mut String, names: &[String]) {
    for (nth, name) in names.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ", " });
        prose::span(out, name, Place::PAGE);
    }
}

/// Writes `uploaded file: 500 MB (per account)`.
pub(super) fn write_limit(out: &mut String, limit: &Limit) {
    prose::label(out, &limit.of, Place::PAGE);
    if let Some(amount) = limit.amount {
        out.push_str(": ");
        out.push_str(&amount.to_string());
        out.push(' ');
        prose::label(out, &limit.unit, Place::PAGE);
    }
    if let Some(scope) = &limit.scope {
        out.push_str(" (per ");
        prose::label(out, scope, Place::PAGE);
        out.push(')');
    }
}

fn where_to_read_on(sheet: &mut Sheet<'_>, code: &Code) {
    if !code.see.is_empty() {
        item(sheet, "See also", |sheet| sheet.code_links(&code.see, Place::PAGE));
    }
    if !code.links.is_empty() {
        item(sheet, "More", |sheet| sheet.links(&code.links, Place::PAGE));
    }
    details(sheet, code);
}

/// Detail codes shown of a set; its own table has the rest.
const SHOWN: usize = 8;

/// The codes that responses with this one carry in their details.
fn details(sheet: &mut Sheet<'_>, code: &Code) {
    let is_of = |set: &&Set| set.of.iter().any(|of| of.identity == code.identity);
    for set in sheet.vendor.sets.iter().filter(is_of) {
        item(sheet, "Details", |sheet| {
            for (nth, detail) in set.codes.iter().take(SHOWN).enumerate() {
                sheet.out.push_str(if nth == 0 { "" } else { ", " });
                sheet.own_link(detail, Place::PAGE);
            }
            sheet.out.push_str(if set.codes.len() > SHOWN { ", …" } else { "" });
        });
    }
}

fn lifecycle(sheet: &mut Sheet<'_>, code: &Code) {
    if let Some(deprecated) = &code.deprecated {
        let times = [("since ", deprecated.since.as_ref()), ("not sent from ", deprecated.sunset.as_ref())];
        going(sheet, "Deprecated", &times, deprecated.replaced_by.as_ref(), deprecated.reason.as_ref());
    }
    if let Some(Removed { since, replaced_by, reason }) = &code.removed {
        going(sheet, "Removed", &[("not sent since ", Some(since))], replaced_by.as_ref(), reason.as_ref());
    }
}

fn going(
    sheet: &mut Sheet<'_>,
    lead: &str,
    times: &[(&str, Option<&String>)],
    instead: Option<&CodeRef>,
    reason: Option<&Prose>,
) {
    item(sheet, lead, |sheet| {
        let mut separator = "";
        for (word, time) in times.iter().filter_map(|(word, time)| Some((word, (*time)?))) {
            sheet.out.push_str(separator);
            sheet.out.push_str(word);
            prose::label(&mut sheet.out, time, Place::PAGE);
            separator = ", ";
        }
        if let Some(instead) = instead {
            sheet.out.push_str(separator);
            sheet.out.push_str("replaced by ");
            sheet.code_link(instead, Place::PAGE);
            separator = ", ";
        }
        if let Some(reason) = reason {
            sheet.out.push_str(if separator.is_empty() { "" } else { ". " });
            prose::line(&mut sheet.out, reason, Place::PAGE);
        } else if separator.is_empty() {
            sheet.out.push_str("no date given");
        }
    });
}

fn remarks(sheet: &mut Sheet<'_>, code: &Code) {
    for (what, reason) in &code.waived {
        item(sheet, "Not given", |sheet| {
            prose::label(&mut sheet.out, what, Place::PAGE);
            sheet.out.push_str(". ");
            prose::label(&mut sheet.out, reason, Place::PAGE);
        });
    }
    for note in &code.notes {
        text_item(sheet, "Note", Some(&note.text));
    }
}

/// The path of the variant from where the modules of the vendors are.
fn rust_path(sheet: &mut Sheet<'_>, set: &Set, code: &Code) {
    let vendor = &sheet.vendor.module;
    let set = set.module.as_ref().map(|module| format!("{module}::")).unwrap_or_default();
    let path = format!("{vendor}::{set}Code::{}", code.rust_name);
    prose::span(&mut sheet.out, &path, Place::PAGE);
}
