//! Rules about the form of a file: YAML, keys, values.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static SYNTAX: RuleInfo = RuleInfo {
    id: "syntax",
    severity: Severity::Error,
    allowable: false,
    summary: "Every file is one YAML document without anchors, aliases and tags.",
    why: "\
Most syntax errors are in unquoted prose: a `:` followed by a space begins a map, and a text cannot begin \
with a backtick, `@`, `%`, `*`, `&`, `!`, `[`, `{` or a quotation mark. Quotes or a block (`>-`, `|`) \
accept any text. Anchors, aliases and tags change a value without showing it, and no catalogue needs them.",
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
    fixed: RuleExample::new(
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
    summary: "Every key is defined by the format.",
    why: "\
Otherwise a misspelt key would be ignored, and its value would be missing from types and pages. Between \
`{` and `}` a comma ends a value, so the rest of an unquoted text looks like a key.",
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
    fixed: RuleExample::new(
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
    summary: "Every required key is present.",
    why: "\
A group without a title, an envelope without the place of the code, a vendor or a set without codes: \
none of them can be compiled into anything useful, and a default would be a guess.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
    fixed: RuleExample::new(
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
    summary: "Keys in a map are unique.",
    why: "\
Most YAML parsers silently keep the last of two equal keys. The first value is lost, and it is rarely \
the one that was meant to be dropped.",
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
    fixed: RuleExample::new(
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
    summary: "Every value has the type and format that its key expects.",
    why: "\
A list instead of a map, a word that is not one of the choices, a duration without a unit, a JSON \
Pointer without its slash: the compiler would have to guess what each of them means. `60` may be seconds \
or minutes; `60s` is unambiguous.",
    failing: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
};

pub(in crate::report) static EMPTY_VALUE: RuleInfo = RuleInfo {
    id: "empty-value",
    severity: Severity::Error,
    allowable: false,
    summary: "Every key has a value.",
    why: "\
An empty list or map, or a key without a value, is usually a placeholder that was never filled in, and \
looks as if the fact had been checked and did not exist. Omit what is not documented. The name of a code, \
a header or a field is information in itself, so its value is optional.",
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
    fixed: RuleExample::new(
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
