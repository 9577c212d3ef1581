#[cfg(feature = "schema")]
use super::schema::OneOf;
use super::{Condition, Prose};
use errcat_core::words::{Basis, Certainty, HttpDefault, PreconditionKind, TriesOf, Verdict};
use serde::Serialize;

/// The vendor's retry rules.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text above the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The schedule of retryable codes without one, as an index. It only supplies numbers
    /// and does not make a code retryable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_schedule: Option<usize>,
    /// The advice for every code without other advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Retry>,
    /// Whether HTTP's default applies to codes without other advice.
    #[serde(skip_serializing_if = "applies")]
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<HttpDefault>"))]
    pub http_default: HttpDefault,
    /// The rules. The first match wins; rules with a condition precede those without, and
    /// exact statuses precede classes.
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

/// A retry rule.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RetryRule {
    /// When it applies.
    pub on: Vec<RetryTrigger>,
    /// Additional conditions on the response; one of them is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// The retry advice.
    pub retry: Retry,
}

/// What triggers a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Retry advice: whether to retry, when, and what to do first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Retry {
    /// Whether to retry.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Verdict>"))]
    pub verdict: Verdict,
    /// The certainty of the verdict.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Certainty>"))]
    pub certainty: Certainty,
    /// The origin of the advice.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Basis>"))]
    pub basis: Basis,
    /// The schedule to follow, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<usize>,
    /// The number of tries, if it differs from the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries: Option<Tries>,
    /// The headers that specify the delay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// The delay if none of the headers is present, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_default_ms: Option<u64>,
    /// Whether only idempotent calls may be retried.
    pub idempotent_only: bool,
    /// Preconditions of a retry; one of them is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Precondition>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

impl Retry {
    /// Returns advice for codes without documented advice.
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

/// A precondition of a retry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Precondition {
    /// The kind of precondition.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<PreconditionKind>"))]
    pub kind: PreconditionKind,
    /// For `wait`: the delay in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_ms: Option<u64>,
    /// For other kinds: the object of the action.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// For `poll`: the state to wait for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What to do if this fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// A backoff schedule. Values that the vendor does not state are `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Schedule {
    /// Its name in the file.
    pub id: String,
    /// The delay before the first retry, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_ms: Option<u64>,
    /// The factor between delays, in thousandths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_thousandths: Option<u32>,
    /// The maximum delay, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap_ms: Option<u64>,
    /// The number of tries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries: Option<Tries>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

/// The number of tries, and what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tries {
    /// Whether all calls are counted, or only retries.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<TriesOf>"))]
    pub of: TriesOf,
    /// The vendor's minimum.
    pub min: u32,
    /// The vendor's maximum.
    pub max: u32,
}
