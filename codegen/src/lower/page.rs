use super::{Lower, opt_prose, opt_text, prose, texts};
use crate::model::{self, Column, Heading};
use crate::names::FlatGroup;
use crate::source::{self, Line, Pairs, StatusKey};
use errcat_core::never;
use errcat_core::words::{Basis, Certainty};

impl Lower<'_> {
    pub(super) fn status_table(&self, table: &source::StatusTable) -> model::StatusTable {
        let has_phrase = table.rows.iter().any(|(_, row)| row.phrase.is_some());
        model::StatusTable {
            title: opt_text(&table.title),
            description: opt_prose(&table.description),
            columns: columns(&table.columns, |column| match column {
                Column::Status | Column::Meaning => true,
                Column::Phrase => has_phrase,
                Column::Code | Column::Number | Column::Name | Column::Fix => false,
            }),
            rows: table.rows.iter().map(|(key, row)| self.status_row(*key, row)).collect(),
        }
    }

    fn status_row(&self, key: StatusKey, row: &source::StatusRow) -> model::StatusRow {
        model::StatusRow {
            status: match key {
                StatusKey::Exact(status) => model::StatusRowKey::Exact(status.0),
                StatusKey::Class(digit) => model::StatusRowKey::Class(digit),
            },
            phrase: opt_text(&row.phrase),
            meaning: prose(&row.meaning),
            retry: row.retry.as_ref().map(|r| self.retry(r, Basis::Rule)),
            links: self.links(&row.links),
        }
    }

    pub(super) fn example(&self, example: &source::Example) -> model::Example {
        model::Example {
            title: opt_text(&example.title),
            status: example.status.map(|s| s.0),
            code: example.code.as_ref().and_then(|r| self.reference(r)),
            headers: example
                .headers
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect(),
            body: example.body.to_string(),
            illustrative: example.illustrative,
        }
    }

    pub(super) fn troubleshooting(&self, entry: &source::Troubleshooting) -> model::Troubleshooting {
        model::Troubleshooting {
            title: opt_text(&entry.title),
            codes: self.references(&entry.codes),
            certainty: entry.certainty.map_or(Certainty::Stated, |c| c.0),
            causes: entry.causes.iter().map(prose).collect(),
            solutions: entry.solutions.iter().map(prose).collect(),
        }
    }

    pub(super) fn support(&self, support: &source::Support) -> model::Support {
        model::Support {
            title: opt_text(&support.title),
            description: opt_prose(&support.description),
            email: opt_text(&support.email),
            link: support.link.as_ref().and_then(|id| self.link(id)),
            include: support.include.iter().map(prose).collect(),
            template: opt_text(&support.template),
        }
    }

    pub(super) fn stability(&self, stability: &source::Stability) -> model::Stability {
        model::Stability {
            description: opt_prose(&stability.description),
            stable: stability.stable.iter().map(|p| p.0).collect(),
            unstable: stability.unstable.iter().map(|p| p.0).collect(),
            additive_between: opt_text(&stability.additive_between),
            notice_days: stability.notice_days.map(|d| d.0),
            notice_for: texts(&stability.notice_for),
            changelog: stability.changelog.as_ref().and_then(|id| self.link(id)),
        }
    }

    pub(super) fn note(&self, note: &source::Note) -> model::Note {
        model::Note { text: prose(&note.text), codes: self.references(&note.codes) }
    }
}

pub(super) fn page(page: &source::Page) -> model::Page {
    model::Page {
        title: opt_text(&page.title),
        description: opt_text(&page.description),
        intro: opt_prose(&page.intro),
    }
}

/// The columns of a group's table: the vendor's, else those its codes fill.
pub(super) fn code_columns(flat: &FlatGroup<'_>) -> Vec<Heading> {
    let codes = &flat.group.codes;
    columns(flat.columns, |column| match column {
        Column::Code | Column::Meaning => true,
        Column::Status => codes.iter().any(|(_, code)| flat.status_of(code).is_some()),
        Column::Fix => codes.iter().any(|(_, code)| code.fix.is_some()),
        Column::Number => codes.iter().any(|(_, code)| code.number.is_some()),
        Column::Name => codes.iter().any(|(_, code)| code.name.is_some()),
        Column::Phrase => false,
    })
}

fn columns(stated: &Pairs<Line>, filled: impl Fn(Column) -> bool) -> Vec<Heading> {
    if stated.is_empty() {
        let present = Column::ALL.into_iter().filter(|column| filled(*column));
        return present.map(|column| Heading { column, title: default_title(column).to_owned() }).collect();
    }
    let named = |key: &str| {
        let column = Column::ALL.into_iter().find(|column| column.as_str() == key);
        column.or_else(|| never("`check` reports unknown columns"))
    };
    stated
        .iter()
        .filter_map(|(key, title)| Some(Heading { column: named(key)?, title: title.to_string() }))
        .collect()
}

fn default_title(column: Column) -> &'static str {
    match column {
        Column::Status => "Status",
        Column::Code => "Code",
        Column::Phrase => "Phrase",
        Column::Number => "Number",
        Column::Name => "Name",
        Column::Meaning => "Meaning",
        Column::Fix => "Fix",
    }
}

pub(super) fn guidance(guidance: &source::Guidance) -> model::Guidance {
    let item = |item: &source::Item| model::Item { title: opt_text(&item.title), text: prose(&item.text) };
    model::Guidance {
        title: opt_text(&guidance.title),
        ordered: guidance.ordered,
        items: guidance.items.iter().map(item).collect(),
    }
}

pub(super) fn sample(sample: &source::Sample) -> model::Sample {
    model::Sample {
        title: opt_text(&sample.title),
        language: sample.language.to_string(),
        text: sample.text.to_string(),
        note: opt_prose(&sample.note),
    }
}

pub(super) fn status_page(page: &source::StatusPage) -> model::StatusPage {
    model::StatusPage { title: page.title.to_string(), url: opt_text(&page.url) }
}

pub(super) fn origin(origin: &source::Origin) -> model::Origin {
    model::Origin {
        page: opt_text(&origin.page),
        retrieved: opt_text(&origin.retrieved),
        lock: opt_text(&origin.lock),
    }
}

pub(super) fn tag(id: &str, meaning: &str) -> model::Tag {
    model::Tag { id: id.to_owned(), meaning: meaning.to_owned() }
}

pub(super) fn link(id: &str, link: &source::Link) -> model::Link {
    model::Link {
        id: id.to_owned(),
        title: link.title.to_string(),
        target: opt_text(&link.target),
        note: opt_prose(&link.note),
        headers: texts(&link.headers),
    }
}
