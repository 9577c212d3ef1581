//! Computes the decisions of both catalogues.

use super::effect::{Answer, Course};
use super::signal::Signal;
use crate::model::{Code, Vendor};
use crate::rows::LoadedVendor;
use errcat_core::encode::{Encoded, Reply};
use errcat_core::retry::{AdviceSource, Jitter, Reason};
use errcat_core::words::Unit;
use errcat_core::{Action, Call, Decision, Entry, Response};
use std::cell::OnceCell;
use std::fmt;
use std::time::Duration;

/// The number of attempts that are compared; later ones follow the same pattern.
const MOST_ATTEMPTS: u32 = 64;
/// The current time for waits that are given as a date: 2023-11-14T22:13:20Z.
const NOW: Duration = Duration::from_secs(1_700_000_000);
/// A wait that no catalogue would advise, so it must come from the header.
const ODD_WAIT: Duration = Duration::from_secs(7_777);

/// A response, to which a signal is added.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ask<'a> {
    /// A response with this status and no known code.
    Status(u16),
    /// A response with a code of both sides.
    Code { before: &'a Code, after: &'a Code, status: u16 },
}

impl fmt::Display for Ask<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ask::Status(status) => write!(f, "status {status}"),
            Ask::Code { after, .. } => write!(f, "`{}`", after.identity),
        }
    }
}

/// Both states of a vendor, in the form that clients use. They are created on first use, as
/// they are rarely needed.
pub(super) struct Prober<'v> {
    before: LazyVendor<'v>,
    after: LazyVendor<'v>,
}

/// One state.
struct LazyVendor<'v> {
    vendor: &'v Vendor,
    loaded: OnceCell<LoadedVendor>,
}

impl<'v> LazyVendor<'v> {
    fn new(vendor: &'v Vendor) -> Self {
        LazyVendor { vendor, loaded: OnceCell::new() }
    }

    fn vendor(&self) -> errcat_core::Vendor<'_> {
        self.loaded.get_or_init(|| LoadedVendor::new(self.vendor)).vendor()
    }
}

impl<'v> Prober<'v> {
    pub(super) fn new(before: &'v Vendor, after: &'v Vendor) -> Self {
        Prober { before: LazyVendor::new(before), after: LazyVendor::new(after) }
    }

    /// Returns the decisions of both sides for a code, with each of the statuses or by the
    /// code alone.
    pub(super) fn of_code(&self, (old, new): (&Code, &Code), statuses: &[u16]) -> Vec<(Answer, Answer)> {
        let with =
            |status| Some((with_status(&self.before, old, status)?, with_status(&self.after, new, status)?));
        let mut answers: Vec<_> = statuses.iter().filter_map(|&status| with(status)).collect();
        if answers.is_empty() {
            answers.push((by_code(&self.before, old), by_code(&self.after, new)));
        }
        answers
    }

    /// Returns the decisions of both sides for a response with a status and no known code.
    pub(super) fn of_status(&self, status: u16) -> (Answer, Answer) {
        let ask = |side: &LazyVendor<'_>| {
            let response = Response::new(status, &NO_HEADERS, b"");
            let failure = side.vendor().decode(&response);
            answer(|call| failure.decide(call).into())
        };
        (ask(&self.before), ask(&self.after))
    }

    /// Returns the decisions of both sides for a call that got no response.
    pub(super) fn of_no_response(&self) -> (Answer, Answer) {
        let ask = |side: &LazyVendor<'_>| answer(|call| side.vendor().no_response().decide(call).into());
        (ask(&self.before), ask(&self.after))
    }

    /// Returns the decisions of both sides for a response with a signal; `None` if one of
    /// them cannot write it.
    pub(super) fn of_signal(&self, ask: &Ask<'_>, signal: &Signal) -> Option<(Answer, Answer)> {
        match *ask {
            Ask::Status(status) => {
                let of = |side| with_signal(side, None, status, signal);
                Some((of(&self.before)?, of(&self.after)?))
            }
            Ask::Code { before, after, status } => {
                let of = |side, code| with_signal(side, Some(code), status, signal);
                Some((of(&self.before, before)?, of(&self.after, after)?))
            }
        }
    }

    /// Whether the new side still waits as long as a header of the old side states. `None`
    /// if the old side cannot write the response, or does not read the header itself.
    pub(super) fn reads_wait(&self, (old, new): (&Code, &Code), name: &str, unit: Unit) -> Option<bool> {
        let encoded: Encoded = reply(entry(&self.before, old)?, old).encode().ok()?;
        let own = encoded.headers().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let headers: Vec<(String, String)> = own.chain([(name.to_owned(), odd_wait(unit)?)]).collect();
        let response = Response::new(encoded.status(), &headers, encoded.body());
        let waits = |side: &LazyVendor<'_>| {
            let step: Step = side.vendor().decode(&response).decide(&call(true)).into();
            step.delay.is_some_and(|delay| delay >= ODD_WAIT)
        };
        let is_known = entry(&self.after, new).is_some();
        (is_known && waits(&self.before)).then(|| waits(&self.after))
    }
}

/// Formats `ODD_WAIT` as the value of a header.
fn odd_wait(unit: Unit) -> Option<String> {
    let moment = NOW.saturating_add(ODD_WAIT);
    let number = match unit {
        Unit::None | Unit::Seconds | Unit::SecondsOrDate => u128::from(ODD_WAIT.as_secs()),
        Unit::Milliseconds => ODD_WAIT.as_millis(),
        Unit::UnixSeconds => u128::from(moment.as_secs()),
        Unit::UnixMilliseconds => moment.as_millis(),
        _ => return None,
    };
    Some(number.to_string())
}

const NO_HEADERS: [(&str, &str); 0] = [];

/// The parts of a decision that are compared.
struct Step {
    delay: Option<Duration>,
    /// The kinds of preconditions, if there are any.
    first: Vec<&'static str>,
    is_unstated: bool,
}

impl From<Decision<'_>> for Step {
    fn from(decision: Decision<'_>) -> Step {
        let kinds = || decision.preconditions.iter().map(|way| way.kind.as_str()).collect();
        let is_unstated = decision.source == AdviceSource::Nothing || decision.reason == Reason::Unstated;
        let (delay, first) = match decision.action {
            Action::Retry(delay) => (Some(delay), Vec::new()),
            Action::AfterPrecondition(delay) => (Some(delay), kinds()),
            _ => (None, Vec::new()),
        };
        Step { delay, first, is_unstated }
    }
}

/// Creates a call without limits, so that only the catalogue decides.
fn call(is_idempotent: bool) -> Call {
    let call = if is_idempotent { Call::idempotent() } else { Call::non_idempotent() };
    call.jitter(Jitter::None).max_delay(Duration::MAX).now(NOW)
}

fn answer(decide: impl Fn(&Call) -> Step) -> Answer {
    let first = decide(&call(true));
    Answer {
        idempotent: course(&decide, call(true)),
        other: course(&decide, call(false)),
        is_unstated: first.is_unstated,
    }
}

fn course(decide: impl Fn(&Call) -> Step, call: Call) -> Course {
    let mut course = Course::default();
    for attempt in 1..=MOST_ATTEMPTS {
        let step = decide(&call.attempts(attempt));
        let Some(delay) = step.delay else { break };
        course.delays.push(delay);
        course.first.extend(step.first);
    }
    course
}

fn entry<'t>(side: &'t LazyVendor<'_>, code: &Code) -> Option<Entry<'t>> {
    side.vendor().find(relative(code))
}

/// Starts a response with the code, and with some value if it has a pattern.
fn reply<'t>(entry: Entry<'t>, code: &Code) -> Reply<'t> {
    let reply = entry.reply();
    match code.name_in_pattern() {
        Some(name) => reply.param(name, 1),
        None => reply,
    }
}

/// Returns the identity without the vendor.
fn relative(code: &Code) -> &str {
    code.identity.split_once('/').map_or("", |(_, rest)| rest)
}

/// Decides about a response in the side's own envelope; `None` if it cannot be encoded.
fn with_status(side: &LazyVendor<'_>, code: &Code, status: u16) -> Option<Answer> {
    let entry = entry(side, code)?;
    let encoded: Encoded = reply(entry, code).status(status).encode().ok()?;
    let response = encoded.response();
    let failure = side.vendor().decode(&response);
    (failure.entry()? == entry).then(|| answer(|call| failure.decide(call).into()))
}

/// Decides about a response with a signal; `None` if it cannot be written.
fn with_signal(side: &LazyVendor<'_>, code: Option<&Code>, status: u16, signal: &Signal) -> Option<Answer> {
    let entry = match code {
        Some(code) => Some(entry(side, code)?),
        None => None,
    };
    let (mut headers, mut body) = match entry.zip(code) {
        Some((entry, code)) => {
            let encoded: Encoded = reply(entry, code).status(status).encode().ok()?;
            let own = encoded.headers().map(|(name, value)| (name.to_owned(), value.to_owned()));
            (own.collect::<Vec<(String, String)>>(), encoded.body().to_vec())
        }
        None => (Vec::new(), Vec::new()),
    };
    if !signal.add_to(&mut headers, &mut body) {
        return None;
    }
    let response = Response::new(status, &headers, &body);
    let failure = side.vendor().decode(&response);
    (entry.is_none() || failure.entry() == entry).then(|| answer(|call| failure.decide(call).into()))
}

fn by_code(side: &LazyVendor<'_>, code: &Code) -> Answer {
    match entry(side, code) {
        Some(entry) => answer(|call| entry.decide(call).into()),
        None => Answer::default(),
    }
}
