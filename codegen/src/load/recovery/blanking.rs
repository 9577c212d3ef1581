//! Recovers from syntax errors, such as an unclosed quote or a line with the wrong
//! indentation.
//!
//! YAML cannot be parsed past a syntax error. The smallest code, group or top-level
//! entry around the error, found by indentation, is replaced by blanks, and the file
//! is parsed again. No byte moves, so every position stays valid.

use super::blocks::{Block, Lines};
use crate::load::prescan::{self, StrayIndicator};
use crate::load::repair::{Repair, repair};
use crate::load::syntax::SyntaxError;
use crate::load::tree::{self, Node};
use crate::report::Rule;
use std::collections::BTreeMap;

/// The maximum number of blocks that are blanked out of a file.
const MAX_ROUNDS: usize = 20;
/// The maximum number of bytes parsed for that: a large file has fewer rounds.
const MAX_PARSED: usize = 4 << 20;

/// The part of a file that could be parsed.
pub(in crate::load) struct PartialTree {
    /// The tree; `None` if the file is empty or too little of it can be parsed.
    pub root: Option<Node>,
    /// Whether the file is empty.
    pub is_empty: bool,
    pub errors: Vec<SyntaxError>,
    /// Stray indicators in the part that could be parsed.
    pub strays: Vec<StrayIndicator>,
    pub blanked: Vec<BlankedBlock>,
    /// Errors that were corrected before the file was parsed.
    pub repaired: Vec<SyntaxError>,
}

impl PartialTree {
    /// Whether the whole text was parsed as it is.
    pub(in crate::load) fn is_whole(&self) -> bool {
        self.errors.is_empty() && self.blanked.is_empty() && self.repaired.is_empty()
    }
}

/// A block that was blanked out.
#[derive(Debug, Clone, Copy)]
pub(in crate::load) struct BlankedBlock {
    pub start: usize,
    /// Whether the block is a part of what is directly before it.
    pub continues_previous: bool,
    /// Whether the block had codes, including their keys.
    pub has_codes: bool,
    /// Whether a line of the block was not indented, and so may have been a top-level entry.
    pub is_top_level: bool,
}

/// Parses the file, or what remains of it after blanking out blocks with errors.
pub(in crate::load) fn parse_blanking(text: &str) -> PartialTree {
    match repair(text) {
        Some(repair) => parse_repaired(repair),
        None => parse(text),
    }
}

/// Parses the repaired text. Positions in the result are those in the file.
fn parse_repaired(repair: Repair) -> PartialTree {
    let mut tree = parse(&repair.text);
    tree.root.iter_mut().for_each(|root| repair.restore_node(root));
    tree.errors.iter_mut().for_each(|error| repair.restore_error(error));
    for stray in &mut tree.strays {
        stray.at = repair.place_in_file(stray.at);
        stray.error.iter_mut().for_each(|error| repair.restore_error(error));
    }
    tree.repaired = repair.errors;
    tree
}

fn parse(text: &str) -> PartialTree {
    let mut blanker = Blanker::new(text);
    let rounds = (MAX_PARSED / text.len().max(1)).clamp(1, MAX_ROUNDS);
    let mut strays = BTreeMap::new();
    for _ in 0..=rounds {
        let prescan = prescan::scan(&blanker.remaining);
        let parsed = prescan.limit.map_or_else(|| tree::parse(&blanker.remaining, &prescan.strays), Err);
        // After a syntax error, the prescan may be out of step with YAML.
        let end = parsed.as_ref().err().map_or(usize::MAX, |error| error.from);
        strays
            .extend(prescan.strays.into_iter().filter(|stray| stray.at < end).map(|stray| (stray.at, stray)));
        match parsed {
            Ok(root) => return blanker.finish(root, strays),
            Err(error) => {
                if !blanker.blank_around(error) {
                    break;
                }
            }
        }
    }
    blanker.finish(None, strays)
}

struct Blanker<'t> {
    text: &'t str,
    /// The text with spaces in place of the blanked blocks.
    remaining: String,
    blanked: Vec<BlankedBlock>,
    errors: Vec<SyntaxError>,
    /// How far the parser came in the last reported error: an error found before that
    /// is a consequence of it.
    parsed_until: usize,
}

impl<'t> Blanker<'t> {
    fn new(text: &'t str) -> Self {
        let (blanked, errors) = (Vec::new(), Vec::new());
        Blanker { text, remaining: text.to_owned(), blanked, errors, parsed_until: 0 }
    }

    fn finish(self, root: Option<Node>, strays: BTreeMap<usize, StrayIndicator>) -> PartialTree {
        PartialTree {
            is_empty: root.is_none() && self.errors.is_empty(),
            root,
            errors: self.errors,
            strays: strays.into_values().collect(),
            blanked: self.blanked,
            repaired: Vec::new(),
        }
    }

    /// Blanks out the block around an error. Returns whether another parse may succeed.
    fn blank_around(&mut self, error: SyntaxError) -> bool {
        let (from, until) = (error.from, error.until);
        let is_syntax = error.rule == Rule::Syntax;
        let is_consequence = from < self.parsed_until && !self.errors.is_empty();
        self.parsed_until = self.parsed_until.max(until);
        if !is_consequence {
            self.errors.push(error);
        }
        is_syntax && self.blank(if is_consequence { until } else { from })
    }

    fn blank(&mut self, place: usize) -> bool {
        let lines = Lines::new(self.text);
        let blocks = if lines.start_with_map() { lines.blocks_around(place) } else { Vec::new() };
        let Some(block) = blocks.into_iter().find(|block| !self.is_blank(block)) else {
            return false;
        };
        let Block { span, continues_previous, has_codes } = block;
        let is_entry = |line: &str| line.starts_with(|c: char| !c.is_whitespace() && c != '#');
        let is_top_level = self.text[span.clone()].lines().any(is_entry);
        let spaces: String =
            self.remaining[span.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.remaining.replace_range(span.clone(), &spaces);
        self.blanked.push(BlankedBlock { start: span.start, continues_previous, has_codes, is_top_level });
        true
    }

    fn is_blank(&self, block: &Block) -> bool {
        self.remaining.get(block.span.clone()).is_none_or(|text| text.trim().is_empty())
    }
}
