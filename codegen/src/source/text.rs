//! Texts, validated while they are read.

use super::Refusal;
use super::number::ScalarVisitor;
#[cfg(feature = "schema")]
use super::schema;
use crate::report::{Certainty, Rule, closest};
use errcat_core::words::Word;
use heck::ToUpperCamelCase;
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::ops::Deref;

/// The maximum length of a code in bytes. The look-up stores the length in one byte.
const MAX_WIRE: usize = 255;

/// For `deserialize_with`: a key that is present must have a value.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

macro_rules! text {
    ($(#[$meta:meta])* $name:ident in $schema:literal: $check:expr) => {
        text! { $(#[$meta])* $name in $schema from "String": $check }
    };
    ($(#[$meta:meta])* $name:ident in $schema:literal from $from:literal: $check:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = $schema))]
        #[serde(try_from = $from)]
        pub(crate) struct $name(String);

        impl TryFrom<String> for $name {
            type Error = Refusal;

            fn try_from(text: String) -> Result<Self, Refusal> {
                let check: fn(String) -> Result<String, Refusal> = $check;
                check(text).map($name)
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text! {
    /// A text of one line, such as a title, a label or a phrase. Markdown is not interpreted.
    Line in "schema::line": |text| one_line(&not_empty(readable(text)?)?)
}
text! {
    /// A text in CommonMark, of any length.
    Prose in "schema::prose": |text| not_empty(readable(text)?)
}
text! {
    /// A text that is shown verbatim, such as a body or a code sample.
    Raw in "schema::prose": |text| not_empty(readable(text)?)
}
text! {
    /// A text that is searched for in a value: blanks and line ends at its ends count.
    Mark in "schema::mark": |text| if text.is_empty() { not_empty(text) } else { readable(text) }
}
text! {
    /// A code exactly as the vendor sends it.
    Wire in "schema::wire": wire
}
text! {
    /// The pattern of a family of codes, with one `{name}` for the part that differs.
    Pattern in "schema::pattern": pattern
}
text! {
    /// A name of lower-case letters, digits, `_` and `-`, beginning with a letter.
    Id in "schema::id": id
}
text! {
    /// A place in a body: a JSON Pointer (RFC 6901) in which `*` matches every element of a list.
    Pointer in "schema::pointer" from "Written": pointer
}
text! {
    /// A reference to a code: `CODE`, `set/CODE`, `vendor/CODE` or `vendor/set/CODE`.
    CodeRef in "schema::line": |text| one_line(&not_empty(readable(text)?)?)
}
text! {
    /// An explicit Rust identifier.
    RustName in "schema::rust_name": rust_name
}

/// A pointer as written. A missing value is not an empty pointer, which means the whole
/// body.
struct Written(String);

impl TryFrom<Written> for Pointer {
    type Error = Refusal;

    fn try_from(written: Written) -> Result<Self, Refusal> {
        written.0.try_into()
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let what = "a JSON Pointer such as `/error/code`";
        deserializer.deserialize_any(ScalarVisitor { what, read: |text| Ok(Written(text.to_owned())) })
    }
}

/// Normalizes line ends to `\n`, and rejects unprintable characters.
fn readable(text: String) -> Result<String, Refusal> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b) || b == b'\n') {
        return Ok(text);
    }
    if let Some(bad) = text.chars().find(|&c| unreadable(c)) {
        let code_point = format!("U+{:04X}", bad as u32);
        return Err(Refusal::new(
            Rule::ControlCharacter,
            format!("the text contains {code_point}, which cannot be displayed"),
        )
        .help("remove the character, or spell it out, such as `U+0007`"));
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// Control characters, and those that change the direction or the line of a text: they
/// would make a page show something other than the file contains.
fn unreadable(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

fn not_empty(text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Err(
            Refusal::new(Rule::EmptyText, "the text is empty").help("write a text, or remove the key")
        );
    }
    Ok(trimmed(text))
}

/// Removes trailing whitespace, such as the line end of a block scalar.
fn trimmed(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    text
}

fn one_line(text: &str) -> Result<String, Refusal> {
    if text.contains(['\n', '\t']) {
        return Err(Refusal::new(Rule::InvalidValue, "the text has more than one line")
            .help("write it on one line; `>-` folds a long one"));
    }
    Ok(text.trim_start().to_owned())
}

fn wire(text: String) -> Result<String, Refusal> {
    let refuse = |message: String| Refusal::new(Rule::InvalidCode, message);
    if text.is_empty() {
        return Err(refuse("a code cannot be empty".into())
            .help("leave it out: a response without a code is decoded by its status"));
    }
    if text.len() > MAX_WIRE {
        return Err(refuse(format!(
            "the code has {} bytes, more than the maximum of {MAX_WIRE}",
            text.len()
        ))
        .help("write the code as the vendor sends it, not its description"));
    }
    if text.trim() != text {
        return Err(refuse(format!("the code `{text}` begins or ends with a space")).help("remove the space"));
    }
    if text.contains(['\n', '\r', '\t']) {
        return Err(refuse("a code cannot contain a line end or a tab".into()));
    }
    readable(text)
}

fn pattern(text: String) -> Result<String, Refusal> {
    let text = wire(text)?;
    if is_pattern(&text) {
        return Ok(text);
    }
    Err(Refusal::new(Rule::InvalidValue, format!("`{text}` is not the pattern of a code")).help(
        "write the part that differs as one `{name}`, beside text that is always the same: `WAIT_{seconds}`",
    ))
}

/// Whether a text has one `{name}`, beside text that is always the same.
pub(crate) fn is_pattern(text: &str) -> bool {
    let parts = text.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    parts.is_some_and(|(before, (name, after))| {
        is_name(name) && !(before.is_empty() && after.is_empty()) && !after.contains(['{', '}'])
    })
}

fn id(text: String) -> Result<String, Refusal> {
    if is_id(&text) {
        return Ok(text);
    }
    if text.is_empty() {
        return Err(missing_name());
    }
    let refusal = Refusal::new(Rule::InvalidValue, format!("`{}` is not a valid name", text.escape_debug()));
    let name = text.trim().to_lowercase().replace([' ', '.'], "_");
    Err(match name {
        _ if text.contains("://") => refusal.help(
            "declare the address under `links:` at the top of the file, and write the name of the link here",
        ),
        _ if text.contains(" //") => refusal.help("begin a comment with `#`"),
        _ if text.contains(" {") => {
            let name = text.split(' ').next().unwrap_or_default();
            refusal.help(format!("put a `:` after the name: `{name}: {{`"))
        }
        name if is_id(&name) => {
            refusal.help(format!("did you mean `{name}`?")).instead(Certainty::Suggested, name)
        }
        _ => refusal.help("use lower-case ASCII letters, digits, `_` and `-`, beginning with a letter"),
    })
}

/// Whether a text can be the id of a vendor, a set, a schedule or a link: lower-case ASCII
/// letters, digits, `_` and `-`, beginning with a letter.
///
/// ```
/// assert!(errcat_codegen::is_id("acme-api"));
/// assert!(!errcat_codegen::is_id("Acme"));
/// ```
pub fn is_id(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_ascii_lowercase());
    first && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c))
}

fn missing_name() -> Refusal {
    Refusal::new(Rule::EmptyValue, "the name is empty").help("write a name, or remove the key")
}

fn pointer(text: String) -> Result<String, Refusal> {
    let text = readable(text)?;
    if !text.is_empty() && !text.starts_with('/') {
        let refusal = Refusal::new(Rule::InvalidValue, format!("`{text}` is not a JSON Pointer"));
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refusal.help("write the place of the value in the body, as in `/error/status`"));
        }
        let pointer = as_pointer(&text);
        return Err(refusal
            .help(format!("begin each key with `/`, as in `{pointer}`"))
            .instead(Certainty::Suggested, pointer));
    }
    let escapes_end = |part: &str| part.starts_with('0') || part.starts_with('1');
    if !text.split('~').skip(1).all(escapes_end) {
        return Err(Refusal::new(Rule::InvalidValue, format!("`{text}` is not a JSON Pointer"))
            .help("write `~` as `~0`, and `/` within a key as `~1` (RFC 6901)"));
    }
    one_line(&text)
}

/// The pointer for a path in another notation, such as `$.errors[0].code`.
pub(crate) fn as_pointer(path: &str) -> String {
    let path = path.strip_prefix(['$', '#']).unwrap_or(path);
    let path = path.strip_prefix('{').and_then(|path| path.strip_suffix('}')).unwrap_or(path);
    let path = path.replace("[]", "/*").replace(['[', '.', '\\'], "/").replace([']', '\'', '"'], "");
    let keys: Vec<&str> = path.split('/').filter(|key| !key.is_empty()).collect();
    format!("/{}", keys.join("/"))
}

fn rust_name(text: String) -> Result<String, Refusal> {
    let bytes = text.as_bytes();
    let camel = bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.windows(3).all(|w| w[1] != b'_' || (w[0].is_ascii_digit() && w[2].is_ascii_digit()));
    // syn would ignore spaces and comments.
    let word = bytes.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'_');
    if camel && word && !text.ends_with('_') && syn::parse_str::<syn::Ident>(&text).is_ok() {
        return Ok(text);
    }
    if text.is_empty() {
        return Err(missing_name());
    }
    let refusal = Refusal::new(
        Rule::InvalidIdentifier,
        format!("`{}` is not a valid name for a Rust variant", text.escape_debug()),
    );
    let camel = text.to_upper_camel_case();
    if camel != text && rust_name(camel.clone()).is_ok() {
        return Err(refusal.help(format!("write `{camel}`")).instead(Certainty::Suggested, camel));
    }
    Err(refusal.help("use upper camel case in ASCII, such as `TokenExpired`; `_` only between digits"))
}

/// A word from a fixed list, such as a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice<T>(pub T);

impl<'de, T: Word> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        T::from_word(&text).map(Choice).ok_or_else(|| serde::de::Error::custom(not_a_word::<T>(&text)))
    }
}

/// The word of a list for one that other formats use.
fn usual_word(text: &str) -> Option<&'static str> {
    Some(match &*text.to_lowercase().replace(['-', ' '], "_") {
        "s" | "sec" | "secs" => "seconds",
        "ms" | "msec" | "millis" => "milliseconds",
        "unix" | "epoch" | "unix_timestamp" | "epoch_seconds" => "unix_seconds",
        "rfc3339" | "iso8601" | "iso_8601" | "datetime" => "timestamp",
        "unauthorized" | "authentication" => "unauthenticated",
        "forbidden" | "authorization" => "permission_denied",
        "rate_limit" | "rate_limited" | "too_many_requests" | "quota_exceeded" => "resource_exhausted",
        "timeout" | "timed_out" => "deadline_exceeded",
        "bad_request" | "validation" | "validation_error" => "invalid_argument",
        "conflict" => "aborted",
        "server_error" | "internal_server_error" | "internal_error" => "internal",
        "service_unavailable" => "unavailable",
        "not_implemented" => "unimplemented",
        "documented" | "certain" | "confirmed" => "stated",
        "usual" | "usually" | "likely" => "typical",
        "assumed" | "guessed" | "unsure" | "unconfirmed" => "inferred",
        "in" | "incoming" | "received" => "inbound",
        "out" | "outgoing" | "sent" => "outbound",
        "callback" => "webhook",
        "async" | "job" => "job_result",
        "sse" | "websocket" => "stream",
        "trace" | "trace_id" | "correlation_id" => "request_id",
        "date" => "http_date",
        "application/json" => "json",
        "application/xml" | "text/xml" => "xml",
        "application/x_www_form_urlencoded" => "form",
        "complete" | "full" | "all" => "exhaustive",
        "partial" | "incomplete" => "excerpt",
        "private" | "hidden" => "internal",
        "http" => "response",
        "no" | "false" | "off" => "never",
        "true" | "always" | "on" => "yes",
        _ => return None,
    })
}

fn not_a_word<T: Word>(text: &str) -> Refusal {
    let words = || T::ALL.iter().map(|w| w.as_str());
    if text.is_empty() {
        return Refusal::new(Rule::EmptyValue, format!("the {} is empty", T::WHAT))
            .help(format!("use one of `{}`, or remove the key", words().collect::<Vec<_>>().join("`, `")));
    }
    let refusal = Refusal::new(Rule::InvalidValue, format!("`{}` is not a {}", text.escape_debug(), T::WHAT));
    match closest(text, words()).or_else(|| usual_word(text).filter(|word| words().any(|one| one == *word))) {
        Some(near) => refusal.help(format!("did you mean `{near}`?")).instead(Certainty::Suggested, near),
        None => refusal.help(format!("use one of `{}`", words().collect::<Vec<_>>().join("`, `"))),
    }
}
