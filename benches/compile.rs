//! Compiling YAML to all outputs, compared with serde_yaml reading the same files into
//! the same types.

use errcat_bench::work::{Folder, check, deserialize, everything};
use errcat_bench::{brief, compare, way};

fn main() {
    let sizes: &[usize] = if brief() { &[100] } else { &[100, 1_000, 10_000, 100_000] };
    for &codes in sizes {
        folder_of(codes, codes);
        folder_of(codes, codes.min(50));
    }
    if !brief() {
        growth();
    }
}

/// Compiles a folder of `codes` codes, in files of `per_file` codes.
fn folder_of(codes: usize, per_file: usize) {
    let folder = Folder::new(codes, per_file);
    let size = folder.size();
    let title = format!("{codes} codes, {} files, {} KiB of YAML", codes / per_file, size / 1024);
    compare(
        &title,
        folder.path(),
        &[
            way("serde_yaml: the same types", deserialize),
            way("errcat: load and check", check),
            way("errcat: everything", everything),
        ],
    );
}

/// Compares catalogues of different sizes: ten times the codes should take ten times as
/// long.
fn growth() {
    let (small, large) = (Folder::new(10_000, 10_000), Folder::new(100_000, 100_000));
    compare(
        "growth: everything, one file",
        &(),
        &[
            way("10,000 codes, ten times", |()| (0..10).for_each(|_| everything(small.path()))),
            way("100,000 codes", |()| everything(large.path())),
        ],
    );
}
