//! rustc's cost for one package of a workspace. Cargo passes the arguments and starts
//! rustc through this program, as `RUSTC_WRAPPER`.

use crate::cargo::artifacts;
use crate::process::{cpu_of_children, peak_of_children};
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The environment variable with the path of the log, which gets a line for each crate. If
/// it is set, this process runs rustc.
const LOG: &str = "ERRCAT_BENCH_RUSTC_LOG";

/// The cost of one run of rustc.
#[derive(Debug, Clone, Copy)]
pub struct Compiled {
    /// The user and system time, in seconds.
    pub cpu: f64,
    /// The peak memory, in bytes.
    pub peak: f64,
}

/// Compiles a package with a cargo command, even if it is unchanged, and returns the cost
/// of rustc.
///
/// # Panics
///
/// Panics if the package is not compiled.
pub fn compile(build: &mut Command, package: &Path, log: &Path) -> Compiled {
    touch(&package.join("src/lib.rs"));
    fs::remove_file(log).unwrap_or_default();
    // Incremental compilation would do nothing the second time.
    build.env("CARGO_INCREMENTAL", "0").env("RUSTC_WRAPPER", this_program()).env(LOG, log);
    artifacts(build);
    let name = package.file_name().unwrap_or_default().to_string_lossy().replace('-', "_");
    let lines = fs::read_to_string(log).unwrap_or_default();
    let compiled = lines.lines().filter_map(|line| line.strip_prefix(&name)).find_map(read);
    compiled.unwrap_or_else(|| panic!("{build:?} did not compile {name}"))
}

fn this_program() -> OsString {
    let path = std::env::current_exe();
    path.unwrap_or_else(|error| panic!("cannot find this program: {error}")).into()
}

/// Makes cargo see a changed file: one that is newer than the output.
fn touch(path: &Path) {
    let touched = fs::read(path).and_then(|bytes| fs::write(path, bytes));
    touched.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn read(line: &str) -> Option<Compiled> {
    let (cpu, peak) = line.trim().split_once(' ')?;
    Some(Compiled { cpu: cpu.parse().ok()?, peak: peak.parse().ok()? })
}

/// Runs rustc and records its cost, if cargo started this process for that.
pub fn as_rustc() -> Option<ExitCode> {
    let log = std::env::var_os(LOG)?;
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (rustc, arguments) = arguments.split_first()?;
    let status = Command::new(rustc).args(arguments).status();
    let status = status.unwrap_or_else(|error| panic!("{rustc:?} cannot be run: {error}"));
    let named = arguments.iter().position(|argument| argument == "--crate-name");
    if let Some(name) = named.and_then(|at| arguments.get(at + 1)) {
        let cost = format!("{} {} {}\n", name.display(), cpu_of_children().as_secs_f64(), peak_of_children());
        let written = OpenOptions::new().create(true).append(true).open(log);
        let written = written.and_then(|mut log| log.write_all(cost.as_bytes()));
        written.unwrap_or_else(|error| panic!("cannot write the cost of {name:?}: {error}"));
    }
    Some(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
