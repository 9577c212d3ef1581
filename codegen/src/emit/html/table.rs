//! Labels for the cells of tables: on a narrow screen each row becomes a list.

use super::escape;
use pulldown_cmark::{Event, Tag, TagEnd};

/// The table that is being written, if there is one.
#[derive(Default)]
pub(super) struct OpenTable(Option<Columns>);

impl OpenTable {
    /// Gives the cells of tables the titles of their columns.
    pub(super) fn label<'m>(&mut self, event: Event<'m>) -> Event<'m> {
        match (&event, &mut self.0) {
            (Event::Start(Tag::Table(_)), open) => *open = Some(Columns::default()),
            (Event::End(TagEnd::Table), open) => *open = None,
            (_, Some(columns)) => return columns.event(event),
            (_, None) => {}
        }
        event
    }
}

/// The columns of a table.
#[derive(Default)]
struct Columns {
    /// The texts of the head, which label the cells on narrow screens.
    labels: Vec<String>,
    in_head: bool,
    /// The column of the next cell.
    column: usize,
}

impl Columns {
    fn event<'m>(&mut self, event: Event<'m>) -> Event<'m> {
        match &event {
            Event::Start(Tag::TableHead) => self.in_head = true,
            Event::End(TagEnd::TableHead) => self.in_head = false,
            Event::Start(Tag::TableRow) => self.column = 0,
            Event::Start(Tag::TableCell) if self.in_head => self.labels.push(String::new()),
            Event::Start(Tag::TableCell) => return Event::InlineHtml(self.cell().into()),
            Event::End(TagEnd::TableCell) if !self.in_head => return Event::InlineHtml("</td>".into()),
            Event::Text(text) if self.in_head => {
                self.labels.last_mut().into_iter().for_each(|label| label.push_str(text));
            }
            _ => {}
        }
        event
    }

    /// The start of a cell, with the label of its column for narrow screens.
    fn cell(&mut self) -> String {
        let label = self.labels.get(self.column).map_or("", String::as_str);
        self.column += 1;
        let mut out = String::from("<td data-label=\"");
        escape(&mut out, label);
        let needs_colon = !label.is_empty() && !label.ends_with('?');
        out.push_str(if needs_colon { ":\">" } else { "\">" });
        out
    }
}
