use super::hyperlink::{file_url, linked};
use super::{TerminalStyle, Text, render, span};
use anstyle::Style;
use std::path::Path;

/// The width of row labels, including the space after them.
const NAMES: usize = 12;
/// Below this width, a label is above its text.
const NARROW: usize = 44;

/// Writes a page of labelled rows whose texts are indented past the labels.
#[derive(Debug)]
pub(crate) struct PageWriter {
    style: TerminalStyle,
    text: String,
}

impl PageWriter {
    pub(crate) fn new(style: TerminalStyle) -> Self {
        PageWriter { style, text: String::new() }
    }

    /// Writes the title line: the subject of the page, and what it belongs to.
    pub(crate) fn title(&mut self, title: &str, of: &str) {
        let mut line = Text::default();
        line.push(title, Style::new().bold());
        line.push(&format!("  {of}"), Style::new().dimmed());
        self.lines(&line.wrap(self.style.width, "", "  "));
    }

    /// Writes a text in CommonMark without a label, after a blank line.
    pub(crate) fn block(&mut self, markdown: &str) {
        self.blank();
        let style = self.within(2);
        self.indented(&render(markdown, style), 2);
    }

    /// Writes a text in CommonMark after its label.
    pub(crate) fn row(&mut self, name: &str, markdown: &str) {
        let bold = Style::new().bold();
        if self.style.width < NARROW {
            if !name.is_empty() {
                self.text.push_str(&format!("{bold}{name}{bold:#}\n"));
            }
            return self.indented(&render(markdown, self.within(2)), 2);
        }
        let lines = render(markdown, self.within(NAMES));
        let fill = NAMES.saturating_sub(name.len()).max(1);
        let mut start = format!("{bold}{name}{bold:#}{}", " ".repeat(fill));
        for line in &lines {
            self.text.push_str(if line.is_empty() { "" } else { &start });
            self.text.push_str(line);
            self.text.push('\n');
            start = " ".repeat(NAMES);
        }
    }

    /// A path after its label, as a link to the file if the terminal has links.
    pub(crate) fn path(&mut self, name: &str, path: &Path) {
        let start = self.text.len();
        let text = path.to_string_lossy();
        self.row(name, &span(&text));
        if let Some(target) = file_url(path).filter(|_| self.style.links) {
            let shown = self.text.split_off(start);
            self.text.push_str(&shown.replacen(&*text, &linked(&text, &target), 1));
        }
    }

    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn within(&self, indent: usize) -> TerminalStyle {
        TerminalStyle { width: self.style.width.saturating_sub(indent).max(1), ..self.style }
    }

    fn indented(&mut self, lines: &[String], indent: usize) {
        for line in lines {
            if !line.is_empty() {
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn lines(&mut self, lines: &[String]) {
        self.indented(lines, 0);
    }
}
