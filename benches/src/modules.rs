//! A vendor's codes in Rust, by errcat and by alternatives: the same enum with the same
//! doc comments, and other implementations of its accessors.

use errcat_codegen::model::{Catalogue, Code, Vendor};
use errcat_codegen::{Kind, emit_vendor};
use std::fmt::Write;

/// The derives of every alternative; errcat implements them without derives.
const DERIVES: &str = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash";

/// Writes the module of a vendor.
pub type Module = fn(&Catalogue, &Vendor) -> String;

/// Writes the module of errcat.
pub fn errcat(catalogue: &Catalogue, vendor: &Vendor) -> String {
    emit_vendor(catalogue, vendor, &[Kind::Rust]).into_iter().map(|output| output.text).collect()
}

/// Writes only the enum of errcat's output, since no alternative with an enum is cheaper.
pub fn bare(catalogue: &Catalogue, vendor: &Vendor) -> String {
    let text = errcat(catalogue, vendor);
    let parts = text.split_once("\n}\n");
    let (to_the_enum, _) = parts.unwrap_or_else(|| panic!("no enum in the module of {}", vendor.id));
    // The imports are for the rows.
    let lines = to_the_enum.lines().filter(|line| !line.starts_with("use "));
    lines.chain(["}"]).map(|line| format!("{line}\n")).collect()
}

/// Writes the enum with derives of strum and serde.
pub fn strum(catalogue: &Catalogue, vendor: &Vendor) -> String {
    let derives = format!(
        "{DERIVES}, strum::EnumString, strum::AsRefStr, strum::Display, strum::EnumIter, strum::EnumMessage, \
         strum::EnumProperty, strum::VariantArray, serde::Serialize, serde::Deserialize"
    );
    with_attributes(catalogue, vendor, &derives, |code| {
        let Known { wire, meaning, fix, status, retry } = Known::of(code);
        format!(
            "    #[strum(serialize = {wire:?}, message = {meaning:?}, detailed_message = {fix:?}, \
             props(status = {status}, retry = {retry:?}))]\n    #[serde(rename = {wire:?})]\n"
        )
    })
}

/// Writes a phf map from the wire string, and a table of facts.
pub fn phf(catalogue: &Catalogue, vendor: &Vendor) -> String {
    let mut text = with_attributes(catalogue, vendor, DERIVES, |_| String::new());
    let (mut map, mut table) = (phf_codegen::Map::new(), String::new());
    for (_, code) in vendor.codes() {
        map.entry(code.wire.as_str(), format!("Code::{}", code.rust_name));
        let Known { wire, meaning, fix, status, retry } = Known::of(code);
        append(
            &mut table,
            format_args!(
                "Info {{ wire: {wire:?}, meaning: {meaning:?}, fix: {fix:?}, status: {status}, retry: {retry:?} }},\n"
            ),
        );
    }
    append(&mut text, format_args!("{PHF}static INFO: &[Info] = &[\n{table}];\n"));
    append(
        &mut text,
        format_args!("static CODES: phf::Map<&'static str, Code> = {};\n{}", map.build(), all(vendor)),
    );
    text
}

const PHF: &str = "
struct Info { wire: &'static str, meaning: &'static str, fix: &'static str, status: u16, retry: &'static str }

impl Code {
    pub fn from_wire(wire: &str) -> Option<Code> { CODES.get(wire).copied() }
    pub fn as_str(self) -> &'static str { INFO[self as usize].wire }
    pub fn meaning(self) -> &'static str { INFO[self as usize].meaning }
    pub fn fix(self) -> &'static str { INFO[self as usize].fix }
    pub fn status(self) -> u16 { INFO[self as usize].status }
    pub fn retry(self) -> &'static str { INFO[self as usize].retry }
}

";

/// Writes one `match` for each method.
pub fn matches(catalogue: &Catalogue, vendor: &Vendor) -> String {
    let mut text = with_attributes(catalogue, vendor, DERIVES, |_| String::new());
    text.push_str("\nimpl Code {\n");
    text.push_str("    pub fn from_wire(wire: &str) -> Option<Code> {\n        Some(match wire {\n");
    for (_, code) in vendor.codes() {
        append(&mut text, format_args!("            {:?} => Code::{},\n", code.wire, code.rust_name));
    }
    text.push_str("            _ => return None,\n        })\n    }\n");
    method(&mut text, vendor, "as_str", "&'static str", |known| format!("{:?}", known.wire));
    method(&mut text, vendor, "meaning", "&'static str", |known| format!("{:?}", known.meaning));
    method(&mut text, vendor, "fix", "&'static str", |known| format!("{:?}", known.fix));
    method(&mut text, vendor, "status", "u16", |known| known.status.to_string());
    method(&mut text, vendor, "retry", "&'static str", |known| format!("{:?}", known.retry));
    text.push_str("}\n\n");
    text.push_str(&all(vendor));
    text
}

fn method(text: &mut String, vendor: &Vendor, name: &str, result: &str, value: fn(&Known<'_>) -> String) {
    append(text, format_args!("    pub fn {name}(self) -> {result} {{\n        match self {{\n"));
    for (_, code) in vendor.codes() {
        append(text, format_args!("            Code::{} => {},\n", code.rust_name, value(&Known::of(code))));
    }
    text.push_str("        }\n    }\n");
}

/// The facts that each alternative provides.
struct Known<'m> {
    wire: &'m str,
    meaning: &'m str,
    fix: &'m str,
    status: u16,
    retry: &'static str,
}

impl<'m> Known<'m> {
    fn of(code: &'m Code) -> Self {
        Known {
            wire: &code.wire,
            meaning: code.meaning.as_deref().unwrap_or_default(),
            fix: code.fix.as_deref().unwrap_or_default(),
            status: code.statuses.first().map_or(0, |status| status.status),
            retry: code.retry.verdict.as_str(),
        }
    }
}

/// Writes the enum with other derives, and with attributes on its variants.
fn with_attributes(
    catalogue: &Catalogue,
    vendor: &Vendor,
    derives: &str,
    attributes: impl Fn(&Code) -> String,
) -> String {
    let mut codes = vendor.codes().map(|(_, code)| code);
    let mut text = String::new();
    for line in bare(catalogue, vendor).lines() {
        if line.starts_with("#[derive(") {
            append(&mut text, format_args!("#[derive({derives})]\n"));
            continue;
        }
        // The lines within the braces are doc comments and variants.
        if line.starts_with("    ") && !line.starts_with("    ///") {
            codes.next().into_iter().for_each(|code| text.push_str(&attributes(code)));
        }
        append(&mut text, format_args!("{line}\n"));
    }
    text
}

fn all(vendor: &Vendor) -> String {
    let codes = vendor.codes().map(|(_, code)| format!("Code::{},\n", code.rust_name));
    format!("pub static ALL: &[Code] = &[\n{}];\n", codes.collect::<String>())
}

fn append(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    text.write_fmt(arguments).unwrap_or_default();
}
