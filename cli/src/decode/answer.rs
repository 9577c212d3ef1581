use super::advice::Advice;
use errcat_core::words::BodyState;
use errcat_core::{Entry, Failure, FailureDetail};
use serde::Serialize;
use std::borrow::Cow;

/// A decoded response and its catalogue data. Serialized, it is the JSON that the help
/// of the command describes.
#[derive(Debug, Serialize)]
pub(super) struct Answer<'a> {
    /// The line of the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    pub vendor: &'a str,
    pub status: Option<u16>,
    /// The set of the code, unless it is the top-level one.
    #[serde(skip)]
    pub set: Option<&'a str>,
    pub code: Option<String>,
    /// The first code that the catalogue knows.
    pub advice_code: Option<&'a str>,
    pub known: bool,
    pub identity: Option<String>,
    pub category: Option<&'static str>,
    pub message: Option<Cow<'a, str>>,
    pub request_id: Option<Cow<'a, str>>,
    #[serde(rename = "type")]
    pub type_uri: Option<Cow<'a, str>>,
    pub is_error: bool,
    /// Whether its status, or its body without one, says that it is a success.
    #[serde(skip)]
    pub is_success: bool,
    pub body: &'static str,
    /// Why there is no code.
    pub no_code: Option<String>,
    /// The code to expect instead of a deprecated one.
    pub replaced_by: Option<&'a str>,
    pub retry: Option<Advice>,
    pub details: Vec<Part<'a>>,
    /// The set of the codes of the details.
    #[serde(skip)]
    pub detail_set: Option<&'a str>,
}

/// One of the details of a failure.
#[derive(Debug, Serialize)]
pub(super) struct Part<'a> {
    pub code: Option<Cow<'a, str>>,
    pub identity: Option<String>,
    pub field: Option<Cow<'a, str>>,
    pub message: Option<Cow<'a, str>>,
    pub value: Option<Cow<'a, str>>,
}

impl<'a> Answer<'a> {
    /// The answer after this many attempts.
    pub(super) fn new(failure: &Failure<'a, Entry<'a>>, attempts: u32) -> Self {
        let entry = failure.entry();
        Answer {
            line: None,
            vendor: failure.vendor().id(),
            status: failure.status(),
            set: failure.set().id(),
            code: failure.code().map(|code| code.as_str().to_owned()),
            advice_code: failure.advice_code().map(Entry::as_str),
            known: entry.is_some(),
            identity: entry.map(|entry| entry.identity().to_string()),
            category: entry.map(|entry| entry.category().as_str()),
            message: failure.message(),
            request_id: failure.request_id(),
            type_uri: failure.type_uri(),
            is_error: failure.is_error(),
            is_success: is_success(failure),
            body: failure.body_state().as_str(),
            no_code: failure.no_code().map(|why| why.to_string()),
            replaced_by: entry.and_then(|entry| entry.deprecated()?.replaced_by),
            retry: failure.is_error().then(|| Advice::new(failure, attempts)),
            details: failure.details().into_iter().map(Part::new).collect(),
            detail_set: failure.vendor().envelope().and_then(|envelope| envelope.details?.set),
        }
    }
}

fn is_success(failure: &Failure<'_, Entry<'_>>) -> bool {
    let has_condition = failure.vendor().envelope().is_some_and(|envelope| !envelope.error_when.is_empty());
    let is_known = failure.status().is_some() || has_condition && failure.body_state() == BodyState::Read;
    is_known && !failure.is_error()
}

impl<'a> Part<'a> {
    fn new(detail: FailureDetail<'a>) -> Self {
        let identity = detail.entry.map(|entry| entry.identity().to_string());
        let FailureDetail { code, field, message, value, .. } = detail;
        Part { code, identity, field, message, value }
    }
}
