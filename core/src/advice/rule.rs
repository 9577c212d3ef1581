use super::Retry;
use crate::envelope::Condition;
use crate::status::StatusMatch;

/// Retry advice for several codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryRule<'a> {
    /// The statuses and codes it applies to.
    pub on: &'a [RetryTrigger<'a>],
    /// Conditions on the response, of which one must hold. Empty if the rule always applies.
    pub when: &'a [Condition<'a>],
    /// The advice.
    pub retry: &'a Retry<'a>,
}

/// A status or code that a rule applies to.
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
