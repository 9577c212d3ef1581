use super::{Hit, Hits, Text, place};
use crate::envelope::{Condition, Envelope, Place};
use crate::response::Response;
use crate::words::{BodyFormat, BodyState, Part};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A code in a response, and its place.
pub(crate) struct FoundText<'a> {
    pub(crate) place: &'a Place<'a>,
    /// As in the response.
    pub(crate) text: Cow<'a, str>,
    /// The digits of a whole number in another spelling, such as `1001.0`.
    pub(crate) whole_number: Option<String>,
}

impl<'a> FoundText<'a> {
    fn new(place: &'a Place<'a>, text: &Text<'a>) -> Option<Self> {
        let value = place::cut_value(text, place).filter(|value| !value.is_empty())?;
        let whole_number =
            text.whole_number().filter(|_| matches!(text, Text::Rounded(_)) || text.value() == value);
        Some(FoundText { place, text: value, whole_number })
    }
}

/// The result of one pass over a response.
#[derive(Clone)]
pub(crate) struct Found<'a> {
    pub(super) envelope: Option<&'a Envelope<'a>>,
    pub(super) hits: Hits<'a>,
    pub(crate) body_state: BodyState,
}

impl<'a> Found<'a> {
    /// The result for a vendor without an envelope in the catalogue.
    pub(super) fn nothing() -> Self {
        Found { envelope: None, hits: Hits::default(), body_state: BodyState::Unread }
    }

    pub(crate) fn envelope(&self) -> Option<&'a Envelope<'a>> {
        self.envelope
    }

    /// The value of a part, from the first of its places that has one.
    pub(crate) fn value(&self, part: Part, response: &Response<'a>) -> Option<Cow<'a, str>> {
        let hit = self.hits.of(part);
        let outside_plan = self.envelope?.outside_plan;
        if hit.is_none_or(|hit| !hit.is_cut) && !outside_plan.contains(part) {
            return hit.map(|hit| self.text(hit, part, response).value());
        }
        let envelope = self.envelope()?;
        let is_value = |value: &Cow<'a, str>| !value.is_empty();
        envelope.places(part).iter().enumerate().find_map(|(rank, place)| match place.is_in_plan() {
            true => {
                let hit = hit.filter(|hit| usize::from(hit.rank) == rank)?;
                place::cut_value(&self.text(hit, part, response), place).filter(is_value)
            }
            false => outside(place, part, envelope.format, response).into_iter().next(),
        })
    }

    /// The digits of a part that is a whole number in another spelling, such as `1001.0`.
    pub(crate) fn whole_number(&self, part: Part) -> Option<String> {
        self.hits.of(part).filter(|hit| !hit.is_cut)?.text.whole_number()
    }

    /// The message of the list element that has the code, if code and message are in the
    /// same list and the list has more than one message; else the first message.
    pub(crate) fn message(&self, response: &Response<'a>) -> Option<Cow<'a, str>> {
        self.paired_message(response).or_else(|| self.value(Part::Message, response))
    }

    fn paired_message(&self, response: &Response<'a>) -> Option<Cow<'a, str>> {
        let envelope = self.envelope()?;
        let message = self.hits.of(Part::Message).filter(|hit| hit.has_more)?;
        let code = self.hits.of(Part::Code)?;
        let place = |part, hit: &Hit<'_>| envelope.places(part).get(usize::from(hit.rank));
        let (message, code) = (place(Part::Message, message)?, place(Part::Code, code)?);
        let (list, in_message, in_code) = common_list(message.at?, code.at?)?;
        let elements = super::every(envelope.format, response.body(), list).into_iter();
        let within = |element: &'a str, at, place: &Place<'a>| {
            let texts = super::every(envelope.format, element.as_bytes(), at);
            texts.iter().find_map(|text| place::cut_value(text, place).filter(|value| !value.is_empty()))
        };
        let mut elements = elements.filter_map(|element| element.json());
        let element = elements.find(|element| within(element, in_code, code).is_some())?;
        within(element, in_message, message)
    }

    /// The value, spelled as in the response.
    fn text(&self, hit: &Hit<'a>, part: Part, response: &Response<'a>) -> Text<'a> {
        match hit.text {
            Text::Rounded(_) => self.as_written(hit, part, response).unwrap_or_else(|| hit.text.clone()),
            _ => hit.text.clone(),
        }
    }

    fn as_written(&self, hit: &Hit<'a>, part: Part, response: &Response<'a>) -> Option<Text<'a>> {
        let envelope = self.envelope()?;
        let at = envelope.places(part).get(usize::from(hit.rank))?.at?;
        super::every(envelope.format, response.body(), at).into_iter().find(Text::is_scalar)
    }

    /// The codes in all places, in the order of the places.
    pub(crate) fn every_code(&self, response: &Response<'a>) -> Vec<FoundText<'a>> {
        let envelope = self.envelope().into_iter();
        let places =
            envelope.flat_map(|envelope| envelope.code.iter().map(move |place| (envelope.format, place)));
        let texts = places.flat_map(|(format, place)| {
            place::texts(place, format, response).into_iter().map(move |text| (place, text))
        });
        let texts = texts.filter(|(_, text)| !text.is_about_blank());
        texts.filter_map(|(place, text)| FoundText::new(place, &text)).collect()
    }

    /// Whether the envelope has a place that chooses the set of the code.
    pub(crate) fn has_sets(&self) -> bool {
        self.envelope.is_some_and(|envelope| !envelope.set.is_empty())
    }

    /// The value that chooses the set of the code.
    pub(crate) fn set(&self, response: &Response<'a>) -> Option<Cow<'a, str>> {
        let envelope = self.envelope?;
        envelope.set.iter().find_map(|place| place::values(place, envelope.format, response).next())
    }

    /// Whether a response can have more than one code.
    pub(crate) fn may_have_codes(&self) -> bool {
        let places = self.envelope().map_or(&[][..], |envelope| envelope.code);
        places.len() > 1
            || places.iter().any(|place| place.at.or(place.key_at).is_some_and(|at| at.contains('*')))
    }

    /// Whether a condition of `error_when` is met; `None` if there are no conditions.
    pub(crate) fn condition(&self, response: &Response<'a>) -> Option<bool> {
        let conditions = self.envelope()?.error_when;
        let in_header = |condition: &Condition<'a>| {
            let value = response.header(condition.header?)?;
            Some(Text::Plain(Cow::Borrowed(value)).meets(condition))
        };
        let holds = || self.hits.is_error || conditions.iter().any(|c| in_header(c) == Some(true));
        (!conditions.is_empty()).then(holds)
    }
}

/// The values of a part at a place that is read on demand.
fn outside<'a>(
    place: &Place<'a>,
    part: Part,
    format: BodyFormat,
    response: &Response<'a>,
) -> Vec<Cow<'a, str>> {
    let texts = place::texts(place, format, response).into_iter();
    let texts = texts.filter(|text| part != Part::Code || !text.is_about_blank());
    let values = texts.filter_map(|text| place::cut_value(&text, place));
    values.filter(|value| !value.is_empty()).collect()
}

/// The longest pointer to list elements that two pointers begin with, and the rest of both.
fn common_list<'p>(one: &'p str, other: &'p str) -> Option<(&'p str, &'p str, &'p str)> {
    let same = one.split('/').zip(other.split('/')).take_while(|(a, b)| a == b);
    let len: usize = same.map(|(token, _)| token.len() + 1).sum();
    let (list, _) = place::split_at_last_star(one.get(..len.checked_sub(1)?)?)?;
    Some((list, one.strip_prefix(list)?, other.strip_prefix(list)?))
}
