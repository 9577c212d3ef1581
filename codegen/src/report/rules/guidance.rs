//! Rules about required guidance, and about exceptions.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static MISSING_GUIDANCE: RuleInfo = RuleInfo {
    id: "missing-guidance",
    severity: Severity::Error,
    allowable: false,
    summary: "Every code has a status, a meaning and a fix, or a waiver states why not.",
    why: "\
People look up a code to learn what it means and what to do. A waiver distinguishes a gap in the vendor's \
page from one in the catalogue. A code that is not sent in a response needs no status.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None are left." }
"#,
    ),
    fixed: RuleExample::new(
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
    summary: "A meaning adds information to the code.",
    why: "\
The code `sold_out` already shows that something is sold out. A meaning explains what is sold out and how that \
happened. If the vendor documents no more, allow the rule and give that as the reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "Sold out.", fix: "Order something else." }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, meaning: "None of today's cakes are left.", fix: "Order something else." }
"#,
    ),
};

pub(in crate::report) static MESSAGE_PARAMS: RuleInfo = RuleInfo {
    id: "message-params",
    severity: Severity::Error,
    allowable: false,
    summary: "A message has a placeholder for each of its parameters, and no others.",
    why: "\
A server fills the message with the values of the parameters. A placeholder without a parameter would be \
sent as it is, and a parameter without a placeholder would be lost. `message_style` of the file says how \
placeholders are written.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        message: "Gone."
        params: { pie: { type: text } }
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
        message: "{cake} is gone."
        params: { cake: { type: text } }
"#,
    ),
};

pub(in crate::report) static UNUSED_WAIVER: RuleInfo = RuleInfo {
    id: "unused-waiver",
    severity: Severity::Error,
    allowable: false,
    summary: "A code only waives what it lacks.",
    why: "\
An unused waiver contradicts the text next to it, and would hide the gap if that text were removed \
later.",
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

pub(in crate::report) static INVALID_ALLOWANCE: RuleInfo = RuleInfo {
    id: "invalid-allowance",
    severity: Severity::Error,
    allowable: false,
    summary: "`allow` names an existing rule that can be allowed.",
    why: "\
A misspelt rule would silently allow nothing. Rules that guarantee correct output cannot be allowed \
at all.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Orders
    allow: [{ rule: dangling-reference, reason: "The page has such links." }]
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
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

pub(in crate::report) static UNUSED_ALLOWANCE: RuleInfo = RuleInfo {
    id: "unused-allowance",
    severity: Severity::Warning,
    allowable: false,
    summary: "Every allowance suppresses at least one finding.",
    why: "\
The allowed finding was fixed or has moved. An unused allowance would hide the next mistake of its \
kind. The innermost allowance applies, so one in the code makes one in the file redundant.",
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
    fixed: RuleExample::new(
        r#"title: Acme
groups:
  - title: Client errors
    status_class: 4xx
    codes:
      sold_out: { status: 409, meaning: "None are left.", fix: "Order something else." }
"#,
    ),
};
