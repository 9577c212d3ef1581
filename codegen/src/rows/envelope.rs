use super::build::Builder;
use super::expr::Expr;
use super::print::Printer;
use super::{plan, spelling};
use crate::model;
use errcat_core::catalogue::{BodyField, Condition, DetailShape, Envelope, HeaderField, Place, RetryAnswers};
use errcat_core::rows;
use errcat_core::words::{Part, Role, Unit};

impl<'a> Builder<'a, '_> {
    pub(super) fn envelope(&self, envelope: &model::Envelope) -> Envelope<'a> {
        let mut row = rows::envelope(envelope.format).always(&envelope.always);
        for (part, places) in parts(envelope) {
            row = row.at(part, self.places(places));
        }
        row.set = self.places(&envelope.set);
        let type_uri = envelope.type_uri.as_ref();
        row.type_template = self.arena.opt_text(type_uri.and_then(|uri| uri.template.as_deref()));
        row.details = envelope.details.as_ref().map(|details| self.detail_shape(details));
        row.error_when = self.arena.list(envelope.error_when.iter().map(|when| self.condition(when)));
        row.fields = self.arena.list(envelope.fields.iter().map(|field| self.body_field(field)));
        row.plan = self.arena.one(plan::of(&row, self.arena));
        spelling::read(envelope, row)
    }

    fn places(&self, places: &[model::Place]) -> &'a [Place<'a>] {
        self.arena.list(places.iter().map(|place| self.place(place)))
    }

    fn place(&self, place: &model::Place) -> Place<'a> {
        let text = |text: &Option<String>| self.arena.opt_text(text.as_deref());
        let mut row = rows::in_body("");
        row.at = text(&place.at);
        row.key_at = text(&place.key_at);
        row.header = text(&place.header);
        row.parameter = text(&place.parameter);
        row.element = place.element.as_ref().map(|condition| self.arena.one(self.condition(condition)));
        row.join = self.places(&place.join);
        row.separator = text(&place.with).unwrap_or_default();
        row.after_first = text(&place.after_first);
        row.before = text(&place.before);
        row.before_last = text(&place.before_last);
        row.after = text(&place.after);
        row
    }

    fn detail_shape(&self, details: &model::DetailShape) -> DetailShape<'a> {
        let mut row = rows::detail_shape(self.arena.texts(&details.at));
        row.code = self.places(&details.code);
        row.message = self.places(&details.message);
        row.field = self.places(&details.field);
        row.value = self.places(&details.value);
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
        row.is = self.arena.texts(&condition.is);
        row.is_not = self.arena.texts(&condition.is_not);
        row.at_least = condition.at_least;
        row.at_most = condition.at_most;
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

impl Printer<'_> {
    pub(super) fn envelope(&self, envelope: &Envelope<'_>) -> Expr {
        let parts = [
            (Part::Code, envelope.code),
            (Part::Message, envelope.message),
            (Part::RequestId, envelope.request_id),
            (Part::Status, envelope.status),
            (Part::Type, envelope.type_uri),
        ];
        let mut row = Expr::call("envelope", vec![Expr::variant("BodyFormat", envelope.format)]);
        let always: Vec<Part> = envelope.always.iter().collect();
        row = row.with_list("always", &always, |part| Expr::variant("Part", *part));
        for (part, places) in parts.into_iter().filter(|(_, places)| !places.is_empty()) {
            row = row.with("at", vec![Expr::variant("Part", part), Expr::list(places, place)]);
        }
        row.with_list("set", envelope.set, place)
            .with_text("type_template", envelope.type_template)
            .with_some("details", envelope.details, detail_shape)
            .with_list("error_when", envelope.error_when, condition)
            .with_list("fields", envelope.fields, body_field)
            .with_if("number_code", envelope.number_code)
            .with_if("text_status", envelope.text_status)
            .with_if("number_detail_code", envelope.number_detail_code)
            .with_if("list_field", envelope.list_field)
            .with_if("one_detail", envelope.one_detail)
            .with("plan", vec![Expr::to(plan::print(envelope.plan))])
    }
}

fn place(place: &Place<'_>) -> Expr {
    let start = match *place {
        Place { key_at: Some(pointer), .. } => Expr::call("key_at", vec![Expr::text(pointer)]),
        Place { join: [_, ..], .. } => {
            let places = Expr::list(place.join, self::place);
            Expr::call("joined", vec![places, Expr::text(place.separator)])
        }
        _ => start(place.at, place.header),
    };
    start
        .with_text("parameter", place.parameter)
        .with_some("element", place.element, |element| Expr::to(condition(element)))
        .with_text("after_first", place.after_first)
        .with_text("before", place.before)
        .with_text("before_last", place.before_last)
        .with_text("after", place.after)
}

fn start(at: Option<&str>, header: Option<&str>) -> Expr {
    match header {
        Some(header) => Expr::call("in_header", vec![Expr::text(header)]),
        None => Expr::call("in_body", vec![Expr::text(at.unwrap_or_default())]),
    }
}

pub(super) fn condition(condition: &Condition<'_>) -> Expr {
    let row = Expr::call("condition", vec![start(condition.at, condition.header)]);
    row.with_texts("is", condition.is)
        .with_texts("is_not", condition.is_not)
        .with_some("at_least", condition.at_least, whole_number)
        .with_some("at_most", condition.at_most, whole_number)
}

fn whole_number(number: i64) -> Expr {
    Expr::word(number.to_string())
}

fn detail_shape(details: DetailShape<'_>) -> Expr {
    Expr::call("detail_shape", vec![Expr::list(details.at, |at| Expr::text(at))])
        .with_list("code", details.code, place)
        .with_list("message", details.message, place)
        .with_list("field", details.field, place)
        .with_list("value", details.value, place)
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
    vec![Expr::text(name), Expr::variant("Unit", unit), Expr::variant("Role", role)]
}
