use super::{Lower, opt_prose, opt_text, texts};
use crate::model;
use crate::source;
use errcat_core::never;
use errcat_core::words::{BodyFormat, Completeness, Role, Unit};

impl Lower<'_> {
    pub(super) fn envelope(&self, source: &source::Envelope) -> model::Envelope {
        let mut envelope = without_references(source);
        envelope.example = source.example.as_ref().map(|example| self.example(example));
        let set = source.details.as_ref().and_then(|details| details.set.as_ref());
        if let (Some(details), Some(set)) = (&mut envelope.details, set) {
            details.set = self.set_of(Some(set)).or_else(|| never("`check` reports unknown sets"));
        }
        envelope
    }
}

/// A vendor of which only the envelope is known, without its references, and the sets,
/// without their codes. It can be lowered whatever errors the file has, so that `check` reads
/// examples as a program does.
pub(crate) fn envelope_alone(
    envelope: &source::Envelope,
    sets: &source::Pairs<source::Set, source::Id>,
) -> model::Vendor {
    let set = |(id, set): &(source::Id, source::Set)| model::Set {
        id: Some(id.to_string()),
        title: Some(set.title.to_string()),
        when: texts(&set.when),
        ..model::Set::top_level(Vec::new(), Vec::new())
    };
    let mut vendor = empty_vendor();
    vendor.envelope = Some(without_references(envelope));
    vendor.sets.extend(sets.iter().map(set));
    vendor
}

/// The same with only these fields, such as those of a code.
pub(crate) fn envelope_with_fields(
    envelope: &source::Envelope,
    sets: &source::Pairs<source::Set, source::Id>,
    fields: &source::Pairs<source::BodyField>,
) -> model::Vendor {
    let mut vendor = envelope_alone(envelope, sets);
    if let Some(envelope) = &mut vendor.envelope {
        envelope.fields = fields.iter().map(|(name, one)| field(name, one)).collect();
    }
    vendor
}

fn without_references(envelope: &source::Envelope) -> model::Envelope {
    model::Envelope {
        title: opt_text(&envelope.title),
        description: opt_prose(&envelope.description),
        format: envelope.format.map_or(BodyFormat::Json, |f| f.0),
        code: places(&envelope.code),
        set: places(&envelope.set),
        message: places(&envelope.message),
        request_id: places(&envelope.request_id),
        status: places(&envelope.status),
        type_uri: envelope.type_uri.as_ref().map(|t| model::TypeUri {
            at: places(&t.at),
            template: opt_text(&t.template),
            note: opt_prose(&t.note),
        }),
        details: envelope.details.as_ref().map(details),
        error_when: envelope.error_when.iter().map(condition).collect(),
        always: envelope.always.iter().map(|p| p.0).collect(),
        fields: envelope.fields.iter().map(|(name, f)| field(name, f)).collect(),
        example: None,
    }
}

fn details(details: &source::DetailShape) -> model::DetailShape {
    model::DetailShape {
        at: texts(&details.at),
        code: places(&details.code),
        message: places(&details.message),
        field: places(&details.field),
        value: places(&details.value),
        children: opt_text(&details.children),
        entries_under: opt_text(&details.entries_under),
        set: None,
        description: opt_prose(&details.description),
    }
}

pub(super) fn condition(condition: &source::Condition) -> model::Condition {
    model::Condition {
        at: opt_text(&condition.at),
        header: opt_text(&condition.header),
        is: texts(&condition.is),
        is_not: texts(&condition.is_not),
        at_least: condition.at_least.map(|bound| bound.0),
        at_most: condition.at_most.map(|bound| bound.0),
    }
}

fn places(places: &[source::Place]) -> Vec<model::Place> {
    places.iter().map(place).collect()
}

fn place(source::Place(place): &source::Place) -> model::Place {
    model::Place {
        at: opt_text(&place.at),
        key_at: opt_text(&place.key_at),
        header: opt_text(&place.header),
        parameter: opt_text(&place.parameter),
        element: place.element.as_ref().map(condition),
        join: places(&place.join),
        with: opt_text(&place.with),
        after_first: opt_text(&place.after_first),
        before: opt_text(&place.before),
        before_last: opt_text(&place.before_last),
        after: opt_text(&place.after),
    }
}

pub(super) fn field(name: &str, field: &source::BodyField) -> model::BodyField {
    model::BodyField {
        name: name.to_owned(),
        at: opt_text(&field.at),
        kind: opt_text(&field.kind),
        meaning: opt_prose(&field.meaning),
        when: opt_prose(&field.when),
        unit: field.unit.map_or(Unit::None, |u| u.0),
        role: field.role.map_or(Role::None, |r| r.0),
        retry_when: answers(&field.retry_when, field.role, "true"),
        stop_when: answers(&field.stop_when, field.role, "false"),
    }
}

pub(super) fn header(name: &str, header: &source::HeaderField) -> model::HeaderField {
    let retry_after = name.eq_ignore_ascii_case("retry-after");
    model::HeaderField {
        name: name.to_owned(),
        meaning: opt_prose(&header.meaning),
        when: opt_prose(&header.when),
        unit: header.unit.map_or(if retry_after { Unit::SecondsOrDate } else { Unit::None }, |u| u.0),
        role: header.role.map_or(if retry_after { Role::RetryAfter } else { Role::None }, |r| r.0),
        retry_when: answers(&header.retry_when, header.role, "true"),
        stop_when: answers(&header.stop_when, header.role, "false"),
    }
}

/// The values that mean yes or no: those of the vendor, else the default.
fn answers(words: &[source::Line], role: Option<source::Choice<Role>>, usual: &str) -> Vec<String> {
    match role {
        Some(role) if role.0 == Role::ShouldRetry && words.is_empty() => vec![usual.to_owned()],
        _ => texts(words),
    }
}

fn empty_vendor() -> model::Vendor {
    model::Vendor {
        id: String::new(),
        module: String::new(),
        file: String::new(),
        title: String::new(),
        page: model::Page::default(),
        role: model::FileRole::Unstated,
        source: None,
        completeness: Completeness::Unstated,
        envelope: None,
        status_table: None,
        headers: Vec::new(),
        schedules: Vec::new(),
        retry: model::RetryPolicy::default(),
        sets: vec![model::Set::top_level(Vec::new(), Vec::new())],
        groups: Vec::new(),
        guidance: Default::default(),
        examples: Vec::new(),
        samples: Vec::new(),
        troubleshooting: Vec::new(),
        monitoring: Vec::new(),
        support: None,
        status_page: None,
        stability: None,
        links: Vec::new(),
        related: Vec::new(),
        limits: Vec::new(),
        notes: Vec::new(),
        message_style: model::MessageStyle::Braces,
        tags: Vec::new(),
        defaults: model::Defaults::default(),
        waived: Vec::new(),
        allowed: Vec::new(),
    }
}
