use super::Failure;
use crate::{Entry, Field, Known, decode};
use alloc::borrow::Cow;
use alloc::string::String;

impl<'a, C: Known<'a>> Failure<'a, C> {
    /// A field that the catalogue declares for the code or for the envelope, by
    /// its name there: a text without its quotation marks, anything else as it
    /// stands in the body. It is read when this is called.
    pub fn field(&self, name: &str) -> Option<Cow<'a, str>> {
        let of_code = self.entry().map(Entry::fields);
        let of_envelope = self.envelope().map(|envelope| envelope.fields);
        let mut declared = [of_code, of_envelope].into_iter().flatten().flatten();
        self.value_of(&declared.find(|field| field.name == name)?)
    }

    /// What stands where the catalogue says the field is.
    pub(crate) fn value_of(&self, field: &Field<'a>) -> Option<Cow<'a, str>> {
        let format = self.envelope()?.format;
        let at = field.at.map_or_else(|| Cow::Owned(pointer(field.name)), Cow::Borrowed);
        decode::first(format, self.response.body(), &at).map(|text| text.value())
    }
}

/// The place a name stands for: `retryAfter`, or `error.retryAfter` within another.
fn pointer(name: &str) -> String {
    let mut pointer = String::new();
    for key in name.split('.') {
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}
