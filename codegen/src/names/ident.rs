//! From wire strings to Rust identifiers.

use heck::ToUpperCamelCase;

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
        let camel = part.to_upper_camel_case();
        let digits_meet =
            name.ends_with(|c: char| c.is_ascii_digit()) && camel.starts_with(|c: char| c.is_ascii_digit());
        if digits_meet {
            name.push('_');
        }
        name.push_str(&camel);
    }
    name
}

/// The module for a vendor or a code set. Ids are lower case by their rule.
pub(crate) fn module_name(id: &str) -> String {
    let name = id.replace('-', "_");
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("{name}_") }
}

#[cfg(test)]
mod tests {
    use super::{module_name, variant_name};

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
