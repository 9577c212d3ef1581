use super::{Audience, Output, finder, json, markdown, rust};
use crate::model::{Catalogue, Vendor};

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Typed Rust, below `rust/`.
    Rust,
    /// Reference pages, below `docs/`, with `finder.html` to search all codes.
    Markdown,
    /// `catalogue.json` and `rules.json`; of a single vendor `vendors/<id>.json`.
    Json,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Rust, Kind::Markdown, Kind::Json];
}

/// Generates the outputs of these kinds from a catalogue.
pub fn emit_kinds(catalogue: &Catalogue, kinds: &[Kind]) -> Vec<Output> {
    emit_for(catalogue, kinds, Audience::OwnCrate)
}

pub(crate) fn emit_for(catalogue: &Catalogue, kinds: &[Kind], audience: Audience) -> Vec<Output> {
    let of_kind = |kind: &Kind| match kind {
        Kind::Rust => rust::emit(catalogue, audience),
        Kind::Markdown => pages(catalogue),
        Kind::Json => json::emit(catalogue),
    };
    kinds.iter().flat_map(of_kind).collect()
}

fn pages(catalogue: &Catalogue) -> Vec<Output> {
    let catalogue = &*catalogue.public();
    let mut pages = markdown::emit(catalogue);
    pages.push(finder::page(catalogue));
    pages
}

/// The page of a vendor.
fn page(catalogue: &Catalogue, vendor: &Vendor) -> Output {
    let catalogue = &*catalogue.public();
    let public = catalogue.vendors.iter().find(|public| public.id == vendor.id);
    markdown::of_vendor(catalogue, public.unwrap_or(vendor))
}

/// Generates the outputs of one vendor of a catalogue: its Rust, its page, and
/// `vendors/<id>.json`, which contains only this vendor. Rust and page are identical to
/// those of [`emit`](crate::emit()).
pub fn emit_vendor(catalogue: &Catalogue, vendor: &Vendor, kinds: &[Kind]) -> Vec<Output> {
    let of_kind = |kind: &Kind| match kind {
        Kind::Rust => rust::of_vendor(vendor, Audience::OwnCrate),
        Kind::Markdown => page(catalogue, vendor),
        Kind::Json => json::of_vendor(vendor),
    };
    kinds.iter().map(of_kind).collect()
}
