//! The catalogue without internal codes, for pages.

use super::{Catalogue, Code, CodeRef, RetryTrigger, Vendor};
use std::borrow::Cow;

/// The new index of each code, by vendor and set; none for an internal one.
type Indices = Vec<Vec<Vec<Option<usize>>>>;

impl Catalogue {
    /// Returns what pages show: without internal codes and references to them, unless they
    /// are asked for.
    pub(crate) fn public(&self) -> Cow<'_, Catalogue> {
        let is_internal = |code: &Code| !code.visibility.is_public();
        let has_internal = self.vendors.iter().flat_map(Vendor::codes).any(|(_, code)| is_internal(code));
        if self.shows_internal || !has_internal {
            return Cow::Borrowed(self);
        }
        let indices: Indices = self.vendors.iter().map(indices).collect();
        let mut public = self.clone();
        for (vendor, own) in public.vendors.iter_mut().zip(&indices) {
            remove(vendor, own);
            redirect(vendor, &indices);
        }
        Cow::Owned(public)
    }
}

fn indices(vendor: &Vendor) -> Vec<Vec<Option<usize>>> {
    let of_set = |codes: &[Code]| {
        let mut next = 0;
        let index = |code: &Code| {
            let index = code.visibility.is_public().then_some(next);
            next += usize::from(index.is_some());
            index
        };
        codes.iter().map(index).collect()
    };
    vendor.sets.iter().map(|set| of_set(&set.codes)).collect()
}

fn remove(vendor: &mut Vendor, indices: &[Vec<Option<usize>>]) {
    for group in &mut vendor.groups {
        let of_set = indices.get(group.set).map_or(&[][..], Vec::as_slice);
        let public_before = |end: usize| of_set.iter().take(end).flatten().count();
        group.codes = public_before(group.codes.start)..public_before(group.codes.end);
    }
    for set in &mut vendor.sets {
        set.codes.retain(|code| code.visibility.is_public());
    }
    let top = indices.first().map_or(&[][..], Vec::as_slice);
    for rule in &mut vendor.retry.rules {
        let redirected = rule.on.iter().filter_map(|trigger| match trigger {
            RetryTrigger::Code(code) => top.get(*code).copied().flatten().map(RetryTrigger::Code),
            other => Some(*other),
        });
        rule.on = redirected.collect();
    }
    vendor.retry.rules.retain(|rule| !rule.on.is_empty());
}

/// Corrects the indices in references, and removes references to internal codes.
fn redirect(vendor: &mut Vendor, indices: &Indices) {
    let index = |reference: &CodeRef| -> Option<usize> {
        *indices.get(reference.vendor)?.get(reference.set)?.get(reference.code)?
    };
    let one = |reference: &mut Option<CodeRef>| match reference.as_ref().map(index) {
        Some(Some(code)) => reference.iter_mut().for_each(|reference| reference.code = code),
        _ => *reference = None,
    };
    let all = |references: &mut Vec<CodeRef>| {
        references.retain_mut(|reference| {
            let code = index(reference);
            reference.code = code.unwrap_or(reference.code);
            code.is_some()
        });
    };
    for set in &mut vendor.sets {
        all(&mut set.of);
        set.example.iter_mut().for_each(|example| one(&mut example.code));
        for code in &mut set.codes {
            all(&mut code.see);
            code.deprecated.iter_mut().for_each(|deprecated| one(&mut deprecated.replaced_by));
            code.removed.iter_mut().for_each(|removed| one(&mut removed.replaced_by));
            code.notes.iter_mut().for_each(|note| all(&mut note.codes));
        }
    }
    vendor.examples.iter_mut().for_each(|example| one(&mut example.code));
    vendor
        .envelope
        .iter_mut()
        .flat_map(|envelope| &mut envelope.example)
        .for_each(|example| one(&mut example.code));
    vendor.troubleshooting.iter_mut().for_each(|problem| all(&mut problem.codes));
    vendor.notes.iter_mut().for_each(|note| all(&mut note.codes));
}
