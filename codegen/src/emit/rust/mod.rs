//! Typed Rust: an enum per code set over tables of literals.
//!
//! Only data is generated; behaviour is in `errcat-core`. The enum and the
//! tables are written as text: a variant is a doc comment and a name, and
//! parsing thousands of them as tokens costs more than everything else together.
//! What has structure, the methods, goes through `quote` and `prettyplease`.

mod code_set;
mod doc;
mod literal;
mod methods;

use super::tables::Tables;
use super::{Output, header};
use crate::model::{Catalogue, Vendor};
use proc_macro2::TokenStream;
use quote::quote;

/// `rust/mod.rs`, which names every vendor, and one file for each vendor.
pub(crate) fn emit(catalogue: &Catalogue) -> Vec<Output> {
    [index_file(catalogue)].into_iter().chain(catalogue.vendors.iter().map(of_vendor)).collect()
}

/// The file of one vendor.
pub(crate) fn of_vendor(vendor: &Vendor) -> Output {
    Output::new(format!("rust/{}.rs", vendor.module), vendor_file(vendor))
}

/// The modules of all vendors, and the list of them.
fn index_file(catalogue: &Catalogue) -> Output {
    let mut text = format!("{}\n", header::rust("the catalogue"));
    for vendor in &catalogue.vendors {
        text.push('\n');
        doc::module(vendor, &mut text);
        let module = &vendor.module;
        text.push_str(&format!(
            "pub mod {module} {{\n    include!(concat!(env!(\"OUT_DIR\"), \"/errcat/{module}.rs\"));\n}}\n"
        ));
    }
    let modules = catalogue.vendors.iter().map(|v| quote::format_ident!("{}", v.module));
    text.push('\n');
    text.push_str(&pretty(&quote! {
        /// Every vendor of the catalogue, by id.
        pub const CATALOGUE: ::errcat_core::Catalogue<'static> =
            ::errcat_core::Catalogue::new(&[#(#modules::VENDOR),*]);
    }));
    Output::new("rust/mod.rs", text)
}

fn vendor_file(vendor: &Vendor) -> String {
    let tables = Tables::new(vendor);
    let mut text = format!("{}\n", header::rust(&vendor.file));
    for (index, set) in vendor.sets.iter().enumerate() {
        match (&set.module, &set.title) {
            (Some(module), Some(title)) => {
                let mut inner = String::new();
                code_set::write(vendor, set, index, &mut inner);
                text.push_str("\n/// ");
                super::prose::label(&mut text, title, super::prose::Place::RUSTDOC);
                text.push_str(&format!("\npub mod {module} {{\n"));
                text.push_str("    use super::TABLES;\n");
                indent(&inner, &mut text);
                text.push_str("}\n");
            }
            _ => code_set::write(vendor, set, index, &mut text),
        }
    }
    text.push('\n');
    text.push_str(methods::vendor());
    literal::write(&tables, &mut text);
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

/// Formatted items. The tokens come from `quote!` in this crate; should they
/// ever not parse, they are written as they are and the user's compiler says so.
fn pretty(items: &TokenStream) -> String {
    match syn::parse2::<syn::File>(items.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => items.to_string(),
    }
}
