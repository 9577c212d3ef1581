use super::Failure;
use crate::code_set::CodeSet;
use crate::entry::Entry;
use crate::received::Received;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// One entry of the details in a body, such as what is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailureDetail<'a> {
    /// The detail code, as received.
    pub code: Option<Cow<'a, str>>,
    /// The catalogue entry of that code.
    pub entry: Option<Entry<'a>>,
    /// The human-readable message.
    pub message: Option<Cow<'a, str>>,
    /// The path of the invalid field, in the vendor's syntax. In a tree keyed by field, the
    /// path consists of the keys, separated by dots.
    pub field: Option<Cow<'a, str>>,
    /// The invalid value: a text without its quotation marks, else JSON.
    pub value: Option<Cow<'a, str>>,
    /// The number of entries that enclose this one.
    pub depth: u32,
    /// The whole entry, as JSON.
    pub json: &'a str,
}

impl FailureDetail<'_> {
    /// Returns the detail code as a value of a generated enum, known or unknown.
    pub fn code_in<D: CodeSet>(&self) -> Option<Received<D, &str>> {
        self.code.as_deref().map(Received::borrowed)
    }
}

impl<'a, C> Failure<'a, C> {
    /// Returns the details: one entry for each element of a list, or one for an object.
    /// Nested entries follow the entry that contains them.
    ///
    /// Each call reads the body again. The body must be JSON in UTF-8; at most 1,000
    /// entries are read, 32 levels deep.
    pub fn details(&self) -> Vec<FailureDetail<'a>> {
        #[cfg(feature = "json")]
        return super::entries::of(self);
        #[cfg(not(feature = "json"))]
        return Vec::new();
    }
}
