//! Facts that few codes have: the row, the functions with which generated code builds
//! it, and the methods with which programs read it.

use super::{Deprecated, Entry, Limit, Param, Removed};
use crate::envelope::BodyField;
use crate::vendor::Link;
use crate::words::{Channel, Channels, Direction, Part, Parts};

/// The row of the facts that few codes have.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rare<'a> {
    pub number: Option<i64>,
    pub name: Option<&'a str>,
    pub aliases: &'a [&'a str],
    pub pattern: Option<&'a str>,
    pub tags: &'a [&'a str],
    pub is_internal: bool,
    pub causes: &'a [&'a str],
    pub message: Option<&'a str>,
    /// The message with `{name}` for each parameter.
    pub template: Option<&'a str>,
    pub params: &'a [Param<'a>],
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

impl Rare<'_> {
    /// A row without any of these facts.
    #[doc(hidden)]
    pub const NOTHING: Rare<'static> = Rare {
        number: None,
        name: None,
        aliases: &[],
        pattern: None,
        tags: &[],
        is_internal: false,
        causes: &[],
        message: None,
        template: None,
        params: &[],
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
    };
}

/// Creates a row without facts, to which facts can be added.
#[doc(hidden)]
pub const fn rare() -> Rare<'static> {
    Rare::NOTHING
}

#[doc(hidden)]
impl Rare<'static> {
    pub const fn number(mut self, number: i64) -> Self {
        self.number = Some(number);
        self
    }

    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    pub const fn tags(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }

    pub const fn internal(mut self) -> Self {
        self.is_internal = true;
        self
    }

    pub const fn causes(mut self, causes: &'static [&'static str]) -> Self {
        self.causes = causes;
        self
    }

    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    pub const fn params(mut self, template: &'static str, params: &'static [Param<'static>]) -> Self {
        self.template = Some(template);
        self.params = params;
        self
    }

    pub const fn fields(mut self, fields: &'static [BodyField<'static>]) -> Self {
        self.fields = fields;
        self
    }

    pub const fn headers(mut self, headers: &'static [&'static str]) -> Self {
        self.headers = headers;
        self
    }

    pub const fn always(mut self, parts: &[Part]) -> Self {
        self.always = Parts::of_parts(parts);
        self
    }

    pub const fn limits(mut self, limits: &'static [Limit<'static>]) -> Self {
        self.limits = limits;
        self
    }

    pub const fn links(mut self, links: &'static [Link<'static>]) -> Self {
        self.links = links;
        self
    }

    pub const fn see(mut self, identities: &'static [&'static str]) -> Self {
        self.see = identities;
        self
    }

    pub const fn escalation(mut self, escalation: &'static str) -> Self {
        self.escalation = Some(escalation);
        self
    }

    pub const fn since(mut self, since: &'static str) -> Self {
        self.since = Some(since);
        self
    }

    pub const fn deprecated(mut self, deprecated: Deprecated<'static>) -> Self {
        self.deprecated = Some(deprecated);
        self
    }

    pub const fn removed(mut self, removed: Removed<'static>) -> Self {
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

impl<'a> Entry<'a> {
    /// The number of the code, if it has one beside its wire string.
    pub const fn number(self) -> Option<i64> {
        self.code.rare.number
    }

    /// The name of the code, if it has one beside its wire string.
    pub const fn name(self) -> Option<&'a str> {
        self.code.rare.name
    }

    /// Other texts that are sent for the code.
    pub const fn aliases(self) -> &'a [&'a str] {
        self.code.rare.aliases
    }

    /// The pattern of the texts that are sent for the code, with one `{name}` for the part that
    /// differs: `FLOOD_WAIT_{seconds}`.
    pub const fn pattern(self) -> Option<&'a str> {
        self.code.rare.pattern
    }

    /// The text before the value in the pattern of the code, the name of the value, and the text
    /// after it.
    pub(crate) fn parts_of_pattern(self) -> Option<(&'a str, &'a str, &'a str)> {
        let (before, rest) = self.pattern()?.split_once('{')?;
        let (name, after) = rest.split_once('}')?;
        Some((before, name, after))
    }

    /// The name in the pattern of the code, and the part of a text that is its value.
    pub(crate) fn value_in<'t>(self, text: &'t str) -> Option<(&'a str, &'t str)> {
        let (before, name, after) = self.parts_of_pattern()?;
        let value = text.strip_prefix(before)?.strip_suffix(after)?;
        (!value.is_empty()).then_some((name, value))
    }

    /// The tags of the code, such as its severity.
    pub const fn tags(self) -> &'a [&'a str] {
        self.code.rare.tags
    }

    /// Whether the code is internal: pages leave it out. A server can keep it from
    /// responses to other parties.
    pub const fn is_internal(self) -> bool {
        self.code.rare.is_internal
    }

    /// The channels through which the code reaches the caller.
    pub const fn channels(self) -> Channels {
        self.code.rare.channels
    }

    /// Returns the direction of the failed call: from the caller to the vendor, or from the
    /// vendor to the caller.
    pub const fn direction(self) -> Direction {
        self.code.rare.direction
    }

    /// Returns the possible causes, each in CommonMark.
    pub const fn causes(self) -> &'a [&'a str] {
        self.code.rare.causes
    }

    /// Returns an example of the message that is sent with the code. The vendor may change
    /// it.
    pub const fn message(self) -> Option<&'a str> {
        self.code.rare.message
    }

    /// The parameters of the message.
    pub const fn params(self) -> &'a [Param<'a>] {
        self.code.rare.params
    }

    /// The message with `{name}` for each parameter, in whatever style the vendor writes it;
    /// `None` if it has no parameters.
    pub const fn message_template(self) -> Option<&'a str> {
        self.code.rare.template
    }

    /// Body fields of the code beyond the envelope.
    pub const fn fields(self) -> &'a [BodyField<'a>] {
        self.code.rare.fields
    }

    /// Returns the names of headers that are sent with the code.
    pub const fn headers(self) -> &'a [&'a str] {
        self.code.rare.headers
    }

    /// Returns the parts of the envelope that are always present with the code.
    pub const fn always(self) -> Parts {
        self.code.rare.always
    }

    /// Returns the limits that the code is about.
    pub const fn limits(self) -> &'a [Limit<'a>] {
        self.code.rare.limits
    }

    /// Returns links to further information.
    pub const fn links(self) -> &'a [Link<'a>] {
        self.code.rare.links
    }

    /// Returns the identities of related codes.
    pub const fn see(self) -> &'a [&'a str] {
        self.code.rare.see
    }

    /// Returns what to do if the fix does not help, in CommonMark.
    pub const fn escalation(self) -> Option<&'a str> {
        self.code.rare.escalation
    }

    /// Returns the version or date that introduced the code.
    pub const fn since(self) -> Option<&'a str> {
        self.code.rare.since
    }

    /// Returns the deprecation details, if the code is deprecated.
    pub const fn deprecated(self) -> Option<Deprecated<'a>> {
        self.code.rare.deprecated
    }

    /// Returns the removal details, if the code has been removed.
    pub const fn removed(self) -> Option<Removed<'a>> {
        self.code.rare.removed
    }
}
