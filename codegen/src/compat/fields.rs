//! Compares headers and body fields of the vendor, the envelope and each code.

use super::change::Changes;
use super::pair::Pair;
use crate::model::{BodyField, Code, Vendor};
use crate::report::rules::change::{envelope, fact as rules};
use crate::report::{Audience, Bump, ChangeRule, Level};
use errcat_core::words::{Part, Role, Unit};
use std::collections::BTreeSet;

/// The properties of a header or field that software uses.
struct Value<'a> {
    name: &'a str,
    at: Option<&'a str>,
    kind: Option<&'a str>,
    unit: Unit,
    role: Role,
    /// Whether retry advice names it, so that its unit matters without a role.
    is_read: bool,
}

/// The place where values are declared.
struct Owner<'a> {
    subject: String,
    /// `header` or `field`.
    word: &'static str,
    path: Box<dyn Fn(&str) -> super::Place + 'a>,
}

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    vendor_headers(pair, changes);
    envelope_fields(pair, changes);
    for one in pair.codes.iter().filter(|one| one.is_current()) {
        code_fields(pair, (one.before, one.after), changes);
        code_headers(pair, (one.before, one.after), changes);
        always(pair, (one.before, one.after), changes);
    }
}

fn vendor_headers(pair: &Pair<'_>, changes: &mut Changes) {
    let owner = Owner {
        subject: format!("{}: headers", pair.vendor()),
        word: "header",
        path: Box::new(|name| pair.paths.entry(&["headers", name])),
    };
    values(pair, &owner, (&headers(pair.before), &headers(pair.after)), changes);
}

fn headers(vendor: &Vendor) -> Vec<Value<'_>> {
    let is_read = |name: &str| {
        let names = |headers: &[String]| headers.iter().any(|header| header.eq_ignore_ascii_case(name));
        vendor.codes().any(|(_, code)| names(&code.retry.headers))
            || vendor.retry.rules.iter().any(|rule| names(&rule.retry.headers))
    };
    let of = vendor.headers.iter().map(|header| Value {
        name: &header.name,
        at: None,
        kind: None,
        unit: header.unit,
        role: header.role,
        is_read: is_read(&header.name),
    });
    of.collect()
}

fn envelope_fields(pair: &Pair<'_>, changes: &mut Changes) {
    let (Some(before), Some(after)) = (&pair.before.envelope, &pair.after.envelope) else { return };
    let owner = Owner {
        subject: format!("{}: envelope.fields", pair.vendor()),
        word: "field",
        path: Box::new(|name| pair.paths.entry(&["envelope", "fields", name])),
    };
    values(pair, &owner, (&Value::all(&before.fields), &Value::all(&after.fields)), changes);
}

fn code_fields(pair: &Pair<'_>, (before, after): (&Code, &Code), changes: &mut Changes) {
    let owner = Owner {
        subject: after.identity.clone(),
        word: "field",
        path: Box::new(|name| pair.paths.entry_of_code(after, &["fields", name])),
    };
    values(pair, &owner, (&Value::all(&before.fields), &Value::all(&after.fields)), changes);
}

impl<'a> Value<'a> {
    fn all(fields: &'a [BodyField]) -> Vec<Value<'a>> {
        let value = |field: &'a BodyField| Value {
            name: &field.name,
            at: field.at.as_deref(),
            kind: field.kind.as_deref(),
            unit: field.unit,
            role: field.role,
            is_read: false,
        };
        fields.iter().map(value).collect()
    }

    /// Whether both have the same name. Header names are case-insensitive (RFC 9110,
    /// section 5.1).
    fn is(&self, other: &Value<'_>, word: &str) -> bool {
        if word == "header" { self.name.eq_ignore_ascii_case(other.name) } else { self.name == other.name }
    }
}

fn values(
    pair: &Pair<'_>,
    owner: &Owner<'_>,
    (olds, news): (&[Value<'_>], &[Value<'_>]),
    changes: &mut Changes,
) {
    for old in olds {
        match news.iter().find(|new| new.is(old, owner.word)) {
            Some(new) => value(pair, owner, (old, new), changes),
            None => removed(pair, owner, old, changes),
        }
    }
    for new in news.iter().filter(|new| !olds.iter().any(|old| new.is(old, owner.word))) {
        let rule = if owner.word == "header" { &rules::HEADER_ADDED } else { &rules::FIELD_ADDED };
        let what = format!("the {} `{}` was added", owner.word, new.name);
        let change = changes.add(rule, pair.vendor(), &owner.subject, what);
        change.was("", new.name).at((owner.path)(new.name));
    }
}

fn removed(pair: &Pair<'_>, owner: &Owner<'_>, old: &Value<'_>, changes: &mut Changes) {
    let rule = if owner.word == "header" { &rules::HEADER_REMOVED } else { &rules::FIELD_REMOVED };
    let is_read_anyway = owner.word == "header" && old.name.eq_ignore_ascii_case("retry-after");
    let note = if is_read_anyway { "; clients still read `Retry-After`" } else { "" };
    let what = format!("the {} `{}` was removed{note}", owner.word, old.name);
    let change = changes.add(rule, pair.vendor(), &owner.subject, what);
    change.was(old.name, "").at((owner.path)(old.name));
    if is_read_anyway {
        change.level_is(Level::Docs).breaks(&[]).bumps(Bump::Patch);
    } else if old.role != Role::None {
        change.level_is(Level::Breaking);
        if !matches!(old.role, Role::Credential | Role::RequestId | Role::DocUrl) {
            change.also_breaks(Audience::Retry);
        }
    }
}

/// Compares a header or field that is on both sides.
fn value(pair: &Pair<'_>, owner: &Owner<'_>, (old, new): (&Value<'_>, &Value<'_>), changes: &mut Changes) {
    for Differing { rule, what, was, is, level } in differing(old, new) {
        let text = format!("the {what} of the {} `{}` changed from {was} to {is}", owner.word, new.name);
        let change = changes.add(rule, pair.vendor(), &owner.subject, text);
        // Include the name, since two headers may change in the same way.
        change.was(format!("{}: {was}", new.name), format!("{}: {is}", new.name)).at((owner.path)(new.name));
        change.level = level.unwrap_or(change.level);
        if change.level > Level::Risky {
            change.breaks(&[]);
        }
    }
}

/// A changed property of a header or field.
struct Differing<'a> {
    rule: &'static ChangeRule,
    what: &'static str,
    was: &'a str,
    is: &'a str,
    /// The level, if it differs from that of the rule.
    level: Option<Level>,
}

fn differing<'a>(old: &Value<'a>, new: &Value<'a>) -> Vec<Differing<'a>> {
    let has_role = old.role != Role::None || new.role != Role::None;
    let is_used = has_role || old.is_read || new.is_read;
    let mut found = Vec::new();
    let mut add = |rule, what, was, is, level| found.push(Differing { rule, what, was, is, level });
    if old.at != new.at {
        let (was, is) = (old.at.unwrap_or("at its name"), new.at.unwrap_or("at its name"));
        add(&rules::FIELD_MOVED, "place", was, is, has_role.then_some(Level::Breaking));
    }
    if let (Some(was), Some(is)) = (old.kind, new.kind)
        && was != is
    {
        add(&rules::FIELD_TYPE_CHANGED, "type", was, is, None);
    }
    if old.unit != new.unit {
        let (was, is) = (old.unit.as_str(), new.unit.as_str());
        add(&rules::UNIT_CHANGED, "unit", was, is, unit_level((old.unit, new.unit), is_used));
    }
    if old.role != new.role {
        add(role_rule(old.role, new.role), "role", old.role.as_str(), new.role.as_str(), None);
    }
    found
}

/// Returns the level of a changed unit, if it is not that of the rule. A client that reads a
/// number or a date also reads a number alone.
fn unit_level(units: (Unit, Unit), is_used: bool) -> Option<Level> {
    match units {
        (Unit::SecondsOrDate, Unit::Seconds) => Some(Level::Compatible),
        (Unit::Seconds, Unit::SecondsOrDate) => Some(Level::Risky),
        _ => (!is_used).then_some(Level::Risky),
    }
}

fn role_rule(old: Role, new: Role) -> &'static ChangeRule {
    match (old, new) {
        (Role::None, _) => &rules::ROLE_ADDED,
        (_, Role::None) => &rules::ROLE_REMOVED,
        _ => &rules::ROLE_CHANGED,
    }
}

/// Compares the headers that a code is sent with, by name.
fn code_headers(pair: &Pair<'_>, (before, after): (&Code, &Code), changes: &mut Changes) {
    let names = |code: &Code| code.headers.iter().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>();
    let (olds, news) = (names(before), names(after));
    let place = || pair.paths.of_code(after, &["headers"]);
    for name in olds.difference(&news) {
        let what = format!("the header `{name}` was removed from the code");
        let change = changes.add(&rules::HEADER_REMOVED, pair.vendor(), &after.identity, what);
        change.was(name, "").at(place());
    }
    for name in news.difference(&olds) {
        let what = format!("the header `{name}` was added to the code");
        let change = changes.add(&rules::HEADER_ADDED, pair.vendor(), &after.identity, what);
        change.was("", name).at(place());
    }
}

fn always(pair: &Pair<'_>, (before, after): (&Code, &Code), changes: &mut Changes) {
    promised(&before.always, &after.always, |rule, part, what| {
        let place = pair.paths.of_code(after, &["always"]);
        changes.add(rule, pair.vendor(), &after.identity, what).was(part, "").at(place);
    });
}

/// Reports parts that are no longer promised, and newly promised ones.
pub(super) fn promised(
    before: &[Part],
    after: &[Part],
    mut add: impl FnMut(&'static ChangeRule, &'static str, String),
) {
    let parts = |parts: &[Part]| parts.iter().map(|part| part.as_str()).collect::<BTreeSet<_>>();
    let (olds, news) = (parts(before), parts(after));
    for part in olds.difference(&news) {
        add(&envelope::ALWAYS_REMOVED, part, format!("`{part}` is no longer always present"));
    }
    for part in news.difference(&olds) {
        add(&envelope::ALWAYS_ADDED, part, format!("`{part}` is now always present"));
    }
}
