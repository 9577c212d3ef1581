//! The waits in example responses are readable in their declared unit.

use super::{Check, CodeAt};
use crate::lower::envelope_with_fields;
use crate::report::{Path, Rule};
use crate::rows::LoadedVendor;
use crate::source::{BodyField, Choice, Envelope, Example, HeaderField, Pairs};
use errcat_core::words::{Role, Unit};
use errcat_core::{Entry, Failure, is_readable};

/// An example response that was decoded.
pub(super) struct Decoded<'e, 'a> {
    pub envelope: &'e Envelope,
    pub example: &'e Example,
    /// The place of the example.
    pub at: &'e Path,
    pub failure: &'e Failure<'a, Entry<'a>>,
}

impl Decoded<'_, '_> {
    /// Checks the headers, the fields of the envelope and those of the code.
    pub(super) fn check(&self, cx: &mut Check<'_>) {
        self.fields(cx, &self.envelope.fields, self.failure);
        if let Some(code) = self.code(cx)
            && code.code.fields.iter().any(|(_, field)| unit_of_field(field).is_some())
        {
            let fields = &code.code.fields;
            let loaded = LoadedVendor::new(&envelope_with_fields(self.envelope, &cx.source.sets, fields));
            self.fields(cx, fields, &loaded.vendor().decode(&self.failure.response()));
        }
        self.headers(cx);
    }

    /// The code of the response: the first that the file has.
    fn code<'c>(&self, cx: &Check<'c>) -> Option<CodeAt<'c>> {
        let set = self.failure.set().id();
        let is_of_set = |code: &CodeAt<'_>| code.group.set.map(|id| &**id) == set;
        let is_named = |code: &CodeAt<'_>, wire: &str| {
            **code.wire == *wire || code.code.aliases.iter().any(|alias| **alias == *wire)
        };
        let mut found = self.failure.codes().into_iter();
        found.find_map(|one| cx.codes().find(|code| is_of_set(code) && is_named(code, one.code.as_str())))
    }

    fn fields(&self, cx: &mut Check<'_>, fields: &Pairs<BodyField>, failure: &Failure<'_, Entry<'_>>) {
        for (name, field) in fields.iter() {
            if let Some(unit) = unit_of_field(field)
                && let Some(value) = failure.field(name)
            {
                let at = self.at.clone().form("body");
                let place = format!("the field `{name}`");
                Wait { place, value: &value, unit, is_declared: true }.check(cx, at);
            }
        }
    }

    fn headers(&self, cx: &mut Check<'_>) {
        for (name, value) in self.example.headers.iter() {
            let header = declared(cx, name);
            let unit = match header {
                Some(header) => unit_of_header(cx, name, header),
                None => unit_of_undeclared(cx, name),
            };
            if let Some(unit) = unit {
                let at = self.at.clone().key("headers").key(&**name);
                let place = format!("the header `{}`", &**name);
                Wait { place, value, unit, is_declared: header.is_some() }.check(cx, at);
            }
        }
    }
}

/// A wait in an example.
struct Wait<'v> {
    /// The field or the header.
    place: String,
    value: &'v str,
    unit: Unit,
    is_declared: bool,
}

/// The most characters of a value that a message shows.
const LONGEST_SHOWN: usize = 60;

impl Wait<'_> {
    fn check(&self, cx: &mut Check<'_>, at: Path) {
        if !is_readable(self.value, self.unit, self.is_rate_limit()) {
            cx.report.add(cx.file, Rule::ExampleMismatch, at, self.message()).help(self.help());
        }
    }

    fn is_rate_limit(&self) -> bool {
        self.place.eq_ignore_ascii_case("the header `RateLimit`")
    }

    fn message(&self) -> String {
        let Wait { place, unit, .. } = self;
        let wait = match self.value {
            // A value that is not a scalar is the text of an object or a list.
            long if long.chars().count() > LONGEST_SHOWN => "the value".to_owned(),
            value => format!("the wait `{value}`"),
        };
        match unit {
            Unit::None if self.is_rate_limit() => format!("{place} has no limit to read: `{}`", self.value),
            Unit::None | Unit::SecondsOrDate => {
                format!("{wait} in {place} is neither a number of seconds nor a date")
            }
            unit => format!("{wait} in {place} cannot be read in the unit `{unit}`"),
        }
    }

    fn help(&self) -> String {
        let units = [Unit::Duration, Unit::Timestamp];
        let unit = match units.into_iter().find(|unit| is_readable(self.value, *unit, false)) {
            Some(fits) => format!("`unit: {fits}`"),
            None => "the unit that the server uses".to_owned(),
        };
        match self.is_declared {
            true => format!("declare {unit}, or fix the example"),
            false => format!("declare the header under `headers`, with {unit}, or fix the example"),
        }
    }
}

/// The declaration of a header, whose name may end in `*`.
fn declared<'a>(cx: &Check<'a>, name: &str) -> Option<&'a HeaderField> {
    let is_named = |declared: &str| match declared.strip_suffix('*') {
        Some(start) => name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
        None => declared.eq_ignore_ascii_case(name),
    };
    cx.source.headers.iter().find(|(declared, _)| is_named(declared)).map(|(_, header)| header)
}

/// The unit of a field that says when to retry.
fn unit_of_field(field: &BodyField) -> Option<Unit> {
    says_when(field.role)?;
    Some(field.unit.map_or(Unit::Seconds, |unit| unit.0))
}

fn unit_of_header(cx: &Check<'_>, name: &str, header: &HeaderField) -> Option<Unit> {
    match header.unit.map_or(Unit::None, |unit| unit.0) {
        Unit::None | Unit::Seconds if is_retry_after(name) => Some(Unit::SecondsOrDate),
        unit => (says_when(header.role).is_some() || is_in_advice(cx, name)).then_some(unit),
    }
}

/// The unit of a header that is read as a wait without a declaration: HTTP's own, and those
/// that retry advice names.
fn unit_of_undeclared(cx: &Check<'_>, name: &str) -> Option<Unit> {
    match name {
        _ if is_retry_after(name) => Some(Unit::SecondsOrDate),
        _ => is_in_advice(cx, name).then_some(Unit::None),
    }
}

/// Whether retry advice says to wait as this header asks.
fn is_in_advice(cx: &Check<'_>, name: &str) -> bool {
    let mut headers = cx.advice().flat_map(|retry| retry.0.header.iter());
    headers.any(|header| header.eq_ignore_ascii_case(name))
}

fn is_retry_after(name: &str) -> bool {
    name.eq_ignore_ascii_case("Retry-After")
}

fn says_when(role: Option<Choice<Role>>) -> Option<()> {
    matches!(role?.0, Role::RetryAfter | Role::RateLimitReset).then_some(())
}
