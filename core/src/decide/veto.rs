//! What the response itself says about whether to retry.

use super::advice_source::Advice;
use super::{AdviceSource, http};
use crate::advice::Retry;
use crate::failure::Failure;
use crate::known::Known;
use crate::vendor::Vendor;
use crate::words::{Role, Verdict};

/// A header or a field that says whether to retry.
#[derive(Clone, Copy)]
pub(super) struct Veto<'a> {
    by: &'a str,
    allows: bool,
}

impl<'a> Veto<'a> {
    /// The answer in the response. If several disagree, one that forbids counts.
    pub(super) fn read<C: Known<'a>>(failure: &Failure<'a, C>) -> Option<Self> {
        let response = failure.response();
        let headers = failure.vendor().headers().iter().filter(|header| header.role == Role::ShouldRetry);
        let headers = headers.filter_map(|header| {
            let allows = header.answers.read(response.header(header.name)?)?;
            Some(Veto { by: header.name, allows })
        });
        let fields = failure.declared_fields().filter(|field| field.role == Role::ShouldRetry);
        let fields = fields.filter_map(|field| {
            let allows = field.answers.read(&failure.value_of(field)?)?;
            Some(Veto { by: field.name, allows })
        });
        headers.chain(fields).min_by_key(|veto| veto.allows)
    }

    /// The advice with the verdict of the response. What it does not say comes from the
    /// file, or else from HTTP's default.
    pub(super) fn overrule(self, (source, retry): Advice<'a>, vendor: Vendor<'a>) -> Advice<'a> {
        let documented = retry.schedule.filter(|_| source != AdviceSource::HttpDefault);
        let schedule = documented.or_else(|| vendor.default_schedule()).unwrap_or(http::SCHEDULE);
        let retry = match self.allows {
            false => Retry { verdict: Verdict::Never, ..retry },
            true => Retry { verdict: Verdict::Retryable, schedule: Some(schedule), ..retry },
        };
        (AdviceSource::Response(self.by), retry)
    }
}
