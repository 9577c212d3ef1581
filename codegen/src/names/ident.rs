//! From wire strings to Rust identifiers.

use crate::source::Code;
use heck::ToUpperCamelCase;

/// The variant of a code: its `rust_name`; else from its name if the code is a number or
/// has no letters for one; else from the code.
pub(crate) fn rust_name(wire: &str, code: &Code) -> Option<String> {
    if let Some(name) = &code.rust_name {
        return Some(name.to_string());
    }
    let digits = wire.strip_prefix('-').unwrap_or(wire);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let from_name = || code.name.as_deref().and_then(variant_name);
    if is_number { from_name().or_else(|| variant_name(wire)) } else { variant_name(wire).or_else(from_name) }
}

/// The variant for a code, or `None` if its letters give none.
///
/// `job_not_ready` becomes `JobNotReady`. A code that begins with a digit gets
/// the prefix `Code`; underscores between digits stay, since `00_400` and
/// `004_00` are two codes; a minus before a number becomes `Minus`.
pub(crate) fn variant_name(wire: &str) -> Option<String> {
    if !wire.is_ascii() {
        return None;
    }
    let name = keep_digit_gaps(wire);
    let name = match wire.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("Minus{name}"),
        _ => name,
    };
    let name = match name.chars().next() {
        Some(c) if c.is_ascii_digit() => format!("Code{name}"),
        Some(_) => name,
        None => return None,
    };
    Some(if name == "Self" { "SelfCode".to_owned() } else { name })
}

/// Upper camel case in which `1_2` does not become `12`.
fn keep_digit_gaps(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len());
    for part in wire.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let digits_meet =
            name.ends_with(|c: char| c.is_ascii_digit()) && part.starts_with(|c: char| c.is_ascii_digit());
        if digits_meet {
            name.push('_');
        }
        push_camel(&mut name, part);
    }
    name
}

/// Adds letters and digits in upper camel case. Most are in one case and so one
/// word; where the case changes, words begin.
fn push_camel(name: &mut String, part: &str) {
    let (has_lower, has_upper) =
        (part.bytes().any(|b| b.is_ascii_lowercase()), part.bytes().any(|b| b.is_ascii_uppercase()));
    if has_lower && has_upper {
        return name.push_str(&part.to_upper_camel_case());
    }
    let mut letters = part.chars();
    name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    name.extend(letters.map(|letter| letter.to_ascii_lowercase()));
}

/// The module for a vendor or a code set. Ids are lower case by their rule.
pub(crate) fn module_name(id: &str) -> String {
    let name = id.replace('-', "_");
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("{name}_") }
}

#[cfg(test)]
mod tests {
    use super::{module_name, push_camel, variant_name};
    use heck::ToUpperCamelCase;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_in_one_case_are_those_that_heck_sees(part in "[a-z0-9]{1,9}|[A-Z0-9]{1,9}") {
            let mut name = String::new();
            push_camel(&mut name, &part);
            prop_assert_eq!(name, part.to_upper_camel_case());
        }
    }

    #[test]
    fn codes_become_variants() {
        for (wire, expected) in [
            ("job_not_ready", "JobNotReady"),
            ("RESOURCE_NOT_FOUND", "ResourceNotFound"),
            ("invalidApiKey", "InvalidApiKey"),
            ("2FA_REQUIRED", "Code2faRequired"),
            ("01000", "Code01000"),
            ("00_400", "Code00_400"),
            ("004_00", "Code004_00"),
            ("-32601", "Minus32601"),
            ("I'm a Teapot", "IMATeapot"),
            ("urn:ietf:params:acme:error:malformed", "UrnIetfParamsAcmeErrorMalformed"),
            ("self", "SelfCode"),
            ("card.declined", "CardDeclined"),
        ] {
            assert_eq!(variant_name(wire).as_deref(), Some(expected), "{wire}");
        }
    }

    #[test]
    fn codes_without_ascii_letters_have_no_variant() {
        for wire in ["---", "ошибка", "$$"] {
            assert_eq!(variant_name(wire), None, "{wire}");
        }
    }

    #[test]
    fn reserved_words_are_kept_out_of_module_names() {
        assert_eq!(module_name("nova-partner"), "nova_partner");
        assert_eq!(module_name("type"), "type_");
        assert_eq!(module_name("crate"), "crate_");
    }
}
