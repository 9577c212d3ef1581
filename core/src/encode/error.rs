use crate::entry::Entry;
use crate::words::{BodyFormat, Part, Unit};
use alloc::boxed::Box;
use core::error::Error;
use core::fmt::{Display, Formatter, Result};

/// The error of encoding a reply: the part that the vendor's envelope cannot hold, and why.
///
/// ```
/// use errcat_core::encode::ReplyPart;
/// use errcat_core::Entry;
///
/// fn show(entry: Entry<'_>) {
///     match entry.reply().message("Busy.").encode() {
///         Ok(encoded) => println!("{} {:?}", encoded.status(), encoded.body()),
///         Err(error) if *error.part() == ReplyPart::RetryAfter => println!("without a retry time: {error}"),
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
    /// A parameter of the message, by its name.
    Param(Box<str>),
    /// The delay or date of the next retry.
    RetryAfter,
    /// The value that marks a response with a success status as an error.
    ErrorWhen,
    /// The title of the problem (RFC 9457).
    Title,
    /// The URI of this occurrence of the problem (RFC 9457).
    Instance,
    /// The URL of the documentation of the code.
    DocUrl,
    /// The body as a whole.
    Body,
}

/// The reason why a part of a reply cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeReason {
    /// The catalogue has no envelope for the vendor.
    NoEnvelope,
    /// The vendor's bodies are not JSON.
    Format(BodyFormat),
    /// The code belongs to a set of detail codes, or to a set that no place of the envelope
    /// chooses.
    NotTopLevel,
    /// Another set has the code in the same place, so that a client could not tell which is
    /// meant.
    Ambiguous,
    /// The catalogue has no status for the code, and the reply sets none.
    NoStatus,
    /// The code is not sent with the status that the reply sets, or the status is not in the
    /// range 100 to 599.
    OtherStatus(u16),
    /// The envelope has no place for the part.
    NoPlace,
    /// The catalogue does not declare the field or parameter.
    Undeclared,
    /// The message needs the parameter, and the reply does not set it.
    Unset,
    /// The code is sent with a value in this pattern, and the reply does not set it.
    Pattern(Box<str>),
    /// With the value that the reply sets, the code is sent as this text, which decoding does
    /// not read as the code.
    OtherCode(Box<str>),
    /// Only part of the value at this place is used, and the rest of the value is unknown.
    Cut(Box<str>),
    /// The code is a key at this place, or is composed of several values.
    ReadOnly(Box<str>),
    /// Another value is already at this place, or on the path to it.
    Taken(Box<str>),
    /// This place is in a list whose earlier elements are unknown.
    Gap(Box<str>),
    /// The part is nested deeper than decoding reads.
    TooDeep,
    /// There are more details than decoding reads: 1,000.
    TooMany,
    /// The body is longer than decoding reads, 1 MiB, or the path of a field, 1,000 bytes.
    TooLong,
    /// This header cannot hold the part: header values are visible ASCII, with spaces only in
    /// between (RFC 9110, section 5.5).
    Header(Box<str>),
    /// The vendor uses this unit, and the given delay or date cannot be converted to it.
    Unit(Unit),
}

impl EncodeReason {
    /// The reason for a code with a pattern whose value is not known.
    pub(super) fn without_value(entry: Entry<'_>) -> EncodeReason {
        EncodeReason::Pattern(entry.pattern().unwrap_or_default().into())
    }

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
            ReplyPart::Param(name) => write!(f, "the parameter `{name}`"),
            ReplyPart::RetryAfter => f.write_str("the retry time"),
            ReplyPart::ErrorWhen => f.write_str("the error marker"),
            ReplyPart::Title => f.write_str("the title"),
            ReplyPart::Instance => f.write_str("the instance"),
            ReplyPart::DocUrl => f.write_str("the URL of the documentation"),
            ReplyPart::Body => f.write_str("the body"),
        }
    }
}

impl Display for EncodeReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            EncodeReason::NoEnvelope => f.write_str("the catalogue has no envelope for the vendor"),
            EncodeReason::Format(format) => {
                write!(f, "the vendor's bodies are {format}; only json can be written")
            }
            EncodeReason::NotTopLevel => {
                f.write_str("it belongs to a set of detail codes; set it in a `ReplyDetail`")
            }
            EncodeReason::Ambiguous => {
                f.write_str("another set has the same code; name the field that chooses the set")
            }
            EncodeReason::NoStatus => {
                f.write_str("the catalogue has no status for the code; set one with `status`")
            }
            EncodeReason::OtherStatus(status) => write!(f, "the code is not sent with status {status}"),
            EncodeReason::NoPlace => f.write_str("the vendor's envelope has no place for it"),
            EncodeReason::Undeclared => f.write_str("the catalogue does not declare it for the code"),
            EncodeReason::Unset => f.write_str("the message needs it; set it with `param`"),
            EncodeReason::Pattern(pattern) => write!(
                f,
                "the code is sent as `{pattern}`; set the value with `param`, or write the whole text of a detail code"
            ),
            EncodeReason::OtherCode(wire) => write!(f, "`{wire}` is not decoded as the code"),
            EncodeReason::Cut(place) => {
                write!(f, "only part of the value at `{place}` is used, and the rest is unknown")
            }
            EncodeReason::ReadOnly(place) => {
                write!(f, "it is a key or composed of several values at `{place}`, which can only be read")
            }
            EncodeReason::Taken(place) => {
                write!(f, "another value is already at `{place}` or on the path to it")
            }
            EncodeReason::Gap(place) => {
                write!(f, "`{place}` is in a list whose earlier elements are unknown")
            }
            EncodeReason::TooDeep => f.write_str("it is nested deeper than decoding reads"),
            EncodeReason::TooMany => {
                f.write_str("there are more than 1,000 entries, the most that decoding reads")
            }
            EncodeReason::TooLong => f.write_str("it is longer than decoding reads"),
            EncodeReason::Header(name) => {
                write!(
                    f,
                    "the header `{name}` cannot hold it: only visible ASCII, with spaces in between, is allowed"
                )
            }
            EncodeReason::Unit(unit) => match unit {
                Unit::HttpDate | Unit::Timestamp | Unit::UnixSeconds | Unit::UnixMilliseconds => {
                    write!(f, "the vendor's unit is `{unit}`; set a date with `retry_at`")
                }
                Unit::Requests | Unit::Bytes => {
                    write!(f, "the vendor's unit is `{unit}`, which is not a time")
                }
                _ => write!(f, "the vendor's unit is `{unit}`; set a delay with `retry_after`"),
            },
        }
    }
}
