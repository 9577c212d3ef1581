//! A failure in words: for a log line, and for a debugger.

use super::{Failure, OwnedFailure};
use core::error::Error;
use core::fmt::{Debug, Display, Formatter, Result, Write};

/// The most of a text from outside that goes into a log line, in characters.
const MAX_CHARS: usize = 300;

/// `novapulse 409 job_already_exists: the same file was sent before (request id req_1)`.
///
/// One line, whatever the response holds.
impl<C: Copy + AsRef<str>> Display for Failure<'_, C> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.vendor().id())?;
        if let Some(status) = self.status() {
            write!(f, " {status}")?;
        }
        match &self.code {
            Some(code) => write!(f, " {}", Line(code.as_str()))?,
            None => write!(f, " without a code (body: {})", self.body_state())?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", Line(&message))?;
        }
        match self.request_id() {
            Some(id) => write!(f, " (request id {})", Line(&id)),
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

impl<C: Debug> Error for OwnedFailure<C> {}

/// A text from outside, on one line and not too long. What does not show, or
/// turns the line around, is escaped.
struct Line<'t>(&'t str);

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (count, char) in self.0.trim().chars().enumerate() {
            match char {
                _ if count == MAX_CHARS => return f.write_str("..."),
                '\n' | '\r' | '\t' => f.write_char(' ')?,
                _ if hides(char) => write!(f, "{}", char.escape_unicode())?,
                _ => f.write_char(char)?,
            }
        }
        Ok(())
    }
}

/// Control characters, line ends of Unicode, and those that change the direction
/// of a text or have no width.
fn hides(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
