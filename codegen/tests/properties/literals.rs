//! The tables as they stand in generated Rust.

use syn::{Expr, ExprLit, Item, Lit};

/// The values of `TEXT` and `DATA`.
pub(super) fn tables(rust: &str) -> (String, Vec<u8>) {
    let file = syn::parse_file(rust).expect("a generated file is Rust");
    let (mut text, mut data) = (None, None);
    for item in file.items {
        let Item::Static(item) = item else { continue };
        match *item.expr {
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) if item.ident == "TEXT" => {
                text = Some(literal.value());
            }
            Expr::Lit(ExprLit { lit: Lit::ByteStr(literal), .. }) if item.ident == "DATA" => {
                data = Some(literal.value());
            }
            _ => {}
        }
    }
    (text.expect("there is a TEXT"), data.expect("there is a DATA"))
}
