use super::{html, literals, lookup, readback};
use errcat_codegen::model::Catalogue;
use errcat_codegen::{LoadedVendor, Output, emit};
use serde_json::Value;

/// Checks that outputs can be parsed, agree with the catalogue, and are deterministic.
pub(crate) fn sound(catalogue: &Catalogue) -> Vec<Output> {
    let outputs = emit(catalogue);
    assert_eq!(outputs, emit(catalogue));
    for output in &outputs {
        let text = output.text.as_str();
        match output.path.rsplit('.').next() {
            Some("rs") => drop(syn::parse_file(text).expect("generated Rust is Rust")),
            Some("md") => html::check(&output.path, text),
            Some("html") => check_finder(text),
            _ => drop(serde_json::from_str::<Value>(text).expect("anything else is JSON")),
        }
    }
    assert_same(catalogue, &outputs);
    outputs
}

/// Checks that no text ends the data, or begins a comment that hides its end.
fn check_finder(text: &str) {
    let (_, rest) = text.split_once("application/json\">").expect("there is data");
    let (data, script) = rest.split_once("</").expect("the data ends");
    assert!(!data.contains("<!"), "no comment begins");
    serde_json::from_str::<Value>(data).expect("the data is JSON");
    assert_eq!(script.matches("</script>").count(), 1, "one script follows");
    assert_eq!(text.matches("<!--").count(), 1, "the marker is the only comment");
}

fn assert_same(catalogue: &Catalogue, outputs: &[Output]) {
    for vendor in &catalogue.vendors {
        let path = format!("rust/{}.rs", vendor.module);
        let output = outputs.iter().find(|output| output.path == path).expect("a vendor has a file");
        literals::check(&output.text, vendor);
        let loaded = LoadedVendor::new(vendor);
        readback::compare(catalogue, vendor, loaded.vendor());
        lookup::check(vendor, loaded.vendor());
    }
}
