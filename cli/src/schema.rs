//! `errcat schema`: the JSON Schema of catalogue files, for editors.

use crate::context::Context;
use crate::ending::{Ending, Result};
use std::io::Write as _;

const AFTER: &str = "\
Editors complete and describe keys with it. Name the file in the first line of a catalogue
file:

  # yaml-language-server: $schema=catalogue.schema.json

Examples:
  errcat schema > catalogue/catalogue.schema.json";

/// Print the JSON Schema of catalogue files
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {}

pub(crate) fn run(Args {}: &Args, context: &mut Context) -> Result {
    context.out.write_all(errcat_codegen::schema().as_bytes())?;
    Ok(Ending::Fine)
}
