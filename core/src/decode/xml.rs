//! Reading XML. The keys of a pointer are the names of nested elements; `@name` is an
//! attribute. Only the five predefined entities and character references are expanded.

use super::Text;
use super::guide::Guide;
use crate::words::BodyState;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements nested deeper are ignored.
const MAX_DEPTH: usize = 128;

/// Walks through a body.
pub(super) fn walk<'a>(body: &'a [u8], guide: &mut impl Guide<'a>) -> BodyState {
    let text = valid(body);
    if is_foreign(text) {
        return BodyState::Foreign;
    }
    let mut walk = Walk { open: Vec::new(), guide };
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => walk.start(&tag),
            Ok(Event::Empty(tag)) => {
                walk.start(&tag);
                walk.end();
            }
            Ok(Event::End(_)) => walk.end(),
            Ok(Event::Text(text)) => walk.text(text.into_inner()),
            Ok(Event::CData(text)) => walk.text(text.into_inner()),
            Ok(Event::GeneralRef(reference)) => walk.text(resolved(&reference)),
            Ok(Event::Eof) if walk.open.is_empty() && text.len() == body.len() => return BodyState::Read,
            Ok(Event::Eof) | Err(_) => {
                walk.keep_open_elements();
                return BodyState::Broken;
            }
            Ok(_) => {}
        }
    }
}

/// The part of the body before the first invalid UTF-8.
fn valid(body: &[u8]) -> &str {
    body.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// Whether the body is an HTML page or not XML at all.
fn is_foreign(text: &str) -> bool {
    let text = text.trim_ascii_start();
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    !text.starts_with('<') || begins("<!doctype html") || begins("<html")
}

/// The open elements, and the guide to the values that are needed.
struct Walk<'g, 'a, G: Guide<'a>> {
    open: Vec<Element<'a, G::Step>>,
    guide: &'g mut G,
}

/// An open element. It has no step if none of its values are needed.
struct Element<'a, S> {
    step: Option<S>,
    text: Cow<'a, str>,
    /// Whether it contains other elements.
    has_children: bool,
}

impl<'a, G: Guide<'a>> Walk<'_, 'a, G> {
    fn start(&mut self, tag: &BytesStart<'a>) {
        let is_deep = self.open.len() >= MAX_DEPTH;
        let above = match self.open.last_mut() {
            Some(element) => {
                element.has_children = true;
                element.step.filter(|_| !is_deep)
            }
            None => self.guide.start(),
        };
        let step = above.and_then(|above| self.under(above, tag));
        if let Some(step) = step.filter(|step| self.guide.descends(*step)) {
            self.attributes(tag, step);
        }
        self.open.push(Element { step, text: Cow::Borrowed(""), has_children: false });
    }

    /// The step to an element, by its name with or without the namespace prefix.
    fn under(&self, above: G::Step, tag: &BytesStart<'a>) -> Option<G::Step> {
        let whole = self.guide.under_key(above, tag.name().into_inner());
        let local = || self.guide.under_key(above, tag.local_name().into_inner());
        whole.or_else(local).or_else(|| self.guide.under_any(above))
    }

    /// Reads attributes by their names, and then those with a namespace prefix without it.
    fn attributes(&mut self, tag: &BytesStart<'a>, above: G::Step) {
        let all = || tag.attributes().flatten();
        let whole = all().map(|attribute| (attribute.key.into_inner(), attribute.value));
        let with_prefix = all().filter(|attribute| attribute.key.as_namespace_binding().is_none());
        let with_prefix = with_prefix.filter(|attribute| attribute.key.prefix().is_some());
        let local = with_prefix.map(|attribute| (attribute.key.local_name().into_inner(), attribute.value));
        for (name, value) in whole.chain(local) {
            if let Some(step) = self.guide.under_key(above, &alloc::format!("@{name}")) {
                let value = quick_xml::escape::unescape(&value).unwrap_or_default();
                self.guide.keep(step, Text::Plain(Cow::Owned(value.into_owned())));
            }
        }
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let Some(element) = self.open.last_mut() else { return };
        match element.step.is_some_and(|step| self.guide.ends(step)) {
            true if element.text.is_empty() => element.text = text,
            true => element.text.to_mut().push_str(&text),
            false => {}
        }
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        let Some(step) = element.step.filter(|step| self.guide.ends(*step)) else { return };
        match Text::Plain(trimmed(element.text)) {
            text if text.is_scalar() || !element.has_children => self.guide.keep(step, text),
            _ => self.guide.keep(step, Text::NON_EMPTY),
        }
    }

    /// Records the elements that are open where the body is truncated. Their texts may be
    /// incomplete, but those with children are certainly not empty.
    fn keep_open_elements(&mut self) {
        for element in self.open.iter().filter(|element| element.has_children) {
            if let Some(step) = element.step.filter(|step| self.guide.ends(*step)) {
                self.guide.keep(step, Text::NON_EMPTY);
            }
        }
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii().into()),
    }
}

/// Returns the text that replaces a reference. A reference to an entity that the document
/// declares is returned as written.
fn resolved<'a>(reference: &BytesRef<'a>) -> Cow<'a, str> {
    match (reference.resolve_char_ref(), quick_xml::escape::resolve_xml_entity(reference)) {
        (Ok(Some(char)), _) => Cow::Owned(char.into()),
        (_, Some(text)) => Cow::Borrowed(text),
        _ => Cow::Owned(alloc::format!("&{};", &**reference)),
    }
}
