//! `errcat import`: converts existing documents to a catalogue file.

mod check;
mod review;

use crate::catalogue;
use crate::context::Context;
use crate::document::{self, Format, lock};
use crate::ending::{CommandError, Ending, Result, note};
use crate::terminal::shown;
use errcat_codegen::compat::Date;
use errcat_codegen::import::{self as compiler, Import, Input, Request, Role, Source};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

const AFTER: &str = "\
Formats: Markdown and HTML (tables, lists, or a heading for each code), CSV and TSV, JSON,
JSON Lines, YAML, TOML, OpenAPI 3, Java properties, enums of Go, Java, Kotlin, TypeScript,
JavaScript, Python and Protocol Buffers. Columns are recognised by their headers and cells.
Open questions are comments with TODO(import) in the file.

Beside acme.yaml, acme.source.json records what the documents say about each code: statuses,
and hashes of texts. `errcat drift acme --with COPY` compares a later copy with it; with
--check, the documents are read again and compared with the catalogue.

Exit codes: 0 if every row was imported or is not an error, 1 if rows were not understood or
there are no codes, 2 if columns are ambiguous or a file cannot be read or written.

Examples:
  errcat import docs/errors.md --vendor acme
  errcat import --check catalogue/acme.source.json   in CI, for documents of your own
  errcat import codes.csv --column code=\"Error Code\"
  curl -s https://api.example.com/openapi.json | errcat import - --vendor acme";

/// Import error codes from a document into a new catalogue file
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Documents about the codes of one vendor; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "check")]
    files: Vec<PathBuf>,

    /// Read the documents of a lock again, and report where they and the catalogue differ
    #[arg(
        long,
        value_name = "LOCK",
        conflicts_with_all = ["files", "vendor", "columns", "accept_retry", "page", "retrieved", "output"]
    )]
    check: Option<PathBuf>,

    /// The form of the findings of --check [default: human]
    #[arg(long, value_enum, requires = "check")]
    format: Option<Format>,

    /// The vendor's id, which is the name of the catalogue file [default: name of the first
    /// document]
    #[arg(long, value_name = "ID")]
    vendor: Option<String>,

    /// The role of a column of a table: code, name, status, meaning, message, cause, fix, retry,
    /// group or ignore. Source code and OpenAPI have no columns
    #[arg(long = "column", value_name = "ROLE=HEADER", value_parser = column)]
    columns: Vec<(Role, String)>,

    /// Write retry advice that is guessed from the wording as inferred advice, not as a
    /// comment
    #[arg(long)]
    accept_retry: bool,

    /// The address that the documents are from, for `source` in the file
    #[arg(long, value_name = "URL", value_parser = address)]
    page: Option<String>,

    /// The day on which the documents were retrieved, for `source` in the file
    #[arg(long, value_name = "DATE")]
    retrieved: Option<Date>,

    /// Write to this file instead of the catalogue; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    /// An import into the catalogue.
    pub(crate) fn of(files: Vec<PathBuf>, vendor: Option<String>, columns: Vec<(Role, String)>) -> Self {
        Args {
            files,
            check: None,
            format: None,
            vendor,
            columns,
            accept_retry: false,
            page: None,
            retrieved: None,
            output: None,
        }
    }

    /// The file that is written into a catalogue.
    pub(crate) fn file_in(&self, catalogue: &Path) -> Result<PathBuf> {
        Ok(catalogue.join(format!("{}.yaml", vendor(self)?)))
    }
}

/// `code=Error Code`
pub(crate) fn column(text: &str) -> std::result::Result<(Role, String), String> {
    let names = || Role::NAMED.map(|(name, _)| name).join(", ");
    let (name, header) =
        text.split_once('=').ok_or("expected `ROLE=HEADER`, such as `code=\"Error Code\"`")?;
    let role = Role::from_name(name.trim());
    let role = role.ok_or_else(|| format!("unknown role `{name}`; use one of {}", names()))?;
    if header.trim().is_empty() {
        Err("the header is missing".to_owned())
    } else {
        Ok((role, header.trim().to_owned()))
    }
}

fn address(text: &str) -> std::result::Result<String, &'static str> {
    let is_address = errcat_codegen::is_web_address(text);
    let is_visible = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    if is_address && is_visible {
        Ok(text.to_owned())
    } else {
        Err("write an address that begins with `https://`")
    }
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    if let Some(lock) = &args.check {
        return check::run(lock, args.format.unwrap_or(Format::Human), context);
    }
    let vendor = vendor(args)?;
    let target = target(args, &vendor, context);
    if let Some(path) = &target {
        refuse_existing(path)?;
    }
    let documents = args.files.iter().map(|path| document::read(path)).collect::<Result<Vec<_>>>()?;
    let inputs: Vec<Input<'_>> =
        documents.iter().map(|document| Input { name: &document.name, bytes: &document.bytes }).collect();
    let lock = target.as_deref().map(lock::beside);
    let name = lock.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let request = Request {
        vendor,
        columns: args.columns.clone(),
        accept_retry: args.accept_retry,
        source: Source { page: args.page.clone(), retrieved: args.retrieved, lock: name },
    };
    let mut import = match compiler::import(&inputs, &request) {
        Ok(import) => import,
        Err(failure) => return refusal(failure, context),
    };
    match &target {
        None => print(&import, context)?,
        Some(path) => write(&mut import, &args.files, path, context)?,
    }
    Ok(Ending::found(!import.summary.not_understood.is_empty()))
}

/// Returns the file to write; `None` for standard output.
fn target(args: &Args, vendor: &str, context: &Context) -> Option<PathBuf> {
    match &args.output {
        Some(path) if path.as_os_str() == "-" => None,
        Some(path) => Some(path.clone()),
        None => {
            let named = context.catalogue.as_deref();
            let folder = catalogue::locate(named)
                .unwrap_or_else(|_| named.unwrap_or(Path::new("catalogue")).to_owned());
            Some(folder.join(format!("{vendor}.yaml")))
        }
    }
}

fn refuse_existing(path: &Path) -> Result<()> {
    let found = [path.to_owned(), path.with_extension("yml"), lock::beside(path)]
        .into_iter()
        .find(|path| path.exists());
    found.map_or(Ok(()), |found| Err(exists(&found)))
}

fn exists(path: &Path) -> CommandError {
    CommandError::refused(format!("`{}` already exists", shown(path)))
        .help("choose another vendor with `--vendor ID`, or another file with `--output FILE`")
}

/// Returns the given id, or an id made from the name of the first document.
fn vendor(args: &Args) -> Result<String> {
    let id = match &args.vendor {
        Some(id) if errcat_codegen::is_id(id) => id.clone(),
        Some(id) => {
            return Err(CommandError::refused(format!("invalid vendor id `{id}`"))
                .help("use lower-case letters, digits, `_` and `-`, beginning with a letter"));
        }
        None => id_of(args.files.first().map_or(Path::new(""), PathBuf::as_path)),
    };
    match errcat_codegen::reserved_id(&id) {
        None => Ok(id),
        Some(reason) => Err(CommandError::refused(format!("`{id}` cannot be used as a vendor id: {reason}"))
            .help(format!("choose another id, such as `--vendor {id}-api`"))),
    }
}

fn id_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or("");
    let id: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let id = id.trim_matches(|c: char| c == '_' || c.is_ascii_digit()).to_owned();
    if id.is_empty() { "imported".to_owned() } else { id }
}

/// Prints the catalogue file on standard output, and the rest on standard error.
fn print(import: &Import, context: &mut Context) -> Result<()> {
    write!(context.out, "{}", import.yaml)?;
    context.flush()?;
    note(&import.summary);
    review::left_out(&import.summary).iter().for_each(note);
    Ok(())
}

/// The catalogue file, and its lock.
fn write(import: &mut Import, documents: &[PathBuf], path: &Path, context: &mut Context) -> Result<()> {
    let lock = lock::beside(path);
    review::write(import, context)?;
    create(path, &import.yaml)?;
    import.lock.set_paths(documents.iter().map(|document| match document.as_os_str() == "-" {
        true => document::STANDARD_INPUT.to_owned(),
        false => lock::relative(document, &lock),
    }));
    create(&lock, &import.lock.to_string())?;
    writeln!(context.out, "\ncreated {}\ncreated {}", shown(path), shown(&lock))?;
    Ok(())
}

fn create(path: &Path, text: &str) -> Result<()> {
    let failure = |error: &std::io::Error| CommandError::io(path, "written", error);
    fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).map_err(|error| failure(&error))?;
    match fs::File::create_new(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(|error| failure(&error)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(exists(path)),
        Err(error) => Err(failure(&error)),
    }
}

fn refusal(failure: compiler::Failure, context: &mut Context) -> Result {
    match failure {
        compiler::Failure::Unreadable(finding) => {
            let refused = CommandError::refused(finding.to_string());
            Err(finding.help.into_iter().fold(refused, CommandError::help))
        }
        compiler::Failure::Unclear(guesses) => {
            review::guesses(&guesses, context)?;
            context.flush()?;
            Err(document::question(&guesses))
        }
        compiler::Failure::NoCodes(summary) => {
            review::places(&summary, context)?;
            context.flush()?;
            Err(CommandError::not_found("no error codes found")
                .help("specify the column with the codes: `--column code=\"Header\"`"))
        }
        _ => Err(CommandError::refused("the documents cannot be imported")),
    }
}
