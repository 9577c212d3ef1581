use super::Node;
use crate::envelope::{BodyField, Condition, DetailShape, Envelope, HeaderField, Place, RetryAnswers};
use crate::words::{BodyFormat, Part, Parts, Role, Unit};

/// Creates an envelope without places, to which places can be added.
pub const fn envelope<'a>(format: BodyFormat) -> Envelope<'a> {
    Envelope {
        format,
        always: Parts::of_parts(&[]),
        code: &[],
        set: &[],
        message: &[],
        request_id: &[],
        status: &[],
        type_uri: &[],
        type_template: None,
        details: None,
        error_when: &[],
        fields: &[],
        outside_plan: Parts::of_parts(&[]),
        number_code: false,
        text_status: false,
        number_detail_code: false,
        list_field: false,
        one_detail: false,
        plan: Node::NOTHING,
    }
}

#[doc(hidden)]
impl<'a> Envelope<'a> {
    pub const fn always(mut self, parts: &[Part]) -> Self {
        self.always = Parts::of_parts(parts);
        self
    }

    /// Sets the places of a part.
    pub const fn at(mut self, part: Part, places: &'a [Place<'a>]) -> Self {
        match part {
            Part::Code | Part::Details => self.code = places,
            Part::Message => self.message = places,
            Part::RequestId => self.request_id = places,
            Part::Status => self.status = places,
            Part::Type => self.type_uri = places,
        }
        let mut rest = places;
        while let [place, others @ ..] = rest {
            if !place.is_in_plan() {
                self.outside_plan = self.outside_plan.with(part);
            }
            rest = others;
        }
        self
    }

    /// Sets the places of the value that chooses the set of the code.
    pub const fn set(mut self, places: &'a [Place<'a>]) -> Self {
        self.set = places;
        self
    }

    pub const fn type_template(mut self, template: &'a str) -> Self {
        self.type_template = Some(template);
        self
    }

    pub const fn details(mut self, details: DetailShape<'a>) -> Self {
        self.details = Some(details);
        self
    }

    pub const fn error_when(mut self, conditions: &'a [Condition<'a>]) -> Self {
        self.error_when = conditions;
        self
    }

    pub const fn fields(mut self, fields: &'a [BodyField<'a>]) -> Self {
        self.fields = fields;
        self
    }

    /// Encodes the code as a number.
    pub const fn number_code(mut self) -> Self {
        self.number_code = true;
        self
    }

    /// Encodes the status as a string.
    pub const fn text_status(mut self) -> Self {
        self.text_status = true;
        self
    }

    /// Encodes detail codes as numbers.
    pub const fn number_detail_code(mut self) -> Self {
        self.number_detail_code = true;
        self
    }

    /// Encodes the path of a field as a list of its keys.
    pub const fn list_field(mut self) -> Self {
        self.list_field = true;
        self
    }

    /// Encodes the details as one object instead of a list.
    pub const fn one_detail(mut self) -> Self {
        self.one_detail = true;
        self
    }

    pub const fn plan(mut self, root: &'a Node<'a>) -> Self {
        self.plan = root;
        self
    }
}

const NOWHERE: Place<'static> = Place {
    at: None,
    key_at: None,
    header: None,
    parameter: None,
    element: None,
    join: &[],
    separator: "",
    after_first: None,
    before: None,
    before_last: None,
    after: None,
};

pub const fn in_body(at: &str) -> Place<'_> {
    Place { at: Some(at), ..NOWHERE }
}

/// The key of the value at a place.
pub const fn key_at(pointer: &str) -> Place<'_> {
    Place { key_at: Some(pointer), ..NOWHERE }
}

pub const fn in_header(header: &str) -> Place<'_> {
    Place { header: Some(header), ..NOWHERE }
}

pub const fn joined<'a>(places: &'a [Place<'a>], separator: &'a str) -> Place<'a> {
    Place { join: places, separator, ..NOWHERE }
}

#[doc(hidden)]
impl<'a> Place<'a> {
    pub const fn parameter(mut self, name: &'a str) -> Self {
        self.parameter = Some(name);
        self
    }

    pub const fn element(mut self, condition: &'a Condition<'a>) -> Self {
        self.element = Some(condition);
        self
    }

    pub const fn after_first(mut self, mark: &'a str) -> Self {
        self.after_first = Some(mark);
        self
    }

    pub const fn before(mut self, mark: &'a str) -> Self {
        self.before = Some(mark);
        self
    }

    pub const fn before_last(mut self, mark: &'a str) -> Self {
        self.before_last = Some(mark);
        self
    }

    pub const fn after(mut self, mark: &'a str) -> Self {
        self.after = Some(mark);
        self
    }
}

pub const fn detail_shape<'a>(at: &'a [&'a str]) -> DetailShape<'a> {
    DetailShape {
        at,
        code: &[],
        message: &[],
        field: &[],
        value: &[],
        children: None,
        entries_under: None,
        set: None,
    }
}

#[doc(hidden)]
impl<'a> DetailShape<'a> {
    pub const fn code(mut self, places: &'a [Place<'a>]) -> Self {
        self.code = places;
        self
    }

    pub const fn message(mut self, places: &'a [Place<'a>]) -> Self {
        self.message = places;
        self
    }

    pub const fn field(mut self, places: &'a [Place<'a>]) -> Self {
        self.field = places;
        self
    }

    pub const fn value(mut self, places: &'a [Place<'a>]) -> Self {
        self.value = places;
        self
    }

    pub const fn children(mut self, pointer: &'a str) -> Self {
        self.children = Some(pointer);
        self
    }

    pub const fn entries_under(mut self, key: &'a str) -> Self {
        self.entries_under = Some(key);
        self
    }

    pub const fn set(mut self, id: &'a str) -> Self {
        self.set = Some(id);
        self
    }
}

pub const fn condition(place: Place<'_>) -> Condition<'_> {
    Condition { at: place.at, header: place.header, is: &[], is_not: &[], at_least: None, at_most: None }
}

#[doc(hidden)]
impl<'a> Condition<'a> {
    pub const fn is(mut self, values: &'a [&'a str]) -> Self {
        self.is = values;
        self
    }

    pub const fn is_not(mut self, values: &'a [&'a str]) -> Self {
        self.is_not = values;
        self
    }

    pub const fn at_least(mut self, number: i64) -> Self {
        self.at_least = Some(number);
        self
    }

    pub const fn at_most(mut self, number: i64) -> Self {
        self.at_most = Some(number);
        self
    }
}

pub const fn body_field(name: &str, unit: Unit, role: Role) -> BodyField<'_> {
    BodyField { name, at: None, unit, role, answers: RetryAnswers::USUAL }
}

#[doc(hidden)]
impl<'a> BodyField<'a> {
    pub const fn at(mut self, pointer: &'a str) -> Self {
        self.at = Some(pointer);
        self
    }

    pub const fn answers(mut self, retry_when: &'a [&'a str], stop_when: &'a [&'a str]) -> Self {
        self.answers = RetryAnswers { retry_when, stop_when };
        self
    }
}

pub const fn header_field(name: &str, unit: Unit, role: Role) -> HeaderField<'_> {
    HeaderField { name, meaning: None, unit, role, answers: RetryAnswers::USUAL }
}

#[doc(hidden)]
impl<'a> HeaderField<'a> {
    pub const fn meaning(mut self, meaning: &'a str) -> Self {
        self.meaning = Some(meaning);
        self
    }

    pub const fn answers(mut self, retry_when: &'a [&'a str], stop_when: &'a [&'a str]) -> Self {
        self.answers = RetryAnswers { retry_when, stop_when };
        self
    }
}
