//! Where an error response keeps its parts.

use crate::rows::Node;
use crate::words::{BodyFormat, Part, Parts, Role, Unit};

/// The shape all error responses of a vendor share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope<'a> {
    /// How bodies are written.
    pub format: BodyFormat,
    /// The parts the vendor promises in every error response.
    pub always: Parts,
    /// Where the code stands: the first place that holds one counts.
    pub code: &'a [Place<'a>],
    /// Where the text for people stands.
    pub message: &'a [Place<'a>],
    /// Where the request id stands.
    pub request_id: &'a [Place<'a>],
    /// Where the body repeats the status.
    pub status: &'a [Place<'a>],
    /// Where the type URI (RFC 9457) stands.
    pub type_uri: &'a [Place<'a>],
    /// The type URI of a code, with `{code}` where its lower-case, hyphenated form goes.
    pub type_template: Option<&'a str>,
    /// The list or object with more about the failure.
    pub details: Option<DetailShape<'a>>,
    /// When a response with a success status is an error: any of these.
    pub error_when: &'a [Condition<'a>],
    /// The vendor's table of the fields of a body.
    pub fields: &'a [BodyField<'a>],
    /// The parts that have a place in a header.
    pub(crate) in_headers: Parts,
    // How the example writes what can be written in more than one way; see `encode`.
    #[doc(hidden)]
    pub number_code: bool,
    #[doc(hidden)]
    pub text_status: bool,
    #[doc(hidden)]
    pub number_detail_code: bool,
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

/// One place to look: in the body or in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place<'a> {
    /// A JSON Pointer (RFC 6901) in which `*` stands for everything in a list or an
    /// object.
    pub at: Option<&'a str>,
    /// A header instead of the body.
    pub header: Option<&'a str>,
    /// Keep what stands before the first of these.
    pub before: Option<&'a str>,
    /// Keep what stands after the last of these.
    pub after: Option<&'a str>,
}

/// The part of a body that says more. The pointers of an entry start at the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DetailShape<'a> {
    /// Where it stands.
    pub at: &'a str,
    /// Within an entry: the detail code.
    pub code: Option<&'a str>,
    /// Within an entry: the text for people.
    pub message: Option<&'a str>,
    /// Within an entry: the path of the field at fault.
    pub field: Option<&'a str>,
    /// Within an entry: the value at fault.
    pub value: Option<&'a str>,
    /// Within an entry: further entries of the same shape.
    pub children: Option<&'a str>,
    /// In a tree keyed by field: the key under which the entries of a field stand;
    /// `*` where they stand right under the field.
    pub entries_under: Option<&'a str>,
    /// The id of the code set the detail codes belong to.
    pub set: Option<&'a str>,
}

/// A place and what stands there.
///
/// Without [`is`](Condition::is) and [`is_not`](Condition::is_not), it holds for
/// anything but null, `false` and what is empty. Letter case does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition<'a> {
    /// Where to look: a JSON Pointer (RFC 6901) in which `*` stands for everything
    /// in a list or an object.
    pub at: Option<&'a str>,
    /// A header instead of the body.
    pub header: Option<&'a str>,
    /// The text, number or boolean that stands there.
    pub is: Option<&'a str>,
    /// The text, number or boolean that does not stand there: anything else counts.
    pub is_not: Option<&'a str>,
}

/// A field of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BodyField<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it stands, when its name alone does not say.
    pub at: Option<&'a str>,
    /// What a number in it counts.
    pub unit: Unit,
    /// What software can do with it.
    pub role: Role,
    /// With [`Role::ShouldRetry`]: the vendor's words for yes and no.
    pub answers: RetryAnswers<'a>,
}

/// A header that matters to errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeaderField<'a> {
    /// Its name; it may end in `*`.
    pub name: &'a str,
    /// What it tells, in CommonMark.
    pub meaning: Option<&'a str>,
    /// What its number counts.
    pub unit: Unit,
    /// What software can do with it.
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
    /// Whether a header with this name is meant: letter case does not count (RFC
    /// 9110, section 5.1), and a `*` at the end stands for anything.
    pub fn is_named(&self, name: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(start) => name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
            None => name.eq_ignore_ascii_case(self.name),
        }
    }
}
