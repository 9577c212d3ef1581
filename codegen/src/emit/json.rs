//! `catalogue.json`: everything in the model, for other languages and tools.

use super::{Output, header};
use crate::model::{Catalogue, FORMAT, Vendor};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    generated: String,
    format: u32,
    vendors: &'a [Vendor],
}

/// The whole catalogue in one file, a line for each value.
pub(crate) fn emit(catalogue: &Catalogue) -> Vec<Output> {
    let document = Document {
        generated: header::sentence("the catalogue"),
        format: FORMAT,
        vendors: &catalogue.vendors,
    };
    // The model has string keys and finite numbers only, so serialising cannot fail.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    vec![Output { path: "catalogue.json".into(), text }]
}
