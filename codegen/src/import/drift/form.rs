//! Whether documents still have the form that they had.

use super::super::columns::is_same_header;
use super::super::lock::{Facts, Lock, Recipe, Text};
use super::super::proposal::Proposal;
use super::super::{Failure, Role};
use std::collections::BTreeSet;
use std::fmt;

/// What is different about the form of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtherForm {
    /// There are no codes in them.
    NoCodes,
    /// A column is gone, or what a document has instead of one.
    ColumnGone {
        /// What the column held.
        role: Role,
        /// Its header, if it had one.
        header: Option<String>,
    },
    /// More codes are gone than a vendor removes at once.
    ManyGone {
        /// How many codes are gone.
        gone: usize,
        /// How many there were.
        of: usize,
    },
}

impl fmt::Display for OtherForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OtherForm::NoCodes => f.write_str("it has no codes"),
            OtherForm::ColumnGone { role, header: None } => write!(f, "no code has a {role}"),
            OtherForm::ColumnGone { role, header: Some(header) } => {
                write!(f, "its column \"{header}\" with the {role} is gone")
            }
            OtherForm::ManyGone { gone, of } => write!(f, "{gone} of {of} codes are gone"),
        }
    }
}

/// Documents without codes had some before.
pub(super) fn of_failure(failure: Failure) -> super::DriftFailure {
    match failure {
        Failure::NoCodes(_) => super::DriftFailure::OtherForm(OtherForm::NoCodes),
        other => super::DriftFailure::Import(other),
    }
}

/// Checks that everything that was in the documents is still there for some code.
pub(super) fn check(lock: &Lock, now: &[Facts], proposal: &Proposal) -> Result<(), OtherForm> {
    given_columns(&lock.recipe, proposal)?;
    let gone = |role: Role, has: &dyn Fn(&Facts) -> bool| {
        let count = lock.codes.iter().filter(|facts| has(facts)).count();
        let was_usual = count > 0 && 2 * count >= lock.codes.len();
        if was_usual && !now.iter().any(has) { Err(column(role, &lock.recipe)) } else { Ok(()) }
    };
    gone(Role::Status, &|facts| !facts.status.is_empty())?;
    gone(Role::Retry, &|facts| facts.retry.is_some())?;
    Text::ALL.into_iter().try_for_each(|text| gone(text.role(), &|facts| facts.texts.of(text).is_some()))
}

/// Columns that were named at the import are still there.
fn given_columns(recipe: &Recipe, proposal: &Proposal) -> Result<(), OtherForm> {
    let is_number = |header: &str| header.bytes().all(|byte| byte.is_ascii_digit());
    let named = recipe.given.iter().filter(|(role, header)| role.0 != Role::Other && !is_number(header));
    for (role, header) in named {
        let is_there = |(found, name): &(Role, String)| *found == role.0 && is_same_header(name, header);
        if !proposal.headers.iter().any(is_there) {
            return Err(OtherForm::ColumnGone { role: role.0, header: Some(header.clone()) });
        }
    }
    Ok(())
}

fn column(role: Role, recipe: &Recipe) -> OtherForm {
    let header = recipe.columns.iter().find(|(found, header)| found.0 == role && !header.is_empty());
    OtherForm::ColumnGone { role, header: header.map(|(_, header)| header.clone()) }
}

/// Vendors remove few codes at once. If far more are gone, the document is probably read
/// wrongly.
pub(super) fn check_gone(then: &[Facts], now: &[Facts]) -> Result<(), OtherForm> {
    const FEW: usize = 3;
    let keys: BTreeSet<_> = now.iter().map(Facts::key).collect();
    let gone = then.iter().filter(|facts| !keys.contains(&facts.key())).count();
    let are_many = gone >= FEW && 10 * gone > 3 * then.len();
    if are_many { Err(OtherForm::ManyGone { gone, of: then.len() }) } else { Ok(()) }
}
