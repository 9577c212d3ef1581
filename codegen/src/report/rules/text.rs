//! Rules about the contents of texts.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static EMPTY_TEXT: RuleInfo = RuleInfo {
    id: "empty-text",
    severity: Severity::Error,
    allowable: false,
    summary: "Texts are not empty.",
    why: "\
An empty text is usually a mistake. If there is no information, omit the key; if guidance \
is missing, state the reason in a waiver.",
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
    fixed: RuleExample::new(
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
    summary: "Texts contain no control or direction-changing characters.",
    why: "\
Control characters reach terminals and logs, and characters that change the text direction make a page \
show something other than the file contains (CVE-2021-42574). Neither belongs in a sentence.",
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
    fixed: RuleExample::new(
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

pub(in crate::report) static LOOK_ALIKE_CHARACTER: RuleInfo = RuleInfo {
    id: "look-alike-character",
    severity: Severity::Error,
    allowable: false,
    summary: "Indentation, quotes and dashes of YAML are ASCII characters.",
    why: "\
Text copied from a web page or a word processor has no-break spaces, typographic quotes and long dashes. \
They look like YAML, but YAML reads them as text, so a line silently belongs to another key. `errcat check \
--fix` replaces them.",
    failing: RuleExample::new(
        "title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning:\u{a0}\"None are left.\"
        fix: \"Order something else.\"
",
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
"#,
    ),
};

pub(in crate::report) static INVISIBLE_CHARACTER: RuleInfo = RuleInfo {
    id: "invisible-character",
    severity: Severity::Warning,
    allowable: true,
    summary: "Codes, names and labels contain no invisible characters.",
    why: "\
Text copied from a page can contain a zero-width space, a soft hyphen or a no-break space. Codes are \
compared byte by byte, so a code that contains one is never found, for no visible reason. Prose may \
contain them.",
    failing: RuleExample::new(
        "title: Acme
groups:
  - title: Or\u{200b}ders
    codes:
      sold_out: { status: 409, meaning: \"None are left.\", fix: \"Order something else.\" }
",
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

pub(in crate::report) static PLAIN_SCALAR_TRAP: RuleInfo = RuleInfo {
    id: "plain-scalar-trap",
    severity: Severity::Warning,
    allowable: true,
    summary: "Unquoted texts do not end at a `#`.",
    why: "\
A `#` after a space begins a comment, so the rest of the sentence is silently lost. If you mean a \
comment, put it on a separate line, or quote the text before it.",
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
    fixed: RuleExample::new(
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

pub(in crate::report) static PROSE_MARKUP: RuleInfo = RuleInfo {
    id: "prose-markup",
    severity: Severity::Warning,
    allowable: true,
    summary: "Pages show prose as it is written: without HTML, relative links, images and lost backslashes.",
    why: "\
Prose is CommonMark. HTML tags in it are shown to readers as they are; a link without a target, or relative to the page \
it was copied from, leads nowhere; images are not shown; and a backslash before a punctuation mark is lost. \
Texts that are copied from a page often have one of these.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "<p>None are left.</p>", fix: "Order something else." }
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

pub(in crate::report) static IMPORT_QUESTION: RuleInfo = RuleInfo {
    id: "import-question",
    severity: Severity::Warning,
    allowable: false,
    summary: "Every open question of an import is answered.",
    why: "\
`errcat import` marks what it cannot determine with a comment `TODO(import)`. Answer the \
question and remove the comment; until then, the file contains a fact that nobody has checked.",
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
    fixed: RuleExample::new(
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
