//! Catalogues of any size, with texts of realistic length and variety.

/// Generates a realistic file with `codes` codes. Different seeds give different files; the
/// same seed gives the same bytes.
pub fn file(seed: usize, codes: usize) -> String {
    let mut text = format!("title: Vendor {seed}\n{HEAD}");
    for number in 0..codes {
        if number % GROUP == 0 {
            let group = number / GROUP;
            text.push_str(&format!("  - title: {} {group}\n    codes:\n", pick(NOUNS, seed + group)));
        }
        text.push_str(&code(seed, number));
    }
    text
}

/// Returns the wire strings of [`file`], in its order.
pub fn wires(codes: usize) -> impl Iterator<Item = String> {
    (0..codes).map(wire)
}

/// Codes of one group.
const GROUP: usize = 25;

const HEAD: &str = "\
envelope:
  code: /error/code
  message: /error/message
  request_id: /error/request_id
schedules:
  backoff: { initial: 1s, factor: 2, cap: 30s, attempts: 5 }
groups:
";

const NOUNS: &[&str] = &[
    "account", "api key", "booking", "campaign", "channel", "contract", "customer", "device", "document",
    "endpoint", "file", "invoice", "job", "ledger", "message", "order", "payment", "project", "region",
    "session", "shipment", "token", "upload", "webhook",
];

const ADJECTIVES: &[&str] = &["archived", "closed", "expired", "locked", "missing", "pending", "revoked"];

const PROBLEMS: &[&str] = &[
    "not_found",
    "limit_exceeded",
    "already_exists",
    "invalid",
    "unsupported",
    "conflict",
    "forbidden",
    "timeout",
];

const STATUSES: &[u16] = &[404, 429, 409, 400, 415, 409, 403, 504];

fn pick<'w>(words: &[&'w str], number: usize) -> &'w str {
    words[number % words.len()]
}

/// Returns a wire string that is unique for every number. Like real vendors' codes, they
/// share prefixes and suffixes.
fn wire(number: usize) -> String {
    let problem = pick(PROBLEMS, number);
    let noun = pick(NOUNS, number / PROBLEMS.len()).replace(' ', "_");
    let adjective = pick(ADJECTIVES, number / (PROBLEMS.len() * NOUNS.len()));
    match number / (PROBLEMS.len() * NOUNS.len() * ADJECTIVES.len()) {
        0 => format!("{adjective}_{noun}_{problem}"),
        series => format!("{adjective}_{noun}_{series}_{problem}"),
    }
}

fn code(seed: usize, number: usize) -> String {
    let (wire, status) = (wire(number), STATUSES[number % STATUSES.len()]);
    let noun = pick(NOUNS, number / PROBLEMS.len());
    let other = pick(NOUNS, seed + number / 3);
    let retry = match status {
        429 => "      retry: backoff\n",
        504 => "      retry: { verdict: yes, schedule: backoff, idempotent_only: true }\n",
        _ => "      retry: never\n",
    };
    format!(
        "      {wire}:\n        status: {status}\n        meaning: >-\n          The {noun} named in the request cannot be used with this {other}; the response\n          says under `error.field` which of the {} values it was.\n        fix: \"Look up the {noun} in the dashboard, then send the request with its present id.\"\n  {retry}",
        number % 7 + 2
    )
}

#[cfg(test)]
mod tests {
    use super::{file, wires};
    use std::collections::HashSet;

    #[test]
    fn the_catalogue_is_valid_and_its_codes_are_unique() {
        let file = file(1, 2_000);
        let loaded = errcat_codegen::load_from_memory("vendor1.yaml", file.into_bytes());
        let (catalogue, warnings) = loaded.unwrap_or_else(|report| panic!("{report}"));
        assert!(warnings.is_empty(), "{warnings}");
        let codes = catalogue.vendors[0].codes().map(|(_, code)| code.wire.clone());
        assert_eq!(codes.collect::<Vec<_>>(), wires(2_000).collect::<Vec<_>>());
        assert_eq!(wires(50_000).collect::<HashSet<_>>().len(), 50_000);
    }
}
