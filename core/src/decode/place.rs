//! Reading the values at one place on demand.

use super::{Text, cut, parameter, percent};
use crate::envelope::Place;
use crate::response::Response;
use crate::words::BodyFormat;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// Every value at a place, before its cuts.
pub(crate) fn texts<'a>(place: &Place<'_>, format: BodyFormat, response: &Response<'a>) -> Vec<Text<'a>> {
    let body = response.body();
    match *place {
        Place { header: Some(_), .. } => in_header(place, response).into_iter().collect(),
        Place { key_at: Some(pointer), .. } => keys(format, body, pointer),
        Place { at: Some(at), element: Some(_), .. } => of_elements(place, at, format, body),
        Place { at: Some(at), .. } => super::every(format, body, at),
        _ => joined(place, format, response).into_iter().collect(),
    }
}

/// Every text or number at a place, after its cuts.
pub(super) fn values<'a>(
    place: &Place<'_>,
    format: BodyFormat,
    response: &Response<'a>,
) -> impl Iterator<Item = Cow<'a, str>> {
    let values = texts(place, format, response).into_iter().filter_map(|text| cut_value(&text, place));
    values.filter(|value| !value.is_empty())
}

/// The value of a header, or of one parameter of it.
pub(super) fn in_header<'a>(place: &Place<'_>, response: &Response<'a>) -> Option<Text<'a>> {
    let name = place.header?;
    if let Some(wanted) = place.parameter {
        let mut values = response.header_values(name);
        return values.find_map(|value| parameter::find(value, wanted)).map(Text::Plain);
    }
    let value = response.header(name)?;
    Some(Text::Plain(if is_percent_encoded(name) { percent::decoded(value) } else { Cow::Borrowed(value) }))
}

/// Whether values of this name are percent-encoded: the message of gRPC.
pub(super) fn is_percent_encoded(name: &str) -> bool {
    name.eq_ignore_ascii_case("grpc-message")
}

/// The part of a value that the cuts of a place keep.
pub(crate) fn cut_value<'a>(text: &Text<'a>, place: &Place<'_>) -> Option<Cow<'a, str>> {
    match text.is_scalar().then(|| text.value())? {
        Cow::Borrowed(value) => Some(Cow::Borrowed(cut(value, place))),
        Cow::Owned(value) => Some(Cow::Owned(cut(&value, place).into())),
    }
}

/// The values of several places as one text.
fn joined<'a>(place: &Place<'_>, format: BodyFormat, response: &Response<'a>) -> Option<Text<'a>> {
    let mut values = place.join.iter().filter_map(|part| values(part, format, response).next());
    let mut text: String = values.next()?.into_owned();
    for value in values {
        text.push_str(place.separator);
        text.push_str(&value);
    }
    Some(Text::Plain(Cow::Owned(text)))
}

/// The values within the elements that meet the condition of the place.
fn of_elements<'a>(place: &Place<'_>, at: &str, format: BodyFormat, body: &'a [u8]) -> Vec<Text<'a>> {
    let Some((list, rest)) = split_at_last_star(at) else { return Vec::new() };
    let elements = super::every(format, body, list).into_iter();
    let elements = elements.filter_map(|element| element.json()).filter(|element| {
        place.element.is_some_and(|condition| {
            let values = condition.at.map(|at| super::every(format, element.as_bytes(), at));
            values.into_iter().flatten().any(|value| value.meets(condition))
        })
    });
    elements.flat_map(|element| super::every(format, element.as_bytes(), rest)).collect()
}

/// Splits a pointer after its last `*`.
pub(super) fn split_at_last_star(pointer: &str) -> Option<(&str, &str)> {
    let ends = pointer.match_indices("/*").map(|(at, star)| at + star.len());
    let ends =
        ends.filter(|end| pointer.get(*end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    ends.last().and_then(|end| pointer.split_at_checked(end))
}

/// The keys of the values that a pointer matches.
#[cfg(feature = "json")]
fn keys<'a>(format: BodyFormat, body: &'a [u8], pointer: &str) -> Vec<Text<'a>> {
    let Some((object, token)) = pointer.rsplit_once('/') else { return Vec::new() };
    let objects = super::every(format, body, object).into_iter().filter_map(|object| object.json());
    let keys = objects.flat_map(super::members).map(|(key, _)| key);
    let keys = keys.filter(|key| token == "*" || super::guide::matches_key(token, key));
    keys.map(Text::Plain).collect()
}

#[cfg(not(feature = "json"))]
fn keys<'a>(_: BodyFormat, _: &'a [u8], _: &str) -> Vec<Text<'a>> {
    Vec::new()
}
