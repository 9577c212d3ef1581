//! The JSON export, for the parts of a page that the typed API does not have.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// `generated/catalogue.json`; `None` in a packaged crate, which does not include it.
pub(crate) fn export() -> Option<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join("codegen").exists() {
        return None;
    }
    let text = fs::read_to_string(root.join("generated/catalogue.json"))
        .expect("generated/catalogue.json is written by `cargo build`; build in a writable checkout");
    Some(serde_json::from_str(&text).expect("generated/catalogue.json is JSON"))
}

/// Returns the vendor's object in the export.
pub(crate) fn vendor_export(id: &str) -> Option<Value> {
    let export = export()?;
    let vendors = export["vendors"].as_array().expect("the export has a list of vendors");
    let vendor = vendors.iter().find(|vendor| vendor["id"] == id);
    Some(
        vendor
            .unwrap_or_else(|| panic!("the export has no vendor `{id}`; does catalogue/{id}.yaml exist?"))
            .clone(),
    )
}
