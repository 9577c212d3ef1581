//! Counts texts that differ. They are not changes, since they break nothing.

use super::pair::{CodePair, Pair};
use crate::model::{Code, CodeRef, Heading, Note, Param, Retry, Vendor};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Counts the texts of a vendor that differ: meanings, fixes, notes, headings and so on.
pub(super) fn count(pair: &Pair<'_>) -> usize {
    let of_codes: usize = pair.codes.iter().map(|code| of_code(pair, code)).sum();
    let renamed = renamed_groups(pair);
    of_codes + differing(&of_vendor(pair.before, &BTreeMap::new()), &of_vendor(pair.after, &renamed))
}

/// Returns the old title of each group with a new one: the group of the same codes.
fn renamed_groups<'a>(pair: &Pair<'a>) -> BTreeMap<&'a str, &'a str> {
    fn title<'v>(vendor: &'v Vendor, code: &Code) -> Option<&'v str> {
        vendor.groups.get(code.group).map(|group| group.title.as_str())
    }
    let titles = |vendor: &'a Vendor| vendor.groups.iter().map(|group| group.title.as_str());
    let (olds, news): (BTreeSet<_>, BTreeSet<_>) =
        (titles(pair.before).collect(), titles(pair.after).collect());
    let mut renamed = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for one in &pair.codes {
        let (old, new) = (title(pair.before, one.before), title(pair.after, one.after));
        if let (Some(old), Some(new)) = (old, new)
            && !news.contains(old)
            && !olds.contains(new)
            && !renamed.contains_key(new)
            && taken.insert(old)
        {
            renamed.insert(new, old);
        }
    }
    renamed
}

type Texts = BTreeMap<String, String>;

fn differing(before: &Texts, after: &Texts) -> usize {
    // The description of something removed or added is part of that change.
    let describes =
        |key: &String| ["set ", "header ", "status ", "column "].iter().any(|start| key.starts_with(start));
    let is_counted = |key: &&String| match (before.get(*key), after.get(*key)) {
        (Some(before), Some(after)) => before != after,
        _ => !describes(key),
    };
    before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).filter(is_counted).count()
}

fn of_code(pair: &Pair<'_>, one: &CodePair<'_>) -> usize {
    let (before, after) = (one.before, one.after);
    let has_moved = pair.moved.contains(before.identity.as_str());
    let is_same = [
        has_moved || before.meaning == after.meaning,
        before.fix == after.fix,
        before.causes == after.causes,
        before.message == after.message,
        params(before) == params(after),
        before.escalation == after.escalation,
        before.since.is_some() || before.since == after.since,
        before.limits == after.limits,
        identities(&before.see) == identities(&after.see),
        notes(&before.notes) == notes(&after.notes),
        links(pair.before, before) == links(pair.after, after),
        waivers(before, after) == waivers(after, before),
        before.allowed == after.allowed,
        retry_texts(&before.retry) == retry_texts(&after.retry),
        before.deprecated.is_none()
            || after.deprecated.is_none()
            || announcement(before) == announcement(after),
        before.removed.is_none() || after.removed.is_none() || removal(before) == removal(after),
    ];
    is_same.into_iter().filter(|is_same| !is_same).count()
}

/// The waivers that both states have: what is now documented, or no longer, is a change itself.
fn waivers<'a>(code: &'a Code, other: &Code) -> Vec<&'a (String, String)> {
    let is_kept = |waiver: &&(String, String)| other.waived.iter().any(|(what, _)| *what == waiver.0);
    code.waived.iter().filter(is_kept).collect()
}

fn identities(codes: &[CodeRef]) -> Vec<&str> {
    codes.iter().map(|code| code.identity.as_str()).collect()
}

/// The parameters by name: their order is that of the page.
fn params(code: &Code) -> BTreeMap<&str, &Param> {
    code.params.iter().map(|param| (param.name.as_str(), param)).collect()
}

fn notes(notes: &[Note]) -> Vec<(&str, Vec<&str>)> {
    notes.iter().map(|note| (&*note.text, identities(&note.codes))).collect()
}

fn links<'a>(vendor: &'a Vendor, code: &Code) -> Vec<&'a str> {
    code.links.iter().filter_map(|&link| Some(vendor.links.get(link)?.id.as_str())).collect()
}

fn retry_texts(retry: &Retry) -> (Option<&str>, Vec<&str>) {
    let texts = retry
        .after
        .iter()
        .flat_map(|one| [Some(&one.what), one.until.as_ref(), one.otherwise.as_ref()].into_iter().flatten());
    (retry.note.as_deref(), texts.map(String::as_str).collect())
}

fn announcement(code: &Code) -> Option<(Option<&str>, Option<&str>)> {
    let one = code.deprecated.as_ref()?;
    Some((one.reason.as_deref(), one.replaced_by.as_ref().map(|code| code.identity.as_str())))
}

fn removal(code: &Code) -> Option<(Option<&str>, Option<&str>)> {
    let one = code.removed.as_ref()?;
    Some((one.reason.as_deref(), one.replaced_by.as_ref().map(|code| code.identity.as_str())))
}

/// Returns the texts outside of codes, each with the key under which it is counted. A
/// reference is serialised as an identity, so the order of codes does not matter.
fn of_vendor(vendor: &Vendor, renamed: &BTreeMap<&str, &str>) -> Texts {
    let mut texts = Texts::new();
    let mut add = |key: &str, value: Option<String>| {
        texts.extend(value.map(|value| (key.to_owned(), value)));
    };
    parts(vendor, &mut add);
    groups(vendor, renamed, &mut add);
    entries(vendor, &mut add);
    rows(vendor, &mut add);
    texts
}

/// Adds the parts of the page that occur once.
fn parts(vendor: &Vendor, add: &mut impl FnMut(&str, Option<String>)) {
    let support = vendor.support.as_ref();
    let stability = vendor.stability.as_ref();
    let envelope = vendor.envelope.as_ref();
    add("title", text(&vendor.title));
    add("page", text(&vendor.page));
    add("guidance", text(&vendor.guidance));
    add("examples", text(&vendor.examples));
    add("samples", text(&vendor.samples));
    add("troubleshooting", text(&vendor.troubleshooting));
    add("monitoring", text(&vendor.monitoring));
    add("support", text(&support.map(|one| (&one.title, &one.description, &one.email))));
    add("support include", text(&support.map(|one| (&one.include, &one.template))));
    add("status_page", text(&vendor.status_page));
    add("limits", text(&vendor.limits));
    add("notes", text(&vendor.notes));
    add("retry", text(&(&vendor.retry.title, &vendor.retry.description)));
    add("stability", text(&stability.map(|one| &one.description)));
    add("envelope", text(&envelope.map(|one| (&one.title, &one.description, &one.example))));
}

/// Adds the groups, renamed ones under their old title.
fn groups(vendor: &Vendor, renamed: &BTreeMap<&str, &str>, add: &mut impl FnMut(&str, Option<String>)) {
    for group in &vendor.groups {
        let title = renamed.get(group.title.as_str()).copied().unwrap_or(&group.title);
        add(&format!("group {title}"), text(&(&group.title, &group.description)));
        columns(title, &group.columns, add);
    }
}

/// Adds the words of columns. A column appears with the first code that fills it.
fn columns(table: &str, columns: &[Heading], add: &mut impl FnMut(&str, Option<String>)) {
    for heading in columns {
        add(&format!("column {:?} {table}", heading.column), text(&heading.title));
    }
}

/// Adds the entries of maps and lists.
fn entries(vendor: &Vendor, add: &mut impl FnMut(&str, Option<String>)) {
    for link in &vendor.links {
        add(&format!("link {}", link.id), text(link));
    }
    for header in &vendor.headers {
        add(&format!("header {}", header.name.to_lowercase()), text(&(&header.meaning, &header.when)));
    }
    for (set, reserved) in vendor.sets.iter().flat_map(|set| set.reserved.iter().map(move |one| (set, one))) {
        add(&format!("reserved {:?} {}", set.id, reserved.text), text(reserved));
    }
    for tag in &vendor.tags {
        add(&format!("tag {}", tag.id), text(&tag.meaning));
    }
    for set in vendor.sets.iter().filter(|set| set.id.is_some()) {
        add(&format!("set {:?}", set.id), text(&(&set.title, &set.description, &set.example)));
    }
}

fn rows(vendor: &Vendor, add: &mut impl FnMut(&str, Option<String>)) {
    let Some(table) = &vendor.status_table else { return };
    add("statuses", text(&(&table.title, &table.description)));
    columns("", &table.columns, add);
    for row in &table.rows {
        add(&format!("status {}", row.status), text(&(&row.phrase, &row.meaning)));
    }
}

fn text(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}
