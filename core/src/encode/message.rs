//! Messages with parameters.

use super::reply::ReplyParts;
use super::{EncodeError, EncodeReason, ReplyPart};
use crate::entry::Entry;
use alloc::borrow::Cow;
use alloc::string::String;

/// The message of a reply: the one that is set, else that of the catalogue with its
/// parameters, if any is set.
pub(super) fn message<'p>(
    entry: Entry<'_>,
    parts: &'p ReplyParts,
) -> Result<Option<Cow<'p, str>>, EncodeError> {
    let value = |name: &str| parts.params.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value);
    let declared = |name: &str| entry.params().iter().any(|param| param.name == name);
    let reason = |name: &str, reason: EncodeReason| Err(reason.of(ReplyPart::Param(name.into())));
    let is_of_code = |name: &str| entry.parts_of_pattern().is_some_and(|(_, part, _)| part == name);
    if let Some((name, _)) = parts.params.iter().find(|(name, _)| !declared(name) && !is_of_code(name)) {
        return reason(name, EncodeReason::Undeclared);
    }
    let unset = entry.params().iter().find(|param| value(param.name).is_none());
    // A value in the code alone does not ask for the message.
    let is_unwanted = unset.is_some() && parts.params.iter().all(|(name, _)| is_of_code(name));
    if parts.message.is_some() || entry.params().is_empty() || is_unwanted {
        return Ok(parts.message.as_deref().map(Cow::Borrowed));
    }
    if let Some(param) = unset {
        return reason(param.name, EncodeReason::Unset);
    }
    let template = entry.message_template().unwrap_or_default();
    Ok(Some(Cow::Owned(filled(template, |name| value(name).map(String::as_str)))))
}

/// The template with its values. Values are not searched for placeholders.
fn filled<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        rest = match after.split_once('}').and_then(|(name, tail)| Some((value(name)?, tail))) {
            Some((value, tail)) => {
                out.push_str(value);
                tail
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn values_are_not_read_as_placeholders() {
        let value =
            |name: &str| [("a", "{b}"), ("b", "\"")].into_iter().find(|(n, _)| *n == name).map(|(_, v)| v);
        assert_eq!(filled("{a} and {b}, {c} {", value), "{b} and \", {c} {");
    }
}
