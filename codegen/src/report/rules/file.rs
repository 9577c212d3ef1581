//! Rules about files as a whole.

use super::Severity;
use super::{RuleExample, RuleInfo};

const WHOLE: &str = r#"title: Café Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#;

pub(in crate::report) static UNREADABLE_FILE: RuleInfo = RuleInfo {
    id: "unreadable-file",
    severity: Severity::Error,
    allowable: false,
    summary: "Every file of the catalogue is readable and encoded in UTF-8.",
    why: "\
If a file were skipped, its codes would silently disappear from the API. Other encodings may show different \
characters to different people; in this example, an `é` was saved as Latin-1.",
    failing: RuleExample::of_bytes(
        b"title: Caf\xe9 Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: \"None are left.\", fix: \"Order something else.\" }
",
    ),
    fixed: RuleExample::new(WHOLE),
};

pub(in crate::report) static FILE_NAME: RuleInfo = RuleInfo {
    id: "file-name",
    severity: Severity::Error,
    allowable: false,
    summary: "Every file name is a valid vendor id.",
    why: "\
The name without its extension becomes the vendor's id, the Rust module and the name of the page. It \
consists of lower-case ASCII letters, digits, `_` and `-`, and begins with a letter.",
    failing: RuleExample::named("Café Acme.yaml", WHOLE),
    fixed: RuleExample::named("cafe_acme.yaml", WHOLE),
};

pub(in crate::report) static LIMIT: RuleInfo = RuleInfo {
    id: "limit",
    severity: Severity::Error,
    allowable: false,
    summary: "Every file is within the limits of the compiler.",
    why: "\
The limits are 128 MiB, lists and maps nested 64 deep, and about a million codes per vendor: far more \
than the largest known catalogues need. A file beyond them is a mistake or an attack, and would take \
minutes or gigabytes to read.",
    failing: RuleExample::new(
        "title: Acme
monitoring: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"Count errors.\"
",
    ),
    fixed: RuleExample::new(
        r#"title: Acme
monitoring: ["Count errors."]
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};
