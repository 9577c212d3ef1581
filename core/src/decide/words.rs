//! A decision as one line for a log.

use super::{Action, AdviceSource, Decision, Reason};
use crate::advice::{Precondition, Rounded};
use crate::line::Line;
use core::fmt::{Display, Formatter, Result};

/// The maximum number of characters of an unreadable wait that are printed; waits are
/// short.
const MAX_UNREADABLE: usize = 60;

impl Display for Decision<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.action {
            Action::Retry(delay) => write!(f, "retry in {}", Rounded(delay))?,
            Action::AfterPrecondition(delay) => {
                self.preconditions(f)?;
                f.write_str(if self.other_preconditions().nth(1).is_some() {
                    "; then retry"
                } else {
                    ", then retry"
                })?;
                if !delay.is_zero() {
                    write!(f, " {} later", Rounded(delay))?;
                }
            }
            Action::Stop => f.write_str("do not retry")?,
        }
        self.reason(f)?;
        let others = self.other_preconditions().next().is_some();
        if others && matches!(self.action, Action::Retry(_)) {
            f.write_str("; or first ")?;
            self.preconditions(f)?;
        }
        self.count(f)?;
        self.unreadable(f)
    }
}

impl Decision<'_> {
    fn preconditions(&self, f: &mut Formatter<'_>) -> Result {
        for (nth, precondition) in self.other_preconditions().enumerate() {
            write!(f, "{}{precondition}", if nth == 0 { "" } else { ", or " })?;
        }
        Ok(())
    }

    /// Returns the preconditions other than a wait, which is the delay.
    fn other_preconditions(&self) -> impl Iterator<Item = &Precondition<'_>> {
        self.preconditions.iter().filter(|precondition| precondition.wait.is_none())
    }

    fn reason(&self, f: &mut Formatter<'_>) -> Result {
        match self.reason {
            Reason::Asked(by) => write!(f, ", as {by} says")?,
            Reason::Unreadable(_) => f.write_str(", to be safe")?,
            Reason::Fixed => f.write_str(", as the vendor says")?,
            Reason::Schedule => f.write_str(", by the vendor's backoff")?,
            Reason::Usual => f.write_str(", by the usual backoff")?,
            Reason::AtOnce => {}
            Reason::NoError => return f.write_str(": the response is not an error"),
            Reason::Forbidden(by) => return write!(f, ": {by} forbids it"),
            Reason::Never => return f.write_str(": the same request fails again"),
            Reason::Unstated => return f.write_str(": whether to retry is not documented"),
            Reason::NotIdempotent => {
                return f.write_str(": the call is not idempotent and may have been carried out");
            }
            Reason::Attempts => return f.write_str(": no attempts are left"),
            Reason::TooLong { by: Some(by), wait } if self.is_unreadable(by) => {
                return write!(
                    f,
                    ": {by} asks for a wait that is unreadable, and {} is longer than allowed",
                    Rounded(wait)
                );
            }
            Reason::TooLong { by, wait } => {
                let by = by.unwrap_or("the vendor");
                return write!(f, ": {by} asks to wait {}, longer than allowed", Rounded(wait));
            }
            Reason::OutOfTime => return f.write_str(": the time for the call would run out"),
        }
        match self.source {
            AdviceSource::Response(by) => write!(f, " ({by} says to retry)"),
            AdviceSource::Status(on) => write!(f, " (status {on})"),
            AdviceSource::HttpDefault => f.write_str(" (HTTP's default)"),
            AdviceSource::NoResponse | AdviceSource::Http => f.write_str(" (no response)"),
            AdviceSource::Code | AdviceSource::Default | AdviceSource::Nothing => Ok(()),
        }
    }

    fn count(&self, f: &mut Formatter<'_>) -> Result {
        let made = self.call.attempts_made();
        match (self.action, self.tries) {
            (Action::Stop, _) if self.reason != Reason::Attempts => Ok(()),
            (Action::Stop, None) => write!(f, " ({made} made)"),
            (Action::Stop, Some(tries)) => write!(f, " ({made} made; {tries})"),
            (_, tries) => {
                write!(f, "; attempt {}", made.saturating_add(1))?;
                f.write_str(if self.is_optional() { " (optional)" } else { "" })?;
                tries.map_or(Ok(()), |tries| write!(f, ", {tries}"))
            }
        }
    }

    fn is_unreadable(&self, by: &str) -> bool {
        self.unreadable.as_ref().is_some_and(|unreadable| unreadable.by == by)
    }

    fn unreadable(&self, f: &mut Formatter<'_>) -> Result {
        match &self.unreadable {
            Some(unreadable) => {
                let text = Line::new(&unreadable.text, MAX_UNREADABLE);
                write!(f, "; {} is unreadable: {text}", unreadable.by)
            }
            None => Ok(()),
        }
    }
}
