//! Why a response has no code.

use super::Failure;
use crate::envelope;
use crate::line::Line;
use crate::words::BodyState;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{Display, Formatter, Result};

/// The reason why a response has no code: the kind of body, and what was found in the
/// places where the catalogue expects the code.
///
/// [`Display`] writes it as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoCode<'a> {
    /// The state of the body.
    pub body_state: BodyState,
    /// The kind of the body, if it is not what the catalogue expects.
    pub looks_like: Option<BodyKind>,
    /// The places tried, in order.
    pub places: Vec<TriedPlace<'a>>,
}

/// A place where a code was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TriedPlace<'a> {
    /// The JSON Pointer, or the name of the header.
    pub place: &'a str,
    /// Whether it is a header.
    pub is_header: bool,
    /// What was found in the place.
    pub found: FoundThere,
}

/// What was found where a code was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FoundThere {
    /// Nothing.
    Nothing,
    /// Nothing, but a similar key is next to it: it differs in case, in its separators, or
    /// in one letter.
    NearKey(String),
    /// `null`.
    Null,
    /// An empty text, or nothing after the parts that the catalogue cuts off.
    Empty,
    /// `about:blank`, which means no type (RFC 9457, section 4.2.1).
    AboutBlank,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List,
    /// An object.
    Object,
}

/// A kind of body that is not an error response in the vendor's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyKind {
    /// Compressed with gzip: the HTTP client did not decompress it.
    Gzip,
    /// A page in HTML, usually from a proxy.
    Html,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// `key=value&key=value` (`application/x-www-form-urlencoded`).
    Form,
    /// Server-sent events (`text/event-stream`).
    EventStream,
    /// Chunks with their lengths, which the HTTP client did not remove (RFC 9112, section
    /// 7.1).
    Chunked,
    /// Text in UTF-16.
    Utf16,
}

impl<'a, C> Failure<'a, C> {
    /// Returns why there is no code; `None` if there is one. Each call reads the body
    /// again.
    pub fn no_code(&self) -> Option<NoCode<'a>> {
        if self.code.is_some() {
            return None;
        }
        let (body_state, body) = (self.body_state(), self.response.body());
        let is_foreign = matches!(body_state, BodyState::Foreign | BodyState::Broken | BodyState::Unread);
        Some(NoCode {
            body_state,
            looks_like: BodyKind::of(body).filter(|kind| is_foreign && !self.expects(*kind)),
            places: self.tried_places(),
        })
    }

    fn expects(&self, kind: BodyKind) -> bool {
        use crate::words::BodyFormat;
        let format = self.envelope().map(|envelope| envelope.format);
        matches!(
            (format, kind),
            (Some(BodyFormat::Json), BodyKind::Json)
                | (Some(BodyFormat::Xml), BodyKind::Xml)
                | (Some(BodyFormat::Form), BodyKind::Form)
        )
    }

    fn tried_places(&self) -> Vec<TriedPlace<'a>> {
        let places = self.envelope().map_or(&[][..], |envelope| envelope.code).iter();
        let tried = places.flat_map(envelope::Place::parts).filter_map(|place| {
            let in_body = place.at.or(place.key_at).map(|at| (at, false));
            let (name, is_header) = place.header.map(|name| (name, true)).or(in_body)?;
            let found = match is_header {
                true => self.response.header(name).map_or(FoundThere::Nothing, |_| FoundThere::Empty),
                false => self.found_in_body(name),
            };
            Some(TriedPlace { place: name, is_header, found })
        });
        tried.collect()
    }

    #[cfg(feature = "json")]
    fn found_in_body(&self, pointer: &str) -> FoundThere {
        let is_json =
            self.envelope().is_some_and(|envelope| envelope.format == crate::words::BodyFormat::Json);
        let body = core::str::from_utf8(self.response.body()).ok();
        let body = body.filter(|body| is_json && body.len() <= crate::decode::MAX_BODY);
        body.map_or(FoundThere::Nothing, |body| json::found(body, pointer))
    }

    #[cfg(not(feature = "json"))]
    fn found_in_body(&self, _pointer: &str) -> FoundThere {
        FoundThere::Nothing
    }
}

impl BodyKind {
    /// Recognises a body by its first bytes.
    fn of(body: &[u8]) -> Option<Self> {
        if body.starts_with(b"\x1f\x8b") {
            return Some(BodyKind::Gzip);
        }
        if body.starts_with(b"\xff\xfe")
            || body.starts_with(b"\xfe\xff")
            || matches!(body, [0, b'{' | b'[' | b'<', ..] | [b'{' | b'[' | b'<', 0, ..])
        {
            return Some(BodyKind::Utf16);
        }
        let text = body.utf8_chunks().next()?.valid().trim_start_matches('\u{feff}').trim_ascii_start();
        match text.as_bytes().first()? {
            b'<' => Some(if is_html(text) { BodyKind::Html } else { BodyKind::Xml }),
            b'{' | b'[' => Some(BodyKind::Json),
            _ if is_event_stream(text) => Some(BodyKind::EventStream),
            _ if is_chunked(text) => Some(BodyKind::Chunked),
            _ => is_form(text).then_some(BodyKind::Form),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            BodyKind::Gzip => "compressed with gzip; decompress it first",
            BodyKind::Html => "HTML, usually from a proxy",
            BodyKind::Xml => "XML",
            BodyKind::Json => "JSON",
            BodyKind::Form => "a form (`key=value&…`)",
            BodyKind::EventStream => "an event stream; decode the data of one event",
            BodyKind::Chunked => "still chunked; decode the transfer coding first",
            BodyKind::Utf16 => "UTF-16; convert it to UTF-8 first",
        }
    }
}

fn is_html(text: &str) -> bool {
    let starts = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<head", "<body", "<title", "<h1", "<center"].into_iter().any(starts)
}

fn is_event_stream(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    ["data:", "event:", "id:", "retry:", ":"].iter().any(|field| line.starts_with(field))
}

/// Whether the first line contains only a length in hexadecimal digits.
fn is_chunked(text: &str) -> bool {
    text.split_once("\r\n").is_some_and(|(line, rest)| {
        let length = line.split(';').next().unwrap_or_default().trim_ascii();
        (1..=8).contains(&length.len()) && length.bytes().all(|b| b.is_ascii_hexdigit()) && !rest.is_empty()
    })
}

fn is_form(text: &str) -> bool {
    let is_pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or_default();
        !key.is_empty()
            && !key.contains(|c: char| c.is_whitespace() || c == '"')
            && !value.contains(char::is_whitespace)
    };
    text.trim_ascii_end().split('&').all(is_pair)
}

impl Display for NoCode<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("no code")?;
        let body = match (self.looks_like, self.body_state) {
            (None, BodyState::Read) if self.places.is_empty() => return f.write_str(": the vendor has none"),
            (Some(kind), _) => kind.name(),
            (None, BodyState::Foreign) => "not in the vendor's format",
            (None, BodyState::Empty) => "empty",
            (None, BodyState::Unread) => {
                "not read: there is no envelope, or the feature for its format is off"
            }
            (None, BodyState::Broken) => "malformed or truncated",
            (None, BodyState::Long) => "longer than 1 MiB",
            (None, BodyState::Read) => "",
        };
        if !body.is_empty() {
            write!(f, ": the body is {body}")?;
        }
        let can_hold_one = matches!(self.body_state, BodyState::Read | BodyState::Broken | BodyState::Long);
        let places = self.places.iter().filter(|tried| can_hold_one || tried.is_header);
        for (nth, tried) in places.enumerate() {
            let separator = if nth == 0 && body.is_empty() { ":" } else { "," };
            let label = if tried.is_header { "header " } else { "" };
            write!(f, "{separator} {label}{} {}", Place(tried.place), tried.found)?;
        }
        Ok(())
    }
}

struct Place<'p>(&'p str);

impl Display for Place<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.0.is_empty() { f.write_str("the whole body") } else { Line::new(self.0, 100).fmt(f) }
    }
}

impl Display for FoundThere {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            FoundThere::Nothing => f.write_str("is absent"),
            FoundThere::NearKey(key) => write!(f, "is absent, but there is `{}`", Line::new(key, 60)),
            FoundThere::Null => f.write_str("is null"),
            FoundThere::Empty => f.write_str("is empty"),
            FoundThere::AboutBlank => f.write_str("is `about:blank`"),
            FoundThere::Boolean => f.write_str("is a boolean"),
            FoundThere::List => f.write_str("is a list"),
            FoundThere::Object => f.write_str("is an object"),
        }
    }
}

#[cfg(feature = "json")]
mod json {
    //! Follows a pointer through JSON as far as possible.

    use super::FoundThere;
    use crate::decode::{elements_of, members, without_guard};
    use alloc::borrow::ToOwned;
    use alloc::string::String;

    pub(super) fn found(body: &str, pointer: &str) -> FoundThere {
        let body = core::str::from_utf8(without_guard(body.as_bytes())).unwrap_or(body);
        let mut json = body.trim_start_matches('\u{feff}').trim_ascii();
        for token in pointer.split('/').skip(1) {
            match step(json, &token.replace("~1", "/").replace("~0", "~")) {
                Ok(inner) => json = inner,
                Err(found) => return found,
            }
        }
        match json.as_bytes() {
            [b'{', ..] => FoundThere::Object,
            [b'[', ..] => FoundThere::List,
            [b't' | b'f', ..] => FoundThere::Boolean,
            [b'n', ..] => FoundThere::Null,
            [] => FoundThere::Nothing,
            b"\"about:blank\"" => FoundThere::AboutBlank,
            _ => FoundThere::Empty,
        }
    }

    /// Returns the value that a token leads to; `*` leads to the first one.
    fn step<'j>(json: &'j str, token: &str) -> Result<&'j str, FoundThere> {
        if json.starts_with('[') {
            let index = if token == "*" { Some(0) } else { token.parse::<usize>().ok() };
            let elements = elements_of(json);
            return index.and_then(|index| elements.get(index).copied()).ok_or(FoundThere::Nothing);
        }
        let members = members(json);
        let is_wanted = |key: &str| token == "*" || key == token;
        match members.iter().find(|(key, _)| is_wanted(key)) {
            Some((_, value)) => Ok(value),
            None => {
                let near = members.iter().find(|(key, _)| is_near(key, token));
                Err(near.map_or(FoundThere::Nothing, |(key, _)| FoundThere::NearKey((**key).to_owned())))
            }
        }
    }

    /// Whether two keys differ in case and separators, or in one letter.
    fn is_near(one: &str, other: &str) -> bool {
        let letters = |key: &str| -> String {
            key.chars()
                .filter(|c| !matches!(c, '_' | '-' | '.'))
                .flat_map(char::to_lowercase)
                .take(100)
                .collect()
        };
        let (one, other) = (letters(one), letters(other));
        one == other || other.len() > 3 && differs_in_one(&one, &other)
    }

    fn differs_in_one(one: &str, other: &str) -> bool {
        let start = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let rest = |text: &str, skip: usize| text.chars().skip(start + skip).collect::<String>();
        [(1, 1), (1, 0), (0, 1)].into_iter().any(|(a, b)| rest(one, a) == rest(other, b))
    }
}

#[cfg(test)]
mod tests {
    use super::BodyKind;

    #[test]
    fn bodies_of_other_kinds_are_recognised() {
        for (body, kind) in [
            (&b"\x1f\x8b\x08\0"[..], Some(BodyKind::Gzip)),
            (b"\xff\xfe{\0", Some(BodyKind::Utf16)),
            (b"{\0\"\0", Some(BodyKind::Utf16)),
            (b" <!DOCTYPE html><html>", Some(BodyKind::Html)),
            (b"<h1>502</h1>", Some(BodyKind::Html)),
            (b"<?xml version=\"1.0\"?><e/>", Some(BodyKind::Xml)),
            (b"event: error\ndata: {}\n\n", Some(BodyKind::EventStream)),
            (b"1f\r\n{\"error\": 1}\r\n0\r\n", Some(BodyKind::Chunked)),
            (b"error=A_CODE&error_description=It+is%20over", Some(BodyKind::Form)),
            (b"Bad gateway", None),
            (b"", None),
        ] {
            assert_eq!(BodyKind::of(body), kind, "{}", body.escape_ascii());
        }
    }
}
