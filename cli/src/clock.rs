//! The current day, for commands that compare dates with it.

use errcat_codegen::compat::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today, in UTC.
pub(crate) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_unix_days(i64::try_from(seconds / 86_400).unwrap_or(0))
}
