mod mirror;

use crate::emit::{self, Audience};
use crate::output::shown;
use crate::{Kind, Output, OutputFolder, Report, WriteError};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

/// Compiles a catalogue from a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> std::process::ExitCode {
///     errcat_codegen::Builder::new("catalogue").run()
/// }
/// ```
///
/// The crate then includes the generated code:
///
/// ```ignore
/// errcat_core::include_catalogue!();
/// ```
#[derive(Debug, Clone)]
pub struct Builder {
    catalogue: PathBuf,
    mirror: Option<PathBuf>,
    audience: Audience,
    internal_codes: bool,
}

/// The reason why a catalogue was not compiled.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The catalogue has errors.
    Mistakes(Report),
    /// An output could not be written.
    Write(WriteError),
    /// The build script has already compiled another catalogue to the same place.
    SecondCatalogue {
        /// The catalogue that was not compiled.
        catalogue: PathBuf,
    },
    /// `OUT_DIR` is not set: this is not a build script.
    NoOutDir,
}

impl Builder {
    /// Creates a builder for the catalogue in this folder, relative to the package.
    pub fn new(catalogue: impl Into<PathBuf>) -> Self {
        Builder {
            catalogue: catalogue.into(),
            mirror: None,
            audience: Audience::OwnCrate,
            internal_codes: false,
        }
    }

    /// Keeps a copy of all generated files in this folder, for review, commit and
    /// publication: the Rust, the pages and the JSON.
    ///
    /// The next build restores files that were edited or removed. A mirror belongs to one
    /// catalogue; using that of another catalogue is an error. A mirror that cannot be
    /// written is a warning, since sources may be read-only. No mirror is written into a
    /// package that cargo has unpacked, for example from a registry.
    pub fn mirror(mut self, dir: impl Into<PathBuf>) -> Self {
        self.mirror = Some(dir.into());
        self
    }

    /// Makes adding a code a minor change for crates that depend on this one: they can
    /// neither match an enum without a wildcard nor cast it (`Code::X as usize` does not
    /// compile there). Use this if you publish the crate.
    ///
    /// The cost is a hidden variant, so the crate itself needs a wildcard too.
    /// Without it, the crate that owns the enum matches exhaustively, and the compiler
    /// points out every match that a new code affects.
    pub fn published(mut self) -> Self {
        self.audience = Audience::OtherCrates;
        self
    }

    /// Shows codes with `visibility: internal` on pages and in the finder, too: for the pages
    /// of the vendor's own engineers.
    pub fn internal_codes(mut self) -> Self {
        self.internal_codes = true;
        self
    }

    /// Compiles, tells cargo about it, and returns how the build script should end.
    pub fn run(self) -> ExitCode {
        match self.compile() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                error.tell_cargo();
                ExitCode::FAILURE
            }
        }
    }

    /// Compiles into `OUT_DIR`, prints the files that cargo must watch, and
    /// returns errors to the caller.
    ///
    /// # Errors
    ///
    /// Returns an error if the catalogue has errors, if a folder cannot be read or written,
    /// or if it has the output of another catalogue.
    pub fn compile(self) -> Result<(), BuildError> {
        watch(&self.catalogue);
        let out_dir = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or(BuildError::NoOutDir)?;
        claim(&self.catalogue)?;
        let mirror = self.mirror.filter(|mirror| mirror::is_wanted(mirror));
        let (mut catalogue, warnings) = crate::load(&self.catalogue).map_err(BuildError::Mistakes)?;
        catalogue.shows_internal = self.internal_codes;
        tell_cargo(&warnings);
        // Without a mirror, the other outputs are not used.
        let kinds: &[Kind] = if mirror.is_some() { &Kind::ALL } else { &[Kind::Rust] };
        let outputs = emit::emit_for(&catalogue, kinds, self.audience);
        if let Some(mirror) = &mirror {
            mirror::update(mirror, &self.catalogue, &outputs).map_err(BuildError::Write)?;
        }
        write_rust(&out_dir.join("errcat"), &outputs).map_err(BuildError::Write)
    }
}

/// Makes cargo run the build script again if a file or folder changes. Cargo reads lines,
/// so a name with a line end cannot be watched.
fn watch(path: &Path) {
    let path = path.display().to_string();
    if !path.contains(['\n', '\r']) {
        println!("cargo::rerun-if-changed={path}");
    }
}

/// Returns an error for a second catalogue, since there is only one `OUT_DIR`.
fn claim(catalogue: &Path) -> Result<(), BuildError> {
    static COMPILED: OnceLock<PathBuf> = OnceLock::new();
    let real = catalogue.canonicalize().unwrap_or_else(|_| catalogue.to_owned());
    if *COMPILED.get_or_init(|| real.clone()) == real {
        return Ok(());
    }
    Err(BuildError::SecondCatalogue { catalogue: catalogue.to_owned() })
}

/// Writes the Rust to `OUT_DIR`, where rustc reads it, without the folder that it has in
/// the mirror. All files there are generated.
fn write_rust(dir: &Path, outputs: &[Output]) -> Result<(), WriteError> {
    let rust: Vec<Output> = outputs
        .iter()
        .filter_map(|output| {
            let path = output.path.strip_prefix("rust/")?.to_owned();
            Some(Output::new(path, output.text.clone()))
        })
        .collect();
    OutputFolder::new(dir).force(true).write(&rust).map(drop)
}

/// Prints a line for each finding. Cargo shows them even if the build succeeds.
fn tell_cargo(report: &Report) {
    for diagnostic in report.shown() {
        println!("cargo::{}={diagnostic}", diagnostic.severity().as_str());
    }
    match report.not_shown() {
        0 => {}
        more => println!("cargo::warning=... and {more} more"),
    }
}

impl BuildError {
    /// Prints one line for each error, which cargo and editors show, and then the whole
    /// report with its snippets.
    fn tell_cargo(&self) {
        match self {
            BuildError::Mistakes(report) => {
                tell_cargo(report);
                eprintln!("{report}");
            }
            other => println!("cargo::error={other}"),
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::Mistakes(report) => report.fmt(f),
            BuildError::Write(error @ WriteError::OtherCatalogue { .. }) => {
                write!(f, "{error}: give each catalogue a separate mirror")
            }
            BuildError::Write(error) => error.fmt(f),
            BuildError::SecondCatalogue { catalogue } => write!(
                f,
                "`{}` is the second catalogue of this build script, and both would be written to `OUT_DIR`: put all files into one folder, or each catalogue into a separate crate",
                shown(catalogue)
            ),
            BuildError::NoOutDir => f.write_str("OUT_DIR is not set: compile a catalogue from a build script, or use `errcat_codegen::load` and `emit`"),
        }
    }
}

impl std::error::Error for BuildError {}
