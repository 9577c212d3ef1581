use super::expr::Expr;
use super::print::Printer;
use super::vendor::{Builder, word};
use super::{plan, spelling};
use crate::model;
use errcat_core::catalogue::{BodyField, Condition, DetailShape, Envelope, HeaderField, Place, RetryAnswers};
use errcat_core::rows;
use errcat_core::words::{Part, Role, Unit};

impl<'a> Builder<'a, '_> {
    pub(super) fn envelope(&self, envelope: &model::Envelope) -> Envelope<'a> {
        let mut row = rows::envelope(envelope.format).always(&envelope.always);
        for (part, places) in parts(envelope) {
            row = row.at(part, self.arena.list(places.iter().map(|place| self.place(place))));
        }
        let type_uri = envelope.type_uri.as_ref();
        row.type_template = self.arena.opt_text(type_uri.and_then(|uri| uri.template.as_deref()));
        row.details = envelope.details.as_ref().map(|details| self.detail_shape(details));
        row.error_when = self.arena.list(envelope.error_when.iter().map(|when| self.condition(when)));
        row.fields = self.arena.list(envelope.fields.iter().map(|field| self.body_field(field)));
        row.plan = self.arena.one(plan::of(&row, self.arena));
        spelling::read(envelope, row)
    }

    fn place(&self, place: &model::Place) -> Place<'a> {
        let mut row = rows::in_body("");
        row.at = self.arena.opt_text(place.at.as_deref());
        row.header = self.arena.opt_text(place.header.as_deref());
        row.before = self.arena.opt_text(place.before.as_deref());
        row.after = self.arena.opt_text(place.after.as_deref());
        row
    }

    fn detail_shape(&self, details: &model::DetailShape) -> DetailShape<'a> {
        let mut row = rows::detail_shape(self.arena.text(&details.at));
        row.code = self.arena.opt_text(details.code.as_deref());
        row.message = self.arena.opt_text(details.message.as_deref());
        row.field = self.arena.opt_text(details.field.as_deref());
        row.value = self.arena.opt_text(details.value.as_deref());
        row.children = self.arena.opt_text(details.children.as_deref());
        row.entries_under = self.arena.opt_text(details.entries_under.as_deref());
        let set = details.set.and_then(|set| self.vendor.sets.get(set));
        row.set = self.arena.opt_text(set.and_then(|set| set.id.as_deref()));
        row
    }

    pub(super) fn condition(&self, condition: &model::Condition) -> Condition<'a> {
        let mut row = rows::condition(rows::in_body(""));
        row.at = self.arena.opt_text(condition.at.as_deref());
        row.header = self.arena.opt_text(condition.header.as_deref());
        row.is = self.arena.opt_text(condition.is.as_deref());
        row.is_not = self.arena.opt_text(condition.is_not.as_deref());
        row
    }

    pub(super) fn body_field(&self, field: &model::BodyField) -> BodyField<'a> {
        let mut row = rows::body_field(self.arena.text(&field.name), field.unit, field.role);
        row.at = self.arena.opt_text(field.at.as_deref());
        if field.role == Role::ShouldRetry {
            row = row.answers(self.arena.texts(&field.retry_when), self.arena.texts(&field.stop_when));
        }
        row
    }

    pub(super) fn header_field(&self, header: &model::HeaderField) -> HeaderField<'a> {
        let mut row = rows::header_field(self.arena.text(&header.name), header.unit, header.role);
        row.meaning = self.arena.opt_text(header.meaning.as_deref());
        if header.role == Role::ShouldRetry {
            row = row.answers(self.arena.texts(&header.retry_when), self.arena.texts(&header.stop_when));
        }
        row
    }
}

/// Returns the places of each part.
fn parts(envelope: &model::Envelope) -> [(Part, &[model::Place]); 5] {
    [
        (Part::Code, &envelope.code),
        (Part::Message, &envelope.message),
        (Part::RequestId, &envelope.request_id),
        (Part::Status, &envelope.status),
        (Part::Type, envelope.type_uri.as_ref().map_or(&[], |uri| &uri.at)),
    ]
}

impl Printer {
    pub(super) fn envelope(&self, envelope: &Envelope<'_>) -> Expr {
        let parts = [
            (Part::Code, envelope.code),
            (Part::Message, envelope.message),
            (Part::RequestId, envelope.request_id),
            (Part::Status, envelope.status),
            (Part::Type, envelope.type_uri),
        ];
        let mut row = Expr::call("envelope", vec![word("BodyFormat", envelope.format)]);
        let always: Vec<Part> = envelope.always.iter().collect();
        row = row.with_list("always", &always, |part| word("Part", *part));
        for (part, places) in parts.into_iter().filter(|(_, places)| !places.is_empty()) {
            row = row.with("at", vec![word("Part", part), Expr::list(places, place)]);
        }
        row.with_text("type_template", envelope.type_template)
            .with_some("details", envelope.details, detail_shape)
            .with_list("error_when", envelope.error_when, condition)
            .with_list("fields", envelope.fields, body_field)
            .with_if("number_code", envelope.number_code)
            .with_if("text_status", envelope.text_status)
            .with_if("number_detail_code", envelope.number_detail_code)
            .with_if("one_detail", envelope.one_detail)
            .with("plan", vec![Expr::to(plan::print(envelope.plan))])
    }
}

fn place(place: &Place<'_>) -> Expr {
    start(place.at, place.header).with_text("before", place.before).with_text("after", place.after)
}

fn start(at: Option<&str>, header: Option<&str>) -> Expr {
    match header {
        Some(header) => Expr::call("in_header", vec![Expr::text(header)]),
        None => Expr::call("in_body", vec![Expr::text(at.unwrap_or_default())]),
    }
}

pub(super) fn condition(condition: &Condition<'_>) -> Expr {
    let row = Expr::call("condition", vec![start(condition.at, condition.header)]);
    row.with_text("is", condition.is).with_text("is_not", condition.is_not)
}

fn detail_shape(details: DetailShape<'_>) -> Expr {
    Expr::call("detail_shape", vec![Expr::text(details.at)])
        .with_text("code", details.code)
        .with_text("message", details.message)
        .with_text("field", details.field)
        .with_text("value", details.value)
        .with_text("children", details.children)
        .with_text("entries_under", details.entries_under)
        .with_text("set", details.set)
}

pub(super) fn body_field(field: &BodyField<'_>) -> Expr {
    let row = Expr::call("body_field", named(field.name, field.unit, field.role));
    answers(row.with_text("at", field.at), field.role, field.answers)
}

pub(super) fn header_field(header: &HeaderField<'_>) -> Expr {
    let row = Expr::call("header_field", named(header.name, header.unit, header.role));
    answers(row.with_text("meaning", header.meaning), header.role, header.answers)
}

fn answers(row: Expr, role: Role, answers: RetryAnswers<'_>) -> Expr {
    let list = |words: &[&str]| Expr::list(words, |word| Expr::text(word));
    match role {
        Role::ShouldRetry => row.with("answers", vec![list(answers.retry_when), list(answers.stop_when)]),
        _ => row,
    }
}

fn named(name: &str, unit: Unit, role: Role) -> Vec<Expr> {
    vec![Expr::text(name), word("Unit", unit), word("Role", role)]
}
