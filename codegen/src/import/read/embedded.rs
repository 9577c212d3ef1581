//! Converts HTML tables and lists of terms in Markdown, which Markdown only copies.

use super::html;

/// Elements that are converted.
const ELEMENTS: [(&str, &str); 2] = [("<table", "</table>"), ("<dl", "</dl>")];

/// Returns the text with its HTML tables and lists of terms as Markdown, and the original line of
/// each line; `None` if there are none.
pub(super) fn converted(text: &str) -> Option<(String, Vec<usize>)> {
    if !ELEMENTS.iter().any(|(start, _)| text.contains(start)) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let (mut out, mut numbers) = (String::with_capacity(text.len()), Vec::with_capacity(lines.len()));
    let mut fence: Option<&str> = None;
    // After an element without an end, none is converted, so that the time is linear.
    let mut are_closed = true;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        fence = after(fence, line);
        let begins = are_closed && fence.is_none() && element(line).is_some();
        let length = if begins { length(lines.get(at..).unwrap_or(&[])) } else { None };
        are_closed &= length.is_some() || !begins;
        match length {
            Some(length) => {
                let element = lines.get(at..at + length).unwrap_or(&[]).join("\n");
                let (markdown, moved) = html::to_markdown(&element);
                out.extend(["\n", &markdown, "\n"]);
                numbers.push(at + 1);
                numbers.extend(moved.iter().map(|line| line + at));
                numbers.push(at + length);
                at += length;
            }
            None => {
                out.extend([line, "\n"]);
                numbers.push(at + 1);
                at += 1;
            }
        }
    }
    Some((out, numbers))
}

/// The fence that is open after a line.
fn after<'t>(fence: Option<&'t str>, line: &'t str) -> Option<&'t str> {
    let line = line.trim_start();
    match fence {
        Some(open) => Some(open).filter(|open| !line.starts_with(*open)),
        None => ["```", "~~~"].into_iter().find(|sign| line.starts_with(sign)),
    }
}

/// Returns the element that begins a line: the beginnings of its tags.
fn element(line: &str) -> Option<(&'static str, &'static str)> {
    let line = line.trim_start();
    let is_tag = |rest: &str| rest.is_empty() || rest.starts_with(['>', ' ']);
    ELEMENTS.into_iter().find(|(start, _)| line.strip_prefix(start).is_some_and(is_tag))
}

/// Returns the number of lines of the element that begins on the first line, if it has an end.
fn length(lines: &[&str]) -> Option<usize> {
    let (start, end) = element(lines.first()?)?;
    let mut depth = 0i64;
    for (nth, line) in lines.iter().enumerate() {
        let count = |sign| i64::try_from(line.matches(sign).count()).unwrap_or(0);
        depth += count(start) - count(end);
        if depth <= 0 {
            return Some(nth + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::converted;

    #[test]
    fn tables_in_markdown_become_markdown_and_keep_their_lines() {
        let text = "# A\n<table>\n<tr><th>Code<th>Text</tr>\n<tr><td>a<td>b</tr>\n</table>\nEnd\n";
        let (markdown, lines) = converted(text).expect("there is a table");
        assert_eq!(markdown, "# A\n\n\n| Code | Text |\n|---|---|\n| a | b |\n\nEnd\n");
        assert_eq!(lines, [1, 2, 5, 3, 3, 4, 5, 6]);
        assert!(converted("| a |\n|---|\n").is_none());
        let fenced = "```html\n<table>\n</table>\n```\n<table\n";
        assert_eq!(converted(fenced).map(|(text, _)| text).as_deref(), Some(fenced));
    }
}
