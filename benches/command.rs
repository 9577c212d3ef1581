//! Measures the command as users run it: whole processes, compared with `true`, which does
//! nothing.

use errcat_bench::cargo::{artifacts, cargo, root};
use errcat_bench::process::{Cost, cost};
use errcat_bench::{brief, median};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The budget: how much longer than `true` the command may take.
const BUDGET: Duration = Duration::from_millis(15);

const WAYS: &[&[&str]] =
    &[&["explain", "job_not_ready"], &["explain", "dweet/RATE_LIMITED"], &["list"], &["--help"]];

fn main() {
    let mut ways = ways(&errcat());
    // Run once before measuring, since the first run reads program and catalogue from the
    // disk.
    for way in &mut ways {
        cost(way);
    }
    let rounds: Vec<Vec<Cost>> = (0..rounds()).map(|_| ways.iter_mut().map(cost).collect()).collect();
    println!("\na whole process, five vendors; over `true`, budget {} ms", BUDGET.as_millis());
    line("true", &|figure| median(rounds.iter().map(|round| figure(&round[0]))));
    for (index, arguments) in WAYS.iter().enumerate() {
        line(&format!("errcat {}", arguments.join(" ")), &|figure| {
            median(rounds.iter().map(|round| figure(&round[index + 1]) - figure(&round[0])))
        });
    }
}

/// `true`, and the command with each of its arguments.
fn ways(errcat: &Path) -> Vec<Command> {
    let errcat = WAYS.iter().map(|arguments| {
        let mut way = Command::new(errcat);
        // `list` prints the number of codes on standard error.
        way.args(*arguments).current_dir(root()).stderr(Stdio::null());
        way
    });
    std::iter::once(Command::new("true")).chain(errcat).collect()
}

/// Prints the milliseconds of one command: wall-clock time and CPU time.
fn line(name: &str, median_of: &dyn Fn(fn(&Cost) -> f64) -> f64) {
    let (wall, cpu) = (median_of(|cost| millis(cost.wall)), median_of(|cost| millis(cost.cpu)));
    println!("  {name:<36} {wall:>9.2} ms {cpu:>7.2} ms CPU");
}

/// Returns the number of rounds, which is odd so that there is a median.
fn rounds() -> usize {
    if brief() { 1 } else { 201 }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Builds the command, optimised as users install it, unless nothing is measured.
fn errcat() -> PathBuf {
    // In the target folder of this benchmark, so that a second run builds nothing.
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut build = cargo("build", &root().join("Cargo.toml"), tmp.parent().unwrap_or(tmp));
    build.args(["--locked", "--package", "errcat-cli"]);
    if !brief() {
        build.arg("--release");
    }
    let mut programs = artifacts(&mut build).into_iter().filter_map(|artifact| artifact.executable);
    programs.next_back().unwrap_or_else(|| panic!("{build:?} built no program"))
}
