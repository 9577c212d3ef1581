use super::advice_source::{Advice, with_default_schedule};
use super::asked::Asked;
use super::{AdviceSource, Call, Decision, Delays, decide};
use crate::advice::RetryTrigger;
use crate::rows;
use crate::vendor::Vendor;
use crate::words::{Basis, Verdict};

/// A call that got no response: the connection failed or was lost.
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
    /// Starts a decision about a call that got no response.
    pub const fn no_response(self) -> NoResponse<'a> {
        NoResponse(self)
    }
}

impl<'a> NoResponse<'a> {
    /// Decides whether to retry, and when. The call may have been carried out, so only
    /// idempotent calls are retried. If the catalogue has no advice, the decision follows
    /// HTTP (RFC 9110, section 9.2.2).
    pub fn decide(self, call: &Call) -> Decision<'a> {
        decide(self.advice(), false, call, Asked::default())
    }

    /// Returns the delays between attempts that get no response.
    pub fn delays(self, call: Call) -> Delays<'a> {
        Delays::of_no_response(self, call)
    }

    fn advice(self) -> Advice<'a> {
        let of_http = || (AdviceSource::Http, rows::retry(Verdict::Retryable, Basis::Unstated));
        let rule = self.0.rule_on(RetryTrigger::NoResponse);
        let rule = rule.filter(|retry| retry.verdict != Verdict::Unstated);
        let (source, retry) = rule.map_or_else(of_http, |retry| (AdviceSource::NoResponse, *retry));
        (source, with_default_schedule(retry, self.0))
    }
}
