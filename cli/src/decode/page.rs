//! The answer for people.

use super::advice::Advice;
use super::answer::{Answer, Part};
use crate::catalogue::CodeOf;
use crate::explain::place;
use crate::facts;
use crate::terminal::{Look, Sheet, literal, span};
use errcat_codegen::facts::{FactKind, facts};
use errcat_codegen::{model, nearest};
use errcat_core::Response;

/// Details that are shown.
const SHOWN: usize = 20;

pub(super) fn page(
    answer: &Answer<'_>,
    vendor: &model::Vendor,
    response: &Response<'_>,
    look: Look,
) -> String {
    let mut sheet = Sheet::new(look);
    let mut codes = vendor.codes().map(|(set, code)| CodeOf { vendor, set, code });
    let found = codes.find(|one| answer.identity.as_deref() == Some(&one.code.identity));
    match found {
        Some(one) => known(&mut sheet, &one),
        None => stranger(&mut sheet, answer, vendor, response),
    }
    sheet.blank();
    came(&mut sheet, answer);
    match found {
        Some(one) => guidance(&mut sheet, &one, answer.retry.as_ref()),
        None => answer.retry.iter().for_each(|advice| retry(&mut sheet, advice)),
    }
    sheet.finish()
}

/// What the catalogue says to do. The decision replaces the general advice on retries.
fn guidance(sheet: &mut Sheet, one: &CodeOf<'_>, decision: Option<&Advice>) {
    let facts = facts(one.vendor, one.set, one.code);
    for fact in facts.iter().filter(|fact| fact.kind.is_guidance()) {
        match decision {
            Some(decision) if fact.kind == FactKind::Retry => retry(sheet, decision),
            None if fact.kind == FactKind::Retry => {
                sheet.row(FactKind::Retry.short_label(), "the response is no error");
            }
            _ => facts::write(sheet, one.vendor, fact),
        }
    }
}

fn retry(sheet: &mut Sheet, advice: &Advice) {
    sheet.row(FactKind::Retry.short_label(), &literal(&advice.idempotent.advice));
    if let Some(otherwise) = advice.otherwise() {
        sheet.row("", &literal(&format!("if the call is not idempotent, {}", otherwise.advice)));
    }
}

fn known(sheet: &mut Sheet, one: &CodeOf<'_>) {
    sheet.title(&one.code.identity, &place(one));
    if let Some(meaning) = &one.code.meaning {
        sheet.block(meaning);
    }
}

/// A response without a code, or with one that the catalogue does not know.
fn stranger(sheet: &mut Sheet, answer: &Answer<'_>, vendor: &model::Vendor, response: &Response<'_>) {
    let Some(code) = &answer.code else {
        sheet.title("no code", &vendor.title);
        return sheet.block(&without(answer, response));
    };
    sheet.title(&cut(code), &vendor.title);
    let near = nearest(code, vendor.codes().map(|(_, code)| code.identity.rsplit('/').next().unwrap_or("")));
    let near =
        near.first().map(|near| format!(" The nearest it knows is {}.", span(near))).unwrap_or_default();
    sheet.block(&format!("The catalogue does not know this code.{near}"));
}

fn without(answer: &Answer<'_>, response: &Response<'_>) -> String {
    if !answer.is_error {
        return "The response is no error.".to_owned();
    }
    let why = answer.no_code.as_deref().unwrap_or_default();
    let why = why.strip_prefix("no code").unwrap_or(why).trim_start_matches([':', ' ']);
    let mut text = "The response has no code where the catalogue expects one".to_owned();
    text.push_str(&if why.is_empty() { ".".to_owned() } else { format!(": {}.", literal(why)) });
    if let Some(encoding) = response.header("content-encoding").filter(|encoding| *encoding != "identity") {
        text.push_str(&format!(
            " The body is compressed ({}): `curl --compressed` prints it as text.",
            literal(encoding)
        ));
    }
    text
}

/// What came in the response.
fn came(sheet: &mut Sheet, answer: &Answer<'_>) {
    if let Some(status) = answer.status {
        sheet.row(FactKind::Status.short_label(), &status.to_string());
    }
    let texts = [
        (FactKind::Message.short_label(), &answer.message),
        ("Request id", &answer.request_id),
        ("Type", &answer.type_uri),
    ];
    for (name, text) in texts {
        if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
            sheet.row(name, &literal(text));
        }
    }
    for (nth, part) in answer.details.iter().take(SHOWN).enumerate() {
        sheet.row(if nth == 0 { FactKind::Details.short_label() } else { "" }, &detail(part));
    }
    if let Some(more @ 1..) = answer.details.len().checked_sub(SHOWN) {
        sheet.row("", &format!("… and {more} more"));
    }
}

/// `field: CODE: message`.
fn detail(part: &Part<'_>) -> String {
    let field = part.field.as_deref().map(span);
    let code = part.code.as_deref().map(span);
    let message = part.message.as_deref().map(literal);
    let value = part.value.as_deref().map(|value| format!("value {}", span(value)));
    let parts: Vec<_> = [field, code, message, value].into_iter().flatten().collect();
    if parts.is_empty() { "an entry of another form".to_owned() } else { parts.join(": ") }
}

fn cut(code: &str) -> String {
    code.chars().take(200).collect()
}
