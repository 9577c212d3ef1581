//! Typed Rust: an enum per code set over rows of facts.
//!
//! Only data is generated; behaviour is in `errcat-core`. Enums and rows are written as
//! text: a variant is a doc comment and a name, a row a chain of calls, and parsing
//! thousands of them as tokens costs more than everything else together. The methods, which
//! have structure, go through `quote` and `prettyplease`.

mod code_set;
mod doc;
mod methods;

use super::{Output, header};
use crate::model::{Catalogue, Vendor};
use crate::rows;
use proc_macro2::TokenStream;
use quote::quote;

/// The users of the enums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Audience {
    /// The crate that contains the generated code, which matches without a wildcard.
    #[default]
    OwnCrate,
    /// Other crates, for which an added code must be a minor change.
    OtherCrates,
}

/// An import that is unresolved if the file was generated for another version of the run
/// time. The compiler shows the line with its comment.
const ROWS_OF_THE_RUN_TIME: &str = "use __errcat_core::rows_1::*; // not found? build with the same version of errcat-codegen and errcat-core\n";

/// The lints of the including crate do not apply to generated code.
const QUIET: &str = "\
#[allow(
    clippy::allow_attributes,
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    dead_code,
    deprecated,
    unreachable_pub,
    unused_qualifications,
    reason = \"generated\"
)]
";

/// Generates `rust/mod.rs`, which lists all vendors, and one file per vendor.
pub(crate) fn emit(catalogue: &Catalogue, audience: Audience) -> Vec<Output> {
    let vendors = catalogue.vendors.iter().map(|vendor| of_vendor(vendor, audience));
    [index_file(catalogue)].into_iter().chain(vendors).collect()
}

/// Returns the file of one vendor.
pub(crate) fn of_vendor(vendor: &Vendor, audience: Audience) -> Output {
    Output::new(format!("rust/{}.rs", vendor.module), vendor_file(vendor, audience))
}

/// Returns the modules of all vendors, and the list of them.
fn index_file(catalogue: &Catalogue) -> Output {
    let mut text = format!("{}\n", header::rust("the catalogue"));
    // The macro of the run time may have imported it under this name; otherwise it is a
    // dependency.
    text.push_str("\nuse errcat_core as __errcat_core;\n");
    for vendor in &catalogue.vendors {
        text.push('\n');
        doc::module(vendor, &mut text);
        text.push_str(QUIET);
        text.push_str(&format!("pub mod {};\n", vendor.module));
    }
    let modules = catalogue.vendors.iter().map(|v| quote::format_ident!("{}", v.module));
    text.push('\n');
    text.push_str(&pretty(&quote! {
        /// Every vendor of the catalogue, by id.
        #[allow(clippy::allow_attributes, dead_code, unreachable_pub, reason = "generated")]
        pub const CATALOGUE: __errcat_core::Catalogue<'static> =
            __errcat_core::Catalogue::new(&[#(#modules::VENDOR),*]);
    }));
    Output::new("rust/mod.rs", text)
}

fn vendor_file(vendor: &Vendor, audience: Audience) -> String {
    let printed = rows::print(vendor);
    let mut text = format!("{}\n\n", header::rust(&vendor.file));
    text.extend(["use super::__errcat_core;\n", ROWS_OF_THE_RUN_TIME]);
    for (set, rows) in vendor.sets.iter().zip(&printed.sets) {
        match (&set.module, &set.title) {
            (Some(module), Some(title)) => {
                let mut inner = String::new();
                code_set::write(vendor, set, rows, audience, &mut inner);
                text.push_str("\n/// ");
                super::prose::label(&mut text, title, super::prose::Place::RUSTDOC);
                text.push_str(&format!("\npub mod {module} {{\n    use super::*;\n"));
                indent(&inner, &mut text);
                text.push_str("}\n");
            }
            // An enum without variants cannot be used.
            _ if set.codes.is_empty() => text.push_str(&format!("\n{}", rows.items)),
            _ => code_set::write(vendor, set, rows, audience, &mut text),
        }
    }
    text.push('\n');
    text.push_str(methods::vendor());
    text.push('\n');
    text.push_str(&printed.items);
    text
}

fn indent(inner: &str, text: &mut String) {
    for line in inner.lines() {
        if !line.is_empty() {
            text.push_str("    ");
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// Formats items. The tokens come from `quote!` in this crate. If they ever fail to parse,
/// they are written unformatted, and the user's compiler reports the error.
fn pretty(items: &TokenStream) -> String {
    match syn::parse2::<syn::File>(items.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => items.to_string(),
    }
}
