//! Retry advice: whether to retry, when, and what to do first.

use super::filled::filled;
use super::number::duration_in;
#[cfg(feature = "schema")]
use super::schema;
use super::{
    Choice, Condition, Count, Delay, Factor, Id, Line, List, OneOrMany, Prose, Refusal, StatusKey, Wire,
    given,
};
use crate::report::{Certainty, Rule, closest};
use errcat_core::words::{self, HttpDefault, Verdict, Word};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A named backoff schedule: how long to wait before each retry, and how often to try.
///
/// Values that the vendor does not state are left out.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct Schedule {
    /// The delay before the first retry.
    #[serde(default, deserialize_with = "given")]
    pub initial: Option<Delay>,
    /// The factor by which each delay is multiplied to get the next.
    #[serde(default, deserialize_with = "given")]
    pub factor: Option<Factor>,
    /// The maximum delay.
    #[serde(default, deserialize_with = "given")]
    pub cap: Option<Delay>,
    /// The maximum number of calls, including the first.
    #[serde(default, deserialize_with = "given")]
    pub attempts: Option<Count>,
    /// The maximum number of retries, not including the first call.
    #[serde(default, deserialize_with = "given")]
    pub retries: Option<Count>,
    /// What the numbers do not express.
    #[serde(default, deserialize_with = "given")]
    pub note: Option<Prose>,
}

/// Retry advice in full.
#[derive(Debug, PartialEq, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RetryInFull {
    /// Whether it was written as one word.
    #[serde(skip)]
    short: bool,
    /// Whether to retry. By default, it is derived from the other keys.
    #[serde(default, deserialize_with = "given")]
    pub verdict: Option<Choice<Verdict>>,
    /// How certain the verdict is.
    #[serde(default, deserialize_with = "given")]
    pub certainty: Option<Choice<words::Certainty>>,
    /// The schedule to follow, by id.
    #[serde(default, deserialize_with = "given")]
    pub schedule: Option<Id>,
    /// The maximum number of calls for this code, if it differs from the schedule's.
    #[serde(default, deserialize_with = "given")]
    pub attempts: Option<Count>,
    /// The maximum number of retries for this code, if it differs from the schedule's.
    #[serde(default, deserialize_with = "given")]
    pub retries: Option<Count>,
    /// The headers that say when to retry.
    #[serde(default)]
    pub header: OneOrMany<Line>,
    /// How long to wait if none of the headers is present.
    #[serde(default, deserialize_with = "given")]
    pub header_default: Option<Delay>,
    /// Whether only calls that are safe to repeat may be retried.
    #[serde(default)]
    pub idempotent_only: bool,
    /// What to do before the retry: the entries are alternatives, any one is enough.
    #[serde(default)]
    pub after: List<Precondition>,
    /// What the other keys do not express.
    #[serde(default, deserialize_with = "given")]
    pub note: Option<Prose>,
}

impl RetryInFull {
    /// Whether it was written as one word: a verdict or the name of a schedule.
    pub(crate) fn is_short(&self) -> bool {
        self.short
    }
}

/// The retry advice of a code, a status row or a rule.
#[derive(Debug, PartialEq, Clone)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::retry"))]
pub(crate) struct Retry(pub RetryInFull);

impl<'de> Deserialize<'de> for Retry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RetryVisitor).map(Retry)
    }
}

/// The verdict that a word probably means: certain if it differs only in letter case, or is
/// `no`.
pub(crate) fn verdict_like(text: &str) -> Option<(Certainty, &'static str)> {
    let lower = text.to_lowercase();
    let words = || Verdict::ALL.iter().map(|verdict| verdict.as_str());
    if let Some(word) = words().find(|word| *word == lower) {
        return Some((Certainty::Certain, word));
    }
    let never = Verdict::Never.as_str();
    match lower.as_str() {
        "no" => Some((Certainty::Certain, never)),
        "none" | "off" | "not" | "n" | "don't" | "do not" => Some((Certainty::Suggested, never)),
        _ if is_denial(&lower) => Some((Certainty::Suggested, never)),
        "always" | "on" | "ok" | "y" | "retry" | "retryable" => {
            Some((Certainty::Suggested, Verdict::Retryable.as_str()))
        }
        _ => closest(text, words()).map(|word| (Certainty::Suggested, word)),
    }
}

/// Whether a phrase denies a retry: `do not retry`, `non-retryable`.
fn is_denial(lower: &str) -> bool {
    let letters: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_retry = |rest| matches!(rest, "retry" | "retries" | "retryable" | "retriable");
    let denials = ["donot", "dont", "no", "not", "non", "never"];
    denials.into_iter().filter_map(|denial| letters.strip_prefix(denial)).any(is_retry)
}

struct RetryVisitor;

impl<'de> Visitor<'de> for RetryVisitor {
    type Value = RetryInFull;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`never`, `yes`, `unstated`, the name of a schedule, or a map")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RetryInFull, E> {
        if let Some(verdict) = Verdict::from_word(text) {
            return Ok(RetryInFull { short: true, verdict: Some(Choice(verdict)), ..RetryInFull::default() });
        }
        let schedule = Id::try_from(text.to_owned()).map_err(|refusal| {
            let what = "whether to retry";
            if let Some(wait) = duration_in(text) {
                let message = format!("`{}` does not say {what}", text.escape_debug());
                return E::custom(
                    Refusal::new(Rule::InvalidValue, message)
                        .help(format!("to wait before a retry, write `{{ after: [{{ wait: {wait} }}] }}`")),
                );
            }
            E::custom(match verdict_like(text) {
                Some((certainty, word)) => {
                    Refusal::new(Rule::InvalidValue, format!("`{}` does not say {what}", text.escape_debug()))
                        .help(format!("did you mean `{word}`?"))
                        .instead(certainty, word)
                }
                None if text.contains('-') && text.starts_with(|c: char| c.is_ascii_uppercase()) => {
                    Refusal::new(Rule::InvalidValue, format!("`{text}` does not say {what}"))
                        .help(format!("to wait as a header says, write `{{ header: {text} }}`"))
                }
                None => refusal,
            })
        })?;
        Ok(RetryInFull { short: true, schedule: Some(schedule), ..RetryInFull::default() })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<RetryInFull, E> {
        let refusal = Refusal::new(Rule::InvalidValue, format!("`{number}` does not say whether to retry"));
        if number == 0 {
            let never = Verdict::Never.as_str();
            return Err(E::custom(
                refusal.help(format!("did you mean `{never}`?")).instead(Certainty::Suggested, never),
            ));
        }
        Err(E::custom(refusal.help(format!("to limit the attempts, write `{{ attempts: {number} }}`"))))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<RetryInFull, E> {
        self.visit_str(if value { "yes" } else { "never" })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RetryInFull, A::Error> {
        filled(map)
    }
}

/// An action to take before a retry: `{ wait: 60s }`, `{ refetch: the resource }`.
#[derive(Debug, PartialEq, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::one_kind))]
#[serde(deny_unknown_fields)]
pub(crate) struct Precondition {
    /// A fixed time to wait.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(with = "Delay"))]
    pub wait: Option<Delay>,
    /// What to change in the request.
    #[serde(default, deserialize_with = "given")]
    pub change: Option<Line>,
    /// What to fetch again.
    #[serde(default, deserialize_with = "given")]
    pub refetch: Option<Line>,
    /// The credential to renew.
    #[serde(default, deserialize_with = "given")]
    pub refresh: Option<Line>,
    /// What to poll.
    #[serde(default, deserialize_with = "given")]
    pub poll: Option<Line>,
    /// What must finish or become available.
    #[serde(default, deserialize_with = "given")]
    pub capacity: Option<Line>,
    /// An event that must happen and that the caller cannot cause.
    #[serde(default, deserialize_with = "given")]
    pub event: Option<Line>,
    /// With `poll`: the state to wait for.
    #[serde(default, deserialize_with = "given")]
    pub until: Option<Line>,
    /// What to do if this action fails.
    #[serde(default, deserialize_with = "given")]
    pub otherwise: Option<Line>,
}

/// The vendor's retry rules.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RetrySection {
    /// The vendor's heading.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// Text above the rules.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The schedule for retryable codes that name none. It never makes a code retryable.
    #[serde(default, deserialize_with = "given")]
    pub default_schedule: Option<Id>,
    /// The verdict for every code without retry advice: `never` or `unstated`.
    #[serde(default, deserialize_with = "given")]
    pub default: Option<Retry>,
    /// Whether HTTP's default applies to codes without other advice.
    #[serde(default, deserialize_with = "given")]
    pub http_default: Option<Choice<HttpDefault>>,
    /// Rules by status, status class, code, or the absence of a response.
    #[serde(default)]
    pub rules: List<RetryRule>,
}

/// A retry rule: when it applies, and its advice.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RetryRule {
    /// Statuses, status classes, codes, or `no_response`.
    pub on: OneOrMany<RetryTrigger>,
    /// What the response must say as well: any of these.
    #[serde(default)]
    pub when: OneOrMany<Condition>,
    /// The advice in these cases.
    pub retry: Retry,
}

/// What a retry rule applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::trigger"))]
pub(crate) enum RetryTrigger {
    Status(StatusKey),
    /// A code of the top-level set.
    Code(Wire),
    /// The connection failed; there is no response.
    NoResponse,
}

impl<'de> Deserialize<'de> for RetryTrigger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Read as a text, so that a code that looks like a number keeps its spelling.
        trigger(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn trigger(text: &str) -> Result<RetryTrigger, Refusal> {
    let looks_like_status = text.starts_with(|c: char| c.is_ascii_digit()) && text.len() == 3;
    if text == "no_response" {
        Ok(RetryTrigger::NoResponse)
    } else if looks_like_status {
        StatusKey::try_from(text.to_owned()).map(RetryTrigger::Status)
    } else {
        Wire::try_from(text.to_owned()).map(RetryTrigger::Code)
    }
}
