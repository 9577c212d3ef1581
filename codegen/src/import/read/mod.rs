//! One reader for each format; all give tables.

mod generated;
mod json;
mod lists;
mod markdown;
mod openapi;
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

/// Reads a document.
pub(super) fn read<'t>(name: &str, text: &'t str) -> Result<Document<'t>, Finding> {
    let mut document = match format::of(name, text) {
        Format::Markdown => markdown::read(text),
        Format::Separated => separated::read(name, text)?,
        Format::Json => of_tree(json::parse(name, text)?),
        Format::JsonLines => records::tables(json::parse_lines(name, text)?),
        Format::Yaml => of_tree(yaml::parse(name, text)?),
        Format::Toml => of_tree(toml::parse(name, text)?),
        Format::Source => source::read(text),
        Format::Other(what) => {
            return Err(Finding::new(name, None, format!("{what} cannot be imported"))
                .help("export it as CSV, or as Markdown (`pandoc -t gfm`)"));
        }
    };
    name.clone_into(&mut document.name);
    Ok(document)
}

fn of_tree(root: tree::Node<'_>) -> Document<'_> {
    if openapi::is_openapi(&root) { openapi::read(&root) } else { records::tables(root) }
}
