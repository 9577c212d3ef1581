//! `errcat docs`: builds the pages as a site to publish.

use crate::catalogue;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use crate::output;
use crate::terminal::shown;
use errcat_codegen::OutputFolder;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
Builds the site from the catalogue in one step; no other tool is required. The site is a
set of static files that work on any web server, on GitHub Pages, or opened from a folder:
a page for each vendor, the pages across vendors, and `finder.html`, which searches and
filters all codes. Only the finder runs a script, and no page loads anything. Files that
errcat did not generate are never replaced or removed, except with --force.

The anchor of a code's section is its identity: `parcels.html#parcels/depot_closed`.

Examples:
  errcat docs                      build the site in `site`, next to the catalogue
  errcat docs --open               build the site and open it
  errcat docs --out public         build the site in another folder";

/// Build a searchable documentation site
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Output folder [default: `site` next to the catalogue]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Replace files that errcat did not generate, and reuse the output folder of another
    /// catalogue
    #[arg(long)]
    force: bool,

    /// Show internal codes, too
    #[arg(long)]
    internal: bool,

    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let out = args.out.clone().unwrap_or_else(|| beside(&folder));
    let mut catalogue = catalogue::whole(errcat_codegen::load(&folder))?;
    catalogue.shows_internal = args.internal;
    let site = errcat_codegen::site(&catalogue);
    let target = OutputFolder::new(&out).of(&folder).force(args.force);
    let written = target.write(&site).map_err(|error| output::failure(&error))?;
    let index = out.join("index.html");
    writeln!(context.out, "{}", shown(&index))?;
    context.flush()?;
    output::note_removals(&written);
    if args.open {
        open(&index)?;
    }
    Ok(Ending::Fine)
}

fn beside(folder: &Path) -> PathBuf {
    folder.parent().unwrap_or(Path::new("")).join("site")
}

fn open(index: &Path) -> Result<()> {
    // Browsers need an absolute path.
    let path = index.canonicalize().map_err(|error| CommandError::io(index, "read", &error))?;
    open::that(&path).map_err(|error| {
        CommandError::refused(format!("cannot open a browser: {error}")).help("open the file manually")
    })
}
