//! Rules about what loads, but is probably a mistake.

use super::Severity;
use super::{RuleExample, RuleInfo};

/// A catalogue without a mistake.
const WHOLE: &str = r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#;

pub(in crate::report) static IGNORED_FILE: RuleInfo = RuleInfo {
    id: "ignored-file",
    severity: Severity::Warning,
    allowable: false,
    summary: "Every file that looks like a part of the catalogue is one.",
    why: "\
Only files directly in the folder whose names end in `.yaml` or `.yml` are read. Some editors add `.txt` \
to a name, and a subfolder looks like a good place for a file: its codes would be missing without a word.",
    failing: RuleExample::named("acme.yaml.txt", WHOLE),
    fixed: RuleExample::named("acme.yaml", WHOLE),
};

pub(in crate::report) static TYPOGRAPHIC_QUOTES: RuleInfo = RuleInfo {
    id: "typographic-quotes",
    severity: Severity::Warning,
    allowable: true,
    summary: "A text is quoted with straight quotes.",
    why: "\
YAML knows only `\"` and `'`. Word processors write other quotes, which are a part of the text, so pages \
show them. If the whole text is a quotation, write straight quotes around it.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: “None are left.”
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

pub(in crate::report) static PLACEHOLDER_TEXT: RuleInfo = RuleInfo {
    id: "placeholder-text",
    severity: Severity::Warning,
    allowable: true,
    summary: "A text is written out.",
    why: "\
`TODO`, `FIXME`, `TBD` and `lorem ipsum` are reminders for the author, but pages show them to everybody. A text \
such as `-`, `none` or `<fix>` is a placeholder as well. If \
the vendor does not document something, leave it out, or waive it with a reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "TODO: ask the bakery" }
"#,
    ),
    fixed: RuleExample::new(WHOLE),
};

pub(in crate::report) static LONG_TEXT: RuleInfo = RuleInfo {
    id: "long-text",
    severity: Severity::Warning,
    allowable: true,
    summary: "A text has at most 20,000 characters.",
    why: "\
A longer text is usually a file that was pasted by mistake. It would be in the page of the vendor, in the \
compiled program and in every editor that shows the code.",
    failing: RuleExample::of_bytes(&WITH_LONG_TEXT),
    fixed: RuleExample::new(WHOLE),
};

const BEGIN: &[u8] = b"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        fix: Order something else.
        meaning: ";

/// A catalogue with a text that is too long.
static WITH_LONG_TEXT: [u8; BEGIN.len() + 20_001] = {
    let mut text = [b'x'; BEGIN.len() + 20_001];
    let (begin, _) = text.split_at_mut(BEGIN.len());
    begin.copy_from_slice(BEGIN);
    text
};

pub(in crate::report) static LIFECYCLE_DATE: RuleInfo = RuleInfo {
    id: "lifecycle-date",
    severity: Severity::Warning,
    allowable: true,
    summary: "A date is written as `2026-12-31`, and a sunset has not passed.",
    why: "\
`errcat compat` compares the sunset of a code with the notice that the vendor promises, and needs a date of \
ISO 8601 for it; `03.04.2026` is a different day in different countries. A code whose sunset has passed is \
either removed, or its date has moved. Only `errcat check` compares dates with today.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        deprecated: { since: "2026-01-01", sunset: "31.12.2099" }
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
        deprecated: { since: "2026-01-01", sunset: "2099-12-31" }
"#,
    ),
};

pub(in crate::report) static UNKNOWN_HEADER: RuleInfo = RuleInfo {
    id: "unknown-header",
    severity: Severity::Warning,
    allowable: true,
    summary: "A header has a valid name, and that of a declared one if it is similar.",
    why: "\
Headers need not be declared. But if the name differs from a declared one by a letter or two, it is probably \
misspelt, and the wait that the header contains would never be found. The same holds for a name with a \
space, which no response can have.",
    failing: RuleExample::new(
        r#"title: Acme
headers:
  Retry-After: { unit: seconds, role: retry_after }
groups:
  - title: Orders
    codes:
      oven_cold:
        status: 503
        meaning: "Nothing can be baked now."
        fix: "Retry later."
        retry: { header: Retry-Aftr }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
headers:
  Retry-After: { unit: seconds, role: retry_after }
groups:
  - title: Orders
    codes:
      oven_cold:
        status: 503
        meaning: "Nothing can be baked now."
        fix: "Retry later."
        retry: { header: Retry-After }
"#,
    ),
};

pub(in crate::report) static UNUSED_DECLARATION: RuleInfo = RuleInfo {
    id: "unused-declaration",
    severity: Severity::Warning,
    allowable: true,
    summary: "Every schedule, every link and every group is used.",
    why: "\
A schedule that no code and no rule names changes no delay, and a link that nothing names is on no page. \
Usually the code that should name it does not. A group with only a title is a heading without a table.",
    failing: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later." }
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

pub(in crate::report) static UNLIKELY_PLACE: RuleInfo = RuleInfo {
    id: "unlikely-place",
    severity: Severity::Warning,
    allowable: true,
    summary: "A place in a body is a JSON Pointer to a key that bodies can be expected to have.",
    why: "\
In a JSON Pointer (RFC 6901), brackets are a part of the key, an index is a key like any other, and a `/` at \
the end adds an empty key. `/errors[0]/code` therefore finds nothing in a body with a list `errors`. A place \
that is repeated is never reached. Two places that contain the same known code in an example, or that \
include each other, hide which of them the vendor documents.",
    failing: RuleExample::new(
        r#"title: Acme
envelope:
  code: /errors[0]/code
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
envelope:
  code: /errors/0/code
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};
