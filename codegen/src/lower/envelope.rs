use super::{Lower, opt_prose, opt_text};
use crate::model;
use crate::source;
use errcat_core::{BodyFormat, Role, Unit};

impl Lower<'_> {
    pub(super) fn envelope(&self, envelope: &source::Envelope) -> model::Envelope {
        model::Envelope {
            title: opt_text(&envelope.title),
            description: opt_prose(&envelope.description),
            format: envelope.format.map_or(BodyFormat::Json, |f| f.0),
            code: places(&envelope.code),
            message: places(&envelope.message),
            request_id: places(&envelope.request_id),
            status: places(&envelope.status),
            type_uri: envelope.type_uri.as_ref().map(|t| model::TypeUri {
                at: places(&t.at),
                template: opt_text(&t.template),
                note: opt_prose(&t.note),
            }),
            details: envelope.details.as_ref().map(|d| self.details(d)),
            error_when: envelope.error_when.iter().map(condition).collect(),
            always: envelope.always.iter().map(|p| p.0).collect(),
            fields: envelope.fields.iter().map(|(name, f)| field(name, f)).collect(),
            example: envelope.example.as_ref().map(|e| self.example(e)),
        }
    }

    fn details(&self, details: &source::DetailShape) -> model::DetailShape {
        model::DetailShape {
            at: details.at.to_string(),
            code: opt_text(&details.code),
            message: opt_text(&details.message),
            field: opt_text(&details.field),
            value: opt_text(&details.value),
            children: opt_text(&details.children),
            entries_under: opt_text(&details.entries_under),
            set: details.set.as_ref().and_then(|id| self.set_of(Some(id))),
            description: opt_prose(&details.description),
        }
    }
}

fn condition(condition: &source::Condition) -> model::Condition {
    model::Condition {
        at: opt_text(&condition.at),
        header: opt_text(&condition.header),
        is: opt_text(&condition.is),
        is_not: opt_text(&condition.is_not),
    }
}

fn places(places: &[source::Place]) -> Vec<model::Place> {
    let lower = |place: &source::Place| model::Place {
        at: opt_text(&place.at),
        header: opt_text(&place.header),
        before: opt_text(&place.before),
        after: opt_text(&place.after),
    };
    places.iter().map(lower).collect()
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
    }
}
