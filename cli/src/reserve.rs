//! `errcat reserve`: writes the tombstone of a deleted code.

use crate::baseline::{self, Baseline, Picked, Wanted};
use crate::catalogue;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use crate::history::identify;
use crate::lines::Lines;
use crate::output;
use crate::terminal::{safe, shown};
use errcat_codegen::OutputFolder;
use errcat_codegen::compat::{Tombstone, TombstoneFile};
use std::io::Write as _;
use std::path::Path;

const AFTER: &str = "\
The code is read from the baseline of `errcat compat`: the merge base with the target branch
in CI of a pull request, and otherwise the newest tag in the history of HEAD. Its wire
string, number, name and aliases are reserved in its set. Comments and layout of the file
are kept.

Examples:
  errcat reserve OLD_ERROR
  errcat reserve acme/detail/REQUIRED --since 4.0 --reason \"Split into other codes.\"";

/// Reserve a deleted code, so that its name cannot be reused
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The deleted code: `CODE`, `set/CODE` or `vendor/CODE`
    #[arg(value_name = "CODE")]
    code: String,

    /// Read the code from this git revision, or from the catalogue in this folder
    #[arg(long, value_name = "REVISION|DIR")]
    against: Option<String>,

    /// Use the revision itself, not its merge base with HEAD
    #[arg(long, requires = "against")]
    exact: bool,

    /// The version or date since which the code is not sent
    #[arg(long, value_name = "VERSION|DATE")]
    since: Option<String>,

    /// Why it is reserved [default: what it meant]
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let after = catalogue::state(&folder, "reserved")?;
    let before = baseline(args, &folder)?;
    let missing = format!("the catalogue in {} has no code `{}`", before.name, args.code);
    let identity = identify(&args.code, [&before.state], missing)?;
    let tombstone =
        Tombstone { identity: &identity, since: args.since.as_deref(), reason: args.reason.as_deref() };
    let file = tombstone
        .add_to(&folder, &before.state, &after)
        .map_err(|failure| CommandError::refused(Lines::of_text(&failure)))?;
    if file.reserved.is_empty() {
        writeln!(context.out, "`{}` is already reserved", safe(&identity))?;
        return Ok(Ending::Fine);
    }
    write(&file, &folder, context)
}

fn baseline(args: &Args, folder: &Path) -> Result<Baseline> {
    let wanted = Wanted { against: args.against.as_deref(), exact: args.exact };
    match baseline::pick(folder, wanted)? {
        Picked::Found(baseline) => Ok(*baseline),
        Picked::Nothing(why) => Err(CommandError::refused(format!("nothing was reserved: {why}"))
            .help("name a revision that has the code with `--against`")),
    }
}

fn write(file: &TombstoneFile, folder: &Path, context: &mut Context) -> Result {
    let files = [(file.path.as_path(), file.contents.as_str())];
    OutputFolder::new(folder).replace_files(&files).map_err(|error| output::failure(&error))?;
    for text in &file.reserved {
        writeln!(context.out, "reserved `{}` in {}", safe(text), shown(&file.path))?;
    }
    Ok(Ending::Fine)
}
