use super::Failure;
use crate::code_set::CodeSet;
use crate::decode::MAX_BODY;
use crate::envelope::Place;
use crate::known::Known;
use crate::received::Received;
use crate::response::{Headers, Response};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A failure that borrows nothing, so you can return it, store it, or send it to another
/// thread.
///
/// It keeps the status, the body (of a long one the first 1 MiB) and those headers
/// that the catalogue speaks of; [`OwnedFailure::view`] gives everything a
/// [`Failure`] can tell.
#[derive(Clone)]
pub struct OwnedFailure<C> {
    status: Option<u16>,
    headers: Vec<(Box<str>, Box<str>)>,
    body: Box<[u8]>,
    code: Option<Received<C>>,
    advice_code: Option<C>,
    pub(super) line: String,
}

impl<C> OwnedFailure<C> {
    /// Returns the HTTP status, if there is one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns the first code, known to the catalogue or not, if the response has one.
    pub fn code(&self) -> Option<&Received<C>> {
        self.code.as_ref()
    }

    /// Returns the response, as far as it is kept. If the vendor is only known at run time,
    /// decode it again: `vendor.decode(&failure.response())`.
    pub fn response(&self) -> Response<'_> {
        Response::of_parts(self.status, &self.headers, &self.body)
    }
}

impl<C: Copy> OwnedFailure<C> {
    /// Returns the first code that the catalogue knows; see [`Failure::advice_code`].
    pub fn advice_code(&self) -> Option<C> {
        self.advice_code
    }

    /// Returns the first code, if the catalogue knows it.
    pub fn known(&self) -> Option<C> {
        match self.code {
            Some(Received::Known(code)) => Some(code),
            _ => None,
        }
    }
}

impl<C: CodeSet> OwnedFailure<C> {
    /// Returns the complete failure. Each call decodes the response again.
    pub fn view(&self) -> Failure<'_, C> {
        C::decode(&self.response())
    }
}

impl<'a, C: Known<'a>> Failure<'a, C> {
    /// Copies the failure, so that it does not borrow from the response.
    pub fn into_owned(self) -> OwnedFailure<C> {
        OwnedFailure {
            status: self.response.status(),
            headers: self.kept_headers(),
            body: self.response.body().iter().take(MAX_BODY).copied().collect(),
            line: self.to_string(),
            code: self.code.map(Received::into_owned),
            advice_code: self.advice_code,
        }
    }

    /// Returns the headers that later queries may need.
    fn kept_headers(&self) -> Vec<(Box<str>, Box<str>)> {
        let entry = self.entry().into_iter();
        let of_code = entry.flat_map(|entry| entry.headers().iter().chain(entry.retry().headers)).copied();
        let declared = self.vendor().headers().iter().map(|header| header.name);
        let of_http = ["Date", "Retry-After", "RateLimit"].into_iter();
        let names = of_http.chain(self.headers_in_envelope()).chain(self.headers_in_advice());
        let mut kept: Vec<(Box<str>, Box<str>)> = Vec::new();
        for name in names.chain(of_code).chain(declared) {
            if kept.get(name).is_none() {
                kept.extend(self.response.header_values(name).map(|value| (name.into(), value.into())));
            }
        }
        kept
    }

    /// The headers that the envelope reads.
    fn headers_in_envelope(&self) -> impl Iterator<Item = &'a str> + use<'a, C> {
        let envelope = self.envelope();
        let places = envelope.into_iter();
        let places = places.flat_map(|e| [e.code, e.set, e.message, e.request_id, e.status, e.type_uri]);
        let in_places = places.flatten().flat_map(Place::parts).filter_map(|place| place.header);
        let conditions = envelope.into_iter().flat_map(|e| e.error_when);
        in_places.chain(conditions.filter_map(|condition| condition.header))
    }

    /// The headers in rules and in the advice for statuses.
    fn headers_in_advice(&self) -> impl Iterator<Item = &'a str> + use<'a, C> {
        let (rules, rows) = (self.vendor().retry_rules(), self.vendor().status_rows());
        let of_rules = rules.iter().flat_map(|rule| rule.retry.headers).copied();
        let conditions = rules.iter().flat_map(|rule| rule.when);
        let in_rules = conditions.filter_map(|condition| condition.header);
        let of_statuses = rows.iter().filter_map(|row| row.retry).flat_map(|retry| retry.headers).copied();
        of_rules.chain(in_rules).chain(of_statuses)
    }
}
