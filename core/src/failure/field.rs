use super::Failure;
use crate::decode::{self, Text};
use crate::entry::Entry;
use crate::envelope::{BodyField, Condition};
use crate::known::Known;
use crate::words::Role;
use alloc::borrow::Cow;
use alloc::string::String;

impl<'a, C: Known<'a>> Failure<'a, C> {
    /// Returns the value of a field that the catalogue declares for the code or for the
    /// envelope: a text without its quotation marks, any other value as written in the
    /// body. Each call reads the body again.
    pub fn field(&self, name: &str) -> Option<Cow<'a, str>> {
        match self.declared_fields().find(|field| field.name == name) {
            Some(field) => self.value_of(field),
            None => self.value_in_code(name),
        }
    }

    /// The part of the code with this name in its pattern: the `30` of `FLOOD_WAIT_30`, where
    /// the pattern is `FLOOD_WAIT_{seconds}`.
    fn value_in_code(&self, name: &str) -> Option<Cow<'a, str>> {
        let entry = self.entry().filter(|entry| entry.pattern().is_some())?;
        let value = |text: &str| match entry.value_in(text) {
            Some((found, value)) if found == name => Some(Cow::Owned(String::from(value))),
            _ => None,
        };
        self.found.every_code(&self.response).into_iter().find_map(|code| value(&code.text))
    }

    /// The URL of the page about the code, from the field with the role `doc_url`.
    pub fn doc_url(&self) -> Option<Cow<'a, str>> {
        self.value_of(self.declared_fields().find(|field| field.role == Role::DocUrl)?)
    }

    /// Returns the fields declared for the code, then those of the envelope.
    pub(crate) fn declared_fields(&self) -> impl Iterator<Item = &'a BodyField<'a>> + Clone + use<'a, C> {
        let of_code = self.entry().map(Entry::fields);
        let of_envelope = self.envelope().map(|envelope| envelope.fields);
        [of_code, of_envelope].into_iter().flatten().flatten()
    }

    /// Returns the value at the declared place of the field.
    pub(crate) fn value_of(&self, field: &BodyField<'a>) -> Option<Cow<'a, str>> {
        if field.at.is_none()
            && let Some(value) = self.value_in_code(field.name)
        {
            return Some(value);
        }
        let format = self.envelope()?.format;
        decode::first(format, self.response.body(), &pointer_of(field)).map(|text| text.value())
    }
}

impl<'a, C> Failure<'a, C> {
    /// Whether the response meets a condition.
    pub(crate) fn fulfils(&self, condition: &Condition<'a>) -> bool {
        let in_header = condition.header.and_then(|name| self.response.header(name));
        let in_header = in_header.is_some_and(|value| Text::Plain(Cow::Borrowed(value)).meets(condition));
        let in_body = || {
            let format = self.envelope().map(|envelope| envelope.format);
            let values =
                condition.at.zip(format).map(|(at, format)| decode::every(format, self.response.body(), at));
            values.into_iter().flatten().any(|value| value.meets(condition))
        };
        in_header || in_body()
    }
}

/// Returns the declared place of the field.
pub(crate) fn pointer_of<'a>(field: &BodyField<'a>) -> Cow<'a, str> {
    field.at.map_or_else(|| Cow::Owned(pointer(field.name)), Cow::Borrowed)
}

/// Converts the name of a field to a pointer: `retryAfter`, or `error.retryAfter` for a
/// nested one.
fn pointer(name: &str) -> String {
    let mut pointer = String::new();
    for key in name.split('.') {
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}
