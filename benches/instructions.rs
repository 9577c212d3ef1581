//! Counts the instructions of the work that the other benchmarks time. They do not
//! depend on the load of the machine, so counts of different days are comparable:
//! `instructions.txt` has the committed ones, for the pinned toolchain and dependencies.
//!
//! Each case runs in a separate process under callgrind, which counts within
//! [`measured`] only. An argument selects the cases whose names start with it.

use errcat::vendors::dweet;
use errcat_bench::bodies::{NO_HEADERS, SHORT, USUAL, long};
use errcat_bench::lookup::{self, Key, Kind, Size};
use errcat_bench::work::{Folder, check, deserialize, everything};
use errcat_bench::{brief, catalogue};
use errcat_core::Response;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::{env, fs};

/// Allowed difference from the committed counts in percent, since the system's
/// functions are not pinned.
const TOLERANCE: f64 = 2.0;

const BASELINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.txt");

type Work = Box<dyn Fn()>;
type LookUp = Box<dyn Fn(&Key) -> Option<u32>>;

/// A name, a group, whose first case is the limit of the others, and a preparation.
struct Case {
    group: String,
    name: &'static str,
    prepare: Box<dyn Fn() -> Work>,
}

fn main() -> ExitCode {
    let selected = env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.id().starts_with(&selected)).collect();
    if env::var_os("ERRCAT_BENCH_COUNTED").is_some() {
        cases.iter().for_each(|case| measured(&(case.prepare)()));
        return ExitCode::SUCCESS;
    }
    if brief() {
        cases.iter().for_each(|case| (case.prepare)()());
        return ExitCode::SUCCESS;
    }
    report(&cases)
}

/// Runs the work that is counted.
#[inline(never)]
fn measured(work: &Work) {
    black_box(work)();
}

impl Case {
    fn id(&self) -> String {
        format!("{}: {}", self.group, self.name)
    }

    fn count(&self) -> u64 {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .args(["--collect-atstart=no", "--toggle-collect=*measured*"])
            .arg(env::current_exe().expect("a program knows where it is"))
            .arg(self.id())
            .env("ERRCAT_BENCH_COUNTED", "1")
            .output()
            .unwrap_or_else(|error| panic!("valgrind, which counts the instructions, does not run: {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        let collected = said.lines().find_map(|line| line.split_once("Collected : "));
        let (_, count) = collected.unwrap_or_else(|| panic!("valgrind counted nothing:\n{said}"));
        count.trim().parse().expect("valgrind prints a number")
    }
}

/// Prints every count, its ratio to the limit, and the change since the baseline.
fn report(cases: &[Case]) -> ExitCode {
    let mut baseline = baseline();
    let (mut limit, mut changed) = (("", 0), false);
    for case in cases {
        let count = case.count();
        if limit.0 != case.group {
            println!("\n{}", case.group);
            limit = (case.group.as_str(), count);
        }
        let change = baseline.insert(case.id(), count).map(|old| 100.0 * (count as f64 / old as f64 - 1.0));
        let shown = change.map_or("new".to_owned(), |change| format!("{change:+.1} %"));
        changed |= change.is_none_or(|change| change.abs() > TOLERANCE);
        let ratio = count as f64 / limit.1 as f64;
        println!("  {:<30} {count:>14} {ratio:>6.2}x {shown:>8}", case.name);
    }
    if env::var_os("ERRCAT_UPDATE").is_some() {
        let lines: String = baseline.iter().map(|(id, count)| format!("{count:>12} {id}\n")).collect();
        fs::write(BASELINE, lines).expect("the baseline can be written");
    } else if changed {
        println!("\nmore than {TOLERANCE} % from instructions.txt: ERRCAT_UPDATE=1 accepts it");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn baseline() -> BTreeMap<String, u64> {
    let text = fs::read_to_string(BASELINE).unwrap_or_default();
    let line = |line: &str| {
        let (count, id) = line.trim().split_once(' ')?;
        Some((id.to_owned(), count.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

fn cases() -> Vec<Case> {
    let lookups = lookup::SIZES.iter().flat_map(looking_up);
    let decoded = [
        decoding("decode, 94 bytes", || SHORT.to_owned()),
        decoding("decode, 457 bytes", || USUAL.to_owned()),
        decoding("decode, 9 KB", long),
    ];
    compiling().into_iter().chain(lookups).chain(decoded.into_iter().flatten()).collect()
}

fn case(group: &str, name: &'static str, prepare: impl Fn() -> Work + 'static) -> Case {
    Case { group: group.to_owned(), name, prepare: Box::new(prepare) }
}

fn compiling() -> [Case; 3] {
    let group = "compile, 10,000 codes";
    let on_folder = |run: fn(&std::path::Path)| {
        move || -> Work {
            let codes = if brief() { 100 } else { 10_000 };
            let folder = Folder::new(codes, codes);
            Box::new(move || run(folder.path()))
        }
    };
    [
        case(group, "serde_yaml", on_folder(deserialize)),
        case(group, "load and check", on_folder(check)),
        case(group, "everything", on_folder(everything)),
    ]
}

fn looking_up(size: &'static Size) -> [Case; 3] {
    let &Size { codes, by_errcat, by_phf, .. } = size;
    let group = format!("lookup, {codes} codes");
    let hits = move |look_up: LookUp| -> Work {
        let keys = lookup::keys(codes, Kind::Hits);
        Box::new(move || assert!(keys.iter().all(|key| look_up(key) == key.number)))
    };
    let wires = move || catalogue::wires(codes).collect::<Vec<_>>();
    [
        case(&group, "the limit", move || {
            let wires = wires();
            hits(Box::new(move |key| lookup::limit(&wires, key)))
        }),
        case(&group, "errcat", move || hits(Box::new(move |key| by_errcat(&key.text)))),
        case(&group, "phf", move || hits(Box::new(move |key| by_phf(&key.text)))),
    ]
}

fn decoding(group: &str, body: fn() -> String) -> [Case; 2] {
    [
        case(group, "serde_json: IgnoredAny", move || {
            let body = body();
            Box::new(move || assert!(serde_json::from_str::<IgnoredAny>(&body).is_ok()))
        }),
        case(group, "errcat", move || {
            let body = body();
            Box::new(move || {
                let response = Response::new(400_u16, &NO_HEADERS, body.as_bytes());
                assert!(dweet::Code::decode(&response).known().is_some());
            })
        }),
    ]
}
