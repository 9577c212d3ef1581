use super::{Condition, Prose};
use errcat_core::words::{Basis, Certainty, HttpDefault, PreconditionKind, TriesOf, Verdict};
use serde::Serialize;

/// The vendor's rules for calling again.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What stands above the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The schedule of a retryable code that names none, as an index. Numbers
    /// only: it makes nothing retryable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_schedule: Option<usize>,
    /// What holds for every code the vendor does not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Retry>,
    /// Whether HTTP's default holds for codes about which nothing else is said.
    #[serde(skip_serializing_if = "applies")]
    pub http_default: HttpDefault,
    /// The rules; the first that fits counts, one with a condition before one without, and
    /// an exact status before a class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RetryRule>,
}

fn applies(http_default: &HttpDefault) -> bool {
    *http_default == HttpDefault::Applies
}

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy {
            title: None,
            description: None,
            default_schedule: None,
            default: None,
            http_default: HttpDefault::Applies,
            rules: Vec::new(),
        }
    }
}

/// One rule.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RetryRule {
    /// When it applies.
    pub on: Vec<RetryTrigger>,
    /// What the response must say as well: any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// What to do then.
    pub retry: Retry,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RetryTrigger {
    /// An exact status.
    Status(u16),
    /// A status class, by its first digit.
    StatusClass(u8),
    /// A code of the top-level set, as an index.
    Code(usize),
    /// The connection failed; there is no response.
    NoResponse,
}

/// Whether to call again, when, and what to do first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Retry {
    /// Whether.
    pub verdict: Verdict,
    /// How sure the verdict is.
    pub certainty: Certainty,
    /// Where the advice comes from.
    pub basis: Basis,
    /// The schedule to follow, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<usize>,
    /// How often, where it differs from the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries: Option<Tries>,
    /// The headers that say when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// How long to wait when none of the headers came, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_default_ms: Option<u64>,
    /// Whether only calls that are safe to repeat may be repeated.
    pub idempotent_only: bool,
    /// Preconditions of a retry; one of them is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Precondition>,
    /// What the rest does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

impl Retry {
    /// Nothing is said.
    pub fn unstated() -> Self {
        Retry {
            verdict: Verdict::Unstated,
            certainty: Certainty::Stated,
            basis: Basis::Unstated,
            schedule: None,
            tries: None,
            headers: Vec::new(),
            header_default_ms: None,
            idempotent_only: false,
            after: Vec::new(),
            note: None,
        }
    }
}

/// Something to do before a retry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Precondition {
    /// Which kind of thing.
    pub kind: PreconditionKind,
    /// For `wait`: how long, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_ms: Option<u64>,
    /// For the others: what.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// For `poll`: the state to wait for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What to do when this fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// A backoff schedule. What the vendor leaves open is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Schedule {
    /// Its name in the file.
    pub id: String,
    /// The delay before the first retry, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_ms: Option<u64>,
    /// What each delay is multiplied by, in thousandths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_thousandths: Option<u32>,
    /// The longest delay, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap_ms: Option<u64>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries: Option<Tries>,
    /// What the numbers do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

/// How often to call, and what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Tries {
    /// Calls in all, or calls after the first.
    pub of: TriesOf,
    /// The least the vendor advises.
    pub min: u32,
    /// The most the vendor advises.
    pub max: u32,
}
