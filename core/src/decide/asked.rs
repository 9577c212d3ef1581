//! The wait that a response asks for.

use super::unit::read;
use super::{Call, Unreadable, system_now};
use crate::advice::Retry;
use crate::envelope::{BodyField, HeaderField};
use crate::failure::Failure;
use crate::http_date;
use crate::known::Known;
use crate::notation::{Reading, rate_limit};
use crate::words::{Role, Unit};
use alloc::borrow::Cow;
use alloc::string::String;
use core::time::Duration;

/// The wait that the headers and the body of a response ask for.
#[derive(Default)]
pub(super) struct Asked<'a> {
    /// The wait, and the header or field that asks for it.
    pub(super) wait: Option<(Duration, &'a str)>,
    /// The first wait that cannot be read.
    pub(super) unreadable: Option<Unreadable<'a>>,
}

impl<'a> Asked<'a> {
    /// Reads the headers that the advice lists, then `Retry-After`, and uses the first
    /// wait. If none of them asks for a wait, reads all other headers and fields with a
    /// role that concerns waiting, and uses the longest wait, since nothing else ranks
    /// them.
    pub(super) fn read<C: Known<'a>>(failure: &Failure<'a, C>, retry: &Retry<'a>, call: &Call) -> Self {
        let date = || failure.response().header("Date").and_then(http_date::parse);
        let now = call.present().or_else(date).or_else(system_now);
        let mut reader = Reader { failure, now, asked: Asked::default() };
        reader.listed(retry.headers);
        if reader.asked.wait.is_none() {
            reader.headers_by_role();
            reader.fields_by_role();
        }
        reader.asked
    }
}

struct Reader<'f, 'a, C> {
    failure: &'f Failure<'a, C>,
    now: Option<Duration>,
    asked: Asked<'a>,
}

impl<'a, C: Known<'a>> Reader<'_, 'a, C> {
    fn listed(&mut self, headers: &'a [&'a str]) {
        for name in headers.iter().copied().chain(["Retry-After"]) {
            if self.asked.wait.is_none() {
                self.header(name, self.unit_of(name));
            }
        }
    }

    fn headers_by_role(&mut self) {
        if let Some(text) = self.failure.response().header(RATE_LIMIT)
            && let Reading::Wait(wait) = rate_limit::read(text)
        {
            self.keep(RATE_LIMIT, wait);
        }
        for header in self.failure.vendor().headers() {
            if self.says_when(header.role, || self.is_header_exhausted(header)) {
                self.header(header.name, self.unit_of(header.name));
            }
        }
    }

    fn fields_by_role(&mut self) {
        for field in self.failure.declared_fields() {
            if self.says_when(field.role, || self.is_field_exhausted(field)) {
                let unit = if field.unit == Unit::None { Unit::Seconds } else { field.unit };
                let value = self.failure.value_of(field);
                value.into_iter().for_each(|value| self.value(field.name, value, unit));
            }
        }
    }

    /// Whether a value with this role is a wait that the client must respect. The reset of
    /// a limit that is not exhausted is not such a wait.
    fn says_when(&self, role: Role, is_exhausted: impl Fn() -> bool) -> bool {
        role == Role::RetryAfter || role == Role::RateLimitReset && is_exhausted()
    }

    fn is_header_exhausted(&self, reset: &HeaderField<'a>) -> bool {
        let headers = self.failure.vendor().headers().iter();
        let remaining = headers.filter(|header| header.role == Role::RateLimitRemaining);
        is_exhausted(reset.name, remaining.map(|header| header.name), |name| {
            self.failure.response().header(name).map(Cow::Borrowed)
        })
    }

    fn is_field_exhausted(&self, reset: &BodyField<'a>) -> bool {
        let fields = self.failure.declared_fields();
        let remaining = fields.filter(|field| field.role == Role::RateLimitRemaining);
        is_exhausted(reset.name, remaining.map(|field| field.name), |name| self.failure.field(name))
    }

    fn header(&mut self, name: &'a str, unit: Unit) {
        if let Some(text) = self.failure.response().header(name) {
            self.value(name, Cow::Borrowed(text), unit);
        }
    }

    fn value(&mut self, by: &'a str, text: Cow<'a, str>, unit: Unit) {
        let reading = match unit {
            Unit::None if by.eq_ignore_ascii_case(RATE_LIMIT) => rate_limit::read(&text),
            unit => read(&text, unit, self.now),
        };
        match reading {
            Reading::Wait(wait) => self.keep(by, wait),
            Reading::Unreadable(_) if self.asked.unreadable.is_none() => {
                self.asked.unreadable = Some(Unreadable { by, text });
            }
            Reading::Unreadable(_) | Reading::Absent => {}
        }
    }

    /// Keeps the longest wait. A wait of zero is ignored.
    fn keep(&mut self, by: &'a str, wait: Duration) {
        if wait > self.asked.wait.map_or(Duration::ZERO, |(kept, _)| kept) {
            self.asked.wait = Some((wait, by));
        }
    }

    /// Returns the unit that the vendor declares for a header.
    fn unit_of(&self, name: &str) -> Unit {
        let declared = self.failure.vendor().headers().iter().find(|header| header.is_named(name));
        match declared.map_or(Unit::None, |header| header.unit) {
            // RFC 9110, section 10.2.3, allows a date, and an intermediary may set one.
            Unit::None | Unit::Seconds if name.eq_ignore_ascii_case("Retry-After") => Unit::SecondsOrDate,
            unit => unit,
        }
    }
}

const RATE_LIMIT: &str = "RateLimit";

/// Whether the limit that a reset belongs to is exhausted: the limit of the same name
/// (`x-reset-tokens` and `x-remaining-tokens`), or if there is none, any limit.
fn is_exhausted<'a>(
    reset: &str,
    mut remaining: impl Iterator<Item = &'a str> + Clone,
    value: impl Fn(&'a str) -> Option<Cow<'a, str>>,
) -> bool {
    let is_zero = |name: &'a str| value(name).and_then(|text| rate_limit::remaining(&text)) == Some(0);
    let own: String = reset.to_ascii_lowercase().replace("reset", "remaining");
    match remaining.clone().find(|name| name.eq_ignore_ascii_case(&own)) {
        Some(own) => is_zero(own),
        None => remaining.any(is_zero),
    }
}
