//! The JSON Schema of the format. Editors use it to complete keys, show their
//! descriptions and underline mistakes without running the compiler.
//!
//! Keys, required keys and descriptions are generated from the source types and their doc
//! comments. This module describes what has hand-written deserializers: texts, numbers,
//! and values with a short form. The schema matches the loader as far as JSON Schema can,
//! and never rejects a file that the loader accepts.

mod finish;
mod form;
mod keys;
mod number;
mod text;

pub(crate) use finish::finish;
pub use keys::{KeyInfo, key_names, keys};

pub(super) use form::{
    either_at_or_header, kind_of_place, list_or, one_kind, or_blank, retry, short_or, statuses, trigger,
};
pub(super) use number::{
    bound, code_number, count, delay, factor, http_status, notice_days, quantity, status_key, status_list,
};
pub(super) use text::{code_columns, status_columns, waivers};
pub(super) use text::{
    email, id, line, link_target, mark, pattern, pointer, prose, rust_name, template, web_address, wire,
};

use super::Vendor;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of a catalogue file, with a description of
/// every key.
///
/// It applies to YAML as editors read it: plain scalars are numbers, booleans and null as
/// in YAML, and keys are texts. Mistakes that involve several places, such as a reference
/// to an unknown code, are found only by [`load`](crate::load).
pub fn schema() -> String {
    format!("{:#}\n", value())
}

fn value() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Vendor>().to_value();
    finish(&mut schema);
    schema
}
