use crate::words::{BodyFormat, Part, Unit};
use alloc::boxed::Box;
use core::error::Error;
use core::fmt::{Display, Formatter, Result};

/// Why a reply has no form in the vendor's envelope: which part of it, and the reason.
///
/// ```
/// use errcat_core::encode::ReplyPart;
/// use errcat_core::Entry;
///
/// fn show(entry: Entry<'_>) {
///     match entry.reply().message("Busy.").encode() {
///         Ok(encoded) => println!("{} {:?}", encoded.status(), encoded.body()),
///         Err(error) if *error.part() == ReplyPart::RetryAfter => println!("no time: {error}"),
///         Err(error) => println!("{error}"),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    part: ReplyPart,
    reason: EncodeReason,
}

impl EncodeError {
    /// The part that cannot be written.
    pub fn part(&self) -> &ReplyPart {
        &self.part
    }

    /// The reason.
    pub fn reason(&self) -> &EncodeReason {
        &self.reason
    }
}

/// A part of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReplyPart {
    /// A part of the envelope.
    Envelope(Part),
    /// A field beyond the envelope, by its name.
    Field(Box<str>),
    /// When to call again.
    RetryAfter,
    /// What makes a response an error although its status says success.
    ErrorWhen,
}

/// What stands in the way of writing a part of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeReason {
    /// The catalogue has no envelope for the vendor.
    NoEnvelope,
    /// The vendor's bodies are in another format than JSON.
    Format(BodyFormat),
    /// The code is one of a set that does not stand in the place of the code.
    NotTopLevel,
    /// The catalogue knows no status of the code, and none was asked for.
    NoStatus,
    /// The code does not come with the status that was asked for, or it is none (100 to 599).
    OtherStatus(u16),
    /// The envelope has no place for it.
    NoPlace,
    /// The catalogue does not declare the field.
    Undeclared,
    /// Only a part of what stands at this place counts; what goes around it is not known.
    Cut(Box<str>),
    /// Something else stands at this place, or on the way to it.
    Taken(Box<str>),
    /// This place is in a list whose earlier elements are not known.
    Gap(Box<str>),
    /// It lies deeper than error responses are read.
    TooDeep,
    /// A value of this header cannot carry it: a header has visible ASCII and
    /// spaces between (RFC 9110, section 5.5).
    Header(Box<str>),
    /// The vendor counts in this unit, which a delay or a date does not give.
    Unit(Unit),
}

impl EncodeReason {
    pub(super) fn of(self, part: impl Into<ReplyPart>) -> EncodeError {
        EncodeError { part: part.into(), reason: self }
    }
}

impl From<Part> for ReplyPart {
    fn from(part: Part) -> Self {
        ReplyPart::Envelope(part)
    }
}

impl Error for EncodeError {}

impl Display for EncodeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "cannot write {}: {}", self.part, self.reason)
    }
}

impl Display for ReplyPart {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            ReplyPart::Envelope(Part::RequestId) => f.write_str("the request id"),
            ReplyPart::Envelope(Part::Type) => f.write_str("the type URI"),
            ReplyPart::Envelope(part) => write!(f, "the {part}"),
            ReplyPart::Field(name) => write!(f, "the field `{name}`"),
            ReplyPart::RetryAfter => f.write_str("when to call again"),
            ReplyPart::ErrorWhen => f.write_str("the sign of an error"),
        }
    }
}

impl Display for EncodeReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            EncodeReason::NoEnvelope => f.write_str("the catalogue has no envelope for the vendor"),
            EncodeReason::Format(format) => {
                write!(f, "the vendor's bodies are {format}; only json is written")
            }
            EncodeReason::NotTopLevel => {
                f.write_str("it belongs to a set of detail codes; give it with a detail")
            }
            EncodeReason::NoStatus => f.write_str("the catalogue knows none for the code; name one"),
            EncodeReason::OtherStatus(status) => write!(f, "the code does not come with {status}"),
            EncodeReason::NoPlace => f.write_str("the vendor's envelope has no place for it"),
            EncodeReason::Undeclared => f.write_str("the catalogue declares no such field for the code"),
            EncodeReason::Cut(place) => {
                write!(f, "only a part of what stands at `{place}` counts, and the rest is not known")
            }
            EncodeReason::Taken(place) => write!(f, "something else stands at `{place}` or on the way there"),
            EncodeReason::Gap(place) => {
                write!(f, "`{place}` is in a list whose earlier elements are not known")
            }
            EncodeReason::TooDeep => f.write_str("it lies deeper than error responses are read"),
            EncodeReason::Header(name) => {
                write!(f, "the header `{name}` cannot carry it: only visible ascii, and spaces between")
            }
            EncodeReason::Unit(unit) => match unit {
                Unit::HttpDate | Unit::Timestamp | Unit::UnixSeconds | Unit::UnixMilliseconds => {
                    write!(f, "the vendor counts in {unit}; give a date with `retry_at`")
                }
                Unit::Requests | Unit::Bytes => write!(f, "the vendor counts in {unit}, which is no time"),
                _ => write!(f, "the vendor counts in {unit}; give a delay with `retry_after`"),
            },
        }
    }
}
