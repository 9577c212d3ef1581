use super::plan;
use super::spelling::spelling;
use super::word::{parts, word};
use super::writer::{Record, Writer};
use crate::model::{BodyField, Condition, DetailShape, Envelope, HeaderField, Place};

pub(super) fn envelope<'m>(envelope: &'m Envelope, w: &mut Writer<'m>) -> Record {
    let type_uri = envelope.type_uri.as_ref();
    let details = envelope.details.as_ref().map(|d| details(d, w));
    let conditions: Vec<Record> = envelope.error_when.iter().map(|c| condition(c, w)).collect();
    let fields: Vec<Record> = envelope.fields.iter().map(|f| field(f, w)).collect();
    Record::default()
        .bytes([word(envelope.format), parts(&envelope.always), in_headers(envelope), spelling(envelope)])
        .u32(plan::plan(envelope, w))
        .pair(places(&envelope.code, w))
        .pair(places(&envelope.message, w))
        .pair(places(&envelope.request_id, w))
        .pair(places(&envelope.status, w))
        .pair(places(type_uri.map_or(&[], |t| &t.at), w))
        .pair(w.opt_text(type_uri.and_then(|t| t.template.as_ref())))
        .u32(w.opt_put(details))
        .pair(w.list(conditions))
        .pair(w.list(fields))
}

/// The parts that have a place in a header.
fn in_headers(envelope: &Envelope) -> u8 {
    let places = plan::parts(envelope).into_iter();
    let in_headers = places.filter(|(_, places)| places.iter().any(|place| place.header.is_some()));
    parts(&in_headers.map(|(part, _)| part).collect::<Vec<_>>())
}

fn places<'m>(places: &'m [Place], w: &mut Writer<'m>) -> [u32; 2] {
    let place = |place: &'m Place, w: &mut Writer<'m>| {
        Record::default()
            .pair(w.opt_text(place.at.as_ref()))
            .pair(w.opt_text(place.header.as_ref()))
            .pair(w.opt_text(place.before.as_ref()))
            .pair(w.opt_text(place.after.as_ref()))
    };
    let records: Vec<Record> = places.iter().map(|p| place(p, w)).collect();
    w.list(records)
}

fn details<'m>(details: &'m DetailShape, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.text(&details.at))
        .pair(w.opt_text(details.code.as_ref()))
        .pair(w.opt_text(details.message.as_ref()))
        .pair(w.opt_text(details.field.as_ref()))
        .pair(w.opt_text(details.value.as_ref()))
        .pair(w.opt_text(details.children.as_ref()))
        .pair(w.opt_text(details.entries_under.as_ref()))
        .opt_u32(details.set.map(|set| set as u32))
}

fn condition<'m>(condition: &'m Condition, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.opt_text(condition.at.as_ref()))
        .pair(w.opt_text(condition.header.as_ref()))
        .pair(w.opt_text(condition.is.as_ref()))
        .pair(w.opt_text(condition.is_not.as_ref()))
}

pub(super) fn field<'m>(field: &'m BodyField, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&field.name)).pair(w.opt_text(field.at.as_ref())).bytes([
        word(field.unit),
        word(field.role),
        0,
        0,
    ])
}

pub(super) fn header<'m>(header: &'m HeaderField, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&header.name)).pair(w.opt_text(header.meaning.as_ref())).bytes([
        word(header.unit),
        word(header.role),
        0,
        0,
    ])
}
