//! Rules about codes: their spelling, Rust names, statuses and categories.

use super::{RuleExample, RuleInfo};
use crate::report::Severity;

pub(in crate::report) static INVALID_CODE: RuleInfo = RuleInfo {
    id: "invalid-code",
    severity: Severity::Error,
    allowable: false,
    summary: "A code is a text of 1 to 255 bytes on one line, without blanks around it.",
    why: "\
A code is the key of `codes`, exactly as it travels. One that begins or ends with a space is a slip in \
copying; an empty one cannot be told from a response without a code, which is decoded by its status.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      "sold_out ": { status: 409, meaning: "None are left.", fix: "Order something else." }
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

pub(in crate::report) static DUPLICATE_CODE: RuleInfo = RuleInfo {
    id: "duplicate-code",
    severity: Severity::Error,
    allowable: false,
    summary: "A code stands once in its set, whatever groups it is in.",
    why: "\
A response with the code would have two entries, and only one of them would be found. A code with \
several meanings has them in one entry; a code in another place of the body belongs to another set.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
  - title: Baking
    codes:
      sold_out: { status: 409, meaning: "There is no flour.", fix: "Wait for the mill." }
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
        causes: ["All were sold.", "There is no flour."]
        fix: "Order something else."
"#,
    ),
};

pub(in crate::report) static CODES_DIFFER_BY_CASE: RuleInfo = RuleInfo {
    id: "codes-differ-by-case",
    severity: Severity::Warning,
    allowable: true,
    summary: "Two codes of a set differ in more than letter case.",
    why: "\
Codes are compared byte by byte. Two that differ by case only are mostly one code that the page spells in \
two ways; if the vendor really has both, say so.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      SOLD_OUT: { status: 409, meaning: "None are left.", fix: "Order something else.", rust_name: AllSold }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      SOLD_OUT:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        rust_name: AllSold
        allow: [{ rule: codes-differ-by-case, reason: "The old shop sends it in capitals." }]
"#,
    ),
};

pub(in crate::report) static INVALID_IDENTIFIER: RuleInfo = RuleInfo {
    id: "invalid-identifier",
    severity: Severity::Error,
    allowable: false,
    summary: "Every code gives a Rust identifier, or names one.",
    why: "\
A variant is named after its code, from the ASCII letters and digits in it. Where there are none, \
`rust_name` says what to call it; the wire string stays what it is.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      "???": { status: 500, meaning: "The oven said nothing.", fix: "Ask the baker." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      "???":
        status: 500
        meaning: "The oven said nothing."
        fix: "Ask the baker."
        rust_name: OvenSilent
"#,
    ),
};

pub(in crate::report) static IDENTIFIER_COLLISION: RuleInfo = RuleInfo {
    id: "identifier-collision",
    severity: Severity::Error,
    allowable: false,
    summary: "Two codes, sets or vendors do not get the same Rust name.",
    why: "\
The generated code would not compile. Upper camel case drops what separates words, so `sold-out` and \
`sold_out` meet; `rust_name` keeps them apart.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      sold-out: { status: 410, meaning: "None will come.", fix: "Order something else." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      sold-out:
        status: 410
        meaning: "None will come."
        fix: "Order something else."
        rust_name: GoneForGood
"#,
    ),
};

pub(in crate::report) static STATUS_RANGE: RuleInfo = RuleInfo {
    id: "status-range",
    severity: Severity::Error,
    allowable: false,
    summary: "A status is a number from 100 to 599, and stands once in a list.",
    why: "\
Software looks codes up by status; a status outside RFC 9110 (section 15) is never received. A code that \
comes without an HTTP response has `status: none`.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 4090, meaning: "None are left.", fix: "Order something else." }
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

pub(in crate::report) static STATUS_CLASS: RuleInfo = RuleInfo {
    id: "status-class",
    severity: Severity::Error,
    allowable: true,
    summary: "The codes of a group with a `status_class` have statuses of that class.",
    why: "\
A 5xx under the heading for client errors is a slip, in the status or in the place. Where the vendor \
itself lists it there, allow the rule with that reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Client errors
    status_class: 4xx
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Server errors
    status_class: 5xx
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later." }
"#,
    ),
};

pub(in crate::report) static CATEGORY_MISMATCH: RuleInfo = RuleInfo {
    id: "category-mismatch",
    severity: Severity::Warning,
    allowable: true,
    summary: "An explicit category goes with one of the code's statuses.",
    why: "\
Software over many vendors branches on the category. One side says that the caller is at fault, the \
other that the server is, or one that something is missing and the other that it is forbidden: one of \
them is mostly a slip. `failed_precondition` goes with every 4xx, and `unknown` with everything. Where \
the vendor's status is off the mark, allow the rule with that reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      no_such_cake:
        status: 404
        meaning: "There is no cake of this name."
        fix: "Read the menu."
        category: permission_denied
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      no_such_cake:
        status: 404
        meaning: "There is no cake of this name."
        fix: "Read the menu."
        category: not_found
"#,
    ),
};

pub(in crate::report) static CATEGORY_MISSING: RuleInfo = RuleInfo {
    id: "category-missing",
    severity: Severity::Warning,
    allowable: true,
    summary: "A code that is sent with a success status has a category.",
    why: "\
The category of a code follows from its status, and a status such as 200 does not imply one: the code may be \
an error in spite of it, or no error at all (`ok`). Without a category it is `unknown`, and code over many \
vendors cannot tell what happened.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      no_such_cake: { status: 200, meaning: "There is no cake of this name.", fix: "Read the menu." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      no_such_cake:
        status: 200
        meaning: "There is no cake of this name."
        fix: "Read the menu."
        category: not_found
"#,
    ),
};
