//! A failure as one line for a log, and for a debugger.

use super::{Failure, OwnedFailure};
use crate::line::Line;
use alloc::string::String;
use core::error::Error;
use core::fmt::{Debug, Display, Formatter, Result};

/// The maximum number of characters of a received text in a log line.
const MAX_CHARS: usize = 300;

/// `novapulse 409 job_already_exists: the same file was sent before (request id req_1)`.
///
/// Always one line, whatever the response contains.
impl<C: Copy + AsRef<str>> Display for Failure<'_, C> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.vendor().id())?;
        if let Some(status) = self.status() {
            write!(f, " {status}")?;
        }
        match &self.code {
            Some(code) => write!(f, " {}", line(code.as_str()))?,
            None => self.no_code().map_or(Ok(()), |why| write!(f, " {why}"))?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", line(&message))?;
        }
        match self.request_id() {
            Some(id) => write!(f, " (request id {})", line(&id)),
            None => Ok(()),
        }
    }
}

impl<C: Debug> Debug for Failure<'_, C> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Failure")
            .field("vendor", &self.vendor())
            .field("status", &self.status())
            .field("code", &self.code)
            .field("message", &self.message())
            .field("request_id", &self.request_id())
            .field("body_state", &self.body_state())
            .finish_non_exhaustive()
    }
}

impl<C: Copy + AsRef<str> + Debug> Error for Failure<'_, C> {}

impl<C> Display for OwnedFailure<C> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&self.line)
    }
}

/// The body is shown as text, up to 300 characters.
impl<C: Debug> Debug for OwnedFailure<C> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let body = String::from_utf8_lossy(self.response().body()).into_owned();
        f.debug_struct("OwnedFailure")
            .field("status", &self.status())
            .field("code", &self.code())
            .field("shown", &self.line)
            .field("body", &format_args!("\"{}\"", line(&body)))
            .finish_non_exhaustive()
    }
}

impl<C: Debug> Error for OwnedFailure<C> {}

fn line(text: &str) -> Line<'_> {
    Line::new(text, MAX_CHARS)
}
