use std::collections::BTreeMap;

/// A table while it is read.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<(usize, Vec<String>)>,
    /// Cells that span the rows below: remaining rows and text, by column.
    below: BTreeMap<usize, (usize, String)>,
    pub in_cell: bool,
    /// The number of rows at the top that only have headings.
    headings: usize,
    pub spans: (usize, usize),
    /// The depth of nested tables; a table within a cell is text.
    pub nested: usize,
}

impl Table {
    /// Adds a cell after those that span from the rows above.
    pub(super) fn add(&mut self, text: &str) {
        self.fill();
        let (columns, rows) = self.spans;
        for _ in 0..columns {
            let Some((_, cells)) = self.rows.last_mut() else { return };
            if rows > 1 {
                self.below.insert(cells.len(), (rows - 1, text.to_owned()));
            }
            cells.push(text.to_owned());
        }
    }

    /// Copies cells that span from the rows above to the next columns.
    pub(super) fn fill(&mut self) {
        let Some((_, cells)) = self.rows.last_mut() else { return };
        while let Some((left, text)) = self.below.get_mut(&cells.len()) {
            let at = cells.len();
            cells.push(text.clone());
            *left -= 1;
            if *left == 0 {
                self.below.remove(&at);
            }
        }
    }

    /// Counts the row of a new cell, if the rows so far have headings only.
    pub(super) fn heading(&mut self, is_heading: bool) {
        let row = self.rows.len();
        if is_heading && self.headings + 1 == row {
            self.headings = row;
        } else if !is_heading && self.headings == row {
            self.headings = row - 1;
        }
    }

    /// Keeps one row of headings: the last names the columns, and rows above it, which group
    /// them, only where it is empty. A table of headings only is left as it is.
    pub(super) fn join_headings(&mut self) {
        if self.headings < 2 || self.headings >= self.rows.len() {
            return;
        }
        let above: Vec<_> = self.rows.drain(..self.headings - 1).collect();
        let Some((_, last)) = self.rows.first_mut() else { return };
        for (column, cell) in last.iter_mut().enumerate().filter(|(_, cell)| cell.is_empty()) {
            let named = above.iter().rev().filter_map(|(_, cells)| cells.get(column));
            named.filter(|cell| !cell.is_empty()).take(1).for_each(|named| named.clone_into(cell));
        }
    }

    pub(super) fn end_row(&mut self) {
        if self.rows.last().is_some_and(|(_, cells)| !cells.is_empty()) {
            self.fill();
        }
    }
}
