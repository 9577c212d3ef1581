//! Reads around slips of structure: a quote or bracket that is not closed, a line
//! at the wrong depth.
//!
//! Such a slip ends the reading of YAML. The smallest code, group or entry of the
//! file around it is blanked out, found by indentation alone, and the rest is read
//! anew. No byte moves, so every place stays what it is.

use super::guard::{self, Slip};
use super::lines::{Block, Lines};
use super::syntax::Complaint;
use super::tree::{self, Node};
use crate::report::Rule;
use std::collections::BTreeMap;

/// Most blocks that are taken out of a file.
const MAX_ROUNDS: usize = 20;
/// Most bytes that are parsed to find them: a large file has fewer rounds.
const MAX_PARSED: usize = 4 << 20;

/// What could be read of a file.
pub(super) struct Salvage {
    /// The rest; nothing when the file is empty or too little of it can be read.
    pub root: Option<Node>,
    /// Whether nothing stands in the file.
    pub is_empty: bool,
    pub complaints: Vec<Complaint>,
    /// Signs that cannot stand where they do, in what could be read.
    pub slips: Vec<Slip>,
    pub lost: Vec<Lost>,
}

/// A block that was taken out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lost {
    pub start: usize,
    /// Whether what stands directly before it goes on in it.
    pub cuts: bool,
    /// Whether codes went with it, key and all.
    pub codes: bool,
    /// Whether something of it stood at the margin, where the entries of a file do.
    pub at_margin: bool,
}

/// Reads the file, or what is left of it.
pub(super) fn parse(text: &str) -> Salvage {
    let mut work = Work { text, left: text.to_owned(), lost: Vec::new(), complaints: Vec::new(), reach: 0 };
    let rounds = (MAX_PARSED / text.len().max(1)).clamp(1, MAX_ROUNDS);
    let mut slips = BTreeMap::new();
    for _ in 0..=rounds {
        let seen = guard::scan(&work.left);
        let read = seen.limit.map_or_else(|| tree::parse(&work.left, &seen.slips), Err);
        // Behind what ends the reading, the scan may have lost its way.
        let end = read.as_ref().err().map_or(usize::MAX, |complaint| complaint.from);
        slips.extend(seen.slips.into_iter().filter(|slip| slip.at < end).map(|slip| (slip.at, slip)));
        match read {
            Ok(root) => return work.done(root, slips),
            Err(complaint) => {
                if !work.take_out(complaint) {
                    break;
                }
            }
        }
    }
    work.done(None, slips)
}

struct Work<'t> {
    text: &'t str,
    /// The text with blanks in place of what was taken out.
    left: String,
    lost: Vec<Lost>,
    complaints: Vec<Complaint>,
    /// How far the reading came in a slip that was reported: what is found up to
    /// there follows from it.
    reach: usize,
}

impl Work<'_> {
    fn done(self, root: Option<Node>, slips: BTreeMap<usize, Slip>) -> Salvage {
        Salvage {
            is_empty: root.is_none() && self.complaints.is_empty(),
            root,
            complaints: self.complaints,
            slips: slips.into_values().collect(),
            lost: self.lost,
        }
    }

    /// Blanks out what is around the complaint, and says whether that helps.
    fn take_out(&mut self, complaint: Complaint) -> bool {
        let (from, until) = (complaint.from, complaint.until);
        let is_structural = complaint.rule == Rule::Syntax;
        let follows = from < self.reach && !self.complaints.is_empty();
        self.reach = self.reach.max(until);
        if !follows {
            self.complaints.push(complaint);
        }
        is_structural && self.blank(if follows { until } else { from })
    }

    fn blank(&mut self, place: usize) -> bool {
        let lines = Lines::new(self.text);
        let blocks = if lines.begin_a_map() { lines.blocks(place) } else { Vec::new() };
        let Some(block) = blocks.into_iter().find(|block| self.holds_something(block)) else {
            return false;
        };
        let Block { span, cuts, codes, .. } = block;
        let is_entry = |line: &str| line.starts_with(|c: char| !c.is_whitespace() && c != '#');
        let at_margin = self.text[span.clone()].lines().any(is_entry);
        let blanks: String =
            self.left[span.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.left.replace_range(span.clone(), &blanks);
        self.lost.push(Lost { start: span.start, cuts, codes, at_margin });
        true
    }

    fn holds_something(&self, block: &Block) -> bool {
        self.left.get(block.span.clone()).is_some_and(|text| !text.trim().is_empty())
    }
}
