use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Generated Rust without its doc comments and literals: what no text can change.
pub(crate) fn skeleton(rust: &str) -> String {
    let tokens: TokenStream = rust.parse().expect("generated Rust is Rust");
    without_texts(tokens).to_string()
}

fn without_texts(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Literal(_) => {}
            TokenTree::Group(group) if is_doc(&group) => {
                while matches!(kept.last(), Some(TokenTree::Punct(sign)) if "#!".contains(sign.as_char())) {
                    kept.pop();
                }
            }
            TokenTree::Group(group) => {
                kept.push(TokenTree::Group(Group::new(group.delimiter(), without_texts(group.stream()))));
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

/// Whether it is the `[doc = "..."]` of a doc comment.
fn is_doc(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}
