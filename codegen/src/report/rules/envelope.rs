//! Rules about the envelope.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static NO_EFFECT: RuleInfo = RuleInfo {
    id: "no-effect",
    severity: Severity::Error,
    allowable: false,
    summary: "Every place and every condition of the envelope can make a difference.",
    why: "\
A condition that always holds turns every response into an error. A place or a condition that can never \
match is a mistake that no example shows: responses are decoded without it.",
    failing: RuleExample::new(
        r#"title: Acme
envelope:
  code: /code
  error_when: [{ at: /status, is_not: OK }, { at: /status, is_not: EMPTY }]
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
  error_when: { at: /status, is_not: [OK, EMPTY] }
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};
