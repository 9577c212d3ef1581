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

/// The table of parts and their places.
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
        if part == Part::Code && !envelope.set.is_empty() {
            set(writer, &envelope.set, has_always);
        }
    }
}

/// The row of the value that chooses the set of the code.
fn set(writer: &mut PageWriter<'_>, places: &[model::Place], has_always: bool) {
    writer.cell(|out| out.push_str("set of the code"));
    writer.start_cell();
    write_places(&mut writer.out, places);
    writer.end_cell();
    if has_always {
        writer.cell(|_| {});
    }
    writer.end_row();
}

/// Which values choose a set.
pub(super) fn choice_of_set(writer: &mut PageWriter<'_>, set: &model::Set) {
    let chosen_by = writer.vendor.envelope.as_ref().and_then(|envelope| envelope.set.first());
    let details = writer.vendor.envelope.as_ref().and_then(|envelope| envelope.details.as_ref()?.set);
    let is_of_details = details.and_then(|index| writer.vendor.sets.get(index)).map(|set| &set.id) == Some(&set.id);
    let Some(place) = chosen_by.filter(|_| !(is_of_details && set.when.is_empty())) else { return };
    writer.start_sentence("These codes are sent if ");
    write_places(&mut writer.out, std::slice::from_ref(place));
    let own = if set.when.is_empty() { set.id.as_slice() } else { &[] };
    values(&mut writer.out, " is ", if own.is_empty() { &set.when } else { own });
    writer.out.push_str(".\n");
}

/// Places in lookup order.
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
    let start = out.len();
    values(out, " is ", &condition.is);
    if let Some(range) = range(condition) {
        out.push_str(if out.len() == start { " is " } else { " and " });
        out.push_str(&range);
    }
    values(out, if out.len() == start { " is present and not " } else { " and not " }, &condition.is_not);
    if out.len() == start {
        out.push_str(" is present and not empty, `null` or `false`");
    }
}

/// One of several values.
fn values(out: &mut String, label: &str, values: &[String]) {
    for (nth, value) in values.iter().enumerate() {
        out.push_str(if nth == 0 { label } else { " or " });
        prose::span(out, value, Place::PAGE);
    }
}

fn range(condition: &Condition) -> Option<String> {
    match (condition.at_least, condition.at_most) {
        (Some(least), Some(most)) => Some(format!("from {least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
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

/// The parts of an entry of the details.
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
