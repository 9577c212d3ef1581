//! Rules about what leads from one place to another.

use super::{RuleExample, RuleInfo};
use crate::report::Severity;

pub(in crate::report) static DANGLING_REFERENCE: RuleInfo = RuleInfo {
    id: "dangling-reference",
    severity: Severity::Error,
    allowable: false,
    summary: "A reference leads to a code, a link, a schedule or a set that exists.",
    why: "\
A link of a page that leads nowhere is annoying; a schedule that does not exist would change when \
software calls again.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", see: [oven_clod] }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", see: [oven_cold] }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later." }
"#,
    ),
};

pub(in crate::report) static LINK_WITHOUT_TARGET: RuleInfo = RuleInfo {
    id: "link-without-target",
    severity: Severity::Warning,
    allowable: true,
    summary: "A link has a target.",
    why: "\
Without one, a page can only name what there is to read. Copies of a vendor's page often lose addresses: \
where it really gives none, allow the rule for the file with that reason.",
    failing: RuleExample::new(
        r#"title: Acme
links:
  menu: { title: Menu }
related: [menu]
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
links:
  menu: { title: Menu, target: "https://acme.example/menu" }
related: [menu]
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};

pub(in crate::report) static EXAMPLE_MISMATCH: RuleInfo = RuleInfo {
    id: "example-mismatch",
    severity: Severity::Error,
    allowable: false,
    summary: "An example is read by the envelope: as an error, with the code it illustrates.",
    why: "\
Readers copy examples, and programs read responses by the envelope: an example that it cannot read shows \
that one of the two is wrong. Code, details, promised parts and `error_when` are looked at. A body that only \
shows the shape is marked `illustrative: true`.",
    failing: RuleExample::new(
        r#"title: Acme
envelope:
  code: /error/code
  example:
    code: sold_out
    body: '{ "code": "sold_out" }'
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
envelope:
  code: /code
  example:
    code: sold_out
    body: '{ "code": "sold_out" }'
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};
