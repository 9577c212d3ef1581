//! The waits in example responses are readable in their declared unit.

use super::Check;
use crate::report::{Path, Rule};
use crate::source::{BodyField, Choice, Example, HeaderField, Pairs};
use errcat_core::words::{Role, Unit};
use errcat_core::{Entry, Failure, is_readable};

/// Checks the headers of an example and the fields of its body.
pub(super) fn check(
    cx: &mut Check<'_>,
    (example, at): (&Example, &Path),
    (fields, failure): (&Pairs<BodyField>, &Failure<'_, Entry<'_>>),
) {
    let source = cx.source;
    for (name, field) in fields.iter() {
        let unit = unit_of_field(field);
        if let (Some(unit), Some(value)) = (unit, failure.field(name)) {
            wait(cx, at, (&format!("the field `{name}`"), &value), (unit, false));
        }
    }
    for (name, value) in example.headers.iter() {
        let declared = source.headers.iter().find(|(declared, _)| declared.eq_ignore_ascii_case(name));
        let unit = declared.and_then(|(name, header)| unit_of_header(name, header));
        if let Some(unit) = unit {
            let is_rate_limit = name.eq_ignore_ascii_case("RateLimit");
            wait(cx, at, (&format!("the header `{}`", &**name), value), (unit, is_rate_limit));
        }
    }
}

/// The unit of a field that says when to retry.
fn unit_of_field(field: &BodyField) -> Option<Unit> {
    says_when(field.role)?;
    Some(field.unit.map_or(Unit::Seconds, |unit| unit.0))
}

fn unit_of_header(name: &str, header: &HeaderField) -> Option<Unit> {
    let unit = header.unit.map_or(Unit::None, |unit| unit.0);
    let is_retry_after = name.eq_ignore_ascii_case("Retry-After");
    match unit {
        Unit::None | Unit::Seconds if is_retry_after => Some(Unit::SecondsOrDate),
        unit => says_when(header.role).map(|()| unit),
    }
}

fn says_when(role: Option<Choice<Role>>) -> Option<()> {
    matches!(role?.0, Role::RetryAfter | Role::RateLimitReset).then_some(())
}

fn wait(cx: &mut Check<'_>, at: &Path, (place, value): (&str, &str), (unit, is_rate_limit): (Unit, bool)) {
    if is_readable(value, unit, is_rate_limit) {
        return;
    }
    let fits = [Unit::Duration, Unit::Timestamp].into_iter().find(|unit| is_readable(value, *unit, false));
    let help = match fits {
        Some(fits) => format!("declare `unit: {fits}`, or fix the example"),
        None => "declare the unit that the server uses, or fix the example".to_owned(),
    };
    let message = format!("the wait `{value}` in {place} cannot be read in the unit `{unit}`");
    cx.report.add(cx.file, Rule::ExampleMismatch, at.clone(), message).help(help);
}
