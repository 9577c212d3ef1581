use super::Retry;
use crate::envelope::Condition;
use crate::status::StatusMatch;

/// A rule that holds for more than one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryRule<'a> {
    /// When it applies.
    pub on: &'a [RetryTrigger<'a>],
    /// What the response must say as well: any of these. Empty if the rule always holds.
    pub when: &'a [Condition<'a>],
    /// What to do then.
    pub retry: &'a Retry<'a>,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryTrigger<'a> {
    /// A status or a status class.
    Status(StatusMatch),
    /// A code of the top-level set, by its wire string.
    Code(&'a str),
    /// The connection failed; there is no response.
    NoResponse,
}
