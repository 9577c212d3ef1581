//! The string literals of generated Rust.

use errcat_codegen::model;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;

/// Checks that every text of a code is a literal of the generated file, whatever it
/// contains.
pub(super) fn check(rust: &str, vendor: &model::Vendor) {
    let mut literals = BTreeSet::new();
    collect(rust.parse().expect("a generated file is Rust"), &mut literals);
    for (_, code) in vendor.codes() {
        let prose = [&code.meaning, &code.fix, &code.escalation].into_iter().flatten().map(|text| &**text);
        let plain = [Some(&code.wire), code.message.as_ref(), code.since.as_ref()].into_iter().flatten();
        let causes = code.causes.iter().map(|cause| &**cause);
        for text in prose.chain(plain.map(String::as_str)).chain(causes) {
            assert!(literals.contains(text), "{}: {text:?}", code.identity);
        }
    }
}

fn collect(tokens: TokenStream, literals: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), literals),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    literals.insert(text.value());
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}
