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
    match envelope.format {
        BodyFormat::Xml => writer.sentence("The body is XML."),
        BodyFormat::Form => writer.sentence("The body is a form (`application/x-www-form-urlencoded`)."),
        BodyFormat::Lines => writer.sentence("The body has lines with a key and a value each."),
        _ => {}
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
        write_places(&mut writer.out, places(part), Place::CELL);
        for (nth, at) in details.into_iter().flat_map(|details| &details.at).enumerate() {
            writer.out.push_str(if nth == 0 { "" } else { ", else " });
            prose::span(&mut writer.out, at, Place::CELL);
        }
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
    write_places(&mut writer.out, places, Place::CELL);
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
    let is_of_details =
        details.and_then(|index| writer.vendor.sets.get(index)).map(|set| &set.id) == Some(&set.id);
    let Some(place) = chosen_by.filter(|_| !(is_of_details && set.when.is_empty())) else { return };
    writer.start_sentence("These codes are sent if ");
    write_place(&mut writer.out, place, Place::PAGE);
    let own = if set.when.is_empty() { set.id.as_slice() } else { &[] };
    values(&mut writer.out, " is ", if own.is_empty() { &set.when } else { own }, Place::PAGE);
    writer.out.push_str(".\n");
}

/// Places in lookup order.
fn write_places(out: &mut String, places: &[model::Place], to: Place) {
    for (nth, place) in places.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ", else " });
        write_place(out, place, to);
    }
}

fn write_place(out: &mut String, place: &model::Place, to: Place) {
    let named = [
        ("parameter ", &place.parameter),
        (if place.parameter.is_some() { " of header " } else { "header " }, &place.header),
        ("", &place.at),
        ("the key of ", &place.key_at),
    ];
    write_texts(out, &named, to);
    for (nth, part) in place.join.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { " + " });
        if let Some(with) = place.with.as_ref().filter(|_| nth > 0) {
            prose::span(out, with, to);
            out.push_str(" + ");
        }
        write_place(out, part, to);
    }
    if let Some(element) = &place.element {
        out.push_str(" where ");
        condition_to(out, element, to);
    }
    let cuts = [
        (", after the first ", &place.after_first),
        (", before the first ", &place.before),
        (", before the last ", &place.before_last),
        (", after the last ", &place.after),
    ];
    write_texts(out, &cuts, to);
}

/// Texts that are present, each after its label. A line end is written as `\\n`.
fn write_texts(out: &mut String, texts: &[(&str, &Option<String>)], to: Place) {
    for (label, text) in texts {
        if let Some(text) = text {
            out.push_str(label);
            prose::span(out, &text.replace('\n', "\\n").replace('\t', "\\t"), to);
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
    condition_to(out, condition, Place::PAGE);
}

fn condition_to(out: &mut String, condition: &Condition, to: Place) {
    out.push_str(if condition.header.is_some() { "the header " } else { "" });
    let place = condition.at.as_ref().or(condition.header.as_ref());
    let place = place.map_or_else(|| never("a condition has `at` or `header`"), String::as_str);
    prose::span(out, place, to);
    let start = out.len();
    values(out, " is ", &condition.is, to);
    if let Some(range) = range(condition) {
        out.push_str(if out.len() == start { " is " } else { " and " });
        out.push_str(&range);
    }
    values(out, if out.len() == start { " is present and not " } else { " and not " }, &condition.is_not, to);
    if out.len() == start {
        out.push_str(" is present and not empty, `null` or `false`");
    }
}

/// One of several values.
fn values(out: &mut String, label: &str, values: &[String], to: Place) {
    for (nth, value) in values.iter().enumerate() {
        out.push_str(if nth == 0 { label } else { " or " });
        prose::span(out, value, to);
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

/// Writes the parts of an entry of the details.
fn entries(writer: &mut PageWriter<'_>, details: &DetailShape) {
    let children: Vec<_> = details
        .children
        .iter()
        .map(|at| model::Place { at: Some(at.clone()), ..Default::default() })
        .collect();
    let parts = [
        ("the code", &details.code),
        ("the message", &details.message),
        ("the invalid field", &details.field),
        ("the invalid value", &details.value),
        ("nested entries", &children),
    ];
    let mut label = "\nEach entry of the details has ";
    for (word, places) in parts.iter().filter(|(_, places)| !places.is_empty()) {
        writer.out.push_str(label);
        writer.out.push_str(word);
        writer.out.push_str(" at ");
        write_places(&mut writer.out, places, Place::PAGE);
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
