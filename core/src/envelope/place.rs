use super::Condition;

/// A place to look for a value: in the body, in a header, or composed of several places.
///
/// Cuts apply in this order: [`after_first`](Place::after_first),
/// [`before`](Place::before), [`before_last`](Place::before_last), [`after`](Place::after).
/// A cut whose text does not occur changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place<'a> {
    /// A JSON Pointer (RFC 6901) in which `*` matches every element of a list and every
    /// value of an object.
    pub at: Option<&'a str>,
    /// A pointer to a value whose key is meant, not the value itself.
    pub key_at: Option<&'a str>,
    /// The name of a header, for a place outside the body.
    pub header: Option<&'a str>,
    /// The name of a parameter within the header (RFC 9110, section 11.2).
    pub parameter: Option<&'a str>,
    /// Use only elements that meet this condition: of those that the last `*` of
    /// [`at`](Place::at) matches. The pointer of the condition starts at the element.
    pub element: Option<&'a Condition<'a>>,
    /// The places whose values are joined. A place without a value is left out.
    pub join: &'a [Place<'a>],
    /// The text between joined values.
    pub separator: &'a str,
    /// Use only the text after the first occurrence of this.
    pub after_first: Option<&'a str>,
    /// Use only the text before the first occurrence of this.
    pub before: Option<&'a str>,
    /// Use only the text before the last occurrence of this.
    pub before_last: Option<&'a str>,
    /// Use only the text after the last occurrence of this. With `/`, the text is read as a
    /// URI: its query, its fragment and a slash at the end do not count.
    pub after: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// Whether a pass over the body finds the value, by the plan of the envelope.
    pub(crate) const fn is_in_plan(&self) -> bool {
        self.at.is_some() && self.element.is_none()
    }

    /// Whether only a part of the value is used. For `encode`, and for the compiler, which
    /// marks such places in the plan.
    #[doc(hidden)]
    pub const fn is_cut(&self) -> bool {
        self.after_first.is_some()
            || self.before.is_some()
            || self.before_last.is_some()
            || self.after.is_some()
    }

    /// The place itself, or those whose values it joins.
    pub(crate) fn parts(&'a self) -> impl Iterator<Item = &'a Place<'a>> {
        let own = if self.join.is_empty() { core::slice::from_ref(self) } else { self.join };
        own.iter()
    }
}
