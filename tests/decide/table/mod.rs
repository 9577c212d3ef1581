//! The decisions for every code of the five vendors: one file per vendor, one line per
//! case. The decisions were entered from the vendors' pages. The format of a line:
//!
//! ```text
//! code | status | the rest of the response | the call | the decision
//! ```
//!
//! The code `-` means a page of a proxy as body. The status `-` means a decision from the
//! code alone, `body` for a body without a status, and `no response` for a lost
//! connection. The rest of a response consists of headers and, after `body`, fields of the
//! body.
//!
//! `ERRCAT_UPDATE=1 cargo test --test decide` writes the current decisions. Compare each
//! changed line with the vendor's page before you commit it.

use crate::plain;
use errcat::{Call, Response, Vendor};
use std::fmt::Write as _;
use std::path::PathBuf;

#[test]
fn novavms() {
    check(errcat::vendors::novavms::VENDOR);
}

#[test]
fn nova_partner() {
    check(errcat::vendors::nova_partner::VENDOR);
}

#[test]
fn novapulse() {
    check(errcat::vendors::novapulse::VENDOR);
}

#[test]
fn nookhive() {
    check(errcat::vendors::nookhive::VENDOR);
}

#[test]
fn dweet() {
    check(errcat::vendors::dweet::VENDOR);
}

fn check(vendor: Vendor<'static>) {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/decide/table/{}.txt", vendor.id()));
    let table = std::fs::read_to_string(&path).expect("the vendor has a table");
    let decided: String = table.lines().map(|line| decided(vendor, line) + "\n").collect();
    if std::env::var_os("ERRCAT_UPDATE").is_some() {
        std::fs::write(&path, &decided).expect("the table can be written");
    }
    let changed: String = table.lines().zip(decided.lines()).filter(|(old, new)| old != new).fold(
        String::new(),
        |mut all, (old, new)| {
            let _ = writeln!(all, "- {old}\n+ {new}");
            all
        },
    );
    assert!(changed.is_empty(), "{}: decisions differ from the table:\n{changed}", vendor.id());
    for entry in vendor.sets().flat_map(|set| set.iter()) {
        let identity = entry.identity().to_string();
        let (_, code) = identity.split_once('/').expect("an identity has a vendor");
        let is_there = table.lines().any(|line| line.split('|').next().map(str::trim) == Some(code));
        assert!(is_there, "{}: the table has no line for {code}", vendor.id());
    }
}

/// Returns the line with the current decision.
fn decided(vendor: Vendor<'static>, line: &str) -> String {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let [code, status, rest, call, _] = cells[..] else {
        assert!(line.is_empty() || line.starts_with('#'), "a line has five cells: {line}");
        return line.to_owned();
    };
    let call = plain(self::call(call));
    let decision = match (code, status) {
        ("no response", _) => vendor.no_response().decide(&call).to_string(),
        (code, "-") => {
            vendor.find(code).unwrap_or_else(|| panic!("no code {code}")).decide(&call).to_string()
        }
        (code, "body") => {
            let body = body(vendor, code, rest);
            vendor.decode(&Response::of_body(&body)).decide(&call).to_string()
        }
        (code, status) => {
            let (headers, body) = (headers(rest), body(vendor, code, rest));
            let status: u16 = status.parse().unwrap_or_else(|_| panic!("no status: {line}"));
            vendor.decode(&Response::new(status, &headers, &body)).decide(&call).to_string()
        }
    };
    let before = line.rsplit_once('|').map_or(line, |(before, _)| before.trim_end());
    format!("{before} | {decision}")
}

/// Parses `idempotent` or `POST 2`: whether the call is idempotent, and which attempt
/// failed.
fn call(cell: &str) -> Call {
    let (kind, attempt) = cell.split_once(' ').unwrap_or((cell, "1"));
    let attempts = attempt.parse().unwrap_or_else(|_| panic!("no number of an attempt: {cell}"));
    match kind {
        "GET" => Call::idempotent().attempts(attempts),
        "POST" => Call::non_idempotent().attempts(attempts),
        _ => panic!("neither GET nor POST: {cell}"),
    }
}

fn parts(rest: &str) -> impl Iterator<Item = (&str, &str)> {
    rest.split(';').filter_map(|part| part.trim().split_once(": "))
}

fn headers(rest: &str) -> Vec<(&str, &str)> {
    parts(rest).filter(|(name, _)| !name.starts_with("body ")).collect()
}

/// Returns the body in the vendor's envelope: flat for NovaVMS, nested for the others.
fn body(vendor: Vendor<'_>, code: &str, rest: &str) -> String {
    let fields = parts(rest).filter_map(|(name, value)| Some((name.strip_prefix("body ")?, value)));
    let fields: String = fields.map(|(name, value)| format!(r#", "{name}": {value}"#)).collect();
    match (code, vendor.id()) {
        ("-", _) => "<html><body>Bad gateway</body></html>".to_owned(),
        (code, "novavms") => format!(r#"{{ "error": "{code}", "message": "..."{fields} }}"#),
        (code, _) => format!(r#"{{ "error": {{ "code": "{code}", "message": "..."{fields} }} }}"#),
    }
}
