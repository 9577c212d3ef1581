//! Converts HTML to Markdown: headings, paragraphs, lists, code and tables. So only one
//! reader has to interpret pages.
//!
//! It uses the tokenizer of html5ever; no tree is needed.

mod table;

use crate::address::is_web_address;
use crate::import::markup::span;
use crate::import::places::near;
use crate::import::read::generated::GENERATED;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;
use table::Table;

/// The maximum number of columns or rows that a cell may span; more are a mistake, or
/// hostile.
const MAX_SPAN: usize = 50;

/// Returns the page as Markdown, with the line of the original for each line.
pub(super) fn to_markdown(html: &str) -> (String, Vec<usize>) {
    let is_generated = near(html, 300).contains(GENERATED);
    let mut writer = Writer { is_generated, ..Writer::default() };
    if is_generated {
        writer.write(&format!("{GENERATED}-->\n"));
    }
    let sink = Sink(RefCell::new(writer));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // The result only matters for running scripts.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let writer = tokenizer.sink.0.take();
    writer.finish()
}

struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        writer.line = usize::try_from(line).unwrap_or(usize::MAX).max(1);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => writer.start(&tag),
            Token::TagToken(tag) => writer.end(&tag.name),
            Token::CharacterTokens(text) => writer.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    lines: Vec<usize>,
    /// The current line of the original, and the line on which the open text began.
    line: usize,
    start_line: usize,
    /// The text of the open paragraph, heading, item or cell.
    text: String,
    /// The prefix of the text, such as `## `.
    prefix: &'static str,
    /// The number of open elements whose text is not shown.
    hidden: usize,
    pre: bool,
    /// The start of the open code span.
    code: Option<usize>,
    /// The target of the open link.
    link: Option<String>,
    table: Option<Table>,
    /// Whether errcat generated the page, so that anchors and all links are kept.
    is_generated: bool,
    /// The open part of a list of terms.
    part: Option<Part>,
}

/// A part of `<dl>`. A term and its descriptions become an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A term, which begins at this place of the text.
    Term(usize),
    Description,
}

fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "nav" | "svg" | "noscript" | "template" | "head" | "select" | "button"
    )
}

fn heading(name: &str) -> Option<&'static str> {
    Some(match name {
        "h1" => "# ",
        "h2" => "## ",
        "h3" => "### ",
        "h4" => "#### ",
        "h5" => "##### ",
        "h6" => "###### ",
        _ => return None,
    })
}

impl Writer {
    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        self.hidden += usize::from(is_hidden(name) && !tag.self_closing);
        match name {
            "table" => match &mut self.table {
                Some(table) => table.nested += 1,
                None => {
                    self.flush();
                    self.table = Some(Table::default());
                }
            },
            "tr" => self.row(),
            "td" | "th" => self.cell(tag),
            "br" => self.text.push_str(if self.pre { "\n" } else { "<br>" }),
            "code" | "tt" | "kbd" if !self.pre && self.code.is_none() => self.code = Some(self.text.len()),
            "strong" | "b" if !self.pre => self.text.push_str("**"),
            "dl" | "dt" | "dd" if !self.is_in_cell() => self.term(name),
            "pre" if self.part.is_none() => {
                self.block();
                self.pre = true;
            }
            "li" if self.is_inline() => self.text.push_str("<li>"),
            "li" => self.begin("- "),
            "p" | "div" | "ul" | "ol" | "section" | "dl" | "dt" | "dd" | "blockquote" => self.block(),
            "a" => self.link(tag),
            _ => {
                if let Some(prefix) = heading(name) {
                    self.begin(prefix);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        if is_hidden(name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        match name {
            "table" => self.end_table(),
            "td" | "th" => self.end_cell(),
            "code" | "tt" | "kbd" if !self.pre => self.end_code(),
            "strong" | "b" if !self.pre => self.text.push_str("**"),
            "pre" if self.pre => self.end_pre(),
            "dl" if !self.is_in_cell() => self.flush(),
            "p" | "div" | "li" | "ul" | "ol" | "section" | "dl" | "dt" | "dd" | "blockquote" => self.block(),
            "a" => {
                if let Some(target) = self.link.take() {
                    self.text.push_str(&format!("]({target})"));
                }
            }
            _ if heading(name).is_some() => self.block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 || self.table.as_ref().is_some_and(|table| !table.in_cell) {
            return;
        }
        if self.text.is_empty() {
            self.start_line = self.line;
        }
        if self.pre {
            return self.text.push_str(text);
        }
        let in_code = self.code.is_some();
        // Two spaces of a code are two.
        if in_code && self.is_generated {
            return self.text.push_str(text);
        }
        for c in text.chars() {
            match c {
                c if c.is_whitespace() && (self.text.is_empty() || self.text.ends_with(' ')) => {}
                c if c.is_whitespace() => self.text.push(' '),
                '<' if !in_code => self.text.push_str("&lt;"),
                '*' | '[' | ']' | '`' if !in_code => self.text.extend(['\\', c]),
                c => self.text.push(c),
            }
        }
    }

    fn link(&mut self, tag: &Tag) {
        let value = |name: &str| {
            let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            attribute.map(|attribute| &*attribute.value)
        };
        let is_shown = |target: &&str| {
            (self.is_generated || is_web_address(target)) && !target.contains([' ', ')', '('])
        };
        if let Some(target) = value("href").filter(is_shown).filter(|_| !self.pre) {
            // Links between pages of errcat are those of the Markdown pages.
            let target = match is_web_address(target) {
                true => target.to_owned(),
                false => target.replace(".html", ".md"),
            };
            self.text.push('[');
            self.link = Some(target);
        } else if let Some(id) = value("id").filter(|id| self.is_generated && !id.contains(['"', '\n'])) {
            self.flush();
            self.write(&format!("\n<a id=\"{id}\"></a>\n"));
        }
    }

    /// Ends a code span. An empty one is left out.
    fn end_code(&mut self) {
        let Some(start) = self.code.take().filter(|start| self.text.is_char_boundary(*start)) else { return };
        let code = self.text.split_off(start);
        if !code.is_empty() {
            self.text.push_str(&span(&code));
        }
    }

    fn is_in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.in_cell)
    }

    /// Whether the blocks of the open element are parts of one text.
    fn is_inline(&self) -> bool {
        self.is_in_cell() || self.part.is_some()
    }

    fn begin(&mut self, prefix: &'static str) {
        self.block();
        if self.table.is_none() && self.part.is_none() {
            self.prefix = prefix;
        }
    }

    /// Begins a list of terms, a term, or a description.
    fn term(&mut self, name: &str) {
        match (name, self.part) {
            ("dt", Some(Part::Term(_))) => {
                self.end_term();
                self.text.push_str(", ");
                self.part = Some(Part::Term(self.text.len()));
            }
            ("dt", _) => {
                self.flush();
                (self.prefix, self.part) = ("- ", Some(Part::Term(0)));
            }
            ("dd", Some(Part::Term(_))) => {
                self.end_term();
                self.text.push_str(": ");
                self.part = Some(Part::Description);
            }
            ("dd", Some(Part::Description)) => self.block(),
            _ => self.flush(),
        }
    }

    /// Makes a term of one word bold, which shows that it is one.
    fn end_term(&mut self) {
        let Some(Part::Term(start)) = self.part else { return };
        self.text.truncate(self.text.trim_end().trim_end_matches("<br>").len());
        let term = self.text.get(start..).unwrap_or("").to_owned();
        if !term.is_empty() && !term.contains([' ', '<']) {
            self.text.truncate(start);
            self.text.push_str(&format!("**{term}**"));
        }
    }

    /// Ends the open paragraph, heading or item. Within a text, adds a line break.
    fn block(&mut self) {
        if self.is_inline() {
            if !self.text.is_empty() && !self.text.ends_with("<br>") && !self.text.ends_with(": ") {
                self.text.push_str("<br>");
            }
            return;
        }
        self.flush();
    }

    /// Writes the open paragraph, heading or item.
    fn flush(&mut self) {
        self.part = None;
        self.code = None;
        let text = std::mem::take(&mut self.text);
        let prefix = std::mem::take(&mut self.prefix);
        let text = text.trim().trim_end_matches("<br>");
        if !text.is_empty() {
            // Items of one list are not separated by empty lines.
            let (gap, indent) = if prefix == "- " { ("", "  ") } else { ("\n", "") };
            let text = text.replace("<br>", &format!("  \n{indent}"));
            self.write(&format!("{gap}{prefix}{text}\n"));
        }
    }

    fn write(&mut self, text: &str) {
        let lines = text.matches('\n').count();
        self.lines.extend(std::iter::repeat_n(self.start_line.max(1), lines));
        self.out.push_str(text);
    }

    fn end_pre(&mut self) {
        self.pre = false;
        let text = std::mem::take(&mut self.text);
        if self.table.is_none() && !text.contains("```") {
            self.write(&format!("\n```\n{}\n```\n", text.trim_matches('\n')));
        }
    }

    fn row(&mut self) {
        self.end_cell();
        let line = self.line;
        if let Some(table) = self.table.as_mut().filter(|table| table.nested == 0) {
            table.end_row();
            table.rows.push((line, Vec::new()));
        }
    }

    fn cell(&mut self, tag: &Tag) {
        self.end_cell();
        let span = |name: &str| {
            let value = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
            value.value.trim().parse::<usize>().ok()
        };
        let spans = (
            span("colspan").unwrap_or(1).clamp(1, MAX_SPAN),
            span("rowspan").unwrap_or(1).clamp(1, MAX_SPAN),
        );
        let line = self.line;
        if let Some(table) = self.table.as_mut().filter(|table| table.nested == 0) {
            if table.rows.is_empty() {
                table.rows.push((line, Vec::new()));
            }
            (table.in_cell, table.spans) = (true, spans);
            table.heading(&tag.name == "th");
            self.text.clear();
            self.code = None;
        }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.table.as_mut().filter(|table| table.nested == 0 && table.in_cell) else {
            return;
        };
        table.in_cell = false;
        self.code = None;
        let text = std::mem::take(&mut self.text);
        table.add(&text.trim().trim_end_matches("<br>").replace('\n', " ").replace('|', "\\|"));
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.nested > 0) {
            table.nested -= 1;
            return;
        }
        self.end_cell();
        let Some(mut table) = self.table.take() else { return };
        table.end_row();
        table.join_headings();
        self.start_line = self.line;
        self.write("\n");
        for (nth, (line, cells)) in table.rows.iter().filter(|(_, cells)| !cells.is_empty()).enumerate() {
            self.start_line = *line;
            self.write(&format!("| {} |\n", cells.join(" | ")));
            if nth == 0 {
                self.write(&format!("|{}\n", "---|".repeat(cells.len())));
            }
        }
    }

    fn finish(mut self) -> (String, Vec<usize>) {
        self.end_table();
        self.flush();
        (self.out, self.lines)
    }
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn tables_with_spans_become_rows_and_keep_their_lines() {
        let html = "<!doctype html><head><title>x</title></head>\n<h2>Errors</h2>\n<table><thead><tr><th>Code<th>Status</tr></thead>\n\
                    <tr><td><code>a|b</code></td><td rowspan=2>404 &amp; more</td></tr>\n<tr><td><a href=\"#x\">c</a></td></tr></table>";
        let (text, lines) = to_markdown(html);
        assert_eq!(
            text,
            "\n## Errors\n\n| Code | Status |\n|---|---|\n| `a\\|b` | 404 & more |\n| c | 404 & more |\n"
        );
        assert_eq!(lines[3..], [3, 3, 4, 5]);
    }

    #[test]
    fn the_last_of_several_heading_rows_names_the_columns() {
        let html = "<table><tr><th rowspan=2>HTTP<th colspan=2>Error</tr><tr><th>Code<th>Text</tr>\
                    <tr><th>400<td>a<td>b</tr><tr><td>404<td>c<td>d</tr></table>";
        let rows = "| HTTP | Code | Text |\n|---|---|---|\n| 400 | a | b |\n| 404 | c | d |\n";
        assert_eq!(to_markdown(html).0, format!("\n{rows}"));
    }

    #[test]
    fn terms_and_their_descriptions_are_items() {
        let html = "<dl><dt><code>a_b</code></dt><dd><p>One.</p><ul><li>x</ul></dd><dt>B_C<dt>C_D<dd>Two.<dd>Three.\
                    <dt>Two words<dd>y</dl><p>End</p>";
        assert_eq!(
            to_markdown(html).0,
            "- **`a_b`**: One.  \n  <li>x\n- **B_C**, **C_D**: Two.  \n  Three.\n- Two words: y\n\nEnd\n"
        );
    }

    #[test]
    fn paragraphs_lists_and_bodies_are_kept() {
        let html =
            "<p>One *two*<br>three</p><ul><li>a<li><b>b</b></ul><pre>{\n \"a\": 1}</pre><script>x</script>";
        assert_eq!(
            to_markdown(html).0,
            "\nOne \\*two\\*  \nthree\n- a\n- **b**\n\n```\n{\n \"a\": 1}\n```\n"
        );
    }
}
