//! An error response, read according to the vendor's envelope.

mod call_error;
mod detail;
#[cfg(feature = "json")]
mod entries;
mod field;
mod log;
mod no_code;
mod owned;

pub use call_error::CallError;
pub use detail::FailureDetail;
#[cfg(feature = "json")]
pub(crate) use field::pointer_of;
pub use no_code::{BodyKind, FoundThere, NoCode, TriedPlace};
pub use owned::OwnedFailure;

use crate::code_set::CodeSet;
use crate::decode::{self, Found, FoundText};
use crate::entry::Entry;
use crate::envelope::{Envelope, Place};
use crate::known::Known;
use crate::received::{Received, UnknownCode};
use crate::response::Response;
use crate::set::Set;
use crate::vendor::Vendor;
use crate::words::{BodyState, Part, Role};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A decoded error response: its code, message, request id, and the response itself.
///
/// Decoding never fails. Any other body (HTML from a proxy, truncated JSON, an empty body)
/// gives a failure that has a status but no code; [`Failure::body_state`] returns what was
/// found.
///
/// `C` is the enum of the vendor's codes, or [`Entry`] if the vendor is only known at run
/// time. Everything is borrowed; [`Failure::into_owned`] copies it.
///
/// ```
/// use errcat_core::{CodeSet, Response};
///
/// fn log<C: CodeSet>(status: u16, headers: &[(String, String)], body: &[u8]) {
///     let failure = C::decode(&Response::new(status, &headers, body));
///     eprintln!("{failure}");
/// }
/// ```
#[derive(Clone)]
pub struct Failure<'a, C> {
    set: Set<'a>,
    response: Response<'a>,
    code: Option<Received<C, Cow<'a, str>>>,
    advice_code: Option<C>,
    entry: Option<Entry<'a>>,
    found: Found<'a>,
}

impl<'a, C> Failure<'a, C> {
    /// Reads a response according to the envelope of the set's vendor.
    #[inline]
    pub(crate) fn read<'v: 'a>(set: Set<'v>, response: &Response<'a>) -> Self
    where
        C: Known<'v>,
    {
        let found = decode::read(set.vendor().envelope(), response.body());
        let set = chosen(set, &found, response);
        let whole_number = || found.whole_number(Part::Code);
        let code = found.value(Part::Code, response).map(|wire| SetCode::new(set, wire, whole_number));
        let number = code.as_ref().and_then(|code| code.number).or_else(|| {
            let other_codes = code.is_some() && found.may_have_codes();
            let codes = other_codes.then(|| found.every_code(response)).into_iter().flatten();
            codes.map(|code| SetCode::of(set, code)).find_map(|code| code.number)
        });
        Failure {
            set,
            response: *response,
            code: code.map(|code| code.received(set)),
            advice_code: number.and_then(|number| C::numbered(set, number)),
            entry: number.map(|number| set.entry(number)),
            found,
        }
    }

    /// The set of the codes in this response: the one that the value at
    /// [`Envelope::set`] chooses, else the top-level set.
    pub fn set(&self) -> Set<'a> {
        self.set
    }

    /// Returns the vendor.
    pub fn vendor(&self) -> Vendor<'a> {
        self.set.vendor()
    }

    /// Returns the response as received.
    pub fn response(&self) -> Response<'a> {
        self.response
    }

    fn envelope(&self) -> Option<&'a Envelope<'a>> {
        self.found.envelope()
    }

    /// Returns how far the body was read.
    pub fn body_state(&self) -> BodyState {
        self.found.body_state
    }

    /// Returns the HTTP status: that of the response, else the one in the body.
    pub fn status(&self) -> Option<u16> {
        self.response.status().or_else(|| self.status_in_envelope())
    }

    /// Returns the status at the envelope's place for it, even if the response has another one.
    #[doc(hidden)]
    pub fn status_in_envelope(&self) -> Option<u16> {
        let digits = |text: Cow<'_, str>| text.parse().ok();
        let whole = || self.found.whole_number(Part::Status)?.parse().ok();
        self.found.value(Part::Status, &self.response).and_then(digits).or_else(whole)
    }

    /// Returns the first code, known to the catalogue or not, if the response has one.
    pub fn code(&self) -> Option<&Received<C, Cow<'a, str>>> {
        self.code.as_ref()
    }

    /// Returns the first code that the catalogue knows, which is the one that decisions
    /// use. It may come after an unknown [`code`](Failure::code).
    pub fn advice_code(&self) -> Option<C>
    where
        C: Copy,
    {
        self.advice_code
    }

    /// Returns the first code, if the catalogue knows it.
    pub fn known(&self) -> Option<C>
    where
        C: Copy,
    {
        match self.code {
            Some(Received::Known(code)) => Some(code),
            _ => None,
        }
    }

    /// Returns the human-readable message. It is not part of a contract: the vendor may
    /// change it at any time.
    pub fn message(&self) -> Option<Cow<'a, str>> {
        self.found.message(&self.response)
    }

    /// Returns the id that identifies the request when you contact support: from its place
    /// in the envelope, else from a header with the role `request_id`.
    pub fn request_id(&self) -> Option<Cow<'a, str>> {
        let in_header = || {
            let headers = self.vendor().headers();
            let named = headers.iter().filter(|header| header.role == Role::RequestId);
            named.filter_map(|header| self.response.header(header.name)).find(|id| !id.is_empty())
        };
        self.found.value(Part::RequestId, &self.response).or_else(|| in_header().map(Cow::Borrowed))
    }

    /// Returns the URI of the type of problem (RFC 9457).
    pub fn type_uri(&self) -> Option<Cow<'a, str>> {
        self.found.value(Part::Type, &self.response)
    }

    /// Whether the response is an error: by its status, else by the condition of the
    /// envelope, else by whether it has a code.
    pub fn is_error(&self) -> bool {
        match (self.response.status(), self.found.condition(&self.response)) {
            (Some(400..), _) => true,
            (_, Some(holds)) => holds,
            (Some(_), None) => false,
            (None, None) => self.code.is_some(),
        }
    }
}

impl<'a, C: Known<'a>> Failure<'a, C> {
    /// The first code, as a code of the set that the enum `D` was generated from; `None` if
    /// the codes of the response belong to another [set](Failure::set).
    pub fn code_in<D: CodeSet>(&self) -> Option<Received<D, &str>> {
        let is_own = self.set.id() == D::SET.id() && self.vendor().id() == D::SET.vendor().id();
        self.code.as_ref().filter(|_| is_own).map(|code| Received::borrowed(code.as_str()))
    }

    /// Everything the catalogue knows about the first code that it knows, whatever the
    /// [set](Failure::set) of the code.
    pub fn entry(&self) -> Option<Entry<'a>> {
        self.entry
    }

    /// Returns all codes in the response, in the order of the places in the envelope. Each
    /// call reads the response again.
    pub fn codes(&self) -> Vec<FoundCode<'a, C>> {
        let codes = self.found.every_code(&self.response).into_iter();
        let found = |code: FoundText<'a>| {
            let place = code.place;
            FoundCode { code: SetCode::of(self.set, code).received(self.set), place }
        };
        codes.map(found).collect()
    }
}

/// A code in a response and the place it was read from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FoundCode<'a, C> {
    /// The code, known to the catalogue or not.
    pub code: Received<C, Cow<'a, str>>,
    /// Its place in the envelope.
    pub place: &'a Place<'a>,
}

impl<'v> Vendor<'v> {
    /// Reads an error response of this vendor. It never fails; see [`Failure`].
    ///
    /// Use [`CodeSet::decode`](crate::code_set::CodeSet::decode) if the vendor is known at
    /// compile time: its failures have the code as an enum.
    pub fn decode<'a>(self, response: &Response<'a>) -> Failure<'a, Entry<'v>>
    where
        'v: 'a,
    {
        Failure::read(self.codes(), response)
    }

    /// Returns the failure in a response, if the response is an error: by its status, or by
    /// its body even if the status says success.
    pub fn failure<'a>(self, response: &Response<'a>) -> Option<Failure<'a, Entry<'v>>>
    where
        'v: 'a,
    {
        failure(self.codes(), response)
    }
}

/// Returns the failure in a response, if the response is an error.
pub(crate) fn failure<'a, 'v: 'a, C: Known<'v>>(
    set: Set<'v>,
    response: &Response<'a>,
) -> Option<Failure<'a, C>> {
    let conditional = || set.vendor().envelope().is_some_and(|envelope| !envelope.error_when.is_empty());
    let may_be = response.status().is_none_or(|status| status >= 400) || conditional();
    may_be.then(|| Failure::read(set, response)).filter(Failure::is_error)
}

/// A code of a response, looked up in the set.
struct SetCode<'a> {
    /// As the catalogue spells it, if it has the code.
    wire: Cow<'a, str>,
    /// The number in the set.
    number: Option<u32>,
}

impl<'a> SetCode<'a> {
    /// Looks a code up. The number `1001.0` is the code `1001`, unless the catalogue has both.
    fn new(set: Set<'_>, wire: Cow<'a, str>, whole_number: impl FnOnce() -> Option<String>) -> Self {
        if let Some(number) = set.number_in_response(&wire) {
            return SetCode { wire, number: Some(number) };
        }
        let whole = whole_number().and_then(|text| Some((set.number_in_response(&text)?, text)));
        match whole {
            Some((number, text)) => SetCode { wire: Cow::Owned(text), number: Some(number) },
            None => SetCode { wire, number: None },
        }
    }

    fn of(set: Set<'_>, found: FoundText<'a>) -> Self {
        SetCode::new(set, found.text, || found.whole_number)
    }

    fn received<'v, C: Known<'v>>(self, set: Set<'v>) -> Received<C, Cow<'a, str>> {
        match self.number.and_then(|number| C::numbered(set, number)) {
            Some(code) => Received::Known(code),
            None => Received::Unknown(UnknownCode::new(self.wire)),
        }
    }
}

/// The set of the codes in a response, if the envelope has a place that chooses one.
fn chosen<'v>(set: Set<'v>, found: &Found<'_>, response: &Response<'_>) -> Set<'v> {
    if !found.has_sets() {
        return set;
    }
    let vendor = set.vendor();
    let named = found.set(response).and_then(|value| vendor.sets().find(|set| set.is_chosen_by(&value)));
    named.unwrap_or(vendor.codes())
}
