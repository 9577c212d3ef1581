use crate::words::Certainty;
use core::fmt;

/// An HTTP status that a code is sent with, and how certain the catalogue is of it.
///
/// ```
/// # fn log(status: errcat_core::catalogue::Status) {
/// if status.certainty == errcat_core::words::Certainty::Stated {
///     println!("always {}", status.code);
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Status {
    /// The status, 100 to 599 (RFC 9110, section 15).
    pub code: u16,
    /// How certain the catalogue is of it.
    pub certainty: Certainty,
}

#[doc(hidden)]
pub const fn stated(code: u16) -> Status {
    Status { code, certainty: Certainty::Stated }
}

#[doc(hidden)]
pub const fn typical(code: u16) -> Status {
    Status { code, certainty: Certainty::Typical }
}

#[doc(hidden)]
pub const fn inferred(code: u16) -> Status {
    Status { code, certainty: Certainty::Inferred }
}

/// The statuses of a code: none, one or several.
///
/// A slice with one more method: `statuses.contains(404_u16)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statuses<'a>(pub(crate) &'a [Status]);

impl Status {
    /// Returns the status as a type of the `http` crate. `None` if it is not a valid
    /// status.
    #[cfg(feature = "http")]
    pub fn to_http(self) -> Option<http::StatusCode> {
        http::StatusCode::from_u16(self.code).ok()
    }
}

impl<'a> Statuses<'a> {
    /// Returns the statuses as a slice that lives as long as the catalogue.
    pub const fn as_slice(self) -> &'a [Status] {
        self.0
    }

    /// Whether the code is sent with this status.
    pub fn contains(&self, status: impl Into<u16>) -> bool {
        let status = status.into();
        self.0.iter().any(|s| s.code == status)
    }
}

impl core::ops::Deref for Statuses<'_> {
    type Target = [Status];

    fn deref(&self) -> &[Status] {
        self.0
    }
}

impl<'a> IntoIterator for Statuses<'a> {
    type Item = Status;
    type IntoIter = core::iter::Copied<core::slice::Iter<'a, Status>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied()
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)
    }
}

/// A row of the vendor's status table, for one status or a status class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusRow<'a> {
    /// The statuses that the row applies to.
    pub on: StatusMatch,
    /// The vendor's reason phrase.
    pub phrase: Option<&'a str>,
    /// The meaning of the status at this vendor, in CommonMark.
    pub meaning: &'a str,
    /// Retry advice for this status.
    pub retry: Option<&'a crate::advice::Retry<'a>>,
}

/// One status, or all statuses with the same first digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatusMatch {
    /// One status.
    Exact(u16),
    /// A status class by its first digit: 5 for `5xx`.
    Class(u8),
}

impl StatusMatch {
    /// Whether the status matches.
    ///
    /// ```
    /// use errcat_core::catalogue::StatusMatch;
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
}

impl fmt::Display for StatusMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusMatch::Exact(status) => write!(f, "{status}"),
            StatusMatch::Class(digit) => write!(f, "{digit}xx"),
        }
    }
}
