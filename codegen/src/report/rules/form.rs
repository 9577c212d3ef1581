//! Rules about the form of a file: YAML, keys, values.

use super::{RuleExample, RuleInfo};
use crate::report::Severity;

pub(in crate::report) static SYNTAX: RuleInfo = RuleInfo {
    id: "syntax",
    severity: Severity::Error,
    allowable: false,
    summary: "A file is YAML: one document, without anchors, aliases and tags.",
    why: "\
Prose without quotes is where it mostly goes wrong: a `:` with a space after it begins a map, and a text \
cannot begin with a backtick, `@`, `%`, `*`, `&`, `!`, `[`, `{` or a quotation mark. Quotes or a block \
(`>-`, `|`) take everything. Anchors, aliases and tags change what a value is without showing it, and no \
catalogue needs them.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      bad_size:
        status: 400
        meaning: `size` is not one of the sizes.
        fix: "Send S, M or L."
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      bad_size:
        status: 400
        meaning: "`size` is not one of the sizes."
        fix: "Send S, M or L."
"#,
    ),
};

pub(in crate::report) static UNKNOWN_KEY: RuleInfo = RuleInfo {
    id: "unknown-key",
    severity: Severity::Error,
    allowable: false,
    summary: "The format has every key that a file uses.",
    why: "\
A misspelt key would otherwise be ignored, and what it says would be missing from types and pages. \
Between `{` and `}` a comma ends a value, so that the rest of a text without quotes looks like a key.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        categroy: failed_precondition
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        category: failed_precondition
"#,
    ),
};

pub(in crate::report) static MISSING_KEY: RuleInfo = RuleInfo {
    id: "missing-key",
    severity: Severity::Error,
    allowable: false,
    summary: "What has to be there is there.",
    why: "\
A heading without a title, an envelope without the place of the code, a vendor or a set without codes: \
nothing sensible can be made of them, and a default would be a guess.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};

pub(in crate::report) static DUPLICATE_KEY: RuleInfo = RuleInfo {
    id: "duplicate-key",
    severity: Severity::Error,
    allowable: false,
    summary: "A key stands once in its map.",
    why: "\
Most YAML readers keep the last of two like keys without a word. What the first one says is lost, and it \
is rarely the one that was meant to go.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        status: 410
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: [409, 410]
        meaning: "None are left."
        fix: "Order something else."
"#,
    ),
};

pub(in crate::report) static INVALID_VALUE: RuleInfo = RuleInfo {
    id: "invalid-value",
    severity: Severity::Error,
    allowable: false,
    summary: "A value is of the kind its key asks for.",
    why: "\
A list where a map is asked for, a word that is not on the list, a span of time without a unit, a JSON \
Pointer without its slash: each of these would otherwise be guessed at. `60` may be meant as seconds or \
as minutes; `60s` is only one of them.",
    failing: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call again.", retry: backoff }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call again.", retry: backoff }
"#,
    ),
};

pub(in crate::report) static EMPTY_VALUE: RuleInfo = RuleInfo {
    id: "empty-value",
    severity: Severity::Error,
    allowable: false,
    summary: "A key that is there says something.",
    why: "\
An empty list or map, or a key with nothing behind it, is mostly something that was to be filled in later, \
and reads as if the vendor had been asked and said nothing. What is not known is left out. Where the key \
itself says something, as that of a code, a header or a field does, it may stand alone.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        retry: {}
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        retry: never
"#,
    ),
};
