use super::{Lower, envelope, opt_prose, opt_text, page, prose, texts};
use crate::model;
use crate::names::{self, FlatGroup, module_name, rust_name};
use crate::source::{self, StatusKey, Statuses, Wire};
use errcat_core::Category;
use errcat_core::never;
use errcat_core::words::{Certainty, Channel, Direction};
use std::collections::HashSet;

impl Lower<'_> {
    pub(super) fn sets(&self) -> Vec<model::Set> {
        let mut top = model::Set::top_level(self.codes_of_set(None), reserved(&self.source.reserved));
        top.ambiguous = self.ambiguous(&top.codes);
        let others = self.source.sets.iter().map(|(id, set)| model::Set {
            id: Some(id.to_string()),
            module: Some(module_name(id)),
            title: Some(set.title.to_string()),
            description: opt_prose(&set.description),
            when: texts(&set.when),
            of: self.references(&set.of),
            reserved: reserved(&set.reserved),
            example: set.example.as_ref().map(|e| self.example(e)),
            codes: self.codes_of_set(Some(id)),
            ambiguous: Vec::new(),
        });
        [top].into_iter().chain(others).collect()
    }

    /// The top-level codes that another set has in the same place of a response.
    fn ambiguous(&self, top: &[model::Code]) -> Vec<String> {
        let pairs = names::ambiguous(self.source, self.flat_groups());
        let both = pairs.iter().flat_map(|(code, first)| [code, first]);
        let wires: HashSet<&str> =
            both.filter(|code| code.group.set.is_none()).map(|code| &**code.wire).collect();
        let wires_of_top = top.iter().map(|code| &code.wire);
        wires_of_top.filter(|wire| wires.contains(wire.as_str())).cloned().collect()
    }

    pub(super) fn groups(&self) -> Vec<model::Group> {
        let mut filled = vec![0; self.source.sets.len() + 1];
        self.flat_groups().iter().map(|flat| self.group(flat, &mut filled)).collect()
    }

    fn group(&self, flat: &FlatGroup<'_>, filled: &mut [usize]) -> model::Group {
        let set = self.set_of(flat.set.map(|id| &**id));
        let set = set.unwrap_or_else(|| never("`check` reports unknown sets"));
        let start = filled[set];
        filled[set] += flat.group.codes.len();
        model::Group {
            title: flat.group.title.to_string(),
            depth: flat.depth(),
            description: opt_prose(&flat.group.description),
            columns: page::code_columns(flat),
            status_class: flat.status_class.and_then(|key| match key {
                StatusKey::Class(digit) => Some(digit),
                StatusKey::Exact(_) => None,
            }),
            set,
            codes: start..filled[set],
        }
    }

    fn codes_of_set(&self, set: Option<&str>) -> Vec<model::Code> {
        let groups = self.flat_groups().iter().enumerate().filter(|(_, g)| g.set.map(|id| &**id) == set);
        groups
            .flat_map(|(number, group)| {
                group.group.codes.iter().map(move |(wire, code)| self.code(number, group, wire, code))
            })
            .collect()
    }

    fn code(&self, number: usize, group: &FlatGroup<'_>, wire: &str, code: &source::Code) -> model::Code {
        let statuses = self.statuses(group, code);
        let (category, category_certainty) = category_of(group.category_of(code), &statuses);
        model::Code {
            identity: match group.set {
                Some(set) => format!("{}/{set}/{wire}", self.id),
                None => format!("{}/{wire}", self.id),
            },
            wire: wire.to_owned(),
            number: code.number.as_ref().map(|number| number.value),
            name: opt_text(&code.name),
            aliases: texts(&code.aliases),
            pattern: opt_text(&code.pattern),
            rust_name: rust_name(wire, code)
                .unwrap_or_else(|| never("`check` reports codes without a variant name")),
            group: number,
            no_status: match group.status_of(code) {
                Some(status) => *status == Statuses::None,
                None => !group.has_response(code),
            },
            meaning: opt_prose(&code.meaning),
            fix: opt_prose(&code.fix),
            causes: code.causes.iter().map(prose).collect(),
            message: opt_text(&code.message),
            params: code.params.iter().map(|(name, param)| self::param(name, param)).collect(),
            category,
            category_certainty,
            retry: self.code_retry(group, wire, code, &statuses),
            statuses,
            channels: channels_of(group, code),
            direction: code.direction.map(|d| d.0).or(group.direction).unwrap_or(Direction::Inbound),
            tags: texts(&code.tags),
            visibility: code
                .visibility
                .map(|word| word.0)
                .or(group.visibility)
                .unwrap_or(model::Visibility::Public),
            fields: code.fields.iter().map(|(name, f)| envelope::field(name, f)).collect(),
            headers: texts(group.headers_of(code)),
            always: group.always_of(code).iter().map(|p| p.0).collect(),
            limits: code.limits.iter().map(limit).collect(),
            links: self.links(&code.links),
            see: self.references(&code.see),
            escalation: opt_prose(&code.escalation),
            since: opt_text(&code.since),
            deprecated: code.deprecated.as_ref().map(|d| self.deprecated(d)),
            removed: code.removed.as_ref().map(|r| self.removed(r)),
            notes: code.notes.iter().map(|n| self.note(n)).collect(),
            waived: waived(group, code),
            allowed: group.group.allow.iter().chain(&code.allow).map(allowed).collect(),
        }
    }

    pub(super) fn statuses(&self, group: &FlatGroup<'_>, code: &source::Code) -> Vec<model::Status> {
        let Some(Statuses::Some { is, certainty }) = group.status_of(code) else { return Vec::new() };
        let of_file = self.source.status_certainty.map(|c| c.0);
        let certainty = certainty.or(of_file).unwrap_or(Certainty::Stated);
        is.iter().map(|status| model::Status { status: status.0, certainty }).collect()
    }

    fn deprecated(&self, deprecated: &source::Deprecated) -> model::Deprecated {
        model::Deprecated {
            since: opt_text(&deprecated.since),
            sunset: opt_text(&deprecated.sunset),
            replaced_by: deprecated.replaced_by.as_ref().and_then(|r| self.reference(r)),
            reason: opt_prose(&deprecated.reason),
        }
    }

    fn removed(&self, removed: &source::Removed) -> model::Removed {
        model::Removed {
            since: removed.since.to_string(),
            replaced_by: removed.replaced_by.as_ref().and_then(|r| self.reference(r)),
            reason: opt_prose(&removed.reason),
        }
    }
}

fn category_of(assigned: Option<Category>, statuses: &[model::Status]) -> (Category, Certainty) {
    match (assigned, statuses.first()) {
        (Some(category), _) => (category, Certainty::Stated),
        (None, Some(status)) => (category_from_status(status.status), Certainty::Inferred),
        (None, None) => (Category::Unknown, Certainty::Inferred),
    }
}

/// The category implied by a status, for codes without a `category`.
///
/// Inverts the mapping in google.rpc.Code; statuses that it does not mention have the
/// nearest category. A success status does not make an error a success, so its category
/// is unknown.
fn category_from_status(status: u16) -> Category {
    match status {
        401 | 407 | 511 => Category::Unauthenticated,
        403 | 451 => Category::PermissionDenied,
        404 | 410 => Category::NotFound,
        408 | 504 => Category::DeadlineExceeded,
        409 => Category::Aborted,
        412 | 422 | 423 | 424 | 425 | 428 => Category::FailedPrecondition,
        413 | 416 => Category::OutOfRange,
        429 | 507 => Category::ResourceExhausted,
        499 => Category::Cancelled,
        405 | 501 | 505 => Category::Unimplemented,
        502 | 503 => Category::Unavailable,
        400..=499 => Category::InvalidArgument,
        500..=599 => Category::Internal,
        _ => Category::Unknown,
    }
}

fn channels_of(group: &FlatGroup<'_>, code: &source::Code) -> Vec<Channel> {
    let channels = group.channels_of(code);
    if channels.is_empty() { vec![Channel::Response] } else { channels.iter().map(|c| c.0).collect() }
}

/// Missing guidance of the code, with the reasons. Waivers of the file or group do not apply to a
/// code that has what they waive.
fn waived(group: &FlatGroup<'_>, code: &source::Code) -> Vec<(String, String)> {
    let lacks = [
        ("status", group.status_of(code).is_none() && group.has_response(code)),
        ("meaning", code.meaning.is_none()),
        ("fix", code.fix.is_none()),
    ];
    lacks
        .into_iter()
        .filter(|(_, lacking)| *lacking)
        .filter_map(|(what, _)| {
            let reason = group.waived(code, what);
            let reason = reason.or_else(|| never("`check` reports codes without guidance"))?;
            Some((what.to_owned(), reason.to_string()))
        })
        .collect()
}

fn reserved(reserved: &[(Wire, source::Reserved)]) -> Vec<model::Reserved> {
    let one = |(text, why): &(Wire, source::Reserved)| model::Reserved {
        text: text.to_string(),
        since: opt_text(&why.since),
        reason: opt_prose(&why.reason),
    };
    reserved.iter().map(one).collect()
}

fn param(name: &str, param: &source::Param) -> model::Param {
    model::Param { name: name.to_owned(), kind: opt_text(&param.kind), meaning: opt_prose(&param.meaning) }
}

/// A rule that does not apply, with the reason.
pub(super) fn allowed(allow: &source::Allow) -> (String, String) {
    (allow.rule.to_string(), allow.reason.to_string())
}

pub(super) fn limit(limit: &source::Limit) -> model::Limit {
    model::Limit {
        of: limit.of.to_string(),
        amount: limit.is.as_ref().map(|is| is.amount),
        unit: limit.is.as_ref().map(|is| is.unit.clone()).unwrap_or_default(),
        scope: opt_text(&limit.scope),
    }
}
