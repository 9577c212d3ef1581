use crate::response::Response;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// A reply as it goes to the client: status, headers and body.
///
/// With the feature `http` it becomes an `http::Response` of any body that is made
/// from bytes, which is what axum and hyper answer with: `encoded.into()`.
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

    /// Names and values of the headers. They are as HTTP wants them: visible ASCII.
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The body: JSON in UTF-8, or nothing where everything stands in headers.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body alone, to be sent.
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// The same as a client receives it, to be decoded in a test.
    pub fn response(&self) -> Response<'_> {
        Response::of_parts(Some(self.status), &self.headers, &self.body)
    }
}

/// It cannot fail: status and headers were checked when the reply was encoded.
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
