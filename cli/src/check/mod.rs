//! `errcat check`: reports errors and warnings of a catalogue, and corrects them.

mod fix;

use crate::catalogue;
use crate::clock;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use crate::terminal::{TerminalStyle, shown};
use clap::ValueEnum;
use errcat_codegen::compat::Date;
use errcat_codegen::{Certainty, Checked, Severity};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
A file is checked together with the files in its folder that it refers to. Without paths,
the whole catalogue is checked. Any finding, including a warning, results in exit code 1.
If a warning does not apply, allow it in the file, with a reason (key `allow`).

`--fix` corrects what cannot change a fact, such as a misspelt key or a no-break space in
the indentation, and shows suggestions for the rest. `--fix=suggested` applies these too.
Comments and layout are kept.

Examples:
  errcat check
  errcat check catalogue/weather.yaml
  errcat check weather
  errcat check --fix
  errcat check --format github     in a workflow, to annotate the changed lines";

/// Check a catalogue and report errors and warnings
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Files, vendors, or folders with a file for each vendor
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Correct the files
    #[arg(long, value_enum, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "certain")]
    fix: Option<Fix>,

    /// The day to compare sunset dates with, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Findings with the source lines
    Human,
    /// One line each: file:line:column: rule: message
    Short,
    /// One JSON object per line
    Json,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fix {
    /// Only corrections that cannot change a fact
    Certain,
    /// Also apply suggestions
    Suggested,
}

/// What to check: a folder, or some files of it.
struct Target<'a> {
    folder: PathBuf,
    /// The names of files; empty for all.
    names: Vec<&'a str>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let named = context.catalogue.as_deref();
    let paths = args.paths.iter().map(|path| existing(path, named)).collect::<Result<Vec<_>>>()?;
    let targets = if paths.is_empty() {
        vec![Target { folder: catalogue::locate(named)?, names: Vec::new() }]
    } else {
        targets(&paths)?
    };
    let today = args.today.unwrap_or_else(clock::today);
    let mut all = Vec::new();
    for target in &targets {
        all.push(match args.fix {
            None => target.only_named(errcat_codegen::check(&target.folder, &target.ids(), today)),
            Some(level) => fix::run(target, level.certainty(), today, args.format, context)?,
        });
    }
    let format = args.format.for_reports(context.style);
    for checked in &all {
        write!(context.out, "{}", checked.report.render(format))?;
    }
    if args.format == Format::Human {
        if args.fix.is_some() {
            fix::suggest(&all, context)?;
        }
        writeln!(context.out, "{}\n{}", findings(&all), extent(&all))?;
    }
    Ok(Ending::found(all.iter().any(|checked| !checked.report.is_empty())))
}

impl Format {
    /// The format of the compiler's reports.
    fn for_reports(self, style: TerminalStyle) -> errcat_codegen::Format {
        match self {
            Format::Human => errcat_codegen::Format::Human { colour: style.color, width: style.table },
            Format::Short => errcat_codegen::Format::Short,
            Format::Json => errcat_codegen::Format::JsonLines,
            Format::Github => errcat_codegen::Format::GitHub,
        }
    }
}

impl Fix {
    fn certainty(self) -> Certainty {
        match self {
            Fix::Certain => Certainty::Certain,
            Fix::Suggested => Certainty::Suggested,
        }
    }
}

impl Target<'_> {
    /// The ids of the vendors to check; empty for all.
    fn ids(&self) -> Vec<&str> {
        self.names.iter().map(|name| stem(name)).collect()
    }

    /// Removes findings in files that are only referred to.
    fn only_named(&self, mut checked: Checked) -> Checked {
        let name = |path: &str| path.rsplit_once('/').map_or(path.to_owned(), |(_, name)| name.to_owned());
        if !self.names.is_empty() {
            checked.report.retain_files(|path| self.names.contains(&name(path).as_str()));
        }
        checked
    }
}

/// The path, if it exists; otherwise the file of the vendor with this name.
fn existing(path: &Path, catalogue: Option<&Path>) -> Result<PathBuf> {
    let Err(error) = path.metadata() else { return Ok(path.to_owned()) };
    let failure = CommandError::io(path, "read", &error);
    let (Some(name), Ok(folder)) = (path.to_str(), catalogue::locate(catalogue)) else { return Err(failure) };
    let ids = catalogue::ids(&folder);
    match catalogue::id(&ids, name) {
        Ok(id) => {
            let files = ["yaml", "yml"].map(|ending| folder.join(format!("{id}.{ending}")));
            files.into_iter().find(|file| file.exists()).ok_or(failure)
        }
        Err(ambiguous) if ids.iter().any(|id| id.starts_with(name)) => Err(ambiguous),
        Err(_) => Err(match errcat_codegen::nearest(name, ids.iter().map(String::as_str)).first() {
            Some(near) => failure.help(format!("did you mean the vendor `{near}`?")),
            None => failure,
        }),
    }
}

/// A target for each named folder, and each folder of named files.
fn targets(paths: &[PathBuf]) -> Result<Vec<Target<'_>>> {
    let mut files: BTreeMap<&Path, Vec<&str>> = BTreeMap::new();
    let mut targets = Vec::new();
    for path in paths {
        let found = path.metadata().map_err(|error| CommandError::io(path, "read", &error))?;
        if found.is_dir() {
            targets.push(Target { folder: path.clone(), names: Vec::new() });
            continue;
        }
        let (folder, name) = parts(path)?;
        files.entry(folder).or_default().push(name);
    }
    targets.extend(files.into_iter().map(|(folder, names)| Target { folder: folder.to_owned(), names }));
    Ok(targets)
}

/// The folder and the name of a file.
fn parts(path: &Path) -> Result<(&Path, &str)> {
    let name = path.file_name().and_then(|name| name.to_str());
    let is_catalogue = |name: &&str| name.ends_with(".yaml") || name.ends_with(".yml");
    let name = name.filter(is_catalogue).ok_or_else(|| {
        CommandError::refused(format!("`{}` is not a catalogue file", shown(path)))
            .help("a catalogue file ends in `.yaml` or `.yml`")
    })?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok((folder.unwrap_or(Path::new(".")), name))
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or(name)
}

fn findings(all: &[Checked]) -> String {
    let count = |wanted: Severity| {
        let all = all.iter().flat_map(|checked| checked.report.diagnostics());
        all.filter(|found| found.severity() == wanted).count()
    };
    let counts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") }
}

/// How much was checked.
fn extent(all: &[Checked]) -> String {
    let vendors = all.iter().map(|checked| checked.vendors).sum();
    let codes = all.iter().map(|checked| checked.codes).sum();
    format!("{}, {} checked", counted(vendors, "vendor"), counted(codes, "code"))
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
