//! What a vendor offers besides its codes: support, a status page, a stability promise.

use crate::vendor::Link;
use crate::words::{Part, Parts};

/// How to contact support, and what to include.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support<'a> {
    /// The email address of the support team.
    pub email: Option<&'a str>,
    /// The support page.
    pub link: Option<Link<'a>>,
    /// What to include in the message, each in CommonMark.
    pub include: &'a [&'a str],
}

/// The page on which a vendor reports the status of its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusPage<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its URL, if the vendor states one.
    pub url: Option<&'a str>,
}

/// What a vendor promises not to change, and how it announces changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stability<'a> {
    #[doc(hidden)]
    pub stable: Parts,
    #[doc(hidden)]
    pub unstable: Parts,
    /// The versions between which codes are only added.
    pub additive_between: Option<&'a str>,
    /// The notice period before a change, in days.
    pub notice_days: Option<u32>,
    /// The changes that the notice period applies to.
    pub notice_for: &'a [&'a str],
    /// The place where changes are announced.
    pub changelog: Option<Link<'a>>,
}

impl<'a> Stability<'a> {
    /// Whether the vendor promises not to change this part of a response. `None` if that
    /// is not documented.
    pub fn is_stable(&self, part: Part) -> Option<bool> {
        match (self.stable.contains(part), self.unstable.contains(part)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}
