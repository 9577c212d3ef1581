//! Where an error response keeps its parts.

use crate::table::{Cursor, List, Record};
use crate::{BodyFormat, Part, Parts, Role, Unit};

/// The shape all error responses of a vendor share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope<'a> {
    /// How bodies are written.
    pub format: BodyFormat,
    /// The parts the vendor promises in every error response.
    pub always: Parts,
    /// Where the code stands: the first place that holds one counts.
    pub code: List<'a, Place<'a>>,
    /// Where the text for people stands.
    pub message: List<'a, Place<'a>>,
    /// Where the request id stands.
    pub request_id: List<'a, Place<'a>>,
    /// Where the body repeats the status.
    pub status: List<'a, Place<'a>>,
    /// Where the type URI (RFC 9457) stands.
    pub type_uri: List<'a, Place<'a>>,
    /// The type URI of a code, with `{code}` where its lower-case, hyphenated form goes.
    pub type_template: Option<&'a str>,
    /// The list or object with more about the failure.
    pub details: Option<Details<'a>>,
    /// When a response with a success status is an error: any of these.
    pub error_when: List<'a, Condition<'a>>,
    /// The vendor's table of the fields of a body.
    pub fields: List<'a, Field<'a>>,
    /// The parts that have a place in a header.
    in_headers: Parts,
    /// What the example writes as a number, as a text, as a list; see `encode`.
    pub(crate) spelling: u8,
}

impl<'a> Envelope<'a> {
    pub(crate) const fn read(mut cursor: Cursor<'a>) -> Self {
        let [format, always, in_headers, spelling] = cursor.bytes();
        // The plan of the places is for the decoder.
        let _plan = cursor.u32();
        Envelope {
            format: BodyFormat::from_index(format),
            always: Parts::from_bits(always),
            code: cursor.list(),
            message: cursor.list(),
            request_id: cursor.list(),
            status: cursor.list(),
            type_uri: cursor.list(),
            type_template: cursor.opt_text(),
            details: match cursor.elsewhere() {
                Some(details) => Some(Details::read(details)),
                None => None,
            },
            error_when: cursor.list(),
            fields: cursor.list(),
            in_headers: Parts::from_bits(in_headers),
            spelling,
        }
    }

    /// The places of a part.
    pub(crate) fn places(&self, part: Part) -> List<'a, Place<'a>> {
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

impl<'a> Record<'a> for Place<'a> {
    const SIZE: u32 = 32;

    fn read(mut cursor: Cursor<'a>) -> Self {
        Place {
            at: cursor.opt_text(),
            header: cursor.opt_text(),
            before: cursor.opt_text(),
            after: cursor.opt_text(),
        }
    }
}

/// The part of a body that says more. The pointers of an entry start at the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Details<'a> {
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
    /// The code set the detail codes belong to, by its place in [`Vendor::sets`](crate::Vendor::sets).
    pub set: Option<u32>,
}

impl<'a> Details<'a> {
    const fn read(mut cursor: Cursor<'a>) -> Self {
        Details {
            at: cursor.text(),
            code: cursor.opt_text(),
            message: cursor.opt_text(),
            field: cursor.opt_text(),
            value: cursor.opt_text(),
            children: cursor.opt_text(),
            entries_under: cursor.opt_text(),
            set: cursor.opt_u32(),
        }
    }
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

impl<'a> Record<'a> for Condition<'a> {
    const SIZE: u32 = 32;

    fn read(mut cursor: Cursor<'a>) -> Self {
        Condition {
            at: cursor.opt_text(),
            header: cursor.opt_text(),
            is: cursor.opt_text(),
            is_not: cursor.opt_text(),
        }
    }
}

/// A field of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it stands, when its name alone does not say.
    pub at: Option<&'a str>,
    /// What a number in it counts.
    pub unit: Unit,
    /// What software can do with it.
    pub role: Role,
}

impl<'a> Record<'a> for Field<'a> {
    const SIZE: u32 = 20;

    fn read(mut cursor: Cursor<'a>) -> Self {
        let (name, at, [unit, role, _, _]) = (cursor.text(), cursor.opt_text(), cursor.bytes());
        Field { name, at, unit: Unit::from_index(unit), role: Role::from_index(role) }
    }
}

/// A header that matters to errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header<'a> {
    /// Its name; it may end in `*`.
    pub name: &'a str,
    /// What it tells, in CommonMark.
    pub meaning: Option<&'a str>,
    /// What its number counts.
    pub unit: Unit,
    /// What software can do with it.
    pub role: Role,
}

impl Header<'_> {
    /// Whether a header with this name is meant: letter case does not count (RFC
    /// 9110, section 5.1), and a `*` at the end stands for anything.
    pub fn is_named(&self, name: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(start) => name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
            None => name.eq_ignore_ascii_case(self.name),
        }
    }
}

impl<'a> Record<'a> for Header<'a> {
    const SIZE: u32 = 20;

    fn read(mut cursor: Cursor<'a>) -> Self {
        let (name, meaning, [unit, role, _, _]) = (cursor.text(), cursor.opt_text(), cursor.bytes());
        Header { name, meaning, unit: Unit::from_index(unit), role: Role::from_index(role) }
    }
}
