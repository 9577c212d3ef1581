//! The JSON Schema of the format: what an editor needs to complete keys, show
//! what they hold and underline mistakes, without running the compiler.
//!
//! Keys, which of them are needed, and what they are for come from the source
//! types and their doc comments. Here is what those types read by hand: texts,
//! numbers, and values with a short form. It says what the loader does, as far as
//! JSON Schema can, and never refuses a file that the loader takes.

mod finish;
mod form;
mod number;
mod text;

pub(super) use form::{either_at_or_header, list_or, one_kind, or_blank, retry, short_or, statuses, trigger};
pub(super) use number::{count, delay, factor, http_status, notice_days, quantity, status_key, status_list};
pub(super) use text::{code_columns, status_columns, waivers};
pub(super) use text::{email, id, line, link_target, pointer, prose, rust_name, template, web_address, wire};

use super::Vendor;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of a catalogue file, with a description of
/// every key.
///
/// It is laid over YAML as editors do it: plain scalars are numbers, booleans
/// and null as YAML has them, and keys are texts. What takes several places to
/// see, such as a reference that leads nowhere, is left to [`load`](crate::load).
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Vendor>().to_value();
    finish::finish(&mut schema);
    format!("{schema:#}\n")
}
