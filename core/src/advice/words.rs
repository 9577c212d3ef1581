//! Retry advice in words: one wording for log lines, pages and doc comments.

use super::duration::Exact;
use super::{Backoff, Precondition, Retry, Schedule, Tries};
use crate::words::{Basis, Certainty, PreconditionKind, TriesOf, Verdict};
use core::fmt::{Display, Formatter, Result, Write};

/// A part of the advice that the author of the catalogue wrote. Pages escape it.
#[derive(Clone, Copy, Debug)]
pub enum Authored<'a> {
    /// The name of a header, or a state: code on pages.
    Literal(&'a str),
    /// A phrase without markup.
    Phrase(&'a str),
}

/// Writes retry advice as a sentence without its full stop.
///
/// The texts of the catalogue's author go through a function, because pages have to
/// escape them; everything else is the same everywhere.
#[derive(Debug)]
pub struct AdviceWriter<'w, W, F> {
    out: &'w mut W,
    authored: F,
}

impl<'w, W: Write, F: FnMut(&mut W, Authored<'_>) -> Result> AdviceWriter<'w, W, F> {
    /// Writes to `out`; `authored` writes the texts of the catalogue's author.
    pub const fn new(out: &'w mut W, authored: F) -> Self {
        AdviceWriter { out, authored }
    }

    /// Writes the advice for a code, and where it comes from.
    pub fn of_code(&mut self, retry: &Retry<'_>) -> Result {
        self.advice(retry)?;
        self.out.write_str(match (retry.basis, retry.certainty) {
            (Basis::Rule, Certainty::Inferred) => " (from a general rule, inferred)",
            (Basis::Rule, _) => " (from a general rule)",
            (Basis::Default, Certainty::Inferred) => " (by default, inferred)",
            (Basis::Default, _) => " (by default)",
            (_, certainty) => certainty.mark(),
        })
    }

    /// Writes the advice of a rule or a status.
    pub fn of_rule(&mut self, retry: &Retry<'_>) -> Result {
        self.advice(retry)?;
        self.out.write_str(retry.certainty.mark())
    }

    fn advice(&mut self, retry: &Retry<'_>) -> Result {
        match retry.verdict {
            Verdict::Never => self.out.write_str("Do not retry: the same request fails again"),
            Verdict::Unstated => self.out.write_str("Not documented"),
            Verdict::After => self.after(retry),
            Verdict::Retryable => self.when(retry),
        }
    }

    /// Writes `Refresh the token, then retry`.
    fn after(&mut self, retry: &Retry<'_>) -> Result {
        self.preconditions(Case::Upper, retry.after)?;
        // After several alternatives, a comma would attach the retry to the last one only.
        self.out.write_str(if retry.after.len() > 1 { "; then retry" } else { ", then retry" })?;
        self.numbers(retry)?;
        if retry.headers.is_empty() { Ok(()) } else { self.headers("; wait as specified by ", retry) }
    }

    /// Writes `Wait as specified by Retry-After, then retry 2-3 times`.
    fn when(&mut self, retry: &Retry<'_>) -> Result {
        if retry.headers.is_empty() {
            self.out.write_str("Retry")?;
        } else {
            self.headers("Wait as specified by ", retry)?;
            // A fixed wait replaces a missing header; a schedule applies only without a fixed wait.
            let numbers = retry.schedule.is_some() && retry.header_default.is_none();
            self.out.write_str(", then retry")?;
            if numbers {
                write!(self.out, "; if {}, retry", absent(retry.headers).unwrap_or("it is absent"))?;
            }
        }
        self.numbers(retry)?;
        if retry.after.is_empty() {
            return Ok(());
        }
        self.out.write_str("; or first ")?;
        self.preconditions(Case::Lower, retry.after)
    }

    /// Writes ` only idempotent calls 2-3 times with backoff: 1 s, 2 s, 4 s`.
    fn numbers(&mut self, retry: &Retry<'_>) -> Result {
        self.out.write_str(if retry.idempotent_only { " only idempotent calls" } else { "" })?;
        let tries = retry.tries();
        if let Some(tries) = tries.filter(|tries| tries.of == TriesOf::Retries) {
            write!(self.out, " {}", HowOften(tries))?;
        }
        if let Some(schedule) = retry.schedule.filter(|_| retry.header_default.is_none()) {
            write!(self.out, " with {}", Waits { schedule, tries })?;
        }
        match tries.filter(|tries| tries.of == TriesOf::Attempts) {
            Some(tries) => {
                let separator = if retry.schedule.is_some() { ";" } else { "," };
                write!(self.out, "{separator} {}", HowOften(tries))
            }
            None => Ok(()),
        }
    }

    fn headers(&mut self, label: &str, retry: &Retry<'_>) -> Result {
        for (nth, header) in retry.headers.iter().enumerate() {
            self.out.write_str(if nth == 0 { label } else { " or " })?;
            (self.authored)(self.out, Authored::Literal(header))?;
        }
        match retry.header_default {
            Some(wait) => {
                let absent = absent(retry.headers).unwrap_or("absent");
                write!(self.out, " ({} if {absent})", Exact(wait))
            }
            None => Ok(()),
        }
    }

    fn preconditions(&mut self, case: Case, preconditions: &[Precondition<'_>]) -> Result {
        for (nth, precondition) in preconditions.iter().enumerate() {
            self.out.write_str(if nth == 0 { "" } else { ", or " })?;
            self.precondition(if nth == 0 { case } else { Case::Lower }, precondition)?;
        }
        Ok(())
    }

    fn precondition(&mut self, case: Case, precondition: &Precondition<'_>) -> Result {
        let (verb, end) = match precondition.kind {
            PreconditionKind::Wait => (["wait ", "Wait "], ""),
            PreconditionKind::Change => (["change ", "Change "], ""),
            PreconditionKind::Refetch => (["fetch ", "Fetch "], " again"),
            PreconditionKind::Refresh => (["refresh ", "Refresh "], ""),
            PreconditionKind::Poll => (["poll ", "Poll "], ""),
            PreconditionKind::Capacity => (["wait for ", "Wait for "], " to finish"),
            PreconditionKind::Event => (["wait for ", "Wait for "], ""),
        };
        self.out.write_str(verb[usize::from(case == Case::Upper)])?;
        match precondition.wait {
            Some(wait) => write!(self.out, "{}", Exact(wait))?,
            None => (self.authored)(self.out, Authored::Phrase(precondition.what))?,
        }
        self.out.write_str(end)?;
        if let Some(until) = precondition.until {
            self.out.write_str(" until ")?;
            (self.authored)(self.out, Authored::Literal(until))?;
        }
        if let Some(otherwise) = precondition.otherwise {
            self.out.write_str(" (if that fails: ")?;
            (self.authored)(self.out, Authored::Phrase(otherwise))?;
            self.out.write_str(")")?;
        }
        Ok(())
    }
}

/// The condition that none of several headers is present.
const fn absent(headers: &[&str]) -> Option<&'static str> {
    match headers.len() {
        0 | 1 => None,
        2 => Some("both are absent"),
        _ => Some("all are absent"),
    }
}

/// Whether a precondition begins the sentence.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    Lower,
    Upper,
}

/// A writer for a log line, where texts need no escaping.
fn plain<'w, 'f>(
    f: &'w mut Formatter<'f>,
) -> AdviceWriter<'w, Formatter<'f>, impl FnMut(&mut Formatter<'f>, Authored<'_>) -> Result> {
    AdviceWriter::new(f, |f, text| match text {
        Authored::Literal(text) | Authored::Phrase(text) => f.write_str(text),
    })
}

impl Display for Retry<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        plain(f).of_code(self)
    }
}

impl Display for Precondition<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        plain(f).precondition(Case::Lower, self)
    }
}

impl Display for Schedule<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Waits { schedule: self, tries: self.tries }.fmt(f)?;
        self.tries.map_or(Ok(()), |tries| write!(f, "; {}", HowOften(tries)))
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
        match self.min == self.max {
            true => write!(f, "at most {} {noun}", self.max),
            false => write!(f, "{}-{} {noun}", self.min, self.max),
        }
    }
}

/// The same within a sentence about retries: `once`, `2-3 times`, `at most 4 attempts in
/// total`.
struct HowOften(Tries);

impl Display for HowOften {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Tries { of, min, max } = self.0;
        match of {
            TriesOf::Retries if max == 1 => f.write_str("once"),
            TriesOf::Retries if min == max => write!(f, "at most {max} times"),
            TriesOf::Retries => write!(f, "{min}-{max} times"),
            TriesOf::Attempts if max == 1 => f.write_str("one attempt in total"),
            TriesOf::Attempts => write!(f, "{} in total", self.0),
        }
    }
}

/// How long to wait before each of the tries: `backoff: 1 s, 2 s, 4 s`.
struct Waits<'a> {
    schedule: &'a Schedule<'a>,
    tries: Option<Tries>,
}

impl Display for Waits<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let is_fixed = self.schedule.is_fixed();
        f.write_str(if is_fixed { "a fixed delay" } else { "backoff" })?;
        let lists_delays = self.schedule.names_all_delays() && !is_fixed;
        let lists_all = if lists_delays { self.write_delays(f)? } else { self.write_first(f)? };
        match self.schedule.cap.filter(|_| !lists_all) {
            Some(cap) => write!(f, ", capped at {}", Exact(cap)),
            None => Ok(()),
        }
    }
}

impl Waits<'_> {
    /// Writes the delays, and returns whether these are all.
    fn write_delays(&self, f: &mut Formatter<'_>) -> core::result::Result<bool, core::fmt::Error> {
        let retries = self.tries.map(Tries::max_retries);
        let count = retries.unwrap_or(Backoff::LISTED_OF_ENDLESS).min(Backoff::LISTED);
        for (nth, delay) in Backoff::of(Some(self.schedule)).take(count as usize).enumerate() {
            write!(f, "{}{}", if nth == 0 { ": " } else { ", " }, Exact(delay))?;
        }
        let is_all = retries == Some(count);
        f.write_str(if is_all { "" } else { ", …" })?;
        Ok(is_all)
    }

    /// Writes what is known of a schedule without a full list of delays, and returns
    /// whether that is complete.
    fn write_first(&self, f: &mut Formatter<'_>) -> core::result::Result<bool, core::fmt::Error> {
        let is_fixed = self.schedule.is_fixed();
        match (self.schedule.initial, self.schedule.factor_thousandths) {
            (Some(initial), _) => {
                write!(f, " {} {}", if is_fixed { "of" } else { "from" }, Exact(initial))?;
            }
            (None, Some(2000)) => f.write_str(", doubling the delay")?,
            (None, _) => {}
        }
        Ok(is_fixed)
    }
}

impl Certainty {
    /// The mark after a fact: empty if the vendor states it.
    pub const fn mark(self) -> &'static str {
        match self {
            Certainty::Typical => " (typical)",
            Certainty::Inferred => " (inferred)",
            Certainty::Stated => "",
        }
    }
}
