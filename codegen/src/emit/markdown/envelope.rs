//! The shape of an error response.

use super::{Sheet, example, fields};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{self, Condition, DetailShape, Envelope, TypeUri};
use errcat_core::never;
use errcat_core::words::{BodyFormat, Part};

pub(super) fn write(sheet: &mut Sheet<'_>) {
    let Some(envelope) = &sheet.vendor.envelope else { return };
    sheet.heading(2, envelope.title.as_deref().unwrap_or("Error response"));
    sheet.blocks(envelope.description.as_ref());
    if envelope.format != BodyFormat::Json {
        sheet.sentence("The body is XML.");
    }
    parts(sheet, envelope);
    error_when(sheet, &envelope.error_when);
    if let Some(type_uri) = &envelope.type_uri {
        type_rule(sheet, type_uri);
    }
    if let Some(details) = &envelope.details {
        entries(sheet, details);
    }
    if !envelope.fields.is_empty() {
        fields::table(sheet, "Field", envelope.fields.iter().map(fields::Row::from).collect());
    }
    if let Some(shown) = &envelope.example {
        example::write(sheet, shown);
    }
}

/// The table of parts and their places.
fn parts(sheet: &mut Sheet<'_>, envelope: &Envelope) {
    let places = |part: Part| match part {
        Part::Code => envelope.code.as_slice(),
        Part::Message => &envelope.message,
        Part::RequestId => &envelope.request_id,
        Part::Status => &envelope.status,
        Part::Type => envelope.type_uri.as_ref().map_or(&[][..], |uri| &uri.at),
        _ => &[],
    };
    let has_always = !envelope.always.is_empty();
    sheet.table(if has_always { &["Part", "Where", "Always there?"] } else { &["Part", "Where"] });
    for &part in Part::ALL {
        let details = envelope.details.as_ref().filter(|_| part == Part::Details);
        if places(part).is_empty() && details.is_none() {
            continue;
        }
        sheet.cell(|out| out.push_str(words::part(part)));
        sheet.start_cell();
        write_places(&mut sheet.out, places(part));
        prose::span(&mut sheet.out, details.map_or("", |details| &details.at), Place::CELL);
        sheet.end_cell();
        if has_always {
            sheet.cell(|out| out.push_str(if envelope.always.contains(&part) { "yes" } else { "" }));
        }
        sheet.end_row();
    }
}

/// Places in the order they are looked at.
fn write_places(out: &mut String, places: &[model::Place]) {
    for (nth, place) in places.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ", else " });
        if let Some(header) = &place.header {
            out.push_str("header ");
            prose::span(out, header, Place::CELL);
        }
        prose::span(out, place.at.as_deref().unwrap_or(""), Place::CELL);
        for (word, cut) in [(", after the last ", &place.after), (", before the first ", &place.before)] {
            if let Some(cut) = cut {
                out.push_str(word);
                prose::span(out, cut, Place::CELL);
            }
        }
    }
}

fn error_when(sheet: &mut Sheet<'_>, conditions: &[Condition]) {
    let Some((first, others)) = conditions.split_first() else { return };
    sheet.start_sentence("Whatever its status, a response is an error when ");
    condition(&mut sheet.out, first);
    for other in others {
        sheet.out.push_str(", or when ");
        condition(&mut sheet.out, other);
    }
    sheet.out.push_str(".\n");
}

pub(super) fn condition(out: &mut String, condition: &Condition) {
    out.push_str(if condition.header.is_some() { "the header " } else { "" });
    let place = condition.at.as_ref().or(condition.header.as_ref());
    let place = place.map_or_else(|| never("a condition has `at` or `header`"), String::as_str);
    prose::span(out, place, Place::PAGE);
    if let Some(value) = &condition.is {
        out.push_str(" is ");
        prose::span(out, value, Place::PAGE);
    }
    if let Some(value) = &condition.is_not {
        out.push_str(if condition.is.is_some() { " and not " } else { " is there and not " });
        prose::span(out, value, Place::PAGE);
    }
    if condition.is.is_none() && condition.is_not.is_none() {
        out.push_str(" is there and not empty, `null` or `false`");
    }
}

fn type_rule(sheet: &mut Sheet<'_>, type_uri: &TypeUri) {
    if let Some(template) = &type_uri.template {
        sheet.start_sentence("The type URI is ");
        prose::span(&mut sheet.out, template, Place::PAGE);
        sheet.out.push_str(", with the code in lower case and hyphens instead of underscores.\n");
    }
    sheet.blocks(type_uri.note.as_ref());
}

/// What an entry of the details holds.
fn entries(sheet: &mut Sheet<'_>, details: &DetailShape) {
    let parts = [
        ("the code", &details.code),
        ("the message", &details.message),
        ("the field at fault", &details.field),
        ("the value at fault", &details.value),
        ("further entries", &details.children),
    ];
    let mut lead = "\nAn entry of the details holds ";
    for (word, at) in parts.iter().filter_map(|(word, at)| Some((word, at.as_ref()?))) {
        sheet.out.push_str(lead);
        sheet.out.push_str(word);
        sheet.out.push_str(" at ");
        prose::span(&mut sheet.out, at, Place::PAGE);
        lead = ", ";
    }
    sheet.out.push_str(if lead == ", " { ".\n" } else { "" });
    if let Some(under) = &details.entries_under {
        sheet.blank_line();
        sheet.out.push_str("The entries of a field stand under the key of the field");
        if under != "*" {
            sheet.out.push_str(", in ");
            prose::span(&mut sheet.out, under, Place::PAGE);
        }
        sheet.out.push_str(".\n");
    }
    sheet.blocks(details.description.as_ref());
}
