//! Documents that are no catalogue file at all.

use super::{flat, name_in_list};
use crate::load::tree::{Kind, Node};
use crate::report::Rule;
use std::borrow::Cow;
use std::ops::Range;

/// Why a document is not read.
pub(super) struct NotACatalogue {
    pub rule: Rule,
    pub span: Range<usize>,
    pub message: String,
    pub help: Cow<'static, str>,
}

/// Formats of API descriptions, by the key that they begin with.
const FORMATS: [(&str, &str); 3] = [("openapi", "OpenAPI"), ("swagger", "OpenAPI"), ("asyncapi", "AsyncAPI")];

impl NotACatalogue {
    /// Reports a document in another format once, instead of each of its keys.
    pub(super) fn of(root: &Node) -> Option<NotACatalogue> {
        let found = match &root.kind {
            Kind::Map(_) => return NotACatalogue::description(root),
            Kind::List(entries) if flat::is_list_of_codes(entries) => {
                return Some(NotACatalogue::list_of_codes(root, entries));
            }
            Kind::List(_) => "a list",
            Kind::Scalar { .. } => "a text",
        };
        Some(NotACatalogue {
            rule: Rule::InvalidValue,
            span: root.first_span(),
            message: format!("expected a map with keys such as `title` and `groups`, found {found}"),
            help: "begin with `title:` and the vendor's name".into(),
        })
    }

    fn list_of_codes(root: &Node, entries: &[Node]) -> NotACatalogue {
        let name = entries.first().and_then(name_in_list).unwrap_or("sold_out");
        NotACatalogue {
            rule: Rule::InvalidValue,
            span: entries.first().map_or(root.first_span(), Node::first_span),
            message: flat::MESSAGE.to_owned(),
            help: flat::help(Some(name), false).into(),
        }
    }

    fn description(root: &Node) -> Option<NotACatalogue> {
        if root.entry("groups", 0).is_some() {
            return None;
        }
        let found = FORMATS.iter().find_map(|(key, format)| Some((root.entry(key, 0)?, format)));
        let ((key, _), format) = found?;
        Some(NotACatalogue {
            rule: Rule::UnknownKey,
            span: key.span.clone(),
            message: format!("this is an {format} document, not a catalogue file"),
            help: Cow::Borrowed(match *format {
                "OpenAPI" => {
                    "`errcat import` writes a catalogue file from it; keep the document in another folder"
                }
                _ => "keep the document in another folder",
            }),
        })
    }
}
