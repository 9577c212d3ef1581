//! Explains error codes: `cargo run -- weather/QUOTA_EXCEEDED`, or all of them.

#![forbid(unsafe_code)]

use errcat_core::Entry;
use parcels::vendors::CATALOGUE;
use std::process::ExitCode;

fn main() -> ExitCode {
    let identities: Vec<String> = std::env::args().skip(1).collect();
    if identities.is_empty() {
        CATALOGUE.entries().for_each(explain);
        return ExitCode::SUCCESS;
    }
    let mut all_known = true;
    for identity in &identities {
        match CATALOGUE.find(identity) {
            Some(entry) => explain(entry),
            None => {
                eprintln!("{identity}: not in the catalogue");
                all_known = false;
            }
        }
    }
    if all_known { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn explain(entry: Entry<'_>) {
    println!("{}: {}", entry.identity(), entry.meaning().unwrap_or("no meaning is stated"));
    println!("    fix: {}", entry.fix().unwrap_or("not documented"));
    println!("    retry: {}", entry.retry());
}
