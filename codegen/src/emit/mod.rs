//! Generates outputs from the model: one function for each kind of output, without I/O.

mod finder;
mod header;
mod html;
mod json;
#[cfg(feature = "schema")]
mod json_schema;
mod kind;
mod markdown;
mod prose;
mod rust;
mod site;
pub mod words;

pub(crate) use header::MARK;
#[cfg(feature = "schema")]
pub use json_schema::catalogue_json_schema;
pub(crate) use kind::emit_for;
pub use kind::{Kind, emit_kinds, emit_vendor};
pub use markdown::section;
#[cfg(feature = "import")]
pub(crate) use markdown::{LISTED_IN, RECORDED, RETRIEVED, SOURCE, TAG_COLUMNS, TAGS, TO_OVERVIEW};
pub(crate) use prose::anchor;
pub(crate) use rust::Audience;
pub use site::site;

/// A file to write below the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Output {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// The text of the file.
    pub text: String,
}

impl Output {
    /// Creates an output. Releases the spare capacity of the text, since all outputs are in
    /// memory at the same time.
    pub(crate) fn new(path: impl Into<String>, mut text: String) -> Output {
        text.shrink_to_fit();
        Output { path: path.into(), text }
    }
}
