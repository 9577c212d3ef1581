//! The facts of a code, as typed values in page order.
//!
//! This is the only list of facts. Pages and the cards of the finder render it with one
//! `match` on [`Body`], terminals (`errcat explain`, `errcat decode`) with another. A new
//! fact is one more entry here; a new kind of body does not compile until both matches have
//! an arm for it.

mod body;
mod delays;

pub use body::{Body, DetailCodes, Lifecycle};
pub use delays::{DelayList, Delays};

use crate::model::{Code, Set, Vendor};
use errcat_core::Category;
use errcat_core::words::{Certainty, Channel, Direction, Word as _};
use serde::Serialize;
use std::borrow::Cow;

/// A fact about a code.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Fact<'c> {
    /// The kind of fact.
    pub kind: FactKind,
    /// The value, to be rendered.
    pub body: Body<'c>,
}

impl Fact<'_> {
    /// Returns the label on pages.
    pub fn label(&self) -> &'static str {
        self.kind.label()
    }

    /// Returns the label for narrow columns.
    pub fn short_label(&self) -> &'static str {
        match (self.kind, &self.body) {
            (FactKind::Causes, Body::Texts([_])) => "Cause",
            (kind, _) => kind.short_label(),
        }
    }
}

/// The kind of a fact. Serialized in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactKind {
    /// The code is deprecated.
    Deprecated,
    /// The code is removed.
    Removed,
    /// Its number beside the wire string.
    Number,
    /// Its name beside the wire string.
    Name,
    /// Other texts that are sent for it.
    Aliases,
    /// The pattern of the texts that are sent.
    Pattern,
    /// Who may see it, unless everybody.
    Visibility,
    /// Its tags.
    Tags,
    /// Its HTTP statuses.
    Status,
    /// Its vendor-independent meaning.
    Category,
    /// The channels through which the code is delivered, if it is not in a response.
    Channels,
    /// The direction of the call, if the vendor calls you.
    Direction,
    /// Possible causes.
    Causes,
    /// How to fix the error.
    Fix,
    /// Retry advice.
    Retry,
    /// The delays that the retry advice leads to.
    Delays,
    /// What to do if the fix does not help.
    Escalation,
    /// An example of its message.
    Message,
    /// The parameters of its message.
    Params,
    /// Fields of its body in addition to those of the envelope.
    Fields,
    /// Headers that are sent with it.
    Headers,
    /// Parts of the envelope that are always present.
    Always,
    /// A limit that it reports.
    Limit,
    /// Related codes.
    See,
    /// Links to further reading.
    Links,
    /// Codes that its details may contain.
    Details,
    /// The version or date that introduced it.
    Since,
    /// Guidance that the vendor does not document.
    Waived,
    /// A remark on the source.
    Note,
    /// The path of the Rust variant.
    Rust,
}

impl FactKind {
    /// Returns the label on pages, and the short label for narrow columns.
    const fn labels(self) -> (&'static str, &'static str) {
        match self {
            FactKind::Deprecated => ("Deprecated", "Deprecated"),
            FactKind::Removed => ("Removed", "Removed"),
            FactKind::Number => ("Number", "Number"),
            FactKind::Name => ("Name", "Name"),
            FactKind::Aliases => ("Also sent as", "Aliases"),
            FactKind::Pattern => ("Pattern", "Pattern"),
            FactKind::Visibility => ("Visibility", "Visibility"),
            FactKind::Tags => ("Tags", "Tags"),
            FactKind::Status => ("Status", "Status"),
            FactKind::Category => ("Category", "Category"),
            FactKind::Channels => ("Delivered via", "Delivered"),
            FactKind::Direction => ("Direction", "Direction"),
            FactKind::Causes => ("Possible causes", "Causes"),
            FactKind::Fix => ("Fix", "Fix"),
            FactKind::Retry => ("Retry", "Retry"),
            FactKind::Delays => ("Delays", "Delays"),
            FactKind::Escalation => ("Escalation", "Escalation"),
            FactKind::Message => ("Example message", "Message"),
            FactKind::Params => ("Parameters", "Parameters"),
            FactKind::Fields => ("Additional fields", "Fields"),
            FactKind::Headers => ("Headers", "Headers"),
            FactKind::Always => ("Always present", "Always"),
            FactKind::Limit => ("Limit", "Limit"),
            FactKind::See => ("See also", "See also"),
            FactKind::Links => ("Links", "Links"),
            FactKind::Details => ("Details", "Details"),
            FactKind::Since => ("Since", "Since"),
            FactKind::Waived => ("Not documented", "Missing"),
            FactKind::Note => ("Note", "Note"),
            FactKind::Rust => ("Rust", "Rust"),
        }
    }

    /// Returns the label on pages.
    pub const fn label(self) -> &'static str {
        self.labels().0
    }

    /// Returns the label for narrow columns: at most eleven characters.
    pub const fn short_label(self) -> &'static str {
        self.labels().1
    }

    /// Whether the fact helps to handle a response with the code.
    ///
    /// The other facts describe the code, or repeat what the response contains: its
    /// status, message and details.
    pub const fn is_guidance(self) -> bool {
        use FactKind::{Causes, Deprecated, Escalation, Fix, Limit, Links, Removed, Retry, See};
        matches!(self, Deprecated | Removed | Causes | Fix | Retry | Escalation | Limit | See | Links)
    }
}

/// Returns the facts of a code, in page order. Its name and meaning are not included: they
/// appear above the facts.
///
/// ```
/// use errcat_codegen::facts::{FactKind, facts};
///
/// let file = "title: Acme\ngroups: [{ title: A, codes: { gone: { status: 410, meaning: Gone., fix: Go. } } }]";
/// let (catalogue, _) = errcat_codegen::load_from_memory("acme.yaml", file.into()).unwrap();
/// let vendor = &catalogue.vendors[0];
/// let (set, code) = vendor.codes().next().unwrap();
/// let kinds: Vec<_> = facts(vendor, set, code).iter().map(|fact| fact.kind).collect();
/// use FactKind::{Category, Fix, Retry, Rust, Status};
/// assert_eq!(kinds, [Status, Category, Fix, Retry, Rust]);
/// ```
pub fn facts<'c>(vendor: &'c Vendor, set: &'c Set, code: &'c Code) -> Vec<Fact<'c>> {
    let mut list = List(Vec::with_capacity(16));
    list.add(FactKind::Deprecated, code.deprecated.as_ref().map(Lifecycle::deprecated));
    list.add(FactKind::Removed, code.removed.as_ref().map(Lifecycle::removed));
    other_names(&mut list, code);
    classes(&mut list, code);
    occurrence(&mut list, code);
    advice(&mut list, vendor, code);
    contents(&mut list, code);
    references(&mut list, vendor, code);
    list.add(FactKind::Since, code.since.as_deref().map(Body::Plain));
    remarks(&mut list, code);
    list.add(FactKind::Rust, Body::Names(vec![Cow::Owned(rust_path(vendor, set, code))]));
    list.0
}

/// The facts so far.
struct List<'c>(Vec<Fact<'c>>);

impl<'c> List<'c> {
    /// Adds a fact, if it has a value.
    fn add(&mut self, kind: FactKind, body: impl Into<Option<Body<'c>>>) {
        self.0.extend(body.into().map(|body| Fact { kind, body }));
    }

    /// Adds a fact for each value.
    fn add_each(&mut self, kind: FactKind, bodies: impl Iterator<Item = Body<'c>>) {
        self.0.extend(bodies.map(|body| Fact { kind, body }));
    }
}

/// What the code is called besides its wire string.
fn other_names<'c>(list: &mut List<'c>, code: &'c Code) {
    let number = code.number.map(|number| Body::Names(vec![Cow::Owned(number.to_string())]));
    list.add(FactKind::Number, number);
    list.add(FactKind::Name, code.name.as_deref().map(|name| Body::Names(vec![Cow::Borrowed(name)])));
    let aliases = filled(&code.aliases).map(|all| all.iter().map(|alias| Cow::Borrowed(alias.as_str())));
    list.add(FactKind::Aliases, aliases.map(|names| Body::Names(names.collect())));
    let pattern = code.pattern.as_deref().map(|pattern| Body::Names(vec![Cow::Borrowed(pattern)]));
    list.add(FactKind::Pattern, pattern);
}

/// How the vendor classifies the code.
fn classes<'c>(list: &mut List<'c>, code: &'c Code) {
    let is_internal = !code.visibility.is_public();
    list.add(FactKind::Visibility, is_internal.then(|| Body::Plain(code.visibility.as_str())));
    let tags = filled(&code.tags).map(|all| all.iter().map(|tag| Cow::Borrowed(tag.as_str())));
    list.add(FactKind::Tags, tags.map(|tags| Body::Names(tags.collect())));
}

/// How the code occurs.
fn occurrence<'c>(list: &mut List<'c>, code: &'c Code) {
    let Code { statuses, no_status, category, .. } = code;
    list.add(FactKind::Status, Body::Statuses { statuses, none_exists: *no_status });
    let from_status = code.category_certainty == Certainty::Inferred && *category != Category::Unknown;
    list.add(FactKind::Category, Body::Category { category: *category, from_status });
    let is_usual = code.channels == [Channel::Response];
    list.add(FactKind::Channels, filled(&code.channels).filter(|_| !is_usual).map(Body::Channels));
    let is_unusual = code.direction != Direction::Inbound;
    list.add(FactKind::Direction, is_unusual.then_some(Body::Direction(code.direction)));
}

/// Adds causes, fix and retry advice.
fn advice<'c>(list: &mut List<'c>, vendor: &'c Vendor, code: &'c Code) {
    list.add(FactKind::Causes, filled(&code.causes).map(Body::Texts));
    list.add(FactKind::Fix, code.fix.as_ref().map(Body::Text));
    list.add(FactKind::Retry, Body::Retry(&code.retry));
    list.add(FactKind::Delays, Delays::of_advice(vendor, &code.retry).map(Body::Delays));
    list.add(FactKind::Escalation, code.escalation.as_ref().map(Body::Text));
}

/// Adds the contents of a response with the code.
fn contents<'c>(list: &mut List<'c>, code: &'c Code) {
    list.add(FactKind::Message, code.message.as_deref().map(Body::Message));
    list.add(FactKind::Params, filled(&code.params).map(Body::Params));
    list.add(FactKind::Fields, filled(&code.fields).map(Body::Fields));
    let headers = filled(&code.headers).map(|all| all.iter().map(|name| Cow::Borrowed(name.as_str())));
    list.add(FactKind::Headers, headers.map(|names| Body::Names(names.collect())));
    list.add(FactKind::Always, filled(&code.always).map(Body::Parts));
    list.add_each(FactKind::Limit, code.limits.iter().map(Body::Limit));
}

/// Adds related codes and links.
fn references<'c>(list: &mut List<'c>, vendor: &'c Vendor, code: &'c Code) {
    list.add(FactKind::See, filled(&code.see).map(Body::Codes));
    let links: Vec<_> = code.links.iter().filter_map(|&link| vendor.links.get(link)).collect();
    list.add(FactKind::Links, (!links.is_empty()).then_some(Body::Links(links)));
    let is_of_code = |set: &&Set| set.of.iter().any(|of| of.identity == code.identity);
    let sets = vendor.sets.iter().filter(is_of_code);
    list.add_each(FactKind::Details, sets.map(|set| Body::Details(DetailCodes::of(set))));
}

/// Adds gaps in the vendor's documentation, and remarks on it.
fn remarks<'c>(list: &mut List<'c>, code: &'c Code) {
    let waived = code.waived.iter().map(|(what, reason)| Body::Waived { what, reason });
    list.add_each(FactKind::Waived, waived);
    list.add_each(FactKind::Note, code.notes.iter().map(|note| Body::Text(&note.text)));
}

/// Returns the path of the variant, relative to the module that contains the vendors'
/// modules.
fn rust_path(vendor: &Vendor, set: &Set, code: &Code) -> String {
    let set = set.module.as_ref().map(|module| format!("{module}::")).unwrap_or_default();
    format!("{}::{set}Code::{}", vendor.module, code.rust_name)
}

/// Returns the list, unless it is empty.
fn filled<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

#[cfg(test)]
mod tests;
