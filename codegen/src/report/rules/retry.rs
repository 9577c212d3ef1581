//! Rules about calling again.

use super::{RuleExample, RuleInfo};
use crate::report::Severity;

pub(in crate::report) static RETRY_NUMBERS: RuleInfo = RuleInfo {
    id: "retry-numbers",
    severity: Severity::Error,
    allowable: false,
    summary: "The parts of a retry entry or a schedule make sense together.",
    why: "\
Attempts count the first call and retries do not, so that both cannot hold; a cap below the first delay, \
a factor below 1 or a verdict of `never` beside a schedule leave open what software is to do.",
    failing: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2, attempts: 4, retries: 3 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call again.", retry: backoff }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2, attempts: 4 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call again.", retry: backoff }
"#,
    ),
};

pub(in crate::report) static RETRY_WITHOUT_NUMBERS: RuleInfo = RuleInfo {
    id: "retry-without-numbers",
    severity: Severity::Warning,
    allowable: true,
    summary: "A code that may be retried says when: by a schedule with numbers, a count or a header.",
    why: "\
\"Call again\" without a delay makes every client choose its own, and the eager ones call again at once. \
Where the vendor gives no numbers, allow the rule with that reason.",
    failing: RuleExample::new(
        r#"title: Acme
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call again.", retry: yes }
"#,
    ),
    mended: RuleExample::new(
        r#"title: Acme
schedules:
  backoff: { initial: 1s, factor: 2 }
groups:
  - title: Server errors
    codes:
      oven_cold: { status: 503, meaning: "Nothing can be baked now.", fix: "Call again.", retry: backoff }
"#,
    ),
};
