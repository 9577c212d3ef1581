//! Retry advice in words fit for a log line.

use super::{Precondition, Retry, Schedule, Tries};
use crate::words::{Certainty, PreconditionKind, TriesOf, Verdict};
use core::fmt::{Display, Formatter, Result};
use core::time::Duration;

impl Display for Retry<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.verdict {
            Verdict::Unstated => return f.write_str("nothing is said about retrying"),
            Verdict::Never => f.write_str("do not retry the same request")?,
            Verdict::Retryable => self.when(f)?,
            Verdict::After => self.preconditions(f)?,
        }
        if self.verdict == Verdict::Retryable && !self.after.is_empty() {
            f.write_str("; or ")?;
            self.preconditions(f)?;
        }
        if self.idempotent_only {
            f.write_str(", only if the call is idempotent")?;
        }
        if self.certainty == Certainty::Inferred {
            f.write_str(" (inferred)")?;
        }
        Ok(())
    }
}

impl Retry<'_> {
    fn when(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("retry")?;
        for (i, header) in self.headers.iter().enumerate() {
            write!(f, "{} {header}", if i == 0 { " when it says so in" } else { " or" })?;
        }
        if let Some(wait) = self.header_default {
            write!(f, ", {} without it", Span(wait))?;
        }
        if let Some(schedule) = self.schedule {
            write!(f, "{} {schedule}", if self.headers.is_empty() { " with" } else { ", else with" })?;
        }
        match self.tries() {
            Some(tries) => write!(f, ", {tries}"),
            None => Ok(()),
        }
    }

    fn preconditions(&self, f: &mut Formatter<'_>) -> Result {
        for (i, way) in self.after.iter().enumerate() {
            write!(f, "{}{way}", if i == 0 { "retry after: " } else { ", or " })?;
        }
        Ok(())
    }
}

impl Display for Schedule<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("exponential backoff")?;
        if let Some(initial) = self.initial {
            write!(f, " from {}", Span(initial))?;
        }
        if let Some(factor) = self.factor_thousandths {
            write!(f, " times {}", Thousandths(factor))?;
        }
        if let Some(cap) = self.cap {
            write!(f, " up to {}", Span(cap))?;
        }
        Ok(())
    }
}

impl Display for Tries {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let noun = match (self.of, self.max) {
            (TriesOf::Attempts, 1) => "attempt",
            (TriesOf::Attempts, _) => "attempts",
            (TriesOf::Retries, 1) => "retry",
            (TriesOf::Retries, _) => "retries",
        };
        if self.min == self.max {
            write!(f, "at most {} {noun}", self.max)
        } else {
            write!(f, "{} to {} {noun}", self.min, self.max)
        }
    }
}

impl Display for Precondition<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match (self.kind, self.wait) {
            (PreconditionKind::Wait, Some(wait)) => write!(f, "waiting {}", Span(wait))?,
            (PreconditionKind::Wait, None) => f.write_str("waiting")?,
            (PreconditionKind::Change, _) => write!(f, "changing {}", self.what)?,
            (PreconditionKind::Refetch, _) => write!(f, "fetching {} again", self.what)?,
            (PreconditionKind::Refresh, _) => write!(f, "refreshing {}", self.what)?,
            (PreconditionKind::Poll, _) => write!(f, "polling {}", self.what)?,
            (PreconditionKind::Capacity | PreconditionKind::Event, _) => {
                write!(f, "waiting for {}", self.what)?;
            }
        }
        if let Some(until) = self.until {
            write!(f, " until {until}")?;
        }
        if let Some(otherwise) = self.otherwise {
            write!(f, " (if that fails: {otherwise})")?;
        }
        Ok(())
    }
}

/// `500 ms`, `57.239 s`, `6 min`, `7 min 12 s`, `24 h`: at most two units.
pub(crate) struct Span(pub(crate) Duration);

impl Display for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (seconds, millis) = (self.0.as_secs(), self.0.subsec_millis());
        match seconds {
            0 => write!(f, "{millis} ms"),
            1..=60 if millis > 0 => write!(f, "{} s", Thousandths(seconds as u32 * 1000 + millis)),
            1..=60 => write!(f, "{seconds} s"),
            61..3600 => two_units(f, (seconds / 60, "min"), (seconds % 60, "s")),
            3600..172_800 => two_units(f, (seconds / 3600, "h"), (seconds % 3600 / 60, "min")),
            _ => two_units(f, (seconds / 86_400, "days"), (seconds % 86_400 / 3600, "h")),
        }
    }
}

fn two_units(f: &mut Formatter<'_>, larger: (u64, &str), smaller: (u64, &str)) -> Result {
    write!(f, "{} {}", larger.0, larger.1)?;
    if smaller.0 == 0 { Ok(()) } else { write!(f, " {} {}", smaller.0, smaller.1) }
}

/// `2`, `1.5`: thousandths without trailing zeroes.
struct Thousandths(u32);

impl Display for Thousandths {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        match rest {
            0 => write!(f, "{whole}"),
            r if r % 100 == 0 => write!(f, "{whole}.{}", r / 100),
            r if r % 10 == 0 => write!(f, "{whole}.{:02}", r / 10),
            r => write!(f, "{whole}.{r:03}"),
        }
    }
}
