//! HTTP statuses in cells, headings and prose.

/// Statuses registered by IANA, and a few others that servers send.
const KNOWN: [u16; 70] = [
    100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307,
    308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 419,
    420, 421, 422, 423, 424, 425, 426, 428, 429, 431, 440, 444, 451, 499, 500, 501, 502, 503, 504, 505, 506,
    507, 508, 509, 510, 511, 520, 529,
];

pub(super) fn is_known(status: u16) -> bool {
    KNOWN.contains(&status)
}

/// Parses a status from 100 to 599.
pub(super) fn parse(text: &str) -> Option<u16> {
    let is_digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|status| is_digits && (100..600).contains(status))
}

/// Returns the statuses of a cell that contains only statuses, such as `404`, `502 / 504`,
/// `400 or 422`, `HTTP 404`, `404 Not Found`; else `None`.
pub(super) fn in_cell(text: &str) -> Option<Vec<u16>> {
    let mut statuses = Vec::new();
    let mut words = 0;
    for word in words_of(text) {
        match parse(word) {
            Some(status) if !statuses.contains(&status) => statuses.push(status),
            Some(_) => {}
            None if is_filler(word) => {}
            // A reason phrase follows its status.
            None if !statuses.is_empty() && word.chars().all(char::is_alphabetic) => words += 1,
            None => return None,
        }
    }
    (!statuses.is_empty() && words <= 5 * statuses.len()).then_some(statuses)
}

/// Returns the statuses in a text such as `HTTP 404`, `status 404`, `(404)` or
/// `404 Not Found`.
pub(super) fn in_text(text: &str) -> Vec<u16> {
    let mut statuses = Vec::new();
    let mut before = "";
    // Outside of the loop, so that a text of many signs takes linear time.
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_marked = matches!(before.to_ascii_lowercase().as_str(), "http" | "status" | "code")
            || word.starts_with('(')
            || word.starts_with("`(")
            || start.starts_with(bare);
        if let Some(status) = parse(bare).filter(|&status| is_marked && is_known(status))
            && !statuses.contains(&status)
        {
            statuses.push(status);
        }
        before = bare;
    }
    statuses
}

/// Returns the status with a reason phrase, such as `NOT_FOUND`, `NotFound` or
/// `StatusNotFound`.
pub(super) fn by_name(name: &str) -> Option<u16> {
    const NAMES: &str = "400 badrequest, 401 unauthorized, 402 paymentrequired, 403 forbidden, 404 notfound, \
        405 methodnotallowed, 406 notacceptable, 408 requesttimeout, 409 conflict, 410 gone, 412 preconditionfailed, \
        413 payloadtoolarge, 413 requestentitytoolarge, 415 unsupportedmediatype, 422 unprocessableentity, \
        422 unprocessablecontent, 423 locked, 424 faileddependency, 425 tooearly, 428 preconditionrequired, \
        429 toomanyrequests, 500 internalservererror, 501 notimplemented, 502 badgateway, 503 serviceunavailable, \
        504 gatewaytimeout, 507 insufficientstorage, 200 ok, 201 created, 204 nocontent";
    let name = name.to_lowercase().replace('_', "");
    let name = name.strip_prefix("status").unwrap_or(&name);
    let found = NAMES.split(", ").find(|entry| entry.get(4..) == Some(name));
    found.and_then(|entry| entry.get(..3)).or(name.strip_prefix("http")).and_then(parse)
}

/// Returns the first digit of `4xx`.
pub(super) fn class(text: &str) -> Option<u8> {
    let word = words_of(text).find(|word| word.len() == 3 && word.to_ascii_lowercase().ends_with("xx"))?;
    word.bytes().next().filter(|digit| (b'1'..=b'5').contains(digit)).map(|digit| digit - b'0')
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let ends_word = |c: char| c.is_whitespace() || "/,|;`()[]:、，–—-+&.\"'".contains(c);
    text.split(ends_word).filter(|word| !word.is_empty())
}

fn is_filler(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "http"
            | "or"
            | "and"
            | "status"
            | "code"
            | "oder"
            | "ou"
            | "o"
            | "或"
            | "または"
            | "typical"
            | "inferred"
    )
}

#[cfg(test)]
mod tests {
    use super::{class, in_cell, in_text};

    #[test]
    fn cells_of_statuses_are_read() {
        for cell in ["404", "`404`", "HTTP 404", "404 Not Found", "404 - Not Found", "`404` (typical)"] {
            assert_eq!(in_cell(cell), Some(vec![404]), "{cell}");
        }
        for cell in
            ["502 / 504", "502, 504", "502 or 504", "`502`|`504`", "502 Bad Gateway / 504 Gateway Timeout"]
        {
            assert_eq!(in_cell(cell), Some(vec![502, 504]), "{cell}");
        }
        for cell in ["", "4xx", "1001", "600", "the 404 page", "0", "E404"] {
            assert_eq!(in_cell(cell), None, "{cell}");
        }
    }

    #[test]
    fn statuses_in_texts_need_a_mark() {
        assert_eq!(in_text("404 Not Found"), [404]);
        assert_eq!(in_text("Conflicts (HTTP 409)"), [409]);
        assert_eq!(in_text("limits (429)"), [429]);
        assert_eq!(in_text("more than 500 items"), [0; 0]);
        assert_eq!(class("5XX server errors"), Some(5));
        assert_eq!(class("boxx"), None);
    }
}
