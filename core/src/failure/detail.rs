use super::Failure;
use crate::code_set::CodeSet;
use crate::entry::Entry;
use crate::received::Received;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// One entry of the part of a body that says more: what is wrong with one field,
/// say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailureDetail<'a> {
    /// The detail code, as received.
    pub code: Option<Cow<'a, str>>,
    /// What the catalogue knows about that code.
    pub entry: Option<Entry<'a>>,
    /// The text for people.
    pub message: Option<Cow<'a, str>>,
    /// The path of the field at fault, in the vendor's own syntax; in a tree keyed
    /// by field, the keys that lead there with dots between.
    pub field: Option<Cow<'a, str>>,
    /// The value at fault: a text without its quotation marks, else JSON.
    pub value: Option<Cow<'a, str>>,
    /// How many entries this one lies within.
    pub depth: u32,
    /// The whole entry, as JSON.
    pub json: &'a str,
}

impl FailureDetail<'_> {
    /// The detail code as one of an enum, known or not.
    pub fn code_in<D: CodeSet>(&self) -> Option<Received<D, &str>> {
        self.code.as_deref().map(Received::borrowed)
    }
}

impl<'a, C> Failure<'a, C> {
    /// The details, read from the body when this is called: an entry for each
    /// element of a list, entries within entries after the one they lie in, or a
    /// single one for an object.
    ///
    /// They are read from JSON in UTF-8 only; at most 1,000 of them, 32 deep.
    pub fn details(&self) -> Vec<FailureDetail<'a>> {
        #[cfg(feature = "json")]
        return super::entries::of(self);
        #[cfg(not(feature = "json"))]
        return Vec::new();
    }
}
