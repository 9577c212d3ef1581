//! A page being written.

use super::layout;
use crate::emit::prose::{self, Place};
use crate::model::{Catalogue, Code, CodeRef, Link, Prose, Vendor};
use errcat_core::never;

/// A page, with the catalogue and the vendor that its parts refer to.
pub(super) struct PageWriter<'c> {
    pub out: String,
    pub catalogue: &'c Catalogue,
    pub vendor: &'c Vendor,
}

impl<'c> PageWriter<'c> {
    /// Creates a page that begins with `mark`.
    pub(super) fn new(catalogue: &'c Catalogue, vendor: &'c Vendor, mark: &str) -> Self {
        // A code takes about a kilobyte.
        let mut out = String::with_capacity(vendor.codes().count() * 1024 + 4096);
        out.push_str(mark);
        out.push('\n');
        PageWriter { out, catalogue, vendor }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Separates the next block from the previous one.
    pub(super) fn blank_line(&mut self) {
        layout::blank_line(&mut self.out);
    }

    pub(super) fn heading(&mut self, level: usize, title: &str) {
        layout::heading(&mut self.out, level, title);
    }

    /// Begins a heading. The level is limited to what HTML allows.
    pub(super) fn start_heading(&mut self, level: usize) {
        layout::start_heading(&mut self.out, level);
    }

    /// Writes our own Markdown as a paragraph.
    pub(super) fn sentence(&mut self, markdown: &str) {
        layout::sentence(&mut self.out, markdown);
    }

    /// Begins a paragraph with our own Markdown.
    pub(super) fn start_sentence(&mut self, markdown: &str) {
        self.blank_line();
        self.out.push_str(markdown);
    }

    /// Writes an author text as separate blocks.
    pub(super) fn blocks(&mut self, text: Option<&Prose>) {
        if let Some(text) = text {
            self.blank_line();
            prose::block(&mut self.out, text, "");
            self.out.push('\n');
        }
    }

    /// Writes each author text as an item of a list.
    pub(super) fn items<'t>(&mut self, texts: impl IntoIterator<Item = &'t Prose>, indent: &str) {
        let prefix = format!("{indent}  ");
        for text in texts {
            self.out.push_str(indent);
            self.out.push_str("- ");
            prose::block(&mut self.out, text, &prefix);
            self.out.push('\n');
        }
    }

    /// Writes the head of a table.
    pub(super) fn table(&mut self, titles: &[&str]) {
        layout::table(&mut self.out, titles);
    }

    /// Writes a cell. Its content must be escaped for [`Place::CELL`].
    pub(super) fn cell(&mut self, write: impl FnOnce(&mut String)) {
        layout::cell(&mut self.out, write);
    }

    pub(super) fn start_cell(&mut self) {
        layout::start_cell(&mut self.out);
    }

    pub(super) fn end_cell(&mut self) {
        layout::end_cell(&mut self.out);
    }

    pub(super) fn end_row(&mut self) {
        layout::end_row(&mut self.out);
    }

    /// Returns the shortest name of the code with this identity that is unique on this
    /// page.
    pub(super) fn name_of<'r>(&self, identity: &'r str) -> &'r str {
        let own = identity.strip_prefix(&self.vendor.id).and_then(|rest| rest.strip_prefix('/'));
        own.unwrap_or(identity)
    }

    /// Writes a link to the section of a code on this page.
    pub(super) fn own_link(&mut self, code: &Code, place: Place) {
        self.out.push('[');
        let name = self.name_of(&code.identity);
        prose::span(&mut self.out, name, place);
        self.out.push_str("](#");
        prose::anchor(&mut self.out, &code.identity);
        self.out.push(')');
    }

    /// Writes a link to the section of a code.
    pub(super) fn code_link(&mut self, code: &CodeRef, place: Place) {
        let link = self.link_to(code, place);
        self.out.push_str(&link);
    }

    /// Returns a link to the section of a code.
    pub(super) fn link_to(&self, code: &CodeRef, place: Place) -> String {
        let name = self.name_of(&code.identity);
        let mut out = String::from("[");
        prose::span(&mut out, name, place);
        out.push_str("](");
        if name == code.identity {
            let vendor = self.catalogue.vendors.get(code.vendor);
            out.push_str(&vendor.map_or_else(|| never("references are resolved"), layout::page_of));
        }
        out.push('#');
        prose::anchor(&mut out, &code.identity);
        out.push(')');
        out
    }

    /// Writes links to codes separated by commas.
    pub(super) fn code_links(&mut self, codes: &[CodeRef], place: Place) {
        for (nth, code) in codes.iter().enumerate() {
            self.out.push_str(if nth == 0 { "" } else { ", " });
            self.code_link(code, place);
        }
    }

    /// Writes the vendor's link with this index.
    pub(super) fn link(&mut self, link: usize, place: Place) {
        match self.vendor.links.get(link) {
            Some(link) => prose::link(&mut self.out, &link.title, link.target.as_deref(), place),
            None => never("links are resolved"),
        }
    }

    /// Writes the vendor's links with these indices, separated by commas.
    pub(super) fn links(&mut self, links: &[usize], place: Place) {
        for (nth, &link) in links.iter().enumerate() {
            self.out.push_str(if nth == 0 { "" } else { ", " });
            self.link(link, place);
        }
    }
}

/// Writes links separated by commas.
pub(super) fn write_links<'c>(out: &mut String, links: impl Iterator<Item = &'c Link>, place: Place) {
    for (nth, link) in links.enumerate() {
        out.push_str(if nth == 0 { "" } else { ", " });
        prose::link(out, &link.title, link.target.as_deref(), place);
    }
}
