//! Retry advice, as a page documents it.

use super::{Mistakes, says};
use errcat::retry::{Precondition, Schedule, Tries};
use errcat::words::{Certainty, PreconditionKind, TriesOf, Verdict};
use errcat::{Entry, Retry};
use std::time::Duration;

/// The advice of the page; see [`Retry`] for the parts.
#[derive(Clone, Copy)]
pub(crate) struct Advice {
    /// The verdicts that agree with the page: several if it is ambiguous.
    verdicts: &'static [Verdict],
    certainty: Option<Certainty>,
    ways: Option<&'static [Wanted]>,
    headers: &'static [&'static str],
    header_default: Option<Duration>,
    schedule: Option<Delays>,
    tries: Option<(TriesOf, u32, u32)>,
    idempotent_only: bool,
}

/// A precondition, and words of its text.
pub(crate) struct Wanted {
    kind: PreconditionKind,
    wait: Option<Duration>,
    words: &'static [&'static str],
}

/// The numbers of a schedule; `None` if the page has none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Delays {
    pub(crate) initial_ms: Option<u64>,
    pub(crate) factor: Option<u32>,
    pub(crate) cap_ms: Option<u64>,
}

/// "Exponential backoff" without numbers.
pub(crate) const NO_NUMBERS: Delays = Delays { initial_ms: None, factor: None, cap_ms: None };

/// The page does not mention retries.
pub(crate) const UNSTATED: Advice = Advice {
    verdicts: &[Verdict::Unstated],
    certainty: None,
    ways: Some(&[]),
    headers: &[],
    header_default: None,
    schedule: None,
    tries: None,
    idempotent_only: false,
};

/// Something must be fixed, and the page does not mention retries. Any verdict except yes
/// is correct, but not as stated.
pub(crate) const FIX_FIRST: Advice = Advice {
    verdicts: &[Verdict::Unstated, Verdict::Never, Verdict::After],
    certainty: Some(Certainty::Inferred),
    ways: None,
    ..UNSTATED
};

/// The page advises to retry.
pub(crate) const YES: Advice =
    Advice { verdicts: &[Verdict::Retryable], certainty: Some(Certainty::Stated), ..UNSTATED };

/// Creates advice to do something first; one precondition is sufficient.
pub(crate) const fn after(ways: &'static [Wanted]) -> Advice {
    Advice { verdicts: &[Verdict::After], ways: Some(ways), ..YES }
}

pub(crate) const fn way(kind: PreconditionKind, words: &'static [&'static str]) -> Wanted {
    Wanted { kind, wait: None, words }
}

pub(crate) const fn change(words: &'static [&'static str]) -> Wanted {
    way(PreconditionKind::Change, words)
}

pub(crate) const fn refetch(words: &'static [&'static str]) -> Wanted {
    way(PreconditionKind::Refetch, words)
}

pub(crate) const fn refresh(words: &'static [&'static str]) -> Wanted {
    way(PreconditionKind::Refresh, words)
}

pub(crate) const fn wait(secs: u64) -> Wanted {
    Wanted { wait: Some(Duration::from_secs(secs)), ..way(PreconditionKind::Wait, &[]) }
}

impl Advice {
    pub(crate) const fn verdicts(self, verdicts: &'static [Verdict]) -> Self {
        Advice { verdicts, ..self }
    }

    pub(crate) const fn inferred(self) -> Self {
        Advice { certainty: Some(Certainty::Inferred), ..self }
    }

    pub(crate) const fn ways(self, ways: &'static [Wanted]) -> Self {
        Advice { ways: Some(ways), ..self }
    }

    pub(crate) const fn headers(self, headers: &'static [&'static str]) -> Self {
        Advice { headers, ..self }
    }

    pub(crate) const fn without_header_after(self, secs: u64) -> Self {
        Advice { header_default: Some(Duration::from_secs(secs)), ..self }
    }

    pub(crate) const fn backoff(self, delays: Delays) -> Self {
        Advice { schedule: Some(delays), ..self }
    }

    pub(crate) const fn attempts(self, most: u32) -> Self {
        Advice { tries: Some((TriesOf::Attempts, most, most)), ..self }
    }

    pub(crate) const fn retries(self, least: u32, most: u32) -> Self {
        Advice { tries: Some((TriesOf::Retries, least, most)), ..self }
    }

    pub(crate) const fn idempotent_only(self) -> Self {
        Advice { idempotent_only: true, ..self }
    }

    /// Compares with the catalogue's advice for a code.
    pub(crate) fn check(&self, entry: Entry<'_>, mistakes: &mut Mistakes) {
        self.check_retry(&entry.identity().to_string(), entry.retry(), mistakes);
    }

    /// Compares with some advice of the catalogue.
    pub(crate) fn check_retry(&self, place: &str, retry: &Retry<'_>, mistakes: &mut Mistakes) {
        self.whether(place, retry, mistakes);
        self.what_first(place, retry, mistakes);
        mistakes.same(place, "the list of retry headers", retry.headers, self.headers);
        mistakes.same(place, "the wait without a header", &retry.header_default, &self.header_default);
        mistakes.same(place, "the schedule", &retry.schedule.map(delays), &self.schedule);
        mistakes.same(place, "the number of tries", &retry.tries().map(tries), &self.tries);
        mistakes.same(place, "`idempotent_only`", &retry.idempotent_only, &self.idempotent_only);
    }

    fn whether(&self, place: &str, retry: &Retry<'_>, mistakes: &mut Mistakes) {
        let verdict = retry.verdict;
        let message = format!("retry verdict is {verdict:?}, the page says one of {:?}", self.verdicts);
        mistakes.unless(self.verdicts.contains(&verdict), place, &message);
        if let Some(certainty) = self.certainty.filter(|_| verdict != Verdict::Unstated) {
            mistakes.same(place, "the certainty of the retry verdict", &retry.certainty, &certainty);
        }
    }

    fn what_first(&self, place: &str, retry: &Retry<'_>, mistakes: &mut Mistakes) {
        let Some(ways) = self.ways else { return };
        let kinds: Vec<_> = retry.after.iter().map(|way| (way.kind, way.wait)).collect();
        let wanted: Vec<_> = ways.iter().map(|way| (way.kind, way.wait)).collect();
        mistakes.same(place, "the list of ways to retry", &kinds, &wanted);
        for (way, wanted) in retry.after.iter().zip(ways) {
            for words in wanted.words {
                let message = format!("the precondition {way} does not say `{words}`");
                mistakes.unless(says(&words_of(way), words), place, &message);
            }
        }
    }
}

fn words_of(way: &Precondition<'_>) -> String {
    [Some(way.what), way.until, way.otherwise].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn delays(schedule: &Schedule<'_>) -> Delays {
    let millis = |delay: Duration| {
        u64::try_from(delay.as_millis()).expect("a delay fits into 64 bits of milliseconds")
    };
    Delays {
        initial_ms: schedule.initial.map(millis),
        factor: schedule.factor_thousandths.map(|factor| factor / 1000),
        cap_ms: schedule.cap.map(millis),
    }
}

fn tries(tries: Tries) -> (TriesOf, u32, u32) {
    (tries.of, tries.min, tries.max)
}
