use crate::envelope::Place;

/// Keeps the part of a text that the cuts of a place leave. A mark that does not occur cuts
/// nothing.
pub(super) fn cut<'t>(text: &'t str, place: &Place<'_>) -> &'t str {
    let text = part(text, place.after_first, |text, mark| Some(text.split_once(mark)?.1));
    let text = part(text, place.before, |text, mark| Some(line(text.split_once(mark)?.0, mark)));
    let text = part(text, place.before_last, |text, mark| Some(line(text.rsplit_once(mark)?.0, mark)));
    match place.after {
        Some("/") => last_segment(text),
        after => part(text, after, |text, mark| Some(text.rsplit_once(mark)?.1)),
    }
}

fn part<'t>(
    text: &'t str,
    mark: Option<&str>,
    split: impl FnOnce(&'t str, &str) -> Option<&'t str>,
) -> &'t str {
    mark.and_then(|mark| split(text, mark)).unwrap_or(text)
}

/// A line without the `\r` of its end, if the mark is that end.
fn line<'t>(text: &'t str, mark: &str) -> &'t str {
    if mark.starts_with('\n') { text.strip_suffix('\r').unwrap_or(text) } else { text }
}

/// The last segment of a path that is not empty. In a URI, which has no blanks, the host, the
/// query and the fragment are no part of the path (RFC 3986, section 3).
fn last_segment(text: &str) -> &str {
    let is_uri = !text.contains(|c: char| c.is_ascii_whitespace());
    let path = if is_uri { path(text) } else { text };
    let path = path.trim_end_matches('/');
    path.rsplit_once('/').map_or(path, |(_, segment)| segment)
}

/// The path of a URI.
fn path(uri: &str) -> &str {
    let uri = uri.split(['?', '#']).next().unwrap_or(uri);
    match uri.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => uri,
    }
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::rows::in_body;

    #[test]
    fn cuts_apply_in_order() {
        let text = "E1: one: two (three: four)";
        for (place, expected) in [
            (in_body("").before(": "), "E1"),
            (in_body("").after(": "), "four)"),
            (in_body("").after_first(": "), "one: two (three: four)"),
            (in_body("").before_last(": "), "E1: one: two (three"),
            (in_body("").after_first(": ").before(" ("), "one: two"),
            (in_body("").before(" (").after(": "), "two"),
            (in_body("").after_first("(").before(")"), "three: four"),
            (in_body("").before("[").after("]"), text),
        ] {
            assert_eq!(cut(text, &place), expected);
        }
    }

    #[test]
    fn line_ends_are_marks() {
        assert_eq!(cut("A_CODE\r\nmore\nlines", &in_body("").before("\n")), "A_CODE");
        assert_eq!(cut("one\ntwo\n", &in_body("").after_first("\n").before("\n")), "two");
    }

    #[test]
    fn a_slash_cuts_uris() {
        let place = in_body("").after("/");
        for (uri, expected) in [
            ("https://api.example.com/problems/a-code", "a-code"),
            ("https://api.example.com/problems/a-code/", "a-code"),
            ("https://api.example.com/problems/a-code?lang=en", "a-code"),
            ("https://api.example.com/problems/a-code/#more/less", "a-code"),
            ("/problems/a-code", "a-code"),
            ("problems/a-code//", "a-code"),
            ("a-code", "a-code"),
            ("https://api.example.com/?code=1", ""),
            ("https://api.example.com", ""),
            ("/", ""),
            ("Is it on/off? No.", "off? No."),
        ] {
            assert_eq!(cut(uri, &place), expected, "{uri}");
        }
    }
}
