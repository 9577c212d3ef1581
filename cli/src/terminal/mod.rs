//! Terminal output: width, colours, and escaping of external text.

mod escape;
mod hyperlink;
mod literal;
mod page_writer;
mod prose;
mod table;
mod text;

pub(crate) use escape::{one_line, safe, shown};
pub(crate) use literal::{literal, span};
pub(crate) use page_writer::PageWriter;
pub(crate) use prose::render;
pub(crate) use table::write_table;
pub(crate) use text::{Text, plain_lines};

use terminal_size::{Width, terminal_size};

/// The default width without a terminal.
const USUAL: usize = 80;
const NARROWEST: usize = 20;
/// The maximum width; wider lines are hard to read.
const WIDEST: usize = 120;

/// Width and colours of output for people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TerminalStyle {
    /// The width of a page, in columns.
    pub width: usize,
    /// The width of a table, in columns; `None` if tables are not truncated.
    pub table: Option<usize>,
    /// Whether to use colours.
    pub color: bool,
    /// Whether texts can be links (OSC 8).
    pub links: bool,
}

impl TerminalStyle {
    pub(crate) fn new(is_terminal: bool, color: bool) -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let measured = || terminal_size().map(|(Width(width), _)| usize::from(width));
        let known = asked.filter(|&width| width > 0).or_else(|| measured().filter(|_| is_terminal));
        let width = known.unwrap_or(USUAL);
        let table = known.map(|width| width.max(NARROWEST));
        let is_plain = std::env::var_os("TERM").is_some_and(|term| term == "dumb" || term == "linux");
        let links = is_terminal && color && !is_plain;
        TerminalStyle { width: width.clamp(NARROWEST, WIDEST), table, color, links }
    }
}
