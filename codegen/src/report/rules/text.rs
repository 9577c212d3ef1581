//! Rules about what stands in texts.

use super::{RuleExample, RuleInfo};
use crate::report::Severity;

pub(in crate::report) static EMPTY_TEXT: RuleInfo = RuleInfo {
    id: "empty-text",
    severity: Severity::Error,
    allowable: false,
    summary: "A text has words.",
    why: "\
An empty cell looks like something that was forgotten, and it mostly was. Where there is nothing to say, \
the key is left out; where guidance is lacking, a waiver says why.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: ""
        fix: "Order something else."
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
"#,
    ),
};

pub(in crate::report) static CONTROL_CHARACTER: RuleInfo = RuleInfo {
    id: "control-character",
    severity: Severity::Error,
    allowable: false,
    summary: "A text holds only characters that can be shown as they stand.",
    why: "\
Control characters reach terminals and logs, and those that change the direction of a text make a page \
show something else than the file says (CVE-2021-42574). Neither is ever part of a sentence.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left.\u202E"
        fix: "Order something else."
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
"#,
    ),
};

pub(in crate::report) static INVISIBLE_CHARACTER: RuleInfo = RuleInfo {
    id: "invisible-character",
    severity: Severity::Warning,
    allowable: true,
    summary: "Codes, names and labels hold no characters that nobody sees.",
    why: "\
A zero-width space, a soft hyphen or a no-break space comes along when a page is copied. A code with one \
in it is compared byte by byte and never found, and nobody sees why. In prose they are left alone.",
    failing: RuleExample::new(
        "title: Acme
groups:
  - title: Or\u{200b}ders
    codes:
      sold_out: { status: 409, meaning: \"None are left.\", fix: \"Order something else.\" }
",
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

pub(in crate::report) static PLAIN_SCALAR_TRAP: RuleInfo = RuleInfo {
    id: "plain-scalar-trap",
    severity: Severity::Warning,
    allowable: true,
    summary: "A text without quotes does not end at a `#`.",
    why: "\
A `#` after a space begins a comment, so that the rest of the sentence is lost without a word. Where a \
comment is meant, it goes on a line of its own, or the text before it into quotes.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: None are left.
        fix: Order the cake in oven #4 instead.
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: None are left.
        fix: "Order the cake in oven #4 instead."
"#,
    ),
};

pub(in crate::report) static IMPORT_QUESTION: RuleInfo = RuleInfo {
    id: "import-question",
    severity: Severity::Warning,
    allowable: false,
    summary: "Every question that an import left open is answered.",
    why: "\
`errcat import` writes what a document leaves open as a comment with `TODO(import)`. Answer the \
question and remove the comment; until then, the file has a fact that no person has checked.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        # TODO(import): line 12 gives another status
        status: [404, 409]
        meaning: "None are left."
        fix: "Order something else."
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
"#,
    ),
};
