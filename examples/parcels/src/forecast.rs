//! Another vendor's codes: what to do if a call to the weather service fails.

use crate::vendors::weather::Code;
use errcat_core::{Action, Call, Response};
use std::time::Duration;

/// The next step before promising a day, after a response of the weather service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Promise the day: the call succeeded.
    Promise,
    /// Ask again after this delay.
    AskAgain(Duration),
    /// Do something else first.
    First(String),
    /// Continue without the weather, and log the reason.
    DoWithout(String),
}

/// Decides what to do after a response of the weather service.
///
/// ```
/// use errcat_core::retry::Jitter;
/// use errcat_core::{Call, Response};
/// use parcels::{Next, after_answer};
/// use std::time::Duration;
///
/// let busy = br#"{ "code": "MODEL_BUSY", "reason": "All machines are busy." }"#;
/// let response = Response::new(503_u16, &[("X-Served-By", "w3")], busy);
/// let call = Call::idempotent().jitter(Jitter::None);
/// assert_eq!(after_answer(&response, &call), Next::AskAgain(Duration::from_millis(500)));
/// ```
pub fn after_answer(response: &Response<'_>, call: &Call) -> Next {
    let Some(failure) = Code::failure(response) else { return Next::Promise };
    // The advice is to poll, but a parcel does not wait for the forecast.
    if failure.known() == Some(Code::ForecastPending) {
        return Next::DoWithout("no forecast yet".to_owned());
    }
    let decision = failure.decide(call);
    match decision.action {
        Action::Retry(delay) => Next::AskAgain(delay),
        Action::AfterPrecondition(_) => Next::First(decision.to_string()),
        _ => Next::DoWithout(format!("{failure}: {decision}")),
    }
}
