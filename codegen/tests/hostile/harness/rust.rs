use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens as _;

/// Generated Rust without doc comments, the values of literals, and items whose names are derived from
/// texts: the rest does not depend on texts.
pub(crate) fn skeleton(rust: &str) -> String {
    let mut file = syn::parse_file(rust).expect("generated Rust is Rust");
    file.items.retain(|item| !is_shared(item));
    without_texts(file.into_token_stream()).to_string()
}

/// Whether it is a value shared by codes, which is named after its contents.
fn is_shared(item: &syn::Item) -> bool {
    let syn::Item::Const(item) = item else { return false };
    let kind = item.ty.to_token_stream().to_string();
    ["& Retry <", "& Group <", "& Schedule <", "& [Status"].iter().any(|shared| kind.starts_with(shared))
}

fn without_texts(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            // The tree of the places depends on the places.
            TokenTree::Ident(name) if name == "plan" => drop(tokens.next()),
            TokenTree::Literal(_) => kept.push(word("literal")),
            TokenTree::Group(group) if is_doc(&group) => {
                while matches!(kept.last(), Some(TokenTree::Punct(sign)) if "#!".contains(sign.as_char())) {
                    kept.pop();
                }
            }
            TokenTree::Group(group) => {
                kept.push(TokenTree::Group(Group::new(group.delimiter(), without_texts(group.stream()))));
            }
            TokenTree::Ident(name) if is_constant(&name.to_string()) => kept.push(word("constant")),
            other => kept.push(other),
        }
    }
    // Longer texts are on separate lines, with a trailing comma.
    if matches!(kept.last(), Some(TokenTree::Punct(sign)) if sign.as_char() == ',') {
        kept.pop();
    }
    kept.into_iter().collect()
}

fn word(word: &str) -> TokenTree {
    TokenTree::Ident(Ident::new(word, Span::call_site()))
}

/// Whether it is the `[doc = "..."]` of a doc comment.
fn is_doc(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}

fn is_constant(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}
