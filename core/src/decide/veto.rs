//! Whether the response itself forbids or allows a retry.

use super::advice_source::Advice;
use super::{AdviceSource, http};
use crate::advice::Retry;
use crate::failure::Failure;
use crate::known::Known;
use crate::vendor::Vendor;
use crate::words::{Role, Verdict};

/// A header or field that states whether to retry.
#[derive(Clone, Copy)]
pub(super) struct Veto<'a> {
    by: &'a str,
    allows: bool,
}

impl<'a> Veto<'a> {
    /// Reads the answer in the response. If several values disagree, a prohibition wins.
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

    /// Replaces the verdict of the advice by that of the response. Missing delays come from
    /// the file, else from HTTP's default.
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
