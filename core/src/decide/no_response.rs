use super::ground::with_default_schedule;
use super::{AdviceSource, Call, Decision, Delays, decide};
use crate::advice::{Retry, RetryTrigger};
use crate::rows;
use crate::vendor::Vendor;
use crate::words::{Basis, Verdict};

/// A call that got no response: the connection could not be made, or was lost.
///
/// ```
/// use errcat_core::{Call, Vendor};
///
/// fn on_lost_connection(vendor: Vendor<'_>) {
///     println!("{}", vendor.no_response().decide(&Call::idempotent()));
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NoResponse<'a>(Vendor<'a>);

impl<'a> Vendor<'a> {
    /// What there is to decide about when no response came.
    pub const fn no_response(self) -> NoResponse<'a> {
        NoResponse(self)
    }
}

impl<'a> NoResponse<'a> {
    /// Whether to call again, and when. Nobody knows whether the call was carried
    /// out, so that only idempotent ones are repeated. Where the catalogue says
    /// nothing, that is what HTTP allows (RFC 9110, section 9.2.2).
    pub fn decide(self, call: &Call) -> Decision<'a> {
        decide(self.ground(), false, call, |_| None)
    }

    /// The delays between calls that get no response again and again.
    pub fn delays(self, call: Call) -> Delays<'a> {
        Delays::of_no_response(self, call)
    }

    fn ground(self) -> (AdviceSource, Retry<'a>) {
        let of_http = || (AdviceSource::Http, rows::retry(Verdict::Yes, Basis::Unstated));
        let of_rule = self
            .0
            .rule_on(RetryTrigger::NoResponse)
            .filter(|retry| retry.verdict != Verdict::Unstated)
            .copied();
        let (ground, retry) = of_rule.map_or_else(of_http, |retry| (AdviceSource::NoResponse, retry));
        (ground, with_default_schedule(retry, self.0))
    }
}
