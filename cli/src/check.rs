//! `errcat check`: reports errors and warnings of a catalogue.

use crate::catalogue;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use crate::terminal::shown;
use clap::ValueEnum;
use errcat_codegen::{Report, Severity};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
A file is checked together with the files in its folder that it refers to. Without paths,
the whole catalogue is checked. Any finding, including a warning, results in exit code 1.
If a warning does not apply, allow it in the file, with a reason (key `allow`).

Examples:
  errcat check
  errcat check catalogue/weather.yaml
  errcat check --format github     in a workflow, to annotate the changed lines";

/// Check a catalogue and report errors and warnings
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Files, or folders with a file for each vendor
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
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

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let reports = if args.paths.is_empty() {
        vec![whole(&catalogue::locate(context.catalogue.as_deref())?)]
    } else {
        of_paths(&args.paths)?
    };
    let format = match args.format {
        Format::Human => errcat_codegen::Format::Human { colour: context.style.color },
        Format::Short => errcat_codegen::Format::Short,
        Format::Json => errcat_codegen::Format::JsonLines,
        Format::Github => errcat_codegen::Format::GitHub,
    };
    for report in &reports {
        write!(context.out, "{}", report.render(format))?;
    }
    if args.format == Format::Human {
        writeln!(context.out, "{}", summary(&reports))?;
    }
    Ok(Ending::found(reports.iter().any(|report| !report.is_empty())))
}

fn whole(folder: &Path) -> Report {
    match errcat_codegen::load(folder) {
        Ok((_, report)) | Err(report) => report,
    }
}

/// A report for each named folder, and each folder of named files.
fn of_paths(paths: &[PathBuf]) -> Result<Vec<Report>> {
    let mut files: BTreeMap<&Path, Vec<&str>> = BTreeMap::new();
    let mut reports = Vec::new();
    for path in paths {
        let found = path.metadata().map_err(|error| CommandError::io(path, "read", &error))?;
        if found.is_dir() {
            reports.push(whole(path));
            continue;
        }
        let (folder, name) = parts(path)?;
        files.entry(folder).or_default().push(name);
    }
    reports.extend(files.into_iter().map(|(folder, names)| some(folder, &names)));
    Ok(reports)
}

/// The folder and the name of a file.
fn parts(path: &Path) -> Result<(&Path, &str)> {
    let name = path.file_name().and_then(|name| name.to_str());
    let is_catalogue = |name: &&str| name.ends_with(".yaml") || name.ends_with(".yml");
    let name = name.filter(is_catalogue).ok_or_else(|| {
        CommandError::refused(format!("{} is not a catalogue file", shown(path)))
            .help("a catalogue file ends in `.yaml` or `.yml`")
    })?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok((folder.unwrap_or(Path::new(".")), name))
}

fn some(folder: &Path, names: &[&str]) -> Report {
    let ids: Vec<&str> = names.iter().map(|name| stem(name)).collect();
    let mut report = match errcat_codegen::load_vendors(folder, &ids) {
        Ok((_, report)) | Err(report) => report,
    };
    report.retain_files(|path| names.contains(&path.rsplit_once('/').map_or(path, |(_, name)| name)));
    report
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or(name)
}

fn summary(reports: &[Report]) -> String {
    let count = |wanted: Severity| {
        let all = reports.iter().flat_map(Report::diagnostics);
        all.filter(|found| found.severity() == wanted).count()
    };
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        more => Some(format!("{more} {word}s")),
    };
    let counts = [counted(count(Severity::Error), "error"), counted(count(Severity::Warning), "warning")];
    let counts: Vec<_> = counts.into_iter().flatten().collect();
    if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") }
}
