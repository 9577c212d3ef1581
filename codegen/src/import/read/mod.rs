//! Readers, one for each format. All of them return tables.

mod blocks;
#[cfg(feature = "html")]
mod embedded;
mod generated;
#[cfg(feature = "html")]
mod html;
mod item;
mod json;
mod lists;
mod markdown;
mod openapi;
mod properties;
mod proto;
mod records;
mod sections;
mod separated;
mod source;
mod toml;
mod tree;
mod yaml;

use super::Finding;
use super::document::Document;
use super::format::{self, Format};
use std::borrow::Cow;

/// A document before it is read.
pub(super) struct Source<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    format: Format,
    /// The original line number of each line, if the text was converted.
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    pub(super) fn new(name: &'a str, text: Cow<'a, str>) -> Self {
        let format = format::of(name, &text);
        #[cfg(feature = "html")]
        if format == Format::Html {
            let (text, lines) = html::to_markdown(&text);
            return Source { name, text: Cow::Owned(text), format: Format::Markdown, lines };
        }
        #[cfg(feature = "html")]
        if format == Format::Markdown
            && !generated::is_generated(&text)
            && let Some((text, lines)) = embedded::converted(&text)
        {
            return Source { name, text: Cow::Owned(text), format, lines };
        }
        Source { name, text, format, lines: Vec::new() }
    }
}

/// Reads a document.
pub(super) fn read<'t>(source: &'t Source<'_>) -> Result<Document<'t>, Finding> {
    let Source { name, text, format, lines } = source;
    let mut document = match format {
        Format::Markdown => markdown::read(text),
        Format::Separated => separated::read(name, text)?,
        Format::Json => of_tree(json::parse(name, text)?),
        Format::JsonLines => records::tables(json::parse_lines(name, text)?),
        Format::Yaml => of_tree(yaml::parse(name, text)?),
        Format::Toml => of_tree(toml::parse(name, text)?),
        Format::Source => source::read(text),
        Format::Proto => proto::read(text),
        Format::Properties => properties::read(text),
        Format::Html => return Err(unknown(name, "HTML")),
        Format::Other(what) => return Err(unknown(name, what)),
    };
    document.name = (*name).to_owned();
    if !lines.is_empty() {
        document.move_lines(|line| lines.get(line - 1).copied().unwrap_or(line));
    }
    Ok(document)
}

fn unknown(name: &str, what: &str) -> Finding {
    Finding::new(name, None, format!("{what} cannot be imported"))
        .help("export it as CSV, or as Markdown (`pandoc -t gfm`)")
}

fn of_tree(root: tree::Node<'_>) -> Document<'_> {
    if openapi::is_openapi(&root) { openapi::read(&root) } else { records::tables(root) }
}
