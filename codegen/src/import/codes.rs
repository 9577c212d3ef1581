//! Recognises codes by their form.

use super::{prose, statuses};

/// The maximum length of a code in a catalogue, in bytes.
pub(super) const MAX_BYTES: usize = 255;

/// The style of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Number,
    /// `SCREAMING_SNAKE`, and words in capitals.
    Screaming,
    /// `snake_case` and `kebab-case`.
    Snake,
    /// `camelCase` and `PascalCase`.
    Camel,
    /// Words with dots, slashes or colons between them.
    Dotted,
    /// Letters and then digits, such as `E1001`.
    Prefixed,
    /// One word in lower case, which may be any word.
    Word,
}

/// Returns the style of a text, if it is one token that may be a code.
pub(super) fn style(text: &str) -> Option<Style> {
    if text.is_empty() || text.len() > 64 || !text.is_ascii() {
        return None;
    }
    let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(&test);
    let (lower, upper, digit) =
        (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase), has(u8::is_ascii_digit));
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/#$".contains(&byte);
    if !text.bytes().all(is_token) || text.ends_with([':', '.', '/', '-']) {
        return None;
    }
    let number = text.strip_prefix('-').unwrap_or(text).replace(['_', '-', '.'], "");
    if number.bytes().all(|byte| byte.is_ascii_digit()) || (text.starts_with("0x") && digit) {
        return digit.then_some(Style::Number);
    }
    if text.contains(['.', ':', '/']) {
        return Some(Style::Dotted);
    }
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_prefixed = digit
        && letters.len() < text.len()
        && letters.len() <= 8
        && !letters.trim_end_matches(['-', '_']).contains('_');
    match (lower, upper) {
        _ if is_prefixed => Some(Style::Prefixed),
        (false, true) => Some(Style::Screaming),
        (true, false) if text.contains(['_', '-']) => Some(Style::Snake),
        (true, true) => Some(Style::Camel),
        (true, false) => Some(Style::Word),
        (false, false) => None,
    }
}

/// Whether a code is a pattern for several, such as `FLOOD_WAIT_X`, `E1xxx` or `err.{field}`.
pub(super) fn is_family(code: &str) -> bool {
    let digits_then_x = |code: &str| {
        let stem = code.trim_end_matches(['x', 'X', 'n', 'N']);
        code.len() > stem.len() + 1 && stem.ends_with(|c: char| c.is_ascii_digit())
    };
    let is_class = code.len() == 3 && statuses::class(code).is_some();
    is_class
        || code.contains(['{', '}', '<', '>', '*', '%', '…'])
        || code.contains("...")
        || code.ends_with("_X")
        || code.contains("_X_")
        || digits_then_x(code)
}

/// The pattern of a family of codes, if exactly one part of it differs:
/// `FLOOD_WAIT_{x}` for `FLOOD_WAIT_X`, `err.{field}` for `err.<field>`.
pub(super) fn pattern(code: &str) -> Option<String> {
    let enclosed = |open, close| {
        let (before, (name, after)) =
            code.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?)))?;
        Some((before, name.to_owned(), after))
    };
    let letter = || match code.strip_suffix("_X") {
        Some(before) => Some((before.len() + 1, "")),
        None => code
            .split_once("_X_")
            .map(|(before, _)| before.len() + 1)
            .map(|at| (at, code.get(at + 1..).unwrap_or(""))),
    };
    let letter = || letter().and_then(|(at, after)| Some((code.get(..at)?, "x".to_owned(), after)));
    let (before, name, after) = enclosed('{', '}').or_else(|| enclosed('<', '>')).or_else(letter)?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let example = format!("{before}0{after}");
    let is_code = style(&example).is_some_and(|style| style != Style::Number) && !is_family(&example);
    (is_name && is_code && example.len() > 1).then(|| format!("{before}{{{name}}}{after}"))
}

/// Removes zero-width characters, which pages insert so that long codes can wrap.
pub(super) fn without_invisible(code: &str) -> String {
    let is_visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    code.chars().filter(is_visible).collect::<String>().replace('\u{a0}', " ").trim().to_owned()
}

/// Returns the status and the code of a text such as `404 NO_USER` or `404: NO_USER`.
pub(super) fn after_status(text: &str) -> Option<(u16, &str)> {
    let (first, code) = text.split_once(char::is_whitespace)?;
    let status = statuses::parse(first.trim_end_matches(':')).filter(|&status| statuses::is_known(status))?;
    let code = code.trim_start_matches(['-', '–', ':', ' ']);
    let is_code = style(code).is_some_and(|style| !matches!(style, Style::Word | Style::Number));
    let is_distinct = code.contains(['_', '-', '.']) || style(code) == Some(Style::Prefixed);
    (is_code && is_distinct).then_some((status, code))
}

/// A code at the beginning of a heading.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct InHeading {
    pub code: String,
    /// The text after the code.
    pub rest: String,
    /// A status after the code, or before it.
    pub status: String,
    /// Whether it is a code span.
    pub is_marked: bool,
}

/// Returns the code of a heading such as `` `E1` ``, `E1: Wrong key`, `-1000 UNKNOWN`,
/// `404 - NOT_FOUND` or `Error 1001`.
pub(super) fn in_heading(source: &str) -> Option<InHeading> {
    let begin = source.trim_start_matches(['*', '[']);
    match begin.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
        Some((code, rest)) => in_span(code.trim(), rest),
        None => in_words(&prose::plain(source)),
    }
}

/// A heading that begins with a code span. One with several spans is about several codes.
fn in_span(code: &str, rest: &str) -> Option<InHeading> {
    if rest.contains('`') || code.is_empty() || style(code).is_none() {
        return None;
    }
    let rest = prose::plain(rest.trim_start_matches(['*', ']']));
    let status = status_of(&rest);
    let rest = if status.is_empty() { title(&rest) } else { String::new() };
    Some(InHeading { code: code.to_owned(), rest, status, is_marked: true })
}

/// A heading in words. A status alone is not a code, but a code may follow it.
fn in_words(text: &str) -> Option<InHeading> {
    let mut words = text.split_whitespace();
    let mut first = words.next()?;
    if matches!(first.to_lowercase().as_str(), "error" | "code" | "fehler" | "错误" | "エラー") {
        first = words.next()?;
    }
    let status = statuses::parse(first).filter(|status| statuses::is_known(*status));
    let status = status.map(|_| first);
    if status.is_some() {
        first = words.find(|word| word.chars().any(char::is_alphanumeric))?;
    }
    let code = first
        .trim_end_matches([':', '-', ',', '.', ')'])
        .trim_start_matches(['(', '['])
        .trim_end_matches(']');
    let is_last = words.clone().next().is_none();
    let is_item = style(code) == Some(Style::Number) && text.starts_with(&format!("{code}. "));
    let is_code = match status {
        Some(_) => is_last && style(code)? != Style::Number && looks_like_code(code, is_last),
        None => !is_item && looks_like_code(code, is_last),
    };
    let rest = title(&words.collect::<Vec<_>>().join(" "));
    let of_rest = status_of(&rest);
    is_code.then(|| InHeading {
        code: code.to_owned(),
        status: status.map_or(of_rest.clone(), str::to_owned),
        rest: if of_rest.is_empty() { rest } else { String::new() },
        is_marked: false,
    })
}

/// Whether a word of a heading is a code and not a word of the language.
fn looks_like_code(word: &str, is_last: bool) -> bool {
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    match style(word) {
        Some(Style::Number) => word.len() > 1,
        Some(Style::Screaming) => word.contains('_') || word.len() >= 5,
        Some(Style::Snake | Style::Prefixed) => word.contains('_') || has_digit,
        Some(Style::Camel) => is_last && word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()),
        Some(Style::Dotted) => {
            !word.contains('/') && word.len() > 3 && !word.starts_with(|c: char| c.is_ascii_digit())
        }
        Some(Style::Word) | None => false,
    }
}

fn status_of(rest: &str) -> String {
    let statuses = statuses::in_cell(rest).or_else(|| Some(statuses::in_text(rest)));
    let statuses: Vec<String> = statuses.unwrap_or_default().iter().map(u16::to_string).collect();
    statuses.join(", ")
}

fn title(rest: &str) -> String {
    rest.trim_matches(|c: char| c.is_whitespace() || ":-–—()".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Style, after_status, in_heading, is_family, pattern, style};

    #[test]
    fn codes_have_a_style_and_sentences_have_none() {
        for (code, expected) in [
            ("-1000", Style::Number),
            ("00_400", Style::Number),
            ("JOB_NOT_FOUND", Style::Screaming),
            ("job-not-found", Style::Snake),
            ("jobNotFound", Style::Camel),
            ("auth/invalid-email", Style::Dotted),
            ("E1001", Style::Prefixed),
            ("timeout", Style::Word),
        ] {
            assert_eq!(style(code), Some(expected), "{code}");
        }
        for text in ["", "not found", "Done.", "ошибка", "a:"] {
            assert_eq!(style(text), None, "{text}");
        }
    }

    #[test]
    fn families_are_not_codes() {
        for family in ["FLOOD_WAIT_X", "E1xxx", "err.{field}", "SLOW_X_SECONDS", "<code>", "5xx", "E10..."] {
            assert!(is_family(family), "{family}");
        }
        for code in ["INDEX", "fox", "TAX_XML", "E1001", "max"] {
            assert!(!is_family(code), "{code}");
        }
    }

    #[test]
    fn one_part_of_a_family_differs() {
        for (family, expected) in [
            ("FLOOD_WAIT_X", Some("FLOOD_WAIT_{x}")),
            ("FILE_PART_X_MISSING", Some("FILE_PART_{x}_MISSING")),
            ("err.{field}", Some("err.{field}")),
            ("err.<field>.max", Some("err.{field}.max")),
            ("A_X_B_X", None),
            ("{a}.{b}", None),
            ("<code>", None),
            ("5{x}", None),
            ("err.{the field}", None),
            ("E1xxx", None),
            ("E10...", None),
        ] {
            assert_eq!(pattern(family).as_deref(), expected, "{family}");
        }
    }

    #[test]
    fn a_status_may_precede_a_code() {
        assert_eq!(after_status("404 NO_USER"), Some((404, "NO_USER")));
        assert_eq!(after_status("404: no_user"), Some((404, "no_user")));
        for text in ["404 Gone", "404 not found", "999 NO_USER", "E1 NO_USER", "404 17"] {
            assert_eq!(after_status(text), None, "{text}");
        }
    }

    #[test]
    fn headings_begin_with_a_code() {
        let of = |heading: &str| in_heading(heading).map(|found| (found.code, found.rest, found.status));
        let is = |code: &str, rest: &str, status: &str| {
            Some((code.to_owned(), rest.to_owned(), status.to_owned()))
        };
        assert_eq!(of("`not_found`"), is("not_found", "", ""));
        assert_eq!(of("`not_found` (404)"), is("not_found", "", "404"));
        assert_eq!(of("-1000 UNKNOWN"), is("-1000", "UNKNOWN", ""));
        assert_eq!(of("E1001: Wrong key"), is("E1001", "Wrong key", ""));
        assert_eq!(of("404 - NOT_FOUND"), is("NOT_FOUND", "", "404"));
        assert_eq!(of("Error 1001"), is("1001", "", ""));
        for heading in
            ["Errors", "404 Not Found", "Error codes", "`a`, `b`", "1. Setup", "HTTP", "Introduction"]
        {
            assert_eq!(of(heading), None, "{heading}");
        }
    }
}
