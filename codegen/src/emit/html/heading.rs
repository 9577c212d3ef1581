//! The ids of headings.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::collections::BTreeSet;

/// A heading of a page.
#[derive(Debug)]
pub(crate) struct Heading {
    pub level: HeadingLevel,
    pub id: String,
    pub text: String,
}

/// The ids in use.
#[derive(Debug, Default)]
pub(super) struct Slugs(BTreeSet<String>);

impl Slugs {
    /// Assigns an id to every heading.
    pub(super) fn name(mut self, events: &mut [Event<'_>]) -> Vec<Heading> {
        let mut headings = Vec::new();
        for at in 0..events.len() {
            let Some((Event::Start(Tag::Heading { level, id, .. }), rest)) =
                events.get_mut(at..).and_then(<[Event<'_>]>::split_first_mut)
            else {
                continue;
            };
            let text = text_of(rest);
            let slug = self.unique(&slug(&text));
            *id = Some(slug.clone().into());
            headings.push(Heading { level: *level, id: slug, text });
        }
        headings
    }

    fn unique(&mut self, slug: &str) -> String {
        let mut id = slug.to_owned();
        let mut number = 0;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{slug}-{number}");
        }
        id
    }
}

/// Returns the text of an open heading.
fn text_of(events: &[Event<'_>]) -> String {
    let within = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    within
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(&**text),
            _ => None,
        })
        .collect()
}

/// Returns the id that mdBook and GitHub give a heading.
fn slug(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().map(|c| if c.is_whitespace() { '-' } else { c });
    let kept: String = kept.filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect();
    if kept.is_empty() { "section".into() } else { kept }
}
