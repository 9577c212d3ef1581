use crate::{Kind, Output, Report, output};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compiles a catalogue from a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> std::process::ExitCode {
///     errcat_codegen::Builder::new("catalogue").run()
/// }
/// ```
///
/// The crate itself then includes what was generated:
///
/// ```ignore
/// errcat_core::include_catalogue!();
/// ```
#[derive(Debug, Clone)]
pub struct Builder {
    catalogue: PathBuf,
    mirror: Option<PathBuf>,
}

/// Why a catalogue was not compiled.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// There are mistakes in the catalogue.
    Mistakes(Report),
    /// Something could not be read or written.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Cargo did not say where to write: this is not a build script.
    NoOutDir,
}

impl Builder {
    /// For the catalogue in this folder, relative to the package.
    pub fn new(catalogue: impl Into<PathBuf>) -> Self {
        Builder { catalogue: catalogue.into(), mirror: None }
    }

    /// Keeps a copy of everything that is generated in this folder, to be
    /// reviewed, committed and published: the Rust, the pages and the JSON.
    ///
    /// A copy that cannot be written is a warning: sources may be read-only.
    pub fn mirror(mut self, dir: impl Into<PathBuf>) -> Self {
        self.mirror = Some(dir.into());
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

    /// Compiles into `OUT_DIR`, prints what cargo has to watch, and leaves
    /// errors to the caller.
    ///
    /// # Errors
    ///
    /// Mistakes in the catalogue; folders that cannot be read or written.
    pub fn compile(self) -> Result<(), BuildError> {
        println!("cargo::rerun-if-changed={}", self.catalogue.display());
        let out_dir = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or(BuildError::NoOutDir)?;
        let (catalogue, warnings) = crate::load(&self.catalogue).map_err(BuildError::Mistakes)?;
        tell_cargo(&warnings);
        // Without a mirror nobody sees the rest.
        let kinds: &[Kind] = if self.mirror.is_some() { &Kind::ALL } else { &[Kind::Rust] };
        let outputs = crate::emit_kinds(&catalogue, kinds);
        write_rust(&out_dir.join("errcat"), &outputs)?;
        if let Some(mirror) = &self.mirror
            && let Err(error) = output::write(mirror, &outputs)
        {
            println!("cargo::warning={} was not brought up to date: {error}", mirror.display());
        }
        Ok(())
    }
}

/// rustc reads the Rust from `OUT_DIR`, without the folder it has in the mirror.
fn write_rust(dir: &Path, outputs: &[Output]) -> Result<(), BuildError> {
    let rust: Vec<Output> = outputs
        .iter()
        .filter_map(|output| {
            let path = output.path.strip_prefix("rust/")?.to_owned();
            Some(Output::new(path, output.text.clone()))
        })
        .collect();
    output::write(dir, &rust).map_err(|error| BuildError::Io { path: dir.to_owned(), error })?;
    Ok(())
}

/// A line for each finding. Cargo shows them whether or not the build goes on.
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
    /// One line for each mistake where cargo and editors show it, and the whole
    /// report, with its snippets, below.
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
            BuildError::Io { path, error } => write!(f, "{} cannot be written: {error}", path.display()),
            BuildError::NoOutDir => f.write_str("OUT_DIR is not set: compile a catalogue from a build script, or use `errcat_codegen::load` and `emit`"),
        }
    }
}

impl std::error::Error for BuildError {}
