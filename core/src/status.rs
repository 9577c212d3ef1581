use crate::Certainty;
use crate::table::{Cursor, List, Record};
use core::fmt;

/// An HTTP status a code comes with, and how sure that is.
///
/// ```
/// # fn log(status: errcat_core::Status) {
/// if status.certainty == errcat_core::Certainty::Stated {
///     println!("always {}", status.code);
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Status {
    /// The status, 100 to 599 (RFC 9110, section 15).
    pub code: u16,
    /// How sure the catalogue is of it.
    pub certainty: Certainty,
}

/// The statuses of a code: none, one or several.
pub type Statuses<'a> = List<'a, Status>;

impl Status {
    /// The status as the `http` crate writes it.
    #[cfg(feature = "http")]
    pub fn to_http(self) -> Option<http::StatusCode> {
        http::StatusCode::from_u16(self.code).ok()
    }
}

impl Statuses<'_> {
    /// Whether the code comes with this status.
    pub fn contains(&self, status: impl Into<u16>) -> bool {
        let status = status.into();
        self.iter().any(|s| s.code == status)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)
    }
}

impl<'a> Record<'a> for Status {
    const SIZE: u32 = 4;

    fn read(mut cursor: Cursor<'a>) -> Self {
        let [low, high, certainty, _] = cursor.bytes();
        Status { code: u16::from_le_bytes([low, high]), certainty: Certainty::from_index(certainty) }
    }
}

/// A row of the vendor's own table of statuses: a status or a status class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusRow<'a> {
    /// Which statuses the row is about.
    pub on: StatusMatch,
    /// The vendor's reason phrase.
    pub phrase: Option<&'a str>,
    /// What the status means with this vendor, in CommonMark.
    pub meaning: &'a str,
    /// Whether to call again on this status.
    pub retry: Option<crate::Retry<'a>>,
}

/// One status, or all with the same first digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatusMatch {
    /// One status.
    Exact(u16),
    /// A status class by its first digit: 5 for `5xx`.
    Class(u8),
}

impl StatusMatch {
    /// Whether the status is meant.
    ///
    /// ```
    /// use errcat_core::StatusMatch;
    ///
    /// assert!(StatusMatch::Class(5).matches(503));
    /// assert!(!StatusMatch::Exact(500).matches(503));
    /// ```
    pub const fn matches(self, status: u16) -> bool {
        match self {
            StatusMatch::Exact(exact) => exact == status,
            StatusMatch::Class(digit) => digit as u16 == status / 100,
        }
    }

    pub(crate) const fn from_number(number: u32) -> Self {
        if number < 10 { StatusMatch::Class(number as u8) } else { StatusMatch::Exact(number as u16) }
    }
}

impl fmt::Display for StatusMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusMatch::Exact(status) => write!(f, "{status}"),
            StatusMatch::Class(digit) => write!(f, "{digit}xx"),
        }
    }
}

impl<'a> Record<'a> for StatusRow<'a> {
    const SIZE: u32 = 24;

    fn read(mut cursor: Cursor<'a>) -> Self {
        StatusRow {
            on: StatusMatch::from_number(cursor.u32()),
            phrase: cursor.opt_text(),
            meaning: cursor.text(),
            retry: cursor.elsewhere().map(crate::Retry::read),
        }
    }
}
