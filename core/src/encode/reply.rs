use super::details::{ReplyDetail, ReplyDetails};
use super::retry_after::RetryAfter;
use super::{EncodeError, Encoded, JsonValue};
use crate::entry::Entry;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

/// An error response in the making: a code, and what is said with it.
///
/// [`CodeSet::reply`](crate::code_set::CodeSet::reply) begins one, and [`Reply::encode`]
/// writes it in the vendor's own envelope. What stands there in more than one
/// way follows the envelope's example.
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
    // Boxed, so that a reply can be the error of a `Result`.
    pub(super) said: Box<Said>,
}

/// What is said with a code.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) status: Option<u16>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) type_uri: Option<String>,
    pub(super) details: Option<ReplyDetails>,
    pub(super) fields: Vec<(String, JsonValue)>,
    pub(super) retry_after: RetryAfter,
}

impl<'a> Entry<'a> {
    /// Begins an error response with this code, for servers.
    pub fn reply(self) -> Reply<'a> {
        Reply::new(self)
    }
}

impl<'a> Reply<'a> {
    pub(crate) fn new(entry: Entry<'a>) -> Self {
        Reply { entry, said: Box::default() }
    }

    /// The HTTP status: one of the code's. Without it the first of them is taken; a
    /// code of which the catalogue knows none needs it, and takes any from 100 to 599.
    pub fn status(mut self, status: impl Into<u16>) -> Self {
        self.said.status = Some(status.into());
        self
    }

    /// The text for people. An empty one is left out.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.said.message = Some(message.into()).filter(|text| !text.is_empty());
        self
    }

    /// What names the request to support. An empty one is left out.
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.said.request_id = Some(id.into()).filter(|text| !text.is_empty());
        self
    }

    /// The URI of the type of problem (RFC 9457). Without it, the one that follows
    /// from the code by the envelope's template, if there is one.
    pub fn type_uri(mut self, uri: impl Into<String>) -> Self {
        self.said.type_uri = Some(uri.into()).filter(|text| !text.is_empty());
        self
    }

    /// One more entry of the details. It takes the place of details given as a whole.
    pub fn detail(mut self, detail: ReplyDetail) -> Self {
        match &mut self.said.details {
            Some(ReplyDetails::Entries(entries)) => entries.push(detail),
            details => *details = Some(ReplyDetails::Entries([detail].into())),
        }
        self
    }

    /// The details as a whole, where they have no shape the catalogue knows: an
    /// object with the id that was asked for, say. It takes the place of entries.
    pub fn details(mut self, details: impl Into<JsonValue>) -> Self {
        self.said.details = Some(ReplyDetails::Whole(details.into()));
        self
    }

    /// A field that the catalogue declares for the code or for the envelope, by its
    /// name there.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<JsonValue>) -> Self {
        self.said.fields.push((name.into(), value.into()));
        self
    }

    /// How long to wait before calling again. It goes into the header the vendor
    /// says it in, `Retry-After` if it says none, and into the fields that the
    /// catalogue declares for it, in the unit of each; rounded up.
    pub fn retry_after(mut self, delay: Duration) -> Self {
        self.said.retry_after.delay = Some(delay);
        self
    }

    /// When to call again, as the time since 1970-01-01T00:00:00Z, for vendors that
    /// give a date: `SystemTime::now().duration_since(UNIX_EPOCH)` and the delay.
    pub fn retry_at(mut self, since_epoch: Duration) -> Self {
        self.said.retry_after.date = Some(since_epoch);
        self
    }

    /// Writes the reply in the vendor's envelope.
    ///
    /// The same reply gives the same bytes. The keys of the body stand in the order
    /// sign of an error, code, message, status, type, details, fields as they were
    /// given, request id; objects that hold several stand where the first is.
    ///
    /// # Errors
    ///
    /// What cannot be read back from the envelope is refused, and named: see
    /// [`EncodeReason`](crate::encode::EncodeReason). Most of it depends on the catalogue and
    /// on which parts are given; of their texts, it is those that go into headers, and
    /// paths of fields that become keys.
    pub fn encode(&self) -> Result<Encoded, EncodeError> {
        super::writer::encode(self)
    }
}
