use crate::{
    BodyField, Category, Certainty, Channel, Channels, Deprecated, Direction, Group, Limit, Link, Part, Parts,
    Removed, Retry, Status,
};

/// What the catalogue knows about a code. Facts that few codes have are in [`Rare`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Code<'a> {
    pub wire: &'a str,
    pub meaning: Option<&'a str>,
    pub fix: Option<&'a str>,
    pub statuses: &'a [Status],
    pub retry: &'a Retry<'a>,
    pub group: Option<&'a Group<'a>>,
    pub rare: &'a Rare<'a>,
    pub category: Category,
    pub category_certainty: Certainty,
    pub no_status: bool,
}

/// The facts that few codes have.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Rare<'a> {
    pub causes: &'a [&'a str],
    pub message: Option<&'a str>,
    pub fields: &'a [BodyField<'a>],
    pub headers: &'a [&'a str],
    pub always: Parts,
    pub limits: &'a [Limit<'a>],
    pub links: &'a [Link<'a>],
    pub see: &'a [&'a str],
    pub escalation: Option<&'a str>,
    pub since: Option<&'a str>,
    pub deprecated: Option<Deprecated<'a>>,
    pub removed: Option<Removed<'a>>,
    pub channels: Channels,
    pub direction: Direction,
}

static NOTHING_RARE: Rare<'static> = rare();

/// A code whose category follows from its status; [`Code::assigned`] says that the
/// catalogue names it.
pub const fn code<'a>(wire: &'a str, statuses: &'a [Status], category: Category) -> Code<'a> {
    Code {
        wire,
        meaning: None,
        fix: None,
        statuses,
        retry: &Retry::UNSTATED,
        group: None,
        rare: &NOTHING_RARE,
        category,
        category_certainty: Certainty::Inferred,
        no_status: false,
    }
}

impl<'a> Code<'a> {
    /// What is answered for a number that no code has.
    pub(crate) const NONE: Code<'static> = code("", &[], Category::Unknown);

    pub const fn assigned(mut self) -> Self {
        self.category_certainty = Certainty::Stated;
        self
    }

    pub const fn no_status(mut self) -> Self {
        self.no_status = true;
        self
    }

    pub const fn meaning(mut self, meaning: &'a str) -> Self {
        self.meaning = Some(meaning);
        self
    }

    pub const fn fix(mut self, fix: &'a str) -> Self {
        self.fix = Some(fix);
        self
    }

    pub const fn retry(mut self, retry: &'a Retry<'a>) -> Self {
        self.retry = retry;
        self
    }

    pub const fn group(mut self, group: &'a Group<'a>) -> Self {
        self.group = Some(group);
        self
    }

    pub const fn rare(mut self, rare: &'a Rare<'a>) -> Self {
        self.rare = rare;
        self
    }
}

/// Of the facts that few codes have, none.
pub const fn rare<'a>() -> Rare<'a> {
    Rare {
        causes: &[],
        message: None,
        fields: &[],
        headers: &[],
        always: Parts::of_parts(&[]),
        limits: &[],
        links: &[],
        see: &[],
        escalation: None,
        since: None,
        deprecated: None,
        removed: None,
        channels: Channels::of_channels(&[Channel::Response]),
        direction: Direction::Inbound,
    }
}

impl<'a> Rare<'a> {
    pub const fn causes(mut self, causes: &'a [&'a str]) -> Self {
        self.causes = causes;
        self
    }

    pub const fn message(mut self, message: &'a str) -> Self {
        self.message = Some(message);
        self
    }

    pub const fn fields(mut self, fields: &'a [BodyField<'a>]) -> Self {
        self.fields = fields;
        self
    }

    pub const fn headers(mut self, headers: &'a [&'a str]) -> Self {
        self.headers = headers;
        self
    }

    pub const fn always(mut self, parts: &[Part]) -> Self {
        self.always = Parts::of_parts(parts);
        self
    }

    pub const fn limits(mut self, limits: &'a [Limit<'a>]) -> Self {
        self.limits = limits;
        self
    }

    pub const fn links(mut self, links: &'a [Link<'a>]) -> Self {
        self.links = links;
        self
    }

    pub const fn see(mut self, identities: &'a [&'a str]) -> Self {
        self.see = identities;
        self
    }

    pub const fn escalation(mut self, escalation: &'a str) -> Self {
        self.escalation = Some(escalation);
        self
    }

    pub const fn since(mut self, since: &'a str) -> Self {
        self.since = Some(since);
        self
    }

    pub const fn deprecated(mut self, deprecated: Deprecated<'a>) -> Self {
        self.deprecated = Some(deprecated);
        self
    }

    pub const fn removed(mut self, removed: Removed<'a>) -> Self {
        self.removed = Some(removed);
        self
    }

    pub const fn channels(mut self, channels: &[Channel]) -> Self {
        self.channels = Channels::of_channels(channels);
        self
    }

    pub const fn outbound(mut self) -> Self {
        self.direction = Direction::Outbound;
        self
    }
}

pub const fn stated(code: u16) -> Status {
    Status { code, certainty: Certainty::Stated }
}

pub const fn typical(code: u16) -> Status {
    Status { code, certainty: Certainty::Typical }
}

pub const fn inferred(code: u16) -> Status {
    Status { code, certainty: Certainty::Inferred }
}

pub const fn deprecated<'a>() -> Deprecated<'a> {
    Deprecated { since: None, sunset: None, replaced_by: None, reason: None }
}

#[doc(hidden)]
impl<'a> Deprecated<'a> {
    pub const fn since(mut self, since: &'a str) -> Self {
        self.since = Some(since);
        self
    }

    pub const fn sunset(mut self, sunset: &'a str) -> Self {
        self.sunset = Some(sunset);
        self
    }

    pub const fn replaced_by(mut self, identity: &'a str) -> Self {
        self.replaced_by = Some(identity);
        self
    }

    pub const fn reason(mut self, reason: &'a str) -> Self {
        self.reason = Some(reason);
        self
    }
}

pub const fn removed(since: &str) -> Removed<'_> {
    Removed { since, replaced_by: None, reason: None }
}

#[doc(hidden)]
impl<'a> Removed<'a> {
    pub const fn replaced_by(mut self, identity: &'a str) -> Self {
        self.replaced_by = Some(identity);
        self
    }

    pub const fn reason(mut self, reason: &'a str) -> Self {
        self.reason = Some(reason);
        self
    }
}

pub const fn limit(of: &str) -> Limit<'_> {
    Limit { of, amount: None, unit: "", scope: None }
}

#[doc(hidden)]
impl<'a> Limit<'a> {
    pub const fn amount(mut self, amount: u64, unit: &'a str) -> Self {
        self.amount = Some(amount);
        self.unit = unit;
        self
    }

    pub const fn scope(mut self, scope: &'a str) -> Self {
        self.scope = Some(scope);
        self
    }
}
