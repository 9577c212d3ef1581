//! The shape of an error response.

use super::{PageWriter, example, fields};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{self, Condition, DetailShape, Envelope, TypeUri};
use errcat_core::never;
use errcat_core::words::{BodyFormat, Part};

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let Some(envelope) = &writer.vendor.envelope else { return };
    writer.heading(2, envelope.title.as_deref().unwrap_or("Error response"));
    writer.blocks(envelope.description.as_ref());
    if envelope.format != BodyFormat::Json {
        writer.sentence("The body is XML.");
    }
    parts(writer, envelope);
    error_when(writer, &envelope.error_when);
    if let Some(type_uri) = &envelope.type_uri {
        type_rule(writer, type_uri);
    }
    if let Some(details) = &envelope.details {
        entries(writer, details);
    }
    if !envelope.fields.is_empty() {
        fields::table(writer, "Field", envelope.fields.iter().map(fields::Row::from).collect());
    }
    if let Some(shown) = &envelope.example {
        example::write(writer, shown);
    }
}

/// Writes the table of parts and their places.
fn parts(writer: &mut PageWriter<'_>, envelope: &Envelope) {
    let places = |part: Part| match part {
        Part::Code => envelope.code.as_slice(),
        Part::Message => &envelope.message,
        Part::RequestId => &envelope.request_id,
        Part::Status => &envelope.status,
        Part::Type => envelope.type_uri.as_ref().map_or(&[][..], |uri| &uri.at),
        _ => &[],
    };
    let has_always = !envelope.always.is_empty();
    writer.table(if has_always { &["Part", "Where", "Always present?"] } else { &["Part", "Where"] });
    for &part in Part::ALL {
        let details = envelope.details.as_ref().filter(|_| part == Part::Details);
        if places(part).is_empty() && details.is_none() {
            continue;
        }
        writer.cell(|out| out.push_str(words::part(part)));
        writer.start_cell();
        write_places(&mut writer.out, places(part));
        prose::span(&mut writer.out, details.map_or("", |details| &details.at), Place::CELL);
        writer.end_cell();
        if has_always {
            writer.cell(|out| out.push_str(if envelope.always.contains(&part) { "yes" } else { "" }));
        }
        writer.end_row();
    }
}

/// Writes places in lookup order.
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

fn error_when(writer: &mut PageWriter<'_>, conditions: &[Condition]) {
    let Some((first, others)) = conditions.split_first() else { return };
    writer.start_sentence("Regardless of its status, a response is an error if ");
    condition(&mut writer.out, first);
    for other in others {
        writer.out.push_str(", or if ");
        condition(&mut writer.out, other);
    }
    writer.out.push_str(".\n");
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
        out.push_str(if condition.is.is_some() { " and not " } else { " is present and not " });
        prose::span(out, value, Place::PAGE);
    }
    if condition.is.is_none() && condition.is_not.is_none() {
        out.push_str(" is present and not empty, `null` or `false`");
    }
}

fn type_rule(writer: &mut PageWriter<'_>, type_uri: &TypeUri) {
    if let Some(template) = &type_uri.template {
        writer.start_sentence("The type URI is ");
        prose::span(&mut writer.out, template, Place::PAGE);
        writer.out.push_str(", with the code in lower case and hyphens instead of underscores.\n");
    }
    writer.blocks(type_uri.note.as_ref());
}

/// Writes the parts of an entry of the details.
fn entries(writer: &mut PageWriter<'_>, details: &DetailShape) {
    let parts = [
        ("the code", &details.code),
        ("the message", &details.message),
        ("the invalid field", &details.field),
        ("the invalid value", &details.value),
        ("nested entries", &details.children),
    ];
    let mut label = "\nEach entry of the details has ";
    for (word, at) in parts.iter().filter_map(|(word, at)| Some((word, at.as_ref()?))) {
        writer.out.push_str(label);
        writer.out.push_str(word);
        writer.out.push_str(" at ");
        prose::span(&mut writer.out, at, Place::PAGE);
        label = ", ";
    }
    writer.out.push_str(if label == ", " { ".\n" } else { "" });
    if let Some(under) = &details.entries_under {
        writer.blank_line();
        writer.out.push_str("The entries for a field are under the key of that field");
        if under != "*" {
            writer.out.push_str(", in ");
            prose::span(&mut writer.out, under, Place::PAGE);
        }
        writer.out.push_str(".\n");
    }
    writer.blocks(details.description.as_ref());
}
