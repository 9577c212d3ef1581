//! Rules about retries.

use super::Severity;
use super::{RuleExample, RuleInfo};

pub(in crate::report) static RETRY_NUMBERS: RuleInfo = RuleInfo {
    id: "retry-numbers",
    severity: Severity::Error,
    allowable: false,
    summary: "The parts of a retry entry or a schedule are consistent.",
    why: "\
Attempts include the first call and retries do not, so only one of them can apply. A cap below the first \
delay, a factor below 1, or a schedule together with the verdict `never` does not tell software what to do.",
    failing: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2, attempts: 4, retries: 3 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2, attempts: 4 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
};

pub(in crate::report) static RETRY_WITHOUT_NUMBERS: RuleInfo = RuleInfo {
    id: "retry-without-numbers",
    severity: Severity::Warning,
    allowable: true,
    summary: "Every retryable code states when to retry: by a schedule with numbers, a count or a header.",
    why: "\
\"Retry later\" without a delay forces every client to choose one, and impatient clients retry at once. \
If the vendor gives no numbers, allow the rule and give that as the reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: yes }
"#,
    ),
    fixed: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Retry later.", retry: backoff }
"#,
    ),
};
