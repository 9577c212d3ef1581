//! The values of facts.

use super::Delays;
use crate::model::{
    BodyField, Code, CodeRef, Deprecated, Limit, Link, Param, Prose, Removed, Retry, Set, Status,
};
use errcat_core::Category;
use errcat_core::words::{Channel, Direction, Part};
use std::borrow::Cow;

/// The value of a fact.
///
/// The enum is deliberately exhaustive: a renderer in another crate does not compile until
/// it handles every variant.
#[derive(Debug, Clone)]
pub enum Body<'c> {
    /// A text in CommonMark.
    Text(&'c Prose),
    /// A list of texts in CommonMark.
    Texts(&'c [Prose]),
    /// A text without markup.
    Plain(&'c str),
    /// Identifiers, shown as code.
    Names(Vec<Cow<'c, str>>),
    /// An example of a message.
    Message(&'c str),
    /// HTTP statuses.
    Statuses {
        /// The statuses; if empty, either none exists or none is documented.
        statuses: &'c [Status],
        /// Whether the code is never sent in a response with a status.
        none_exists: bool,
    },
    /// A category.
    Category {
        /// The category.
        category: Category,
        /// Whether it is derived from the status.
        from_status: bool,
    },
    /// The channels through which the code is delivered.
    Channels(&'c [Channel]),
    /// The direction of the call.
    Direction(Direction),
    /// Parts of the envelope.
    Parts(&'c [Part]),
    /// Parameters of a message.
    Params(&'c [Param]),
    /// Fields of a body.
    Fields(&'c [BodyField]),
    /// A limit.
    Limit(&'c Limit),
    /// Retry advice.
    Retry(&'c Retry),
    /// The delays before each retry.
    Delays(Delays),
    /// References to codes.
    Codes(&'c [CodeRef]),
    /// Links of the vendor.
    Links(Vec<&'c Link>),
    /// Codes that details may contain.
    Details(DetailCodes<'c>),
    /// The deprecation or removal of a code.
    Lifecycle(Lifecycle<'c>),
    /// Guidance that the vendor does not document.
    Waived {
        /// The kind of guidance: `status`, `meaning` or `fix`.
        what: &'c str,
        /// The reason why it is missing.
        reason: &'c str,
    },
}

/// The deprecation or removal of a code: dates, replacement and reason.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Lifecycle<'c> {
    /// Versions or dates, each with the word for the event.
    pub dates: Vec<(&'static str, &'c str)>,
    /// The replacement code.
    pub replaced_by: Option<&'c CodeRef>,
    /// The reason.
    pub reason: Option<&'c Prose>,
}

impl<'c> Lifecycle<'c> {
    pub(super) fn deprecated(deprecated: &'c Deprecated) -> Body<'c> {
        let Deprecated { since, sunset, replaced_by, reason } = deprecated;
        let dates = [("since", since.as_deref()), ("sunset", sunset.as_deref())];
        Body::Lifecycle(Lifecycle {
            dates: dates.into_iter().filter_map(|(word, date)| Some((word, date?))).collect(),
            replaced_by: replaced_by.as_ref(),
            reason: reason.as_ref(),
        })
    }

    pub(super) fn removed(removed: &'c Removed) -> Body<'c> {
        let Removed { since, replaced_by, reason } = removed;
        Body::Lifecycle(Lifecycle {
            dates: vec![("since", since)],
            replaced_by: replaced_by.as_ref(),
            reason: reason.as_ref(),
        })
    }
}

/// The first codes of a set of detail codes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DetailCodes<'c> {
    /// The codes to show; the table of the set has all of them.
    pub codes: &'c [Code],
    /// Whether the set has more.
    pub more: bool,
}

impl<'c> DetailCodes<'c> {
    const SHOWN: usize = 8;

    pub(super) fn of(set: &'c Set) -> Self {
        let shown = set.codes.get(..Self::SHOWN);
        DetailCodes { codes: shown.unwrap_or(&set.codes), more: set.codes.len() > Self::SHOWN }
    }
}
