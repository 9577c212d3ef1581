use crate::catalogue::CodeOf;
use errcat_codegen::words;
use serde::Serialize;

/// What a list says about a code.
#[derive(Debug, Serialize)]
pub(super) struct Row<'c> {
    pub identity: &'c str,
    pub vendor: &'c str,
    pub set: Option<&'c str>,
    pub code: &'c str,
    pub number: Option<i64>,
    pub name: Option<&'c str>,
    pub aliases: &'c [String],
    pub statuses: Vec<u16>,
    pub category: &'static str,
    pub retry: &'static str,
    pub group: Option<&'c str>,
    pub lifecycle: &'static str,
    pub tags: &'c [String],
    pub meaning: Option<&'c str>,
}

impl<'c> Row<'c> {
    pub(super) fn new(one: &CodeOf<'c>) -> Self {
        let code = one.code;
        Row {
            identity: &code.identity,
            vendor: &one.vendor.id,
            set: one.set.id.as_deref(),
            code: &code.wire,
            number: code.number,
            name: code.name.as_deref(),
            aliases: &code.aliases,
            statuses: code.statuses.iter().map(|status| status.status).collect(),
            category: code.category.as_str(),
            retry: code.retry.verdict.as_str(),
            group: one.group().map(|group| group.title.as_str()),
            lifecycle: words::lifecycle_word(code).unwrap_or("current"),
            tags: &code.tags,
            meaning: code.meaning.as_deref(),
        }
    }

    pub(super) fn statuses(&self, separator: &str) -> String {
        self.statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(separator)
    }
}
