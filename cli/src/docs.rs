//! `errcat docs`: the pages as a site to publish.

use crate::catalogue;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use crate::output;
use crate::terminal::shown;
use errcat_codegen::OutputFolder;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
The site is made from the catalogue in one step; nothing else has to be installed. It is
plain files that work from any web server, from GitHub Pages, or opened from a folder:
a page for each vendor, the pages across vendors, and `finder.html`, in which all codes
can be searched and filtered. Only that one runs a script, and none loads anything. Files
that errcat did not generate are never replaced or removed, except by --force.

The section of a code has its identity as the anchor: `parcels.html#parcels/depot_closed`.

Examples:
  errcat docs                      makes the site in `site`, beside the catalogue
  errcat docs --open               and opens it
  errcat docs --out public         somewhere else";

/// Make a searchable site of the catalogue's pages
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Where to write; else `site` beside the catalogue
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Replace files that errcat did not generate, and take over the output folder of
    /// another catalogue
    #[arg(long)]
    force: bool,

    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let out = args.out.clone().unwrap_or_else(|| beside(&folder));
    let site = errcat_codegen::site(&catalogue::whole(errcat_codegen::load(&folder))?);
    let target = OutputFolder::new(&out).of(&folder).force(args.force);
    let written = target.write(&site).map_err(|error| output::failure(&error))?;
    let index = out.join("index.html");
    writeln!(context.out, "{}", shown(&index))?;
    context.flush()?;
    output::tell(&written);
    if args.open {
        open(&index)?;
    }
    Ok(Ending::Fine)
}

fn beside(folder: &Path) -> PathBuf {
    folder.parent().unwrap_or(Path::new("")).join("site")
}

fn open(index: &Path) -> Result<()> {
    // Browsers want the whole path.
    let path = index.canonicalize().map_err(|error| CommandError::io(index, "read", &error))?;
    open::that(&path).map_err(|error| {
        CommandError::refused(format!("no browser could be opened: {error}")).help("open the file yourself")
    })
}
