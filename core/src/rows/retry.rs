use crate::advice::{Precondition, Retry, RetryRule, RetryTrigger, Schedule, Tries};
use crate::envelope::Condition;
use crate::status::StatusMatch;
use crate::words::{Basis, Certainty, PreconditionKind, TriesOf, Verdict};
use core::time::Duration;

/// Creates advice with a verdict and its source.
pub const fn retry<'a>(verdict: Verdict, basis: Basis) -> Retry<'a> {
    Retry { verdict, basis, ..Retry::UNSTATED }
}

#[doc(hidden)]
impl<'a> Retry<'a> {
    /// Advice for codes about which nothing is documented.
    pub const UNSTATED: Retry<'static> = Retry {
        verdict: Verdict::Unstated,
        certainty: Certainty::Stated,
        basis: Basis::Unstated,
        idempotent_only: false,
        schedule: None,
        own_tries: None,
        headers: &[],
        header_default: None,
        after: &[],
        note: None,
    };

    pub const fn certainty(mut self, certainty: Certainty) -> Self {
        self.certainty = certainty;
        self
    }

    pub const fn idempotent_only(mut self) -> Self {
        self.idempotent_only = true;
        self
    }

    pub const fn schedule(mut self, schedule: &'a Schedule<'a>) -> Self {
        self.schedule = Some(schedule);
        self
    }

    pub const fn own_tries(mut self, tries: Tries) -> Self {
        self.own_tries = Some(tries);
        self
    }

    pub const fn headers(mut self, headers: &'a [&'a str]) -> Self {
        self.headers = headers;
        self
    }

    pub const fn header_default_ms(mut self, millis: u64) -> Self {
        self.header_default = Some(Duration::from_millis(millis));
        self
    }

    pub const fn after(mut self, preconditions: &'a [Precondition<'a>]) -> Self {
        self.after = preconditions;
        self
    }

    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }
}

pub const fn attempts(min: u32, max: u32) -> Tries {
    Tries { of: TriesOf::Attempts, min, max }
}

pub const fn retries(min: u32, max: u32) -> Tries {
    Tries { of: TriesOf::Retries, min, max }
}

pub const fn schedule(id: &str) -> Schedule<'_> {
    Schedule { id, initial: None, factor_thousandths: None, cap: None, tries: None }
}

#[doc(hidden)]
impl Schedule<'_> {
    pub const fn initial_ms(mut self, millis: u64) -> Self {
        self.initial = Some(Duration::from_millis(millis));
        self
    }

    pub const fn factor_thousandths(mut self, factor: u32) -> Self {
        self.factor_thousandths = Some(factor);
        self
    }

    pub const fn cap_ms(mut self, millis: u64) -> Self {
        self.cap = Some(Duration::from_millis(millis));
        self
    }

    pub const fn tries(mut self, tries: Tries) -> Self {
        self.tries = Some(tries);
        self
    }
}

pub const fn precondition(kind: PreconditionKind, what: &str) -> Precondition<'_> {
    Precondition { kind, wait: None, what, until: None, otherwise: None }
}

pub const fn wait<'a>(millis: u64) -> Precondition<'a> {
    Precondition { wait: Some(Duration::from_millis(millis)), ..precondition(PreconditionKind::Wait, "") }
}

#[doc(hidden)]
impl<'a> Precondition<'a> {
    pub const fn until(mut self, until: &'a str) -> Self {
        self.until = Some(until);
        self
    }

    pub const fn otherwise(mut self, otherwise: &'a str) -> Self {
        self.otherwise = Some(otherwise);
        self
    }
}

pub const fn retry_rule<'a>(on: &'a [RetryTrigger<'a>], retry: &'a Retry<'a>) -> RetryRule<'a> {
    RetryRule { on, when: &[], retry }
}

#[doc(hidden)]
impl<'a> RetryRule<'a> {
    pub const fn when(mut self, conditions: &'a [Condition<'a>]) -> Self {
        self.when = conditions;
        self
    }
}

pub const fn on_status<'a>(status: u16) -> RetryTrigger<'a> {
    RetryTrigger::Status(StatusMatch::Exact(status))
}

pub const fn on_status_class<'a>(digit: u8) -> RetryTrigger<'a> {
    RetryTrigger::Status(StatusMatch::Class(digit))
}

pub const fn on_code(wire: &str) -> RetryTrigger<'_> {
    RetryTrigger::Code(wire)
}

pub const fn on_no_response<'a>() -> RetryTrigger<'a> {
    RetryTrigger::NoResponse
}
