//! The answer for people.

use super::advice::Advice;
use super::answer::{Answer, Part};
use crate::catalogue::CodeOf;
use crate::explain::place;
use crate::facts;
use crate::terminal::{PageWriter, TerminalStyle, literal, span};
use errcat_codegen::facts::{FactKind, facts};
use errcat_codegen::{model, nearest};
use errcat_core::Response;

/// The reason of a decision that the row repeats otherwise.
const NOT_IDEMPOTENT: &str = ": the call is not idempotent and may";

/// Details that are shown.
const SHOWN: usize = 20;

pub(super) fn page(
    answer: &Answer<'_>,
    vendor: &model::Vendor,
    response: &Response<'_>,
    style: TerminalStyle,
) -> String {
    let mut writer = PageWriter::new(style);
    let mut codes = vendor.codes().map(|(set, code)| CodeOf { vendor, set, code });
    let found = codes.find(|one| answer.identity.as_deref() == Some(&one.code.identity));
    match found {
        Some(one) => known(&mut writer, &one),
        None => unknown(&mut writer, answer, vendor, response),
    }
    writer.blank();
    received(&mut writer, answer);
    match found {
        Some(one) => guidance(&mut writer, &one, answer.retry.as_ref()),
        None => answer.retry.iter().for_each(|advice| retry(&mut writer, advice)),
    }
    writer.finish()
}

/// The guidance of the catalogue. The decision replaces the general retry advice.
fn guidance(writer: &mut PageWriter, one: &CodeOf<'_>, decision: Option<&Advice>) {
    let facts = facts(one.vendor, one.set, one.code);
    for fact in facts.iter().filter(|fact| fact.kind.is_guidance()) {
        match decision {
            Some(decision) if fact.kind == FactKind::Retry => retry(writer, decision),
            None if fact.kind == FactKind::Retry => {
                writer.row(FactKind::Retry.short_label(), "the response is not an error");
            }
            _ => facts::write(writer, one.vendor, fact),
        }
    }
}

fn retry(writer: &mut PageWriter, advice: &Advice) {
    writer.row(FactKind::Retry.short_label(), &literal(&advice.idempotent.advice));
    if let Some(otherwise) = advice.otherwise() {
        let advice = otherwise.advice.replacen(NOT_IDEMPOTENT, ": it may", 1);
        writer.row("", &literal(&format!("if the call is not idempotent, {advice}")));
    }
}

fn known(writer: &mut PageWriter, one: &CodeOf<'_>) {
    writer.title(&one.code.identity, &place(one));
    if let Some(meaning) = &one.code.meaning {
        writer.block(meaning);
    }
}

/// A response without a code, or with an unknown code.
fn unknown(writer: &mut PageWriter, answer: &Answer<'_>, vendor: &model::Vendor, response: &Response<'_>) {
    let Some(code) = &answer.code else {
        writer.title("no code", &vendor.title);
        writer.block(&without(answer, response));
        return status(writer, answer, vendor);
    };
    writer.title(&cut(code), &vendor.title);
    let near = nearest(code, vendor.codes().map(|(_, code)| code.identity.rsplit('/').next().unwrap_or("")));
    let near =
        near.first().map(|near| format!(" The most similar code is {}.", span(near))).unwrap_or_default();
    writer.block(&format!("This code is not in the catalogue.{near}"));
}

/// What the vendor says about the status of a response without a code.
fn status(writer: &mut PageWriter, answer: &Answer<'_>, vendor: &model::Vendor) {
    let rows = vendor.status_table.as_ref().map_or(&[][..], |table| &table.rows);
    let of = |key: model::StatusRowKey| rows.iter().find(|row| row.status == key);
    let meaning = answer.status.and_then(|status| {
        let class = u8::try_from(status / 100).ok().map(model::StatusRowKey::Class);
        of(model::StatusRowKey::Exact(status)).or_else(|| of(class?))
    });
    if let Some(row) = meaning.filter(|_| !answer.is_success) {
        writer.block(&row.meaning);
    }
}

fn without(answer: &Answer<'_>, response: &Response<'_>) -> String {
    if answer.is_success {
        return "The response is not an error.".to_owned();
    }
    let mut text = "The response has no code where the catalogue expects one".to_owned();
    if let Some(encoding) = response.header("content-encoding").filter(|encoding| *encoding != "identity") {
        let encoding = literal(encoding);
        text.push_str(&format!(
            ": the body is compressed ({encoding}); `curl --compressed` prints it as text."
        ));
        return text;
    }
    let why = answer.no_code.as_deref().unwrap_or_default();
    let why = why.strip_prefix("no code").unwrap_or(why);
    text.push_str(&literal(why));
    text.push('.');
    text
}

/// The values of the response.
fn received(writer: &mut PageWriter, answer: &Answer<'_>) {
    if let Some(status) = answer.status {
        writer.row(FactKind::Status.short_label(), &status.to_string());
    }
    let texts = [
        (FactKind::Message.short_label(), &answer.message),
        ("Request ID", &answer.request_id),
        ("Type", &answer.type_uri),
    ];
    for (name, text) in texts {
        if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
            writer.row(name, &literal(text));
        }
    }
    for (nth, part) in answer.details.iter().take(SHOWN).enumerate() {
        writer.row(if nth == 0 { FactKind::Details.short_label() } else { "" }, &detail(part));
    }
    if let Some(more @ 1..) = answer.details.len().checked_sub(SHOWN) {
        writer.row("", &format!("… and {more} more"));
    }
}

/// `field: CODE: message`.
fn detail(part: &Part<'_>) -> String {
    let field = part.field.as_deref().map(span);
    let code = part.code.as_deref().map(span);
    let message = part.message.as_deref().map(literal);
    let value = part.value.as_deref().map(|value| format!("value {}", span(value)));
    let parts: Vec<_> = [field, code, message, value].into_iter().flatten().collect();
    if parts.is_empty() { "an entry with an unknown structure".to_owned() } else { parts.join(": ") }
}

fn cut(code: &str) -> String {
    code.chars().take(200).collect()
}
