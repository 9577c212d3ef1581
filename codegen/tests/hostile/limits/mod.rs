//! Every input is processed quickly, whatever it contains.

mod inputs;

use super::full;
use errcat_codegen::{Format, emit, load_from_memory};
use inputs::{GROUP, Input, inputs};
use std::time::{Duration, Instant};

/// Far more than any input needs, so that tests pass on a busy machine.
const LIMIT: Duration = Duration::from_secs(10);

/// A megabyte for the full run, and less for the usual one.
fn size() -> usize {
    if full() { 1 << 20 } else { 1 << 15 }
}

/// Reads, compiles and reports like a build.
fn process(input: &Input) -> Duration {
    let start = Instant::now();
    match load_from_memory("acme.yaml", input.bytes.clone()) {
        Ok((catalogue, _)) => drop(emit(&catalogue)),
        Err(report) => {
            assert!(report.has_errors(), "{}", input.what);
            for format in [
                Format::Human { colour: false, width: None },
                Format::Short,
                Format::JsonLines,
                Format::GitHub,
            ] {
                report.render(format).to_string();
            }
        }
    }
    start.elapsed()
}

#[test]
#[ignore = "measures time: run it on an idle machine, as CONTRIBUTING says"]
fn every_input_is_processed_quickly() {
    let mut slowest = (Duration::ZERO, String::new());
    for input in inputs(size()) {
        let time = process(&input);
        assert!(time < LIMIT, "{} took {time:?}", input.what);
        slowest = slowest.max((time, input.what));
    }
    println!("slowest: {slowest:?}");
}

/// The largest known catalogues are half this size.
#[test]
#[ignore = "needs gigabytes: run it as CONTRIBUTING says"]
fn two_hundred_thousand_codes_load() {
    let prose = "Nothing was found under this name, which may be spelt otherwise. ".repeat(4);
    let mut text = format!("title: T\n{GROUP}");
    for n in 0..200_000 {
        let code =
            format!("    code_{n}: {{ status: 404, meaning: \"{n}: {prose}\", fix: \"Look again.\" }}\n");
        text.push_str(&code);
    }
    assert!(text.len() > 60_000_000, "{} bytes", text.len());
    let start = Instant::now();
    let loaded = load_from_memory("acme.yaml", text.into());
    println!("200,000 codes: {:?}", start.elapsed());
    assert!(loaded.is_ok(), "{}", loaded.unwrap_err().short());
}
