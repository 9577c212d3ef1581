//! Raw HTTP responses, as printed by `curl -i`.

/// Its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Raw<'i> {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: &'i [u8],
}

/// Reads a response. Blocks of headers before the last one, of redirects, proxies and
/// `100 Continue`, are passed over.
pub(super) fn parse(input: &[u8]) -> Result<Raw<'_>, String> {
    let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input).trim_ascii_start();
    let (line, mut rest) = next_line(input);
    let mut status = status_of(line).ok_or_else(|| match input {
        [] => "the input is empty".to_owned(),
        _ => format!("`{}` is not a status line, such as `HTTP/1.1 404 Not Found`", start(line)),
    })?;
    loop {
        let (headers, behind) = headers(rest);
        let (line, next) = next_line(behind);
        let Some(another) = status_of(line) else { return Ok(Raw { status, headers, body: behind }) };
        (status, rest) = (another, next);
    }
}

/// A header from its line.
pub(super) fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty() && !name.contains(char::is_whitespace)).then(|| (name.to_owned(), value.to_owned()))
}

/// The headers up to the blank line, and the rest. Lines without a colon
/// are not headers and are skipped.
fn headers(mut rest: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut headers: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (line, behind) = next_line(rest);
        rest = behind;
        if line.is_empty() {
            break;
        }
        let line = String::from_utf8_lossy(line);
        match headers.last_mut() {
            // The rest of the value, in the folded form of old (RFC 9112, section 5.2).
            Some((_, value)) if line.starts_with([' ', '\t']) => value.extend([" ", line.trim()]),
            _ => headers.extend(header(&line)),
        }
    }
    (headers, rest)
}

/// `HTTP/1.1 404 Not Found`, or without a phrase, as HTTP/2 and 3 have it.
fn status_of(line: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(line).ok()?;
    let (version, status) = line.strip_prefix("HTTP/")?.split_once(' ')?;
    let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let status = status.split(' ').next()?.parse().ok()?;
    (is_version && (100..=599).contains(&status)).then_some(status)
}

/// The first line without its end, and the rest.
fn next_line(text: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = text.splitn(2, |&byte| byte == b'\n');
    let line = parts.next().unwrap_or_default();
    (line.strip_suffix(b"\r").unwrap_or(line), parts.next().unwrap_or_default())
}

fn start(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    let start: String = text.chars().take(40).collect();
    if start.len() < text.len() { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn parts(text: &str) -> (u16, Vec<(String, String)>, String) {
        let raw = parse(text.as_bytes()).expect("it is a response");
        (raw.status, raw.headers, String::from_utf8_lossy(raw.body).into_owned())
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn a_response_has_a_status_headers_and_a_body() {
        let found = parts("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nX: a:b\r\n\r\n{}\n\n{}");
        assert_eq!(found, (429, vec![pair("Retry-After", "30"), pair("X", "a:b")], "{}\n\n{}".to_owned()));
        assert_eq!(parts("HTTP/2 503\nfolded: a\n  b\nno header\n\n").1, [pair("folded", "a b")]);
        assert_eq!(parts("HTTP/2 404 \n"), (404, vec![], String::new()));
    }

    #[test]
    fn the_last_block_of_headers_counts() {
        let found = parts(
            "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /b\r\n\r\nHTTP/2 404\r\na: b\r\n\r\nbody",
        );
        assert_eq!(found, (404, vec![pair("a", "b")], "body".to_owned()));
    }

    #[test]
    fn what_is_no_response_is_refused() {
        for text in ["", "{}", "HTTP/1.1 banana\n\n", "HTTP/1.1 999 Far Out\n\n", "\u{1b}[31m", "HTTP/ 404"] {
            assert!(parse(text.as_bytes()).is_err(), "{text:?}");
        }
        assert!(parse(&[0xff, 0x00, 0x1b]).is_err());
    }
}
