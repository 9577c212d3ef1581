//! The page of a code for the terminal.

use crate::catalogue::CodeOf;
use crate::delays::delays;
use crate::terminal::{Look, Sheet, literal, span};
use errcat_codegen::{model, section, words};
use errcat_core::{Category, Certainty, Channel, Direction};
use std::path::Path;

/// What pages refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Book<'c> {
    pub catalogue: &'c model::Catalogue,
    /// Where generated pages are, if there are any.
    pub outputs: &'c Path,
}

/// The pages of some codes, one below the other.
pub(super) fn pages(codes: &[CodeOf<'_>], book: &Book<'_>, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    for (nth, one) in codes.iter().enumerate() {
        if nth > 0 {
            sheet.blank();
            sheet.blank();
        }
        page(&mut sheet, one, book);
    }
    sheet.finish()
}

fn page(sheet: &mut Sheet, one: &CodeOf<'_>, book: &Book<'_>) {
    let code = one.code;
    sheet.title(&code.identity, &place(one));
    if let Some(meaning) = &code.meaning {
        sheet.block(meaning);
    }
    sheet.blank();
    lifecycle(sheet, code);
    sheet.row("Status", &statuses(code));
    sheet.row("Category", &category(code));
    how_it_comes(sheet, code);
    advice(sheet, one);
    what_comes_along(sheet, code);
    where_to_read_on(sheet, one, book);
    remarks(sheet, code);
}

/// The vendor, the set and the heading.
pub(crate) fn place(one: &CodeOf<'_>) -> String {
    let parts = [Some(&one.vendor.title), one.set.title.as_ref(), one.group().map(|group| &group.title)];
    let mut parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.dedup();
    parts.join(", ")
}

/// The statuses where `Status` stands before them.
fn statuses(code: &model::Code) -> String {
    match (code.statuses.as_slice(), code.no_status) {
        ([], true) => "none".into(),
        ([], false) => "not stated".into(),
        _ => words::statuses(code).replace('`', ""),
    }
}

fn category(code: &model::Code) -> String {
    let derived = code.category_certainty == Certainty::Inferred && code.category != Category::Unknown;
    format!("{}{}", span(code.category.as_str()), if derived { " (from the status)" } else { "" })
}

fn how_it_comes(sheet: &mut Sheet, code: &model::Code) {
    if code.channels != [Channel::Response] && !code.channels.is_empty() {
        let channels: Vec<_> = code.channels.iter().map(|&channel| words::channel(channel)).collect();
        sheet.row("Comes", &channels.join(", or "));
    }
    if code.direction != Direction::Inbound {
        sheet.row("Direction", words::direction(code.direction));
    }
}

fn advice(sheet: &mut Sheet, one: &CodeOf<'_>) {
    let code = one.code;
    mending(sheet, code);
    sheet.row("Retry", &words::retry(one.vendor, &code.retry));
    if let Some(delays) = delays_in_words(one) {
        sheet.row("Delays", &delays);
    }
    if let Some(escalation) = &code.escalation {
        sheet.row("Otherwise", escalation);
    }
}

/// What brings a code about, and how to mend it.
pub(crate) fn mending(sheet: &mut Sheet, code: &model::Code) {
    match code.causes.as_slice() {
        [] => {}
        [cause] => sheet.row("Cause", cause),
        causes => sheet.row("Causes", &list(causes)),
    }
    if let Some(fix) = &code.fix {
        sheet.row("Fix", fix);
    }
}

/// `1 s, 2 s, 4 s: 7 s in all (jitter aside)`.
fn delays_in_words(one: &CodeOf<'_>) -> Option<String> {
    let delays = delays(one)?;
    let each: Vec<_> = delays.ms.iter().map(|&ms| words::duration(ms)).collect();
    let total = delays.ms.iter().fold(0_u64, |sum, &ms| sum.saturating_add(ms));
    let sum = match (each.as_slice(), delays.go_on) {
        ([], _) => return None,
        (_, true) => ", …".to_owned(),
        ([_], false) => String::new(),
        _ => format!(": {} in all", words::duration(total)),
    };
    let usual = if delays.usual { "usual numbers, where the vendor gives none; " } else { "" };
    Some(format!("{}{sum} ({usual}jitter aside)", each.join(", ")))
}

/// Texts as items; each line after the first keeps to its item.
fn list(texts: &[model::Prose]) -> String {
    texts.iter().map(|text| format!("- {}\n", text.trim().replace('\n', "\n  "))).collect()
}

fn what_comes_along(sheet: &mut Sheet, code: &model::Code) {
    if let Some(message) = &code.message {
        sheet.row("Message", &format!("{} (for example; not a contract)", span(message)));
    }
    for (nth, field) in code.fields.iter().enumerate() {
        let meaning = field.meaning.as_deref().map(|meaning| format!(": {meaning}")).unwrap_or_default();
        sheet.row(if nth == 0 { "Fields" } else { "" }, &format!("{}{meaning}", span(&field.name)));
    }
    if !code.headers.is_empty() {
        let headers: Vec<_> = code.headers.iter().map(|header| span(header)).collect();
        sheet.row("Headers", &headers.join(", "));
    }
    for limit in &code.limits {
        sheet.row("Limit", &limit_in_words(limit));
    }
}

fn limit_in_words(limit: &model::Limit) -> String {
    let mut text = limit.of.clone();
    if let Some(amount) = limit.amount {
        text += &format!(": {amount} {}", limit.unit);
    }
    let scope = limit.scope.as_ref().map(|scope| format!(" (per {scope})")).unwrap_or_default();
    literal(&format!("{}{scope}", text.trim_end()))
}

fn where_to_read_on(sheet: &mut Sheet, one: &CodeOf<'_>, book: &Book<'_>) {
    let see: Vec<_> = one.code.see.iter().map(|code| span(&code.identity)).collect();
    if !see.is_empty() {
        sheet.row("See also", &see.join(", "));
    }
    for link in one.code.links.iter().filter_map(|&link| one.vendor.links.get(link)) {
        let target = link.target.as_deref().map(|target| format!(": {}", span(target))).unwrap_or_default();
        sheet.row("More", &format!("{}{target}", literal(&link.title)));
    }
    details(sheet, one, book);
    let section = section(one.vendor, one.code);
    let page = section.split('#').next().unwrap_or_default();
    if book.outputs.join(page).exists() {
        sheet.row("Page", &span(&book.outputs.join(&section).to_string_lossy()));
    }
}

/// Detail codes shown of a set.
const SHOWN: usize = 8;

/// The codes that responses with this one carry in their details.
fn details(sheet: &mut Sheet, one: &CodeOf<'_>, book: &Book<'_>) {
    let is_of = |set: &&model::Set| set.of.iter().any(|code| code.identity == one.code.identity);
    for set in book.catalogue.vendors.iter().flat_map(|vendor| &vendor.sets).filter(is_of) {
        let codes: Vec<_> = set.codes.iter().take(SHOWN).map(|code| span(&code.wire)).collect();
        let more = if set.codes.len() > SHOWN { ", …" } else { "" };
        sheet.row("Details", &format!("{}{more}", codes.join(", ")));
    }
}

fn lifecycle(sheet: &mut Sheet, code: &model::Code) {
    if let Some(removed) = &code.removed {
        let times = [("not sent since ", Some(&removed.since))];
        going(sheet, "Removed", &times, removed.replaced_by.as_ref(), removed.reason.as_deref());
    }
    if let Some(gone) = &code.deprecated {
        let times = [("since ", gone.since.as_ref()), ("not sent from ", gone.sunset.as_ref())];
        going(sheet, "Deprecated", &times, gone.replaced_by.as_ref(), gone.reason.as_deref());
    }
    if let Some(since) = &code.since {
        sheet.row("Since", &literal(since));
    }
}

fn going(
    sheet: &mut Sheet,
    name: &str,
    times: &[(&str, Option<&String>)],
    instead: Option<&model::CodeRef>,
    reason: Option<&str>,
) {
    let times = times.iter().filter_map(|(word, time)| Some(format!("{word}{}", literal((*time)?))));
    let instead = instead.map(|code| format!("replaced by {}", span(&code.identity)));
    let facts: Vec<_> = times.chain(instead).collect();
    let facts = if facts.is_empty() { "no date given".to_owned() } else { facts.join(", ") };
    sheet.row(name, &reason.map_or(facts.clone(), |reason| format!("{facts}. {reason}")));
}

fn remarks(sheet: &mut Sheet, code: &model::Code) {
    for (what, reason) in &code.waived {
        sheet.row("Not given", &format!("{}. {}", literal(what), literal(reason)));
    }
    for note in &code.notes {
        sheet.row("Note", &note.text);
    }
}
