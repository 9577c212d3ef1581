//! What a terminal shows: width, colours, and nothing that came from outside raw.

mod escape;
mod literal;
mod prose;
mod sheet;
mod text;

pub(crate) use escape::{hides, safe, shown};
pub(crate) use literal::{literal, span};
pub(crate) use prose::render;
pub(crate) use sheet::Sheet;
pub(crate) use text::Text;

use terminal_size::{Width, terminal_size};

/// The width where there is no terminal.
const USUAL: usize = 80;
const NARROWEST: usize = 20;
/// Wider lines are hard to read.
const WIDEST: usize = 120;

/// How to print for people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Columns that a page takes.
    pub width: usize,
    /// Columns of a table; none where it is not cut to the width.
    pub table: Option<usize>,
    /// Whether colours will be seen.
    pub color: bool,
}

impl Look {
    pub(crate) fn new(is_terminal: bool, color: bool) -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let measured = || terminal_size().map(|(Width(width), _)| usize::from(width));
        let known = asked.filter(|&width| width > 0).or_else(|| measured().filter(|_| is_terminal));
        let width = known.unwrap_or(USUAL);
        let table = known.map(|width| width.max(NARROWEST));
        Look { width: width.clamp(NARROWEST, WIDEST), table, color }
    }
}
