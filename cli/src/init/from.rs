//! `errcat init --from`: the catalogue from a document, and pages made of it.

use super::within;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
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
    from: Vec<PathBuf>,

    /// The vendor's id, with --from; else the name of the first document
    #[arg(long, value_name = "ID", requires = "from")]
    vendor: Option<String>,

    /// What a column of the document holds, with --from; see `errcat import --help`
    #[arg(long = "column", value_name = "ROLE=HEADER", value_parser = import::column, requires = "from")]
    columns: Vec<(Role, String)>,
}

impl From {
    /// The catalogue of documents and what it compiles to. A file that exists is kept, so
    /// that the same command can be run again.
    pub(super) fn create(&self, folder: &Path, context: &mut Context) -> Result {
        if self.from.is_empty() {
            return Ok(Ending::Fine);
        }
        let args = import::Args::of(self.from.clone(), self.vendor.clone(), self.columns.clone());
        let catalogue = within(folder, "catalogue");
        let file = args.file_in(&catalogue)?;
        if file.exists() {
            note(format!("`{}` already exists and is kept", shown(&file)));
            return Ok(Ending::Fine);
        }
        let named = context.catalogue.replace(catalogue);
        let result = import::run(&args, context);
        context.catalogue = named;
        let ending = result?;
        compile(folder, context)?;
        Ok(ending)
    }
}

/// Writes pages, JSON and Rust into the folder `generated`. The import has shown what is
/// to be reviewed, so warnings are not shown again.
fn compile(folder: &Path, context: &mut Context) -> Result<()> {
    let catalogue = within(folder, "catalogue");
    let (model, _) = errcat_codegen::load(&catalogue).map_err(|report| {
        catalogue::show(&report);
        CommandError::refused("nothing was compiled: the catalogue has mistakes")
    })?;
    let generated = within(folder, "generated");
    let target = OutputFolder::new(&generated).of(&catalogue);
    let written = target.write(&errcat_codegen::emit(&model)).map_err(|error| output::failure(&error))?;
    output::note_removals(&written);
    writeln!(context.out, "created {}: pages, JSON and Rust", shown(&generated))?;
    Ok(())
}
