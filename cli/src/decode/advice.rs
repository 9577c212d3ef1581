use errcat_core::retry::Jitter;
use errcat_core::{Action, Call, Decision, Entry, Failure};
use serde::Serialize;
use std::time::Duration;

/// The next step for an idempotent call, and for one that is not idempotent.
#[derive(Debug, Serialize)]
pub(super) struct Advice {
    #[serde(flatten)]
    pub idempotent: Step,
    pub non_idempotent: Step,
}

/// A decision: whether to retry, and when.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    action: &'static str,
    delay_ms: Option<u64>,
    /// The same in words.
    pub advice: String,
    unreadable: Option<Unreadable>,
}

/// A wait that could not be read.
#[derive(Debug, Serialize)]
struct Unreadable {
    by: String,
    text: String,
}

impl Advice {
    /// The advice after this many attempts. The caller's limits are unknown, so that no
    /// wait is too long.
    pub(super) fn new(failure: &Failure<'_, Entry<'_>>, attempts: u32) -> Self {
        let step = |call: Call| {
            let call = call.attempts(attempts).jitter(Jitter::None).max_delay(Duration::MAX);
            Step::new(&failure.decide(&call))
        };
        Advice { idempotent: step(Call::idempotent()), non_idempotent: step(Call::non_idempotent()) }
    }

    /// The step for a non-idempotent call, if its action differs; two steps that both stop
    /// may have different reasons.
    pub(super) fn otherwise(&self) -> Option<&Step> {
        let differs = self.non_idempotent.action != self.idempotent.action;
        differs.then_some(&self.non_idempotent)
    }
}

impl Step {
    fn new(decision: &Decision<'_>) -> Self {
        let (action, delay) = match decision.action {
            Action::Retry(delay) => ("retry", Some(delay)),
            Action::AfterPrecondition(delay) => ("after_precondition", Some(delay)),
            _ => ("stop", None),
        };
        let delay_ms = delay.map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
        let unreadable = decision.unreadable.as_ref();
        let unreadable = unreadable
            .map(|read| Unreadable { by: read.by.to_owned(), text: read.text.clone().into_owned() });
        Step { action, delay_ms, advice: decision.to_string(), unreadable }
    }
}
