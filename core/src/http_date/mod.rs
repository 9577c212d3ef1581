//! HTTP dates (RFC 9110, section 5.6.7). They are implemented here because the crates
//! that read and write them need `std`; tests compare the results with one of those.

mod read;
#[cfg(feature = "json")]
mod write;

pub(crate) use read::{days_since_1970, parse};
#[cfg(feature = "json")]
pub(crate) use write::{format, format_rfc_3339};

const DAY: u64 = 24 * 60 * 60;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
