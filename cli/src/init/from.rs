//! `errcat init --from`: the catalogue from a document, and pages made of it.

use super::within;
use crate::context::Context;
use crate::ending::{CommandError, Result};
use crate::terminal::shown;
use crate::{catalogue, import, output};
use errcat_codegen::OutputFolder;
use errcat_codegen::import::Role;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What the catalogue is made of.
#[derive(Debug, clap::Args)]
pub(super) struct From {
    /// Import this document instead of creating a starter catalogue, and compile the catalogue
    #[arg(long, value_name = "FILE")]
    pub from: Vec<PathBuf>,

    /// The vendor's id, with --from; else the name of the first document
    #[arg(long, value_name = "ID", requires = "from")]
    vendor: Option<String>,

    /// What a column of the document holds, with --from; see `errcat import --help`
    #[arg(long = "column", value_name = "ROLE=HEADER", value_parser = import::column, requires = "from")]
    columns: Vec<(Role, String)>,
}

impl From {
    /// Imports the documents into the catalogue of a crate.
    pub(super) fn import(&self, folder: &Path, context: &mut Context) -> Result {
        let args = import::Args::of(self.from.clone(), self.vendor.clone(), self.columns.clone());
        let named = context.catalogue.replace(within(folder, "catalogue"));
        let result = import::run(&args, context);
        context.catalogue = named;
        result
    }

    /// Writes pages, JSON and Rust into the folder `generated`. The import has shown what is
    /// to be reviewed, so warnings are not shown again.
    pub(super) fn compile(&self, folder: &Path, context: &mut Context) -> Result<()> {
        let catalogue = within(folder, "catalogue");
        let (model, _) = errcat_codegen::load(&catalogue).map_err(|report| {
            catalogue::show(&report);
            CommandError::refused("nothing was compiled: the catalogue has mistakes")
        })?;
        let generated = within(folder, "generated");
        let target = OutputFolder::new(&generated).of(&catalogue);
        let written = target.write(&errcat_codegen::emit(&model)).map_err(|error| output::failure(&error))?;
        output::tell(&written);
        writeln!(context.out, "created {}: pages, JSON and Rust", shown(&generated))?;
        Ok(())
    }
}
