//! Rules about references, links and examples.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static DANGLING_REFERENCE: RuleInfo = RuleInfo {
    id: "dangling-reference",
    severity: Severity::Error,
    allowable: false,
    summary: "Every reference names an existing code, link, schedule or set.",
    why: "\
A broken link on a page is annoying; a missing schedule would change when software retries.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else.", see: [oven_clod] }
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Come back later." }
"#,
    ),
    fixed: RuleExample::new(
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
    summary: "Every link has a target.",
    why: "\
Without a target, a page can name a document but not link to it. Copies of a vendor's page often lose \
addresses. If the vendor does not document the address, allow the rule for the file and give that as the reason.",
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
    fixed: RuleExample::new(
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
    summary: "The envelope decodes each example as an error with the code it illustrates.",
    why: "\
Readers copy examples, and programs decode responses with the envelope. If the envelope cannot decode an \
example, one of the two is wrong. Code, details, promised parts and `error_when` are checked. Mark a body \
that only shows the shape with `illustrative: true`.",
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
    fixed: RuleExample::new(
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
