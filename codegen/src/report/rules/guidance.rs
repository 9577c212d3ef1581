//! Rules about what a code has to say, and about exceptions.

use super::{RuleExample, RuleInfo};
use crate::report::Severity;

pub(in crate::report) static MISSING_GUIDANCE: RuleInfo = RuleInfo {
    id: "missing-guidance",
    severity: Severity::Error,
    allowable: false,
    summary: "A code has a status, a meaning and a fix, or a waiver says why not.",
    why: "\
People come to a page with a code in hand and ask what it means and what to do. A waiver tells a gap of \
the vendor's page from one of the catalogue. A code that does not come in a response needs no status.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    waive: { fix: "The page has no column for fixes." }
    codes:
      sold_out: { status: 409, meaning: "None are left." }
"#,
    ),
};

pub(in crate::report) static MEANING_REPEATS_CODE: RuleInfo = RuleInfo {
    id: "meaning-repeats-code",
    severity: Severity::Warning,
    allowable: true,
    summary: "A meaning says more than the code does.",
    why: "\
Whoever reads `sold_out` knows already that something is sold out. A meaning says what was sold out and \
how that came about; where the vendor says no more, allow the rule with that reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "Sold out.", fix: "Order something else." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None of today's cakes are left.", fix: "Order something else." }
"#,
    ),
};

pub(in crate::report) static UNUSED_WAIVER: RuleInfo = RuleInfo {
    id: "unused-waiver",
    severity: Severity::Error,
    allowable: false,
    summary: "A waiver of a code waives something that the code lacks.",
    why: "\
It says that the vendor does not give what stands right beside it, and it would hide the gap when the \
text goes one day.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        waive: { fix: "The page has none." }
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

pub(in crate::report) static INVALID_ALLOWANCE: RuleInfo = RuleInfo {
    id: "invalid-allowance",
    severity: Severity::Error,
    allowable: false,
    summary: "`allow` names a rule that exists and can be allowed.",
    why: "\
A misspelt rule would allow nothing, without a word. Rules without which the output would be wrong cannot \
be allowed at all.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    allow: [{ rule: dangling-reference, reason: "The page has such links." }]
    codes:
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

pub(in crate::report) static UNUSED_ALLOWANCE: RuleInfo = RuleInfo {
    id: "unused-allowance",
    severity: Severity::Warning,
    allowable: false,
    summary: "An allowance allows something that would be reported.",
    why: "\
What it was for is mended, or stands elsewhere by now. Left behind, it would hide the next mistake of its \
kind. The innermost allowance counts, so that one for the code makes one for the file idle.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Client errors
    status_class: 4xx
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        allow: [{ rule: status-class, reason: "The page lists it here." }]
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Client errors
    status_class: 4xx
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};
