//! Options and code that both commands share: the catalogues and the format.

use crate::baseline::{self, Baseline, Commit, Git, Picked, Wanted};
use crate::catalogue;
use crate::clock::today;
use crate::context::Context;
use crate::ending::{Result, note};
use clap::ValueEnum;
use errcat_codegen::compat::{ChangeFormat, Comparison, Date, Options, State, compare as compare_states};
use std::path::PathBuf;

/// The options for the catalogues to compare.
#[derive(Debug, clap::Args)]
pub(crate) struct Selection {
    /// Only these vendors
    #[arg(value_name = "VENDOR")]
    pub vendors: Vec<String>,

    /// Compare with this git revision, or with the catalogue in this folder
    #[arg(long, value_name = "REVISION|DIR")]
    pub against: Option<String>,

    /// Compare with the revision itself, not with its merge base with HEAD
    #[arg(long, requires = "against")]
    pub exact: bool,

    /// Also report the reuse of codes from the catalogues of this tag and later ones
    #[arg(long, value_name = "TAG")]
    pub since: Option<String>,

    /// Check announced removals as of this date instead of today
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Shown::Human)]
    pub format: Shown,
}

/// The value of `--format` for changes of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shown {
    /// With the affected lines
    Human,
    /// One line each: file:line:column: level[rule]: message
    Short,
    /// One JSON object per line
    Json,
    /// Annotations for GitHub Actions
    Github,
    /// Comment for a pull request
    Markdown,
    /// Entries for a changelog
    Changelog,
}

impl Shown {
    pub(super) fn format(self, colour: bool) -> ChangeFormat {
        match self {
            Shown::Human => ChangeFormat::Human { colour },
            Shown::Short => ChangeFormat::Short,
            Shown::Json => ChangeFormat::JsonLines,
            Shown::Github => ChangeFormat::GitHub,
            Shown::Markdown => ChangeFormat::Markdown,
            Shown::Changelog => ChangeFormat::Changelog,
        }
    }
}

/// Both catalogues and their comparison.
#[derive(Debug)]
pub(crate) struct Compared {
    pub before: State,
    pub after: State,
    pub comparison: Comparison,
    /// The description of the baseline.
    pub against: String,
    /// The commit of the baseline; a folder has none.
    pub commit: Option<Commit>,
}

/// Returns the folder of the catalogue.
pub(super) fn folder(context: &Context) -> Result<PathBuf> {
    catalogue::locate(context.catalogue.as_deref())
}

/// Compares the catalogue with its baseline. Without a baseline, prints a note and returns
/// `None`.
pub(super) fn compare(selection: &Selection, context: &Context) -> Result<Option<Compared>> {
    let folder = folder(context)?;
    let after = catalogue::state(&folder, "compared")?;
    let wanted = Wanted { against: selection.against.as_deref(), exact: selection.exact };
    let Baseline { state: before, name: against, commit } = match baseline::pick(&folder, wanted)? {
        Picked::Found(baseline) => *baseline,
        Picked::Nothing(why) => {
            note(format!("nothing was compared: {why}"));
            return Ok(None);
        }
    };
    let vendors = known(&selection.vendors, [&before, &after])?;
    let earlier = match &selection.since {
        Some(tag) => baseline::earlier(&Git::open(&folder)?, tag)?,
        None => Vec::new(),
    };
    let mut options = Options::on(selection.today.unwrap_or_else(today));
    options.earlier = earlier.iter().map(State::catalogue).collect();
    let mut comparison = compare_states(before.catalogue(), after.catalogue(), &options);
    let format = selection.format.format(false);
    comparison.locate(&before, &after, format.most_places());
    comparison.retain_vendors(&vendors);
    Ok(Some(Compared { before, after, comparison, against, commit }))
}

/// The ids of the named vendors, which are in one of the catalogues: a typo would compare
/// nothing.
fn known(names: &[String], states: [&State; 2]) -> Result<Vec<String>> {
    let vendors = states.into_iter().flat_map(|state| &state.catalogue().vendors);
    let mut ids: Vec<String> = vendors.map(|vendor| vendor.id.clone()).collect();
    ids.sort();
    ids.dedup();
    names.iter().map(|name| catalogue::id(&ids, name)).collect()
}
