//! Rules about values that are given twice, and codes that refer to themselves.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static REPEATED_VALUE: RuleInfo = RuleInfo {
    id: "repeated-value",
    severity: Severity::Warning,
    allowable: true,
    summary: "No list, code or file gives one value twice.",
    why: "\
A repeated entry is usually a copy that was never edited: the other code, cause or header that was meant is \
missing. The same holds for two groups with one title, two links with one target, and a fix that is the same \
text as the meaning. Of two retry rules for one status, only the first one applies.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        causes: ["All were sold.", "All were sold."]
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
        causes: ["All were sold.", "The delivery is late."]
        fix: "Order something else."
"#,
    ),
};

pub(in crate::report) static SELF_REFERENCE: RuleInfo = RuleInfo {
    id: "self-reference",
    severity: Severity::Warning,
    allowable: true,
    summary: "No code refers to itself.",
    why: "\
A link from a code to itself leads nowhere, and a code that is its own replacement leaves clients without \
one. Usually another code was meant.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", see: [sold_out] }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", see: [oven_cold] }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later." }
"#,
    ),
};
