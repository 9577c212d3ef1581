//! The text that is sent for a code with a pattern.

use super::reply::ReplyParts;
use super::{EncodeError, EncodeReason};
use crate::decode::Text;
use crate::entry::Entry;
use crate::envelope::BodyField;
use crate::words::{Part, Role};
use alloc::borrow::Cow;
use alloc::format;

/// The text that is sent: the code itself, or its pattern with the value that the reply has
/// for it.
pub(super) fn wire<'a>(entry: Entry<'a>, parts: &ReplyParts) -> Result<Cow<'a, str>, EncodeError> {
    let Some((before, name, after)) = entry.parts_of_pattern() else { return Ok(entry.as_str().into()) };
    let value = value(entry, name, parts).map_err(|reason| reason.of(Part::Code))?;
    let value = value.ok_or_else(|| EncodeReason::without_value(entry).of(Part::Code))?;
    let wire = format!("{before}{value}{after}");
    let is_read_back =
        entry.set().find(&wire) == Some(entry) && entry.value_in(&wire) == Some((name, &value));
    if is_read_back { Ok(wire.into()) } else { Err(EncodeReason::OtherCode(wire.into()).of(Part::Code)) }
}

/// The value in the code: a field or a parameter with its name, or the retry time if that is its
/// role.
fn value<'p>(
    entry: Entry<'_>,
    name: &str,
    parts: &'p ReplyParts,
) -> Result<Option<Cow<'p, str>>, EncodeReason> {
    let field = parts.fields.iter().rev().find(|(key, _)| key == name && is_in_code(entry, name));
    let param = parts.params.iter().rev().find(|(key, _)| key == name);
    let given = field.map(|(_, value)| Text::Json(value.as_json().into()).value());
    let given = given.or(param.map(|(_, value)| Cow::Borrowed(value.as_str())));
    let is_wait = |field: &&BodyField<'_>| field.name == name && field.role == Role::RetryAfter;
    match (given, entry.fields().iter().find(is_wait)) {
        (None, Some(field)) if parts.retry_after.is_given() && is_in_code(entry, name) => {
            parts.retry_after.in_unit(field.unit).map(|text| Some(text.into()))
        }
        (given, _) => Ok(given),
    }
}

/// Whether the value of the field is a part of the code: it has the name of that part, and no
/// place in the body.
pub(super) fn is_in_code(entry: Entry<'_>, name: &str) -> bool {
    let declared = entry.fields().iter().find(|field| field.name == name);
    let is_part = entry.parts_of_pattern().is_some_and(|(_, part, _)| part == name);
    is_part && declared.is_none_or(|field| field.at.is_none())
}
