//! What a vendor offers around its codes: support, a status page, a promise.

use crate::vendor::Link;
use crate::words::{Part, Parts};

/// Whom to ask, and what to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support<'a> {
    /// The address to write to.
    pub email: Option<&'a str>,
    /// The page to go to.
    pub link: Option<Link<'a>>,
    /// What to send along, each in CommonMark.
    pub include: &'a [&'a str],
}

/// Where a vendor shows whether its service is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusPage<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Its address, where the vendor gives one.
    pub url: Option<&'a str>,
}

/// What a vendor promises not to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stability<'a> {
    #[doc(hidden)]
    pub stable: Parts,
    #[doc(hidden)]
    pub unstable: Parts,
    /// Between which versions codes are only added.
    pub additive_between: Option<&'a str>,
    /// Days between an announcement and the change.
    pub notice_days: Option<u32>,
    /// What is announced that long before.
    pub notice_for: &'a [&'a str],
    /// Where it is announced.
    pub changelog: Option<Link<'a>>,
}

impl<'a> Stability<'a> {
    /// Whether the vendor promises to keep this part of a response as it is:
    /// `None` where it says nothing.
    pub fn is_stable(&self, part: Part) -> Option<bool> {
        match (self.stable.contains(part), self.unstable.contains(part)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}
