//! A short, deterministic fuzzing run. For longer runs, use the targets in `fuzz/`.

use super::{cases, harness};
use std::fs;
use std::path::Path;

/// A deterministic random number generator (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0)
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

/// Inputs found by fuzzing, and the seeds.
fn files(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(folder).expect("a folder of tests can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file can be read")).collect()
}

#[test]
fn inputs_found_by_fuzzing_are_handled() {
    for bytes in files("hostile/finds") {
        harness::load(&bytes);
    }
}

#[test]
fn changed_catalogues_are_handled() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let whole = files("golden/everything/catalogue").swap_remove(0);
    for _ in 0..cases(150) {
        let mut bytes = whole.clone();
        for _ in 0..=numbers.next() % 4 {
            change(&mut bytes, &mut numbers);
        }
        harness::load(&bytes);
    }
}

/// Inserts a piece, or removes some bytes.
fn change(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let at = numbers.next() % bytes.len();
    let end = (at + numbers.next() % 12).min(bytes.len());
    let piece = harness::PIECES[numbers.next() % harness::PIECES.len()];
    bytes.splice(at..end, piece.bytes());
}

#[test]
fn edited_examples_are_handled() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..cases(150) {
        let length = 8 + numbers.next() % 120;
        harness::catalogue(&numbers.bytes(length));
    }
}
