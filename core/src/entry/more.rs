use crate::table::{Cursor, List, Record, Tables};
use crate::{Field, Link, Parts};

/// The parts few codes have.
#[derive(Clone, Copy)]
pub(super) struct More<'a> {
    pub(super) causes: List<'a, &'a str>,
    pub(super) message: Option<&'a str>,
    pub(super) fields: List<'a, Field<'a>>,
    pub(super) headers: List<'a, &'a str>,
    pub(super) always: Parts,
    pub(super) limits: List<'a, Limit<'a>>,
    pub(super) links: List<'a, Link<'a>>,
    pub(super) see: List<'a, &'a str>,
    pub(super) escalation: Option<&'a str>,
    pub(super) since: Option<&'a str>,
    pub(super) deprecated: Option<Deprecated<'a>>,
    pub(super) removed: Option<Removed<'a>>,
}

impl<'a> More<'a> {
    pub(super) fn read(mut cursor: Cursor<'a>) -> Self {
        More {
            causes: cursor.list(),
            message: cursor.opt_text(),
            fields: cursor.list(),
            headers: cursor.list(),
            always: Parts::from_bits(cursor.bytes()[0]),
            limits: cursor.list(),
            links: cursor.list(),
            see: cursor.list(),
            escalation: cursor.opt_text(),
            since: cursor.opt_text(),
            deprecated: cursor.elsewhere().map(Deprecated::read),
            removed: cursor.elsewhere().map(Removed::read),
        }
    }

    pub(super) const fn nothing(tables: Tables<'a>) -> Self {
        More {
            causes: List::new(tables, 0, 0),
            message: None,
            fields: List::new(tables, 0, 0),
            headers: List::new(tables, 0, 0),
            always: Parts::from_bits(0),
            limits: List::new(tables, 0, 0),
            links: List::new(tables, 0, 0),
            see: List::new(tables, 0, 0),
            escalation: None,
            since: None,
            deprecated: None,
            removed: None,
        }
    }
}

/// A code on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated<'a> {
    /// The version or date of the announcement.
    pub since: Option<&'a str>,
    /// The version or date from which it is not sent any more.
    pub sunset: Option<&'a str>,
    /// The identity of the code to expect instead.
    pub replaced_by: Option<&'a str>,
    /// Why, in CommonMark.
    pub reason: Option<&'a str>,
}

impl<'a> Deprecated<'a> {
    fn read(mut cursor: Cursor<'a>) -> Self {
        Deprecated {
            since: cursor.opt_text(),
            sunset: cursor.opt_text(),
            replaced_by: cursor.opt_text(),
            reason: cursor.opt_text(),
        }
    }
}

/// A code that is no longer sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removed<'a> {
    /// The version or date from which it is not sent.
    pub since: &'a str,
    /// The identity of the code sent instead.
    pub replaced_by: Option<&'a str>,
    /// Why, in CommonMark.
    pub reason: Option<&'a str>,
}

impl<'a> Removed<'a> {
    fn read(mut cursor: Cursor<'a>) -> Self {
        Removed { since: cursor.text(), replaced_by: cursor.opt_text(), reason: cursor.opt_text() }
    }
}

/// A limit, with the number the vendor puts to it if it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit<'a> {
    /// What is limited.
    pub of: &'a str,
    /// The number.
    pub amount: Option<u64>,
    /// The unit of the number, in the vendor's word; empty for a plain count.
    pub unit: &'a str,
    /// For whom or what it is counted.
    pub scope: Option<&'a str>,
}

impl<'a> Record<'a> for Limit<'a> {
    const SIZE: u32 = 32;

    fn read(mut cursor: Cursor<'a>) -> Self {
        Limit { of: cursor.text(), amount: cursor.opt_u64(), unit: cursor.text(), scope: cursor.opt_text() }
    }
}
