//! A response as the client received it: status, headers, body.

use core::fmt;

/// A borrowed HTTP response, or another message that carries an error.
///
/// A webhook payload, a job result or a frame of a stream has no status and often no
/// headers: use [`Response::of_body`].
///
/// ```
/// use errcat_core::Response;
///
/// let headers = [("Retry-After", "30"), ("X-Request-Id", "req_1")];
/// let response = Response::new(429_u16, &headers, r#"{ "error": "rate_limited" }"#);
/// assert_eq!(response.header("retry-after"), Some("30"));
///
/// let payload = Response::of_body(br#"{ "error": "job_failed" }"#);
/// assert_eq!(payload.status(), None);
/// ```
#[derive(Clone, Copy)]
pub struct Response<'a> {
    status: Option<u16>,
    headers: &'a dyn Headers,
    body: &'a [u8],
}

impl<'a> Response<'a> {
    /// Creates a response. Accepts `http::StatusCode` and `http::HeaderMap`.
    pub fn new(
        status: impl Into<u16>,
        headers: &'a dyn Headers,
        body: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Self {
        Response::of_parts(Some(status.into()), headers, body.as_ref())
    }

    /// Creates a response without a status: a webhook payload, a job result, a frame.
    pub fn of_body(body: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Response::of_parts(None, &[] as &[(&str, &str); 0], body.as_ref())
    }

    /// Sets the headers, such as those of a message in a queue.
    pub fn with_headers(self, headers: &'a dyn Headers) -> Self {
        Response { headers, ..self }
    }

    pub(crate) fn of_parts(status: Option<u16>, headers: &'a dyn Headers, body: &'a [u8]) -> Self {
        Response { status, headers, body }
    }

    /// Returns the HTTP status, if there is one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns the value of the header with this name; letter case is ignored.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.get(name).map(str::trim_ascii)
    }

    /// The values of every header with this name: a header may be sent several times.
    pub(crate) fn header_values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let headers = self.headers;
        (0..).map_while(move |number| headers.get_nth(name, number)).map(str::trim_ascii)
    }

    /// The headers.
    pub fn headers(&self) -> &'a dyn Headers {
        self.headers
    }

    /// Returns the body.
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

/// ```
/// let response = http::Response::builder().status(429).body(r#"{ "error": "rate_limited" }"#)?;
/// let response = errcat_core::Response::from(&response);
/// assert_eq!(response.status(), Some(429));
/// # Ok::<(), http::Error>(())
/// ```
#[cfg(feature = "http")]
impl<'a, B: AsRef<[u8]>> From<&'a http::Response<B>> for Response<'a> {
    fn from(response: &'a http::Response<B>) -> Self {
        Response::new(response.status(), response.headers(), response.body())
    }
}

/// Omits the body, which may hold data that must not be logged.
impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("body_len", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Headers that can be looked up by name.
///
/// Implemented for arrays, slices and vectors of name-value pairs and, with the feature
/// `http`, for `http::HeaderMap`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as headers",
    note = "use name-value pairs in an array, a slice or a vector: `&[(\"Retry-After\", \"5\")]`",
    note = "for `http::HeaderMap`, enable the feature `http` of `errcat-core` (or of `errcat`)"
)]
pub trait Headers: Sync {
    /// Returns the value of the first header with this name. Letter case is ignored (RFC
    /// 9110, section 5.1). Returns `None` for a value that is not UTF-8.
    fn get(&self, name: &str) -> Option<&str>;

    /// The value of a header that is sent several times, by its number, counted from 0. Only
    /// the first is returned unless the type implements this.
    fn get_nth(&self, name: &str, number: usize) -> Option<&str> {
        if number == 0 { self.get(name) } else { None }
    }
}

impl<K: AsRef<str> + Sync, V: AsRef<str> + Sync> Headers for &[(K, V)] {
    fn get(&self, name: &str) -> Option<&str> {
        nth(self, name, 0)
    }

    fn get_nth(&self, name: &str, number: usize) -> Option<&str> {
        nth(self, name, number)
    }
}

impl<K: AsRef<str> + Sync, V: AsRef<str> + Sync, const N: usize> Headers for [(K, V); N] {
    fn get(&self, name: &str) -> Option<&str> {
        nth(self, name, 0)
    }

    fn get_nth(&self, name: &str, number: usize) -> Option<&str> {
        nth(self, name, number)
    }
}

impl<K: AsRef<str> + Sync, V: AsRef<str> + Sync> Headers for alloc::vec::Vec<(K, V)> {
    fn get(&self, name: &str) -> Option<&str> {
        nth(self, name, 0)
    }

    fn get_nth(&self, name: &str, number: usize) -> Option<&str> {
        nth(self, name, number)
    }
}

fn nth<'h, K: AsRef<str>, V: AsRef<str>>(
    headers: &'h [(K, V)],
    name: &str,
    number: usize,
) -> Option<&'h str> {
    let mut named = headers.iter().filter(|(key, _)| key.as_ref().eq_ignore_ascii_case(name));
    named.nth(number).map(|(_, value)| value.as_ref())
}

#[cfg(feature = "http")]
impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        core::str::from_utf8(http::HeaderMap::get(self, name)?.as_bytes()).ok()
    }

    fn get_nth(&self, name: &str, number: usize) -> Option<&str> {
        core::str::from_utf8(self.get_all(name).iter().nth(number)?.as_bytes()).ok()
    }
}
