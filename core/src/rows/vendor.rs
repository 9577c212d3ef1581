use super::SetRow;
use crate::advice::{Retry, RetryRule, Schedule};
use crate::envelope::{Envelope, HeaderField};
use crate::status::{StatusMatch, StatusRow};
use crate::vendor::{Group, Link, Stability, StatusPage, Support};
use crate::words::{Completeness, HttpDefault, Part, Parts};

/// The row of a vendor.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct VendorRow<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub completeness: Completeness,
    /// The first is the top-level set.
    pub sets: &'a [&'a SetRow<'a>],
    pub groups: &'a [&'a Group<'a>],
    pub schedules: &'a [&'a Schedule<'a>],
    pub retry_rules: &'a [RetryRule<'a>],
    pub default_schedule: Option<&'a Schedule<'a>>,
    pub default_retry: Option<&'a Retry<'a>>,
    pub http_default: HttpDefault,
    pub status_rows: &'a [StatusRow<'a>],
    pub headers: &'a [HeaderField<'a>],
    pub links: &'a [Link<'a>],
    pub related: &'a [Link<'a>],
    pub envelope: Option<&'a Envelope<'a>>,
    pub support: Option<Support<'a>>,
    pub status_page: Option<StatusPage<'a>>,
    pub stability: Option<Stability<'a>>,
}

pub const fn vendor<'a>(id: &'a str, title: &'a str, sets: &'a [&'a SetRow<'a>]) -> VendorRow<'a> {
    VendorRow {
        id,
        title,
        completeness: Completeness::Unstated,
        sets,
        groups: &[],
        schedules: &[],
        retry_rules: &[],
        default_schedule: None,
        default_retry: None,
        http_default: HttpDefault::Applies,
        status_rows: &[],
        headers: &[],
        links: &[],
        related: &[],
        envelope: None,
        support: None,
        status_page: None,
        stability: None,
    }
}

impl<'a> VendorRow<'a> {
    pub const fn completeness(mut self, completeness: Completeness) -> Self {
        self.completeness = completeness;
        self
    }

    pub const fn groups(mut self, groups: &'a [&'a Group<'a>]) -> Self {
        self.groups = groups;
        self
    }

    pub const fn schedules(mut self, schedules: &'a [&'a Schedule<'a>]) -> Self {
        self.schedules = schedules;
        self
    }

    pub const fn retry_rules(mut self, rules: &'a [RetryRule<'a>]) -> Self {
        self.retry_rules = rules;
        self
    }

    pub const fn default_schedule(mut self, schedule: &'a Schedule<'a>) -> Self {
        self.default_schedule = Some(schedule);
        self
    }

    pub const fn default_retry(mut self, retry: &'a Retry<'a>) -> Self {
        self.default_retry = Some(retry);
        self
    }

    pub const fn http_default(mut self, http_default: HttpDefault) -> Self {
        self.http_default = http_default;
        self
    }

    pub const fn status_rows(mut self, rows: &'a [StatusRow<'a>]) -> Self {
        self.status_rows = rows;
        self
    }

    pub const fn headers(mut self, headers: &'a [HeaderField<'a>]) -> Self {
        self.headers = headers;
        self
    }

    pub const fn links(mut self, links: &'a [Link<'a>]) -> Self {
        self.links = links;
        self
    }

    pub const fn related(mut self, links: &'a [Link<'a>]) -> Self {
        self.related = links;
        self
    }

    pub const fn envelope(mut self, envelope: &'a Envelope<'a>) -> Self {
        self.envelope = Some(envelope);
        self
    }

    pub const fn support(mut self, support: Support<'a>) -> Self {
        self.support = Some(support);
        self
    }

    pub const fn status_page(mut self, page: StatusPage<'a>) -> Self {
        self.status_page = Some(page);
        self
    }

    pub const fn stability(mut self, stability: Stability<'a>) -> Self {
        self.stability = Some(stability);
        self
    }
}

pub const fn group(title: &str, depth: u32) -> Group<'_> {
    Group { title, depth }
}

/// Creates a link without a target.
pub const fn link(title: &str) -> Link<'_> {
    Link { title, target: None }
}

pub const fn link_to<'a>(title: &'a str, target: &'a str) -> Link<'a> {
    Link { title, target: Some(target) }
}

pub const fn status_row(status: u16, meaning: &str) -> StatusRow<'_> {
    StatusRow { on: StatusMatch::Exact(status), phrase: None, meaning, retry: None }
}

pub const fn status_class_row(digit: u8, meaning: &str) -> StatusRow<'_> {
    StatusRow { on: StatusMatch::Class(digit), phrase: None, meaning, retry: None }
}

#[doc(hidden)]
impl<'a> StatusRow<'a> {
    pub const fn phrase(mut self, phrase: &'a str) -> Self {
        self.phrase = Some(phrase);
        self
    }

    pub const fn retry(mut self, retry: &'a Retry<'a>) -> Self {
        self.retry = Some(retry);
        self
    }
}

pub const fn support<'a>() -> Support<'a> {
    Support { email: None, link: None, include: &[] }
}

#[doc(hidden)]
impl<'a> Support<'a> {
    pub const fn email(mut self, email: &'a str) -> Self {
        self.email = Some(email);
        self
    }

    pub const fn link(mut self, link: Link<'a>) -> Self {
        self.link = Some(link);
        self
    }

    pub const fn include(mut self, include: &'a [&'a str]) -> Self {
        self.include = include;
        self
    }
}

pub const fn status_page(title: &str) -> StatusPage<'_> {
    StatusPage { title, url: None }
}

#[doc(hidden)]
impl<'a> StatusPage<'a> {
    pub const fn url(mut self, url: &'a str) -> Self {
        self.url = Some(url);
        self
    }
}

pub const fn stability<'a>(stable: &[Part], unstable: &[Part]) -> Stability<'a> {
    Stability {
        stable: Parts::of_parts(stable),
        unstable: Parts::of_parts(unstable),
        additive_between: None,
        notice_days: None,
        notice_for: &[],
        changelog: None,
    }
}

#[doc(hidden)]
impl<'a> Stability<'a> {
    pub const fn additive_between(mut self, versions: &'a str) -> Self {
        self.additive_between = Some(versions);
        self
    }

    pub const fn notice_days(mut self, days: u32) -> Self {
        self.notice_days = Some(days);
        self
    }

    pub const fn notice_for(mut self, what: &'a [&'a str]) -> Self {
        self.notice_for = what;
        self
    }

    pub const fn changelog(mut self, link: Link<'a>) -> Self {
        self.changelog = Some(link);
        self
    }
}
