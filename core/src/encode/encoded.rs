use crate::response::Response;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// An encoded reply, ready to send: status, headers and body.
///
/// With the feature `http`, `encoded.into()` converts it into an `http::Response`, as axum
/// and hyper use it, with any body type that can be made from bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    pub(super) status: u16,
    pub(super) headers: Vec<(Box<str>, Box<str>)>,
    pub(super) body: Vec<u8>,
}

impl Encoded {
    /// The HTTP status, 100 to 599.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The names and values of the headers. They are valid in HTTP: visible ASCII.
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The body: JSON in UTF-8, or empty if all parts are in headers.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the body without copying it.
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// The response as a client receives it, for decoding it in a test.
    pub fn response(&self) -> Response<'_> {
        Response::of_parts(Some(self.status), &self.headers, &self.body)
    }
}

/// The conversion cannot fail: encoding has checked the status and the headers.
///
/// ```
/// use errcat_core::encode::EncodeError;
/// use errcat_core::Entry;
///
/// fn respond(entry: Entry<'_>) -> Result<http::Response<Vec<u8>>, EncodeError> {
///     Ok(entry.reply().message("Too many requests.").encode()?.into())
/// }
/// ```
#[cfg(feature = "http")]
impl<B: From<Vec<u8>>> From<Encoded> for http::Response<B> {
    fn from(encoded: Encoded) -> Self {
        let mut response = http::Response::new(B::from(encoded.body));
        if let Ok(status) = http::StatusCode::from_u16(encoded.status) {
            *response.status_mut() = status;
        }
        for (name, value) in encoded.headers {
            let name = http::HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_str(&value)) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
