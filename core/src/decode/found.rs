use super::{Hit, Hits, Text, cut};
use crate::envelope::{Condition, Envelope, Place};
use crate::response::Response;
use crate::words::{BodyFormat, BodyState, Part};
use alloc::borrow::Cow;
use alloc::vec::Vec;

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
        let in_headers = self.envelope?.in_headers;
        if hit.is_none_or(|hit| !hit.is_cut) && !in_headers.contains(part) {
            return hit.map(|hit| self.text(hit, part, response).value());
        }
        let in_body = |rank| {
            let hit = hit.filter(|hit| usize::from(hit.rank) == rank)?;
            Some(self.text(hit, part, response))
        };
        let places = self.envelope()?.places(part);
        places.iter().enumerate().find_map(|(rank, place)| {
            let text = in_header(place, response).or_else(|| in_body(rank))?;
            cut_value(&text, place).filter(|value| !value.is_empty())
        })
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
    pub(crate) fn every_code(&self, response: &Response<'a>) -> Vec<(&'a Place<'a>, Cow<'a, str>)> {
        let envelope = self.envelope().into_iter();
        let places =
            envelope.flat_map(|envelope| envelope.code.iter().map(move |place| (envelope.format, place)));
        places
            .flat_map(|(format, place)| {
                values(place, format, response).into_iter().map(move |value| (place, value))
            })
            .collect()
    }

    /// Whether the envelope has a place that chooses the set of the code.
    pub(crate) fn has_sets(&self) -> bool {
        self.envelope.is_some_and(|envelope| !envelope.set.is_empty())
    }

    /// The value that chooses the set of the code.
    pub(crate) fn set(&self, response: &Response<'a>) -> Option<Cow<'a, str>> {
        let envelope = self.envelope?;
        let values = envelope.set.iter().flat_map(|place| values(place, envelope.format, response));
        values.into_iter().next()
    }

    /// Whether a response can have more than one code.
    pub(crate) fn may_have_codes(&self) -> bool {
        let places = self.envelope().map_or(&[][..], |envelope| envelope.code);
        places.len() > 1 || places.iter().any(|place| place.at.is_some_and(|at| at.contains('*')))
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

/// Every value at a place, after its cuts.
fn values<'a>(place: &Place<'a>, format: BodyFormat, response: &Response<'a>) -> Vec<Cow<'a, str>> {
    let in_body = place.at.map(|at| super::every(format, response.body(), at));
    let texts = in_body.unwrap_or_else(|| in_header(place, response).into_iter().collect());
    let values = texts.iter().filter_map(|text| cut_value(text, place));
    values.filter(|value| !value.is_empty()).collect()
}

fn in_header<'a>(place: &Place<'a>, response: &Response<'a>) -> Option<Text<'a>> {
    Some(Text::Plain(Cow::Borrowed(response.header(place.header?)?)))
}

/// The part of a value that `before` and `after` keep.
fn cut_value<'a>(text: &Text<'a>, place: &Place<'a>) -> Option<Cow<'a, str>> {
    match text.is_scalar().then(|| text.value())? {
        Cow::Borrowed(value) => Some(Cow::Borrowed(cut(value, place))),
        Cow::Owned(value) => Some(Cow::Owned(cut(&value, place).into())),
    }
}
