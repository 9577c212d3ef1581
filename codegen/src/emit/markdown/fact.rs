//! Writes a fact of a code in Markdown, for the section of the code and for its card.

use super::page_writer::write_links;
use super::{PageWriter, fields, retry};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::{Body, DetailCodes, Lifecycle};
use crate::model::{Catalogue, Param, Prose, Vendor};
use errcat_core::Category;

/// Writes the texts of cards about the codes of a vendor.
pub(crate) struct CardWriter<'c> {
    writer: PageWriter<'c>,
}

impl<'c> CardWriter<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue, vendor: &'c Vendor) -> Self {
        CardWriter { writer: PageWriter { out: String::new(), catalogue, vendor } }
    }

    /// Renders an author text.
    pub(crate) fn text(&self, text: Option<&Prose>) -> String {
        let mut out = String::new();
        if let Some(text) = text {
            prose::block(&mut out, text, "");
        }
        out
    }

    /// Renders a fact as on the page, without its label.
    pub(crate) fn fact(&mut self, body: &Body<'_>) -> &str {
        self.writer.out.clear();
        write(&mut self.writer, body, "");
        self.writer.out.trim_start_matches([' ', '\n'])
    }
}

/// Writes a fact after its label. Lines after the first begin with `indent`, the
/// indentation of the list item.
pub(super) fn write(writer: &mut PageWriter<'_>, body: &Body<'_>, indent: &str) {
    let begins_below =
        matches!(body, Body::Text(_) | Body::Texts(_) | Body::Params(_) | Body::Fields(_) | Body::Delays(_));
    writer.out.push_str(if begins_below { "" } else { " " });
    let out = &mut writer.out;
    match body {
        Body::Text(text) => prose::after_label(out, text, indent, Place::PAGE),
        Body::Texts(texts) => list(writer, texts, indent),
        Body::Plain(text) => prose::label(out, text, Place::PAGE),
        Body::Names(names) => spans(out, names),
        Body::Message(text) => {
            prose::label(out, text, Place::PAGE);
            out.push_str(" (wording may change)");
        }
        Body::Statuses { statuses, none_exists } => {
            out.push_str(&words::labelled_statuses(statuses, *none_exists));
        }
        Body::Category { category, from_status } => write_category(out, *category, *from_status),
        Body::Channels(channels) => out.push_str(&words::channels(channels)),
        Body::Direction(direction) => out.push_str(words::direction(*direction)),
        Body::Parts(parts) => out.push_str(&words::parts(parts)),
        Body::Params(params) => write_params(out, params, indent),
        Body::Fields(all) => fields::items(out, all, indent),
        Body::Limit(limit) => out.push_str(&words::limit(limit)),
        Body::Retry(advice) => words::write_retry(out, writer.vendor, advice, Place::PAGE),
        Body::Delays(delays) => retry::write_delays(writer, &delays.on_page()),
        Body::Codes(codes) => writer.code_links(codes, Place::PAGE),
        Body::Links(links) => write_links(out, links.iter().copied(), Place::PAGE),
        Body::Details(codes) => write_details(writer, codes),
        Body::Lifecycle(lifecycle) => write_lifecycle(writer, lifecycle),
        Body::Waived { what, reason } => {
            prose::label(out, what, Place::PAGE);
            out.push_str(". ");
            prose::label(out, reason, Place::PAGE);
        }
    }
}

fn list(writer: &mut PageWriter<'_>, texts: &[Prose], indent: &str) {
    writer.out.push('\n');
    writer.items(texts, indent);
    // The enclosing item writes the line end.
    writer.out.pop();
}

fn write_params(out: &mut String, params: &[Param], indent: &str) {
    for param in params {
        out.extend(["\n", indent, "- "]);
        out.push_str(&words::param(param, |text| prose::one_line(text, Place::PAGE)));
    }
}

/// Writes names as code spans with commas between them.
pub(super) fn spans(out: &mut String, names: &[impl AsRef<str>]) {
    for (nth, name) in names.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ", " });
        prose::span(out, name.as_ref(), Place::PAGE);
    }
}

fn write_category(out: &mut String, category: Category, from_status: bool) {
    let (name, origin) = (category.as_str(), words::category_origin(from_status));
    out.push_str(&format!("[{name}](by-category.md#{name}){origin}"));
}

fn write_details(writer: &mut PageWriter<'_>, details: &DetailCodes<'_>) {
    for (nth, code) in details.codes.iter().enumerate() {
        writer.out.push_str(if nth == 0 { "" } else { ", " });
        writer.own_link(code, Place::PAGE);
    }
    writer.out.push_str(if details.more { ", …" } else { "" });
}

fn write_lifecycle(writer: &mut PageWriter<'_>, lifecycle: &Lifecycle<'_>) {
    let replaced_by = lifecycle.replaced_by.map(|code| writer.link_to(code, Place::PAGE));
    let reason = lifecycle.reason.map(|text| prose::one_line(text, Place::PAGE));
    writer.out.push_str(&words::lifecycle(lifecycle, replaced_by, reason));
}
