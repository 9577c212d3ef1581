use super::Retry;
use crate::StatusMatch;
use crate::table::{Cursor, List, Record};

/// A rule that holds for more than one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryRule<'a> {
    /// When it applies.
    pub on: List<'a, RetryTrigger>,
    /// What to do then.
    pub retry: Retry<'a>,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryTrigger {
    /// A status or a status class.
    Status(StatusMatch),
    /// A code of the top-level set, by its place there.
    Code(u32),
    /// The connection failed; there is no response.
    NoResponse,
}

impl<'a> Record<'a> for RetryRule<'a> {
    const SIZE: u32 = 12;

    fn read(mut cursor: Cursor<'a>) -> Self {
        let on = cursor.list();
        let at = cursor.u32();
        RetryRule { on, retry: Retry::read(cursor.tables.cursor(at)) }
    }
}

impl<'a> Record<'a> for RetryTrigger {
    const SIZE: u32 = 8;

    fn read(mut cursor: Cursor<'a>) -> Self {
        match (cursor.u32(), cursor.u32()) {
            (0, number) => RetryTrigger::Status(StatusMatch::from_number(number)),
            (1, code) => RetryTrigger::Code(code),
            _ => RetryTrigger::NoResponse,
        }
    }
}
