//! Rules about facts that contradict each other.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static AMBIGUOUS_SET: RuleInfo = RuleInfo {
    id: "ambiguous-set",
    severity: Severity::Warning,
    allowable: true,
    summary: "If several sets have the same code, a field of the response tells which one is meant.",
    why: "\
If two sets have the same code, its meaning depends on the set. `envelope.set` names the field that chooses the \
set. Without it, a response with such a code could mean either, so it is decoded as an unknown code.",
    failing: RuleExample::new(
        r#"title: Acme
envelope: { code: /code }
sets:
  payment: { title: Payments }
groups:
  - title: Orders
    codes:
      BAD_FIELD: { status: 400, meaning: "The amount is not a number.", fix: "Correct the amount." }
  - title: Payments
    set: payment
    codes:
      BAD_FIELD: { status: 400, meaning: "The date has passed.", fix: "Choose a later date." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
envelope: { code: /code, set: /kind }
sets:
  payment: { title: Payments, when: PAYING }
groups:
  - title: Orders
    codes:
      BAD_FIELD: { status: 400, meaning: "The amount is not a number.", fix: "Correct the amount." }
  - title: Payments
    set: payment
    codes:
      BAD_FIELD: { status: 400, meaning: "The date has passed.", fix: "Choose a later date." }
"#,
    ),
};

pub(in crate::report) static EXAMPLE_STATUS: RuleInfo = RuleInfo {
    id: "example-status",
    severity: Severity::Warning,
    allowable: true,
    summary: "An example has a status that its code is documented to have.",
    why: "\
The page shows the example beside the statuses of the code. If they differ, one of them is wrong, or the code \
has more statuses than are listed. Statuses that are `typical` or `inferred` are not compared.",
    failing: RuleExample::new(
        r#"title: Acme
envelope: { code: /code }
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
examples:
  - status: 404
    body: '{ "code": "sold_out" }'
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
envelope: { code: /code }
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
examples:
  - status: 409
    body: '{ "code": "sold_out" }'
"#,
    ),
};

pub(in crate::report) static UNLIKELY_RETRY: RuleInfo = RuleInfo {
    id: "unlikely-retry",
    severity: Severity::Warning,
    allowable: true,
    summary: "The delays and the number of attempts of retry advice are plausible.",
    why: "\
Clients wait as long as the catalogue says. `30000s` are eight hours; usually 30,000 milliseconds were meant. \
`attempts` includes the first call, so one attempt is no retry.",
    failing: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2, cap: 30000s }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2, cap: 30000ms }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
};

pub(in crate::report) static RETRY_CONTRADICTS_FIX: RuleInfo = RuleInfo {
    id: "retry-contradicts-fix",
    severity: Severity::Warning,
    allowable: true,
    summary: "A fix does not say the opposite of the retry advice.",
    why: "\
People read the fix, and software follows the advice. A fix that says \"Do not retry.\" beside advice to retry, \
or one that only says \"Retry later.\" beside `retry: never`, misleads one of them.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: never }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call the shop.", retry: never }
"#,
    ),
};
