//! Rules about codes: their spelling, Rust names, statuses and categories.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static INVALID_CODE: RuleInfo = RuleInfo {
    id: "invalid-code",
    severity: Severity::Error,
    allowable: false,
    summary: "A code is a text of 1 to 255 bytes on one line, without leading or trailing spaces.",
    why: "\
Each key of `codes` is a code, exactly as the vendor sends it. A leading or trailing space is a copying \
mistake. An empty code cannot be distinguished from a response without a code, which is decoded by its \
status.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      "sold_out ": { status: 409, meaning: "None are left.", fix: "Order something else." }
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

/// Help for a code that a set has twice.
pub(crate) fn duplicate_code_help(is_same: bool) -> &'static str {
    if is_same {
        "remove one of the two: both say the same"
    } else {
        "keep one, and list both meanings under `causes`; if another field of the response decides which one \
         applies, they are two lists of codes: declare `sets`, and give each group its `set`"
    }
}

pub(in crate::report) static DUPLICATE_CODE: RuleInfo = RuleInfo {
    id: "duplicate-code",
    severity: Severity::Error,
    allowable: false,
    summary: "Codes are unique within a set, across all groups.",
    why: "\
A response with the code would match two entries, and only one of them would be found. Describe a code \
with several meanings in one entry, with `causes`. Codes that are in different places of the body, or that \
another field of the body tells apart, belong to different sets.",
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
    fixed: RuleExample::new(
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

pub(in crate::report) static AMBIGUOUS_CODE: RuleInfo = RuleInfo {
    id: "ambiguous-code",
    severity: Severity::Error,
    allowable: false,
    summary: "A number, name or alias belongs to one code of its set.",
    why: "\
A response may have the code, its number, its name or an alias, and each must lead to one entry. If a text \
is the number of one code and the alias of another, a client cannot tell which error was sent.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", number: 17 }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later.", number: 17 }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", number: 17 }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later.", number: 18 }
"#,
    ),
};

pub(in crate::report) static RESERVED_CODE: RuleInfo = RuleInfo {
    id: "reserved-code",
    severity: Severity::Error,
    allowable: false,
    summary: "No code has a text or number that the file reserves.",
    why: "\
Old clients still know a code by its old meaning and would handle the new error wrongly. `reserved` lists \
what was used once, so that the entry of a removed code can be deleted in the end. A code that is still \
sent is not reserved.",
    failing: RuleExample::new(
        r#"title: Acme
reserved:
  sold_out: { since: "2.0", reason: "It meant that the shop was closed." }
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
reserved:
  sold_out: { since: "2.0", reason: "It meant that the shop was closed." }
groups:
  - title: Orders
    codes:
      out_of_stock: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};

pub(in crate::report) static CODES_DIFFER_BY_CASE: RuleInfo = RuleInfo {
    id: "codes-differ-by-case",
    severity: Severity::Warning,
    allowable: true,
    summary: "Codes within a set differ in more than letter case.",
    why: "\
Codes are compared byte by byte. Two that differ only in case are usually one code that the page spells in \
two ways. If the vendor really has both, allow the rule and give that as the reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      SOLD_OUT: { status: 409, meaning: "None are left.", fix: "Order something else.", rust_name: AllSold }
"#,
    ),
    fixed: RuleExample::new(
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
    summary: "Every code yields a Rust identifier, or sets `rust_name`.",
    why: "\
A variant is named after its code, from the ASCII letters and digits in it. If there are none, set \
`rust_name`; the wire string does not change.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      "???": { status: 500, meaning: "The oven did not respond.", fix: "Ask the baker." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      "???":
        status: 500
        meaning: "The oven did not respond."
        fix: "Ask the baker."
        rust_name: OvenSilent
"#,
    ),
};

pub(in crate::report) static IDENTIFIER_COLLISION: RuleInfo = RuleInfo {
    id: "identifier-collision",
    severity: Severity::Error,
    allowable: false,
    summary: "Codes, sets and vendors have distinct Rust names.",
    why: "\
Otherwise the generated code would not compile. Upper camel case drops word separators, so `sold-out` \
and `sold_out` get the same name; `rust_name` keeps them apart.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      sold-out: { status: 410, meaning: "The cake is discontinued.", fix: "Order something else." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
      sold-out:
        status: 410
        meaning: "The cake is discontinued."
        fix: "Order something else."
        rust_name: Discontinued
"#,
    ),
};

pub(in crate::report) static STATUS_RANGE: RuleInfo = RuleInfo {
    id: "status-range",
    severity: Severity::Error,
    allowable: false,
    summary: "A status is a number from 100 to 599, and appears only once in a list.",
    why: "\
Programs look codes up by status; a status outside this range (RFC 9110, section 15) is never received. \
A code that is not sent in an HTTP response has `status: none`.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 4090, meaning: "None are left.", fix: "Order something else." }
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

pub(in crate::report) static STATUS_CLASS: RuleInfo = RuleInfo {
    id: "status-class",
    severity: Severity::Error,
    allowable: true,
    summary: "All codes in a group with a `status_class` have statuses of that class.",
    why: "\
A 5xx code under the heading for client errors has the wrong status or is in the wrong group. If the \
vendor lists it there, allow the rule and give that as the reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Client errors
    status_class: 4xx
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later." }
"#,
    ),
    fixed: RuleExample::new(
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
    summary: "An explicit category matches at least one of the code's statuses.",
    why: "\
Programs that handle many vendors branch on the category. If one of the two blames the caller and the \
other the server, or one means missing and the other forbidden, one of them is usually wrong. \
`failed_precondition` matches every 4xx, and `unknown` matches everything. If the vendor's status is \
unsuitable, allow the rule and give that as the reason.",
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
    fixed: RuleExample::new(
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
    summary: "Every code that is sent with a success status has a category.",
    why: "\
The category of a code follows from its status, and a status such as 200 does not imply one: the code may be \
an error despite that status, or not an error (`ok`). Without a category it is `unknown`, and code that handles many \
vendors cannot tell what happened.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      no_such_cake: { status: 200, meaning: "There is no cake of this name.", fix: "Read the menu." }
"#,
    ),
    fixed: RuleExample::new(
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
