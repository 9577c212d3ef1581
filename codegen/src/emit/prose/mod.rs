//! Converts author text to Markdown with exactly the same meaning.
//!
//! Author text is parsed as CommonMark and written again, so escaping cannot be forgotten:
//! raw HTML becomes text, links lead to the web or are spelled out, mdBook finds no `{{` to
//! expand, and no text can end the table cell, the list or the comment around it.

mod anchor;
mod block;
mod code;
mod emphasis;
mod escape;
mod flat;
mod inline;
mod plain;
mod url;

pub(crate) use anchor::anchor;
pub(crate) use code::{fence, span};
pub(crate) use escape::is_hidden;
pub(crate) use plain::is_plain;
pub(crate) use url::{email, link};

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The context of a text, as far as escaping depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// In a row of a table: one line, no bare `|`.
    table: bool,
    /// In a doc comment: no doctests, no intra-doc links.
    rustdoc: bool,
    /// Within a link or a heading, where a bare URL stays text.
    linkless: bool,
}

impl Place {
    /// Outside tables on a page.
    pub(crate) const PAGE: Place = Place { table: false, rustdoc: false, linkless: false };
    /// In a cell of a table on a page.
    pub(crate) const CELL: Place = Place { table: true, ..Place::PAGE };
    /// In a heading or the text of a link on a page.
    pub(crate) const LINK: Place = Place { linkless: true, ..Place::PAGE };
    /// In a doc comment.
    pub(crate) const RUSTDOC: Place = Place { rustdoc: true, ..Place::PAGE };

    /// Returns the same place within the text of a link.
    pub(crate) fn in_link(self) -> Place {
        Place { linkless: true, ..self }
    }
}

/// Writes all blocks of an author text. Each line after the first is prefixed by `prefix`;
/// there is no line end after the last.
pub(crate) fn block(out: &mut String, text: &str, prefix: &str) {
    if is_plain(text) {
        return out.push_str(text);
    }
    block::write(out, text, prefix, Place::PAGE);
}

/// Writes all blocks of an author text after a label such as `**Fix:**`: on the same line
/// if they begin with a paragraph, else below it, since a list or a code block cannot begin
/// within a line.
pub(crate) fn after_label(out: &mut String, text: &str, prefix: &str, place: Place) {
    if is_plain(text) {
        return out.extend([" ", text]);
    }
    let first = parse(text).next();
    if matches!(first, Some(Event::Start(Tag::Paragraph))) {
        out.push(' ');
    } else {
        out.extend(["\n\n", prefix]);
    }
    block::write(out, text, prefix, place);
}

/// Like [`block`], for a doc comment without warnings under `#![deny(rustdoc::all)]`. Each
/// line of the result is the text of one `///` line.
pub(crate) fn rustdoc(out: &mut String, text: &str) {
    if is_plain(text) {
        return out.push_str(text);
    }
    block::write(out, text, "", Place::RUSTDOC);
}

/// Writes all blocks of an author text on one line, with `<br>` between them.
pub(crate) fn line(out: &mut String, text: &str, place: Place) {
    if is_plain(text) {
        return out.push_str(text);
    }
    flat::write(out, text, place);
}

/// Returns [`line`] as a new string.
pub(crate) fn one_line(text: &str, place: Place) -> String {
    let mut out = String::new();
    line(&mut out, text, place);
    out
}

/// Writes the first block of an author text on one line. Returns whether there are more.
pub(crate) fn summary(out: &mut String, text: &str, place: Place) -> bool {
    if is_plain(text) {
        out.push_str(text);
        return false;
    }
    flat::write_first(out, text, place)
}

/// Writes a text in which Markdown has no meaning, on one line.
pub(crate) fn label(out: &mut String, text: &str, place: Place) {
    let start = out.len();
    url::text(out, text, start, place);
}

/// Writes a text in which Markdown has no meaning as the end of a heading.
pub(crate) fn heading(out: &mut String, text: &str) {
    let text = text.trim();
    label(out, text, Place::LINK);
    // mdBook reads `{...}` at the end as attributes; CommonMark drops a trailing `#`.
    match out.pop() {
        Some('}') => out.push_str("&#125;"),
        Some('#') if text != "#" => out.push_str("&#35;"),
        Some(last) => out.push(last),
        None => {}
    }
}

fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

#[cfg(test)]
pub(super) mod tests;
