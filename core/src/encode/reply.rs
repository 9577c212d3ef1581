use super::JsonValue;
use super::details::{ReplyDetail, ReplyDetails};
use super::retry_after::RetryAfter;
use crate::entry::Entry;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::time::Duration;

/// A builder for an error response: a code, its message, details and other parts.
///
/// [`CodeSet::reply`](crate::code_set::CodeSet::reply) starts one, and [`Reply::encode`]
/// writes it in the vendor's envelope. Parts that can be written in more than one way are
/// written as in the envelope's example.
///
/// ```
/// use errcat_core::encode::{EncodeError, Encoded};
/// use errcat_core::CodeSet;
/// use std::time::Duration;
///
/// fn too_fast<C: CodeSet>(code: C, request_id: &str) -> Result<Encoded, EncodeError> {
///     code.reply()
///         .message("Too many requests.")
///         .request_id(request_id)
///         .retry_after(Duration::from_secs(30))
///         .encode()
/// }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Reply<'a> {
    pub(super) entry: Entry<'a>,
    // Boxed to keep a reply small enough for the error of a `Result`.
    pub(super) parts: Box<ReplyParts>,
}

/// The parts of a reply other than the code.
#[derive(Clone, Debug, Default)]
pub(super) struct ReplyParts {
    pub(super) status: Option<u16>,
    pub(super) message: Option<String>,
    pub(super) params: Vec<(String, String)>,
    pub(super) request_id: Option<String>,
    pub(super) type_uri: Option<String>,
    pub(super) title: Option<String>,
    pub(super) instance: Option<String>,
    pub(super) doc_url: Option<String>,
    pub(super) details: Option<ReplyDetails>,
    pub(super) fields: Vec<(String, JsonValue)>,
    pub(super) retry_after: RetryAfter,
}

impl<'a> Entry<'a> {
    /// Starts an error response with this code, for servers.
    pub fn reply(self) -> Reply<'a> {
        Reply::new(self)
    }
}

impl<'a> Reply<'a> {
    pub(crate) fn new(entry: Entry<'a>) -> Self {
        Reply { entry, parts: Box::default() }
    }

    /// Sets the HTTP status, which must be one of the code's. The default is the first of
    /// them. A code without statuses in the catalogue requires it and accepts any from 100
    /// to 599.
    pub fn status(mut self, status: impl Into<u16>) -> Self {
        self.parts.status = Some(status.into());
        self
    }

    /// Sets the human-readable message. An empty one is omitted.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.parts.message = Some(message.into()).filter(|text| !text.is_empty());
        self
    }

    /// Sets a parameter of the message that the catalogue has for the code. The message is
    /// written with all of its parameters, unless [`Reply::message`] sets another one.
    ///
    /// If the code has a [pattern](Entry::pattern), this is also how to set the value in it,
    /// which is required: for `FLOOD_WAIT_{seconds}`, `param("seconds", 30)` sends
    /// `FLOOD_WAIT_30`. [`Reply::field`] does the same, and so does [`Reply::retry_after`] if
    /// that is the role of the value.
    ///
    /// ```
    /// # use errcat_core::{CodeSet, encode::{EncodeError, Encoded}};
    /// fn too_long<C: CodeSet>(code: C) -> Result<Encoded, EncodeError> {
    ///     // message: "The field {field} is longer than {max}."
    ///     code.reply().param("field", "name").param("max", 80).encode()
    /// }
    /// ```
    #[expect(clippy::needless_pass_by_value, reason = "numbers are given as they are, without `&`")]
    pub fn param(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.parts.params.push((name.into(), value.to_string()));
        self
    }

    /// Sets the id that identifies the request to support. An empty one is omitted.
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.parts.request_id = Some(id.into()).filter(|text| !text.is_empty());
        self
    }

    /// Sets the URI of the problem type (RFC 9457). The default comes from the envelope's
    /// template, if it has one.
    pub fn type_uri(mut self, uri: impl Into<String>) -> Self {
        self.parts.type_uri = Some(uri.into()).filter(|text| !text.is_empty());
        self
    }

    /// Sets the title of the problem, which is the same for each response with this type (RFC
    /// 9457, section 3.1.3). Only for vendors whose bodies are problem details: their type URI
    /// is at `/type`. An empty one is omitted.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.parts.title = Some(title.into()).filter(|text| !text.is_empty());
        self
    }

    /// Sets the URI of this occurrence of the problem (RFC 9457, section 3.1.5), for the same
    /// vendors. An empty one is omitted.
    pub fn instance(mut self, uri: impl Into<String>) -> Self {
        self.parts.instance = Some(uri.into()).filter(|text| !text.is_empty());
        self
    }

    /// Sets the URL of the page about the code, in the field with the role `doc_url`. An empty
    /// one is omitted.
    pub fn doc_url(mut self, url: impl Into<String>) -> Self {
        self.parts.doc_url = Some(url.into()).filter(|text| !text.is_empty());
        self
    }

    /// Adds an entry to the details. It replaces details set with [`Reply::details`].
    pub fn detail(mut self, detail: ReplyDetail) -> Self {
        match &mut self.parts.details {
            Some(ReplyDetails::Entries(entries)) => entries.push(detail),
            details => *details = Some(ReplyDetails::Entries([detail].into())),
        }
        self
    }

    /// Sets the details as a whole, for details whose shape is not in the catalogue, such as
    /// an object with the requested id. It replaces entries added with [`Reply::detail`].
    pub fn details(mut self, details: impl Into<JsonValue>) -> Self {
        self.parts.details = Some(ReplyDetails::Whole(details.into()));
        self
    }

    /// Sets a field that the catalogue declares for the code or for the envelope, by its name
    /// in the catalogue.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<JsonValue>) -> Self {
        self.parts.fields.push((name.into(), value.into()));
        self
    }

    /// Sets the delay before the next retry. It is written to the vendor's header for it
    /// (`Retry-After` if none is documented) and to the fields that the catalogue declares for
    /// it, each in its own unit, rounded up.
    pub fn retry_after(mut self, delay: Duration) -> Self {
        self.parts.retry_after.delay = Some(delay);
        self
    }

    /// Sets the time of the next retry, as the time since 1970-01-01T00:00:00Z, for vendors
    /// that send a date: `SystemTime::now().duration_since(UNIX_EPOCH)` plus the delay.
    pub fn retry_at(mut self, since_epoch: Duration) -> Self {
        self.parts.retry_after.date = Some(since_epoch);
        self
    }
}
