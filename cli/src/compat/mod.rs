//! `errcat diff` and `errcat compat`: show what changed in a catalogue, and who is
//! affected.

mod accept;
mod compare;
mod diff;
mod version;

pub(crate) use compare::{Compared, Selection, Shown};
pub(crate) use diff::{Args as DiffArgs, run as run_diff};

use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::lines::Lines;
use crate::terminal::shown;
use clap::ValueEnum;
use errcat_codegen::compat::{Comparison, Level};
use std::io::Write as _;
use std::path::PathBuf;

const AFTER: &str = "\
Without --against, the baseline is the merge base with the target branch in CI of a pull
request, and otherwise the newest tag in the history of HEAD.

The exit code is 1 if a change is breaking, or lacks the notice that the vendor promises.
You can accept a change for this one transition in catalogue/.compat.yaml.

Examples:
  errcat compat                    compare with the newest tag, or the target branch
  errcat compat --against main     compare with the merge base of main and HEAD
  errcat compat --against ../old   compare with the catalogue in another folder
  errcat compat --accept 3f9c01d2ab77 --reason \"No client uses it.\"";

/// Check a catalogue for breaking changes
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,

    /// Also fail on changes of this level
    #[arg(long, value_name = "LEVEL", value_enum)]
    deny: Option<Deny>,

    /// Accept a change, by its id or by rule and code
    #[arg(long, value_names = ["ID|RULE", "CODE"], num_args = 1..=2, requires = "reason")]
    accept: Vec<String>,

    /// The reason for accepting the change
    #[arg(long, value_name = "TEXT", requires = "accept")]
    reason: Option<String>,

    /// Remove accepted changes that are no longer needed
    #[arg(long)]
    prune: bool,

    /// Check that this version, or the version in this Cargo.toml, is high enough for the
    /// changes
    #[arg(long, value_name = "VERSION|FILE")]
    check_version: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Changes that may break clients
    Risky,
    /// Compatible changes
    Compatible,
    /// Changes that only affect pages
    Docs,
}

impl Deny {
    fn level(self) -> Level {
        match self {
            Deny::Risky => Level::Risky,
            Deny::Compatible => Level::Compatible,
            Deny::Docs => Level::Docs,
        }
    }
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let file = compare::folder(context)?.join(".compat.yaml");
    let exceptions = accept::read(&file)?;
    let Some(mut compared) = compare::compare(&args.selection, context)? else { return Ok(Ending::Fine) };
    let unused = exceptions.apply(&mut compared.comparison);
    if let (Some(reason), false) = (&args.reason, args.accept.is_empty()) {
        return accept::accept(&file, &args.accept, reason, &compared.comparison, context);
    }
    if args.prune {
        return accept::prune(&file, &unused, context);
    }
    let denied = args.deny.map_or(Level::Notice, Deny::level);
    compared.show(args.selection.format, denied.max(Level::Risky), context)?;
    for one in &unused {
        let rule = one.rule.as_deref().unwrap_or("a change");
        let text = format!("{}:{}: the entry for {rule} matches no change", shown(&file), one.line);
        note(Lines::from(text).line("run `errcat compat --prune` to remove it"));
    }
    context.flush()?;
    let is_short = version::check(args.check_version.as_deref(), &compared)?;
    Ok(Ending::found(fails(&compared.comparison, denied) || is_short))
}

fn fails(comparison: &Comparison, denied: Level) -> bool {
    comparison.has(denied) || (denied == Level::Docs && comparison.counts().texts > 0)
}

/// Writes a file, for both commands.
pub(crate) fn write(path: &PathBuf, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|error| CommandError::io(path, "written", &error))
}

impl Compared {
    /// Prints the changes of this level and more severe ones. The format for people also
    /// has the counts.
    pub(crate) fn show(&self, shown: Shown, level: Level, context: &mut Context) -> Result<()> {
        let format = shown.format(context.style.color);
        let rendered = self.comparison.render(format, level, (&self.before, &self.after));
        write!(context.out, "{rendered}")?;
        if shown == Shown::Human {
            self.summary(context)?;
        }
        Ok(())
    }

    fn summary(&self, context: &mut Context) -> Result<()> {
        let against = crate::terminal::safe(&self.against);
        if self.comparison.is_empty() {
            writeln!(context.out, "no changes (against {against})")?;
            return Ok(());
        }
        writeln!(context.out, "{} (against {against})", self.comparison.counts())?;
        if let Some(bump) = self.comparison.bump() {
            writeln!(context.out, "the crate needs a {} version bump", bump.as_str())?;
        }
        Ok(())
    }
}
