//! What a vendor offers around its codes: support, a status page, a promise.

use crate::table::{Cursor, List, Record};
use crate::{Link, Part, Parts};

/// Whom to ask, and what to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support<'a> {
    /// The address to write to.
    pub email: Option<&'a str>,
    /// The page to go to.
    pub link: Option<Link<'a>>,
    /// What to send along, each in CommonMark.
    pub include: List<'a, &'a str>,
}

impl<'a> Support<'a> {
    pub(super) fn read(mut cursor: Cursor<'a>) -> Self {
        Support { email: cursor.opt_text(), link: cursor.elsewhere().map(Link::read), include: cursor.list() }
    }
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

impl<'a> StatusPage<'a> {
    pub(super) fn read(mut cursor: Cursor<'a>) -> Self {
        StatusPage { title: cursor.text(), url: cursor.opt_text() }
    }
}

/// What a vendor promises not to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stability<'a> {
    stable: Parts,
    unstable: Parts,
    /// Between which versions codes are only added.
    pub additive_between: Option<&'a str>,
    /// Days between an announcement and the change.
    pub notice_days: Option<u32>,
    /// What is announced that long before.
    pub notice_for: List<'a, &'a str>,
    /// Where it is announced.
    pub changelog: Option<Link<'a>>,
}

impl<'a> Stability<'a> {
    pub(super) fn read(mut cursor: Cursor<'a>) -> Self {
        let [stable, unstable, _, _] = cursor.bytes();
        Stability {
            stable: Parts::from_bits(stable),
            unstable: Parts::from_bits(unstable),
            additive_between: cursor.opt_text(),
            notice_days: cursor.opt_u32(),
            notice_for: cursor.list(),
            changelog: cursor.elsewhere().map(Link::read),
        }
    }

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
