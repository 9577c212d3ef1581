//! A file without the bodies of most codes.
//!
//! Positions come from a second parse. A file with ten thousand codes may have one finding,
//! so the bodies of other codes are cut out first, by indentation. A text that is cut in the
//! wrong place does not parse, and then the whole file is parsed.

use crate::report::{Path, Segment};
use std::collections::HashSet;
use std::ops::Range;

/// A part of a text that parses to the same tree, except for the bodies of some codes.
pub(super) struct Excerpt {
    pub text: String,
    /// Where each kept part starts: in the excerpt, and in the whole text.
    parts: Vec<(usize, usize)>,
}

impl Excerpt {
    /// Returns the text without the bodies of codes that no path leads into; `None` if not much
    /// would be left out.
    pub(super) fn new(text: &str, paths: &[Path]) -> Option<Excerpt> {
        let needed: HashSet<&str> = paths.iter().filter(|path| !is_name(path)).filter_map(code).collect();
        let mut excerpt = Excerpt { text: String::new(), parts: Vec::new() };
        let mut from = 0;
        for body in bodies(text, &needed) {
            excerpt.keep(text, from..body.start);
            from = body.end;
        }
        excerpt.keep(text, from..text.len());
        (excerpt.text.len() < text.len() / 2).then_some(excerpt)
    }

    fn keep(&mut self, text: &str, part: Range<usize>) {
        self.parts.push((self.text.len(), part.start));
        self.text.push_str(text.get(part).unwrap_or_default());
    }

    /// Returns a span of the excerpt as a span of the whole text.
    pub(super) fn restore(&self, span: &Range<usize>) -> Range<usize> {
        self.offset(span.start)..self.offset(span.end)
    }

    fn offset(&self, at: usize) -> usize {
        let next = self.parts.partition_point(|&(start, _)| start <= at);
        let part = next.checked_sub(1).and_then(|nth| self.parts.get(nth));
        part.map_or(at, |&(start, whole)| whole + (at - start))
    }
}

/// Whether a path leads to the name of a code, for which its body is not needed.
fn is_name(path: &Path) -> bool {
    let segments = path.segments();
    let codes = segments.len().checked_sub(2).and_then(|at| segments.get(at));
    path.is_on_key() && matches!(codes, Some(Segment::Key { name, .. }) if name == "codes")
}

/// The code that a path leads into.
fn code(path: &Path) -> Option<&str> {
    path.segments().windows(2).find_map(|pair| match pair {
        [Segment::Key { name, .. }, Segment::Key { name: wire, .. }] if name == "codes" => {
            Some(wire.as_str())
        }
        _ => None,
    })
}

/// Returns the lines below the key of each code that is not needed.
fn bodies(text: &str, needed: &HashSet<&str>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut codes, mut body, mut at) = (Codes::None, None, 0);
    for line in text.split_inclusive('\n') {
        let span = at..at + line.len();
        at = span.end;
        // An empty line or a comment belongs to what is above it.
        if let Some((indent, words)) = key_line(line) {
            codes = codes.at(indent);
            let is_code = codes == Codes::Entries(indent);
            if is_code || codes == Codes::None {
                found.extend(body.take());
            }
            if is_code && is_cut(words, needed) {
                body = Some(span.end..span.end);
            } else if codes == Codes::None && words == "codes:" {
                codes = Codes::Begin(indent);
            }
        }
        body = body.map(|body: Range<usize>| body.start..at);
    }
    found.extend(body);
    found.retain(|body| !body.is_empty());
    found
}

/// Where the current line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    /// Not among codes.
    None,
    /// After the key `codes` with this indentation.
    Begin(usize),
    /// Among codes whose keys have this indentation.
    Entries(usize),
}

impl Codes {
    /// The state at a line with this indentation.
    fn at(self, indent: usize) -> Codes {
        match self {
            Codes::Begin(header) if indent > header => Codes::Entries(indent),
            Codes::Entries(first) if indent >= first => self,
            _ => Codes::None,
        }
    }
}

/// Returns the column of the first word of a line, after dashes, and its words.
fn key_line(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches([' ', '-']);
    let indent = line.len() - words.len();
    let words = words.trim_end();
    (!words.is_empty() && !words.starts_with('#')).then_some((indent, words))
}

/// Whether a line is the key of a code that is not needed, with its value on the next lines.
fn is_cut(words: &str, needed: &HashSet<&str>) -> bool {
    let Some(key) = words.strip_suffix(':') else { return false };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-. /".contains(&byte);
    let name = key.trim_matches(['"', '\'']);
    name.bytes().all(is_plain) && !needed.contains(name)
}

#[cfg(test)]
mod tests {
    use super::super::locate::{spans, spans_in};
    use super::super::recovery::parse_blanking;
    use super::*;
    use crate::load::tree::{Kind, Node};

    /// The paths of all keys and values.
    fn paths(node: &Node, at: &Path, found: &mut Vec<Path>) {
        found.push(at.clone());
        match &node.kind {
            Kind::Map(map) => map.entries.iter().for_each(|(key, value)| {
                let path = at.clone().key(key.text().unwrap_or_default());
                found.push(path.clone().on_key());
                paths(value, &path, found);
            }),
            Kind::List(elements) => {
                elements.iter().enumerate().for_each(|(nth, one)| paths(one, &at.clone().index(nth), found));
            }
            Kind::Scalar { .. } => {}
        }
    }

    #[test]
    fn an_excerpt_has_the_same_positions() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue");
        let mut excerpts = 0;
        for file in ["novapulse.yaml", "nookhive.yaml"].map(|name| folder.join(name)) {
            let text = std::fs::read_to_string(file).unwrap();
            let root = parse_blanking(&text).root.unwrap();
            let mut all = Vec::new();
            paths(&root, &Path::root(), &mut all);
            for few in all.chunks(20).step_by(3) {
                excerpts += usize::from(Excerpt::new(&text, few).is_some());
                assert_eq!(spans(&text, few), spans_in(&text, Some(&root), few));
            }
        }
        assert!(excerpts > 3, "{excerpts}");
    }

    #[test]
    fn only_bodies_of_codes_are_cut() {
        let text = "title: |\n  codes:\n    a:\n      b: c\ngroups:\n  - codes:\n      a:\n        x: 1\n\n      # b\n      b: { x: 2 }\n      'c d':\n        x: |\n          codes:\n           y:\n            z\n        more: Some more text, so that the excerpt is less than a half.\n        again: Even more of this text.\n    title: T\n";
        let excerpt = Excerpt::new(text, &[Path::root().key("groups")]).unwrap();
        let name = Path::root().key("groups").index(0).key("codes").key("a").on_key();
        assert_eq!(Excerpt::new(text, &[name]).map(|other| other.text), Some(excerpt.text.clone()));
        let cut = "title: |\n  codes:\n    a:\ngroups:\n  - codes:\n      a:\n      b: { x: 2 }\n      'c d':\n    title: T\n";
        assert_eq!(excerpt.text, cut);
        let at = cut.find("title: T").unwrap();
        assert_eq!(text.get(excerpt.restore(&(at..at + 8))), Some("title: T"));
    }
}
