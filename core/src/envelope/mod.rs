//! The envelope: where an error response has its parts.

mod place;

pub use place::Place;

use crate::rows::Node;
use crate::words::{BodyFormat, Part, Parts, Role, Unit};

/// The shape that all error responses of a vendor share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope<'a> {
    /// The format of bodies.
    pub format: BodyFormat,
    /// The parts the vendor promises in every error response.
    pub always: Parts,
    /// The places of the code; the first place that has a value is used. Empty for a vendor
    /// without codes.
    pub code: &'a [Place<'a>],
    /// The places of the value that chooses the [set](crate::set::Set) of the code; empty if
    /// all codes belong to the top-level set.
    pub set: &'a [Place<'a>],
    /// The places of the human-readable message.
    pub message: &'a [Place<'a>],
    /// The places of the request id.
    pub request_id: &'a [Place<'a>],
    /// The places where the body repeats the status.
    pub status: &'a [Place<'a>],
    /// The places of the type URI (RFC 9457).
    pub type_uri: &'a [Place<'a>],
    /// A template for the type URI of a code; `{code}` is its lower-case, hyphenated form.
    pub type_template: Option<&'a str>,
    /// The list or object with details of the failure.
    pub details: Option<DetailShape<'a>>,
    /// The conditions under which a response with a success status is an error; one is enough.
    pub error_when: &'a [Condition<'a>],
    /// The body fields that the vendor documents.
    pub fields: &'a [BodyField<'a>],
    /// The parts that have a place outside the plan, such as a header.
    pub(crate) outside_plan: Parts,
    // How the example writes parts that can be written in more than one way; see `encode`.
    #[doc(hidden)]
    pub number_code: bool,
    #[doc(hidden)]
    pub text_status: bool,
    #[doc(hidden)]
    pub number_detail_code: bool,
    #[doc(hidden)]
    pub list_field: bool,
    #[doc(hidden)]
    pub one_detail: bool,
    #[doc(hidden)]
    pub plan: &'a Node<'a>,
}

impl<'a> Envelope<'a> {
    /// The places of a part.
    pub(crate) const fn places(&self, part: Part) -> &'a [Place<'a>] {
        match part {
            Part::Message => self.message,
            Part::RequestId => self.request_id,
            Part::Status => self.status,
            Part::Type => self.type_uri,
            Part::Code | Part::Details => self.code,
        }
    }
}

/// The shape of the details in a body. Pointers within an entry start at the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DetailShape<'a> {
    /// JSON Pointers to the details; the first place that has some is used.
    pub at: &'a [&'a str],
    /// Within an entry: the places of the detail code.
    pub code: &'a [Place<'a>],
    /// Within an entry: the places of the human-readable message.
    pub message: &'a [Place<'a>],
    /// Within an entry: the places of the path of the invalid field.
    pub field: &'a [Place<'a>],
    /// Within an entry: the places of the invalid value.
    pub value: &'a [Place<'a>],
    /// Within an entry: further entries of the same shape.
    pub children: Option<&'a str>,
    /// In a tree keyed by field: the key that holds the entries of a field; `*` if they
    /// are directly under the field.
    pub entries_under: Option<&'a str>,
    /// The id of the code set the detail codes belong to.
    pub set: Option<&'a str>,
}

/// A condition on the value at a place.
///
/// A value meets it if it meets all that is given: one of the values in
/// [`is`](Condition::is), none of those in [`is_not`](Condition::is_not), and the range. If
/// nothing is given, any value meets it except null, `false` and an empty one. Letter case
/// is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition<'a> {
    /// A JSON Pointer (RFC 6901) in which `*` matches every element of a list and every
    /// value of an object.
    pub at: Option<&'a str>,
    /// The name of a header, for a place outside the body.
    pub header: Option<&'a str>,
    /// The texts, numbers or booleans that meet the condition.
    pub is: &'a [&'a str],
    /// The texts, numbers or booleans that do not meet the condition; any other value does.
    pub is_not: &'a [&'a str],
    /// The smallest number that meets the condition.
    pub at_least: Option<i64>,
    /// The largest number that meets the condition.
    pub at_most: Option<i64>,
}

impl Condition<'_> {
    /// Whether any value meets the condition that is not null, `false` or empty.
    pub(crate) const fn is_presence(&self) -> bool {
        self.is.is_empty() && self.is_not.is_empty() && !self.is_range()
    }

    const fn is_range(&self) -> bool {
        self.at_least.is_some() || self.at_most.is_some()
    }

    /// Whether a text, number or boolean meets the condition. For `check`, which looks for
    /// conditions that always or never hold.
    #[doc(hidden)]
    pub fn admits(&self, value: &str) -> bool {
        if self.is_presence() {
            return !value.is_empty() && value != "false" && value != "null";
        }
        let is = |expected: &&str| value.eq_ignore_ascii_case(expected);
        let is_wanted = self.is.is_empty() || self.is.iter().any(is);
        is_wanted && !self.is_not.iter().any(is) && self.is_in_range(value)
    }

    fn is_in_range(&self, value: &str) -> bool {
        let number = || value.trim_ascii().parse::<f64>().ok();
        !self.is_range()
            || number().is_some_and(|number| {
                self.at_least.is_none_or(|least| number >= least as f64)
                    && self.at_most.is_none_or(|most| number <= most as f64)
            })
    }
}

/// A field of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BodyField<'a> {
    /// Its name.
    pub name: &'a str,
    /// A JSON Pointer to it, if its name alone does not locate it.
    pub at: Option<&'a str>,
    /// The unit of its value.
    pub unit: Unit,
    /// Its role: what software can use it for.
    pub role: Role,
    /// With [`Role::ShouldRetry`]: the vendor's words for yes and no.
    pub answers: RetryAnswers<'a>,
}

/// A header that is relevant to errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeaderField<'a> {
    /// Its name; it may end in `*`.
    pub name: &'a str,
    /// Its meaning, in CommonMark.
    pub meaning: Option<&'a str>,
    /// The unit of its value.
    pub unit: Unit,
    /// Its role: what software can use it for.
    pub role: Role,
    /// With [`Role::ShouldRetry`]: the vendor's words for yes and no.
    pub answers: RetryAnswers<'a>,
}

/// The values with which a server says whether to retry. Letter case does not count,
/// and any other value is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryAnswers<'a> {
    /// Values that mean "retry".
    pub retry_when: &'a [&'a str],
    /// Values that mean "do not retry".
    pub stop_when: &'a [&'a str],
}

impl RetryAnswers<'_> {
    /// `true` and `false`, which most vendors write.
    pub(crate) const USUAL: RetryAnswers<'static> =
        RetryAnswers { retry_when: &["true"], stop_when: &["false"] };

    /// Whether the value means to retry; `None` for a value that is neither.
    pub(crate) fn read(&self, value: &str) -> Option<bool> {
        let is_one_of =
            |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(value.trim_ascii()));
        match (is_one_of(self.stop_when), is_one_of(self.retry_when)) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        }
    }
}

impl HeaderField<'_> {
    /// Whether this is the header with the given name. Letter case is ignored (RFC 9110,
    /// section 5.1), and a `*` at the end matches anything.
    pub fn is_named(&self, name: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(start) => name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
            None => name.eq_ignore_ascii_case(self.name),
        }
    }
}
